from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial

import pytest

from briefing_kg.errors import DataError
from briefing_kg.pipeline.workers import cores, crew

#: Two processes that never finish; the first line printed tells that both have begun.
_ENDLESS = """
import time
from functools import partial
from briefing_kg.pipeline.workers import crew

with crew(2, lambda number: None) as processes:
    print("begun", flush=True)
    processes.answers([partial(time.sleep, 600)] * 2, print)
"""


def nothing(*_: int) -> None:
    """Prepare nothing, report nothing."""


def slow_first(number: int) -> tuple[int, int]:
    """Answer late if the number is small, with the process that worked it out."""
    time.sleep(0.2 if number == 0 else 0.0)
    return number * number, os.getpid()


def refused(number: int) -> int:
    """Refuse what is not even, the first of them last."""
    time.sleep(0.2 if number == 1 else 0.0)
    if number % 2:
        raise DataError(f"{number} is odd", path="numbers.txt", line=number, advice="Double it.")
    return number


def jobs(function: Callable[[int], object], number: int) -> list[Callable[[], object]]:
    """So many jobs, with numbers from 0."""
    return [partial(function, each) for each in range(number)]


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_answers_come_in_the_order_of_the_jobs(processes: int) -> None:
    """Whichever process is ready first; one process alone is this one."""
    heard: list[int] = []
    with crew(processes, nothing) as workers:
        found = workers.answers([partial(slow_first, each) for each in range(5)], heard.append)

    assert [answer for answer, _ in found] == [0, 1, 4, 9, 16]
    assert heard == [1, 2, 3, 4, 5]
    assert ({process for _, process in found} == {os.getpid()}) is (processes == 1)


@pytest.mark.parametrize("processes", [1, 2])
def test_an_error_of_a_job_is_raised_as_it_was(processes: int) -> None:
    """Of several errors it is that of the first job, with all it knows; no process is left."""
    with crew(processes, nothing) as workers, pytest.raises(DataError) as caught:
        workers.answers(jobs(refused, 6), nothing)

    error = caught.value
    assert (error.problem, error.path, error.line, error.advice) == ("1 is odd", "numbers.txt", 1, "Double it.")
    assert str(error) == "numbers.txt:1: 1 is odd\n  Double it."
    assert multiprocessing.active_children() == []


def test_preparation_that_fails_is_left_to_the_jobs() -> None:
    """A fault in the shapes is told by the job that needs them."""
    with crew(2, refused) as workers:
        assert workers.answers(jobs(abs, 3), nothing) == [0, 1, 2]


def test_a_process_that_is_killed_is_told() -> None:
    """Nobody waits for its answer for ever."""
    endless: list[Callable[[], None]] = [killed, partial(time.sleep, 600)]
    with crew(2, nothing) as workers, pytest.raises(ChildProcessError, match="SIGKILL; perhaps memory ran out"):
        workers.answers(endless, nothing)

    assert multiprocessing.active_children() == []


def test_a_process_that_was_killed_before_its_first_job_is_told_alike() -> None:
    """It cannot even be given a job; that is no other matter."""
    with crew(2, killed) as workers:
        for process in multiprocessing.active_children():
            process.join()
        with pytest.raises(ChildProcessError, match="SIGKILL; perhaps memory ran out"):
            workers.answers(jobs(abs, 2), nothing)

    assert multiprocessing.active_children() == []


def killed(*_: int) -> None:
    """Be killed, as by a system without memory."""
    os.kill(os.getpid(), signal.SIGKILL)


def test_there_is_a_core() -> None:
    """As many processes as this one may use at once."""
    assert cores() >= 1


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_process_outlives_the_first(how: signal.Signals) -> None:
    """Ctrl-C, a request to stop and sudden death end all of them, in the midst of their work."""
    first = subprocess.Popen(
        [sys.executable, "-c", _ENDLESS], stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    assert first.stdout is not None
    assert first.stdout.readline() == b"begun\n"
    if how is signal.SIGINT:
        os.killpg(first.pid, how)  # a terminal sends it to all
    else:
        first.send_signal(how)
    _, said = first.communicate(timeout=60)  # its output ends when the last process has ended

    assert first.returncode != 0
    assert said.count(b"Traceback") == (how is signal.SIGINT)
