"""The articles that ship as examples, and a value of every type that has a view."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from nkconflict import Corpus, load, parse
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.claims import CLAIM_TYPES, MaterielClaim
from nkconflict.model.counts import Count
from nkconflict.query import (
    accounts,
    conflicts,
    diff,
    distinct,
    graded,
    lifelines,
    reconciled,
    series,
    silences,
    source_proximity,
    totals,
)
from nkconflict.reading.explain import explain
from nkconflict.tables import table
from outer.samples import ARMENIA, REPORT, TOTAL

ARTICLES = Path(__file__).parents[2] / "examples" / "articles"
STRAINS = ARTICLES / "2020-10-19-ceasefire-strains.txt"
LOST = " date 2020-10-19 Azerbaijan's Defense Ministry said it had destroyed three Armenian tanks."


@cache
def corpus() -> Corpus:
    """Return the articles that ship."""
    return load(ARTICLES)


@cache
def examples() -> dict[type, object]:
    """Return a value of every type."""
    told = corpus()
    return {
        type(value): value
        for value in (
            REPORT,
            told,
            TOTAL,
            ARMENIA,
            Lexicon.default().person("ilham-aliyev"),
            Lexicon.default().place("shusha"),
            *(next(iter(told.claims(kind))) for kind in CLAIM_TYPES if kind is not MaterielClaim),
            next(iter(parse(LOST, source="a").claims(MaterielClaim))),
            *(question(told)[0] for question in (conflicts, reconciled, series, silences, totals, lifelines)),
            next(iter(accounts(told))),
            distinct(told)[0],
            graded(told, grade=source_proximity)[0],
            diff(told, since=date(2020, 10, 20), until=date(2020, 10, 26))[0],
            table(told),
            Count.more_than(30),
            next(left for report in told for left in report.residue),
            explain(LOST),
        )
    }
