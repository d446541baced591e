"""Files whose name ends in `.gz` are packed with gzip, read and written; all others are plain.

A small packed file may unpack to more than any machine holds: what is read into memory is bounded.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator
from os import PathLike
from pathlib import Path
from typing import IO, AnyStr, BinaryIO, Final, cast

from nkconflict.errors import ArticleError

__all__ = ["BROKEN", "BYTES", "created", "lines", "opened", "plain_name", "whole"]

BYTES: Final = 4
"""The most bytes that UTF-8 needs for a character."""

BROKEN: Final = (EOFError, zlib.error)
"""What is raised, beside an OSError, where a packed file was cut off or spoilt."""

_PACKED: Final = ".gz"


def plain_name(path: str | PathLike[str]) -> str:
    """Return a name in lower case, without the ending that says that the file is packed."""
    return os.fspath(path).lower().removesuffix(_PACKED)


def opened(path: str | PathLike[str]) -> BinaryIO:
    """Open a file to read its bytes, unpacked."""
    if not _packed(path):
        return Path(path).open("rb")
    import gzip  # here, since few files are packed

    return cast("BinaryIO", gzip.open(path, "rb"))


def created(path: str | PathLike[str]) -> BinaryIO:
    """Open a file to write bytes, which are packed; the same bytes give the same file at any time."""
    if not _packed(path):
        return Path(path).open("wb")
    import gzip

    return cast("BinaryIO", gzip.GzipFile(path, "wb", mtime=0))


def _packed(path: str | PathLike[str]) -> bool:
    return os.fspath(path).lower().endswith(_PACKED)


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
