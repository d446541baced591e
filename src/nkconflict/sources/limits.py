"""Limits of what is read into memory: a small packed file may unpack to more than any machine holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, AnyStr, Final

from nkconflict.errors import ArticleError

__all__ = ["BYTES", "lines", "whole"]

BYTES: Final = 4
"""The most bytes that UTF-8 needs for a character."""


def whole(file: IO[AnyStr], source: str, most: int) -> AnyStr:
    """Return all that a file holds, unpacked; ArticleError where that is more than `most`."""
    read = file.read(most + 1)
    if len(read) > most:
        raise _too_large("it holds", source, most)
    return read


def lines(file: IO[AnyStr], source: str, most: int) -> Iterator[AnyStr]:
    """Yield the lines of a file, each with its end; ArticleError at one that is longer than `most`."""
    while line := file.readline(most + 1):
        if len(line) > most:
            raise _too_large("a line of it has", source, most)
        yield line


def _too_large(what: str, source: str, most: int) -> ArticleError:
    reason = (
        f"too large: {what} more than {most:,} bytes when unpacked; divide it, or give a larger max_chars"
    )
    return ArticleError(reason, source=source)
