"""The claims as they were read, a row each."""

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
        unit = claim.unit or "" if wide or claim.kind in ("count", "ordinal") else ""
        rest = [unit, period, measure(claim) or "", speaker]
        if not wide:
            rest = [" · ".join(part for part in rest if part)]
        value = "" if claim.value is None else short(claim, ascii=screen.ascii)
        cells = [screen.index.spot(claim), claim.kind.replace("_", " "), _cut(screen, claim.text), value, *rest]
        table.add_row(*(screen.text((cell, style)) for cell in cells))
    screen.line()
    screen.show(table)


def _cut(screen: Screen, text: str) -> str:
    return text if len(text) <= _LONG_TEXT else text[: _LONG_TEXT - 1] + screen.signs.more
