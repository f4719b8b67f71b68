"""Work in several processes, each of which keeps its share from one step to the next."""

import multiprocessing
import multiprocessing.reduction
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing.connection import Connection, wait
from operator import methodcaller
from typing import Any, Generic, NoReturn, TypeVar

from reconcile.errors import Diagnostic, ReconcileError

Share = TypeVar("Share")
Tick = Callable[[], None]  # called for each piece of work that is done

_PATIENCE = 2  # seconds that a process has to end after it was told to


class WorkerError(ReconcileError):
    """A process that shared the work ended before it was done."""

    exit_code = 70


def cores() -> int:
    """How many processes can run at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Crew(Generic[Share]):
    """A worker for each share, each in a process of its own. To be used as a context: at its end no process is left."""

    def __init__(self, worker: Callable[[Share, Tick], object], shares: Sequence[Share], tick: Tick) -> None:
        """`worker` is a class or a function of a module; what it makes has the methods that are asked for."""
        self._tick = tick
        self._ends: list[Connection] = []
        self._processes: list[multiprocessing.process.BaseProcess] = []
        try:
            with _uninterrupted():
                for share in shares:
                    self._start(worker, share)
        except BaseException:
            self._dismiss()
            raise

    def _start(self, worker: Callable[[Share, Tick], object], share: Share) -> None:
        inherits = forks()
        context = multiprocessing.get_context("fork") if inherits else multiprocessing.get_context("spawn")
        end, other = context.Pipe()
        self._ends.append(end)
        # A forked process inherits the ends of those before it; open there, they would keep the others from noticing
        # that this process has gone.
        inherited = list(self._ends) if inherits else []
        process = context.Process(target=_work, args=(worker, share, other, inherited), daemon=True)
        self._processes.append(process)
        process.start()
        other.close()

    def __enter__(self) -> "Crew[Share]":
        return self

    def __exit__(self, *_: object) -> None:
        self._dismiss()

    def ask(self, method: str, *arguments: object) -> list[Any]:
        """What this method of every worker returns, in the order of the shares; ticks on the way.

        Raises:
            WorkerError: a process was ended from outside. What a worker raises itself is raised here too.
        """
        for number, end in enumerate(self._ends):
            try:
                end.send((method, arguments))
            except (BrokenPipeError, ConnectionResetError):
                self._lost(number)
        answers: dict[int, Any] = {}
        while len(answers) < len(self._ends):
            ready = wait([end for number, end in enumerate(self._ends) if number not in answers])
            for number, end in enumerate(self._ends):
                if end not in ready:
                    continue
                try:
                    kind, content = end.recv()
                except (EOFError, ConnectionResetError):
                    self._lost(number)
                if kind == "tick":
                    self._tick()
                elif kind == "fault":
                    raise content
                else:
                    answers[number] = content
        return [answers[number] for number in range(len(self._ends))]

    def _lost(self, number: int) -> NoReturn:
        process = self._processes[number]
        process.join(_PATIENCE)
        code = process.exitcode or 0
        how = f"by {signal.Signals(-code).name}" if code < 0 else f"with exit code {code}"
        hint = "perhaps memory ran out: use fewer processes, or one with --jobs 1"
        raise WorkerError(Diagnostic(message=f"one of {len(self._ends)} processes was ended {how}", hint=hint))

    def _dismiss(self) -> None:
        for end in self._ends:
            end.close()
        for process in self._processes:
            if process.is_alive():
                process.terminate()
        for process in self._processes:
            if process.pid is not None:
                process.join(_PATIENCE)
                if process.is_alive():
                    process.kill()
                    process.join()


def forks() -> bool:
    """Whether a process starts at once, with all that is loaded: on Linux, while no thread may hold a lock."""
    return sys.platform == "linux" and threading.active_count() == 1


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """An interrupt that comes while a process is started is dealt with afterwards: Python would lose it in between."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(
    make: Callable[[Share, Tick], object], share: Share, end: Connection, inherited: Sequence[Connection]
) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal interrupts all; the first process ends the others
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for other in inherited:
        other.close()
    # Where nobody is at the other end any more, nobody needs this process.
    with suppress(BrokenPipeError, ConnectionResetError, EOFError):
        kind, made = _tried(lambda: make(share, lambda: end.send(("tick", None))))
        while True:
            method, arguments = end.recv()
            # A worker that couldn't be made answers with the fault whatever it is asked.
            answer = (kind, made) if kind == "fault" else _tried(partial(methodcaller(method, *arguments), made))
            end.send(answer)


def _tried(work: Callable[[], object]) -> tuple[str, object]:
    """What the work gives, or its fault; raised is what says that nobody listens any more."""
    try:
        return "answer", work()
    except (BrokenPipeError, ConnectionResetError):
        raise
    except Exception as error:
        return "fault", _portable(error)


def _portable(error: Exception) -> Exception:
    """The fault with where it happened, as another process can raise it."""
    where = "".join(traceback.format_exception(error))
    try:
        multiprocessing.reduction.ForkingPickler.dumps(error)
    except Exception:
        error = RuntimeError(f"{type(error).__name__}: {error}")
    error.add_note(f"in one of several processes:\n{where}")
    return error
