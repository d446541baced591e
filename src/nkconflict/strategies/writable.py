"""Strategies for claims that can be written: what `nkconflict.writing` tells, and no more.

They draw from the very tables that the writer writes from, for a report of a given day, and leave out what it
refuses: so there is one place that says what can be told.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache, partial
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from nkconflict.lexicon.forms import FormKind
from nkconflict.lexicon.truces import settled_truce
from nkconflict.model.attribution import Attribution, Modality
from nkconflict.model.ceasefires import Breach, Ceasefire, CeasefireKind, CeasefireStatus
from nkconflict.model.claims import CasualtyClaim, Claim, Group, Nondisclosure, Outcome, Scope
from nkconflict.model.dates import Moment, Period
from nkconflict.model.parties import Party
from nkconflict.model.places import Place
from nkconflict.strategies.speakers import belligerents, names, outsiders, roots, speakers, tellable
from nkconflict.strategies.values import counts, moments
from nkconflict.writing.sentences import sentence

__all__ = ["WRITABLE", "writable_claims"]

Value = TypeVar("Value")
BACK = 120
"""How many days back most of what a report tells of happened."""

DELAYS = ("minutes", "less than an hour", "several hours", "just minutes", "two days")


@cache
def _maybe(strategy: SearchStrategy[Value]) -> SearchStrategy[Value | None]:
    return st.none() | strategy


@cache
def _back() -> SearchStrategy[int]:
    """Draw how many days ago something was: not long, or years."""
    return st.integers(0, BACK) | st.integers(0, 9_000)


@cache
def _sides() -> SearchStrategy[tuple[Party, ...]]:
    """Draw whose people are counted: one party's, both states', several parties' or nobody's known."""
    both = ("armenia", "azerbaijan")
    together = st.lists(roots(), min_size=2, max_size=3, unique=True).map(tuple)
    one = roots().map(lambda party: (party,))
    return st.one_of(one, one, st.just(tuple(map(names().lexicon.party, both))), together, st.just(()))


@cache
def _groups() -> SearchStrategy[tuple[Group, str | None]]:
    """Draw groups with the narrower group that a noun can tell."""
    kinds = (FormKind.SOLDIERS, FormKind.CIVILIANS, FormKind.PEOPLE)
    keys = sorted({form.keys[0].partition("/") for form in names().lexicon.forms if form.kind in kinds})
    return st.sampled_from([(Group(group), narrower or None) for group, _, narrower in keys])


@cache
def _places() -> SearchStrategy[Place]:
    """Draw places that have a name of their own."""
    return st.sampled_from([place for place in names().lexicon.places if names().place(place)])


@st.composite
def _casualties(draw: DrawFn, published: date) -> CasualtyClaim:
    scope = draw(st.sampled_from([Scope.CUMULATIVE, Scope.INCIDENT, Scope.INCREMENT]))
    day = published - timedelta(days=draw(_back()))
    if scope is Scope.CUMULATIVE:
        until = draw(_maybe(st.integers(0, 60)))
        period = Period(day, until if until is None else day + timedelta(days=until))
    else:
        period = Period.day(day)
    group, subgroup = draw(_groups())
    by = draw(speakers())
    return CasualtyClaim(
        by=by,
        side=draw(_sides()),
        group=group,
        subgroup=subgroup,
        outcome=draw(st.sampled_from(Outcome)),
        count=draw(counts(1)),
        scope=scope,
        period=draw(st.sampled_from([period, None])),
        place=draw(_maybe(_places())) if scope is Scope.INCIDENT else None,
        modality=draw(st.sampled_from(Modality)),
    )


@st.composite
def _silences(draw: DrawFn, published: date) -> Nondisclosure:
    del published
    party = draw(roots())
    group, outcome = draw(st.sampled_from(Group)), draw(st.sampled_from(Outcome))
    return Nondisclosure(by=Attribution.named(party), side=(party,), group=group, outcome=outcome)


@st.composite
def _truces(draw: DrawFn, published: date) -> Ceasefire:
    """Draw truces; which known one it is follows from its days and brokers, as does its status in part."""
    lexicon = names().lexicon
    days = (_back() | st.integers(-3, 3)).map(lambda back: published - timedelta(days=back))
    landmarks = [truce.announced.day for truce in lexicon.ceasefires if truce.announced is not None]
    days = days | st.sampled_from(landmarks)
    announced = draw(_maybe(days.map(Moment)))
    effective = draw(_maybe(moments(days)))
    mediators = draw(st.lists(outsiders(), max_size=3, unique=True))
    both = (lexicon.party("armenia"), lexicon.party("azerbaijan"))
    by = draw(speakers())
    breach = _breaches(by, published).map(lambda one: (one,))
    breaches = draw(st.just(()) | breach)
    told = {moment.day for moment in (announced, effective) if moment is not None}
    return Ceasefire(
        by=by,
        known=settled_truce(lexicon, published, days=told, brokers={party.id for party in mediators}),
        announced=announced,
        effective=effective,
        place=draw(_maybe(_places())),
        mediators=mediators,
        signatories=draw(st.sampled_from([(), both])),
        kind=draw(st.sampled_from(CeasefireKind)),
        status=draw(_statuses(effective, breaches)),
        breaches=breaches,
    )


def _statuses(effective: Moment | None, breaches: tuple[Breach, ...]) -> SearchStrategy[CeasefireStatus]:
    if any(breach.modality is not Modality.DENIED for breach in breaches) or (breaches and not effective):
        return st.just(CeasefireStatus.BROKEN)
    if effective is not None:
        return st.just(CeasefireStatus.IN_FORCE)
    return st.sampled_from([CeasefireStatus.ANNOUNCED, CeasefireStatus.IN_FORCE, CeasefireStatus.PROPOSED])


@st.composite
def _breaches(draw: DrawFn, by: Attribution, published: date) -> Breach:
    lexicon = names().lexicon
    both = (lexicon.party("armenia"), lexicon.party("azerbaijan"))
    day = published - timedelta(days=draw(st.integers(0, BACK)))
    modalities = [Modality.HEDGED, Modality.DENIED, *([Modality.ASSERTED] if by == Attribution.own() else [])]
    return Breach(
        by=by,
        accused=draw(st.just(()) | st.just(both) | belligerents().map(lambda party: (party,))),
        period=draw(st.sampled_from([None, Period.day(day)])),
        delay=draw(_maybe(st.sampled_from(DELAYS))),
        modality=draw(st.sampled_from(modalities)),
    )


WRITABLE: dict[type[Claim], Callable[[date], SearchStrategy[Claim]]] = {
    CasualtyClaim: _casualties,
    Nondisclosure: _silences,
    Ceasefire: _truces,
}
"""Which strategy draws what can be written of which kind of claim, for a report of a day."""


def writable_claims(
    kind: type[Claim] | None = None, published: date = date(2020, 10, 19)
) -> SearchStrategy[Claim]:
    """Draw claims, of every kind or of one, that a report of a day can tell and be read back from."""
    kinds = WRITABLE.values() if kind is None else [WRITABLE[kind]]
    drawn: SearchStrategy[Claim] = st.one_of([draws(published) for draws in kinds])
    return drawn.filter(partial(_is_writable, published))


def _is_writable(published: date, claim: Claim) -> bool:
    return tellable(lambda: sentence(claim, published=published, lexicon=names().lexicon))
