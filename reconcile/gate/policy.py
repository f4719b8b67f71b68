"""What a config says of findings beside its flags: severities of a team's own, and what it leaves aside."""

from collections.abc import Collection, Mapping

import msgspec
from msgspec import Struct

from reconcile.gate.inline import Trust, inline_suppressions
from reconcile.gate.severities import Grade, regrade
from reconcile.gate.suppression import Placed, suppress
from reconcile.model import Report


class Policy(Struct, frozen=True, kw_only=True):
    """The tables `severity` and `suppress` of a config, and the documents whose comments it trusts."""

    grades: tuple[Grade, ...] = ()
    suppressions: tuple[Placed, ...] = ()
    trusted: tuple[Trust, ...] = ()

    def apply(self, report: Report, *, codes: Collection[str], measures: Mapping[str, str]) -> Report:
        """The report with its severities changed and its findings suppressed; `codes` are those known, `measures`
        the labels of those known, by their ids.

        Raises:
            ConfigError: a grade names a code or a measure that isn't known.
        """
        graded = regrade(report, self.grades, codes=codes, measures=measures)
        inline, faults = inline_suppressions(graded, self.trusted)
        suppressed = suppress(graded, (*self.suppressions, *inline))
        return msgspec.structs.replace(suppressed, notices=(*suppressed.notices, *faults))
