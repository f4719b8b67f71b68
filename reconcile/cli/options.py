"""The flags that commands share, but for those of the output; each is also a variable and a key of the config."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import get_args

import click

from reconcile.cli import complete
from reconcile.cli.command import FILE, flag, stacked
from reconcile.config import FailOn, GroupBy
from reconcile.model import Kind, Severity
from reconcile.wording import suggestion


def day(written: str) -> date:
    """A day as 2023-03-18, for a flag."""
    try:
        return datetime.strptime(written, "%Y-%m-%d").date()
    except ValueError:
        raise click.BadParameter(f"{written!r} is not a day; write it as 2023-03-18.") from None


def _words(ctx: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """A flag that is repeated and a list with commas are the same."""
    return tuple(word.strip() for value in values for word in value.split(",") if word.strip())


def _kinds(ctx: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    words = _words(ctx, parameter, values)
    for word in words:
        if word not in get_args(Kind):
            raise click.BadParameter(f"unknown kind {word!r}, {suggestion(word, get_args(Kind))}", ctx, parameter)
    return words


def _processes(ctx: click.Context, parameter: click.Parameter, value: str) -> int | None:
    """None for "auto"."""
    if value == "auto":
        return None
    if not value.isascii() or not value.isdigit():
        raise click.BadParameter(f"{value!r} is no number of processes; 4, 0 or auto", ctx, parameter)
    return int(value)


def _paths(ctx: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    if not values and not ctx.resilient_parsing:
        raise click.UsageError("name the documents: files, folders, or . for all in this folder", ctx)
    if "" in values:  # an unset variable of a script: it would mean all that is here
        raise click.BadParameter("a path is empty; write . for the current folder", ctx, parameter)
    return values


paths = click.argument("paths", nargs=-1, metavar="PATHS...", type=click.Path(allow_dash=True), callback=_paths)

_jobs = flag(
    "-j",
    "--jobs",
    heading="Settings",
    default="auto",
    callback=_processes,
    of_result=False,
    metavar="N",
    help="Read in N processes; 0 takes one for each core, auto no more than pay.  [default: auto]",
)

documents = stacked(
    flag(
        "--sources",
        heading="Documents",
        type=FILE,
        metavar="FILE",
        help="Titles, publishers and dates of the documents.",
    ),
    flag(
        "--rates",
        heading="Documents",
        type=FILE,
        metavar="FILE",
        help="Exchange rates that go before the European Central Bank's: CSV or YAML with date, from, to, rate.",
    ),
    flag(
        "--as-of",
        heading="Documents",
        type=day,
        metavar="DATE",
        help="Date for documents that don't say when they were published; the year of datelines without one.",
    ),
    flag(
        "--group-by",
        heading="Documents",
        type=click.Choice(get_args(GroupBy)),
        default="none",
        help="Compare only documents of one folder, or of one `group` in the sources.",
    ),
    flag(
        "--exclude",
        heading="Documents",
        multiple=True,
        callback=_words,
        metavar="PATTERNS",
        help="In folders, leave these alone: names or paths with * and **; what PATHS name is read. Repeatable.",
    ),
    flag(
        "--stdin-name",
        heading="Documents",
        default="stdin.txt",
        shell_complete=complete.files,
        metavar="NAME",
        help="The path of the file that standard input (-) stands for; it is read instead of that file.",
    ),
    _jobs,
)

rules = flag(
    "--rules",
    heading="Settings",
    type=FILE,
    multiple=True,
    metavar="DIR",
    help="A folder of rule packs laid over the shipped ones. Repeatable.",
)

kinds = flag(
    "--kind",
    heading="What counts",
    multiple=True,
    shell_complete=complete.kinds,
    callback=_kinds,
    metavar="KINDS",
    help=f"Only these kinds of claim: {', '.join(get_args(Kind))}.",
)

findings = stacked(
    flag(
        "--select",
        heading="What counts",
        multiple=True,
        shell_complete=complete.finding_codes,
        callback=_words,
        metavar="CODES",
        help="Only findings with these codes or beginnings of codes (MON,DAT002).",
    ),
    flag(
        "--ignore",
        heading="What counts",
        multiple=True,
        shell_complete=complete.finding_codes,
        callback=_words,
        metavar="CODES",
        help="No findings with these codes; the longer of two beginnings wins.",
    ),
    flag(
        "--min-severity",
        heading="What counts",
        type=click.Choice(get_args(Severity)),
        default="note",
        help="Leave out findings below this severity.",
    ),
)

allow_empty = flag(
    "--allow-empty", heading="Gate", is_flag=True, help="Exit with 0, not 5, where there is nothing to read or compare."
)

baseline = flag(
    "--baseline",
    heading="Gate",
    type=FILE,
    metavar="FILE",
    help="Accepted findings: they are shown as such and fail nothing.",
)

fail_on = flag(
    "--fail-on",
    heading="Gate",
    type=click.Choice(get_args(FailOn)),
    default="error",
    help="Lowest severity that ends in exit code 1.  [default: error]",
)

exit_zero = flag(
    "--exit-zero",
    heading="Gate",
    is_flag=True,
    help="Exit with 0 whatever findings there are; input that can't be read still ends in 2.",
)

gate = stacked(
    fail_on,
    exit_zero,
    allow_empty,
    baseline,
    flag(
        "--fail-on-stale",
        heading="Gate",
        is_flag=True,
        help="Exit with 1 where an accepted finding is gone or expired, or a suppression matches nothing.",
    ),
)


watch = flag(
    "--watch",
    heading="Settings",
    is_flag=True,
    of_result=False,
    in_environment=False,  # a run that never ends by itself is asked for at a keyboard
    help="Check again whenever a file changes that is read, reading no other anew; Ctrl-C ends.",
)


def codes(flag: str, beginnings: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    """Beginnings of finding codes, in capitals.

    Raises:
        click.BadParameter: where one is no beginning of any known code.
    """
    capitals = tuple(beginning.upper() for beginning in beginnings)
    for beginning in capitals:
        if not any(code.startswith(beginning) for code in known):
            raise click.BadParameter(f"unknown code {beginning!r}, {suggestion(beginning, known)}", param_hint=flag)
    return capitals
