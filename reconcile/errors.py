"""Errors that a user can mend, with where they are and what to do."""

from msgspec import Struct


class Diagnostic(Struct, frozen=True, kw_only=True):
    """One fault in an input: what, where (`line` and `column` count from 1) and what to do about it."""

    message: str
    path: str | None = None
    line: int | None = None
    column: int | None = None
    hint: str | None = None
    excerpt: str | None = None

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)
        return f"{place}: {self.message}" if place else self.message


class ReconcileError(Exception):
    """Any fault that is the input's, not the program's. `diagnostics` holds every fault that was found."""

    exit_code = 2

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__("\n".join(str(diagnostic) for diagnostic in diagnostics))
        self.diagnostics = diagnostics


class RulePackError(ReconcileError):
    """One or more entries of a rule pack can't be used."""


class ConfigError(ReconcileError):
    """The configuration names a key or a value that doesn't exist."""


class InputError(ReconcileError):
    """A document or a table of sources can't be read."""


class BaselineError(ReconcileError):
    """The file of accepted findings can't be used."""
