"""Draws docs/report.svg, the picture in the README: the report on fixtures/state-visit, as a terminal shows it.

`make picture` runs it. The same report gives the same file: fonts are the reader's own, and no path is absolute.
"""

import io
import os
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme

from reconcile import pipeline
from reconcile.gate import judge
from reconcile.report import terminal

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parent / "fixtures" / "state-visit"
COLUMNS = 100
# Background, text, then black, red, green, yellow, blue, magenta, cyan and white, plain and bright.
THEME = TerminalTheme(
    (255, 255, 255),
    (36, 41, 47),
    [(87, 96, 106), (179, 29, 40), (26, 112, 52), (141, 86, 0), (9, 88, 184), (110, 60, 180), (22, 110, 120), (87, 96, 106)],
    [(87, 96, 106), (179, 29, 40), (26, 112, 52), (141, 86, 0), (9, 88, 184), (110, 60, 180), (22, 110, 120), (36, 41, 47)],
)  # fmt: skip
# rich's own frame fetches its font from the net.
FRAME = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{
    font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace;
    font-size: {char_height}px;
    line-height: {line_height}px;
}}
.{unique_id}-title {{
    font-family: system-ui, sans-serif;
    font-size: 17px;
}}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def draw() -> str:
    """The picture as SVG text."""
    os.chdir(CORPUS)
    report = pipeline.check(["docs"])
    gate = judge(report, fail_on="error", exit_zero=False, allow_empty=False)
    console = Console(
        record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True, color_system="standard", highlight=False
    )
    console.print("[bold]$ reconcile check docs[/bold]\n")
    terminal.render(report, console=console, gate=gate.line, ascii=False, verbosity=0)
    return console.export_svg(title="reconcile check docs", theme=THEME, code_format=FRAME, unique_id="report")


if __name__ == "__main__":
    (HERE / "report.svg").write_text(draw(), encoding="utf-8")
