"""The words, numbers and signs that dates are made of."""

import re
from datetime import date

from msgspec import Struct

from reconcile.rulepack.entries.periods import PeriodWord, Role

WRAPPED = 50  # a line at least this long may go on in the next one; a shorter one is a heading or a field


class Word(Struct, frozen=True, gc=False):
    """What an entry of rules/periods.yaml says of one form."""

    entry: PeriodWord
    value: str


class Token(Struct, gc=False):
    """A word, number or sign; `small` is a word in small letters, `digits` how many digits a number has."""

    kind: str
    start: int
    end: int
    text: str
    words: dict[Role, Word]
    number: int | None = None
    digits: int = 0
    parts: tuple[int, ...] = ()
    small: str = ""


Words = dict[str, dict[Role, Word]]  # by form, in small letters

_NONE: dict[Role, Word] = {}
_ENDS = [Token("end", 0, 0, "", _NONE)] * 8  # no form looks further than a few tokens past the end

# In the order of trial. Every part is bounded or a plain run of one class of characters, so a match is linear.
_TOKEN = re.compile(
    r"""
  [^\S\n]* (?:
  (?P<code> (?: (?<![\w.,-]) | (?<=[12]\d{3}) | (?<=\d-) )
      (?: (?P<half>[Hh]) (?P<hn>[12]) | [Qq] (?P<qn>[1-4]) ) (?!\w) (?!\.\d) )
| (?P<turned> (?<![\w.,-]) (?: (?P<thn>[12]) H | (?P<tqn>[1-4]) [Qq] ) (?: (?P<ty>(?:20)?\d\d) )? (?!\w) (?!\.\d) )
| (?P<fy> (?: FY | fy ) '? (?P<fyn> \d{4} | \d{2} ) (?!\w) )
| (?P<word> [^\W\d_]+ )
| (?P<newline> \n \s* )
| (?P<iso> (?<![\w/.-]) (?P<iy>[12]\d{3}) (?P<isep>[-/.]) (?P<im>\d{1,2}) (?P=isep) (?P<id>\d{1,2}) (?![\d/]|[-.]\d)
      (?: [T ]\d{2}:?\d{2} (?: :?\d{2} (?:\.\d{1,9})? )? \s? (?: Z\b | [+-]\d{2}:?\d{2}\b | (?:UTC|GMT)\b )? )? )
| (?P<compact> (?<![\w.-]) (?:19|20)\d{6} T\d{4,6} Z? (?!\w) )
| (?P<numeric> (?<![\w/.,-]) (?P<na>\d{1,2}) (?P<nsep>[-/.]) (?P<nb>\d{1,2})
      (?: (?P=nsep) (?P<ny>\d{4}) | (?<=/\d\d) / (?P<ny2>\d{2}) | (?<=/\d) / (?P<ny4>\d{2})
        | (?<=\.\d\d) \. (?P<ny3>\d{2}) | (?<=-\d) - (?P<ny5>\d{2}) | (?<=-\d\d) - (?P<ny6>\d{2})
      ) (?! [\d/] | [-.]\d ) )
| (?P<short> (?: (?<![\w/.,-]) | (?<=/\d-) | (?<=/\d\d-) ) (?P<sa>\d{1,2}) (?: / (?P<sb>\d{1,2}) | \. (?P<sc>\d{2}) \. )
      (?! [\w/%°] | [-.]\d (?!\d?/\d) ) )
| (?P<era> (?P<ey> ['’‘]? \d{2} | [12]\d{2}0 ) ['’]? s (?!\w) )
| (?P<other> [$€£¥₹\#+] \s? \d[\d.,]* | \d+ (?: [.,]\d+ ){1,9} (?: \s? % )?
      | \d+ \s? [%°] | \d+ : \d+ (?: :\d+ )? | \d{5,} )
| (?P<ordinal> (?P<on>\d{1,2}) (?:st|nd|rd|th|ST|ND|RD|TH) (?!\w) )
| (?P<number> \d{1,4} )
| (?P<possessive> ['’]s (?!\w) )
| (?P<mark> \S )
)
""",
    re.VERBOSE | re.DOTALL,
)


