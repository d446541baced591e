"""Strategies for every kind of claim, from a small vocabulary: plausible wire copy, valid by construction."""

from __future__ import annotations

from functools import cache
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from nkconflict.model.attribution import Modality
from nkconflict.model.ceasefires import Breach, Ceasefire, CeasefireKind, CeasefireStatus
from nkconflict.model.claims import (
    Allegation,
    CasualtyClaim,
    Claim,
    Denial,
    Group,
    MaterielClaim,
    MaterielOutcome,
    Nondisclosure,
    Outcome,
    Scope,
    Statement,
    StatementKind,
    Talks,
    TerritoryClaim,
    Unit,
)
from nkconflict.strategies.actors import attributions, parties, party_sets, places
from nkconflict.strategies.pools import (
    ACTS,
    DELAYS,
    DURATIONS,
    MATERIEL,
    SENTENCES,
    SUBGROUPS,
    TARGETS,
    VERBS,
    WEAPONS,
)
from nkconflict.strategies.values import counts, days, moments, periods

__all__ = [
    "allegations",
    "breaches",
    "casualty_claims",
    "ceasefires",
    "claims",
    "denials",
    "materiel_claims",
    "nondisclosures",
    "statements",
    "talks",
    "territory_claims",
]

Value = TypeVar("Value")


@cache
def _maybe(strategy: SearchStrategy[Value]) -> SearchStrategy[Value | None]:
    return st.none() | strategy


@cache
def _word(words: tuple[str, ...]) -> SearchStrategy[str | None]:
    return _maybe(st.sampled_from(words))


@st.composite
def casualty_claims(draw: DrawFn) -> CasualtyClaim:
    """Draw figures of persons killed, wounded, missing, captured or displaced."""
    return CasualtyClaim(
        by=draw(attributions()),
        side=draw(party_sets()),
        group=draw(st.sampled_from(Group)),
        subgroup=draw(_word(SUBGROUPS)),
        outcome=draw(st.sampled_from(Outcome)),
        count=draw(counts(1)),
        scope=draw(st.sampled_from(Scope)),
        period=draw(_maybe(periods(days()))),
        as_of=draw(_maybe(days())),
        place=draw(_maybe(places())),
        modality=draw(st.sampled_from(Modality)),
    )


@st.composite
def nondisclosures(draw: DrawFn) -> Nondisclosure:
    """Draw statements that a figure was not made public."""
    return Nondisclosure(
        by=draw(attributions()),
        side=draw(party_sets()),
        group=draw(st.sampled_from(Group)),
        outcome=draw(st.sampled_from(Outcome)),
        as_of=draw(_maybe(days())),
    )


@st.composite
def breaches(draw: DrawFn) -> Breach:
    """Draw breaches of a truce, stated or alleged, by one side or by both."""
    return Breach(
        by=draw(attributions()),
        accused=draw(party_sets()),
        period=draw(_maybe(periods(days()))),
        delay=draw(_word(DELAYS)),
        modality=draw(st.sampled_from(Modality)),
    )


@st.composite
def ceasefires(draw: DrawFn) -> Ceasefire:
    """Draw truces as a passage tells of them, up to two breaches included."""
    return Ceasefire(
        by=draw(attributions()),
        known=draw(_word(("moscow-2020", "paris-2020", "washington-2020"))),
        announced=draw(_maybe(moments(days()))),
        effective=draw(_maybe(moments(days()))),
        ended=draw(_maybe(moments(days()))),
        place=draw(_maybe(places())),
        mediators=draw(party_sets(3)),
        signatories=draw(party_sets(3)),
        kind=draw(st.sampled_from(CeasefireKind)),
        status=draw(st.sampled_from(CeasefireStatus)),
        breaches=draw(st.lists(breaches(), max_size=2)),
    )


@st.composite
def territory_claims(draw: DrawFn) -> TerritoryClaim:
    """Draw claims that ground changed hands."""
    return TerritoryClaim(
        by=draw(attributions()),
        gained_by=draw(_maybe(parties(roots=True))),
        count=draw(_maybe(counts(1))),
        unit=draw(_maybe(st.sampled_from(Unit))),
        places=draw(st.lists(places(), max_size=2, unique=True)),
        scope=draw(st.sampled_from(Scope)),
        as_of=draw(_maybe(days())),
        modality=draw(st.sampled_from(Modality)),
    )


@st.composite
def allegations(draw: DrawFn) -> Allegation:
    """Draw allegations of attacks."""
    return Allegation(
        by=draw(attributions()),
        accused=draw(party_sets()),
        act=draw(st.sampled_from(ACTS)),
        target=draw(_word(TARGETS)),
        weapon=draw(_word(WEAPONS)),
        place=draw(_maybe(places())),
        period=draw(_maybe(periods(days()))),
        modality=draw(st.sampled_from(Modality)),
    )


@st.composite
def denials(draw: DrawFn) -> Denial:
    """Draw denials."""
    return Denial(
        by=draw(attributions()),
        against=draw(_maybe(parties(roots=True))),
        words=draw(_word(("the claim", *SENTENCES))),
    )


@st.composite
def statements(draw: DrawFn) -> Statement:
    """Draw what was said, direct and indirect."""
    return Statement(
        by=draw(attributions()),
        verb=draw(_word(VERBS)),
        words=draw(st.sampled_from(SENTENCES)),
        direct=draw(st.booleans()),
        kind=draw(st.sampled_from(StatementKind)),
        to=draw(party_sets()),
    )


@st.composite
def talks(draw: DrawFn) -> Talks:
    """Draw meetings held and planned."""
    return Talks(
        period=draw(_maybe(periods(days()))),
        place=draw(_maybe(places())),
        host=draw(_maybe(parties(roots=True))),
        mediators=draw(party_sets()),
        participants=draw(party_sets(3)),
        planned=draw(st.booleans()),
        duration=draw(_word(DURATIONS)),
    )


@st.composite
def materiel_claims(draw: DrawFn) -> MaterielClaim:
    """Draw claims of equipment lost."""
    return MaterielClaim(
        by=draw(attributions()),
        side=draw(party_sets()),
        kind=draw(st.sampled_from(MATERIEL)),
        count=draw(counts(1)),
        outcome=draw(st.sampled_from(MaterielOutcome)),
        scope=draw(st.sampled_from(Scope)),
        modality=draw(st.sampled_from(Modality)),
    )


@cache
def claims() -> SearchStrategy[Claim]:
    """Draw claims of every kind; casualties shrink to first."""
    return st.one_of(
        casualty_claims(),
        nondisclosures(),
        ceasefires(),
        territory_claims(),
        allegations(),
        denials(),
        statements(),
        talks(),
        materiel_claims(),
    )
