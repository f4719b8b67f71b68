"""What a long run is at: one line on standard error, only on a terminal, and gone when the run is over."""

import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    TaskProgressColumn,
    TextColumn,
    TimeElapsedColumn,
)

from reconcile.cli.screen import Screen
from reconcile.pipeline import Stage, Tell, untold

_AFTER = 0.5  # seconds; what is over before needs no line
_STEP = 0.1  # seconds between two drawings


@contextmanager
def progress(screen: Screen, *, wanted: bool) -> Iterator[Tell]:
    """Tells how far a run is, where that is wanted and standard error is a terminal."""
    if not wanted or screen.quiet or not _is_terminal():
        yield untold
        return
    line = _Line(screen)
    try:
        yield line.tell
    finally:
        line.stop()


class _Line:
    """Drawn as a run tells of its steps, and by a thread in stages that don't tell of any. The thread doesn't begin
    before those: a process without threads can be forked."""

    def __init__(self, screen: Screen) -> None:
        console = Console(stderr=True, no_color=screen.color == "never" or None, highlight=False)
        self._line = Progress(*_columns(screen), console=console, auto_refresh=False, transient=True)
        self._stage: Stage | None = None
        self._task = self._line.add_task("")
        self._begin = time.monotonic()
        self._drawn = 0.0
        self._over = threading.Event()
        self._thread: threading.Thread | None = None

    def tell(self, stage: Stage, done: int, total: int | None) -> None:
        if stage == self._stage:
            self._line.update(self._task, completed=done, total=total)
        else:  # a task that has had a number of steps can't lose it
            self._line.remove_task(self._task)
            self._stage, self._task = stage, self._line.add_task(stage, completed=done, total=total)
        if total is None and self._thread is None:
            self._thread = threading.Thread(target=self._keep_drawing, daemon=True)
            self._thread.start()
        self._draw()

    def stop(self) -> None:
        self._over.set()
        if self._thread is not None:
            with suppress(RuntimeError):  # an interrupt came while it was being started
                self._thread.join()
        self._line.stop()

    def _keep_drawing(self) -> None:
        while not self._over.wait(_STEP):
            self._draw()

    def _draw(self) -> None:
        now = time.monotonic()
        if now - self._begin < _AFTER or now - self._drawn < _STEP or self._over.is_set():
            return
        self._drawn = now
        self._line.start()
        self._line.refresh()


def _columns(screen: Screen) -> list[ProgressColumn]:
    ascii = screen.plain(None)
    words = TextColumn("{task.description:<10}")
    bar: list[ProgressColumn] = [] if ascii else [BarColumn(bar_width=24)]
    return [SpinnerColumn("line" if ascii else "dots"), words, *bar, TaskProgressColumn(), TimeElapsedColumn()]


def _is_terminal() -> bool:
    return sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
