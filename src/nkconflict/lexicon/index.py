"""Entries by id, by office and by body: what the lexicon looks things up in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from nkconflict.errors import LexiconError
from nkconflict.lexicon.hints import hint
from nkconflict.lexicon.records import KnownCeasefire, Record, Table
from nkconflict.model.parties import Party, Person
from nkconflict.model.places import Place

__all__ = ["bodies", "by_id", "find", "holders", "id_of"]

Entry = TypeVar("Entry", Party, Person, Place, KnownCeasefire)


def id_of(entry: Party | Person | Place | KnownCeasefire) -> str:
    """Return the id of an entry; LexiconError where it has none, as what a text names in passing has not."""
    if entry.id is None:
        raise LexiconError(f"{type(entry).__name__} {entry.name!r} needs an id to stand in a lexicon")
    return entry.id


def by_id(entries: Iterable[Entry]) -> dict[str, Entry]:
    """Return the entries by id; LexiconError where two have the same."""
    found: dict[str, Entry] = {}
    for entry in entries:
        if found.setdefault(id_of(entry), entry) is not entry:
            raise LexiconError(f"{type(entry).__name__} {entry.id!r} stands twice in the lexicon")
    return found


def find(entries: Mapping[str, Entry], kind: str, key: str) -> Entry:
    """Return the entry of an id; LexiconError, with the nearest id, where there is none."""
    if key in entries:
        return entries[key]
    raise LexiconError(f"no {kind} {key!r}{hint(key, entries)}")


def bodies(records: Iterable[Record], parties: Mapping[str, Party]) -> dict[tuple[str, str], Party]:
    """Return the bodies by the id of their root party and their kind, the first of each."""
    found: dict[tuple[str, str], Party] = {}
    for record in records:
        if record.table is Table.PARTIES:
            for kind in record.functions:
                party = find(parties, "party", record.id)
                found.setdefault((party.root.id, kind), party)
    return found


def holders(records: Iterable[Record], persons: Mapping[str, Person]) -> dict[tuple[str, str], list[Person]]:
    """Return who held an office at any time, by the id of the root party and the office.

    A person whose first day in office is not known is left out: an unknown start is no claim to have begun.
    """
    found: dict[tuple[str, str], list[Person]] = {}
    for record in records:
        if record.table is Table.PERSONS:
            person = find(persons, "person", record.id)
            if person.party is not None and person.since is not None:
                for role in record.functions:
                    found.setdefault((person.party.root.id, role), []).append(person)
    return found
