"""Where dates may stand in a text, and the words, numbers and signs that they are made of."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from reconcile.rulepack.entries.periods import PeriodWord, Role
from reconcile.rulepack.schema import Rules

LOOKBACK = 72  # longest run of date words before the first word that must be in a date: "between the twenty-first and"
WRAPPED = 50  # a line at least this long may go on in the next one; a shorter one is a heading or a field
MOST_TOKENS = 400  # of one run; longer ones are tables of years, read in pieces


class Word(Struct, frozen=True):
    """What an entry of rules/periods.yaml says of one form."""

    entry: PeriodWord
    value: str


class Token(Struct):
    """A word, number or sign; `number` is its value, `digits` how many were written, 0 for words."""

    kind: str
    start: int
    end: int
    text: str
    words: dict[Role, Word]
    number: int | None = None
    digits: int = 0
    parts: tuple[int, ...] = ()


_NONE: dict[Role, Word] = {}
_END = Token("end", 0, 0, "", _NONE)

_SIGNS = r"""
  (?P<iso> (?<![\w/.-]) (?P<iy>[12]\d{3}) (?P<isep>[-/.]) (?P<im>\d{1,2}) (?P=isep) (?P<id>\d{1,2}) (?![\d/]|[-.]\d)
      (?: [T ]\d{2}:?\d{2} (?: :?\d{2} (?:\.\d{1,9})? )? \s? (?: Z\b | [+-]\d{2}:?\d{2}\b | (?:UTC|GMT)\b )? )? )
| (?P<compact> (?<![\w.-]) (?:19|20)\d{6} (?=T\d{4}) T\d{4,6}Z? )
| (?P<numeric> (?<![\w/.,-]) (?P<na>\d{1,2}) (?P<nsep>[-/.]) (?P<nb>\d{1,2}) (?: (?P=nsep) (?P<ny>\d{4}) | (?<=/\d\d) / (?P<ny2>\d{2}) | (?<=\.\d\d) \. (?P<ny3>\d{2}) )
      (?! [\d/] | [-.]\d ) )
