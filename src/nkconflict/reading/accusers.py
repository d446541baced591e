"""Accusers: who says that somebody attacked, and whom they mean.

The accuser is the subject of the verb that accuses, or whoever says the clause: before it, behind it, or in
an earlier sentence that still speaks. Where a denial repeats what it denies ("denied Azerbaijan's reports of
shelling"), the owner of the report accuses and whoever denies it is accused.
"""

from __future__ import annotations

import re
from typing import Final

from nkconflict.model.attribution import Attribution
from nkconflict.model.parties import Party, Side
from nkconflict.model.spans import Span
from nkconflict.reading.attack import Attack
from nkconflict.reading.belonging import BELLIGERENTS, both, enemy_of
from nkconflict.reading.context import Sentence
from nkconflict.reading.mentions import Mention
from nkconflict.reading.speakers import Source
from nkconflict.reading.subjects import leftwards
from nkconflict.reading.whose import resolved

__all__ = ["REPORTS", "accused_by", "accuser_of", "denier_in", "opponents", "together", "whose_word"]

REPORTS: Final = frozenset(
    "claim claims report reports allegation allegations accusation accusations charge charges statement"
    " statements assertion assertions announcement announcements information".split()
)
"""Nouns for what somebody said."""

_IN_PASSING: Final = re.compile(r"\b(?:by|with|from|against) (?:the )?\Z")
_FOR_ITS_PART: Final = re.compile(r"for (?:its|their|his|her) part\b")
_OWNED: Final = re.compile(r"_?[pPAYI][OoGx'\"_-]{0,6}")
_OWNER: Final = re.compile(r"(?:(?P<owner>[pPA])[OoGsx'\"&_-]{0,6}|(?P<person>I)'?)\Z")
_OWNER_BEHIND: Final = re.compile(r"[/@][_1]?[OoGxs/_]{0,5}(?P<owner>[pPA])")
_REPORTED: Final = re.compile(r'[^.;BCLM"]{0,14}')


def accuser_of(sentence: Sentence, attack: Attack) -> Source | None:
    """Return whose allegation an attack is, or None where nobody says so."""
    start = attack.mention.start
    if attack.verb >= 0:
        verb = attack.tagged.mentions[attack.verb].start
        said = next((s for s in sentence.sources if s.verb == verb), None) or _subject_of(sentence, verb)
        if said is None or _in_passing(sentence, said, attack):
            return None
        return sentence.relayed(_by_name(sentence, said), start)
    owner = _owner_of(sentence, attack)
    if owner is not None:
        return owner
    return sentence.source_at(start, sentence.reaching)


def _in_passing(sentence: Sentence, source: Source, attack: Attack) -> bool:
    """Say whether a subject is only named beside it: "Azerbaijan, armed by Turkey, accused"."""
    beside = _IN_PASSING.search(sentence.lower, sentence.start, source.start)
    accusing = sentence.words(attack.tagged.mentions[attack.verb]).endswith("ing")
    return beside is not None and not (accusing and beside[0].startswith("with"))


def _by_name(sentence: Sentence, source: Source) -> Source:
    """Return a source with its name, where only "for its part" stands before the verb."""
    if not _FOR_ITS_PART.match(sentence.lower, source.start, source.end):
        return source
    named = [m for m in sentence.mentions if m.end <= source.start and m.letter in "pPA"]
    return source._replace(start=named[-1].start) if named else source


def _subject_of(sentence: Sentence, verb: int) -> Source | None:
    """Return the subject of a verb that accuses and does not report: "Baku condemned Armenia for"."""
    mentions, letters = sentence.tagged
    index = next((i for i, mention in enumerate(mentions) if mention.start == verb), None)
    if index is None:
        return None
    parts, _ = leftwards(mentions, letters, index)
    who = resolved(parts, sentence.lower, sentence.discourse, mentions[:index]) if parts else None
    return Source(parts[0].start, parts[-1].end, verb, "right", False, who.by) if who is not None else None


def _owner_of(sentence: Sentence, attack: Attack) -> Source | None:
    """Return the owner of a report that tells of the attack: "Azeri accusations on striking Barda"."""
    mentions, letters = attack.tagged
    first = min(attack.act, *attack.who) if attack.who else attack.act
    for index in range(first - 1, 0, -1):
        if sentence.words(mentions[index]) not in REPORTS:
            continue
        before, behind = _OWNER.search(letters[:index]), _OWNER_BEHIND.match(letters, index + 1)
        found = before or behind
        at = found.start(found.lastgroup or 0) if found else -1
        if at < 0 or not _REPORTED.fullmatch(letters, max(index, at) + 1, first):
            return None
        by = _named(sentence, mentions[at])
        if by is None:
            return None
        start, end = sorted((index, at))
        return Source(mentions[start].start, mentions[end].end, mentions[index].start, "right", False, by)
    return None


