"""How long `import nkconflict` takes, in units of `import attrs`; and how long until a first article is read.

Whole processes are timed, and a bare interpreter is subtracted from each. They take turns, so that a busy
machine slows them alike, and medians are compared. The first article is read with the lexicon built on the
way; its bar is in the processor's seconds of the machine of `reference`, as a wait for other processes or a
slow machine are none of ours. Exit status 1 when a bar is missed.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import time
from typing import NamedTuple

from reference import REFERENCE, YARD
from reference import processor as of_processor
from results import Bar, Figure, add_option, finish
from yardsticks import scan

IMPORT = Bar(3, 2, least=False)
FIRST = Bar(0.25, 0.1, least=False)
"""Seconds of the machine of reference from a bare interpreter to a first article read."""
ARTICLE = (
    " date 2020-10-19 Armenia's defense ministry said 12 of its soldiers had been killed near Stepanakert."
)
STATEMENTS = {
    "bare": "pass",
    "attrs": "import attrs",
    "nkconflict": "import nkconflict",
    "first parse": f"import nkconflict; nkconflict.parse({ARTICLE!r})",
}

WRITING = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""The environment, in which bytecode is written: compiling the package each time is no first article."""


class Times(NamedTuple):
    """Seconds of a process: by the clock, and of the processor."""

    wall: float
    processor: float


def measured(statement: str) -> Times:
    """Return what a new interpreter takes that runs the statement and ends."""
    before, start = processor(), time.perf_counter()
    subprocess.run([sys.executable, "-c", statement], check=True, env=WRITING)
    return Times(time.perf_counter() - start, processor() - before)


def processor() -> float:
    """Return the seconds of the processor that all processes took which this one started."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> int:
    """Measure and print the ratio."""
    parser = argparse.ArgumentParser(description="How long `import nkconflict` and a first `parse` take.")
    parser.add_argument("--rounds", type=int, default=60, help="processes of each kind (default: 60)")
    add_option(parser)
    options = parser.parse_args()

    for statement in STATEMENTS.values():
        measured(statement)  # bytecode is written and files are in the page cache before anything counts
    times: dict[str, list[Times]] = {name: [] for name in STATEMENTS}
    scanned: list[float] = []
    for _ in range(options.rounds):
        for name, statement in STATEMENTS.items():
            times[name].append(measured(statement))
        scanned.append(of_processor(lambda: scan(YARD)))

    median = {name: Times(*map(statistics.median, zip(*taken, strict=True))) for name, taken in times.items()}
    bare = median["bare"]
    for name, (wall, processor) in median.items():
        print(
            f"{name:11} {wall * 1000:7.1f} ms, {(wall - bare.wall) * 1000:6.1f} more than bare; "
            f"processor {processor * 1000:6.1f} ms, {(processor - bare.processor) * 1000:6.1f} more"
        )
    ratio = (median["nkconflict"].wall - bare.wall) / (median["attrs"].wall - bare.wall)
    speed = len(YARD) / statistics.median(scanned) / REFERENCE
    first = (median["first parse"].processor - bare.processor) * speed
    figures = [
        Figure("`import nkconflict` over `import attrs`", ratio, IMPORT),
        Figure("import and first article, lexicon built", first, FIRST, "s"),
    ]
    return finish(options.csv, "import_time", figures)


if __name__ == "__main__":
    sys.exit(main())
