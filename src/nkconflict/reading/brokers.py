"""Brokers: who brought a truce about and where, and between whom it is.

A broker is the outsider beside the word for brokering, else one who held the talks that are told of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.parties import Party
from nkconflict.model.sightings import Role
from nkconflict.reading.belonging import BELLIGERENTS, both
from nkconflict.reading.context import Sentence
from nkconflict.reading.mentions import Mention
from nkconflict.reading.tellings import Telling

__all__ = ["read_brokers"]

_TALKS: Final = re.compile(
    r"\b(?:talks|conversations?|calls?|negotiations|mediation|attempts?|proposals?|hosted|efforts|meeting)\b"
)
_TALKS_BEFORE: Final = re.compile(r"\b(?:hosted|talks|meeting|negotiations|mediat)")
_JOINED: Final = re.compile(r"[&,]{1,2}(?:N[@B]{1,2})?_?")
_SIGNERS_BEHIND: Final = re.compile(r"(?:i?D)?@[_pPAIOoy,&/x]{3,24}")
_SIGNERS_BEFORE: Final = re.compile(r"[pPAI][_pPAIOoy,&/]{3,24}[vb]?$")


def read_brokers(
    telling: Telling, mentions: Sequence[Mention], letters: str, truce: Mention, before: Sentence | None
) -> None:
    """Find who brokered it ("U.S.-brokered", "after talks with the Russian minister"), and between whom."""
    lexicon = telling.sentence.vocabulary.lexicon
    chosen = _brokers(telling.sentence, mentions, letters, before)
    if chosen:
        telling.mediators = tuple(dict.fromkeys(party for _, party in chosen))
        for mention, _ in chosen:
            telling.mark(Role.MEDIATORS, mention)
    named = [
        m.key for m in (*mentions, *(before.mentions if before is not None else ())) if m.letter in "pPA"
    ]
    if {"armenia", "azerbaijan"} <= {lexicon.party(key).root.id for key in named}:
        telling.signatories = both(telling.sentence)
    signed = _signed_by(telling, mentions, letters)
    if len(signed) > 2:
        telling.signatories = signed
    _place(telling, mentions, letters, truce)


def _signed_by(telling: Telling, mentions: Sequence[Mention], letters: str) -> tuple[Party, ...]:
    """Return who signed a deal where more than the two sides did: "signed by Aliyev, Pashinyan and Putin"."""
    for index, mention in enumerate(mentions):
        if mention.letter == "T" and telling.sentence.words(mention).startswith("sign"):
            by = _SIGNERS_BEHIND.match(letters, index + 1) or _SIGNERS_BEFORE.search(letters[:index])
            who = mentions[by.start() : by.end()] if by is not None else ()
            lexicon = telling.sentence.vocabulary.lexicon
            parties = [_party_of(m, lexicon) for m in who if m.letter in "PpAI"]
            signed = tuple(dict.fromkeys(party for party in parties if party is not None))
            return signed if {"armenia", "azerbaijan"} <= {party.id for party in signed} else ()
    return ()


def _party_of(mention: Mention, lexicon: Lexicon) -> Party | None:
    """Return the party that a name means, or that a person speaks for."""
    if mention.letter != "I":
        return lexicon.party(mention.key).root
    person = lexicon.person(mention.key)
    return person.party.root if person.party else None


def _brokers(
    sentence: Sentence, mentions: Sequence[Mention], letters: str, before: Sentence | None
) -> list[tuple[Mention, Party]]:
    """Return the outsiders beside the word for brokering, else one of talks told of here or just before."""
    outsiders = list(_outsiders(mentions, sentence.vocabulary.lexicon))
    if outsiders and "B" in letters:
        return _beside_broker(outsiders, letters)
    for index, mention, party in outsiders:
        if "@" in letters[max(0, index - 2) : index] and sentence.lower.startswith(
            "announced by", mentions[letters.rfind("@", 0, index)].start
        ):
            return [(mention, party)]
    if outsiders and _TALKS.search(sentence.lower, sentence.start, sentence.end):
        return [outsiders[0][1:]]
    if before is not None and "T" in letters and _TALKS_BEFORE.search(before.lower, before.start, before.end):
        return [found[1:] for found in _outsiders(before.mentions, sentence.vocabulary.lexicon)][:1]
    return []


def _outsiders(mentions: Sequence[Mention], lexicon: Lexicon) -> Iterator[tuple[int, Mention, Party]]:
    """Yield the mentions of parties that are not at war, or of their people, with their positions."""
    for index, mention in enumerate(mentions):
        party = _party_of(mention, lexicon) if mention.letter in "pPAYI" else None
        if party is not None and party.id not in BELLIGERENTS:
            yield index, mention, party


def _beside_broker(
    outsiders: Sequence[tuple[int, Mention, Party]], letters: str
) -> list[tuple[Mention, Party]]:
    for broker in (i for i, letter in enumerate(letters) if letter == "B"):
        near = [found for found in outsiders if abs(found[0] - broker) <= 7]
        acting = [found for found in near if not (found[1].letter == "A" and letters[found[0] - 1] == "i")]
        if near:  # "brokered in Moscow by France" is France's work
            index = min(acting or near, key=lambda found: abs(found[0] - broker))[0]
            return [(mention, party) for _, mention, party in _listed_with(index, outsiders, letters)]
    return []


def _listed_with(
    index: int, outsiders: Sequence[tuple[int, Mention, Party]], letters: str
) -> list[tuple[int, Mention, Party]]:
    """Return the outsiders in one list with that at `index`: "Russia, France and the United States"."""
    listed: list[tuple[int, Mention, Party]] = []
    for found in outsiders:
        if listed and not _JOINED.fullmatch(letters[listed[-1][0] + 1 : found[0]]):
            if listed[-1][0] >= index:
                break
            listed = []
        listed.append(found)
    return listed


def _place(telling: Telling, mentions: Sequence[Mention], letters: str, truce: Mention) -> None:
    """Read where a truce was announced: "brokered in Moscow"."""
    words = telling.sentence.vocabulary
    for index, mention in enumerate(mentions):
        if mention.letter in "ZA" and index and letters[index - 1] == "i" and mention.start - truce.end < 200:
            key = mention.key if mention.letter == "Z" else words.places.get(telling.sentence.words(mention))
            if key and any(letter in "TB" for letter in letters[max(0, index - 4) : index]):
                telling.place = words.lexicon.place(key)
                telling.mark(Role.PLACE, mention)
                break
