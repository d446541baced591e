"""Inputs cut into chunks: what one process reads at a time, and what is not read again once it is finished.

Where a chunk ends depends on the inputs alone, never on who reads it. Its digest covers every byte in it, so
a part is known to be that of the chunk at hand, and an input that changed meanwhile is seen.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, TypeAlias, final

import attrs

from nkconflict.errors import NkConflictError
from nkconflict.reading.parse import MAX_CHARS
from nkconflict.sources import Piece, files, pieces
from nkconflict.sources.files import Paths, each
from nkconflict.sources.pages import finders
from nkconflict.sources.paths import holds_pages

__all__ = ["Chunk", "Inputs", "Item"]

PIECES: Final = 64
"""The most pieces of a chunk: what is lost when a process dies, a second or so of reading."""

BYTES: Final = 1 << 20
"""The bytes that end a chunk, unless it is a single piece."""

Item: TypeAlias = Piece | NkConflictError
"""What is to be read, or what was wrong with an input before anything could be."""


@final
@attrs.frozen(kw_only=True)
class Chunk:
    """Some pieces in order, with their number from 0, their digest, and how many bytes they are as stored."""

    number: int
    items: tuple[Item, ...] = attrs.field(repr=lambda items: f"<{len(items)}>")
    digest: str
    stored: int


@final
@attrs.frozen
class Inputs:
    """The files that some paths stand for, and their sizes in bytes, as they are stored."""

    paths: tuple[str, ...]
    names: tuple[str | NkConflictError, ...]
    sizes: tuple[int, ...]
    max_chars: int = MAX_CHARS

    @classmethod
    def of(cls, paths: Paths, max_chars: int = MAX_CHARS) -> Inputs:
        """Return the files of some paths; what is wrong with one stands in its place."""
        given = each(paths)
        names = tuple(files(given))
        return cls(tuple(given), names, tuple(map(_size, names)), max_chars)

    @property
    def total(self) -> int | None:
        """The bytes of all files, None where standard input is among them."""
        return None if "-" in self.names else sum(self.sizes)

    def pinned(self) -> Mapping[str, object]:
        """Return what the articles depend on beside the bytes of the inputs, ready for JSON.

        The paths are among it as they were named, not the files that they stand for: a folder may have got
        another file meanwhile, which is read too, but by another command nothing is gone on with. What takes
        an archive apart does so before chunks are cut, so their digests tell whether it changed.
        ImportError where there are web pages, and nothing that reads them.
        """
        pages = any(isinstance(name, str) and holds_pages(name) for name in self.names)
        return {"paths": list(self.paths), "pages": finders() if pages else None}

    def chunks(self) -> Iterator[Chunk]:
        """Yield the chunks of the inputs, in order; of a file no more is in memory than one chunk."""
        held: list[Item] = []
        size = number = began = ended = 0
        for item, read_to in self._items():
            added = len(item.data) if isinstance(item, Piece) else 0
            if held and (len(held) == PIECES or size + added > BYTES):
                yield _chunk(number, held, ended - began)
                held, size, number, began = list[Item](), 0, number + 1, ended
            held.append(item)
            size += added
            ended = read_to
        if held:
            yield _chunk(number, held, sum(self.sizes) - began)

    def _items(self) -> Iterator[tuple[Item, int]]:
        """Yield what there is to read, and how many bytes of all inputs, as stored, lie behind its end."""
        before = 0
        for name, size in zip(self.names, self.sizes, strict=True):
            found = [name] if isinstance(name, NkConflictError) else pieces(name, max_chars=self.max_chars)
            for item in found:
                read_to = item.read_to if isinstance(item, Piece) else None
                yield item, before + (size if read_to is None else min(size, read_to))
            before += size


def _size(name: str | NkConflictError) -> int:
    if isinstance(name, NkConflictError) or name == "-":
        return 0
    try:
        return Path(name).stat().st_size
    except OSError:  # which is told when its turn comes
        return 0


def _chunk(number: int, items: list[Item], stored: int) -> Chunk:
    found = hashlib.sha256()
    for item in items:
        if isinstance(item, Piece):
            place = (str(item.form), item.origin, item.line, item.offset, item.address, len(item.data))
            found.update(repr(place).encode())
            found.update(item.data)
        else:
            found.update(repr(str(item)).encode())
    return Chunk(number=number, items=tuple(items), digest=found.hexdigest(), stored=stored)
