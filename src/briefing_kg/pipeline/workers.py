"""Do several jobs at once, in processes forked from this one; none outlives it, however it ends."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

from briefing_kg.errors import BriefingError

_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True)
class _Worker:
    process: BaseProcess
    link: Connection[Any, Any]


@dataclass(frozen=True, slots=True)
class _Failure:
    error: BriefingError


@dataclass(frozen=True, slots=True)
class Crew:
    """Processes that wait for jobs; without any, this process does the jobs itself."""

    workers: list[_Worker] = field(default_factory=list)

    def answers(self, jobs: Sequence[Callable[[], _Answer]], progress: Callable[[int], None]) -> list[_Answer]:
        """Return the answers of *jobs* in their order; *progress* hears how many are done.

        Jobs and answers can be pickled. The first jobs go to the processes in their order. A
        BriefingError of a job is raised here, of several that of the first job. Raises
        ChildProcessError if a process was killed.
        """
        return _shared_out(jobs, self.workers, progress) if self.workers else _done_here(jobs, progress)


def cores() -> int:
    """Return how many processes can work at once; 1 where forking is not safe."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


@contextmanager
def crew(number: int, prepare: Callable[[int], object]) -> Iterator[Crew]:
    """Give so many processes, none if that is 1; they are gone afterwards.

    Each first calls *prepare* with its own number, from 0. What that returns or complains about
    is left to the jobs to find again.
    """
    workers: list[_Worker] = []
    try:
        while number > 1 and len(workers) < number:
            workers.append(_forked(prepare, len(workers)))
        yield Crew(workers)
    finally:
        for worker in workers:
            worker.process.kill()
            worker.process.join()
            worker.link.close()


def _done_here(jobs: Sequence[Callable[[], _Answer]], progress: Callable[[int], None]) -> list[_Answer]:
    found: list[_Answer] = []
    for job in jobs:
        found.append(job())
        progress(len(found))
    return found


def _forked(prepare: Callable[[int], object], number: int) -> _Worker:
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe()
    process = context.Process(target=_work, args=(there, prepare, number), daemon=True)
    with warnings.catch_warnings():
        # Python 3.12 warns if any library has threads; the jobs use nothing that their locks guard.
        warnings.filterwarnings("ignore", "This process .* is multi-threaded", DeprecationWarning)
        # A Ctrl-C waits until the process is there and knows what to do about it.
        signals = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            process.start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, signals)
    there.close()
    return _Worker(process, here)


def _work(link: Connection[Any, Any], prepare: Callable[[int], object], number: int) -> None:
    """Prepare, then do one job after the other, in a process of its own."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a Ctrl-C reaches every process; the first one ends the others
    threading.Thread(target=_end_with_parent, daemon=True).start()
    gc.disable()  # it costs a third of the time while queries are read
    with suppress(BriefingError):
        prepare(number)
    gc.freeze()  # what was prepared stays until the end, so there is no use in looking at it again
    while True:
        job = link.recv()
        try:
            link.send(job())
        except BriefingError as error:
            link.send(_Failure(error))
        gc.collect()  # once the answer is given, not while somebody waits for it


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _shared_out(
    jobs: Sequence[Callable[[], Any]], workers: list[_Worker], progress: Callable[[int], None]
) -> list[Any]:
    """Give each worker that is free the next job, until one fails; return all answers."""
    found: dict[int, Any] = {}
    failures: dict[int, BriefingError] = {}
    waiting = iter(enumerate(jobs))
    busy: dict[Connection[Any, Any], tuple[_Worker, int]] = {}
    free = list(reversed(workers))
    while True:
        while free and not failures and (waited := next(waiting, None)) is not None:
            number, job = waited
            worker = free.pop()
            with suppress(BrokenPipeError):  # of a process that has died: that is told when its answer is due
                worker.link.send(job)
            busy[worker.link] = worker, number
        if not busy:
            break
        ready = wait(list(busy))
        for link in [each for each in busy if each in ready]:
            worker, number = busy.pop(link)
            answer = _received(worker)
            if isinstance(answer, _Failure):
                failures[number] = answer.error
            else:
                found[number] = answer
                progress(len(found))
            free.append(worker)
    if failures:
        raise failures[min(failures)]
    return [found[number] for number in range(len(jobs))]


def _received(worker: _Worker) -> Any:
    try:
        return worker.link.recv()
    except (EOFError, ConnectionResetError) as error:
        worker.process.join()
        code = worker.process.exitcode or 0
        if code < 0:
            raise ChildProcessError(
                f"a process of this command was ended by {signal.Signals(-code).name}; perhaps memory ran out"
            ) from error
        raise RuntimeError("a job failed in a process of its own; what it said stands above") from error
