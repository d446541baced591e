"""Record batches in, record batches out: the door to engines that read on many machines.

`read_batches` is what Spark's `mapInArrow`, Ray Data's `map_batches` and a bag of Dask want, as it is; bind a
table's name to it with `functools.partial` and it can still be pickled. It keeps nothing from one article to
the next, so its rows are the same however the articles were shared out and however often a share is read
again, and it holds a few dozen articles at a time, whatever the size of a batch.

    spark_frame.mapInArrow(read_batches, from_arrow_schema(schema()))
    ray_dataset.map_batches(read_batches, batch_format="pyarrow")
    bag_of_batches.map_partitions(read_batches).map_partitions(list)

A column `text` is asked for; `source` and `published` are used where they are there. An article that cannot
be read stops nothing: it has no rows, the log of the process says why (as `nkconflict.batches`), and the
table `errors` has a row for each.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import partial
from typing import Any, Final, TypeAlias

from nkconflict.errors import DecodeError, NkConflictError
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.reading.parse import MAX_CHARS, limit
from nkconflict.sources import Unread
from nkconflict.sources.records import day
from nkconflict.tables import TABLES, Column, ColumnType, Row, Table
from nkconflict.tables.arrow import Producer, producer
from nkconflict.tables.told import told

__all__ = ["ERRORS", "read_batches", "schema"]

ERRORS: Final = (
    Column("source", null="the article has no name"),
    Column("published", null="the article has no day"),
    Column("line", ColumnType.INTEGER, "lines of the text, from 1", "the reason is about no place in it"),
    Column("column", ColumnType.INTEGER, "code points, from 1", "the reason is about no place in it"),
    Column("reason", null="never null"),
)
"""The columns of the table `errors`: which articles could not be read, and why."""

AT_ONCE: Final = 64
"""The articles of a batch that are looked at together."""

MOST: Final = 2_048
"""The rows after which a batch is handed on, give or take those of one article."""

_LOG: Final = logging.getLogger(__name__)


def read_batches(
    batches: Iterable[Any],
    table: str = "casualties",
    lexicon: Lexicon | None = None,
    *,
    max_chars: int = MAX_CHARS,
) -> Generator[Any, None, None]:
    """Return the rows of a table that the articles of some Arrow record batches have, in order.

    `batches` is an iterable of record batches, which gives record batches, or one table, reader or data frame
    of any library that speaks Arrow, which gives tables; both are pyarrow's where it is installed, else
    arro3's, and there is at least one, of no rows where nothing was read. Of the columns, `text` must be
    there; `source` may be missing or null (the text's digest then names the article), so may `published`
    (the header of the text then says the day), which may be a date, a timestamp or text as in `2020-10-19`.
    The table may be `errors`. An article longer than `max_chars` code points cannot be read, as in `parse`.
    NkConflictError, at once, where there is no such table or limit, and on the first batch that has no text,
    or one of these columns as another type, or stream that is of no table.
    """
    columns = _columns(table)
    _check(batches, lexicon)
    read = partial(told, table="reports" if table == "errors" else table, lexicon=lexicon)
    return _told(batches, table, columns, partial(read, max_chars=limit(max_chars)))


def _check(batches: object, lexicon: object) -> None:
    """Refuse at once what would fail over every article."""
    if not isinstance(batches, Iterable) and not _is_batch(batches) and not _is_stream(batches):
        raise _no_batches(batches)
    if lexicon is not None and not isinstance(lexicon, Lexicon):
        raise NkConflictError(f"lexicon must be a Lexicon, not {type(lexicon).__name__}")


def schema(table: str = "casualties") -> Any:
    """Return the Arrow schema of what `read_batches` gives, as engines ask for it beforehand.

    NkConflictError if there is no such table.
    """
    return producer().schema(Table.of(table, (), _columns(table)))


def _columns(table: object) -> tuple[Column, ...]:
    """Return the columns of one of the tables, among which `errors` is here."""
    if table == "errors":
        return ERRORS
    if not isinstance(table, str) or table not in TABLES:
        raise NkConflictError(f"no table {table!r:.40}; there are {', '.join((*TABLES, 'errors'))}")
    return TABLES[table]


Read: TypeAlias = Callable[[Unread], list[Row] | NkConflictError]
"""Returns the rows of an article, or why it has none."""


def _told(
    batches: Iterable[Any], table: str, columns: tuple[Column, ...], read: Read
) -> Generator[Any, None, None]:
    arrow = producer()
    whole = hasattr(batches, "__arrow_c_stream__") and not hasattr(batches, "__arrow_c_array__")
    made = arrow.table if whole else arrow.batch
    waiting: list[Row] = []
    silent = True
    for cells in _articles(batches, arrow):
        waiting += _rows(cells, table, read)
        if len(waiting) >= MOST:
            yield made(Table.of(table, waiting, columns))
            waiting, silent = list[Row](), False
    if waiting or silent:
        yield made(Table.of(table, waiting, columns))


Cells: TypeAlias = tuple[Any, Any, Any]
"""The text, the source and the day of an article, as Arrow scalars; None where a batch has no such column."""

KINDS: Final[Mapping[str, tuple[type, ...]]] = {"text": (str,), "source": (str,), "published": (str, date)}
"""What the columns hold."""


def _articles(given: Any, arrow: Producer) -> Iterator[Cells]:
    """Yield the cells of every article, from batches, from tables, or from an iterable of either."""
    for part in (given,) if _is_batch(given) or _is_stream(given) else given:
        if _is_batch(part):
            yield from _cells(part)
        elif _is_stream(part):
            for batch in _stream(part, arrow):
                yield from _cells(batch)
        else:
            raise _no_batches(part)


def _stream(given: Any, arrow: Producer) -> Any:
    """Return the batches of what has an Arrow stream, which may be that of a column alone."""
    try:
        return arrow.reader(given)
    except ValueError as error:  # the one that pyarrow and arro3 raise
        what = f"{type(given).__name__} gives no table ({error}): make one of it, with a column 'text'"
        raise NkConflictError(what) from error


def _is_batch(given: object) -> bool:
    return hasattr(given, "__arrow_c_array__") and hasattr(given, "num_rows")


def _is_stream(given: object) -> bool:
    return hasattr(given, "__arrow_c_stream__")


def _no_batches(given: object) -> NkConflictError:
    return NkConflictError(f"{type(given).__name__} is neither a record batch nor a table: make one of it")


def _cells(batch: Any) -> Iterator[Cells]:
    names = list(batch.schema.names)
    if not names and not batch.num_rows:  # what some engines make of nothing
        return
    if "text" not in names:
        raise NkConflictError(f"a batch has no column 'text', only {', '.join(map(repr, names)) or 'none'}")
    if twice := [name for name in KINDS if names.count(name) > 1]:
        raise NkConflictError(f"a batch has more than one column {twice[0]!r}: leave one of them out")
    for start in range(0, batch.num_rows, AT_ONCE):
        part = batch.slice(start, min(AT_ONCE, batch.num_rows - start))
        nothing = [None] * part.num_rows
        yield from zip(
            *(part.column(names.index(name)) if name in names else nothing for name in KINDS),
            strict=True,
        )


def _rows(cells: Cells, table: str, read: Read) -> list[Row]:
    """Return the rows of one article; of one that cannot be read, none, or that of the table `errors`."""
    source: str | None = None
    published: str | date | None = None
    found: list[Row] | NkConflictError
    try:
        source, published = _plain(cells[1], "source"), _plain(cells[2], "published")
        article = _unread(_plain(cells[0], "text"), source, published)
    except DecodeError as error:
        found = error
    else:
        found = read(article)
    if not isinstance(found, NkConflictError):
        return [] if table == "errors" else found
    _LOG.warning("the article %r cannot be read: %s", source, found.message)
    if table != "errors":
        return []
    return [
        {
            "source": source,
            "published": None if published is None else str(published),
            "line": found.line,
            "column": found.column,
            "reason": found.message,
        }
    ]


def _plain(cell: Any, name: str) -> Any:
    """Return what a cell of a column holds.

    DecodeError where Python cannot have it, such as text that is not UTF-8; NkConflictError where it is of
    another type, since then all of the column is.
    """
    try:
        found = None if cell is None else cell.as_py()
    except Exception as error:  # of text, a time zone, a number: whatever Arrow does not forbid
        raise DecodeError(f"a cell cannot be read: {type(error).__name__}: {error}") from error
    if found is not None and not isinstance(found, KINDS[name]):
        wanted = "text" if name != "published" else "days, times or text"
        raise NkConflictError(f"the column {name!r} holds {type(found).__name__}: cast it to {wanted}")
    return found


def _unread(text: str | None, source: str | None, published: str | date | None) -> Unread:
    if text is None:
        raise DecodeError("the text is null, not a string")
    if source is not None and not source.strip():
        raise DecodeError(f"the source is {source!r:.40}: name the article, or leave it null")
    return Unread(text=text, source=source, published=_day(published), origin=source or "text")


def _day(published: str | date | None) -> date | None:
    """Return the day of a cell; that of a timestamp is the one that it shows in its own time zone."""
    if isinstance(published, str):
        try:
            return day(published)
        except ValueError as error:
            raise DecodeError(f"published is no day: {published[:40]!r} ({error})") from None
    return published.date() if isinstance(published, datetime) else published
