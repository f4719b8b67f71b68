"""Earlier mails inside a mail: lines behind ">", and what stands below "Original Message". They are others' words."""

import re
from collections.abc import Iterator

from reconcile.ingest.lines import Line
from reconcile.model import Furniture

_WROTE = "wrote:"
_HEADER = re.compile(r"(?P<field>from|to|cc|bcc|sent|date|subject|reply-to):\s?\S", re.IGNORECASE)
_SEPARATOR = re.compile(r"[-_= ]{0,24}(?P<what>original|(?:begin )?forwarded) message\s?:?[-_= ]{0,24}$", re.IGNORECASE)
_HEAD = 12  # lines in which the header of a mail begins
_SAYS = 8  # words that make a line more than "See below"
_DIGIT = re.compile(r"[0-9]")


def earlier_mail(text: str, lines: list[Line]) -> Iterator[Furniture]:
    """The stretches that repeat earlier mails; of a mail that is handed on, only its header."""
    quoting = "\n>" in text or "\n >" in text
    if not quoting and "essage" not in text:
        return
    fields = {match["field"].lower() for line in lines[:_HEAD] if (match := _HEADER.match(line.text))}
    is_mail = bool(fields & {"from", "to"} and fields & {"subject", "sent"})  # a press release has a date and a sender
    if quoting:
        yield from _quotes(text, lines, is_mail=is_mail)
    if is_mail:
        yield from _below(lines)


def _quotes(text: str, lines: list[Line], *, is_mail: bool) -> Iterator[Furniture]:
    """Runs of lines behind ">", in a mail or below "… wrote:", which goes with them."""
    first: Line | None = None
    last: Line | None = None
    for line in lines:
        if text[line.start : min(line.start + 2, line.end)].lstrip().startswith(">"):
            if first is not None or is_mail:
                first, last = first or line, line
        elif line.text:
            if first is not None and last is not None:
                is_mail = True  # the reply stands between the lines that it answers
                yield _furniture(first, last)
            first, last = (line if line.text.endswith(_WROTE) else None), None
    if first is not None and last is not None:
        yield _furniture(first, last)


def _below(lines: list[Line]) -> Iterator[Furniture]:
    """All below a line that announces an earlier mail; its header alone where the mail says nothing of its own."""
    said = False
    for i, line in enumerate(lines):
        separator = _SEPARATOR.match(line.text)
        if separator is not None:
            end = i
            if said and separator["what"].lower() == "original":
                end = len(lines) - 1
            else:
                while end + 1 < len(lines) and (not lines[end + 1].text or _HEADER.match(lines[end + 1].text)):
                    end += 1
            yield _furniture(line, lines[end])
            return
        own = line.text and not _HEADER.match(line.text)
        said = said or bool(own and (_DIGIT.search(line.text) or line.text.count(" ") >= _SAYS - 1))


def _furniture(first: Line, last: Line) -> Furniture:
    return Furniture(start=first.start, end=last.end, rule="earlier-mail", reason="an earlier mail")
