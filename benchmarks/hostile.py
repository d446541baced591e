"""How long pathological text takes, and how that grows with its size.

Each text passes the gate of the conflict and then repeats what no article repeats: digits, quotation
marks, one sentence without a full stop. Printed are the processor's seconds for a text of that many
megabytes, those for one megabyte, and the exponent of time against size between the last two sizes: 1 is
linear. What is nothing but claims or speech may take as long as articles do; for all else the bar is in
seconds.

The seconds are those of the machine of `reference`. Exit status 1 where a text is above its bar, or an
exception is raised.
"""

import argparse
import math
import sys
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from reference import seconds
from results import Bar, Figure, add_option, finish, keep

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from hostile.texts import CALMED, DAY, DENSE, hostile  # noqa: E402  after its path
from nkconflict import parse  # noqa: E402

SECONDS, EXPONENT = Bar(5, 2, least=False), Bar(1.25, 1.25, least=False)
STEP = 4
COLUMNS = ("a megabyte of", "seconds", "exponent")


def measured(name: str, sizes: list[int]) -> list[float]:
    """Return the seconds for a hostile text of each size."""
    return [seconds(partial(parse, hostile(name, size), published=DAY)) for size in sizes]


def main() -> int:
    """Measure and print, for each text, its seconds and exponents."""
    parser = argparse.ArgumentParser(description="How long pathological text takes.")
    parser.add_argument("names", nargs="*", help="which texts (default: all)")
    parser.add_argument("--megabytes", type=float, default=1, help="the largest size (default: 1)")
    add_option(parser)
    options = parser.parse_args()
    sizes = [int(options.megabytes * 1_000_000 / STEP**power) for power in (2, 1, 0)]
    parse("Baku", published=DAY)  # the lexicon is built once, and not counted
    for name in CALMED | DENSE:
        parse(hostile(name, 1000), published=DAY)  # nor are patterns compiled twice
    print(f"{'':34}" + "".join(f"{size / 1e6:>8.3f} MB" for size in sizes) + "     s/MB   exponent")
    rows: dict[str, tuple[float, float]] = {}
    for name in options.names or CALMED | DENSE:
        taken = measured(name, sizes)
        rows[name] = taken[-1] / options.megabytes, math.log(taken[-1] / taken[-2], STEP)
        cells = "".join(f"{time:>11.3f}" for time in taken)
        print(f"{name:34}{cells} {rows[name][0]:>8.2f} {rows[name][1]:>10.2f}", flush=True)
    for file, kind in (("hostile_calmed", CALMED), ("hostile_dense", DENSE)):
        told = ((name, f"{each:.2f}", f"{grown:.2f}") for name, (each, grown) in rows.items() if name in kind)
        keep(options.csv, file, [dict(zip(COLUMNS, row, strict=True)) for row in told])
    return finish(options.csv, "hostile", figures(rows))


def figures(rows: Mapping[str, tuple[float, float]]) -> Iterator[Figure]:
    """Yield the slowest of the texts that must cost next to nothing, and whatever grows the most.

    What has no bar in seconds is told with the first, so that nobody takes it for the slowest of all.
    """
    calmed, dense = (
        sorted((rows[name][0], name) for name in rows if name in kind) for kind in (CALMED, DENSE)
    )
    if calmed:
        seconds_, slowest = calmed[-1]
        what = f"the slowest pathological megabyte ({slowest})"
        if dense:
            took = f"{dense[0][0]:.1f} to {dense[-1][0]:.1f} s ({dense[-1][1]})"
            what += f"; left out is what is nothing but claims or speech, {took}"
        yield Figure(what, seconds_, SECONDS, "s")
    steepest = max(rows, key=lambda name: rows[name][1])
    yield Figure(f"the largest exponent of pathological text ({steepest})", rows[steepest][1], EXPONENT)


if __name__ == "__main__":
    sys.exit(main())
