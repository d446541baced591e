"""Reading in several processes gives the corpus that reading in one gives, however it was shared out."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from functools import reduce
from multiprocessing import get_context
from operator import or_
from pathlib import Path

import nkconflict
from nkconflict.corpus import Corpus

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "articles").glob("*.txt"))


def test_two_spawned_processes_read_what_one_reads() -> None:
    shares = [list(map(str, EXAMPLES[start::3])) for start in range(3)]
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        read = list(pool.map(nkconflict.load, shares))
    whole = nkconflict.load(map(str, EXAMPLES))
    assert reduce(or_, read, Corpus()) == whole
    assert reduce(or_, reversed(read)) == whole
    assert len(whole) == len(EXAMPLES)
