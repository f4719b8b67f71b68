import os
import signal

import pytest

from reconcile import crew
from reconcile.crew import Crew, WorkerError


class Adder:
    def __init__(self, share, tick):
        self.sum = share
        self._tick = tick

    def add(self, number):
        self._tick()
        self.sum += number
        return self.sum

    def divide(self, number):
        return self.sum / number

    def die(self):
        os.kill(os.getpid(), signal.SIGKILL)

    def leave(self):
        os._exit(3)

    def pid(self):
        return os.getpid()


def gone(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


@pytest.fixture(params=["forked", "started anew"])
def way(request, monkeypatch):
    if request.param == "forked" and not crew.forks():
        pytest.skip("this system doesn't fork")
    monkeypatch.setattr(crew, "forks", lambda: request.param == "forked")


def test_each_worker_keeps_its_share(way):
    ticks = []
    with Crew(Adder, [1, 10, 100], lambda: ticks.append(1)) as workers:
        assert workers.ask("add", 1) == [2, 11, 101]
        assert workers.ask("add", 1) == [3, 12, 102]
        pids = workers.ask("pid")
    assert len(ticks) == 6
    assert len({*pids, os.getpid()}) == 4
    assert all(map(gone, pids))


def test_what_a_worker_raises_is_raised_here_with_its_place(way):
    with Crew(Adder, [1, 2], lambda: None) as workers, pytest.raises(ZeroDivisionError) as raised:
        workers.ask("divide", 0)
    assert "in divide" in raised.value.__notes__[0]


@pytest.mark.parametrize(("method", "says"), [("die", "by SIGKILL"), ("leave", "with exit code 3")])
def test_a_process_that_dies_is_told_of(method, says):
    with Crew(Adder, [1, 2], lambda: None) as workers, pytest.raises(WorkerError) as raised:
        workers.ask(method)
    assert str(raised.value) == f"one of 2 processes was ended {says}"
    assert raised.value.exit_code == 70


class Faulty:
    def __init__(self, share, tick):
        raise ValueError(f"share {share} can't be made")


def test_a_worker_that_cant_be_made_says_why(way):
    with Crew(Faulty, [1, 2], lambda: None) as workers, pytest.raises(ValueError, match="can't be made"):
        workers.ask("add", 1)
