"""Words of a message that were changed, so that a report can show them as what is gone and what has come."""

import re
from typing import Literal

from reconcile.model import Finding

Part = Literal["", "gone", "come"]

_CHANGED = re.compile(r"\[-(?P<gone>[^\[\]]{1,400}?)-\]|\{\+(?P<come>[^{}]{1,400}?)\+\}")
_CAUSES = frozenset({"altered-quotation", "negation"})


def parts(finding: Finding, words: str) -> list[tuple[str, Part]]:
    """The words in pieces, marks included: "[-could-]" is gone, "{+will+}" has come. Other findings are one piece."""
    if finding.diagnosis is None or finding.diagnosis.cause not in _CAUSES:
        return [(words, "")]
    pieces: list[tuple[str, Part]] = []
    at = 0
    for match in _CHANGED.finditer(words):
        pieces += [(words[at : match.start()], ""), (match[0], "gone" if match["gone"] else "come")]
        at = match.end()
    return [piece for piece in [*pieces, (words[at:], "")] if piece[0]]
