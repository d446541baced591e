"""Check that every row of a table stands in its article where the row says, with the standard library alone.

    nkconflict parse ../articles --format csv -o rows.csv
    python check_rows.py rows.csv

Whoever is sent a table and the articles need not trust this library: `start` and `end` count code points of
the file as UTF-8, its header and line ends included, and `text[start:end]` is `quote`.
"""

from __future__ import annotations

import csv
import sys
from functools import cache
from pathlib import Path


@cache
def text_of(source: str) -> str:
    """Return an article as it stands in its file, line ends kept; a byte order mark does not count."""
    return Path(source).read_bytes().decode("utf-8-sig")


def main(table: str) -> int:
    """Print the rows whose quote stands elsewhere, and return how many there are."""
    wrong = checked = 0
    with Path(table).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            checked += 1
            if text_of(row["source"])[int(row["start"]) : int(row["end"])] != row["quote"]:
                wrong += 1
                print(f"{row['source']}: no {row['quote']!r} at {row['start']}")
    print(f"{checked} rows, {wrong} of them not where they say")
    return wrong


if __name__ == "__main__":
    sys.exit(1 if main(sys.argv[1]) else 0)
