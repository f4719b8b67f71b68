"""The lines of a text with their places."""

from typing import NamedTuple

_MARKS = " \t\r\u00a0>*_#•·▪►-–—|"


class Line(NamedTuple):
    """`start` to `end` is the line without its line end; `text` lacks indentation, list and emphasis marks too."""

    start: int
    end: int
    text: str


def lines_of(text: str) -> list[Line]:
    """Every line, the empty ones too."""
    lines: list[Line] = []
    start = 0
    for raw in text.split("\n"):
        end = start + len(raw.removesuffix("\r"))
        lines.append(Line(start, end, raw.lstrip(_MARKS).rstrip(" \t\r\u00a0*_|").replace("**", "")))
        start += len(raw) + 1
    return lines
