"""Work for the tests of pools: light, since each spawned process imports it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

POISON = -1


def doubled(numbers: tuple[int, ...]) -> tuple[int, ...]:
    """Return each number doubled; over `POISON` the process dies."""
    if POISON in numbers:
        os._exit(1)
    return tuple(2 * number for number in numbers)


def without_poison(numbers: tuple[int, ...], survives: Callable[[tuple[int, ...]], bool]) -> tuple[int, ...]:
    """Return the numbers over which no process dies."""
    return tuple(number for number in numbers if survives((number,)))


def once(path: str) -> str:
    """Return the path; over one that is not there yet the process dies, having made it."""
    if not Path(path).exists():
        Path(path).touch()
        os._exit(1)
    return path


def refused(number: int) -> int:
    """Raise an error that pickles."""
    raise ValueError(f"no {number}")


def nothing(_: object) -> None:
    """Begin."""


def death(_: object) -> None:
    """Die before any work."""
    os._exit(1)
