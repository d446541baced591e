"""The cast of an article: who has been named so far, for "he", "the president", "its ministry" and the like.

The memory that figures are read with keeps who spoke last. A pronoun asks for more: "Aliyev said so.
Pashinyan visited a hospital. He told the wounded ..." is not Aliyev. So every sentence leaves whom it is
about: its speaker, else the only person that it names or the one that it begins with. A sentence about
somebody whom the lexicon lacks, or about several people alike, leaves nobody, and then "he" is nobody
known.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final, TypeAlias, TypeVar

import attrs

from nkconflict.lexicon.titles import holds
from nkconflict.model.attribution import Attribution, Voice
from nkconflict.model.parties import Party, Person
from nkconflict.reading.mentions import Tagged
from nkconflict.reading.speakers import Discourse
from nkconflict.reading.whose import stands_for

__all__ = ["Cast", "begun_by"]

FAR: Final = 40
"""How many persons back the holder of a title is looked for."""

_STRANGER: Final = re.compile(r"(?:^_?[xgOo]{0,3}|[xgOoG],?)y{2,3}(?!y)")
_BEGINS_WITH: Final = re.compile(r"[_pPOoAxH]{0,4}I(?![&,]|')")
_OF_PARTY: Final = re.compile(r"_?(?:[PA]|(?P<office>[pPA]x?[Oo]{1,3}))(?!['PpAOoaYI])")

_Thing = TypeVar("_Thing")
_Notes: TypeAlias = list[tuple[int, _Thing]]


@attrs.define(eq=False)
class Cast:
    """Who has been named so far, each with where: whom sentences were about, all persons, and who spoke.

    `home` is the party in whose capital the article was filed.
    """

    home: Party | None = None
    _topics: _Notes[Attribution] = attrs.Factory(list)
    _persons: _Notes[Attribution] = attrs.Factory(list)
    _voices: _Notes[Attribution] = attrs.Factory(list)
    _strangers: dict[str, Attribution] = attrs.Factory(dict)
    _offices: dict[str, Party] = attrs.Factory(dict)

    def note(
        self,
        line: Tagged,
        lower: str,
        discourse: Discourse,
        speaker: Attribution | None = None,
        voice: Attribution | None = None,
    ) -> None:
        """Keep whom a sentence names, in the `line` that is its author's.

        `speaker` is the one person who speaks in it, `voice` whose words it brings, one person's or not.
        """
        if not line.mentions:
            return
        start = line.mentions[0].start
        voice = voice or begun_by(line, lower, discourse)
        if voice is not None:
            _put(self._voices, start, voice)
        if speaker is not None:
            _put(self._topics, start, speaker)
            if speaker.person is not None and speaker.person.id is None:
                self._strangers[speaker.person.name.split()[-1].lower()] = speaker
        if "I" not in line.letters and "y" not in line.letters:
            return
        known = [m for m in line.mentions if m.letter == "I" and not m.possessive]
        named = [(m.start, by) for m in known if (by := stands_for([m], lower, discourse)) is not None]
        for at, by in named:
            _put(self._persons, at, by)
        topic = _topic(line, [by for _, by in named]) if speaker is None else None
        if topic is not None:
            _put(self._topics, start, topic)

    def last(self, before: int) -> Attribution | None:
        """Return whom the last sentence before a character was about that was about somebody."""
        return next(_back(self._topics, before), None)

    def voice(self, before: int, since: int = 0) -> Attribution | None:
        """Return whose words came last before a character, or which party a sentence began with after them.

        What was noted before `since` does not count.
        """
        at = bisect_left(self._voices, before, key=_where)
        return self._voices[at - 1][1] if at and self._voices[at - 1][0] >= since else None

    def note_office(self, key: str, party: Party) -> None:
        """Keep whose office spoke by its party's name, for when it speaks without."""
        self._offices[key] = party
        if key.endswith("-ministry"):
            self._offices["ministry"] = party

    def office(self, key: str) -> Party | None:
        """Return the party whose office of a kind spoke last by its party's name."""
        return self._offices.get(key)

    def namesake(self, surname: str) -> Attribution | None:
        """Return a speaker whom the lexicon lacks and who was given in full before."""
        return self._strangers.get(surname)

    def holder(self, title: str, party: Party | None, before: int) -> Attribution | None:
        """Return the person of a title (and party): whom a sentence was about, else who was named."""
        for notes in (self._topics, self._persons):
            for by in _back(notes, before):
                if by.person is not None and party in (None, by.party) and holds(by.person, title):
                    return by
        return None


def begun_by(line: Tagged, lower: str, discourse: Discourse, end: int | None = None) -> Attribution | None:
    """Return the party, or office of one, that a line begins with before a position."""
    begun = _OF_PARTY.match(line.letters, 0, len(line.letters) if end is None else end)
    if begun is None:
        return None
    if begun["office"]:
        return stands_for(line.mentions[: begun.end()], lower, discourse)
    return Attribution.named(discourse.lexicon.party(line.mentions[begun.end() - 1].key).root)


def _where(noted: tuple[int, object]) -> int:
    return noted[0]


def _put(notes: _Notes[_Thing], at: int, thing: _Thing) -> None:
    """Keep a note in the order of the text: sentences that waited are noted late."""
    if not notes or notes[-1][0] <= at:
        notes.append((at, thing))
    else:
        notes.insert(bisect_left(notes, at, key=_where), (at, thing))


def _back(notes: _Notes[_Thing], before: int) -> Iterator[_Thing]:
    """Yield what was noted before a character, the nearest first."""
    at = bisect_left(notes, before, key=_where)
    for index in range(at - 1, max(-1, at - 1 - FAR), -1):
        yield notes[index][1]


def _topic(line: Tagged, named: list[Attribution]) -> Attribution | None:
    """Return whom a sentence without a speaker is about; an unnamed voice where that cannot be told."""
    people: list[Person] = []
    for by in named:
        if by.person is not None and by.person not in people:
            people.append(by.person)
    stranger = _STRANGER.search(line.letters)
    if not people:
        return Attribution(voice=Voice.UNNAMED) if stranger is not None else None
    if len(people) > 1 or stranger is not None:
        begins = _BEGINS_WITH.match(line.letters)
        return named[0] if begins is not None else Attribution(voice=Voice.UNNAMED)
    return named[0]
