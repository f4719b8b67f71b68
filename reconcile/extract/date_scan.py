"""Where dates may stand in a text: runs of date words around the few words and figures that every date holds."""

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from reconcile.extract.date_tokens import Run, Token, Word, Words, as_written, read
from reconcile.rulepack.entries.periods import Role
from reconcile.rulepack.schema import Rules

LOOKBACK = 72  # longest run of date words before the word that must be in a date: "between the twenty-first and the"
MOST_TOKENS = 400  # of one run; longer ones are tables of years, read in pieces

_TRIGGERS: frozenset[Role] = frozenset(
    ("month", "weekday", "weekdays", "unit", "week", "sofar", "relative", "season", "holiday", "fiscal", "era")
)
# never in a date
_CONTEXT: frozenset[Role] = frozenset(("tense", "awaited", "counted", "function", "length", "stretch", "workday"))
_BEFORE = r"[\s\"“”(‘’'/—–:;,.\[|\d-]"  # what a date may begin after; a fixed set of characters makes the scan fast
_FIGURES = r"""
  \d (?: \d{3} (?![\d%]|[.,]\d\d) | \d? (?: (?P<sign>[/.-]) \d{1,2} (?P=sign) \d | /\d | \.\d\d\. )
     | 0['’]?s(?!\w) | \d?(?:st|nd|rd|th)(?!\w) )
| [12]\d{3} (?: -?\d\d-?\d\d | (?=[hq][1-4](?!\w)) )
| (?:seventeen|eighteen|nineteen|twenty) [\ -] (?:ten|eleven|twelve|[a-z]{3,5}teen|[a-z]{3,5}ty) (?!\w)
| (?:seventeen|eighteen|nineteen|twenty) [\ -] [a-z]{3,5}ty-
| one\ thousand\ [a-z]{3,5}\ hundred(?!\w)
| two\ thousands?(?!\w) | (?:twenty|thirty) [\ -] (?:first|second|third|[a-z]{3,5}th) (?!\w)
| [hq][1-4] (?!\w) | [1-4][hq] (?:\d\d|\b) | fy'?\d | on\ \d\d?[.-]\d\d? (?![\d%-])
| (?:on|by|until|since|for)\ the\ \d\d?(?!\w|[%.,-]\w|\ [a-z0-9])
"""


class Lexicon:
    """The calendar words of one set of rules, compiled."""

    def __init__(self, rules: Rules) -> None:
        self.words: Words = {}
        for entry in rules.periods:
            if entry.role not in _CONTEXT:
                for count, form in enumerate(entry.forms):
                    step = 10 if entry.role == "era" else 1
                    value = str(int(entry.value[:-1]) + step * count) if entry.counts_on else entry.value
                    self.words.setdefault(form.lower(), {})[entry.role] = Word(entry, value)
        self._function = frozenset(form for entry in rules.periods if entry.role == "function" for form in entry.forms)
        # "up to and including": a word that is known only inside what leads to a date
        leads = [form for form, words in self.words.items() if "lead" in words]
        self._known = set(self.words).union(*(form.split() for form in leads))
        must = [form for form, words in self.words.items() if words.keys() & _TRIGGERS and "name" not in words]
        self.trigger = re.compile(rf"{_BEFORE}(?:(?:{trie(must)})(?![^\W\d_])|{_FIGURES})", re.VERBOSE)
        phrases: dict[str, list[str]] = {}
        for form in self.words:
            first = re.match(r"[^\W\d_]+(?=\W)", form)
            if first:
                phrases.setdefault(first[0], []).append(form)
        self.phrases = {first: re.compile(trie(forms) + r"(?!\w)", re.VERBOSE) for first, forms in phrases.items()}

    def runs(self, text: str) -> Iterator[Run]:
        """Runs of date words around each place where a date may stand, in order, with the word before each."""
        lowered = "\n" + lower(text)
        at, least = 0, 0
        while (hit := self.trigger.search(lowered, at)) is not None:
            tokens = self._run(text, lowered, self._begin(lowered, least, hit.start()), hit.start())
            at = hit.end() - 1
            if tokens:
                yield Run(tokens, self._function)
                at = max(at, tokens[-1].end)
                least = tokens[-1].start

    def _begin(self, lowered: str, least: int, trigger: int) -> int:
        """Where the run of date words around the trigger begins, with the foreign word before it."""
        end, limit = trigger, max(least, trigger - LOOKBACK)
        while end > limit:
            begin = max(lowered.rfind(" ", limit, end) + 1, limit + 1)
            word = lowered[begin : end + 1].strip(" ,.()-–—'’‘\"“”;:/")
            if word and not (word[0].isdigit() or word in self._known or word.split("-")[0] in self.words):
                return begin - 1
            end = begin - 2
        return limit

    def _run(self, text: str, lowered: str, begin: int, trigger: int) -> list[Token]:
        """The tokens from `begin` to the first foreign one after the trigger, and the last foreign one before it."""
        tokens: list[Token] = []
        position = begin
        while len(tokens) < MOST_TOKENS and (token := read(text, position, self.words)) is not None:
            if token.kind in ("word", "foreign"):
                token = self._phrase(lowered, token)
            position = token.end
            if token.kind == "foreign":
                if token.end <= trigger:
                    tokens.clear()
                elif tokens and token.start > trigger:
                    tokens.append(token)
                    break
            tokens.append(token)
        return tokens

    def _phrase(self, lowered: str, token: Token) -> Token:
        """The phrase that begins with the word, "new year's eve", or the word."""
        pattern = self.phrases.get(token.small)
        if pattern and lowered[token.start] == "-":
            return token  # "the run-up to May 7"
        match = pattern.match(lowered, token.start + 1) if pattern else None
        if match is None or match.end() - 1 <= token.end:
            return token
        small = " ".join(match[0].split())
        words = as_written(self.words[small], token.text[:1] + small[1:])
        if not words:
            return token
        return replace(token, kind="word", end=match.end() - 1, text=match[0], words=words, small=small)


def lower(text: str) -> str:
    """The text in small letters with every character in its place: "İ" would become two."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(small if len(small := character.lower()) == 1 else character for character in text)


def trie(forms: Iterable[str]) -> str:
    """A verbose pattern for any of the forms, common beginnings written once: a scan fails at the first letter."""
    tree: dict[str, list[str]] = {}
    for form in sorted(set(forms)):
        tree.setdefault(form[:1], []).append(form[1:])
    options = [
        (r"[^\S\n]+" if letter == " " else re.escape(letter)) + trie(rest) for letter, rest in tree.items() if letter
    ]
    if not options:
        return ""
    body = options[0] if len(options) == 1 and "" not in tree else f"(?:{'|'.join(options)})"
    return body + "?" if "" in tree else body
