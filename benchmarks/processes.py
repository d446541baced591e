"""How much more two spawned processes read than one, in batches of 64 articles.

A pool of one and a pool of two read the same record batches in turns, each process having built its lexicon
before anything counts, and medians are compared. What is spent on cutting, sending and collecting is counted.
Exit status 1 when the ratio is below the bar.

A machine with other work gives two processes no more than one, so the seconds of the processor are told too:
what they add up to beyond those of one process is what sharing out costs, and where the two had a core each,
the ratio would be twice the one by the other.
"""

import argparse
import os
import statistics
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from typing import Any

import pyarrow as pa
from corpora import ARTICLES, read, varied
from results import Bar, Figure, add_option, finish

from nkconflict.batches import read_batches

BAR = Bar(1.6, 1.8)
TOGETHER = 64
DAY = date(2020, 10, 20)


def batch(texts: list[str]) -> Any:
    """Return articles as a record batch."""
    return pa.record_batch({"text": texts, "published": [DAY] * len(texts)})


def told(given: Any) -> tuple[Any, float]:
    """Read a batch, and return the table of its rows, and the seconds of the processor that it took."""
    start = time.process_time()
    return pa.Table.from_batches(read_batches([given])), time.process_time() - start


def seconds(pool: ProcessPoolExecutor, texts: list[str]) -> tuple[float, float]:
    """Return the wall time in which a pool reads texts, batch by batch, and the time of all processors."""
    start, own = time.perf_counter(), time.process_time()
    batches = [batch(texts[at : at + TOGETHER]) for at in range(0, len(texts), TOGETHER)]
    tables, used = zip(*pool.map(told, batches), strict=True)
    pa.concat_tables(tables)
    return time.perf_counter() - start, time.process_time() - own + sum(used)


def main() -> int:
    """Measure and print the ratio."""
    parser = argparse.ArgumentParser(description="How much more two processes read than one.")
    parser.add_argument("--megabytes", type=float, default=2, help="on-topic text (default: 2)")
    parser.add_argument("--rounds", type=int, default=5, help="turns of each pool (default: 5)")
    add_option(parser)
    options = parser.parse_args()
    texts = varied(read(ARTICLES), int(options.megabytes * 1_000_000))
    spawned = get_context("spawn")
    with ProcessPoolExecutor(1, spawned) as one, ProcessPoolExecutor(2, spawned) as two:
        for pool in (one, two):
            seconds(pool, texts[: 8 * TOGETHER])
        turns = [(*seconds(one, texts), *seconds(two, texts)) for _ in range(options.rounds)]
    alone, used, together, used_by_two = map(statistics.median, zip(*turns, strict=True))
    print(f"{len(texts):,} articles, load {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores")
    print(f"one process   {alone:7.2f} s, of the processor {used:7.2f} s")
    print(f"two processes {together:7.2f} s, of the processor {used_by_two:7.2f} s")
    print(f"with a core each, at most {2 * used / used_by_two:.2f}")
    told = Figure(f"two spawned processes over one, batches of {TOGETHER}", alone / together, BAR)
    return finish(options.csv, "processes", [told])


if __name__ == "__main__":
    sys.exit(main())
