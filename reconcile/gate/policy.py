"""What a config says of findings beside its flags: severities of a team's own, and what it leaves aside."""

from collections.abc import Collection

from msgspec import Struct

from reconcile.gate.severities import Grade, regrade
from reconcile.gate.suppression import Placed, suppress
from reconcile.model import Report


class Policy(Struct, frozen=True, kw_only=True):
    """The tables `severity` and `suppress` of a config."""

    grades: tuple[Grade, ...] = ()
    suppressions: tuple[Placed, ...] = ()

    def apply(self, report: Report, *, codes: Collection[str], measures: Collection[str]) -> Report:
        """The report with its severities changed and its findings suppressed; `codes` and `measures` are those known.

        Raises:
            ConfigError: a grade names a code or a measure that isn't known.
        """
        return suppress(regrade(report, self.grades, codes=codes, measures=measures), self.suppressions)
