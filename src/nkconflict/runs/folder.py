"""The folder of a run's parts: what is finished, so that an interrupted run can be gone on with.

A part is written under another name and renamed when all of it is on the disk, so it is there whole or not
at all, whenever the process is killed. Its name has the chunk's number and digest: a part that is there is
that of these very bytes. The manifest says what else the parts depend on.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final, final

import attrs

from nkconflict.errors import NkConflictError
from nkconflict.runs.chunks import Chunk

__all__ = ["Part", "Parts", "replaceable", "replacing", "swept"]

MANIFEST: Final = "manifest.json"

_PART: Final = re.compile(r"(?P<stem>[0-9]{8}-[0-9a-f]{32})-(?P<articles>[0-9]+)\.part")
_OURS: Final = re.compile(r"[0-9]{8}-[0-9a-f]{32}.*\.(?:part|errors|tmp)|manifest\.json(?:\.[0-9]+\.tmp)?")


def replaceable(path: Path) -> Path:
    """Return the file that a path names, links followed; NkConflictError where it is no plain file."""
    file = path.resolve()
    if file.exists() and not file.is_file():
        what = "a folder" if file.is_dir() else "a device or pipe"
        raise NkConflictError(f"it is {what}: name a file that may be replaced", source=str(path))
    return file


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Open a file to be written, which takes its place when all of it is on the disk, else never."""
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        with unfinished.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            unfinished.chmod(path.stat().st_mode)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def swept(path: Path) -> None:
    """Remove what a process that was killed left unfinished of a file."""
    unfinished = re.compile(rf"{re.escape(path.name)}\.[0-9]+\.tmp")
    for beside in path.parent.iterdir():
        if unfinished.fullmatch(beside.name):
            beside.unlink(missing_ok=True)


@final
@attrs.frozen
class Part:
    """Where the part of a chunk stands, and the errors of its articles; picklable."""

    folder: Path
    stem: str

    def put(self, rows: bytes, errors: bytes, articles: int) -> None:
        """Write the part, the errors first: where the part is, so are they."""
        if errors:
            with replacing(self.errors) as file:
                file.write(errors)
        with replacing(self.rows(articles)) as file:
            file.write(rows)

    @property
    def errors(self) -> Path:
        """The file of the errors, which is there if there were any."""
        return self.folder / f"{self.stem}.errors"

    def rows(self, articles: int) -> Path:
        """Return the file of the rows, of so many articles."""
        return self.folder / f"{self.stem}-{articles}.part"


@final
class Parts:
    """The parts of the run that writes an output, in `OUTPUT.parts` beside it."""

    def __init__(self, output: Path, pinned: Mapping[str, object], *, resume: bool) -> None:
        """Make the folder, or take up what is in it.

        NkConflictError where an interrupted run is in it and `resume` is false, or where that run was of
        other options or another version, or where the folder is none of ours. OSError where it cannot be had.
        """
        self.folder = output.with_name(f"{output.name}.parts")
        if self.folder.is_symlink():
            raise self._wrong("it is wanted for parts, and leads elsewhere: move that away")
        manifest = self.folder / MANIFEST
        if manifest.is_file():
            self._check(manifest, pinned, resume=resume)
        else:
            self.folder.mkdir(parents=True, exist_ok=True)
            if strange := [path.name for path in self.folder.iterdir() if not _OURS.fullmatch(path.name)]:
                raise self._wrong(f"it is wanted for parts, and holds {strange[0]!r}: move that away")
            self._clear()  # of parts without a manifest nobody knows what they are of
            with replacing(manifest) as file:
                file.write(json.dumps(pinned, indent=1).encode())
        found = filter(None, (_PART.fullmatch(path.name) for path in self.folder.iterdir()))
        self._found = {match["stem"]: int(match["articles"]) for match in found}
        self._done: dict[int, tuple[Part, int]] = {}
        self.reused = 0

    def _check(self, manifest: Path, pinned: Mapping[str, object], *, resume: bool) -> None:
        if not resume:
            raise self._wrong("an interrupted run is in it: resume that, or remove the folder")
        try:
            before = json.loads(manifest.read_bytes())
        except ValueError:
            before = None
        if not isinstance(before, dict):
            raise self._wrong("its manifest cannot be read: remove the folder")
        for name, value in pinned.items():
            if before.get(name) != value:
                what = f"the interrupted run had {name} {before.get(name)!r}, this one has {value!r}"
                raise self._wrong(f"{what}: resume it as it was, or remove the folder")

    def _wrong(self, what: str) -> NkConflictError:
        return NkConflictError(what, source=str(self.folder))

    def part(self, chunk: Chunk) -> Part:
        """Return where the part of a chunk belongs."""
        return Part(self.folder, f"{chunk.number:08}-{chunk.digest[:32]}")

    def finished(self, chunk: Chunk) -> int | None:
        """Return how many articles the part of a chunk is of, if it was there before; None if not."""
        part = self.part(chunk)
        articles = self._found.pop(part.stem, None)
        if articles is not None:
            self.reused += 1
            self.add(chunk.number, part, articles)
        return articles

    def add(self, number: int, part: Part, articles: int) -> None:
        """Note that the part of the chunk of this number is there, of so many articles."""
        self._done[number] = (part, articles)

    @property
    def stale(self) -> int:
        """How many parts of an earlier run are of bytes that are no longer there."""
        return len(self._found)

    def rows(self) -> Iterator[Path]:
        """Yield the files of the rows in the order of the chunks."""
        for _, (part, articles) in sorted(self._done.items()):
            yield part.rows(articles)

    def errors(self) -> Iterator[Path]:
        """Yield the files of the errors in the order of the chunks, those that are there."""
        for _, (part, _) in sorted(self._done.items()):
            if part.errors.exists():
                yield part.errors

    def remove(self) -> None:
        """Remove what is ours, the manifest last, then the folder if nothing else is in it."""
        self._clear()
        (self.folder / MANIFEST).unlink()
        if not any(self.folder.iterdir()):
            self.folder.rmdir()

    def _clear(self) -> None:
        for path in self.folder.iterdir():
            if _OURS.fullmatch(path.name) and path.name != MANIFEST:
                path.unlink()
