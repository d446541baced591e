"""Speakers: whom a noun phrase stands for, and what earlier sentences leave behind for pronouns.

"Armenian Defense Ministry spokeswoman Shushan X" is a party, a body, an office and a person; "the ministry"
is the body of whoever spoke last; "he" is the last person who did; "its command" belongs to the party named
last. What cannot be resolved is nobody: an unnamed voice where an office speaks, and no source where not even
that is there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Final, NamedTuple

import attrs

from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.attribution import Attribution, Voice
from nkconflict.model.claims import Outcome
from nkconflict.model.dates import Period
from nkconflict.model.parties import Party, Person
from nkconflict.reading.mentions import Mention, Tagged

__all__ = ["Discourse", "Source", "latest", "resolved"]

_OFFICE: Final = re.compile(r"[Oo]")
_PARTY: Final = re.compile(r"[PpA]")
_NAMED: Final = re.compile(r"y(?:[-'x]?y){1,4}")
_JOINED: Final = re.compile(r"[PpA],?&_?[PpA]")
_UNNAMED: Final = re.compile(r"\bun(?:official|named|identified|confirmed)\b")


class Source(NamedTuple):
    """A source in a sentence: its words at `[start, end)`, its verb's place, and which way it reaches."""

    start: int
    end: int
    verb: int
    reach: str
    denies: bool
    attribution: Attribution


class Memory(NamedTuple):
    """What earlier sentences leave behind: who spoke last, which person, whom they named first, and a day."""

    source: Source | None = None
    person: Source | None = None
    subject: Party | None = None
    day: date | None = None
    at: int = 0


@attrs.define(eq=False)
class Discourse:
    """What earlier sentences leave behind for those that take something up again.

    Sentences that hold no claim matter only to a later pronoun. They wait in `waiting`, each a function that
    reads one, until somebody asks for the memory; most are never read. `opened` is where the paragraph
    begins, `struck` says whether a sentence of it told of an attack, `counted` and `outcome` are those of the
    last figure, and `speaking` is the source that was still speaking when the last paragraph ended.
    """

    lexicon: Lexicon
    published: date
    waiting: list[Callable[[], None]] = attrs.Factory(list)
    opened: int = 0
    struck: bool = False
    counted: tuple[Party, ...] = ()
    outcome: Outcome | None = None
    speaking: Source | None = None
    _memory: Memory = attrs.Factory(Memory)

    @property
    def memory(self) -> Memory:
        """Return what is left behind, the sentences that wait included."""
        self.catch_up()
        return self._memory

    def catch_up(self) -> None:
        """Read the sentences that wait."""
        while self.waiting:
            waiting, self.waiting = self.waiting, list[Callable[[], None]]()
            for read in waiting:
                read()

    def begin(self, subject: Party | None) -> None:
        """Begin with a party that nobody has named yet: that of the dateline."""
        self._memory = Memory(subject=subject)

    def remember(self, sources: Sequence[Source], tagged: Tagged) -> None:
        """Keep a sentence's sources, first party and last day for the sentences after it."""
        source, person, subject, day, at = self._memory
        here = tagged.mentions[0].start if tagged.mentions else at
        late = here < at  # a sentence that waited is older than what is remembered, and fills its gaps alone
        for said in sources:
            by = said.attribution
            if by.party is not None or by.person is not None:
                source = source if late and source is not None else said
                if by.person is not None:
                    person = person if late and person is not None else said
        if "D" in tagged.letters and not (late and day is not None):
            for mention in tagged.mentions:
                if mention.date is not None and mention.date.written is not None:
                    period = mention.date.resolve(self.published)
                    day = (period.only_day if isinstance(period, Period) else None) or day
        first = _PARTY.search(tagged.letters)
        if first is not None and not (late and subject is not None):
            subject = self.lexicon.party(tagged.mentions[first.start()].key).root
        self._memory = Memory(source, person, subject, day, max(at, here))


