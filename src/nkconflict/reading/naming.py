"""Naming: what a noun phrase says of a speaker: the party, body, office and person whose names are in it.

Names need judgement: a surname that a minister bears may be another's ("Zaven Sargsyan"), or mean one of
several namesakes; a name beside an office that the lexicon lacks is kept in the words of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import attrs

from nkconflict.lexicon.outlets import SOCIAL
from nkconflict.model.attribution import Attribution, Voice
from nkconflict.model.parties import Party, Person
from nkconflict.reading.mentions import Mention
from nkconflict.reading.offices import owner_of
from nkconflict.reading.relays import by_way_of
from nkconflict.reading.speakers import BELLIGERENTS, Discourse, Source, latest

__all__ = ["Phrase", "is_plain", "listed", "phrase_of", "stranger"]

_NAMED: Final = re.compile(r"y(?:[-'x]?y){1,4}")
_ITS_COUNTRY: Final = re.compile(r"p[xaO]?[Oo]\w*/_?(?P<whole>P)")
_SERVES: Final = re.compile(r"[Oo]>[_1]?[pPxOo]{0,3}$")
_POSTED: Final = re.compile(r"[Oo]i_?$")
_ENVOYS: Final = frozenset(("diplomat", "diplomats", "envoy", "ambassador", "embassy"))
_TITLES: Final = frozenset("mr mrs ms dr gen maj col lt capt sgt president premier minister general".split())
_FORMER: Final = re.compile(
    r"\b(?:former|ex|one-time|onetime|retired|erstwhile)[ -]+(?:(?!soviet)[\w'-]+ ){0,4}\Z"
)
"""What stands before an office that somebody has left, and for which nobody speaks any more."""
_OPPOSED: Final = re.compile(r"\bopposition\b")


@attrs.define(eq=False, kw_only=True)
class Phrase:
    """A noun phrase that may name a speaker, with what the rules ask of it.

    `before` are the mentions of the sentence up to its verb, `behind` those after it, `here` is the source
    that stands before it; `office` is its first office, `party` and `body` the root party and the body that
    it names.
    """

    parts: Sequence[Mention]
    letters: str
    lower: str
    discourse: Discourse
    before: Sequence[Mention]
    here: Source | None
    relays: tuple[str, ...]
    office: Mention | None
    party: Party | None = None
    body: Party | None = None
    behind: Sequence[Mention] = ()

    @property
    def words(self) -> str:
        """Return the words of the phrase."""
        return self.lower[self.parts[0].start : self.parts[-1].end] if self.parts else ""

    @property
    def former(self) -> bool:
        """Say whether somebody once held the office: "a former ambassador", "ex-president"."""
        if self.office is None or not any(letter in self.letters for letter in "xy^"):
            return False
        start = self.parts[0].start
        return _FORMER.search(self.lower, start, self.office.start) is not None

    @property
    def title(self) -> str | None:
        """Return the words of its office."""
        return self.lower[self.office.start : self.office.end].removesuffix("'s") if self.office else None

    def first(self, wanted: str) -> Mention | None:
        """Return the first mention with one of some letters."""
        places = [place for letter in wanted if (place := self.letters.find(letter)) >= 0]
        return self.parts[min(places)] if places else None

    def by(self, party: Party | None, body: Party | None = None, person: Person | None = None) -> Attribution:
        """Return the voice of a party, with its body where that is one of the party's."""
        if body is not None and (body.part_of is None or party is None or body.root.id != party.id):
            body = None
        return Attribution(
            voice=Voice.NAMED, party=party, body=body, person=person, office=self.title, relays=self.relays
        )

    def body_of(self, party: Party | None) -> Party | None:
        """Return the body of a party that the phrase's office is, or its army."""
        if party is None:
            return None
        if _OPPOSED.search(self.words):
            return self.discourse.lexicon.body(party.id, "opposition")  # none of the state's own
        for part in self.parts:
            if part.letter in "Oa" and (
                body := self.discourse.lexicon.body(
                    party.id, part.key if part.letter == "O" else "armed-forces"
                )
            ):
                return body
        return None


def phrase_of(
    parts: Sequence[Mention],
    lower: str,
    discourse: Discourse,
    before: Sequence[Mention],
    here: Source | None,
) -> Phrase:
    """Return a noun phrase with the names that stand in it."""
    letters = "".join([part.letter for part in parts])
    carried = [p.key for p in parts if p.letter == "W" and p.key not in SOCIAL] if "W" in letters else []
    phrase = Phrase(
        parts=parts, letters=letters, lower=lower, discourse=discourse, before=before, here=here,
        relays=tuple(dict.fromkeys(carried)), office=None,
    )  # fmt: skip
    phrase.office = phrase.first("Oo")
    phrase.party, phrase.body = _party_of(phrase)
    return phrase


