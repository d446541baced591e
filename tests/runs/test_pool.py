"""The pool does all of its work, whatever becomes of its processes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from nkconflict.errors import NkConflictError
from nkconflict.runs.pool import AHEAD, worked
from runs.working import POISON, death, doubled, nothing, once, refused, without_poison

T = TypeVar("T")


def untouched(task: T, _: Callable[[T], bool]) -> T:
    raise AssertionError(f"{task} was mended")


def test_every_task_is_done_once_and_no_more_are_taken_than_can_wait() -> None:
    taken, done = list[int](), set[tuple[int, ...]]()

    def tasks() -> Iterator[tuple[int, ...]]:
        for number in range(12):
            assert len(taken) - len(done) < 2 * AHEAD
            taken.append(number)
            yield (number,)

    for result in worked(doubled, tasks(), 2, without_poison, nothing):
        done.add(result)
    assert done == {(2 * number,) for number in range(12)}


def test_what_a_dying_process_was_doing_is_done_again(tmp_path: Path) -> None:
    paths = [str(tmp_path / name) for name in "abc"]
    assert sorted(worked(once, paths, 1, untouched, nothing)) == paths


def test_what_kills_every_process_that_tries_it_is_left_out() -> None:
    done = worked(doubled, [(1, POISON), (2,)], 1, without_poison, nothing)
    assert sorted(done) == [(2,), (4,)]


def test_an_error_of_the_work_ends_it() -> None:
    with pytest.raises(ValueError, match="no 1"):
        list(worked(refused, [1], 1, untouched, nothing))


def test_where_no_process_lives_it_says_so() -> None:
    with pytest.raises(NkConflictError, match="every process that is started dies"):
        list(worked(doubled, [(1,)], 1, untouched, death))
