"""Which lines are an article's paragraphs, be a paragraph one line or wrapped over several."""

from collections.abc import Iterator

from reconcile.ingest.lines import Line

_WORDS = 12  # the least that a paragraph has; headings, links and captions have fewer
_WRAPPED = range(50, 101)  # characters of a line that an editor or a mail program broke


class Prose:
    """For each line the length of the paragraph that begins there, and whether a line goes on with the one above."""

    def __init__(self, lines: list[Line]) -> None:
        self.length = [len(line.text) if _is_paragraph(line.text) else 0 for line in lines]
        self.goes_on = [False] * len(lines)
        for first, end in _blocks(lines):
            block = [line.text for line in lines[first:end]]
            if _is_wrapped(block):
                self.length[first:end] = [sum(map(len, block)), *(0 for _ in block[1:])]
                self.goes_on[first + 1 : end] = [True for _ in block[1:]]

    def holds(self, i: int) -> bool:
        """Whether line `i` is a paragraph or a part of one."""
        return self.length[i] > 0 or self.goes_on[i]


def _is_paragraph(text: str) -> bool:
    """A teaser ends in dots, a link or a heading without a stop, and a question may be put to the reader."""
    closed = text.rstrip(" \"”’')]*_")
    return text.count(" ") >= _WORDS - 1 and closed.endswith((".", "!", "。")) and not closed.endswith("..")


def _is_wrapped(block: list[str]) -> bool:
    broken = block[:-1]
    if not broken or not all(len(text) in _WRAPPED for text in broken):
        return False
    stops = sum(text.endswith((".", "!", "?", ":", "…")) for text in broken)
    return 2 * stops <= len(broken) and _is_paragraph(" ".join(block))


def _blocks(lines: list[Line]) -> Iterator[tuple[int, int]]:
    """The runs of lines that are not empty, as half-open ranges."""
    first = 0
    for i, line in enumerate(lines):
        if not line.text:
            if first < i:
                yield first, i
            first = i + 1
    if first < len(lines):
        yield first, len(lines)
