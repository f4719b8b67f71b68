"""The command line: parse, call, and give every way a run can end its exit code.

Nothing but click is imported until a command runs: `reconcile --help` must answer at once.
"""

import errno
import gc
import importlib
import sys
from collections.abc import Callable, Sequence

import click

import reconcile
from reconcile.cli.streams import forget, if_heard, say

FAULT_OF_THE_PROGRAM = 70
INTERRUPTED = 130
_BETWEEN_SWEEPS = 50_000  # objects; Python's own 700 have it look for cycles all the time, where hardly any are made
_FULL = frozenset({errno.ENOSPC, errno.EFBIG, errno.EIO})  # what a disk says that takes no more, where click writes

COMMANDS = {
    "init": "Write a config, a table of sources, a pre-commit hook and a CI job.",
    "check": "Say where documents agree and conflict. The main job and the gate.",
    "extract": "Print the claims alone, one a row.",
    "test": "Run fixture corpora and compare with what each expects.",
    "explain": "What a finding means, why it matters, what to do.",
    "baseline": "Accepted findings, each with a reason and perhaps a last day.",
    "diff": "New, gone and unchanged findings between two runs.",
    "rules": "The rule packs in force; validate them.",
}

GROUPS = {
    "Compare": ("check", "extract", "explain", "diff"),
    "Keep a gate": ("init", "baseline"),
    "Rules and their fixtures": ("rules", "test"),
}

EPILOG = """\b
Exit codes:
  0    nothing at or above --fail-on
  1    findings at or above it, or a fixture corpus that misses its expectation
  2    usage, config, rule pack, baseline or unreadable input
  5    nothing to compare
  70   a fault of the program
  130  interrupted

Flags that are settings, as all of check but --watch, are also RECONCILE_* variables (--fail-on: RECONCILE_FAIL_ON)
and keys of [tool.reconcile] in pyproject.toml or of reconcile.toml (fail-on = "warning"). A flag wins over a
variable, a variable over the file.
"""


class Session:
    """What one run of the program learns on its way and its end needs: whether a fault is shown with its traceback, and
    whether it is to be run again."""

    verbosity = 0
    again: Callable[[Callable[[], int]], int] | None = None


class LazyGroup(click.Group):
    """Lists its commands without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command = importlib.import_module(f"reconcile.cli.{name}").command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            from reconcile.wording import suggestion

            raise click.UsageError(f"no command {args[0]!r}, {suggestion(args[0], COMMANDS)}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        width = max(map(len, COMMANDS))
        for heading, names in GROUPS.items():
            with formatter.section(heading):
                formatter.write_dl([(name.ljust(width), COMMANDS[name]) for name in names])


def _version(ctx: click.Context, parameter: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"reconcile {reconcile.__version__}")
        ctx.exit()


@click.group(
    cls=LazyGroup, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version.")
def program() -> None:
    """Read several documents on one event and say where their facts agree, where they conflict, and why."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program with these arguments (sys.argv's by default) and return its exit code."""
    gc.set_threshold(_BETWEEN_SWEEPS)  # a run is a twentieth faster
    session = Session()
    code = _run(arguments, session)
    if session.again is None or code == INTERRUPTED:
        return code
    return session.again(lambda: _run(arguments, session))


def _run(arguments: Sequence[str] | None, session: Session) -> int:
    try:
        result = program.main(arguments, prog_name="reconcile", standalone_mode=False, obj=session)
    except click.ClickException as error:
        with if_heard():
            error.show(sys.stderr)
        return 2
    except (click.Abort, KeyboardInterrupt):
        _tell("interrupted")
        return INTERRUPTED
    except SystemExit:  # click's end where the reader of a pipe has gone, which is no fault
        forget(sys.stdout)
        return 0
    except OSError as error:
        if error.errno not in _FULL:
            return _ended_by(error, session)
        forget(sys.stdout)
        _tell(f"can't write: {error.strerror}")
        return 2
    except Exception as error:
        return _ended_by(error, session)
    return result if isinstance(result, int) else 0


def _ended_by(error: Exception, session: Session) -> int:
    from reconcile.cli.diagnostics import tell
    from reconcile.errors import ReconcileError

    if isinstance(error, ReconcileError):
        tell(error.diagnostics)
        return error.exit_code
    if session.verbosity > 0:
        import traceback

        with if_heard():
            traceback.print_exception(error)
    _tell(f"internal error: {type(error).__name__}: {error}")
    _tell("This is a fault of the program, not of your documents. Please report it with the command that raised it.")
    if session.verbosity <= 0:
        _tell("The same command with -v shows where it happened.")
    return FAULT_OF_THE_PROGRAM


def _tell(line: str) -> None:
    say(f"reconcile: {line}")
