"""An outcome for people: a line for the corpus, and for each miss what was expected against what was found."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from reconcile.corpus import Outcome
from reconcile.corpus.holding import Held
from reconcile.corpus.miss import Miss
from reconcile.corpus.written import Change
from reconcile.model import Claim, Report
from reconcile.report.glyphs import safe
from reconcile.wording import counted

_MOST_PLACES = 4  # a fact of forty documents is known by its first


def render(outcome: Outcome, changes: Sequence[Change], console: Console, *, ascii: bool = False) -> None:
    """Prints how a corpus did, and what was changed in its expectation before."""
    expected = outcome.expectation
    parts = {
        "claim": expected.claims,
        "fact": expected.facts,
        "finding": expected.findings,
        "quiet text": expected.nothing_in,
        "todo": expected.todo,
    }
    counts = ", ".join(counted(len(part), noun) for noun, part in parts.items() if part)
    line = Text.assemble(("FAIL", "bold red") if outcome.misses else ("ok  ", "green"), f"  {outcome.folder}  ")
    if outcome.misses:
        line.append(f"{len(outcome.misses)} not as expected; ", "bold")
    _print(console, line.append(counts, "dim"))
    for change in changes:
        words = f"  {outcome.file}: {change.section}: {safe(change.what, ascii=ascii)}: {safe(change.how, ascii=ascii)}"
        _print(console, Text(words, "bold yellow" if change.loses else "cyan"))
    for miss in outcome.misses:
        place = f"{outcome.file}:{miss.line}" if miss.line else str(outcome.file)
        title = Text.assemble(f"  {place}: ", (f"{miss.section}: ", "bold"), (safe(miss.what, ascii=ascii), "bold"))
        _print(console, title)
        render_miss(miss, outcome.report, console, ascii=ascii)
        if not miss.differences:
            _print(console, Text(f"      {safe(miss.how, ascii=ascii)}"))


def render_miss(miss: Miss, report: Report, console: Console, *, ascii: bool = False) -> None:
    """Prints the fields that differ, below the lines of the documents that they were read from."""
    texts = {document.id: document for document in report.documents}
    for claim in miss.claims[:_MOST_PLACES]:
        document = texts[claim.document]
        span = document.line_span(claim.line)
        place = f"      {safe(document.path, ascii=ascii)}:{claim.line}:{claim.column}  "
        _print(console, Text(place, "dim").append(_quoted(document.text[span.start : span.end], claim, console, ascii)))
    if len(miss.claims) > _MOST_PLACES:
        _print(console, Text(f"      and {len(miss.claims) - _MOST_PLACES} more places", "dim"))
    for difference in miss.differences:
        _print(console, Text(f"      - {difference.name}: {safe(difference.expected, ascii=ascii)}", "red"))
        _print(console, Text(f"      + {difference.name}: {safe(difference.found, ascii=ascii)}", "green"))


def render_floors(held: Held, console: Console) -> None:
    """Prints what is worse than the floors."""
    for fault in held.faults:
        _print(console, Text.assemble(("WORSE", "bold red"), f" {held.file}: {fault}"))


def _quoted(line: str, claim: Claim, console: Console, ascii: bool) -> Text:
    """The part of a document's line around a claim that fits, the claim underlined."""
    room = max(console.width - 30, 30)
    start = claim.column - 1
    end = min(start + len(claim.text.split("\n")[0]), len(line))
    begin = max(0, start - max(room - (end - start), 0) // 2)
    stop = min(len(line), begin + room)
    dots = "..." if ascii else "…"
    return Text.assemble(
        (dots if begin else "", "dim"),
        (safe(line[begin:start], ascii=ascii), "dim"),
        (safe(line[start : min(end, stop)], ascii=ascii), "underline"),
        (safe(line[end:stop], ascii=ascii), "dim"),
        (dots if stop < len(line) else "", "dim"),
    )


def _print(console: Console, text: Text) -> None:
    """One line, however long: a place that is broken can't be clicked."""
    console.print(text, soft_wrap=True)
