"""The claims as they were read, a row each."""

from msgspec import Struct
from rich.text import Text

from reconcile.model import Claim
from reconcile.report.json import measure
from reconcile.report.terminal.screen import TABLE_FROM, Screen
from reconcile.report.values import called, period_words, short

_WIDE_FROM = 110  # columns of the terminal
_LONG_TEXT = 160  # characters


class _Row(Struct, frozen=True):
    """`rest` is unit, period, measure and speaker, each empty where there is none; the unit of a narrow row is in its
    value already."""

    where: str
    kind: str
    text: str
    value: str
    rest: tuple[str, ...]
    style: str


def claims_table(screen: Screen) -> None:
    """Where, kind, text, value, unit, period, measure, speaker; a narrow terminal has one column for the last four, and
    where there is no room for columns they stand below the text."""
    wide = screen.width >= _WIDE_FROM
    rows = [_row(screen, claim, wide=wide) for claim in screen.index.in_order(list(screen.report.claims))]
    screen.line()
    if screen.width < TABLE_FROM:
        _below_each_other(screen, rows)
        return
    table = screen.table()
    table.expand = True
    table.add_column("Where", no_wrap=True)
    table.add_column("Kind", overflow="fold", min_width=6)
    table.add_column("Text", ratio=4, overflow="fold")
    table.add_column("Value", ratio=3, overflow="fold")
    for name in ("Unit", "Period", "Measure", "Speaker") if wide else ("Of what, when, by whom",):
        table.add_column(name, ratio=2 if wide else 4, overflow="fold")
    for row in rows:
        rest = row.rest if wide else (_joined(row.rest),)
        cells = (row.where, row.kind, row.text, row.value, *rest)
        table.add_row(*(screen.text((cell, row.style)) for cell in cells))
    screen.show(table)


def _below_each_other(screen: Screen, rows: list[_Row]) -> None:
    for row in rows:
        screen.hanging(
            screen.text((f"{row.where} ", "cyan")), screen.text((f"{row.kind}  {row.text}", row.style)), indent=3
        )
        if told := _joined((row.value, *row.rest)):
            screen.hanging(Text("   "), screen.text((told, row.style or "bold")))


def _row(screen: Screen, claim: Claim, *, wide: bool) -> _Row:
    period = period_words(claim.frame.period) if claim.frame.period else ""
    speaker = called(claim.speaker) if claim.speaker else ""
    unit = claim.unit or "" if wide or claim.kind in ("count", "ordinal") else ""
    return _Row(
        where=screen.index.spot(claim),
        kind=claim.kind.replace("_", " "),
        text=_cut(screen, claim.text),
        value="" if claim.value is None else short(claim, ascii=screen.ascii),
        rest=(unit, period, measure(claim) or "", speaker),
        style="dim" if claim.furniture else "",
    )


def _joined(parts: tuple[str, ...]) -> str:
    return " · ".join(part for part in parts if part)


def _cut(screen: Screen, text: str) -> str:
    return text if len(text) <= _LONG_TEXT else text[: _LONG_TEXT - 1] + screen.signs.more
