"""Corpora and accounts drawn at random: few parties, groups and days, so that figures meet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from typing import Final

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from nkconflict.corpus import Corpus
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.attribution import Attribution
from nkconflict.model.claims import CasualtyClaim, Claim, Group, Nondisclosure, Outcome, Scope
from nkconflict.model.counts import Count
from nkconflict.model.dates import Period
from nkconflict.model.places import Place
from nkconflict.model.reports import Report
from nkconflict.model.sightings import Citation, Link, LinkKind, Sighting
from nkconflict.strategies import ceasefires, counts

__all__ = ["BEGAN", "cited", "corpora", "dated", "figure", "figures"]

BEGAN: Final = date(2020, 9, 27)
PARTIES: Final = tuple(map(Lexicon.default().party, ("armenia", "azerbaijan", "nagorno-karabakh", "russia")))
PLACES: Final = tuple(map(Lexicon.default().place, ("ganja", "stepanakert", "barda")))


def dated() -> SearchStrategy[date]:
    return st.integers(0, 40).map(lambda days: BEGAN + timedelta(days))


def figure(
    number: int | Count, *, by: str = "nagorno-karabakh", side: str = "", **fields: object
) -> CasualtyClaim:
    """Return a running count of soldiers killed since the war began, or what `fields` make of it."""
    lexicon = Lexicon.default()
    given: dict[str, object] = {
        "by": Attribution.named(lexicon.party(by)),
        "side": [lexicon.party(side or by)],
        "group": Group.MILITARY,
        "outcome": Outcome.KILLED,
        "count": Count.exact(number) if isinstance(number, int) else number,
        "scope": Scope.CUMULATIVE,
        "period": Period(BEGAN, None),
    }
    return CasualtyClaim(**given | fields)  # type: ignore[arg-type]


def cited(day: date, *claims: Claim, source: str = "x", links: Sequence[Link] = ()) -> Report:
    """Return a report of a day without a text, whose claims are cited."""
    citation = Citation(outlet="AP", published=day)
    return Report(
        source=f"{source}/{day}",
        text="",
        published=day,
        sightings=[Sighting(claim, citation) for claim in claims],
        links=links,
    )


def of_many_kinds(*places: Place) -> list[Report]:
    """Return reports whose figures count other people, elsewhere, since another day or by another party."""
    theirs = figure(50, by="azerbaijan", side="nagorno-karabakh")
    april = Period(date(2016, 4, 2), None)
    return [
        cited(BEGAN, figure(9, subgroup="officers"), *(figure(5 + n, place=p) for n, p in enumerate(places))),
        cited(BEGAN, figure(60), theirs, source="y"),
        cited(date(2016, 4, 5), figure(20, period=april)),
    ]


@st.composite
def figures(draw: DrawFn) -> CasualtyClaim:
    scope = draw(st.sampled_from(Scope))
    day = draw(dated())
    period = Period(BEGAN, None) if scope is Scope.CUMULATIVE else Period.day(day)
    return CasualtyClaim(
        by=Attribution.named(draw(st.sampled_from(PARTIES))),
        side=[draw(st.sampled_from(PARTIES[:3]))],
        group=draw(st.sampled_from((Group.MILITARY, Group.CIVILIAN))),
        outcome=draw(st.sampled_from((Outcome.KILLED, Outcome.WOUNDED))),
        count=draw(counts(1)),
        scope=scope,
        period=draw(st.none() | st.just(period)),
        place=draw(st.none() | st.sampled_from(PLACES)),
    )


@st.composite
def silent(draw: DrawFn) -> Nondisclosure:
    party = draw(st.sampled_from(PARTIES[:3]))
    return Nondisclosure(by=Attribution.own(), side=[party], group=Group.MILITARY)


@cache
def _claims() -> SearchStrategy[list[Claim]]:
    """Draw some claims; the strategy is made once, since each is looked into and checked when it is new."""
    return st.lists(figures() | figures() | silent() | ceasefires(), min_size=1, max_size=4)


@st.composite
def told(draw: DrawFn) -> Report:
    claims = draw(_claims())
    links: list[Link] = []
    if len(claims) > 1 and draw(st.booleans()):
        links = [Link(kind=draw(st.sampled_from(LinkKind)), subject=0, object=1)]
    return cited(draw(dated()), *claims, source=draw(st.sampled_from("abc")), links=links)


def corpora(most: int = 5) -> SearchStrategy[Corpus]:
    return st.lists(told(), max_size=most).map(Corpus)
