"""The flags that say what a command's result looks like and where it goes."""

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import get_args

import click

from reconcile.cli import Session
from reconcile.cli.command import FILE, F, flag, stacked
from reconcile.cli.screen import is_terminal
from reconcile.config import Colour
from reconcile.settings import NARROWEST


def output(*formats: str) -> Callable[[F], F]:
    """What a command's result looks like and where it goes; the first format is the default."""
    return stacked(destination(*formats), screen)


def destination(*formats: str) -> Callable[[F], F]:
    """The flags of `output` that don't ask how the result is drawn."""
    return stacked(
        flag(
            "-f",
            "--format",
            heading="Output",
            type=click.Choice(formats),
            default=formats[0],
            help=f"[default: {formats[0]}]",
        ),
        flag(
            "-o",
            "--output",
            heading="Output",
            type=FILE,
            metavar="FILE",
            help="Write there, all or nothing, instead of standard output.",
        ),
    )


def check_destination(format: str, output: Path | None) -> None:
    """Sees to it before any work that a result can be written as asked.

    Raises:
        click.UsageError: where it can't.
    """
    if format != "parquet":
        return
    if output is None and is_terminal():
        raise click.UsageError("parquet is no text for a terminal: name a file with -o FILE")
    if find_spec("pyarrow") is None:
        raise click.UsageError("parquet needs pyarrow, which isn't installed here: pip install pyarrow")


def _note_verbosity(ctx: click.Context, parameter: click.Parameter, value: int) -> int:
    session = ctx.find_object(Session)
    if session is not None:
        session.verbosity = value
    return value


verbosity = stacked(
    flag("-q", "--quiet", heading="Output", is_flag=True, help="Say only what is wrong, and where."),
    flag(
        "-v",
        "--verbose",
        heading="Output",
        count=True,
        callback=_note_verbosity,
        help="More; a fault of the program with its traceback.",
    ),
)

pager = flag("--pager", heading="Output", is_flag=True, help="Through $PAGER, less -R by default, on a terminal.")

no_progress = flag(
    "--no-progress",
    heading="Output",
    is_flag=True,
    help="No line that tells how far a long run is; there is one on terminals only.",
)

screen = stacked(
    flag(
        "--color",
        heading="Output",
        type=click.Choice(get_args(Colour)),
        default="auto",
        help="auto follows the terminal, NO_COLOR and FORCE_COLOR.",
    ),
    flag("--ascii", heading="Output", is_flag=True, help="Draw with ASCII alone."),
    flag(
        "--width",
        heading="Output",
        type=click.IntRange(min=NARROWEST),
        metavar="N",
        help="Columns of the report; the terminal's by default, 80 elsewhere.",
    ),
    verbosity,
)
