"""How building a corpus, and every question to it, grows with the number of reports.

Prints the seconds at 1,000, 10,000 and 100,000 reports of four figures each, and the exponent from one to the
next: 1 is linear, and n log n is about 1.1 here. Exit status 1 where one is above 1.3.
"""

from __future__ import annotations

import gc
import math
import sys
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from time import perf_counter
from typing import Final

from nkconflict.corpus import Corpus
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.attribution import Attribution
from nkconflict.model.claims import CasualtyClaim, Group, Nondisclosure, Outcome, Scope
from nkconflict.model.counts import Count
from nkconflict.model.dates import Period
from nkconflict.model.reports import Report
from nkconflict.model.sightings import Citation, Sighting
from nkconflict.query import (
    accounts,
    conflicts,
    corroboration,
    diff,
    distinct,
    graded,
    lifelines,
    reconciled,
    series,
    silences,
    totals,
)

SIZES: Final = (1_000, 10_000, 100_000)
MOST: Final = 1.3
BEGAN: Final = date(2020, 9, 27)
LEXICON: Final = Lexicon.default()
PARTIES: Final = tuple(map(LEXICON.party, ("armenia", "azerbaijan", "nagorno-karabakh")))


def report(number: int) -> Report:
    """Return a report of four figures: two running counts, an addition, an incident; and a silence."""
    day = BEGAN + timedelta(number % 44)
    citation = Citation(outlet=f"outlet {number % 50}", published=day)
    party, other = PARTIES[number % 3], PARTIES[(number + 1) % 3]
    scopes = (Scope.CUMULATIVE, Scope.CUMULATIVE, Scope.INCREMENT, Scope.INCIDENT)
    claims = [
        CasualtyClaim(
            by=Attribution.named(party),
            side=[party if index else other],
            group=Group.MILITARY if number % 2 else Group.CIVILIAN,
            outcome=Outcome.KILLED if number % 5 else Outcome.WOUNDED,
            count=Count.exact(20 * (number % 44) + number % 7 + index),
            scope=scope,
            period=Period.day(day) if scope is Scope.INCIDENT else Period(BEGAN, None),
        )
        for index, scope in enumerate(scopes)
    ]
    silent = Nondisclosure(by=Attribution.own(), side=[PARTIES[1]], group=Group.MILITARY)
    sightings = [Sighting(claim, citation) for claim in (*claims, silent)]
    return Report(source=f"s/{number}", text=f"text {number}", published=day, sightings=sightings)


def measured(reports: list[Report]) -> dict[str, float]:
    """Return the seconds of each step, each from the corpus itself."""
    gc.collect()
    gc.freeze()  # the reports themselves are no work of the questions
    start = perf_counter()
    corpus = Corpus(reports)
    seconds = {"Corpus": perf_counter() - start}
    half = BEGAN + timedelta(20)
    asked: dict[str, Callable[[], object]] = {
        "|": lambda: corpus | corpus,
        "accounts": lambda: accounts(corpus),
        "distinct": lambda: distinct(corpus),
        "series": lambda: series(corpus),
        "totals": lambda: totals(corpus, as_of=half),
        "conflicts": lambda: conflicts(corpus),
        "reconciled": lambda: reconciled(corpus),
        "lifelines": lambda: lifelines(corpus),
        "silences": lambda: silences(corpus),
        "diff": lambda: diff(corpus, since=half),
        "graded": lambda: graded(corpus, grade=corroboration(corpus)),
    }
    for name, ask in asked.items():
        start = perf_counter()
        ask()
        seconds[name] = perf_counter() - start
    return seconds


def main() -> int:
    """Print the table, and return the exit status."""
    tables = [measured([report(number) for number in range(size)]) for size in SIZES]
    print(f"{'seconds at':12}" + "".join(f"{size:>12,}" for size in SIZES) + "  exponents")
    worst = 0.0
    for name in tables[0]:
        seconds = [table[name] for table in tables]
        steps = [math.log10(after / before) for before, after in pairwise(seconds)]
        worst = max(worst, steps[-1])
        print(
            f"{name:12}" + "".join(f"{s:12.3f}" for s in seconds) + "  " + " ".join(f"{s:.2f}" for s in steps)
        )
    print(f"the largest exponent is {worst:.2f}; at most {MOST} is asked")
    return int(worst > MOST)


if __name__ == "__main__":
    sys.exit(main())
