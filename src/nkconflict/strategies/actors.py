"""Strategies for who and where: parties, persons, places, and whose word something is."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from nkconflict.model.attribution import Attribution
from nkconflict.model.parties import Party, Person
from nkconflict.model.places import Place, Tenure
from nkconflict.strategies.pools import HAMLETS, OFFICES, RELAYS, STRANGERS, pool
from nkconflict.strategies.values import days

__all__ = ["attributions", "parties", "party_sets", "persons", "places", "tenures"]


@cache
def parties(*, roots: bool = False) -> SearchStrategy[Party]:
    """Draw parties of the pool: states, authorities and their bodies, or with `roots` no bodies."""
    return st.sampled_from([party for party in pool().parties if not roots or party.part_of is None])


@cache
def party_sets(most: int = 2) -> SearchStrategy[tuple[Party, ...]]:
    """Draw up to `most` root parties that are told of together, none included."""
    return st.lists(parties(roots=True), max_size=most, unique=True).map(tuple)


@cache
def persons(party: Party | None = None) -> SearchStrategy[Person]:
    """Draw persons, listed and unlisted; of one party's root where it is given."""
    listed = [p for p in pool().persons if p.party and (party is None or p.party.root == party.root)]
    of_party = st.none() | parties() if party is None else st.just(party)
    unlisted = st.builds(
        Person.unlisted,
        st.sampled_from(STRANGERS),
        office=st.none() | st.sampled_from(OFFICES),
        party=of_party,
    )
    return st.sampled_from(listed) | unlisted if listed else unlisted


@cache
def places() -> SearchStrategy[Place]:
    """Draw places, listed and unlisted."""
    return st.sampled_from(pool().places) | st.sampled_from(HAMLETS).map(Place.unlisted)


@st.composite
def tenures(draw: DrawFn) -> Tenure:
    """Draw who held a place, with ends known or not."""
    since, until = sorted((draw(days()), draw(days())))
    return Tenure(
        draw(parties(roots=True)), draw(st.sampled_from([since, None])), draw(st.sampled_from([until, None]))
    )


@st.composite
def _named(draw: DrawFn) -> Attribution:
    party = draw(parties())
    return Attribution.named(
        party,
        person=draw(st.none() | persons(party)),
        office=draw(st.none() | st.sampled_from(OFFICES)),
        relays=draw(_relays()),
    )


@st.composite
def _unnamed(draw: DrawFn) -> Attribution:
    return Attribution.unnamed(draw(st.none() | parties(roots=True)), relays=draw(_relays()))


@cache
def attributions() -> SearchStrategy[Attribution]:
    """Draw voices: the report's own, a party or body or person by name, sources without a name."""
    return st.one_of(st.just(Attribution.own()), _named(), _unnamed())


@cache
def _relays() -> SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(RELAYS), max_size=2, unique=True)
