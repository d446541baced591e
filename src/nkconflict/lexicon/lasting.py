"""Lasting: what is built once and kept, without the collector going through it again and again.

A lexicon is tens of thousands of small values, none of which becomes rubbish while it is built: to look for
rubbish among them only delays the first article.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["lasting"]


@contextmanager
def lasting() -> Iterator[None]:
    """Put the collector off, unless it is off, until what is built stands; reference counting goes on.

    All threads share one collector: where it was on before, and another thread calls `gc.disable` meanwhile,
    it is on again afterwards. Who wants it off has to say so before, or after.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
