"""A run from its beginning to its end: from chunks to parts, in the pool, and from parts to the output."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import final

import attrs

from nkconflict.errors import NkConflictError
from nkconflict.runs.chunks import Inputs
from nkconflict.runs.folder import Parts, replaceable, replacing, swept
from nkconflict.runs.plan import Plan
from nkconflict.runs.pool import worked
from nkconflict.runs.workers import Task, begin, mended, read

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
    paths: Iterable[str],
    output: Path,
    plan: Plan,
    *,
    errors: Path | None = None,
    jobs: int = 1,
    resume: bool = False,
    progress: Callable[[Progress], object] = lambda _: None,
) -> Outcome:
    """Write the table of all articles in some paths to a file, and what could not be read to `errors`.

    The file of errors is `OUTPUT.errors.jsonl` unless given, and is there also when it is empty. Both take
    their place when all is read. Until then parts are in `OUTPUT.parts`, and `resume` goes on with them.
    NkConflictError where that folder is in use and `resume` is false, or is of another run, or where one of
    the two files is none that could be replaced, such as a folder or a device; OSError where something cannot
    be written. In a script, call it under `if __name__ == "__main__":`, since processes are
    spawned.
    """
    if jobs < 1:
        raise NkConflictError(f"jobs must be a number of processes from 1, not {jobs}")
    output, errors = replaceable(output), replaceable(errors or errors_beside(output))
    parts = Parts(output, plan.pinned(), resume=resume)
    inputs = Inputs.of(paths, plan.max_chars)
    left = _Left(inputs, plan, parts)
    articles = read_bytes = 0
    for done in worked(read, left, jobs, mended, begin):
        parts.add(done.number, done.part, done.articles)
        articles += done.articles
        read_bytes += done.stored
        progress(
            Progress(
                articles=left.articles + articles,
                done=left.stored + read_bytes,
                articles_before=left.articles,
                done_before=left.stored,
                total=inputs.total,
            )
        )
    told = _joined(parts, output, errors, plan)
    return Outcome(articles=left.articles + articles, errors=told, reused=parts.reused, stale=parts.stale)


def _joined(parts: Parts, output: Path, errors: Path, plan: Plan) -> int:
    """Make the output and the file of errors of all parts, and return how many errors there were."""
    told = 0
    with replacing(errors) as file:
        for path in parts.errors():
            lines = path.read_bytes()
            told += lines.count(b"\n")
            file.write(lines)
    with replacing(output) as file:
        plan.join(parts.rows(), file)
    parts.remove()
    for path in (errors, output):
        swept(path)
    return told


def errors_beside(output: Path) -> Path:
    """Return the file of errors that goes with an output."""
    return output.with_name(f"{output.name}.errors.jsonl")


class _Left:
    """The chunks of some inputs that are left to be read; what an earlier run had read is counted."""

    def __init__(self, inputs: Inputs, plan: Plan, parts: Parts) -> None:
        self._inputs, self._plan, self._parts = inputs, plan, parts
        self.articles = self.stored = 0

    def __iter__(self) -> Iterator[Task]:
        for chunk in self._inputs.chunks():
            articles = self._parts.finished(chunk)
            if articles is None:
                yield Task(self._plan, chunk, self._parts.part(chunk))
            else:
                self.articles += articles
                self.stored += chunk.stored
