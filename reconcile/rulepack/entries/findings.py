"""rules/findings.yaml: what each finding code means."""

from typing import Literal

from reconcile.rulepack.entry import Entry


class FindingRule(Entry, frozen=True, kw_only=True):
    """One finding code; the id is the code ("MON001").

    `message` is the one-line template; its fields are filled in by the comparison. An example is two or more documents
    parted by a line of three dashes, which raise the finding; a counterexample must not.
    """

    name: str
    severity: Literal["error", "warning", "note"]
    message: str
    why: str
    advice: str
