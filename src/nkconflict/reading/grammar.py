"""Grammars: ordered tables of named patterns over the letters of a sentence, for every kind of claim.

Every shape names the wire phrase that forced it, in our own words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple

__all__ = ["Shape", "matches"]


class Shape(NamedTuple):
    """A named pattern over the letters of a line, and a phrase that it was made for."""

    name: str
    pattern: str
    phrase: str


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def matches(
    shapes: Iterable[Shape],
    letters: str,
    accepts: Callable[[Shape, re.Match[str]], bool] | None = None,
) -> Iterator[tuple[Shape, re.Match[str]]]:
    """Yield what the shapes match in some letters, shape by shape, each where no earlier one matched.

    What `accepts` refuses, looking at the words, takes no place from the shapes after it.
    """
    taken: list[tuple[int, int]] = []
    for shape in shapes:
        for match in _compiled(shape.pattern).finditer(letters):
            start, end = match.span()
            if all(end <= low or high <= start for low, high in taken) and (
                accepts is None or accepts(shape, match)
            ):
                taken.append((start, end))
                yield shape, match
