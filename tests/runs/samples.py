"""Inputs for runs: files of records, some of which cannot be read."""

from __future__ import annotations

import json
from pathlib import Path

__all__ = ["archive", "record"]


def record(number: int) -> str:
    """Return a line of records; its figure is its own."""
    day = f"2020-10-{number % 28 + 1:02}"
    text = (
        f"Armenia's defense ministry said {number + 2} of its soldiers had been killed near Stepanakert. "
        "Azerbaijan has not disclosed its losses."
    )
    return json.dumps({"source": f"wire/{number}", "published": day, "text": text}) + "\n"


def archive(path: Path, articles: int, broken: frozenset[int] = frozenset()) -> Path:
    """Write so many records to a file; those of the numbers in `broken` are no records."""
    lines = ("{not a record\n" if number in broken else record(number) for number in range(articles))
    path.write_text("".join(lines), "utf-8")
    return path
