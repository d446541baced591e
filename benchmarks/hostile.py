"""How long pathological text takes, and how that grows with its size.

Each text passes the gate of the conflict and then repeats what no article repeats: digits, quotation
marks, one sentence without a full stop. Printed are the processor's seconds for a text of that many
megabytes, those for one megabyte, and the exponent of time against size between the last two sizes: 1 is
linear. What is nothing but claims may take as long as articles do; for all else the bar is in seconds.

The seconds are those of a machine on which SCAN of `yardsticks` reads six megabytes a second: it takes
turns with the reading, so that neither a slow machine nor a busy one is blamed on a text. Exit status 1
where a text is above its bar, or an exception is raised.
"""

import argparse
import math
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from corpora import ARTICLES, read  # noqa: E402
from yardsticks import scan  # noqa: E402

from hostile.texts import CALMED, DAY, DENSE, hostile  # noqa: E402
from nkconflict import parse  # noqa: E402

SECONDS, EXPONENT = 5.0, 1.25
STEP = 4
REFERENCE = 6_000_000
"""Characters that SCAN reads in a second on the machine whose seconds are printed."""

YARD = "".join(read(ARTICLES)) * 4


def seconds(text: str) -> float:
    """Return the time for one reading on the reference machine: the processor's here, over that of SCAN."""
    before = scanned()
    start = time.process_time()
    parse(text, published=DAY)
    taken = time.process_time() - start
    return taken / (before + scanned()) * 2 * len(YARD) / REFERENCE


def scanned() -> float:
    """Return the processor's time for one SCAN of the yardstick."""
    start = time.process_time()
    scan(YARD)
    return time.process_time() - start


def main() -> int:
    """Measure and print, for each text, its seconds and exponents."""
    parser = argparse.ArgumentParser(description="How long pathological text takes.")
    parser.add_argument("names", nargs="*", help="which texts (default: all)")
    parser.add_argument("--megabytes", type=float, default=1, help="the largest size (default: 1)")
    options = parser.parse_args()
    sizes = [int(options.megabytes * 1_000_000 / STEP**power) for power in (2, 1, 0)]
    parse("Baku", published=DAY)  # the lexicon is built once, and not counted
    for name in CALMED | DENSE:
        parse(hostile(name, 1000), published=DAY)  # nor are patterns compiled twice
    print(f"{'':34}" + "".join(f"{size / 1e6:>8.3f} MB" for size in sizes) + "     s/MB   exponent")
    late = []
    for name in options.names or CALMED | DENSE:
        taken = [seconds(hostile(name, size)) for size in sizes]
        each = taken[-1] / options.megabytes
        grown = math.log(taken[-1] / taken[-2], STEP)
        fails = (name in CALMED and each > SECONDS) or grown > EXPONENT
        late += [name] if fails else []
        row = "".join(f"{time_:>11.3f}" for time_ in taken)
        print(f"{name:34}{row} {each:>8.2f} {grown:>10.2f}{'  above its bar' * fails}", flush=True)
    print(f"bars: {SECONDS:g} s a megabyte, exponent {EXPONENT:g}; above: {', '.join(late) or 'none'}")
    return int(bool(late))


if __name__ == "__main__":
    sys.exit(main())
