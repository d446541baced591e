"""The folder of a run's parts: what is finished, so that an interrupted run can be gone on with.

A part is written under another name and renamed when all of it is on the disk, so it is there whole or not
at all, whenever the process is killed. Its name has the chunk's number and digest: a part that is there is
that of these very bytes. The manifest says what else the parts depend on. The output is written in here too
before it takes its place, so that whatever a process that was killed left behind is in this one folder.
"""

from __future__ import annotations

import json
import os
import re
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from os import PathLike
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, Final, Self, final

import attrs

from nkconflict.errors import NkConflictError
from nkconflict.runs.chunks import Chunk
from nkconflict.runs.lock import LOCK, locked, plain_or_gone

__all__ = ["Part", "Parts", "parts_beside", "replaceable", "replacing"]

MANIFEST: Final = "manifest.json"

_NAME: Final = re.compile(r"[0-9a-f]{32}")

_PART: Final = re.compile(r"(?P<stem>[0-9]{8}-[0-9a-f]{32})-(?P<articles>[0-9]+)\.part")
_OURS: Final = re.compile(
    rf"[0-9]{{8}}-[0-9a-f]{{32}}.*\.(?:part|errors|tmp)|manifest\.json(?:\.[0-9]+\.tmp)?"
    rf"|{re.escape(LOCK)}|(?:output|errors)\.tmp"
)


def replaceable(path: Path) -> Path:
    """Return the file that a path names, links followed.

    NkConflictError where it is no plain file; OSError where none can be written into its folder, which is
    better known before hours of reading than after.
    """
    file = path.resolve()
    if file.exists() and not file.is_file():
        what = "a folder" if file.is_dir() else "a device or pipe"
        raise NkConflictError(f"it is {what}: name a file that may be replaced", source=str(path))
    try:
        with TemporaryFile(dir=file.parent):
            return file
    except OSError as error:
        error.filename = str(path)
        raise


@contextmanager
def replacing(path: Path, unfinished: Path | None = None) -> Iterator[BinaryIO]:
    """Open a file to be written, which takes its place when all of it is on the disk, else never.

    Until then it is `unfinished`, which nobody else may write to: beside it, with the process in its name,
    unless another is given.
    """
    unfinished = unfinished or path.with_name(f"{path.name}.{os.getpid()}.tmp")
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


def parts_beside(output: str | PathLike[str]) -> Path:
    """Return the folder of the parts of an output."""
    file = Path(output).resolve()
    return file.with_name(f"{file.name}.parts")


@final
@attrs.frozen
class Part:
    """Where the part of a chunk stands, and the errors of its articles; picklable."""

    folder: Path
    stem: str

    def put(self, rows: bytes, errors: bytes, articles: int) -> None:
        """Write the part, the errors first: where the part is, so are they, and no others."""
        if errors:
            with replacing(self.errors) as file:
                file.write(errors)
        else:  # whoever was killed before its rows were written may have left some, of another end
            self.errors.unlink(missing_ok=True)
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

    def __init__(self, folder: Path, pinned: Mapping[str, object], *, resume: bool) -> None:
        """Take up what is in a folder that nobody else uses; NkConflictError and OSError as in `opened`."""
        self.folder = folder
        manifest = folder / MANIFEST
        if manifest.is_file():
            self._name = self._check(manifest, pinned, resume=resume)
        else:
            self._clear()  # of parts without a manifest nobody knows what they are of
            self._name = uuid.uuid4().hex
            with replacing(manifest) as file:
                file.write(json.dumps({"name": self._name, **pinned}, indent=1).encode())
        found = filter(None, (_PART.fullmatch(path.name) for path in folder.iterdir()))
        self._found = {match["stem"]: int(match["articles"]) for match in found}
        self._done: dict[int, tuple[Part, int]] = {}
        self.reused = 0

    @classmethod
    @contextmanager
    def opened(cls, output: Path, pinned: Mapping[str, object], *, resume: bool) -> Iterator[Self]:
        """Make the folder, or take up what is in it, and hold it for this run alone.

        NkConflictError where another run holds it, where an interrupted run is in it and `resume` is false,
        or that run was of other options or another version, or where the folder is none of ours. OSError
        where it cannot be had.
        """
        folder = parts_beside(output)
        if folder.is_symlink():
            raise _wrong(folder, "it is wanted for parts, and leads elsewhere: move that away")
        if (strange := _strange(folder)) is not None:
            raise _wrong(folder, f"it is wanted for parts, and holds {strange!r}: move that away")
        with locked(folder):
            yield cls(folder, pinned, resume=resume)

    def _check(self, manifest: Path, pinned: Mapping[str, object], *, resume: bool) -> str:
        """Return the name of the run that was interrupted, if it may be gone on with.

        The folder may be removed only where its manifest is a run's: all else in it is ours then, by name.
        """
        try:
            before = json.loads(manifest.read_bytes())
        except ValueError:
            before = None
        if not isinstance(before, dict) or not _NAME.fullmatch(str(before.get("name"))):
            what = f"it is wanted for parts, and its {MANIFEST} is no run's, or spoilt: move that away"
            raise _wrong(self.folder, what)
        if not resume:
            raise _wrong(self.folder, "an interrupted run is in it: resume that, or remove the folder")
        for name, value in pinned.items():
            if before.get(name) != value:
                had, has = (f"{found!r:.1000}" for found in (before.get(name), value))
                what = f"the interrupted run had {name} {had}, this one has {has}"
                raise _wrong(self.folder, f"{what}: resume it as it was, or remove the folder")
        return str(before["name"])

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

    def unfinished(self, path: Path, name: str) -> Path:
        """Return where a file is written before it takes its place.

        That is in this folder where the file stands beside it, so that it need only be renamed. What goes
        elsewhere, perhaps to another disk, is written there, under a name that the next attempt has too.
        """
        if path.parent == self.folder.parent:
            return self.folder / f"{name}.tmp"
        return path.with_name(f"{path.name}.{self._name}.tmp")

    def remove(self) -> None:
        """Remove what is ours, the manifest last."""
        self._clear()
        (self.folder / MANIFEST).unlink()

    def _clear(self) -> None:
        for path in self.folder.iterdir():
            if _is_ours(path) and path.name not in (MANIFEST, LOCK):
                path.unlink(missing_ok=True)


def _strange(folder: Path) -> str | None:
    """Return the name of what is in a folder and none of ours, None where all is."""
    with suppress(FileNotFoundError):  # it is not there, or a run that ends just now took it away
        return next((found.name for found in sorted(folder.iterdir()) if not _is_ours(found)), None)
    return None


def _is_ours(path: Path) -> bool:
    return _OURS.fullmatch(path.name) is not None and plain_or_gone(path)


def _wrong(folder: Path, what: str) -> NkConflictError:
    return NkConflictError(what, source=str(folder))
