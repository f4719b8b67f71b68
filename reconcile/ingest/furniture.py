"""Which parts of a text are not the article: by the rules of rules/furniture.yaml, and by markup."""

import re
from collections.abc import Iterator, Sequence

from reconcile.ingest.foot import read_foot
from reconcile.ingest.header import read_head
from reconcile.ingest.lexicon import furniture_lexicon
from reconcile.ingest.lines import Line
from reconcile.ingest.mail import earlier_mail
from reconcile.ingest.page import Page
from reconcile.ingest.prose import Prose
from reconcile.model import Furniture
from reconcile.rulepack.entries.furniture import FurnitureRule
from reconcile.rulepack.schema import Rules

_TIMESTAMP = re.compile(
    r"(?:at\s)?\d{1,2}[:.h]\d{2}(?:\s?[ap]m)?|\d{1,2}\s\w{3,8}\sago|.{0,14}\d{1,2},?\s(?:19|20)\d{2}"
)
_FENCE = re.compile(r"[ ]{0,3}(?P<mark>`{3,}|~{3,})")


def find_furniture(text: str, rules: Rules) -> tuple[Furniture, ...]:
    """The furniture of a text of which nothing else is known: see `furniture_on`."""
    page, lexicon = Page(text), furniture_lexicon(rules)
    head, foot = read_head(page, lexicon), read_foot(page, lexicon)
    return furniture_on(page, rules, (*head.furniture, *([foot.furniture] if foot is not None else ())))


def furniture_on(page: Page, rules: Rules, around: Sequence[Furniture]) -> tuple[Furniture, ...]:
    """Every stretch that is not the article's, in order and disjoint; whole lines, but for HTML comments.

    `around` are the lines above and below the article that its metadata were read from.
    How far a rule reaches is told in rulepack/entries/furniture.py. Linear in the length of the text.
    """
    text, lines, prose = page.text, page.lines, page.prose
    lexicon = furniture_lexicon(rules)
    found = [*around, *_code_blocks(text, lines), *_comments(text)]
    found += earlier_mail(text, lines)
    taken = _Taken(found)
    matches = [lexicon.find(line.text) if line.text and not taken.touches(line) else None for line in lines]
    tail = _Tail(lines, matches, prose)
    following = 0
    closing: list[tuple[int, FurnitureRule]] = []
    for i, rule in enumerate(matches):
        if i < following:
            continue
        if rule is None and prose.holds(i):
            closing.clear()
        elif rule is not None and rule.extent == "tail":
            closing.append((i, rule))
        elif rule is not None:
            following = tail.end(i, rule)
            found.append(_region(lines[i], lines[following - 1], rule))
    found += [_region(lines[i], lines[i], rule) for i, rule in closing if i > tail.first_prose]
    return _disjoint(found)


def _region(first: Line, last: Line, rule: FurnitureRule) -> Furniture:
    return Furniture(start=first.start, end=last.end, rule=rule.id, reason=rule.reason)


class _Tail:
    """How far furniture reaches below the line that begins it."""

    def __init__(self, lines: list[Line], matches: list[FurnitureRule | None], prose: Prose) -> None:
        self._lines = lines
        self._prose = [rule is None and prose.holds(i) for i, rule in enumerate(matches)]
        self.first_prose = self._prose.index(True) if True in self._prose else len(lines)
        self._goes_on = prose.goes_on
        self._length = [n if rule is None else 0 for n, rule in zip(prose.length, matches, strict=True)]
        self._before = 0
        self._counted = 0
        self._total = sum(self._length)

    def end(self, i: int, rule: FurnitureRule) -> int:
        """The number of the first line below line `i` that is not furniture by its rule. Call with rising `i`."""
        self._before += sum(self._length[self._counted : i])
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
        after_prose = stamped = False
        for j in range(i + 1, len(self._lines)):
            line = self._lines[j].text
            if not line or (after_prose and self._goes_on[j]):
                continue
            if self._prose[j] and not stamped:
                if after_prose:
                    return end
                after_prose = True
            else:
                after_prose = False
                end = j + 1
            stamped = _TIMESTAMP.fullmatch(line[:40]) is not None
        return len(self._lines)


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
