"""Whether a fraction word is a share of something: "a third of voters", "a third were", "cut by half in May"."""

import re

from reconcile.extract.change import forms_before
from reconcile.rulepack.lexicon import alternation
from reconcile.rulepack.schema import Rules

# What may follow a share of anything. "A third meeting" ranks; "a third and a fourth ship" do too.
_FOLLOWS = r"""of\b|the\b|more\b|less\b|fewer\b|were\b|are\b|do\b|did\b|have\b|said\b|say\b"""
# "A third full", but "a third full term".
_FILLED = (
    r"(?:full|empty)(?=[.,;:)]|\Z|[ ](?:of|on|when|at|by|after|before|in|with|last|this|and|but|or|while|compared)\b)"
)
_ANY = re.compile(
    rf"\s*(?:{_FOLLOWS}|as\b|higher\b|lower\b|majority\b|majorities\b|stake\b|share\b|interest\b|{_FILLED}|[.,;:)]|\Z)",
    re.IGNORECASE,
)
_RANKING = re.compile(rf"\s*(?:{_FOLLOWS}|as\b|higher\b|lower\b|{_FILLED}|[.,;:)]|\Z)", re.IGNORECASE)
# "half" alone is also a half-year, a half-time or a half-brother.
_HALF = re.compile(
    rf"[\s](?:of|the|its|their|his|her|our|all|were|are|do|did|have|said|say)\b|\s{_FILLED}",
    re.IGNORECASE,
)
# A half of a match, of a year or of a book.
_NTH_HALF = re.compile(r"\b(?:first|second|opening|closing|latter|final|last|next|early|late)[ -]\Z", re.IGNORECASE)
_NTH_REACH = 10  # code points; "opening " is 8
# "cut by a third to 40", but not "by a third party", nor "By a quarter to nine they left".
_BY = (
    r"(?<!\w)(?:by[ ](?:(?!by\b)[a-z]+[ ]){{0,3}}"
    r"|{changed}[ ](?:(?:about|around|almost|nearly|roughly|over|just[ ]over|just[ ]under|more[ ]than"
    r"|less[ ]than)[ ])?)\Z"
)
_AFTER_BY = re.compile(
    r"\s*(?:[.,;:)]|\Z|(?:to|in|from|since|at|on|over|after|by|when|as|compared|this|last|within|between|during|and|or"
    r"|but|while|for|with|if|under|through|next|before|until|because)\b)"
)
_BY_REACH = 32  # characters; "by" with its qualifiers is shorter


class Shares:
    """Tells shares with the words of change of one set of rules."""

    def __init__(self, rules: Rules) -> None:
        self._by = re.compile(_BY.format(changed=alternation(forms_before(rules, "by_share"))))

    def ranks_nothing(self, text: str, start: int, end: int) -> bool:
        """Whether a word that also ranks ("a third") is a fraction: offsets of the word with its article."""
        return _RANKING.match(text, end) is not None or self._is_change(text, start, end)

    def is_share(self, text: str, start: int, end: int, *, half: bool) -> bool:
        """Whether a fraction at the offsets is a share or a change by one; "the second half" is neither."""
        if half and _NTH_HALF.search(text, max(0, start - _NTH_REACH), start):
            return False
        return (_HALF if half else _ANY).match(text, end) is not None or self._is_change(text, start, end)

    def _is_change(self, text: str, start: int, end: int) -> bool:
        if _AFTER_BY.match(text, end) is None:
            return False
        return self._by.search(text, max(0, start - _BY_REACH), start) is not None
