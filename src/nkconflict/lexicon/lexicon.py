"""The lexicon: who and what there is in the conflict, and which literal forms mean it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache, cached_property
from os import PathLike
from typing import Any, Final, TypeVar, final

import attrs

from nkconflict.errors import LexiconError
from nkconflict.lexicon.forms import ENTITY_KINDS, Form, FormKind, form_kind, merged
from nkconflict.lexicon.hints import hint
from nkconflict.lexicon.index import bodies, by_id, find, holders, id_of
from nkconflict.lexicon.lasting import lasting
from nkconflict.lexicon.records import KnownCeasefire, Record, Table
from nkconflict.model.checks import as_tuple, tuple_of
from nkconflict.model.parties import Party, Person
from nkconflict.model.places import Place

__all__ = ["Lexicon"]

Entry = TypeVar("Entry")
OWN: Final = "added by the user"


@final
@attrs.frozen(kw_only=True, cache_hash=True)
class Lexicon:
    """Parties, persons, places, known truces, and the forms that mean them: a value like all others.

    `records` hold what the tables note beside an entry, its source first of all. The `with_` methods return a
    changed copy. LexiconError where parts do not agree: an id twice, a party that is not there, two forms of
    one kind that fold alike and mean different things.

    >>> lexicon = Lexicon.default()
    >>> lexicon.place("shusha").names
    ('Shushi', 'Şuşa')
    >>> str(lexicon.body("azerbaijan", "defence-ministry"))
    'Ministry of Defence of Azerbaijan'
    >>> str(lexicon.officeholder("foreign-minister", "armenia", date(2020, 10, 10)))
    'Zohrab Mnatsakanyan'
    """

    parties: tuple[Party, ...] = attrs.field(default=(), converter=as_tuple, validator=tuple_of(Party))
    persons: tuple[Person, ...] = attrs.field(default=(), converter=as_tuple, validator=tuple_of(Person))
    places: tuple[Place, ...] = attrs.field(default=(), converter=as_tuple, validator=tuple_of(Place))
    ceasefires: tuple[KnownCeasefire, ...] = attrs.field(
        default=(), converter=as_tuple, validator=tuple_of(KnownCeasefire)
    )
    records: tuple[Record, ...] = attrs.field(default=(), converter=as_tuple, validator=tuple_of(Record))
    forms: tuple[Form, ...] = attrs.field(default=(), converter=merged, validator=tuple_of(Form))

    def __attrs_post_init__(self) -> None:
        ids: dict[str, Mapping[str, object]] = {
            "party": self._parties,
            "person": self._persons,
            "place": self._places,
            "ceasefire": self._ceasefires,  # no form means one; but its ids are checked in passing
        }
        for party in self._parties_used():
            if self._parties.get(party.id) != party:
                reason = "another party of that id is" if party.id in self._parties else "it is not"
                raise LexiconError(f"party {party.id!r} is used, but {reason} in the lexicon")
        for form in self.forms:
            table = ENTITY_KINDS.get(form.kind)
            for key in form.keys if table else ():
                if key not in ids[str(table)]:
                    raise LexiconError(f"form {form.text!r}: no {table} {key!r}{hint(key, ids[str(table)])}")

    def __repr__(self) -> str:
        counts = (f"{field.name}={len(getattr(self, field.name))}" for field in attrs.fields(Lexicon))
        return f"<Lexicon: {', '.join(counts)}>"

    @classmethod
    def default(cls) -> Lexicon:
        """Return the lexicon that ships with the package; it is read once, when first asked for."""
        return _default()

    @classmethod
    def load(cls, folder: str | PathLike[str]) -> Lexicon:
        """Return the lexicon of a folder laid out as the shipped one; a file that is not there adds nothing.

        LexiconError says which file, and which line, column or key: an unknown column, kind or key, an empty
        form, one form under two keys, a party or place that is not there, a cycle, a bad day, number or
        tenure.
        """
        from pathlib import Path

        from nkconflict.lexicon.folder import read_folder

        return read_folder(Path(folder))

    def party(self, key: str) -> Party:
        """Return the party of an id; LexiconError, with the nearest id, where there is none."""
        return find(self._parties, "party", key)

    def person(self, key: str) -> Person:
        """Return the person of an id; LexiconError, with the nearest id, where there is none."""
        return find(self._persons, "person", key)

    def place(self, key: str) -> Place:
        """Return the place of an id; LexiconError, with the nearest id, where there is none."""
        return find(self._places, "place", key)

    def ceasefire(self, key: str) -> KnownCeasefire:
        """Return the known truce of an id; LexiconError, with the nearest id, where there is none."""
        return find(self._ceasefires, "ceasefire", key)

    def record(self, table: Table | str, key: str) -> Record:
        """Return what a table notes of the entry of an id; LexiconError where it notes nothing."""
        for record in self.records:
            if record.id == key and record.table is Table(table):
                return record
        raise LexiconError(f"no record of {key!r} in {Table(table)}")

    def body(self, root: str, kind: str) -> Party | None:
        """Return the body of a kind (see `records.BODIES`) within a root party; None where none is listed."""
        return self._bodies.get((self.party(root).root.id, kind))

    def officeholder(self, role: str, root: str, day: date) -> Person | None:
        """Return who held an office (see `records.ROLES`) of a root party on a day.

        On the day of a handover it is the successor. None where nobody is listed, where the first day in
        office is not known, or where several hold it at once.
        """
        listed = self._holders.get((self.party(root).root.id, role), [])
        holding = [person for person in listed if person.in_office(day)]
        staying = [person for person in holding if person.until != day] or holding
        return staying[0] if len(staying) == 1 else None

    def with_party(
        self,
        party: Party,
        *nouns: str,
        adjectives: Iterable[str] = (),
        people: Iterable[str] = (),
        capitals: Iterable[str] = (),
        body: str | None = None,
        source: str = OWN,
    ) -> Lexicon:
        """Return a lexicon with a party and its spellings; capitals count only where they speak or act."""
        key = (party.id,)
        forms = [Form(text, FormKind.PARTY_NOUN, key) for text in nouns]
        forms += [Form(text, FormKind.PARTY_ADJECTIVE, key) for text in adjectives]
        forms += [Form(text, FormKind.PARTY_PEOPLE, key) for text in people]
        forms += [Form(text, FormKind.PARTY_CAPITAL, key, strong=False) for text in capitals]
        record = Record(
            table=Table.PARTIES, id=party.id, functions=(body,) if body is not None else (), source=source
        )
        return self._with(record, forms, parties=_joined(self.parties, party))

    def with_person(
        self,
        person: Person,
        *names: str,
        surnames: Iterable[str] = (),
        role: str | None = None,
        source: str = OWN,
    ) -> Lexicon:
        """Return a lexicon with a person, full names, and the surnames that mean this person alone."""
        key = id_of(person)
        forms = [Form(text, FormKind.PERSON, (key,)) for text in names]
        forms += [Form(text, FormKind.SURNAME, (key,)) for text in surnames]
        record = Record(
            table=Table.PERSONS, id=key, functions=(role,) if role is not None else (), source=source
        )
        return self._with(record, forms, persons=_joined(self.persons, person))

    def with_place(self, place: Place, *names: str, source: str = OWN) -> Lexicon:
        """Return a lexicon with a place and its spellings."""
        key = id_of(place)
        forms = [Form(text, FormKind.PLACE, (key,)) for text in names]
        record = Record(table=Table.PLACES, id=key, source=source)
        return self._with(record, forms, places=_joined(self.places, place))

    def with_spelling(self, text: str, *keys: str, kind: FormKind | str, strong: bool = True) -> Lexicon:
        """Return a lexicon in which a form means these keys: one, or namesakes with the likeliest first.

        Where the form stands already, its keys must be among the new ones, so that no meaning is lost:
        `with_spelling("Aliyev", "ilham-aliyev", "kamran-aliyev", "my-aliyev", kind="surname")`.
        """
        form = Form(text, kind, keys, strong)
        same = form.kind, form.folded
        kept = (old for old in self.forms if (old.kind, old.folded) != same or not set(old.keys) <= set(keys))
        return attrs.evolve(self, forms=[*kept, form])

    def with_words(self, kind: FormKind | str, key: str, forms: Iterable[str]) -> Lexicon:
        """Return a lexicon with more words of a kind: `with_words("harm", "killed", ["felled"])`."""
        if form_kind(kind) in ENTITY_KINDS:
            raise LexiconError(f"{kind} is no kind of word; use with_spelling")
        words = (Form(text, kind, (key,)) for text in forms)
        return attrs.evolve(self, forms=[*self.forms, *words])

    def without_spelling(self, text: str, *, kind: FormKind | str | None = None) -> Lexicon:
        """Return a lexicon without a form, of one kind or of all; LexiconError where it has none such."""
        kinds = FormKind if kind is None else {form_kind(kind)}
        folded = Form(text, FormKind.PLACE, ("any",)).folded
        kept = [form for form in self.forms if form.folded != folded or form.kind not in kinds]
        if len(kept) == len(self.forms):
            raise LexiconError(f"no form {text!r}{hint(text, {form.text for form in self.forms})}")
        return attrs.evolve(self, forms=kept)

    def _with(self, record: Record, forms: list[Form], **changes: Any) -> Lexicon:
        """Return a copy with changes, forms, and a record unless the entry has one already."""
        known = any((old.table, old.id) == (record.table, record.id) for old in self.records)
        records = self.records if known else (*self.records, record)
        return attrs.evolve(self, records=records, forms=[*self.forms, *forms], **changes)

    def _parties_used(self) -> Iterator[Party]:
        yield from (party.part_of for party in self.parties if party.part_of is not None)
        yield from (person.party for person in self.persons if person.party is not None)
        yield from (tenure.party for place in self.places for tenure in place.held_by)
        for truce in self.ceasefires:
            yield from (*truce.mediators, *truce.signatories, *truce.breach_alleged_by)

    @cached_property
    def _parties(self) -> dict[str, Party]:
        return by_id(self.parties)

    @cached_property
    def _persons(self) -> dict[str, Person]:
        return by_id(self.persons)

    @cached_property
    def _places(self) -> dict[str, Place]:
        return by_id(self.places)

    @cached_property
    def _ceasefires(self) -> dict[str, KnownCeasefire]:
        return by_id(self.ceasefires)

    @cached_property
    def _bodies(self) -> dict[tuple[str, str], Party]:
        return bodies(self.records, self._parties)

    @cached_property
    def _holders(self) -> dict[tuple[str, str], list[Person]]:
        return holders(self.records, self._persons)


@cache
@lasting()
def _default() -> Lexicon:
    from pathlib import Path

    from nkconflict.lexicon.folder import read_folder

    folder = Path(__file__).with_name("data")
    if folder.is_dir():
        return read_folder(folder)
    from importlib.resources import files  # the package lies in a zip; slow to import, so only then

    return read_folder(files("nkconflict.lexicon").joinpath("data"))


def _joined(entries: tuple[Entry, ...], entry: Entry) -> tuple[Entry, ...]:
    return entries if entry in entries else (*entries, entry)
