"""The claims as they were read, a row each."""

from reconcile.model import Claim
from reconcile.report.json import measure
from reconcile.report.terminal.screen import Screen
from reconcile.report.values import period_words, short

_WIDE_FROM = 110  # columns of the terminal
_LONG_TEXT = 160  # characters


def claims_table(screen: Screen) -> None:
    """Where, kind, text, value, unit, period, measure, speaker; a narrow terminal has one column for the last three."""
    wide = screen.width >= _WIDE_FROM
    table = screen.table()
    table.expand = True
    table.add_column("Where", no_wrap=True)
    table.add_column("Kind", overflow="fold", min_width=6)
    table.add_column("Text", ratio=4, overflow="fold")
    table.add_column("Value", ratio=3, overflow="fold")
    for name in ("Unit", "Period", "Measure", "Speaker") if wide else ("Of what, when, by whom",):
        table.add_column(name, ratio=2 if wide else 4, overflow="fold")
    for claim in screen.index.in_order(list(screen.report.claims)):
        style = "dim" if claim.furniture else ""
        period = period_words(claim.frame.period) if claim.frame.period else ""
        speaker = claim.speaker.name or "unnamed" if claim.speaker else ""
        rest = [claim.unit or "", period, measure(claim) or "", speaker]
        if not wide:
            rest = [" · ".join(part for part in rest[1:] if part)]
        where = f"{screen.index.names[claim.document]}:{claim.line}:{claim.column}"
        value = "" if claim.kind in ("attribution", "statement") or claim.value is None else _value(screen, claim)
        cells = [where, claim.kind.replace("_", " "), _cut(screen, claim.text), value, *rest]
        table.add_row(*(screen.text((cell, style)) for cell in cells))
    screen.line()
    screen.show(table)


def _value(screen: Screen, claim: Claim) -> str:
    return short(claim, ascii=screen.ascii)


def _cut(screen: Screen, text: str) -> str:
    return text if len(text) <= _LONG_TEXT else text[: _LONG_TEXT - 1] + screen.signs.more
