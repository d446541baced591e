"""How long 100,000 rows take to reach polars, in units of what polars takes for the same frame of lists.

The rows are those of the example articles, told again and again; the way to polars begins at the rows and
goes through a table and Arrow. The ways take turns, so that a busy machine slows them alike, and medians are
compared. Exit status 1 when the ratio is above the bar for a producer of Arrow that is installed.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter
from typing import Any, Final

import polars as pl

from nkconflict import load
from nkconflict.tables import Column, ColumnType, Row, Table, rows
from nkconflict.tables.arrow import PRODUCERS, Producer

BAR: Final = 1.5
ROWS: Final = 100_000
ROUNDS: Final = 7
ARTICLES: Final = Path(__file__).resolve().parent.parent / "examples" / "articles"


def polars_type(column: Column) -> Any:
    """Return the type that polars has for a column."""
    match column.type:
        case ColumnType.INTEGER:
            return pl.Int64
        case ColumnType.DAY:
            return pl.Date
        case ColumnType.TEXTS:
            return pl.List(pl.String)
        case _:
            return pl.String


def seconds(work: Callable[[], object]) -> float:
    """Return how long some work takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def through(producer: Producer, told: list[Row]) -> pl.DataFrame:
    """Return the frame that rows become by way of one producer."""
    return pl.DataFrame(producer.table(Table.of("casualties", told)))


def installed() -> dict[str, Producer]:
    """Return what can make Arrow here, by name."""
    found: dict[str, Producer] = {}
    for made in PRODUCERS:
        try:
            found[made.__name__] = made()
        except ImportError:
            print(f"{made.__name__}: not installed, not measured")
    return found


def main() -> int:
    """Measure and print the ratio for each producer."""
    told = [row for report in load(str(ARTICLES)) for row in rows(report, "casualties")]
    repeated = list(islice(cycle(told), ROWS))
    table = Table.of("casualties", repeated)
    lists, types = table.to_dict(), {column.name: polars_type(column) for column in table.columns}
    frame = pl.DataFrame(lists, schema=types)

    ways: dict[str, Callable[[], object]] = {"lists": lambda: pl.DataFrame(lists, schema=types)}
    for name, producer in installed().items():
        if not frame.equals(pl.DataFrame(producer.table(table))):
            raise SystemExit(f"{name} makes another frame")
        ways[name] = partial(through, producer, repeated)
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, way in ways.items():
            times[name].append(seconds(way))

    median = {name: statistics.median(taken) for name, taken in times.items()}
    print(
        f"{ROWS:,} rows of {len(table.columns)} columns; polars takes {median['lists']:.2f} s for the lists"
    )
    ratios = {name: taken / median["lists"] for name, taken in median.items() if name != "lists"}
    for name, ratio in ratios.items():
        print(f"rows to polars through {name:8}{median[name]:5.2f} s: {ratio:.2f} (bar: at most {BAR:g})")
    return 0 if ratios and max(ratios.values()) <= BAR else 1


if __name__ == "__main__":
    sys.exit(main())
