"""What `forms.toml` and `words.toml` say: which literal forms mean what.

Nearly all forms are written out. Two are composed: the full names of a person are every given name before
every family name, and a district is known by the names of its towns before "district", "region" and the like.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Final, NamedTuple, TypeAlias

from nkconflict.lexicon.forms import ENTITY_KINDS, FormKind
from nkconflict.lexicon.hints import hint
from nkconflict.lexicon.written import Heading, Written

__all__ = ["Ids", "forms_of_entities", "forms_of_words"]

Kinds: TypeAlias = Mapping[str, tuple[FormKind, bool]]
Ids: TypeAlias = Mapping[str, Collection[str]]
"""The ids that there are of each kind of entity: "party", "person", "place"."""

PARTY: Final[Kinds] = {
    "noun": (FormKind.PARTY_NOUN, True),
    "weak_noun": (FormKind.PARTY_NOUN, False),
    "adjective": (FormKind.PARTY_ADJECTIVE, True),
    "weak_adjective": (FormKind.PARTY_ADJECTIVE, False),
    "people": (FormKind.PARTY_PEOPLE, True),
    "weak_people": (FormKind.PARTY_PEOPLE, False),
    "capital": (FormKind.PARTY_CAPITAL, False),
}
SURNAME: Final[Kinds] = {"family": (FormKind.SURNAME, True), "weak_family": (FormKind.SURNAME, False)}
PLACE: Final[Kinds] = {"name": (FormKind.PLACE, True), "weak_name": (FormKind.PLACE, False)}
NOUN_TABLES: Final = {"person": FormKind.PERSON_NOUN}
"""Tables of common words that have the name of a kind of entity."""


class Namesakes(NamedTuple):
    """Names that several persons or places share, and whose they are, the likeliest first."""

    heading: Heading
    of: tuple[str, ...]


def forms_of_words(file: Heading) -> Iterator[Written]:
    """Yield the common words: table = kind, key = meaning, value = list of forms."""
    kinds = {str(kind): kind for kind in FormKind if kind not in ENTITY_KINDS} | NOUN_TABLES
    for name in file.table:
        if name not in kinds:
            raise file.fault(f"unknown kind of word {name!r}{hint(name, kinds)}", name)
        table = file.below(name)
        for key in table.table:
            yield from table.written(table.strings(key), kinds[name], (key,), key)


def forms_of_entities(file: Heading, ids: Ids) -> Iterator[Written]:
    """Yield the forms of parties, persons and places, whose ids must be known."""
    file.only("party", "person", "place", "namesakes", "district")
    shared = _namesakes(file, ids)
    for heading, of in shared:
        yield from _listed(heading, {**SURNAME, **PLACE}, of)
    for name, heading in _entries(file, "party", ids).items():
        heading.only(*PARTY)
        yield from _listed(heading, PARTY, (name,))
    for name, heading in _entries(file, "person", ids).items():
        heading.only("given", *SURNAME)
        yield from _listed(heading, SURNAME, (name,))
        yield from _full_names(heading, name, shared)
    places = _entries(file, "place", ids)
    for name, heading in places.items():
        heading.only("towns", *PLACE)
        yield from _listed(heading, PLACE, (name,))
    if "district" in file.table:
        suffixes = file.below("district")
        suffixes.only("suffixes")
        for name, heading in places.items():
            yield from _districts(heading, name, places, shared, suffixes.strings("suffixes"))


def _entries(file: Heading, kind: str, ids: Ids) -> dict[str, Heading]:
    entries = file.entries(kind)
    for name, heading in entries.items():
        heading.known(name, ids[kind], kind)
    return entries


def _listed(heading: Heading, kinds: Kinds, keys: tuple[str, ...]) -> Iterator[Written]:
    for key, (kind, strong) in kinds.items():
        yield from heading.written(heading.strings(key), kind, keys, key, strong=strong)


def _namesakes(file: Heading, ids: Ids) -> list[Namesakes]:
    groups = file.table.get("namesakes", [])
    if not isinstance(groups, list) or not all(isinstance(group, dict) for group in groups):
        raise file.fault("namesakes are written under [[namesakes]]", "namesakes")
    shared = []
    for group in groups:
        heading = Heading(file.source, file.text, ("namesakes",), group)
        kind, keys = ("person", SURNAME) if SURNAME.keys() & group.keys() else ("place", PLACE)
        heading.only("of", *keys)
        of = tuple(heading.strings("of"))
        for name in of:
            heading.known(name, ids[kind], kind, "of")
        if len(set(of)) < 2:
            raise heading.fault(f"namesakes are at least two, not {of!r}", "of", next(iter(of), None))
        shared.append(Namesakes(heading, of))
    return shared


def _full_names(heading: Heading, name: str, shared: list[Namesakes]) -> Iterator[Written]:
    homes = [heading, *(group.heading for group in shared if name in group.of)]
    families = [family for home in homes for key in SURNAME for family in home.strings(key)]
    given = heading.strings("given")
    if not (given and families):
        raise heading.fault(f"{name} needs a given and a family name, of its own or among namesakes")
    names = (f"{first} {last}" for first in given for last in families)
    yield from heading.written(names, FormKind.PERSON, (name,), "given")


def _districts(
    heading: Heading, name: str, places: Mapping[str, Heading], shared: list[Namesakes], suffixes: list[str]
) -> Iterator[Written]:
    for town in heading.strings("towns"):
        heading.known(town, places, "place", "towns")
        homes = [places[town], *(group.heading for group in shared if town in group.of)]
        names = (f"{own} {suffix}" for home in homes for own in home.strings("name") for suffix in suffixes)
        yield from heading.written(names, FormKind.PLACE, (name,), "towns")
