"""What the tests of whole runs share: a run that this process does alone, and one that is stopped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from nkconflict.runs import Plan, Progress, errors_beside, run
from nkconflict.runs.workers import Done, Task

BROKEN = frozenset({0, 7, 130})
RUN = import_module("nkconflict.runs.run")  # its name in the package is the function's


class StoppedError(Exception):
    """What a test stops a run with."""


def here(work: Callable[[Task], Done], tasks: Iterable[Task], *_: object) -> Iterator[Done]:
    """Do the work of a pool in this process."""
    yield from map(work, tasks)


def outcome(output: str, **options: Any) -> tuple[bytes, bytes]:
    """Run, and return the output and the file of errors."""
    path = Path(output)
    run(["in.jsonl"], path, Plan.for_output(path), **options)
    assert {found.name for found in Path().iterdir()} == {"in.jsonl", output, f"{output}.errors.jsonl"}
    return path.read_bytes(), errors_beside(path).read_bytes()


def stopping(after: int) -> Callable[[Progress], None]:
    """Return what stops a run after so many chunks."""
    seen: list[Progress] = []

    def stop(at: Progress) -> None:
        seen.append(at)
        if len(seen) == after:
            raise StoppedError

    return stop
