"""Seconds of one machine on any other: the processor's, over those of SCAN, which runs before and after.

On the machine of reference SCAN reads six megabytes a second, so that neither a slow machine nor a busy one
is blamed on a text.
"""

import time
from collections.abc import Callable

from corpora import ARTICLES, read
from yardsticks import scan

REFERENCE = 6_000_000
"""Characters that SCAN reads in a second on the machine whose seconds are told."""

YARD = "".join(read(ARTICLES)) * 4


def seconds(work: Callable[[], object]) -> float:
    """Return the time that some work takes on the machine of reference."""
    before = processor(lambda: scan(YARD))
    taken = processor(work)
    return taken / (before + processor(lambda: scan(YARD))) * 2 * len(YARD) / REFERENCE


def processor(work: Callable[[], object]) -> float:
    """Return the seconds of the processor that some work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start