| (?P<short> (?<![\w/.,-]) (?P<sa>\d{1,2}) (?: / (?P<sb>\d{1,2}) | \. (?P<sc>\d{2}) \. ) (?! [\w/%°] | [-.]\d ) )
| (?P<code> (?<![\w.,-]) (?: (?P<half>[Hh]) (?P<hn>[12]) | (?P<quarter>[Qq]) (?P<qn>[1-4]) ) (?![\w.]\w) (?!\d) )
| (?P<fy> \b FY ' ? (?P<fyn> \d{4} | \d{2} ) \b )
| (?P<era> (?P<ey> ['’‘]? \d{2} | [12]\d{2}0 | [12]\d00 ) ['’]? s \b )
| (?P<other> [$€£¥₹#+] \s? \d[\d.,]* | \d+ (?: [.,]\d+ )+ (?: \s? % )? | \d+ \s? [%°] | \d+ : \d+ (?: :\d+ )? | \d{5,} )
| (?P<ordinal> (?P<on>\d{1,2}) (?:st|nd|rd|th) \b )
| (?P<number> (?<! [A-Za-z]-) \d{1,4} )
| (?P<possessive> ['’]s \b )
| (?P<word> [^\W\d_]+ )
| (?P<newline> [^\S\n]* \n \s* )
| (?P<space> [^\S\n]+ )
| (?P<mark> . )
"""


class Run:
    """The tokens of one run; reading past either end gives an empty token."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = [token for token in tokens if token.kind != "wrap"]

    def at(self, i: int) -> Token:
        return self.tokens[i] if 0 <= i < len(self.tokens) else _END

    def value(self, i: int, *roles: Role) -> str | None:
        """What the word at `i` stands for in the first of the roles that it has."""
        words = self.at(i).words
        return next((words[role].value for role in roles if role in words), None) if words else None

    def is_word(self, i: int, *texts: str) -> bool:
        return self.at(i).text.lower() in texts

    def is_mark(self, i: int, signs: str) -> bool:
        token = self.at(i)
        return token.kind == "mark" and token.text in signs

    def touches(self, i: int) -> bool:
        """Whether the token at `i` follows the one before it without a space."""
        return i > 0 and self.at(i).start == self.at(i - 1).end

    def skip(self, i: int, signs: str) -> int:
        return i + 1 if self.is_mark(i, signs) else i

    def skip_word(self, i: int, *texts: str) -> int:
        return i + 1 if self.is_word(i, *texts) else i


class Lexicon:
    """The calendar words of one set of rules, compiled."""

    def __init__(self, rules: Rules) -> None:
        self.words: dict[str, dict[Role, Word]] = {}
        for entry in rules.periods:
            if entry.role == "tense":
                continue
            for count, form in enumerate(entry.forms):
                counts_up = entry.role == "cardinal" and "a" not in entry.forms and len(entry.forms) > 3
                counts_up = counts_up or (entry.role == "ordinal" and len(entry.forms) > 3)
                value = str(int(entry.value) + count) if counts_up else entry.value
                self.words.setdefault(form.casefold(), {})[entry.role] = Word(entry, value)
        of_date = [form for form, words in self.words.items() if words.keys() & _TRIGGERS and "name" not in words]
        phrases = sorted((form for form in self.words if not form.isalpha()), key=len, reverse=True)
        self.trigger = re.compile(rf"(?<!\w)(?:{_trie(of_date)})(?![^\W\d_]) | {_DIGITS}", re.VERBOSE | re.IGNORECASE)
        phrase = "|".join(rf"(?<!\w){_spaced(form)}(?!\w)" for form in phrases)
        self.token = re.compile(rf"(?P<phrase> {phrase} ) | {_SIGNS}", re.VERBOSE | re.IGNORECASE | re.DOTALL)


_TRIGGERS: frozenset[Role] = frozenset(("month", "weekday", "unit", "relative", "season", "holiday", "fiscal"))
_DIGITS = r"""
  (?<![\w$€£¥#.,]) (?: [12]\d{3} (?![\d%]|[.,]\d\d) | \d{1,2} (?: (?P<s1>[/.-]) \d{1,2} (?P=s1) \d | /\d | \.\d\d\. ) )
| (?<!\w) [HhQq] [1-4] (?!\w) | \bFY'?\d | (?<= ['’‘\ ]) \d0 ['’]? s \b
"""


def _spaced(form: str) -> str:
    return r"[^\S\n]+".join(re.escape(part) for part in form.split())


def _trie(forms: Iterable[str]) -> str:
    """Alternatives with common beginnings written once, so that a scan fails at the first letter that fits none."""
    tree: dict[str, list[str]] = {}
    for form in sorted(set(forms)):
        tree.setdefault(form[:1], []).append(form[1:])
    options = []
    for letter, rest in tree.items():
        if not letter:
            continue
        follow = _trie(rest)
        letter = r"[^\S\n]+" if letter == " " else re.escape(letter)
        options.append(letter + follow)
    if not options:
        return ""
    body = options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"
    return f"(?:{body})?" if "" in tree else body


def runs(text: str, lexicon: Lexicon) -> Iterator[list[Token]]:
    """Runs of date words around each place where a date may stand, in order and disjoint."""
    at, least = 0, 0
    while (hit := lexicon.trigger.search(text, at)) is not None:
        tokens = _run(text, lexicon, least, hit.start())
        if tokens:
            yield tokens
            least = tokens[-1].end
        at = max(hit.end(), least)


def _run(text: str, lexicon: Lexicon, least: int, trigger: int) -> list[Token]:
    """The tokens before the trigger back to the first foreign word, and those after it up to the next one."""
    begin = max(least, trigger - LOOKBACK)
    if begin > least:
        begin = next((i for i in range(begin, trigger) if not text[i].isalnum() and text[i - 1].isalnum()), trigger)
    tokens: list[Token] = []
    foreign = 0
    position, scan = begin, lexicon.token.match
    while position < len(text) and len(tokens) < MOST_TOKENS and (match := scan(text, position)) is not None:
        position = match.end()
        kind = match.lastgroup or "mark"
        if kind == "space":
            continue
        token = _token(match, text, lexicon)
        tokens.append(token)
        if token.kind == "foreign":
            if token.start > trigger or (token.start <= trigger < token.end):
                break
            foreign = len(tokens) - 1
    return tokens[max(0, foreign) :]


def _token(match: re.Match[str], text: str, lexicon: Lexicon) -> Token:
    start, end, written = match.start(), match.end(), match[0]
    kind = match.lastgroup or "mark"
    match kind:
        case "word" | "phrase":
            words = lexicon.words.get(" ".join(written.casefold().split()), _NONE)
            if words is not _NONE:
                words = _as_written(words, written)
            return Token("word" if words else "foreign", start, end, written, words)
        case "number":
            return Token(kind, start, end, written, _NONE, int(written), len(written))
        case "ordinal":
            return Token(kind, start, end, written, _NONE, int(match["on"]), len(match["on"]))
        case "iso":
            parts = (int(match["iy"]), int(match["im"]), int(match["id"]))
            return Token(kind if _exists(*parts) else "foreign", start, end, written, _NONE, parts=parts)
        case "compact":
            parts = (int(written[:4]), int(written[4:6]), int(written[6:8]))
            return Token("iso" if _exists(*parts) else "foreign", start, end, written, _NONE, parts=parts)
        case "numeric":
            short = match["ny2"] or match["ny3"]
            year = int(match["ny"]) if match["ny"] else century(int(short))
            parts = (int(match["na"]), int(match["nb"]), year)
            good = _exists(year, parts[1], parts[0]) or _exists(year, parts[0], parts[1])
            return Token(kind if good else "foreign", start, end, written, _NONE, parts=parts)
        case "short":
            parts = (int(match["sa"]), int(match["sb"] or match["sc"]))
            words = lexicon.words.get(written, _NONE)
            good = not words and (_exists(2000, parts[1], parts[0]) or _exists(2000, *parts))
            return Token(kind if good else "foreign", start, end, written, words, parts=parts)
        case "code":
            unit = 2 if match["half"] else 4
            return Token(kind, start, end, written, _NONE, int(match["hn"] or match["qn"]), unit)
        case "fy":
            year = int(match["fyn"])
            return Token(kind, start, end, written, _NONE, century(year) if year < 100 else year)
        case "era":
            year = int(match["ey"].lstrip("'’‘"))
            decade = century(year) if year < 100 else year
            good = decade % 10 == 0 and (year > 100 or not match["ey"][0].isdigit() or decade < 2000)
            return Token(kind if good else "foreign", start, end, written, _NONE, decade)
        case "newline":
            line = text.rfind("\n", max(0, start - WRAPPED), start) + 1
            whole = written.count("\n") == 1 and line == 0 and start >= WRAPPED
            return Token("wrap" if whole else "foreign", start, end, written, _NONE)
        case "other":
            return Token("foreign", start, end, written, _NONE)
    return Token(kind, start, end, written, _NONE)


def _as_written(words: dict[Role, Word], written: str) -> dict[Role, Word]:
    if written[0].isupper():
        return words
    kept = {role: word for role, word in words.items() if written not in word.entry.capital}
    return kept if len(kept) < len(words) else words


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def century(year: int) -> int:
    """The year that two digits stand for: 00 to 49 in this century, 50 to 99 in the last."""
    return year + (2000 if year < 50 else 1900)
