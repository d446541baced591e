"""How fast articles are read, in units of the two scans of `yardsticks`.

Every corpus is read one article at a time. Reading and scanning take turns over the same texts in one
process, and medians are compared, so that a loaded machine slows both.

on-topic       the example articles, with other figures in each copy
seeds          the same of the articles in $NKCONFLICT_SHARED/seeds, where that is set
off-topic      ordinary prose: what Python itself explains about its language, shuffled
another war    the example articles with every name of the conflict replaced: all of the subject, not about it

Exit status 1 when a ratio is below its bar.
"""

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from corpora import ARTICLES, prose, read, renamed, varied
from yardsticks import gate, scan

import nkconflict

DAY = date(2020, 10, 20)


class Bar(NamedTuple):
    """What a corpus must reach: reading over SCAN, and over GATE where that is asked."""

    scan: float
    gate: float | None = None


ON_TOPIC, OFF_TOPIC = Bar(0.5), Bar(3, 0.2)


def corpora(characters: int) -> Iterator[tuple[str, Bar, list[str]]]:
    """Yield each corpus with its bar."""
    yield "on-topic", ON_TOPIC, varied(read(ARTICLES), characters)
    if shared := os.environ.get("NKCONFLICT_SHARED"):
        yield "seeds", ON_TOPIC, varied(read(Path(shared) / "seeds"), characters)
    yield "off-topic", OFF_TOPIC, prose(10 * characters)
    yield "another war", OFF_TOPIC, varied(renamed(read(ARTICLES)), 10 * characters)


def seconds(work: Callable[[], object]) -> float:
    """Return the wall time of one call."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure(texts: list[str], rounds: int) -> tuple[float, float, float]:
    """Return the median seconds of reading, of SCAN and of GATE, which take turns."""

    def reading() -> None:
        for text in texts:
            nkconflict.parse(text, published=DAY)

    def scanning() -> None:
        for text in texts:
            scan(text)

    def gating() -> None:
        for text in texts:
            gate(text)

    turns = [(seconds(reading), seconds(scanning), seconds(gating)) for _ in range(rounds)]
    parse, scanned, gated = (statistics.median(times) for times in zip(*turns, strict=True))
    return parse, scanned, gated


def main() -> int:
    """Measure and print, for each corpus, the speeds and their ratios."""
    parser = argparse.ArgumentParser(description="How fast articles are read.")
    parser.add_argument(
        "--megabytes", type=float, default=2, help="on-topic text; ten times as much off-topic"
    )
    parser.add_argument("--rounds", type=int, default=5, help="turns of each kind (default: 5)")
    options = parser.parse_args()
    nkconflict.parse("Baku", published=DAY)  # the lexicon is built once, and not counted
    print("corpus          MB  parse MB/s   SCAN   GATE   / SCAN   / GATE  bars")
    short = False
    for name, bar, texts in corpora(int(options.megabytes * 1_000_000)):
        parse, scanned, gated = measure(texts, options.rounds)
        size = sum(len(text.encode()) for text in texts) / 1e6
        over_scan, over_gate = scanned / parse, gated / parse
        bars = f"{bar.scan:g}, {bar.gate:g}" if bar.gate else f"{bar.scan:g}"
        print(
            f"{name:12} {size:5.1f} {size / parse:11.3f} {size / scanned:6.2f} {size / gated:6.1f}"
            f" {over_scan:8.3f} {over_gate:8.3f}  {bars}"
        )
        short = short or over_scan < bar.scan or (bar.gate is not None and over_gate < bar.gate)
    return int(short)


if __name__ == "__main__":
    sys.exit(main())
