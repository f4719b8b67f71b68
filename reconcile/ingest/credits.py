"""A line of credits: the paper, its writer, the place and the day in pieces between marks, and no sentence."""

import re

from msgspec import Struct

from reconcile.ingest.days import DAY, day_of
from reconcile.ingest.lexicon import FurnitureLexicon
from reconcile.rulepack.entries.furniture import FurnitureRule

_LONGEST = 160  # characters; "The Oslo Gazette, by Karin Holm at Abbey Quay, Saturday 3 February 2024, page 4" is 81
_LONGEST_CELL = 60  # "Results of the third quarter and outlook for the whole year" is 59
_UPPER = r"[^\W\d_a-zà-öø-ÿ]"
_DAY = re.compile(DAY, re.VERBOSE | re.IGNORECASE)
_RANGE = re.compile(rf"\s?(?:[–—-]{{1,2}}|to|until|and)\s?{DAY}", re.VERBOSE | re.IGNORECASE)
_BAR = re.compile(r"\s*[|·•]\s*")
_MARK = re.compile(
    r"""[ ]* (?P<mark> \n(?:\.(?=\s|$))? | [;()\[\]—] | [,:](?=\s|$) | (?<!\S)(?:[–-]{1,3}|//?)(?!\S)
      | (?<=[^\W\d_]{3})(?<!\bvol)\.(?=\s|$)  # no end of anything: "Vol. 12", "No. 7", "St. Ives"
    ) [ ]*""",
    re.VERBOSE | re.IGNORECASE,
)
_NAME = re.compile(
    rf"""["“]? {_UPPER}[\w.’'&-]{{0,30}}
         (?: \s (?: (?:of|the|and|at|in|for|de|del|la|le|van|von|der|den|al|bin|upon|sur|&) \s ){{0,2}}
             {_UPPER}[\w.’'&-]{{0,30}} ){{0,7}} (?:\s(?:plc|ltd|inc|llc|ag|asa))? \.? ["”]?""",
    re.VERBOSE,
)
_BESIDE = re.compile(  # what may stand by a day, whatever the line is
    r"""(?: on | the | (?:mon|tues|wednes|thurs|fri|satur|sun)day
      | (?:at\s)? \d{1,2} (?:[:.h]\d{2}){0,2} (?:\s?[ap]\.?m\.?)? (?:\s(?:[A-Z]{1,5}|time|local\stime|hours))? (?:\son)?
      | (?-i:[A-Z]{2,5}) | [+-]\d{2}:?\d{2} )""",
    re.VERBOSE | re.IGNORECASE,
)


class Credits(Struct, frozen=True, kw_only=True):
    """What a line of credits says, and the rule of the first piece by which it is one; None where the day alone is.

    Nothing is said where the line is a picture's or a guest's: neither its day nor its paper is the document's.
    """

    fields: dict[str, str]
    rule: str | None


def read_credits(line: str, rules: FurnitureLexicon, language: str | None = None) -> Credits | None:
    """The credits of a line that has a day; None where any piece of it may tell a story.

    Between commas and dashes every piece has to be known or a name, and one has to be known. Between bars, which no
    sentence has, what stands apart from the day may be anything short.
    """
    days = list(_DAY.finditer(line)) if len(line) <= _LONGEST else []
    if not 1 <= len(days) <= 2 or day_of(days[0], language) is None:
        return None
    cells = [_Cell(cell, rules) for cell in _BAR.split(_DAY.sub("\n", line))]
    barred = len(cells) > 1
    known = [found for cell in cells for found in cell.known]
    if not all(cell.is_told or (barred and cell.is_apart) for cell in cells):
        return None
    if not known and not barred and cells[0].names:
        return None
    first = known[0][0] if known else None
    if first is not None and first.extent == "other credit" and all(map(_is_beside, known)):
        return Credits(fields={}, rule=first.id)
    fields = {"day": days[0][0]}
    for _, found in known:
        fields = {**found, **fields}
    if fields.pop("body", None) and barred and not cells[0].known and len(cells[0].names) == 1:
        fields.setdefault("source", cells[0].names[0])  # whose release it is
    return Credits(fields=fields, rule=first.id if first is not None else None)


def is_of_another_day(line: str, rules: FurnitureLexicon) -> bool:
    """Whether the first day of a line isn't the document's: it is of something else, or the first of a range."""
    first = _DAY.search(line[:_LONGEST])
    if first is None:
        return False
    goes_on = _RANGE.match(line, first.end(), first.end() + _LONGEST)
    return goes_on is not None or rules.is_of_another_day(line[: first.start()])


def _is_beside(piece: tuple[FurnitureRule, dict[str, str]]) -> bool:
    """Whether a piece leaves the day to the picture: it is of another, or tells whose it is."""
    rule, found = piece
    return rule.extent == "other credit" or "source" in found


class _Cell:
    """What stands between two bars: the pieces that rules know, with what they say, and those that are names."""

    def __init__(self, text: str, rules: FurnitureLexicon) -> None:
        self.is_apart = "\n" not in text and len(text) <= _LONGEST_CELL
        self.known: list[tuple[FurnitureRule, dict[str, str]]] = []
        self.names: list[str] = []
        self.is_told = True
        start = 0
        for mark in [*_MARK.finditer(text), None]:
            piece = text[start : mark.start() if mark else len(text)]
            self._read(piece, mark["mark"] if mark else "", rules)
            start = mark.end() if mark else start

    def _read(self, piece: str, mark: str, rules: FurnitureLexicon) -> None:
        if not piece or _BESIDE.fullmatch(piece):
            return
        match = rules.credit(piece)
        if match is not None:
            self.known.append(match)
        elif not mark.startswith((":", "\n")) and _NAME.fullmatch(piece):
            self.names.append(piece)  # a name before a colon or the day itself says what happens then
        else:
            self.is_told = False
