"""How fast articles are read, in units of the two scans of `yardsticks`.

Every corpus is read one article at a time. Reading and scanning take turns over the same texts in one
process, and medians of the processor's seconds are compared, so that a loaded machine slows both.

on-topic       the example articles, with other figures in each copy
seeds          the same of the articles in $NKCONFLICT_SHARED/seeds, where that is set
off-topic      ordinary prose: what Python itself explains about its language, shuffled
another war    the example articles with every name of the conflict replaced: all of the subject, not about it

Exit status 1 when a ratio is below its bar; with `--against FOLDER` when it is below half of what is kept
there, which a short run (`--megabytes 0.2`) can tell.
"""

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from corpora import ARTICLES, prose, read, renamed, varied
from results import Bar, Figure, add_option, finish, keep, kept, slower, written
from yardsticks import gate, scan

import nkconflict

DAY = date(2020, 10, 20)


ON_TOPIC = {"SCAN": Bar(0.5, 0.8)}
OFF_TOPIC = {"SCAN": Bar(3, 5), "GATE": Bar(0.2, 0.3)}
COLUMNS = ("corpus", "MB", "parse MB/s", "SCAN MB/s", "GATE MB/s", "/ SCAN", "/ GATE")


def corpora(characters: int) -> Iterator[tuple[str, dict[str, Bar], list[str]]]:
    """Yield each corpus with its bars."""
    yield "on-topic", ON_TOPIC, varied(read(ARTICLES), characters)
    if shared := os.environ.get("NKCONFLICT_SHARED"):
        yield "seeds", ON_TOPIC, varied(read(Path(shared) / "seeds"), characters)
    yield "off-topic", OFF_TOPIC, prose(10 * characters)
    yield "another war", OFF_TOPIC, varied(renamed(read(ARTICLES)), 10 * characters)


def seconds(work: Callable[[], object]) -> float:
    """Return the seconds of the processor that one call takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def measured(texts: list[str], rounds: int) -> tuple[float, float, float]:
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
    parser.add_argument("--against", type=Path, metavar="FOLDER", help="compare with the figures kept there")
    add_option(parser)
    options = parser.parse_args()
    nkconflict.parse("Baku", published=DAY)  # the lexicon is built once, and not counted
    print("".join(f"{column:>12}" for column in COLUMNS))
    figures, rows = [], []
    for name, bars, texts in corpora(int(options.megabytes * 1_000_000)):
        parse, scanned, gated = measured(texts, options.rounds)
        size = sum(len(text.encode()) for text in texts) / 1e6
        ratios = {"SCAN": scanned / parse, "GATE": gated / parse}
        speeds = map(written, (size, size / parse, size / scanned, size / gated, *ratios.values()))
        rows.append(dict(zip(COLUMNS, (name, *speeds), strict=True)))
        print("".join(f"{cell:>12}" for cell in rows[-1].values()), flush=True)
        figures += [Figure(f"reading, {name}, over {unit}", ratios[unit], bar) for unit, bar in bars.items()]
    keep(options.csv, "reading_speeds", rows)
    usual = kept(options.against, "reading_speed") if options.against is not None else None
    missed = finish(options.csv, "reading_speed", figures)
    if usual is None:
        return missed
    worse = list(slower(usual, figures))
    print(*worse, sep="\n")
    return int(bool(worse))


if __name__ == "__main__":
    sys.exit(main())
