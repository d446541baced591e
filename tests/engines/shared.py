"""What the tests of engines share: articles in batches, what one process reads in them, a worker that dies.

The engines' own processes import this module, so it needs nothing that they lack.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Final

from nkconflict.batches import read_batches
from nkconflict.tables import Row

__all__ = ["articles", "batches", "dying", "expected", "importable", "in_order"]

EXAMPLES: Final = sorted((Path(__file__).parents[2] / "examples" / "articles").glob("*.txt"))

BROKEN: Final[tuple[Row, ...]] = (
    {"source": "broken/null", "published": None, "text": None},
    {"source": "broken/blank", "published": date(2020, 10, 1), "text": " \n"},
    {"source": "broken/no-day", "published": None, "text": "Three soldiers were killed in Ganja."},
)


@cache
def articles(copies: int = 1) -> tuple[Row, ...]:
    """Return the example articles, each with a name and a day of its own, and some broken ones among them."""
    texts = [path.read_text("utf-8") for path in EXAMPLES]
    found: list[Row] = [
        {
            "source": f"{EXAMPLES[number % len(texts)].stem}/{number}",
            "published": date(2020, 10, 1) + timedelta(number),
            "text": texts[number % len(texts)],
        }
        for number in range(copies * len(texts))
    ]
    for place, broken in zip((0, 10, len(found)), BROKEN, strict=True):
        found.insert(place, broken)
    return tuple(found)


def batches(given: Sequence[Row], sizes: Sequence[int]) -> list[Any]:
    """Return articles as pyarrow's record batches, of these sizes in turn."""
    import pyarrow as pa

    schema = pa.schema([("source", pa.string()), ("published", pa.date32()), ("text", pa.string())])
    found, start, turn = list[Any](), 0, 0
    while start < len(given):
        end = start + sizes[turn % len(sizes)]
        found.append(pa.RecordBatch.from_pylist(list(given[start:end]), schema))
        start, turn = end, turn + 1
    return found


def expected(given: Sequence[Row], table: str = "casualties") -> list[Row]:
    """Return the rows that one process reads in articles, all in one batch."""
    import pyarrow as pa

    read = read_batches(batches(given, [len(given)]), table)
    return [row for batch in read for row in pa.table(batch).to_pylist()]


def in_order(rows: Iterable[Row]) -> list[Row]:
    """Return rows in an order that does not depend on who read them when; none is dropped."""
    return sorted(rows, key=repr)


def importable() -> str:
    """Return the PYTHONPATH with which a process of an engine finds this module and the package."""
    here = Path(__file__).parents[1]
    return os.pathsep.join(map(str, (here, here.parent / "src")))


def dying(given: Any, table: str, marks: str, deaths: int) -> Iterator[Any]:
    """Read as `read_batches` does, but kill the process after the first batch, until so many have died.

    `marks` is a folder: a file is made in it before each death.
    """
    read = read_batches(given, table)
    yield next(read)
    for number in range(deaths):
        try:
            Path(marks, str(number)).touch(exist_ok=False)
        except FileExistsError:
            continue
        os.kill(os.getpid(), signal.SIGKILL)
    yield from read