def _party_of(phrase: Phrase) -> tuple[Party | None, Party | None]:
    """Return the root party that a noun phrase belongs to, and the body where a name of one stands in it."""
    letters, lexicon = phrase.letters, phrase.discourse.lexicon
    places = [index for index, letter in enumerate(letters) if letter in "PpAY"]
    if not places:
        return None, None
    chosen = places[-1]
    if phrase.office is not None:
        first = phrase.parts.index(phrase.office)
        before = [place for place in places if place < first]
        after = [place for place in places if place > first]
        owned = (
            after and letters[first + 1 : after[0]].strip("_xy-") == "/"
        )  # "the Armenian authorities of the enclave"
        chosen = after[0] if owned or not before else before[-1]
        whole = _ITS_COUNTRY.search(letters)
        if whole is not None:
            inner = lexicon.party(phrase.parts[whole.start("whole")].key).root
            chosen = whole.start("whole") if inner.id in BELLIGERENTS else chosen
    if _POSTED.search(letters[:chosen]) and phrase.title in _ENVOYS:
        return None, None  # "a Western diplomat in Tbilisi" is not Georgia's
    party = lexicon.party(phrase.parts[chosen].key)
    if phrase.lower[phrase.parts[chosen].start : phrase.parts[chosen].end] == "the republic":
        party = latest(phrase.discourse, phrase.before, here=True) or party
    return party.root, (party if party.part_of else None)


def listed(phrase: Phrase) -> Attribution | None:
    """Return a listed person, or the stranger who shares the family name of one."""
    known = phrase.first("I")
    assert known is not None
    index = phrase.parts.index(known)
    if _SERVES.search(phrase.letters[:index]):
        return _aide(phrase, known)
    met = phrase.discourse.met.get(phrase.lower[known.start : known.end].removesuffix("'s"))
    if met is not None and known.kind == "surname" and "y" not in phrase.letters[:index]:
        return by_way_of(met, phrase.relays)
    name = _own_name(phrase, known, index)
    if name is not None:
        party = phrase.party or (_owner(phrase) if phrase.office else None)
        return phrase.by(
            party,
            phrase.body or phrase.body_of(party),
            Person.unlisted(name, office=phrase.title, party=party),
        )
    person = _person(known, phrase.party, phrase.discourse)
    root = person.party.root if person.party else phrase.party
    own = person.party if person.party and person.party.part_of else None
    return phrase.by(root, phrase.body or own or phrase.body_of(root), person)


def _owner(phrase: Phrase) -> Party | None:
    """Return whose office it is that the phrase names without its party: "the mayor of Vardenis"."""
    return owner_of(phrase.before, phrase.discourse, phrase.here, phrase.parts, phrase.words, phrase.behind)


def _aide(phrase: Phrase, known: Mention) -> Attribution:
    """Return the voice of somebody who serves a listed person: "an aide to President Ilham Aliyev"."""
    served = _person(known, phrase.party, phrase.discourse)
    party = phrase.party or (served.party.root if served.party else None)
    return phrase.by(party, phrase.body, stranger(phrase, party))


def _own_name(phrase: Phrase, known: Mention, index: int) -> str | None:
    """Return the full name where a given name before a listed surname is another's: "Vigen Sargsyan"."""
    if known.kind != "surname" or not index or phrase.letters[index - 1] != "y":
        return None
    given = phrase.parts[index - 1]
    word = phrase.lower[given.start : given.end]
    people = [phrase.discourse.lexicon.person(key) for key in known.keys]
    if word in _TITLES or len(word) < 3 or any(p.name.lower().startswith(word[:3]) for p in people):
        return None
    return _capitalised(phrase.lower[given.start : known.end])


def _person(mention: Mention, party: Party | None, discourse: Discourse) -> Person:
    """Return the person meant by a name, by party and term of office where namesakes leave a choice."""
    people = [discourse.lexicon.person(key) for key in mention.keys]
    if len(people) == 1:
        return people[0]
    before = discourse.memory.person
    if before is not None and before.attribution.person in people and before.attribution.person is not None:
        return before.attribution.person
    of_party = [
        p for p in people if party is None or p.party is None or p.party.root.id == party.id
    ] or people
    return next((p for p in of_party if p.in_office(discourse.published)), of_party[0])


def stranger(phrase: Phrase, party: Party | None) -> Person | None:
    """Return the person whom a full name beside an office means, where the lexicon lacks the name."""
    named = _NAMED.search(phrase.letters)
    if named is None or phrase.office is None:
        return None
    run = phrase.parts[named.start() : named.end()]
    name = _capitalised(phrase.lower[run[0].start : run[-1].end])
    return Person.unlisted(name, office=phrase.title, party=party)


def _capitalised(words: str) -> str:
    return re.sub(r"\b[^\W\d_]", lambda match: match[0].upper(), words)


def is_plain(phrase: Phrase) -> bool:
    """Say whether the phrase has no party, office, army or full name."""
    return (
        phrase.party is None
        and phrase.office is None
        and "a" not in phrase.letters
        and _NAMED.search(phrase.letters) is None
    )
