"""The day by which entries of a baseline expire: the one thing in the program that depends on today's date."""

import os
from datetime import UTC, date, datetime

from reconcile.errors import ConfigError, Diagnostic


def today() -> date:
    """The machine's day, or SOURCE_DATE_EPOCH's where that is set, so that a run can be repeated to the byte.

    Raises:
        ConfigError: SOURCE_DATE_EPOCH is no number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return date.today()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        message, hint = f"SOURCE_DATE_EPOCH can't be {epoch!r}", "it takes seconds since 1970"
        raise ConfigError(Diagnostic(message=message, hint=hint)) from None
