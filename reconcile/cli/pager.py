"""A long report through $PAGER, where that is asked for."""

import os
import shlex
import signal
import subprocess
import sys

_LESS = "FRX"  # as git has it: no paging of what fits the screen, colours, and what was read stays on the screen


def paged(result: bytes) -> bool:
    """Shows a result in the pager; False where there is none, or standard output is no terminal."""
    if sys.stdout is None or not sys.stdout.isatty():
        return False
    try:
        command = shlex.split(os.environ.get("PAGER", "less -R"))
    except ValueError:  # a quotation mark that isn't closed
        return False
    if not command:
        return False
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, env={"LESS": _LESS, **os.environ})
    except OSError:
        return False
    # In a pager Ctrl-C ends a search, not the program that it reads from.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        process.communicate(result)  # a pager that is left early is no fault
    finally:
        signal.signal(signal.SIGINT, before)
    return True
