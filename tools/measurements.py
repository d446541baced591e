"""What the benchmarks found last, as `benchmarks/results` keeps it: for the pages and the pictures."""

import csv
from pathlib import Path

__all__ = ["PLACED", "RESULTS", "kept"]

RESULTS = Path(__file__).resolve().parent.parent / "benchmarks" / "results"

PLACED = ("python", "system", "day")
"""The columns that say where and when a figure was measured."""


def kept(name: str, folder: Path = RESULTS) -> list[dict[str, str]]:
    """Return the rows of one file of results."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
