"""Files whose name ends in `.gz` are packed with gzip, read and written; all others are plain."""

from __future__ import annotations

import os
import zlib
from os import PathLike
from pathlib import Path
from typing import BinaryIO, Final, cast

__all__ = ["BROKEN", "created", "opened", "plain_name"]

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
