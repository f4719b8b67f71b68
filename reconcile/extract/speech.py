"""One speech: a reporting word, its speaker, and the stretches of text that are theirs."""

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from reconcile.extract.cues import Cue
from reconcile.extract.noun_phrases import Source
from reconcile.extract.turns import Unit
from reconcile.model import Span
from reconcile.text.quotations import OPENING, Quotations

_WORD = re.compile(r"\w")
_TAKES_OVER = re.compile(r"(?:[,;]\s+(?:and|but|while|whereas|although|though)|;)\s+\Z")
_NARRATION = re.compile(
    r"(?:He|She|They|I|On|Meanwhile|Later|Earlier|The (?:comments?|remarks?|statement|announcement|report|interview)|"
    r"Asked|According|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)


class Speech(Struct, frozen=True, kw_only=True, gc=False):
    """An attribution before the sentences that follow it are given to it."""

    cue: Cue
    source: Source
    contents: tuple[Span, ...]
    quoted: bool
    nested: bool
    forward: bool = False
    near: bool = True


def speech(
    text: str,
    cue: Cue,
    source: Source,
    contents: Sequence[Span],
    nested: bool,
    forward: bool = False,
    near: bool = True,
) -> Speech | None:
    # A mark alone is nothing said: "“This is not what we asked for,” he said" has no speech of "we".
    trimmed = tuple(
        span for span in (trim(text, span) for span in contents) if _WORD.search(text, span.start, span.end)
    )
    if not trimmed:
        return None
    quoted = all(text.startswith(OPENING, span.start) for span in trimmed)
    return Speech(cue=cue, source=source, contents=trimmed, quoted=quoted, nested=nested, forward=forward, near=near)


def handed_over(text: str, earlier: Speech, later: Speech) -> Speech:
    """The earlier speech of a sentence, ended where another speaker takes over: "…, while the police said …"."""
    if later.nested or earlier.nested or not (earlier.forward and later.forward and later.near):
        return earlier
    at = later.source.start
    takes_over = _TAKES_OVER.search(text, max(earlier.cue.end, at - 16), at)
    if takes_over is None:
        return earlier
    contents = (replace(span, end=min(span.end, max(span.start + 1, takes_over.start()))) for span in earlier.contents)
    return replace(earlier, contents=tuple(contents))


def continued(
    text: str, turns: Sequence[Unit], found: dict[int, list[Speech]], quotations: Quotations
) -> list[tuple[Speech, list[Span]]]:
    """Gives each speaker the sentences after the first that go on in their voice: a quotation that follows, and
    indirect speech to the end of the paragraph, or until a new speaker or the narrator takes over."""
    spoken: list[tuple[Speech, list[Span]]] = []
    main: list[Span] | None = None
    voice: Speech | None = None
    last = -1
    for number, unit in enumerate(turns):
        here = found.get(number)
        if here and not all(one.nested for one in here):
            spoken.extend((one, list(one.contents)) for one in here)
            voice, main = next((one, spans) for one, spans in reversed(spoken) if not one.nested)
            last = unit.paragraph
            continue
        if here:
            spoken.extend((one, list(one.contents)) for one in here)
        if voice is None or main is None:
            continue
        if _goes_on(text, turns, number, voice, quotations, same=unit.paragraph == last):
            span = trim(text, unit)
            if span.end > span.start and span.end > main[-1].end:  # a colon may have announced it already
                main.append(span)
            last = unit.paragraph
        else:
            voice = main = None
    return spoken


def _goes_on(text: str, turns: Sequence[Unit], number: int, voice: Speech, quotations: Quotations, same: bool) -> bool:
    unit = turns[number]
    quotation = quotations.at(unit.start)
    all_quoted = quotation is not None and quotation.start == unit.start and quotation.end >= unit.end - 2
    if all_quoted:
        return voice.quoted or same or text[voice.cue.end : voice.cue.end + 1] == ":"
    if quotation is not None or not same:
        return False
    return (
        voice.forward
        and voice.cue.word.takes != "object"
        and not voice.quoted
        and not _NARRATION.match(text, unit.start)
    )


def trim(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in ",:"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",."):
        end -= 1
    return replace(span, start=start, end=end)
