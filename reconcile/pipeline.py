"""The flow, on one screen: paths → documents → mentions → claims → facts → findings → report."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import BinaryIO, Literal

from msgspec import Struct

from reconcile.model import Kind, Report


class Options(Struct, frozen=True, kw_only=True):
    """What a run may be told. `as_of` dates documents that don't say when they were published."""

    sources: Path | None = None
    rules: tuple[Path, ...] = ()
    as_of: date | None = None
    group_by: Literal["none", "directory", "group"] = "none"
    kinds: frozenset[Kind] = frozenset()
    stdin: BinaryIO | None = None
    stdin_name: str = "stdin.txt"


DEFAULTS = Options()


def check(paths: Sequence[str], options: Options = DEFAULTS) -> Report:
    """Read, extract, link and compare; `extract` below stops after the claims.

    Raises:
        RulePackError, InputError, NothingToCompareError: see errors.py.
    """
    raise NotImplementedError


def extract(paths: Sequence[str], options: Options = DEFAULTS) -> Report:
    """The claims alone."""
    raise NotImplementedError
