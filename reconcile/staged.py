"""Files that are replaced as a whole or not at all: a result is written beside its place, and renamed once all of it
is there."""

import os
import stat
from pathlib import Path
from tempfile import NamedTemporaryFile

from msgspec import Struct


def replace_file(result: bytes, output: Path) -> None:
    """Writes a file, all or nothing.

    Raises:
        OSError: where it can't be written.
    """
    staged = stage(result, output)
    try:
        staged.put()
    finally:
        staged.forget()


def stage(result: bytes, output: Path) -> "Staged":
    """The result beside its place, with the rights of the file that is there.

    Raises:
        OSError: where it can't be written.
    """
    target = output.resolve()  # a link stays a link
    if target.exists() and not target.is_file():  # /dev/null, a named pipe
        return Staged(result=result, output=output, target=target, beside=None)
    with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as beside:
        try:
            beside.write(result)
            beside.close()
            Path(beside.name).chmod(stat.S_IMODE(target.stat().st_mode) if target.exists() else _default_mode())
        except BaseException:
            Path(beside.name).unlink(missing_ok=True)
            raise
    return Staged(result=result, output=output, target=target, beside=Path(beside.name))


class Staged(Struct, frozen=True, kw_only=True):
    """A result that waits beside its place; without `beside`, one for a device or a pipe."""

    result: bytes
    output: Path
    target: Path
    beside: Path | None

    def put(self) -> None:
        """Replaces the file.

        Raises:
            OSError: where it can't be replaced.
        """
        if self.beside is None:
            self.target.write_bytes(self.result)
        else:
            self.beside.replace(self.target)

    def forget(self) -> None:
        """Leaves nothing beside the file, whether it was replaced or not."""
        if self.beside is not None:
            self.beside.unlink(missing_ok=True)


def _default_mode() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
