"""How the time for one document grows with its size, from ten kilobytes to fifty megabytes.

articles     the example articles, joined into one document: claims all the way
named once   ordinary prose behind one sentence about the conflict, so that all of it has to be looked into
other prose  ordinary prose without a name of the conflict

Each is cut into documents of every size, and for a small size several documents are read, so that every size
is told of by much the same text. Printed are the seconds for one document on the machine of `reference`, and
the exponent of time against size, fitted over all sizes: 1 is linear. Exit status 1 where one is above its
bar.
"""

import argparse
import math
import re
import statistics
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from corpora import ARTICLES, prose, read, varied
from reference import seconds
from results import Bar, Figure, add_option, finish, keep

from nkconflict import parse

DAY = date(2020, 10, 20)
EXPONENT = Bar(1.10, 1.05, least=False)
SMALLEST, STEP = 10_000, 4
AT_LEAST = 300_000
"""Characters that are read of every size."""

HEADER = re.compile(r"^ date \d{4}-\d\d-\d\d ", re.MULTILINE)
OPENING = "Armenia said that Azerbaijan had killed two soldiers in Karabakh.\n\n"


def sizes(largest: int) -> list[int]:
    """Return the sizes up to the largest, each four times the one before, or a little more."""
    steps = max(1, round(math.log(largest / SMALLEST, STEP)))
    return [round(SMALLEST * (largest / SMALLEST) ** (step / steps)) for step in range(steps + 1)]


def documents(text: str, size: int, opening: str) -> list[str]:
    """Cut a text into documents of a size, as many as are needed to read enough of it."""
    several = range(0, max(size, min(AT_LEAST, len(text) - size + 1)), size)
    return [(opening + text[at : at + size])[:size] for at in several]


def reading(texts: Sequence[str]) -> None:
    """Read each document."""
    for text in texts:
        parse(text, published=DAY)


def exponent(taken: Sequence[tuple[int, float]]) -> float:
    """Return the slope of the straight line through the logarithms of sizes and times."""
    across, up = zip(*[(math.log(size), math.log(time)) for size, time in taken], strict=True)
    return statistics.linear_regression(across, up).slope


def measured(text: str, largest: int, opening: str, rounds: int) -> Iterator[tuple[int, float]]:
    """Yield each size with the median of the seconds that one document of it takes."""
    for size in sizes(largest):
        work = partial(reading, documents(text, size, opening))
        taken = statistics.median(seconds(work) for _ in range(rounds))
        yield size, taken / len(work.args[0])


def main() -> int:
    """Measure and print, for each kind of text, the seconds by size and the exponent."""
    parser = argparse.ArgumentParser(description="How the time for one document grows with its size.")
    parser.add_argument("--articles", type=float, default=2, help="MB of joined articles (default: 2)")
    parser.add_argument("--prose", type=float, default=50, help="MB of other prose (default: 50)")
    parser.add_argument("--rounds", type=int, default=5, help="readings of each size (default: 5)")
    add_option(parser)
    options = parser.parse_args()
    about, other = int(options.articles * 1_000_000), int(options.prose * 1_000_000)
    joined = HEADER.sub("", "\n\n".join(varied(read(ARTICLES), about)))
    ordinary = "\n\n".join(prose(other))
    reading([joined[:AT_LEAST], OPENING + ordinary[:AT_LEAST]])  # what is built once, and is not counted
    figures, rows = [], []
    for name, text, largest, opening in (
        ("articles", joined, about, ""),
        ("named once", ordinary, about, OPENING),
        ("other prose", ordinary, other, ""),
    ):
        taken = list(measured(text, largest, opening, options.rounds))
        for size, time in taken:
            print(f"{name:12} {size / 1e6:9.3f} MB {time:10.4f} s {size / time / 1e6:8.3f} MB/s", flush=True)
            rows.append({"text": name, "characters": f"{size:,}", "seconds": f"{time:.3g}"})
        told = f"{name}, {SMALLEST / 1000:g} kB to {largest / 1e6:g} MB: exponent"
        figures.append(Figure(told, exponent(taken), EXPONENT))
    keep(options.csv, "document_sizes", rows)
    return finish(options.csv, "document_size", figures)


if __name__ == "__main__":
    sys.exit(main())
