"""Names: the words by which a lexicon lets parties, persons, places, offices and groups be told.

It is the lexicon turned around. A form is of use only where it means one thing: a surname that two persons
share, or a place called like a party ("Nagorno-Karabakh"), would be taken for another. A place with two names
gets both, in alphabetical order. Who and what is known is decided by id, as everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, final

import attrs

from nkconflict.lexicon.folding import fold, lowered
from nkconflict.lexicon.forms import Form, FormKind
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.lexicon.outlets import SOCIAL
from nkconflict.model.parties import Party, PartyKind, Person
from nkconflict.model.places import Place
from nkconflict.writing.prose import titled

__all__ = ["BELLIGERENTS", "Names", "names_of"]

BELLIGERENTS: Final = ("armenia", "azerbaijan", "nagorno-karabakh")
"""The parties at war, by id: an article that names none of them is about something else."""

_BARE: Final = frozenset(("amnesty-international", "human-rights-watch", "nato", "reporters-without-borders"))
"""Organisations whose names take no article."""

_PEOPLE: Final = {
    True: (FormKind.SOLDIERS, FormKind.CIVILIANS, FormKind.PEOPLE),
    False: (FormKind.SOLDIER, FormKind.CIVILIAN, FormKind.PERSON_NOUN),
}
"""The kinds of nouns for people, in the plural and in the singular."""

_PARTIES: Final = frozenset((FormKind.PARTY_NOUN, FormKind.PARTY_ADJECTIVE, FormKind.PARTY_PEOPLE))
_SPEAKERS: Final = frozenset((FormKind.OFFICE, FormKind.SPOKES))
_STRONGER: Final = _PARTIES | {
    FormKind.CEASEFIRE, FormKind.WIRE, FormKind.TOLL, FormKind.PERSON, FormKind.SURNAME, FormKind.PLACE,
    FormKind.HARM, FormKind.HARMING, FormKind.DYING, FormKind.LOSS, FormKind.STATE, FormKind.SOLDIERS,
    FormKind.SOLDIER, FormKind.CIVILIANS, FormKind.CIVILIAN, FormKind.PEOPLE, FormKind.PERSON_NOUN,
    FormKind.SIDES, FormKind.ENEMY, FormKind.GROUPISH, FormKind.UNRELATED, FormKind.PARTY_CAPITAL,
}  # fmt: skip
"""The kinds of meanings that a word has rather than that of an office: "forces", "side"."""

_EPITHET: Final = re.compile(
    r"residential|civilian|military|border|populated|administrative|oil|gas|power|water|power|air|army"
    r"|Armenian|Azerbaijani"
)
"""What can stand before the noun for a target and mean nothing else."""

_WORD: Final = re.compile(r"[^\W\d_]+")


@final
@attrs.frozen(kw_only=True, eq=False)
class Names:
    """A lexicon turned around: each method gives the words for an id or a key, None where there are none.

    >>> names = names_of(Lexicon.default())
    >>> names.noun(names.lexicon.party("un")), names.adjective(names.lexicon.party("nagorno-karabakh"))
    ('the United Nations', 'Nagorno-Karabakh')
    >>> names.place(names.lexicon.place("shusha"))
    'Shusha (Shushi)'
    """

    lexicon: Lexicon
    _belligerents: Mapping[str, re.Pattern[str]]
    _ids: frozenset[tuple[type, str]]
    _forms: Mapping[tuple[FormKind, str], tuple[str, ...]]
    _offices: Mapping[str, str]
    _capitals: Mapping[str, frozenset[str]]
    _meanings: Mapping[str, frozenset[FormKind]]
    _words: frozenset[str]

    def belligerents(self, text: str) -> frozenset[str]:
        """Return the parties at war that a text names, by id; none in what is told of others."""
        return frozenset(key for key, pattern in self._belligerents.items() if pattern.search(text))

    def knows(self, entry: Party | Person | Place) -> bool:
        """Say whether the lexicon lists a party, person or place."""
        return (type(entry), entry.id) in self._ids

    def noun(self, party: Party) -> str | None:
        """Return what a party is called: "Azerbaijan", "the United Nations"."""
        found = self._first(FormKind.PARTY_NOUN, party.id)
        if found is None or party.id in _BARE or not self.knows(party):
            return found
        states = (PartyKind.STATE, PartyKind.MEDIATOR, PartyKind.DE_FACTO_AUTHORITY)
        plain = party.part_of is None and party.kind in states and not found.startswith("United ")
        return found if plain else f"the {found}"

    def adjective(self, party: Party) -> str | None:
        """Return the adjective of a party: its name itself where that is one, rather than "separatist"."""
        forms = [form for form in self._of(FormKind.PARTY_ADJECTIVE, party.id) if form[0].isupper()]
        noun = self._first(FormKind.PARTY_NOUN, party.id)
        return noun if noun in forms else next(iter(forms), None)

    def owned(self, party: Party, office: str) -> str | None:
        """Return an office of a party: "Azerbaijan's Defense Ministry", "U.S. officials"."""
        noun, adjective = self.noun(party), self.adjective(party)
        office = titled(office) if "ministry" in office else office
        if noun is None or not noun.endswith("s"):
            return noun and f"{noun}'s {office}"
        whole = f"{adjective} {office}"  # may name a body of its own: "United Nations security council"
        return f"{noun}' {office}" if adjective is None or self.means(whole.lower()) else whole

    def person(self, person: Person) -> str | None:
        """Return the full name of a listed person that nobody shares."""
        forms = self._of(FormKind.PERSON, person.id or "")
        return person.name if person.name in forms else next(iter(forms), None)

    def place(self, place: Place) -> str | None:
        """Return what a place is called, by both names where it has two: "Shusha (Shushi)".

        None where only a name of one side's own would be left, or one that means a party.
        """
        forms = {
            form.lower(): form
            for form in self._of(FormKind.PLACE, place.id or "")
            if self._meanings[lowered(fold(form))].isdisjoint(_PARTIES)
        }
        usual = sorted(forms[name] for name in place.name.lower().split(" / ") if name in forms)
        if not usual:
            return forms.get((place.armenian_name or "").lower())
        return f"{usual[0]} ({usual[1]})" if len(usual) == 2 else usual[0]

    def site(self, place: Place) -> str | None:
        """Return what a place is called where only a place can stand, as in captions: "Nagorno-Karabakh"."""
        return self.place(place) or self._first(FormKind.PLACE, place.id or "")

    def seat(self, place: Place) -> str | None:
        """Return the id of the root party that a capital stands for where it acts, None for other places."""
        called = {lowered(fold(form)) for form in self._of(FormKind.PLACE, place.id or "")}
        parties = (key for key, capitals in self._capitals.items() if not called.isdisjoint(capitals))
        return next(parties, None)

    def relay(self, key: str) -> str | None:
        """Return the name of a news agency or newspaper by its key."""
        return self._first(FormKind.WIRE, key) if key not in SOCIAL else None

    def network(self, key: str) -> str | None:
        """Return the name of a network on which people write for themselves, by its key."""
        return self._first(FormKind.WIRE, key) if key in SOCIAL else None

    def people(self, key: str, *, many: bool) -> str | None:
        """Return the noun for people of a group ("civilian", "military/officers"), plural where `many`."""
        forms = [form for kind in _PEOPLE[many] for form in self._of(kind, key)]
        usual = "people" if many else "person"
        return usual if usual in forms else next(iter(forms), None)

    def office(self, words: str) -> str | None:
        """Return the kind of body that an office stands for, "" where for none; None if it is no office."""
        meanings = self._meanings.get(words, frozenset())
        owns = words.endswith("'s")  # "the defense ministry's" owns what follows
        speaks = bool(meanings & _SPEAKERS) and meanings.isdisjoint(_STRONGER) and not owns
        return self._offices.get(words, "") if speaks else None

    def means(self, words: str) -> bool:
        """Say whether words mean something by themselves, so that a part of them would not be read."""
        return words in self._meanings

    def institution(self, body: Party) -> str | None:
        """Return the first of the words for the office that a body is: "defense ministry"."""
        offices = (
            words
            for words, key in self._offices.items()
            if self.lexicon.body(body.root.id, key) == body and self.office(words) == key
        )
        return next(offices, None)

    def equipment(self, kind: str, *, many: bool) -> str | None:
        """Return the noun for a kind of equipment, plural where `many`; None where there is none."""
        forms = self._of(FormKind.MATERIEL, kind) if kind != "launcher" else ()  # of what, nobody knows
        plural = f"{kind}s"
        return plural if many and plural in forms else kind if kind in forms else None

    def weapon(self, words: str) -> str | None:
        """Return a weapon with the article that it needs: "a missile", "artillery"; None if it is none."""
        if FormKind.WEAPON not in self._meanings.get(lowered(fold(words)), ()):
            return None
        one = not words.endswith(("s", "craft", "ery", "tion", "nry", "orus"))
        return f"{'an' if words[0] in 'aeiouAEIOU' else 'a'} {words}" if one else words

    def arms(self, weapon: str) -> str | None:
        """Return the kind of weapons that words are of: "missiles" for "Scud"."""
        forms = ((key, texts) for (kind, key), texts in self._forms.items() if kind is FormKind.WEAPON)
        return next((key for key, texts in forms if weapon in texts), None)

    def target(self, words: str, place: Place | None) -> bool:
        """Say whether words are plain ones for what can be attacked: "residential areas", or a place."""
        forms = self._of(FormKind.PLACE, (place and place.id) or "")
        called = {fold(form) for form in forms if not form.startswith("The ")}
        if fold(words) in called:
            return True
        thing, of, name = words.partition(" of ")
        *before, last = thing.split(" ")
        known = FormKind.TARGET in self._meanings.get(last, ())
        return known and (not of or name in called) and all(_EPITHET.fullmatch(word) for word in before)

    def stranger(self, name: str) -> bool:
        """Say whether words can be the name of somebody whom the lexicon lacks: "Vugar Zamanli"."""
        parts = name.split(" ")
        return 2 <= len(parts) <= 4 and all(
            part.isascii() and part.isalpha() and part.istitle() and part.lower() not in self._words
            for part in parts
        )

    def _of(self, kind: FormKind, key: str) -> tuple[str, ...]:
        return self._forms.get((kind, key), ())

    def _first(self, kind: FormKind, key: str) -> str | None:
        return next(iter(self._of(kind, key)), None)


@lru_cache(maxsize=8)
def names_of(lexicon: Lexicon) -> Names:
    """Return a lexicon turned around; made once for each."""
    forms: dict[tuple[FormKind, str], list[str]] = {}
    meanings: dict[str, set[FormKind]] = {}
    for form in sorted(lexicon.forms, key=_weakness):
        meanings.setdefault(form.folded, set()).add(form.kind)
        if len(form.keys) == 1:
            forms.setdefault((form.kind, form.keys[0]), []).append(form.text)
    entries: list[Party | Person | Place] = [*lexicon.parties, *lexicon.persons, *lexicon.places]
    return Names(
        lexicon=lexicon,
        belligerents={key: _named(key, forms) for key in BELLIGERENTS},
        ids=frozenset((type(entry), entry.id) for entry in entries if entry.id is not None),
        forms={key: tuple(texts) for key, texts in forms.items()},
        offices={
            text: key for (kind, key), texts in forms.items() if kind is FormKind.OFFICE for text in texts
        },
        capitals={
            lexicon.party(key).root.id: frozenset(lowered(fold(text)) for text in texts)
            for (kind, key), texts in forms.items()
            if kind is FormKind.PARTY_CAPITAL
        },
        meanings={folded: frozenset(kinds) for folded, kinds in meanings.items()},
        words=frozenset(word for folded in meanings for word in _WORD.findall(folded)),
    )


def _weakness(form: Form) -> bool:
    """Return False for strong forms, which come first, each kind in the order of its table."""
    return not form.strong


def _named(party: str, forms: Mapping[tuple[FormKind, str], list[str]]) -> re.Pattern[str]:
    """Return what finds a party in a text, its capital included."""
    kinds = (*_PARTIES, FormKind.PARTY_CAPITAL)
    names = {text for kind in kinds for text in forms.get((kind, party), ()) if text[0].isupper()}
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, names)))})\b")
