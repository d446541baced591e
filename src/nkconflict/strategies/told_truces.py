"""Strategies for truces and talks that can be written."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from nkconflict.lexicon.truces import settled_truce
from nkconflict.model.attribution import Attribution, Modality
from nkconflict.model.ceasefires import Breach, Ceasefire, CeasefireKind, CeasefireStatus
from nkconflict.model.claims import Talks
from nkconflict.model.dates import Moment, Period
from nkconflict.strategies.speakers import (
    back,
    belligerents,
    maybe,
    named_places,
    names,
    outsiders,
    roots,
    speakers,
)
from nkconflict.strategies.values import moments

__all__ = ["meetings", "truces"]

DELAYS = ("minutes", "less than an hour", "several hours", "just minutes", "two days")
LENGTHS = ("more than 10 hours", "three days", "an hour", "several hours", "90 minutes")


@st.composite
def truces(draw: DrawFn, published: date) -> Ceasefire:
    """Draw truces; which known one it is follows from its days and brokers, as does its status in part."""
    lexicon = names().lexicon
    landmarks = [truce.announced.day for truce in lexicon.ceasefires if truce.announced is not None]
    days = (back() | st.integers(-3, 3)).map(lambda ago: published - timedelta(days=ago))
    days = days | st.sampled_from(landmarks)
    announced = draw(maybe(days.map(Moment)))
    effective = draw(maybe(moments(days)))
    mediators = draw(st.lists(outsiders(), max_size=3, unique=True))
    both = (lexicon.party("armenia"), lexicon.party("azerbaijan"))
    by = draw(speakers())
    breaches = draw(st.just(()) | _breaches(by, published).map(lambda breach: (breach,)))
    told = {moment.day for moment in (announced, effective) if moment is not None}
    return Ceasefire(
        by=by,
        known=settled_truce(lexicon, published, days=told, brokers={party.id for party in mediators}),
        announced=announced,
        effective=effective,
        place=draw(maybe(named_places())),
        mediators=mediators,
        signatories=draw(st.sampled_from([(), both])),
        kind=draw(st.sampled_from(CeasefireKind)),
        status=draw(_statuses(effective, breaches)),
        breaches=breaches,
    )


def _statuses(effective: Moment | None, breaches: tuple[Breach, ...]) -> SearchStrategy[CeasefireStatus]:
    if any(breach.modality is not Modality.DENIED for breach in breaches):
        return st.just(CeasefireStatus.BROKEN)
    if effective is not None or breaches:
        return st.just(CeasefireStatus.IN_FORCE)
    return st.sampled_from([CeasefireStatus.ANNOUNCED, CeasefireStatus.IN_FORCE, CeasefireStatus.PROPOSED])


@st.composite
def _breaches(draw: DrawFn, by: Attribution, published: date) -> Breach:
    lexicon = names().lexicon
    both = (lexicon.party("armenia"), lexicon.party("azerbaijan"))
    day = published - timedelta(days=draw(st.integers(0, 120)))
    modalities = [Modality.HEDGED, Modality.DENIED, *([Modality.ASSERTED] if by == Attribution.own() else [])]
    return Breach(
        by=by,
        accused=draw(st.just(()) | st.just(both) | belligerents().map(lambda party: (party,))),
        period=draw(st.sampled_from([None, Period.day(day)])),
        delay=draw(maybe(st.sampled_from(DELAYS))),
        modality=draw(st.sampled_from(modalities)),
    )


@st.composite
def meetings(draw: DrawFn, published: date) -> Talks:
    """Draw meetings held and planned: between the sides, with outsiders, or among these."""
    lexicon = names().lexicon
    ahead = draw(st.booleans())
    first = published + timedelta(days=draw(st.integers(1, 60)) if ahead else -draw(st.integers(0, 380)))
    last = first + timedelta(days=draw(st.integers(0, 3)))
    period = draw(st.sampled_from([None, Period(first, last)]))
    both = [lexicon.party("armenia"), lexicon.party("azerbaijan")]
    group = st.just(lexicon.party("osce-minsk-group"))
    sitting = st.just(both) | st.lists(roots(), min_size=2, max_size=3, unique=True)
    return Talks(
        period=period,
        place=draw(maybe(named_places())),
        host=draw(maybe(roots())),
        mediators=draw(st.lists(outsiders() | group, max_size=2, unique=True)),
        participants=draw(sitting),
        planned=ahead,
        duration=draw(maybe(st.sampled_from(LENGTHS))),
    )
