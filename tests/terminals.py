"""A program started at a terminal of its own, and what it writes there."""

import os
import pty
import subprocess
from collections.abc import Iterator, Sequence
from typing import IO, Any


def started(
    command: Sequence[str], stdout: IO[bytes] | None = None, **settings: Any
) -> tuple[subprocess.Popen[bytes], Iterator[bytes]]:
    """A process with a terminal for its streams (`stdout` may be a file), and the parts it writes until it ends."""
    own, terminal = pty.openpty()
    process = subprocess.Popen(command, stdin=terminal, stdout=stdout or terminal, stderr=terminal, **settings)
    os.close(terminal)
    return process, _parts(own)


def _parts(own: int) -> Iterator[bytes]:
    try:
        while part := os.read(own, 65536):
            yield part
    except OSError:  # Linux says so, and not nothing, when the last program has left
        pass
    finally:
        os.close(own)
