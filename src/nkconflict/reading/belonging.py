"""Whom words name: a party by name, by possessive, as the enemy, or both sides at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias

from nkconflict.model.parties import Party, PartyKind, Side
from nkconflict.model.spans import Span
from nkconflict.reading.context import Sentence
from nkconflict.reading.mentions import Mention
from nkconflict.reading.speakers import BELLIGERENTS

__all__ = ["BELLIGERENTS", "NONE_FOUND", "Found", "antecedent", "both", "enemy_of", "named"]

Found: TypeAlias = tuple[tuple[Party, ...], Span | None]
"""Parties, and where they were read; no span where they were inferred."""

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


def antecedent(sentence: Sentence, pronoun: Mention, claimant: Party | None) -> tuple[Party, ...]:
    """Return whom "its" or "their" stands for: the source that speaks, else the party named last."""
    if claimant is not None and claimant.id in BELLIGERENTS:
        return (claimant,)
    lexicon = sentence.vocabulary.lexicon
    before = [m for m in sentence.mentions if m.end <= pronoun.start and m.letter in "PpA"]
    if before:
        return (_counted_with(lexicon.party(before[-1].key).root, sentence),)
    subject = sentence.discourse.memory.subject
    return (subject,) if subject is not None and subject.id in BELLIGERENTS else ()
