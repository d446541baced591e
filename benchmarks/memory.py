"""How much memory reading takes: of what is kept, of what passes, and of large inputs.

retained     bytes that each claim of a kept report holds, its text left out
transient    bytes at the height of reading one large text, over those kept in the end, for each byte of it
growth       bytes that stay behind when thousands of documents were read and let go
large input  the most memory of a process that turns a large JSON Lines file into Parquet, over a small one

The first three are what Python allocates (tracemalloc), after the lexicon is built; the last is what the
system counts for the whole command, 19 of 20 articles of its input being about something else. Exit status 1
where a bar is missed. `--large 2000` is the size that the bar is for; less gives the same answer sooner.
"""

import argparse
import gc
import json
import os
import re
import sys
import tempfile
import tracemalloc
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from corpora import ARTICLES, prose, read, varied
from results import Bar, Figure, add_option, finish

import nkconflict

SLACK = 4_096
"""Bytes that come and go by themselves, such as a dictionary of the interpreter that was enlarged."""

RETAINED, TRANSIENT = Bar(1_000, 600, least=False), Bar(40, 15, least=False)
GROWTH, LARGE = Bar(0, 0, least=False), Bar(1.2, 1.05, least=False)
DAY = date(2020, 10, 20)
HEADER = re.compile(r"^ date \d{4}-\d\d-\d\d ", re.MULTILINE)


def traced() -> int:
    """Return the bytes that Python holds now."""
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


def retained(texts: list[str]) -> float:
    """Return the bytes of kept reports for each of their claims, without those of the texts."""
    before = traced()
    reports = [nkconflict.parse(text, published=DAY) for text in texts]
    return (traced() - before) / sum(len(report.sightings) for report in reports)


def transient(text: str) -> float:
    """Return the bytes at the height of reading, over those that are left, for each byte of the text."""
    gc.collect()
    tracemalloc.reset_peak()
    report = nkconflict.parse(text, published=DAY)
    height = tracemalloc.get_traced_memory()[1]
    left = traced()
    return (height - left) / len(report.text.encode())


def growth(texts: list[str], documents: int) -> int:
    """Return the bytes that are left behind by so many documents, once a tenth and each text were read."""

    def letting_go(some: Iterable[str]) -> None:
        for number, text in enumerate(some):
            nkconflict.parse(f"{text}\n\nIt was report {number}.", published=DAY)

    given = [texts[number % len(texts)] for number in range(documents)]
    letting_go(given[: max(documents // 10, len(texts))])
    before = traced()
    letting_go(given)
    return traced() - before


def archive(path: Path, megabytes: float) -> None:
    """Write so much JSON Lines, every twentieth article about the conflict."""
    about, other = varied(read(ARTICLES), 200_000), prose(5_000_000)
    number = 0
    with path.open("w", encoding="utf-8") as file:
        while file.tell() < megabytes * 1_000_000:
            text = about[number % len(about)] if number % 20 == 0 else other[number % len(other)]
            record = {"source": f"wire/{number}", "published": str(DAY), "text": text}
            file.write(json.dumps(record) + "\n")
            number += 1


def most(folder: Path, megabytes: float, *options: str) -> int:
    """Return the most bytes that the command held while it turned an archive of that size into Parquet."""
    given, output = folder / "in.jsonl", folder / "out.parquet"
    archive(given, megabytes)
    command = [sys.executable, "-m", "nkconflict", "parse", str(given), *options, "-o", str(output)]
    _, status, used = os.wait4(os.posix_spawn(sys.executable, command, os.environ), 0)
    if status:
        sys.exit(f"{' '.join(command)}: status {status}")
    return used.ru_maxrss * 1024


def main() -> int:
    """Measure and print each, and say which bars are missed."""
    parser = argparse.ArgumentParser(description="How much memory reading takes.")
    parser.add_argument("--small", type=float, default=10, help="MB of the small file (default: 10)")
    parser.add_argument("--large", type=float, default=100, help="MB of the large file (default: 100)")
    parser.add_argument("--documents", type=int, default=10_000, help="documents let go (default: 10,000)")
    parser.add_argument("--megabytes", type=float, default=1, help="of the one large text (default: 1)")
    add_option(parser)
    options = parser.parse_args()
    texts = varied(read(ARTICLES), 400_000)
    for text in texts[:40]:  # what is built once, and caches that have their fill
        nkconflict.parse(text, published=DAY)
    tracemalloc.start()
    one = HEADER.sub("", "\n\n".join(varied(read(ARTICLES), int(options.megabytes * 1_000_000))))
    grown = growth(texts, options.documents)
    figures = [
        Figure("kept for each claim", retained(texts), RETAINED, "B"),
        Figure("held for a while, for each byte of a text", transient(one), TRANSIENT, "B"),
        Figure(f"left behind by {options.documents:,} documents", max(0, grown - SLACK), GROWTH, "B"),
    ]
    tracemalloc.stop()
    with tempfile.TemporaryDirectory() as folder:
        for name, *jobs in (("one process", ""), ("with `--jobs 2`", "--jobs", "2")):
            few, many = (
                most(Path(folder), size, *filter(None, jobs)) for size in (options.small, options.large)
            )
            print(f"{name}: {few / 1e6:.0f} MB for {options.small:g}, {many / 1e6:.0f} for {options.large:g}")
            told = f"memory for JSON Lines of {options.large:g} MB over {options.small:g} MB, {name}"
            figures.append(Figure(told, many / few, LARGE))
    return finish(options.csv, "memory", figures)


if __name__ == "__main__":
    sys.exit(main())
