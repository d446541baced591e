"""From what a user names to the files that it means: a file, a folder, a pattern, or the standard input.

A file that is meant twice, by two paths, a link or a pattern, is one file, under the name that comes first:
were it read twice, its claims would count twice.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from fnmatch import fnmatch
from itertools import takewhile
from os import PathLike
from pathlib import Path
from typing import Final, TypeAlias

from nkconflict.errors import ArticleError
from nkconflict.packing import BROKEN, plain_name

__all__ = ["SUFFIXES", "Paths", "cannot_be_read", "each", "files", "suffix", "would_read"]

Paths: TypeAlias = str | PathLike[str] | Iterable[str | PathLike[str]]
"""A path, or several."""

SUFFIXES: Final = frozenset({".txt", ".jsonl"})
"""What a folder is searched for, packed with gzip (`.txt.gz`) or not."""

_WILD: Final = re.compile(r"[*?\[]")


def files(paths: Paths) -> Iterator[str | ArticleError]:
    """Yield the names of the files that some paths mean, each file once; `-` is the standard input.

    In the place of a path that means none comes the error that says so.
    """
    seen: set[str] = set()
    for path in each(paths):
        for found in _meant(path):
            real = os.path.realpath(found) if isinstance(found, str) and found != "-" else str(found)
            if real not in seen:
                seen.add(real)
                yield found


def would_read(paths: Paths, file: Path) -> bool:
    """Say whether a file is among those that some paths mean, or were if it was there."""
    return any(_means(path, file.resolve()) for path in each(paths))


def each(paths: Paths) -> list[str]:
    """Return the names of some paths, as they were given."""
    given = [paths] if isinstance(paths, (str, PathLike)) else paths
    return [os.fspath(path) for path in given]


def suffix(name: str) -> str:
    """Return the suffix of a name in lower case, without that of its packing."""
    return Path(plain_name(name)).suffix


def cannot_be_read(name: str, error: Exception) -> ArticleError:
    """Return the error that says why a file cannot be read."""
    if isinstance(error, BROKEN):
        return ArticleError(f"cannot be read: {error}; it is cut off or spoilt: fetch it again", source=name)
    reason = getattr(error, "strerror", None) or error
    return ArticleError(f"cannot be read: {reason}; check the path", source=name)


def _meant(name: str) -> Iterator[str | ArticleError]:
    try:
        if name != "-" and Path(name).is_dir():
            yield from _in_folder(name)
        elif _is_pattern(name):
            yield from _matching(name)
        else:
            yield name
    except OSError as error:  # of a name that is too long
        yield cannot_be_read(name, error)


def _is_pattern(name: str) -> bool:
    return _WILD.search(name) is not None and not Path(name).exists()


def _in_folder(name: str) -> Iterator[str | ArticleError]:
    closed: list[OSError] = []
    found: list[Path] = []
    for folder, _, names in os.walk(name, onerror=closed.append):
        found += [Path(folder, file) for file in names if suffix(file) in SUFFIXES]
    yield from (cannot_be_read(error.filename or name, error) for error in closed)
    if not found and not closed:
        yield ArticleError("the folder holds no .txt or .jsonl file: name one that does", source=name)
    yield from (_held(path, Path(name)) for path in sorted(found))


def _matching(name: str) -> Iterator[str | ArticleError]:
    anchor = Path(name).anchor
    found = [path for path in sorted(Path(anchor).glob(name[len(anchor) :])) if path.is_file()]
    if not found:
        yield ArticleError("no file matches this pattern: check the path", source=name)
    yield from (_held(path, _above(Path(name))) for path in found)


def _held(path: Path, folder: Path) -> str | ArticleError:
    """Return a file's name, or why it is not read: a link may lead anywhere, and nobody waits for a pipe."""
    held = path.resolve()
    if not held.is_relative_to(folder.resolve()):
        return ArticleError(
            "a link out of the folder is not followed: name the file itself", source=str(path)
        )
    if held.exists() and not held.is_file():
        return ArticleError("neither a file nor a folder, so it is not read", source=str(path))
    return str(path)


def _above(pattern: Path) -> Path:
    """Return the folder in which a pattern begins."""
    return Path(*takewhile(lambda part: not _WILD.search(part), pattern.parts))


def _means(name: str, file: Path) -> bool:
    path = Path(name)
    with suppress(OSError):  # of a name that is too long, which means no file
        if path.is_dir():
            return path.resolve() in file.parents and suffix(file.name) in SUFFIXES
        if _is_pattern(name):
            return _above(path).resolve() in file.parents and fnmatch(file.name, path.name)
        return path.resolve() == file or (path.is_file() and file.exists() and path.samefile(file))
    return False
