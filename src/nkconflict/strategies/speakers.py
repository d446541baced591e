"""Strategies for who can be written as a speaker: every voice of the lexicon, with offices and agencies."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Final, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from nkconflict.errors import PhraseError
from nkconflict.lexicon.forms import FormKind
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.attribution import Attribution, Voice
from nkconflict.model.parties import Party, Person
from nkconflict.model.places import Place
from nkconflict.writing.names import Names, names_of
from nkconflict.writing.voices import speaker

__all__ = [
    "back",
    "belligerents",
    "maybe",
    "named_places",
    "names",
    "outsiders",
    "roots",
    "speakers",
    "tellable",
]

STRANGERS = ("Vugar Zamanli", "Karen Bezhan", "Rauf Maxwell Tagi")
Value = TypeVar("Value")

_COMPILERS: Final = frozenset({"acled", "ucdp"})
"""Parties that compile what others say, and neither meet nor fight."""


@cache
def names() -> Names:
    """Return the names that the shipped lexicon has: articles are drawn from no other."""
    return names_of(Lexicon.default())


def tellable(told: Callable[[], object]) -> bool:
    """Say whether something can be told: whether telling it is not refused."""
    try:
        told()
    except PhraseError:
        return False
    return True


@cache
def maybe(strategy: SearchStrategy[Value]) -> SearchStrategy[Value | None]:
    """Draw a value, or none."""
    return st.none() | strategy


@cache
def back() -> SearchStrategy[int]:
    """Draw how many days ago something was: not long, or years."""
    return st.integers(0, 120) | st.integers(0, 9_000)


@cache
def named_places() -> SearchStrategy[Place]:
    """Draw places that have a name of their own."""
    return st.sampled_from([place for place in names().lexicon.places if names().place(place)])


@cache
def roots() -> SearchStrategy[Party]:
    """Draw parties that have a name and are part of none; those at war come first and more often."""
    named = [
        party
        for party in names().lexicon.parties
        if party.part_of is None and party.id not in _COMPILERS and names().noun(party)
    ]
    return belligerents() | st.sampled_from(named)


@cache
def belligerents() -> SearchStrategy[Party]:
    """Draw the parties at war."""
    return st.sampled_from(["azerbaijan", "armenia", "nagorno-karabakh"]).map(names().lexicon.party)


@cache
def outsiders() -> SearchStrategy[Party]:
    """Draw parties that are not at war."""
    usual = st.sampled_from(["russia", "united-states", "france"]).map(names().lexicon.party)
    return usual | roots().filter(lambda party: party.id not in ("azerbaijan", "armenia", "nagorno-karabakh"))


@cache
def speakers() -> SearchStrategy[Attribution]:
    """Draw voices that can be written: the report's own, named and unnamed ones, with what carried them."""
    drawn = st.one_of(st.just(Attribution.own()), _parties(), _persons(), _unnamed())
    return drawn.filter(lambda by: tellable(lambda: speaker(by, names())))


@cache
def _relays() -> SearchStrategy[tuple[str, ...]]:
    keys = sorted({form.keys[0] for form in names().lexicon.forms if form.kind is FormKind.WIRE})
    some = st.lists(st.sampled_from(keys), min_size=1, max_size=2, unique=True).map(tuple)
    return st.just(()) | st.just(()) | some


@cache
def _offices() -> SearchStrategy[str]:
    kinds = (FormKind.OFFICE, FormKind.SPOKES)
    words = [form.text for form in names().lexicon.forms if form.kind in kinds]
    usual = ["defense ministry", "foreign ministry", "prosecutor general's office", "officials", "president"]
    return st.sampled_from(usual) | st.sampled_from(
        [office for office in words if names().office(office) is not None]
    )


def _body(party: Party, office: str | None) -> Party | None:
    """Return the body that an office of a party is."""
    kind = names().office(office) if office is not None else None
    return names().lexicon.body(party.id, kind) if kind else None


@st.composite
def _parties(draw: DrawFn) -> Attribution:
    """Draw a party, an office of it, a body by its own name, or an office of a body."""
    if draw(st.integers(0, 3)):
        party = draw(roots())
        office = draw(st.none() | _offices())
        body = _body(party, office)
    else:
        body = draw(st.sampled_from([one for one in names().lexicon.parties if one.part_of is not None]))
        party = body.root
        office = draw(st.none() | st.sampled_from(["spokesman", "officials", "head"]))
    return Attribution(voice=Voice.NAMED, party=party, body=body, office=office, relays=draw(_relays()))


@st.composite
def _persons(draw: DrawFn) -> Attribution:
    """Draw a person of the lexicon, or one whom it lacks, with an office."""
    if draw(st.booleans()):
        person = draw(st.sampled_from([one for one in names().lexicon.persons if one.party is not None]))
        office = draw(st.none() | _offices())
        party = person.party.root if person.party is not None else draw(roots())
        body = person.party if person.party is not None and person.party.part_of else _body(party, office)
    else:
        office, party = draw(_offices()), draw(roots())
        person = Person.unlisted(draw(st.sampled_from(STRANGERS)), office=office, party=party)
        body = _body(party, office)
    return Attribution(
        voice=Voice.NAMED, party=party, body=body, person=person, office=office, relays=draw(_relays())
    )


@st.composite
def _unnamed(draw: DrawFn) -> Attribution:
    """Draw sources without a name, and the report's own voice where agencies carried it."""
    if not draw(st.integers(0, 3)):
        return Attribution(voice=Voice.OWN, relays=draw(_relays()))
    party, office = draw(st.none() | roots()), draw(st.none() | st.sampled_from(["officials", "diplomat"]))
    return Attribution.unnamed(party, office=office, relays=draw(_relays()))
