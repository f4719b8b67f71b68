"""Which parts of a text are not the article: by the rules of rules/furniture.yaml, and by markup."""

import re
from collections.abc import Iterator
from functools import lru_cache

from reconcile.errors import Diagnostic, RulePackError
from reconcile.ingest.header import read_head
from reconcile.ingest.lines import Line, lines_of
from reconcile.model import Furniture
from reconcile.rulepack.entries.furniture import FurnitureRule
from reconcile.rulepack.schema import Rules

_SEEN = 240  # characters of a line that a pattern sees: no furniture is longer, and a slow pattern stays bearable
_PROSE_WORDS = 12
_TIMESTAMP = re.compile(
    r"(?:at\s)?\d{1,2}[:.h]\d{2}(?:\s?[ap]m)?|\d{1,2}\s\w{3,8}\sago|.{0,14}\d{1,2},?\s(?:19|20)\d{2}"
)
_FENCE = re.compile(r"[ ]{0,3}(?P<mark>`{3,}|~{3,})")


def find_furniture(text: str, rules: Rules) -> tuple[Furniture, ...]:
    """Every stretch that is not the article's, in order and disjoint; whole lines, but for HTML comments.

    How far a rule reaches is told in rulepack/entries/furniture.py. Linear in the length of the text.
    """
    lines = lines_of(text)
    lexicon = furniture_lexicon(rules)
    found = [*read_head(text, lines, lexicon).furniture, *_code_blocks(text, lines), *_comments(text)]
    taken = _Taken(found)
    matches = [None if taken.touches(line) else lexicon.find(line.text) for line in lines]
    tail = _Tail(lines, matches)
    following = 0
    for i, rule in enumerate(matches):
        if rule is not None and i >= following:
            following = tail.end(i, rule)
            start, end = lines[i].start, lines[following - 1].end
            found.append(Furniture(start=start, end=end, rule=rule.id, reason=rule.reason))
    return _disjoint(found)


class FurnitureLexicon:
    """The patterns of the furniture pack, compiled."""

    def __init__(self, rules: Rules) -> None:
        compiled = [(rule, _compiled(rule)) for rule in rules.furniture]
        self._head = [(rule, pattern) for rule, pattern in compiled if rule.extent == "head"]
        self._body = [(rule, pattern) for rule, pattern in compiled if rule.extent != "head"]

    def find(self, line: str) -> FurnitureRule | None:
        """The first rule in the order of the pack that knows the line; rules for the head aside."""
        line = line[:_SEEN]
        return next((rule for rule, pattern in self._body if pattern.match(line)), None)

    def heads(self, line: str) -> Iterator[tuple[FurnitureRule, re.Match[str]]]:
        """Each rule for the head that knows the line, with its match."""
        line = line[:_SEEN]
        for rule, pattern in self._head:
            match = pattern.match(line)
            if match is not None:
                yield rule, match


@lru_cache(maxsize=4)
def furniture_lexicon(rules: Rules) -> FurnitureLexicon:
    """The lexicon of a set of rules, made once."""
    return FurnitureLexicon(rules)


def _compiled(rule: FurnitureRule) -> re.Pattern[str]:
    try:
        return re.compile(rule.pattern, re.IGNORECASE)
    except re.error as error:
        message = f"furniture {rule.id!r}: the pattern is not a regular expression: {error}"
        raise RulePackError(Diagnostic(message=message, path="furniture.yaml", excerpt=rule.pattern)) from error


class _Tail:
    """How far furniture reaches below the line that begins it."""

    def __init__(self, lines: list[Line], matches: list[FurnitureRule | None]) -> None:
        self._lines = lines
        self._prose = [
            len(line.text) if rule is None and is_prose(line.text) else 0
            for line, rule in zip(lines, matches, strict=True)
        ]
        self._before = 0
        self._counted = 0
        self._total = sum(self._prose)

    def end(self, i: int, rule: FurnitureRule) -> int:
        """The number of the first line below line `i` that is not furniture by its rule. Call with rising `i`."""
        self._before += sum(self._prose[self._counted : i])
        self._counted = i
        if rule.extent == "paragraph":
            return self._paragraph(i)
        if rule.extent in ("rest", "end") and self._before:
            if rule.extent == "end" and 2 * self._before >= self._total:
                return len(self._lines)
            return self._rest(i)
        return i + 1

    def _paragraph(self, i: int) -> int:
        end = i + 1
        while end < len(self._lines) and self._lines[end].text and not self._prose[end]:
            end += 1
        return end

    def _rest(self, i: int) -> int:
        end = i + 1
        first_of_run: int | None = None
        stamped = False
        for j in range(i + 1, len(self._lines)):
            line = self._lines[j].text
            if not line:
                continue
            if self._prose[j] and not stamped:
                if first_of_run is not None:
                    return end
                first_of_run = j
            else:
                first_of_run = None
                end = j + 1
            stamped = _TIMESTAMP.fullmatch(line[:40]) is not None
        return len(self._lines)


def is_prose(line: str) -> bool:
    """Whether a line is a paragraph of an article: a teaser ends in dots, a link or a heading without a stop."""
    closed = line.rstrip(" \"”’')]*_")
    return line.count(" ") >= _PROSE_WORDS - 1 and closed.endswith((".", "!", "。")) and not closed.endswith("..")


def _code_blocks(text: str, lines: list[Line]) -> Iterator[Furniture]:
    opening: tuple[Line, str] | None = None
    for line in lines:
        fence = _FENCE.match(text, line.start, line.end)
        if fence is None:
            continue
        if opening is None:
            opening = line, fence["mark"]
        elif fence["mark"].startswith(opening[1]):
            yield Furniture(start=opening[0].start, end=line.end, rule="code-block", reason="code block")
            opening = None


def _comments(text: str) -> Iterator[Furniture]:
    start = text.find("<!--")
    while start >= 0 and (end := text.find("-->", start + 4)) >= 0:
        yield Furniture(start=start, end=end + 3, rule="html-comment", reason="HTML comment")
        start = text.find("<!--", end + 3)


class _Taken:
    """Which lines lie in furniture that was found already; asked from the first line to the last."""

    def __init__(self, found: list[Furniture]) -> None:
        self._regions = sorted(found, key=lambda region: (region.start, region.end))
        self._next = 0

    def touches(self, line: Line) -> bool:
        while self._next < len(self._regions) and self._regions[self._next].end <= line.start:
            self._next += 1
        if self._next == len(self._regions):
            return False
        region = self._regions[self._next]
        return region.start <= line.start and line.end <= region.end


def _disjoint(found: list[Furniture]) -> tuple[Furniture, ...]:
    """In order; what begins inside another region is left to that one."""
    kept: list[Furniture] = []
    for region in sorted(found, key=lambda region: (region.start, -region.end)):
        if region.start < region.end and (not kept or kept[-1].end <= region.start):
            kept.append(region)
    return tuple(kept)
