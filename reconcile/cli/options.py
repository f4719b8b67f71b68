"""The flags that commands share, in the groups that `--help` shows; each is also a variable and a key of the config."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar, get_args

import click
from msgspec import Struct

from reconcile.cli import Session
from reconcile.config import Colour, FailOn, GroupBy, find_config, read_config
from reconcile.model import Kind, Severity
from reconcile.wording import suggestion

F = TypeVar("F", bound=Callable[..., Any])
S = TypeVar("S", bound=Struct)

FILE = click.Path(path_type=Path)
ORDER = ["Documents", "What counts", "Output", "Gate", "Settings"]


class Flag(click.Option):
    """An option that stands under a heading in `--help` and reads RECONCILE_<its long name>."""

    def __init__(self, names: Sequence[str], *, heading: str, **settings: Any) -> None:
        super().__init__(names, **settings)
        self.heading = heading
        if settings.get("envvar") is None:
            self.envvar = f"RECONCILE_{(self.name or '').upper()}"


class Command(click.Command):
    """A command whose flags are grouped and whose defaults come from the config file."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.context_settings.setdefault("max_content_width", 100)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows: dict[str, list[tuple[str, str]]] = {heading: [] for heading in ORDER}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx) if isinstance(parameter, click.Option) else None
            if record is not None:
                rows[getattr(parameter, "heading", "Settings")].append(record)
        for heading, records in rows.items():
            if records:
                with formatter.section(heading):
                    formatter.write_dl(records)


def _flag(*names: str, **settings: Any) -> Callable[[F], F]:
    return click.option(*names, cls=Flag, **settings)


def _day(ctx: click.Context, parameter: click.Parameter, value: datetime | None) -> date | None:
    return value.date() if value else None