class Run:
    """The tokens of one run; reading a little past either end gives an empty token.

    `depth` counts the dates that the one being read is part of; `function` are words that no number counts.
    """

    def __init__(self, tokens: list[Token], function: frozenset[str]) -> None:
        kept = [token for token in tokens if token.kind != "wrap"]
        self.length = len(kept)
        self.depth = 0
        self.function = function
        self.tokens = kept + _ENDS  # also what index -1 reads

    def at(self, i: int) -> Token:
        return self.tokens[i]

    def value(self, i: int, *roles: Role) -> str | None:
        """What the word at `i` stands for in the first of the roles that it has."""
        words = self.tokens[i].words
        if words:
            for role in roles:
                if role in words:
                    return words[role].value
        return None

    def is_word(self, i: int, *texts: str) -> bool:
        return self.tokens[i].small in texts

    def is_mark(self, i: int, signs: str) -> bool:
        token = self.tokens[i]
        return token.kind == "mark" and token.text in signs

    def touches(self, i: int) -> bool:
        """Whether the token at `i` follows the one before it without a space."""
        return i > 0 and self.at(i).start == self.at(i - 1).end

    def skip(self, i: int, signs: str) -> int:
        token = self.tokens[i]
        return i + 1 if token.kind == "mark" and token.text in signs else i

    def skip_word(self, i: int, *texts: str) -> int:
        return i + 1 if self.tokens[i].small in texts else i


def read(text: str, start: int, words: Words) -> Token | None:
    """The token at `start`, after any spaces; None at the end of the text."""
    match = _TOKEN.match(text, start)
    if match is None:
        return None
    kind = match.lastgroup or "mark"
    begin, end = match.span(kind)
    written = match[kind]
    if kind == "word":
        small = written.lower()
        found = words.get(small, _NONE)
        if found is not _NONE:
            found = as_written(found, written)
        return Token("word" if found else "foreign", begin, end, written, found, small=small)
    if kind in ("mark", "possessive"):
        return Token(kind, begin, end, written, _NONE)
    return _figure(match, kind, text, words)


def _figure(match: re.Match[str], kind: str, text: str, words: Words) -> Token:
    start, end = match.span(kind)
    written = match[kind]
    match kind:
        case "number":
            return Token(kind, start, end, written, _NONE, int(written), len(written))
        case "ordinal":
            return Token(kind, start, end, written, _NONE, int(match["on"]), len(match["on"]))
        case "iso" | "compact":
            year, month, day = (match["iy"], match["im"], match["id"]) if kind == "iso" else _compact(written)
            parts = (int(year), int(month), int(day))
            return Token("iso" if _exists(*parts) else "foreign", start, end, written, _NONE, parts=parts)
        case "numeric":
            short = match["ny2"] or match["ny3"] or match["ny4"] or match["ny5"] or match["ny6"]
            number = int(match["ny"]) if match["ny"] else century(int(short))
            a, b = int(match["na"]), int(match["nb"])
            good = _exists(number, b, a) or _exists(number, a, b)
            return Token(kind if good else "foreign", start, end, written, _NONE, parts=(a, b, number))
        case "short":
            a, b = int(match["sa"]), int(match["sb"] or match["sc"])
            found = words.get(written, _NONE)
            good = not found and (_exists(2000, b, a) or _exists(2000, a, b))
            return Token(kind if good else "foreign", start, end, written, found, parts=(a, b))
        case "code":
            parts_of_year = 2 if match["half"] else 4
            return Token(kind, start, end, written, _NONE, int(match["hn"] or match["qn"]), parts_of_year)
        case "turned":
            parts_of_year, year = (2 if match["thn"] else 4), int(match["ty"] or 0)
            number = int(match["thn"] or match["tqn"])
            years = (century(year) if year < 100 else year,) if match["ty"] else ()
            return Token("code", start, end, written, _NONE, number, parts_of_year, years)
        case "fy":
            number = int(match["fyn"])
            return Token(kind, start, end, written, _NONE, century(number) if number < 100 else number)
        case "era":
            number = int(match["ey"].lstrip("'’‘"))
            return Token(
                kind if number % 10 == 0 else "foreign",
                start,
                end,
                written,
                _NONE,
                century(number) if number < 100 else number,
                4 if number > 100 else 0,
            )
        case "newline":
            line = text.rfind("\n", max(0, start - WRAPPED), start) + 1
            wraps = written.count("\n") == 1 and line == 0 and start >= WRAPPED
            return Token("wrap" if wraps else "foreign", start, end, written, _NONE)
    return Token("foreign", start, end, written, _NONE)


def _compact(written: str) -> tuple[str, str, str]:
    return written[:4], written[4:6], written[6:8]


def as_written(words: dict[Role, Word], written: str) -> dict[Role, Word]:
    """What is left of a word's meanings where it begins with a small letter: "may" is a verb."""
    if written[0].isupper():
        return words
    return {role: word for role, word in words.items() if written not in word.entry.capital}


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def century(year: int) -> int:
    """The year that two digits stand for: 00 to 49 in this century, 50 to 99 in the last."""
    return year + (2000 if year < 50 else 1900)