def resolved(
    parts: Sequence[Mention], lower: str, discourse: Discourse, before: Sequence[Mention]
) -> Attribution | None:
    """Return whose words a noun phrase stands for, or None when it names no source.

    `before` are the mentions of the sentence up to the verb, for a bare office or pronoun that nothing else
    explains.
    """
    letters = "".join([part.letter for part in parts])
    relays = (
        tuple(dict.fromkeys([part.key for part in parts if part.letter == "W"])) if "W" in letters else ()
    )
    if (
        _JOINED.search(letters)
        and len({discourse.lexicon.party(p.key).root.id for p in parts if p.letter in "PpAY"}) > 1
    ):
        return Attribution(voice=Voice.UNNAMED)  # "Armenia and Azerbaijan say": the words of neither alone
    office = _first(parts, letters, "Oo")
    words = lower[office.start : office.end] if office else None
    party, body = _party_of(parts, letters, discourse.lexicon)
    known = _first(parts, letters, "I")
    if known is not None:
        person = _person(known, party, discourse)
        root = person.party.root if person.party else party
        body = (
            body
            or (person.party if person.party and person.party.part_of else None)
            or _body(parts, root, discourse)
        )
        return _named(root, body, person, words, relays)
    named = _NAMED.search(letters)
    if office is not None and not named and _UNNAMED.search(lower, parts[0].start, parts[-1].end):
        return Attribution(voice=Voice.UNNAMED, party=party, office=words, relays=relays)
    if party is None and "H" in letters:
        party = latest(discourse, before, here=True) or _last_party(discourse) or latest(discourse, before)
        if party is None:
            return None
        return _named(party, body or _body(parts, party, discourse), None, words, relays)
    if party is None and office is None and not named:
        return _pronoun(parts, letters, lower, relays, discourse, before)
    if party is None and office is not None:
        local = "local " in lower[parts[0].start : parts[-1].end]
        party = _its_party(discourse, before, local=local)
    if party is not None and not (office or named or set(letters) & set("PAYes")) and "a" not in letters:
        return None
    stranger = None
    if named and office is not None:
        run = parts[named.start() : named.end()]
        name = _capitalised(lower[run[0].start : run[-1].end])
        stranger = Person.unlisted(name, office=words, party=party)
    if party is None and stranger is None:
        return None if office is None else Attribution(voice=Voice.UNNAMED, office=words, relays=relays)
    return _named(party, body or _body(parts, party, discourse), stranger, words, relays)


def _first(parts: Sequence[Mention], letters: str, wanted: str) -> Mention | None:
    places = [place for letter in wanted if (place := letters.find(letter)) >= 0]
    return parts[min(places)] if places else None


def _capitalised(words: str) -> str:
    return re.sub(r"\b[^\W\d_]", lambda match: match[0].upper(), words)


def _named(
    party: Party | None,
    body: Party | None,
    person: Person | None,
    office: str | None,
    relays: tuple[str, ...],
) -> Attribution:
    if body is not None and (body.part_of is None or party is None or body.root.id != party.id):
        body = None
    return Attribution(voice=Voice.NAMED, party=party, body=body, person=person, office=office, relays=relays)


def _party_of(parts: Sequence[Mention], letters: str, lexicon: Lexicon) -> tuple[Party | None, Party | None]:
    """Return the root party that a noun phrase belongs to, and the body where a name of one stands in it."""
    places = [index for index, letter in enumerate(letters) if letter in "PpAY"]
    if not places:
        return None, None
    office = _OFFICE.search(letters)
    chosen = places[-1]
    if office is not None:
        first = office.start()
        before = [place for place in places if place < first]
        after = [place for place in places if place > first]
        owned = (
            after and letters[first + 1 : after[0]].strip("_xy-") == "/"
        )  # "the Armenian authorities of the enclave"
        chosen = after[0] if owned or not before else before[-1]
    party = lexicon.party(parts[chosen].key)
    return party.root, (party if party.part_of else None)


def _body(parts: Sequence[Mention], party: Party | None, discourse: Discourse) -> Party | None:
    if party is None:
        return None
    for part in parts:
        if part.letter in "Oa" and (
            body := discourse.lexicon.body(party.id, part.key if part.letter == "O" else "armed-forces")
        ):
            return body
    return None


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


def _pronoun(
    parts: Sequence[Mention],
    letters: str,
    lower: str,
    relays: tuple[str, ...],
    discourse: Discourse,
    before: Sequence[Mention],
) -> Attribution | None:
    pronoun = next((part for part in parts if part.letter in "rs"), None)
    if pronoun is not None and "i" in letters[: letters.index(pronoun.letter)]:
        return None  # "after it"
    if pronoun is None:
        return Attribution(voice=Voice.OWN, relays=relays) if relays else None
    word = lower[pronoun.start : pronoun.end]
    if pronoun.letter == "r" and word in ("he", "she"):
        return discourse.memory.person.attribution if discourse.memory.person else None
    if pronoun.letter == "r" and word in ("it", "they"):
        if discourse.memory.source is not None:
            said = discourse.memory.source.attribution
            return (
                attrs.evolve(said, person=None)
                if said.voice is Voice.NAMED and said.party is not None
                else None
            )
        party = latest(discourse, before)
        return Attribution.named(party) if party is not None else None
    return None


def _its_party(discourse: Discourse, before: Sequence[Mention], *, local: bool) -> Party | None:
    """Return a bare office's party: of who spoke in this paragraph, else of who is named in the sentence."""
    source = discourse.memory.source
    last = _last_party(discourse)
    if last is not None and source is not None and source.start >= discourse.opened and not local:
        return last
    return latest(discourse, before, here=True) or last or latest(discourse, before)


def _last_party(discourse: Discourse) -> Party | None:
    source = discourse.memory.source
    return source.attribution.party if source is not None else None


def latest(discourse: Discourse, before: Sequence[Mention], *, here: bool = False) -> Party | None:
    """Return the party named last in this sentence, or else (unless only `here` counts) first before it."""
    named = [
        mention
        for mention, following in zip(before, (*before[1:], None), strict=False)
        if mention.letter in "PpA" and not (following is not None and following.letter in "vE")  # who fired
    ]
    if named:
        return discourse.lexicon.party(named[-1].key).root
    return None if here else discourse.memory.subject