def _words(ctx: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """A flag that is repeated and a list with commas are the same."""
    return tuple(word.strip() for value in values for word in value.split(",") if word.strip())


def _kinds(ctx: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    words = _words(ctx, parameter, values)
    for word in words:
        if word not in get_args(Kind):
            raise click.BadParameter(f"unknown kind {word!r}, {suggestion(word, get_args(Kind))}", ctx, parameter)
    return words


def _use_config(ctx: click.Context, parameter: click.Parameter, path: Path | None) -> None:
    found = None if ctx.meta.get("isolated") else path or find_config(Path.cwd())
    if found is None:
        return
    accepted = {known.name: known for known in ctx.command.params}
    ctx.default_map = {
        name: value
        for name, value in read_config(found).items()
        if name in accepted and (name != "format" or value in _choices(accepted[name]))
    }


def _isolate(ctx: click.Context, parameter: click.Parameter, isolated: bool) -> None:
    """Runs before or after `_use_config`, as the flags were given."""
    ctx.meta["isolated"] = isolated
    if isolated:
        ctx.default_map = None


def _choices(parameter: click.Parameter) -> Sequence[str]:
    """`format` is a key for every command, and each knows formats that others don't: it takes those it knows."""
    return parameter.type.choices if isinstance(parameter.type, click.Choice) else ()


def _note_verbosity(ctx: click.Context, parameter: click.Parameter, value: int) -> int:
    session = ctx.find_object(Session)
    if session is not None:
        session.verbosity = value
    return value


def _stacked(*decorators: Callable[[F], F]) -> Callable[[F], F]:
    def decorate(function: F) -> F:
        for decorator in reversed(decorators):
            function = decorator(function)
        return function

    return decorate


paths = click.argument("paths", nargs=-1, required=True, type=str)

documents = _stacked(
    _flag(
        "--sources",
        heading="Documents",
        type=FILE,
        metavar="FILE",
        help="Titles, publishers and dates of the documents.",
    ),
    _flag(
        "--as-of",
        heading="Documents",
        type=click.DateTime(["%Y-%m-%d"]),
        callback=_day,
        metavar="DATE",
        help="Date for documents that don't say when they were published.",
    ),
    _flag(
        "--group-by",
        heading="Documents",
        type=click.Choice(get_args(GroupBy)),
        default="none",
        help="Compare only documents of one folder, or of one `group` in the sources.",
    ),
    _flag(
        "--stdin-name",
        heading="Documents",
        default="stdin.txt",
        metavar="NAME",
        help="What standard input (-) is called in the report.",
    ),
)

rules = _flag(
    "--rules",
    heading="Settings",
    type=FILE,
    multiple=True,
    metavar="DIR",
    help="A folder of rule packs laid over the shipped ones. Repeatable.",
)

kinds = _flag(
    "--kind",
    heading="What counts",
    multiple=True,
    callback=_kinds,
    metavar="KINDS",
    help=f"Only these kinds of claim: {', '.join(get_args(Kind))}.",
)

findings = _stacked(
    _flag(
        "--select",
        heading="What counts",
        multiple=True,
        callback=_words,
        metavar="CODES",
        help="Only findings with these codes or beginnings of codes (MON,DAT002).",
    ),
    _flag(
        "--ignore",
        heading="What counts",
        multiple=True,
        callback=_words,
        metavar="CODES",
        help="No findings with these codes; the longer of two beginnings wins.",
    ),
    _flag(
        "--min-severity",
        heading="What counts",
        type=click.Choice(get_args(Severity)),
        default="note",
        help="Leave out findings below this severity.",
    ),
)

allow_empty = _flag(
    "--allow-empty", heading="Gate", is_flag=True, help="Exit with 0, not 5, where there is nothing to read or compare."
)

gate = _stacked(
    _flag(
        "--fail-on",
        heading="Gate",
        type=click.Choice(get_args(FailOn)),
        default="error",
        help="Lowest severity that ends in exit code 1.  [default: error]",
    ),
    _flag("--exit-zero", heading="Gate", is_flag=True, help="Exit with 0 whatever is found."),
    allow_empty,
)


def output(*formats: str) -> Callable[[F], F]:
    """Where a command's result goes and what it looks like; the first format is the default."""
    return _stacked(
        _flag(
            "-f",
            "--format",
            heading="Output",
            type=click.Choice(formats),
            default=formats[0],
            help=f"[default: {formats[0]}]",
        ),
        _flag(
            "-o",
            "--output",
            heading="Output",
            type=FILE,
            metavar="FILE",
            help="Write there, all or nothing, instead of standard output.",
        ),
        screen,
    )


verbosity = _stacked(
    _flag("-q", "--quiet", heading="Output", is_flag=True, help="Less: the findings and the gate's line."),
    _flag(
        "-v",
        "--verbose",
        heading="Output",
        count=True,
        callback=_note_verbosity,
        help="More; a fault of the program with its traceback.",
    ),
)

screen = _stacked(
    _flag(
        "--color",
        heading="Output",
        type=click.Choice(get_args(Colour)),
        default="auto",
        help="auto follows the terminal, NO_COLOR and FORCE_COLOR.",
    ),
    _flag("--ascii", heading="Output", is_flag=True, help="Draw with ASCII alone."),
    _flag(
        "--width",
        heading="Output",
        type=click.IntRange(min=20),
        metavar="N",
        help="Columns of the report; the terminal's by default, 80 elsewhere.",
    ),
    verbosity,
)

settings = _stacked(
    _flag(
        "--isolated",
        heading="Settings",
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_isolate,
        help="Read no config file.",
    ),
    _flag(
        "--config",
        heading="Settings",
        type=FILE,
        metavar="FILE",
        is_eager=True,
        expose_value=False,
        callback=_use_config,
        help="Settings from this file, not the nearest reconcile.toml or pyproject.toml.",
    ),
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


def pick(part: type[S], flags: Mapping[str, Any]) -> S:
    """Those of a command's flags that `part` has fields for."""
    return part(**{name: flags[name] for name in part.__struct_fields__})