def _named(sentence: Sentence, owner: Mention) -> Attribution | None:
    """Return whom the word before a report names: a party, or a person as in "Aliyev's claim"."""
    if owner.letter != "I":
        return Attribution.named(sentence.vocabulary.lexicon.party(owner.key).root)
    who = resolved([owner._replace(possessive=False)], sentence.lower, sentence.discourse, [])
    return who.by if owner.possessive and who is not None else None


def accused_by(sentence: Sentence, attack: Attack, source: Source) -> tuple[Party, ...]:
    """Return the parties that a source says attacked: those named, else the enemy of a party at war.

    "It" and "its forces" are the source itself, or, in what is denied, whoever denies it.
    """
    lexicon = sentence.vocabulary.lexicon
    claimant = source.attribution.party
    denier = denier_in(sentence, claimant)
    parties: list[Party] = []
    for index in attack.who:
        mention = attack.tagged.mentions[index]
        if mention.letter == "e":
            parties += enemy_of(sentence, claimant)
        elif mention.letter == "I":
            person = lexicon.person(mention.key)
            parties += [person.party.root] if person.party is not None else []
        elif mention.letter in "Hr":
            parties += [party for party in (denier or claimant,) if party is not None]
        else:
            parties.append(lexicon.party(mention.key).root)
    if attack.who:
        return tuple(dict.fromkeys(parties))
    return (denier,) if denier is not None else enemy_of(sentence, claimant)


def denier_in(sentence: Sentence, claimant: Party | None) -> Party | None:
    """Return the party that denies something in the sentence, if it is not the claimant."""
    deniers = (source.attribution.party for source in sentence.sources if source.denies)
    return next((party for party in deniers if party is not None and not together(claimant, party)), None)


def whose_word(sentence: Sentence, verb: Mention, noun: int, end: int) -> Party | None:
    """Return whose word is denied, by what stands between the verb and the noun for it: "Armenia's claim"."""
    mentions, letters = sentence.tagged
    between = [index for index, m in enumerate(mentions) if verb.end <= m.start < noun]
    if sentence.lower.startswith(" to ", end):
        return None  # "rejected Armenia's claim to the land"
    if not between or _OWNED.fullmatch(letters, between[0], between[-1] + 1) is None:
        return None
    parts = [mentions[index] for index in between if letters[index] != "_"]
    who = resolved(parts, sentence.lower, sentence.discourse, mentions[: between[0]])
    return who.by.party if who is not None else None


def together(one: Party | None, other: Party) -> bool:
    """Say whether two parties are one or fight together: what such say of each other accuses nobody."""
    if one is None:
        return False
    return one.id == other.id or (one.side is other.side and one.side in (Side.ARMENIAN, Side.AZERBAIJANI))


def opponents(sentence: Sentence, attack: Attack) -> list[tuple[Party, Party, Span | None, Span | None]]:
    """Return who accuses whom where both do, with where each is named: else the two states are meant."""
    mentions, letters = attack.tagged
    lexicon = sentence.vocabulary.lexicon
    named: dict[str, Mention] = {}
    outsider = False
    for index in range(attack.first - 1, -1, -1):
        if letters[index] in '.;SBq"':
            break
        party = lexicon.party(mentions[index].key).root if letters[index] in "pPA" else None
        if party is not None and party.id in BELLIGERENTS:
            named.setdefault(party.id, mentions[index])
        outsider = outsider or (party is not None and party.id not in BELLIGERENTS)
    parties = [lexicon.party(key) for key in reversed(named)]
    if outsider and len(parties) < 2 and "s" not in letters[: attack.first]:
        return []  # "Russia and Turkey blamed each other"
    if len(parties) != 2 or together(*parties):
        one, other = both(sentence)
        return [(one, other, None, None), (other, one, None, None)]
    (one, at), (other, there) = ((party, _at(named[party.id])) for party in parties)
    return [(one, other, at, there), (other, one, there, at)]


def _at(mention: Mention) -> Span:
    return Span(mention.start, mention.end)
