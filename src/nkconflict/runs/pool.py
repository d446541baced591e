"""A pool of spawned processes that survives the death of any of them.

A process may be killed from outside, by a system that is short of memory, or by its own work. The standard
pool then gives up all of its work; here what was lost is done again. A task that is lost twice is tried by
itself; if it alone kills its process, it is mended, which leaves out what does, and done once more.

Processes are spawned, not forked: they are the same on every system, and begin with nothing of this one.
"""

from __future__ import annotations

import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any, Final, Generic, TypeAlias, TypeVar

from nkconflict.errors import NkConflictError

__all__ = ["Begin", "Mend", "worked"]

T = TypeVar("T")
R = TypeVar("R")
A = TypeVar("A")
B = TypeVar("B")

AHEAD: Final = 2
"""The tasks handed out for each process: one that is worked on, and one that waits."""

LOSSES: Final = 2
"""How often a task may be lost in company, and by itself, before it is believed to kill."""

Mend: TypeAlias = Callable[[T, Callable[[T], bool]], T]
"""Returns a task without what kills; the function that it is given says whether a process survives a task."""


Begin: TypeAlias = Callable[[Any], object]
"""Prepares a process, which has to end when the other end of the connection that it is given is closed."""


def worked(
    work: Callable[[T], R], tasks: Iterable[T], jobs: int, mend: Mend[T], begin: Begin
) -> Generator[R, None, None]:
    """Yield the result of each task, as they are finished, by so many processes, which each `begin` first.

    Tasks are taken as they can be worked on. What the work raises is raised here; NkConflictError
    where processes die whatever they do. Closed, or interrupted, it lets what is worked on be finished; at
    another interrupt meanwhile the processes end at once. Interrupts are for this process alone, to which
    `begin` leaves them.
    """
    pool = _Pool(work, jobs, mend, begin)
    try:
        yield from pool.results(iter(tasks))
    finally:
        pool.close()


class _Pool(Generic[T, R]):
    def __init__(self, work: Callable[[T], R], jobs: int, mend: Mend[T], begin: Begin) -> None:
        self._work, self._jobs, self._mend, self._begin = work, jobs, mend, begin
        self._watched, self._held = get_context("spawn").Pipe(duplex=False)
        self._executor = self._started(jobs)
        self._lost: deque[tuple[T, int]] = deque()
        self._waiting: dict[Future[R], tuple[T, int]] = {}

    def _started(self, jobs: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            jobs, mp_context=get_context("spawn"), initializer=self._begin, initargs=(self._watched,)
        )

    def close(self) -> None:
        """Let what is worked on be finished, and nothing else, and let go of all."""
        try:
            self._shut(self._executor)
        finally:
            self._held.close()
            self._watched.close()

    def _shut(self, executor: ProcessPoolExecutor) -> None:
        """End some processes when they have finished what they are at; if interrupted meanwhile, at once.

        Whoever interrupts twice means it. A thread does the work, since an executor that is interrupted while
        it ends never does.
        """
        ended = threading.Event()

        def end() -> None:
            try:
                executor.shutdown(wait=True, cancel_futures=True)
            finally:
                ended.set()

        threading.Thread(target=end).start()
        try:
            ended.wait()
        except BaseException:
            self._held.close()
            raise
        finally:
            with _uninterrupted("SIGINT", "SIGTERM"):
                ended.wait()

    def results(self, tasks: Iterator[T]) -> Iterator[R]:
        """Yield the results of all tasks."""
        while True:
            whole = self._hand_out(tasks)
            if not self._waiting and not self._lost:
                return
            done, _ = wait(self._waiting, return_when=FIRST_COMPLETED)
            for future in done:
                task, losses = self._waiting.pop(future)
                try:
                    result = future.result()
                except BrokenProcessPool:
                    whole = False
                    self._lost.append((task, losses + 1))
                    continue
                yield result
            if not whole:
                yield from self._recovered()

    def _hand_out(self, tasks: Iterator[T]) -> bool:
        """Hand out what may wait, lost tasks first; return whether the pool was there to take it."""
        while len(self._waiting) < AHEAD * self._jobs:
            lost = self._lost.popleft() if self._lost else None
            given = lost or next(((task, 0) for task in tasks), None)
            if given is None:
                return True
            try:
                with _uninterrupted("SIGINT"):
                    self._waiting[self._executor.submit(self._work, given[0])] = given
            except BrokenProcessPool:
                self._lost.appendleft(given)
                return False
        return True

    def _recovered(self) -> Iterator[R]:
        """Start anew, and yield what had been finished, and what is tried by itself from now on."""
        wait(self._waiting)
        for future, (task, losses) in self._waiting.items():
            try:
                result = future.result()
            except BrokenProcessPool:
                self._lost.append((task, losses + 1))
                continue
            yield result
        self._waiting.clear()
        self._shut(self._executor)
        suspects = [task for task, losses in self._lost if losses >= LOSSES]
        self._lost = deque((task, losses) for task, losses in self._lost if losses < LOSSES)
        for task in suspects:
            yield self._by_itself(task)
        self._executor = self._started(self._jobs)

    def _by_itself(self, task: T) -> R:
        results = self._alone(self._work, task)
        if not results and self._alone(bool, 0):
            results = self._alone(self._work, self._mend(task, self._survives))
        if not results:
            raise NkConflictError(
                "every process that is started dies: is there memory left? "
                "And does a script that starts a run do so under if __name__ == '__main__'?"
            )
        return results[0]

    def _survives(self, task: T) -> bool:
        return bool(self._alone(self._work, task))

    def _alone(self, work: Callable[[A], B], argument: A) -> list[B]:
        """Return what some work gives in a process of its own; nothing if that dies, each time."""
        for _ in range(LOSSES):
            executor = self._started(1)
            try:
                with _uninterrupted("SIGINT"):
                    future = executor.submit(work, argument)
                return [future.result()]
            except BrokenProcessPool:
                continue
            finally:
                self._shut(executor)
        return []


@contextmanager
def _uninterrupted(*names: str) -> Iterator[None]:
    """Have signals of these names wait a moment.

    Processes that are started meanwhile inherit this: Ctrl-C on a terminal is for them too, and before they
    begin they know no better answer than a traceback.
    """
    if sys.platform == "win32":  # where nothing can be done about it
        yield
    else:
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.Signals[name] for name in names})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
