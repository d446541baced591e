"""Whom words name: a party by name, by possessive, as the enemy, or both sides at once."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from typing import Final, TypeAlias

from nkconflict.model.parties import Party, PartyKind, Side
from nkconflict.model.spans import Span
from nkconflict.reading.context import Sentence
from nkconflict.reading.mentions import Mention
from nkconflict.reading.phrases import FLOWN
from nkconflict.reading.speakers import BELLIGERENTS, subject_of

__all__ = [
    "BELLIGERENTS",
    "DEPLOYED",
    "NONE_FOUND",
    "Found",
    "antecedent",
    "both",
    "craft_of",
    "enemy_of",
    "named",
]

Found: TypeAlias = tuple[tuple[Party, ...], Span | None]
"""Parties, and where they were read; no span where they were inferred."""

_HIT_TOO: Final = re.compile(r"E/_?(?P<who>P)b[KvxEX]&[QM_1]{0,2}N/$")
_CREW: Final = re.compile(r" (?:crew|pilots?|occupants)\b")
_CRAFT: Final = re.compile(r"(?P<who>[pPH])'?[xyv-]{0,5}?[Ev]")
_LOST_ITS: Final = re.compile(r"(?P<who>[PA])(?:'?[xa]?a)?[hm^f]{0,2}(?P<verb>[Vx])[^;,.SBPA]{0,8}$")
_HIDES: Final = re.compile(r"(?:conceal|hid|understat|downplay|bur(?:y|ie[sd]))")
_KEEPERS: Final = re.compile(r"\bpeacekeep(?:ers|ing)\b")
DEPLOYED: Final = date(2020, 11, 10)
"""Since then there are peacekeepers in Karabakh, and all of them are Russia's."""
_GOVERNED: Final = re.compile(r"[/i0][_1]?$")
_ENEMY: Final = re.compile(r"\b(?:enemy|adversary|opponent|foe)\b")
NONE_FOUND: Final[Found] = ((), None)


def both(sentence: Sentence) -> tuple[Party, ...]:
    """Return the two states at war, for figures that count both sides together."""
    lexicon = sentence.vocabulary.lexicon
    return (lexicon.party("armenia"), lexicon.party("azerbaijan"))


def enemy_of(sentence: Sentence, claimant: Party | None) -> tuple[Party, ...]:
    """Return the side that "the enemy" is in the mouth of a claimant; nobody for outsiders."""
    lexicon = sentence.vocabulary.lexicon
    if claimant is None:
        return ()
    if claimant.side is Side.ARMENIAN:
        return (lexicon.party("azerbaijan"),)
    if claimant.id == "azerbaijan":
        return (lexicon.party("armenia"),)
    return ()


def named(sentence: Sentence, mentions: Sequence[Mention], claimant: Party | None) -> Found:
    """Read the party that some words name: by name, by possessive, or as the enemy."""
    lexicon = sentence.vocabulary.lexicon
    for mention in mentions:
        span = Span(mention.start, mention.end)
        if mention.letter in "PpYA":
            return (_counted_with(lexicon.party(mention.key).root, sentence),), span
        if mention.letter == "e":
            return enemy_of(sentence, claimant), span
        if mention.letter == "H":
            return antecedent(sentence, mention, claimant), span
        if mention.letter == "s" and mention.key == "both":
            return both(sentence), span
    return NONE_FOUND


def _counted_with(party: Party, sentence: Sentence) -> Party:
    """Return the state of an organisation: the people of the Azerbaijan Red Crescent are Azerbaijan's."""
    if party.kind is PartyKind.ORGANISATION and party.side is Side.AZERBAIJANI:
        return sentence.vocabulary.lexicon.party("azerbaijan")
    return party


