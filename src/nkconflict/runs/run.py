"""A run from its beginning to its end: from chunks to parts, in the pool, and from parts to the output."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from os import PathLike
from pathlib import Path
from typing import final

import attrs

from nkconflict.errors import NkConflictError
from nkconflict.runs.chunks import Inputs
from nkconflict.runs.folder import Parts, parts_beside, replaceable, replacing
from nkconflict.runs.plan import Plan
from nkconflict.runs.pool import worked
from nkconflict.runs.workers import Task, begin, mended, read
from nkconflict.sources import would_read
from nkconflict.sources.files import Paths, each

__all__ = ["Outcome", "Progress", "errors_beside", "run"]


@final
@attrs.frozen(kw_only=True)
class Progress:
    """How far a run is: articles and bytes behind it, and those of them that an earlier run had read.

    Bytes are those of the inputs as stored; `total` is None where nobody can say.
    """

    articles: int
    done: int
    articles_before: int
    done_before: int
    total: int | None


@final
@attrs.frozen(kw_only=True)
class Outcome:
    """What a run did: how many articles and errors, how many parts it took over, how many were of no use."""

    articles: int
    errors: int
    reused: int
    stale: int


def run(
    paths: Paths,
    output: str | PathLike[str],
    plan: Plan,
    *,
    errors: str | PathLike[str] | None = None,
    jobs: int = 1,
    resume: bool = False,
    progress: Callable[[Progress], object] = lambda _: None,
) -> Outcome:
    """Write the table of all articles in a path, or in several, to a file; to `errors` what cannot be read.

    The file of errors is `OUTPUT.errors.jsonl` unless given, and is there also when it is empty. Both take
    their place when all is read. Until then parts are in `OUTPUT.parts`, and `resume` goes on with them.
    NkConflictError, before anything is read, where another run is at work in that folder, where an
    interrupted one is in it that is not to be resumed or was of other options, and where one of the two files
    would be read as input, or removed with the parts, or is none that could be replaced, such as a folder or
    a device. OSError where something cannot be written. In a script, call it under
    `if __name__ == "__main__":`, since processes are spawned.
    """
    if type(jobs) is not int or jobs < 1:
        raise NkConflictError(f"jobs must be a number of processes from 1, not {jobs!r:.40}")
    given = each(paths)
    output, errors = _written(given, Path(output), Path(errors or errors_beside(output)))
    inputs = Inputs.of(given, plan.max_chars)
    with Parts.opened(output, {**plan.pinned(), **inputs.pinned()}, resume=resume) as parts:
        left = _Left(inputs, plan, parts)
        articles = _read(left, parts, jobs, progress)
        told = _joined(parts, output, errors, plan)
    return Outcome(articles=articles, errors=told, reused=parts.reused, stale=parts.stale)


def _written(paths: Paths, output: Path, errors: Path) -> tuple[Path, Path]:
    """Return the two files that are written, links followed, if they may be replaced and are not read."""
    files = replaceable(output), replaceable(errors)
    for name, file in zip((output, errors), files, strict=True):
        if would_read(paths, file):
            raise NkConflictError("it would be read as input: write to another file", source=str(name))
    if files[0] == files[1]:
        raise NkConflictError("it is the output: write errors to another file", source=str(errors))
    if (parts := parts_beside(files[0])) in (files[1], *files[1].parents):
        what = f"it would be removed with {parts.name}, the folder of parts: write errors to another file"
        raise NkConflictError(what, source=str(errors))
    return files


def _read(left: _Left, parts: Parts, jobs: int, progress: Callable[[Progress], object]) -> int:
    """Have all chunks read that are left, telling how far that is; return how many articles there are."""
    articles = read_bytes = 0
    with closing(worked(read, left, jobs, mended, begin)) as finished:  # while the folder is ours
        for done in finished:
            parts.add(done.number, done.part, done.articles)
            articles += done.articles
            read_bytes += done.stored
            progress(
                Progress(
                    articles=left.articles + articles,
                    done=left.stored + read_bytes,
                    articles_before=left.articles,
                    done_before=left.stored,
                    total=left.inputs.total,
                )
            )
    return left.articles + articles


def _joined(parts: Parts, output: Path, errors: Path, plan: Plan) -> int:
    """Make the output and the file of errors of all parts, and return how many errors there were."""
    told = 0
    with replacing(errors, parts.unfinished(errors, "errors")) as file:
        for path in parts.errors():
            lines = path.read_bytes()
            told += lines.count(b"\n")
            file.write(lines)
    with replacing(output, parts.unfinished(output, "output")) as file:
        plan.join(parts.rows(), file)
    parts.remove()
    return told


def errors_beside(output: str | PathLike[str]) -> Path:
    """Return the file of errors that goes with an output; NkConflictError where that has no name."""
    output = Path(output)
    if not output.name:  # as `.` and `/` have none
        raise NkConflictError("it is a folder: name a file that may be replaced", source=str(output))
    return output.with_name(f"{output.name}.errors.jsonl")


class _Left:
    """The chunks of some inputs that are left to be read; what an earlier run had read is counted."""

    def __init__(self, inputs: Inputs, plan: Plan, parts: Parts) -> None:
        self.inputs, self._plan, self._parts = inputs, plan, parts
        self.articles = self.stored = 0

    def __iter__(self) -> Iterator[Task]:
        for chunk in self.inputs.chunks():
            articles = self._parts.finished(chunk)
            if articles is None:
                yield Task(self._plan, chunk, self._parts.part(chunk))
            else:
                self.articles += articles
                self.stored += chunk.stored
