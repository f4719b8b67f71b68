"""--watch: a run again whenever a file that it reads has changed."""

import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

import click

from reconcile.cli import INTERRUPTED
from reconcile.cli.streams import say
from reconcile.gather import Memory
from reconcile.wording import counted

# Files are asked for their state, which works on every file system, mounted folders and containers included. Looking
# takes a tenth of the time at most: where there are so many files that one look takes long, they are looked at seldom.
_EVERY = 0.4  # seconds
_REST = 9  # times as long as a look takes
_SETTLED = 0.05  # seconds; an editor may write a file in several steps
_MANY = 3  # names of changed files that are shown

_State = dict[Path, tuple[int, int, int]]


class Watch:
    """What the runs of one --watch have in common; called with a run, it repeats that until it is interrupted."""

    def __init__(self) -> None:
        self.memory = Memory()
        self._files: Callable[[], Iterable[Path]] | None = None
        self._state: _State = {}
        self._quiet = False

    def begin(self, files: Callable[[], Iterable[Path]], *, quiet: bool) -> None:
        """A run begins, which reads these files. The first one clears the screen; the others find it cleared."""
        if self._files is None:
            _clear()
        self._files, self._quiet = files, quiet
        self._state = _state(files)  # now: what changes while the run goes on is seen after it

    def __call__(self, run: Callable[[], int]) -> int:
        """Runs again after each change; the first run is over. Returns the exit code of an interrupted run."""
        try:
            while True:
                self._say(f"watching {counted(len(self._state), 'file')} for changes, Ctrl-C ends")
                before, self._state = self._state, self._changed()
                _clear()
                self._say(_words(before, self._state))
                if run() == INTERRUPTED:
                    break
        except KeyboardInterrupt:
            say("")
        return INTERRUPTED

    def _changed(self) -> _State:
        """Waits until the files are others than before, and have settled."""
        assert self._files is not None
        seen, wait = self._state, _EVERY
        while True:
            time.sleep(wait)
            begin = time.monotonic()
            now = _state(self._files)
            wait = max(_EVERY, _REST * (time.monotonic() - begin))
            if now != self._state and now == seen:
                return now
            if now != seen:
                seen, wait = now, _SETTLED

    def _say(self, line: str) -> None:
        if not self._quiet:
            say(click.style(f"[{time.strftime('%H:%M:%S')}] {line}", dim=True))


def _clear() -> None:
    """Empties the terminal, with what has scrolled off, where the result goes to one."""
    if sys.stdout is not None and sys.stdout.isatty():
        click.echo("\x1b[2J\x1b[3J\x1b[H", nl=False)


def _state(files: Callable[[], Iterable[Path]]) -> _State:
    found: _State = {}
    for file in set(files()):
        with suppress(OSError):  # one that isn't there may come
            status = file.stat()
            found[file] = (status.st_mtime_ns, status.st_size, status.st_ino)
    return found


def _words(before: _State, now: _State) -> str:
    from reconcile.report.glyphs import safe  # names come from strangers too

    changed = [file for file in before.keys() & now.keys() if before[file] != now[file]]
    told = {"changed": changed, "added": now.keys() - before.keys(), "removed": before.keys() - now.keys()}
    return "; ".join(f"{_few([safe(file.name) for file in files])} {what}" for what, files in told.items() if files)


def _few(names: list[str]) -> str:
    more = f" and {len(names) - _MANY} more" if len(names) > _MANY else ""
    return f"{', '.join(sorted(names)[:_MANY])}{more}"
