"""A command whose flags stand in groups, and read variables and the config file where they aren't given."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click
from click.core import ParameterSource
from msgspec import Struct

from reconcile.cli.diagnostics import tell
from reconcile.config import Config, find_config, read_config, read_policy
from reconcile.errors import Diagnostic
from reconcile.gate.policy import Policy
from reconcile.wording import nearest

F = TypeVar("F", bound=Callable[..., Any])
S = TypeVar("S", bound=Struct)

FILE = click.Path(path_type=Path)
_PREFIX = "RECONCILE_"  # of variables
_POLICY = "reconcile.policy"  # where a context keeps it
_CONFIG = "reconcile.config"
_SET_BY = {
    ParameterSource.COMMANDLINE: "command line",
    ParameterSource.ENVIRONMENT: "environment",
    ParameterSource.DEFAULT_MAP: "config file",
}
ORDER = ["Options", "Documents", "What counts", "Output", "Gate", "Settings"]


class Headed(click.Option):
    """An option that stands under a heading in `--help`; a command's own, without one, stand first.

    One that is not `of_result` says how a run goes about it, and changes no byte of what it finds.
    """

    def __init__(
        self,
        names: Sequence[str],
        *,
        heading: str,
        of_result: bool = True,
        **settings: Any,
    ) -> None:
        super().__init__(names, **settings)
        self.heading = heading
        self.of_result = of_result and heading != "Output"


class Flag(Headed):
    """An option that is also a setting: it reads RECONCILE_<its long name> and the key of its name in the config."""

    def __init__(self, names: Sequence[str], *, heading: str, in_environment: bool = True, **settings: Any) -> None:
        super().__init__(names, heading=heading, **settings)
        self.envvar = f"{_PREFIX}{(self.name or '').upper()}" if in_environment else None


class Command(click.Command):
    """A command whose flags are grouped and whose defaults come from the config file."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.context_settings.setdefault("max_content_width", 100)

    def invoke(self, ctx: click.Context) -> Any:
        if not ctx.params.get("quiet"):
            tell(unknown_variables(os.environ), "warning")
        return super().invoke(ctx)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows: dict[str, list[tuple[str, str]]] = {heading: [] for heading in ORDER}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx) if isinstance(parameter, click.Option) else None
            if record is not None:
                heading = "Settings" if "--help" in parameter.opts else getattr(parameter, "heading", "Options")
                rows[heading].append(record)
        for heading, records in rows.items():
            if records:
                with formatter.section(heading):
                    formatter.write_dl(records)


def unknown_variables(environment: Iterable[str]) -> list[Diagnostic]:
    """The names that begin as this program's variables do and set nothing. No faults: others may use them."""
    known = [name.upper() for name in (*Config.__struct_fields__, "config", "isolated")]
    names = sorted(name.removeprefix(_PREFIX) for name in environment if name.startswith(_PREFIX))
    return [_unknown_variable(name, known) for name in names if name not in known]


def _unknown_variable(name: str, known: Sequence[str]) -> Diagnostic:
    near = nearest(name, known)
    hint = f"did you mean {_PREFIX}{near}?" if near else None
    return Diagnostic(message=f"the variable {_PREFIX}{name} sets nothing", hint=hint)


def flag(*names: str, **settings: Any) -> Callable[[F], F]:
    return click.option(*names, cls=Flag, **settings)


def stacked(*decorators: Callable[[F], F]) -> Callable[[F], F]:
    def decorate(function: F) -> F:
        for decorator in reversed(decorators):
            function = decorator(function)
        return function

    return decorate


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
    ctx.meta[_CONFIG] = found
    ctx.meta[_POLICY] = read_policy(found)


def _isolate(ctx: click.Context, parameter: click.Parameter, isolated: bool) -> None:
    """Runs before or after `_use_config`, as the flags were given."""
    ctx.meta["isolated"] = isolated
    if isolated:
        ctx.default_map = None
        ctx.meta.pop(_POLICY, None)
        ctx.meta.pop(_CONFIG, None)


def policy() -> Policy:
    """What the config file in force says of findings beside its flags."""
    found = click.get_current_context().meta.get(_POLICY)
    return found if isinstance(found, Policy) else Policy()


def config_file() -> Path | None:
    """The config file in force."""
    found = click.get_current_context().meta.get(_CONFIG)
    return found if isinstance(found, Path) else None


def _choices(parameter: click.Parameter) -> Sequence[str]:
    """`format` is a key for every command, and each knows formats that others don't: it takes those it knows."""
    return parameter.type.choices if isinstance(parameter.type, click.Choice) else ()


settings = stacked(
    flag(
        "--isolated",
        heading="Settings",
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_isolate,
        help="Read no config file.",
    ),
    flag(
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


def pick(part: type[S], flags: Mapping[str, Any]) -> S:
    """Those of a command's flags that `part` has fields for."""
    return part(**{name: flags[name] for name in part.__struct_fields__ if name in flags})


def given() -> dict[str, str]:
    """The running command's flags that were set, and where, but for those that only say how to write the result.

    Files are given by their names alone: a report says nothing of the machine that it was made on.
    """
    ctx = click.get_current_context()
    found: dict[str, str] = {}
    for parameter in ctx.command.params:
        source = ctx.get_parameter_source(parameter.name or "")
        says_what = isinstance(parameter, Flag) and parameter.expose_value and parameter.of_result
        if says_what and source in _SET_BY:
            value = ctx.params[parameter.name or ""]
            values = value if isinstance(value, tuple) else (value,)
            words = ", ".join(one.name if isinstance(one, Path) else str(one) for one in values)
            found[max(parameter.opts, key=len)] = f"{words} ({_SET_BY[source]})"
    return found
