"""What is written beside a result, and streams whose reader has gone: nobody's leaving changes an exit code.

With "2>&1 | head -1" standard error goes into the pipe that the reader closes.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import IO

import click


def say(line: str) -> None:
    """A line for people on standard error, where anybody still reads it."""
    with if_heard():
        click.echo(line, err=True)


@contextmanager
def if_heard() -> Iterator[None]:
    """For writing to standard error: that it can't be written is no fault, since nobody could be told of it."""
    try:
        yield
    except OSError:
        forget(sys.stderr)


def forget(stream: IO[str]) -> None:
    """After the reader of a pipe has gone: let nothing, not even the interpreter's last flush, write to it again."""
    with suppress(OSError):  # a stream without a file has no reader to lose
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
