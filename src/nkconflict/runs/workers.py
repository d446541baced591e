"""What a worker does: it reads a chunk, writes its part, and says how it went.

A worker reads each article by itself; whatever goes wrong over one becomes an error of that article. An extra
that is not installed is no fault of an article, and ends the run.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection, wait
from typing import final

import attrs

from nkconflict.errors import ArticleError, NkConflictError
from nkconflict.runs.chunks import Chunk, Item
from nkconflict.runs.folder import Part
from nkconflict.runs.plan import Plan
from nkconflict.sources import Piece, Unread
from nkconflict.tables import Row, jsonl_lines
from nkconflict.tables.told import told

__all__ = ["Done", "Task", "begin", "mended", "read"]


@final
@attrs.frozen
class Task:
    """A chunk to be read as planned, and where its part belongs; in a trial nothing is written."""

    plan: Plan
    chunk: Chunk
    part: Part
    trial: bool = False


@final
@attrs.frozen
class Done:
    """What became of a chunk: where its part is, and of how many articles."""

    number: int
    stored: int
    part: Part
    articles: int


def begin(held: Connection) -> None:
    """Make this process end with the one that started it, or when that lets go, and leave an interrupt to it.

    A pool's process that waits for work does not notice by itself that nobody is left to give it any.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(held,), daemon=True).start()


def _end_with(held: Connection) -> None:
    wait([held])  # which is readable when its other end is closed, and that it is when its process ends
    os._exit(1)


def read(task: Task) -> Done:
    """Read the articles of a chunk, and write its part."""
    plan, rows, errors, articles = task.plan, list[Row](), list[Row](), 0
    for item in task.chunk.items:
        for article in _articles(item, plan):
            articles += 1
            if isinstance(article, NkConflictError):
                found: list[Row] | NkConflictError = article
            else:
                found = told(article, plan.table, max_chars=plan.max_chars)
            if isinstance(found, NkConflictError):
                errors.append(_error(article, found))
            else:
                rows += found
    if not task.trial:
        task.part.put(plan.part(rows), "".join(jsonl_lines(errors)).encode(), articles)
    return Done(task.chunk.number, task.chunk.stored, task.part, articles)


def _articles(item: Item, plan: Plan) -> Iterator[Unread | NkConflictError]:
    if isinstance(item, NkConflictError):
        yield item
        return
    try:
        yield from item.articles(plan.published)
    except ImportError:
        raise
    except Exception as error:  # of whatever takes a page apart
        what = f"it cannot be taken apart: {type(error).__name__}: {error}"
        yield ArticleError(what, source=item.origin, line=item.line, path=item.address)


def _error(article: Unread | NkConflictError, error: NkConflictError) -> Row:
    """Return the line of the file of errors: which article, where in which file, and why."""
    return {
        "source": article.source if isinstance(article, Unread) else None,
        "place": {"file": error.source, "line": error.line, "column": error.column, "path": error.path},
        "reason": error.message,
    }


def mended(task: Task, survives: Callable[[Task], bool]) -> Task:
    """Return a task with an error in place of each item over which the process dies that reads it."""
    chunk = task.chunk
    trials = (
        attrs.evolve(task, chunk=attrs.evolve(chunk, items=(item,)), trial=True) for item in chunk.items
    )
    items = tuple(
        item if survives(trial) else _buried(item) for item, trial in zip(chunk.items, trials, strict=True)
    )
    return attrs.evolve(task, chunk=attrs.evolve(chunk, items=items))


def _buried(item: Item) -> NkConflictError:
    if not isinstance(item, Piece):
        return item
    what = "the process that reads it dies: it runs out of memory, or a library that it needs is at fault"
    return ArticleError(what, source=item.origin, line=item.line, path=item.address)