def craft_of(sentence: Sentence, position: int, claimant: Party | None) -> tuple[Party, ...]:
    """Return whose helicopter or plane is named before a crew: "a Russian Mi-24 ... its crew"."""
    for owned in reversed(list(_CRAFT.finditer(sentence.tags))):
        who, craft = sentence.mentions[owned.start("who")], sentence.mentions[owned.end() - 1]
        if craft.start >= position or not FLOWN.search(sentence.lower, who.end, craft.end):
            continue
        if who.letter == "H":
            return (claimant,) if claimant is not None else ()
        return (_counted_with(sentence.vocabulary.lexicon.party(who.key).root, sentence),)
    return ()


def _place(sentence: Sentence, pronoun: Mention) -> int:
    """Return how many mentions begin before a pronoun.

    It need not be one of them: those who read of ground tag a sentence anew, and "how many of its people",
    which is one mention for figures, holds a pronoun for them.
    """
    return bisect_left(sentence.mentions, pronoun.start, key=lambda mention: mention.start)


def _within_speech(sentence: Sentence, pronoun: Mention, claimant: Party | None) -> tuple[Party, ...]:
    """Return whom "its" stands for where that is not the speaker: whose arms were hit, or who is quoted of.

    Who speaks in a quotation says "our" of the own people: "The enemy paid. Up to 160 of its men died."
    """
    index = _place(sentence, pronoun)
    if _CREW.match(sentence.lower, pronoun.end):
        return craft_of(sentence, pronoun.start, claimant)
    hit = _HIT_TOO.search(sentence.tags[:index])
    if hit is not None:
        return (sentence.vocabulary.lexicon.party(sentence.mentions[hit.start("who")].key).root,)
    opened = sentence.discourse.opened
    if sentence.folded.count('"', opened, pronoun.start) % 2 == 0 or "e" in sentence.tags[index:]:
        return ()
    said = sentence.folded[sentence.folded.rfind('"', opened, pronoun.start) : pronoun.start].lower()
    return enemy_of(sentence, claimant) if _ENEMY.search(said) else ()


def _who_lost(sentence: Sentence, pronoun: Mention) -> Party | None:
    """Return who is said to have lost, or to hide, what is its own: "Baku, he says, hides its losses"."""
    letters = sentence.tags[: _place(sentence, pronoun)]
    lost = _LOST_ITS.search(letters)
    if lost is None:
        return None
    who, verb = sentence.mentions[lost.start("who")], sentence.mentions[lost.start("verb")]
    if sentence.spoken(who) or not (verb.letter == "V" or _HIDES.match(sentence.words(verb))):
        return None
    return sentence.vocabulary.lexicon.party(who.key).root


def _subject_before(sentence: Sentence, last: Mention, pronoun: Mention) -> Party | None:
    """Return whom a sentence is about, where the party named last only says where: "much of the region"."""
    at = sentence.mentions.index(last)
    if _GOVERNED.search(sentence.tags[:at]) is None:
        return None
    ahead = sentence.between(sentence.start, pronoun.start)
    return subject_of(sentence.vocabulary.lexicon, ahead.mentions, ahead.letters)


def antecedent(sentence: Sentence, pronoun: Mention, claimant: Party | None) -> tuple[Party, ...]:
    """Return whom "its" or "their" stands for: the source that speaks, else the party named last."""
    other = _within_speech(sentence, pronoun, claimant)
    if other:
        return other
    loser = _who_lost(sentence, pronoun)
    if loser is not None:
        return (loser,)
    if claimant is not None and claimant.id in BELLIGERENTS:
        return (claimant,)
    lexicon = sentence.vocabulary.lexicon
    keepers = _KEEPERS.search(sentence.lower, sentence.start, pronoun.start)
    if keepers is not None and sentence.published >= DEPLOYED:
        return (lexicon.party("russia"),)
    before = [m for m in sentence.mentions if m.end <= pronoun.start and m.letter in "PpA"]
    subject = _subject_before(sentence, before[-1], pronoun) if before else None
    if subject is not None:
        return (subject,)
    if before:
        return (_counted_with(lexicon.party(before[-1].key).root, sentence),)
    subject = sentence.discourse.memory.subject
    return (subject,) if subject is not None and subject.id in BELLIGERENTS else ()
