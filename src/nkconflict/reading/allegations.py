"""Allegations: attacks that somebody says another party made.

`attacks` finds the attacks of a sentence and `targets` what was hit, with what, where and when. Here it is
asked who says so. Nobody accuses himself: what an army tells of its own blows is no allegation, and what the
report tells in its own voice is none either. Where nobody is named as the author, the enemy of a party at war
is meant if what was hit is that party's own ground.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from nkconflict.model.attribution import Attribution, Modality, Voice
from nkconflict.model.claims import Allegation
from nkconflict.model.parties import Party, Side
from nkconflict.model.places import Place
from nkconflict.model.sightings import Role, Sighting
from nkconflict.model.spans import Span
from nkconflict.reading.attacks import Attack, attacks_in
from nkconflict.reading.belonging import BELLIGERENTS, both, enemy_of
from nkconflict.reading.context import Sentence
from nkconflict.reading.mentions import Tagged
from nkconflict.reading.sighted import sighted
from nkconflict.reading.speakers import Source, resolved
from nkconflict.reading.subjects import leftwards
from nkconflict.reading.targets import Phrase, Stretch, day_of, place_of, target_of, weapon_of

__all__ = ["read_allegations"]

_TOLD: Final = re.compile("[TtfwkU]")
_SAYS: Final = re.compile("[TtfwSqbhmU]")
_STOPS: Final = re.compile(r'[.;SCLMB@]')


def read_allegations(sentence: Sentence) -> list[Sighting]:
    """Return the sightings of allegations of attacks in a sentence."""
    tagged = sentence.tagged_in("allegations")
    if not _TOLD.search(tagged.letters):
        return []
    if not sentence.sources and sentence.carried is None and not set(tagged.letters) & set("CLM"):
        return []
    return [sighting for attack in attacks_in(sentence, tagged) for sighting in _sightings(sentence, attack)]


def _sightings(sentence: Sentence, attack: Attack) -> Iterator[Sighting]:
    if attack.rule == "mutual":
        for by, accused in _opponents(sentence, attack):
            yield _sighting(sentence, attack, None, Attribution.named(by), (accused,))
        return
    source = _accuser(sentence, attack)
    if source is None or source.denies or source.attribution.voice is Voice.OWN:
        return
    by = source.attribution
    accused = _accused(sentence, attack, by.party)
    if attack.who and not accused:
        return
    if not attack.who and not _may_infer(sentence, source):
        return
    if any(_together(by.party, party) for party in accused):
        return
    if by.party is None and (by.office is not None or not sentence.says(source)):
        return
    sighting = _sighting(sentence, attack, source, by, accused)
    if attack.who or _own_ground(sentence, sighting.claim.place, by.party):
        yield sighting


def _accuser(sentence: Sentence, attack: Attack) -> Source | None:
    """Return whose allegation it is: the subject of the verb that accuses, else who says the clause."""
    mentions = attack.tagged.mentions
    if attack.verb >= 0:
        start = mentions[attack.verb].start
        for source in sentence.sources:
            if source.verb == start:
                return sentence.relayed(source)
        return _subject_of(sentence, start)
    sources = [_trailing(sentence, attack.tagged, source) for source in sentence.sources]
    return sentence.source_at(attack.mention.start, sources)


def _subject_of(sentence: Sentence, verb: int) -> Source | None:
    """Return the subject of a verb that accuses and does not report: "Baku condemned Armenia for"."""
    mentions, letters = sentence.tagged
    index = next((i for i, mention in enumerate(mentions) if mention.start == verb), None)
    if index is None:
        return None
    parts, _ = leftwards(mentions, letters, index)
    who = resolved(parts, sentence.lower, sentence.discourse, mentions[:index]) if parts else None
    return Source(parts[0].start, parts[-1].end, verb, "right", False, who) if who is not None else None


def _trailing(sentence: Sentence, tagged: Tagged, source: Source) -> Source:
    """Return a source that ends its sentence as one that reaches back: "..., the ministry said on Friday"."""
    before = sentence.lower[sentence.start : source.start].rstrip()
    if source.reach != "right" or source.denies or before[-1:] not in (",", '"', "\u2014", "-"):
        return source
    behind = "".join(m.letter for m in tagged.mentions if m.start > max(source.verb, source.end - 1))
    rest = re.split(r'[,.;:"]', behind, maxsplit=1)[0]
    return source if _SAYS.search(rest) else source._replace(reach="left")


def _accused(sentence: Sentence, attack: Attack, claimant: Party | None) -> tuple[Party, ...]:
    """Return the parties that are said to have attacked; an enemy is the claimant's."""
    lexicon = sentence.vocabulary.lexicon
    parties: list[Party] = []
    for index in attack.who:
        mention = attack.tagged.mentions[index]
        if mention.letter == "e":
            parties += enemy_of(sentence, claimant)
        elif mention.letter == "I":
            person = lexicon.person(mention.key)
            parties += [person.party.root] if person.party is not None else []
        else:
            parties.append(lexicon.party(mention.key).root)
    if not attack.who:
        return enemy_of(sentence, claimant)
    return tuple(dict.fromkeys(parties))


def _may_infer(sentence: Sentence, source: Source) -> bool:
    """Say whether a claimant can mean the enemy without a word: a party at war that speaks in the sentence."""
    party = source.attribution.party
    return party is not None and party.id in BELLIGERENTS and sentence.says(source)


def _together(one: Party | None, other: Party) -> bool:
    """Say whether two parties are one or fight together: what such say of each other accuses nobody."""
    if one is None:
        return False
    return one.id == other.id or (one.side is other.side and one.side in (Side.ARMENIAN, Side.AZERBAIJANI))


def _own_ground(sentence: Sentence, place: Place | None, party: Party | None) -> bool:
    """Say whether a party holds a place: by the tables of who held it when, else by the country."""
    if place is None or party is None:
        return False
    holder = place.holder(sentence.published)
    if holder is not None:
        return _together(holder, party)
    if any(not _together(tenure.party, party) for tenure in place.held_by):
        return False
    return place.country == {"azerbaijan": "AZ", "armenia": "AM"}.get(party.id)


def _opponents(sentence: Sentence, attack: Attack) -> list[tuple[Party, Party]]:
    """Return who accuses whom where both do: the two parties named before the verb, else the two states."""
    lexicon = sentence.vocabulary.lexicon
    named = [
        lexicon.party(mention.key).root
        for mention in attack.tagged.mentions[: attack.first]
        if mention.letter in "pPA"
    ]
    parties = list(dict.fromkeys(party for party in named if party.id in BELLIGERENTS))
    if len(parties) != 2 or _together(*parties):
        parties = list(both(sentence))
    one, other = parties
    return [(one, other), (other, one)]


def _sighting(
    sentence: Sentence,
    attack: Attack,
    source: Source | None,
    by: Attribution,
    accused: tuple[Party, ...],
) -> Sighting:
    stretch = _stretch(sentence, attack, source)
    target = target_of(sentence, attack, stretch)
    weapon, weapon_at = weapon_of(sentence, attack, stretch)
    place, place_at = place_of(sentence, attack, stretch, target, by.party)
    period, day_at = day_of(sentence, attack, stretch)
    modality, hedge_at = _modality(sentence, attack)
    claim = Allegation(
        by=by,
        accused=accused,
        act=_act(attack),
        target=target.words if target is not None else None,
        weapon=weapon,
        place=place,
        period=period,
        modality=modality,
    )
    mentions = attack.tagged.mentions
    marks: list[tuple[Role, Span | None]] = [
        (Role.CLAIMANT, Span(source.start, source.end) if source is not None else None),
        *((Role.ACCUSED, Span(mentions[i].start, mentions[i].end)) for i in attack.who),
        (Role.ACT, Span(attack.mention.start, attack.mention.end)),
        (Role.TARGET, target.span if target is not None else None),
        (Role.WEAPON, weapon_at),
        (Role.PLACE, place_at),
        (Role.SINCE, day_at),
        (Role.MODALITY, hedge_at),
    ]
    return sighted(sentence, claim, attack.rule, _passage(sentence, attack, source, marks), marks)


def _act(attack: Attack) -> str:
    """Return what is said to have been done, in the simple past."""
    mention, letters = attack.mention, attack.tagged.letters
    if mention.letter == "k":
        return "destroyed" if mention.kind == "wrecking" else "killed"
    if mention.letter != "w":
        return mention.key
    objects = attack.tagged.mentions[attack.act + 1 :]
    if mention.key == "used":
        weapon = next((m for m in objects if m.letter == "v"), None)
        return f"used {weapon.key}" if weapon is not None else "used weapons"
    if mention.key == "fired":
        return "fired"
    deed = next((m for m in objects[:9] if m.letter in "vf"), None)
    return deed.key if deed is not None and deed.letter == "f" else "launched"


def _stretch(sentence: Sentence, attack: Attack, source: Source | None) -> Stretch:
    """Return the mentions that can tell of an attack: its clause, without who says so."""
    mentions, letters = attack.tagged
    low = 0
    for index in range(attack.first):
        if letters[index] in ".;BSCLM" or (source is not None and mentions[index].start < source.end <= attack.mention.start):
            low = index + 1
    stop = _STOPS.search(letters, attack.after)
    high = stop.start() if stop else len(letters)
    if source is not None and source.start > attack.mention.end:
        high = next((i for i, m in enumerate(mentions[:high]) if m.start >= source.start), high)
    return Stretch(low, high)


def _modality(sentence: Sentence, attack: Attack) -> tuple[Modality, Span | None]:
    mentions = attack.tagged.mentions
    for mention in mentions[max(0, min(attack.act, *attack.who, attack.act) - 2) : attack.act + 1]:
        if mention.letter == "u" or (
            mention.letter == "m" and sentence.words(mention) in ("may", "might", "could")
        ):
            return Modality.HEDGED, Span(mention.start, mention.end)
    return Modality.ASSERTED, None


def _passage(
    sentence: Sentence, attack: Attack, source: Source | None, marks: list[tuple[Role, Span | None]]
) -> Span:
    """Return the passage: from whoever stands first, accused or accuser, to the last word that tells of it."""
    first = attack.tagged.mentions[attack.first]
    act = attack.mention
    begin = first.start
    if source is not None and sentence.says(source) and source.start < act.start and attack.rule != "active":
        begin = min(begin, source.start)
    core = [Span(act.start, act.end), *(at for role, at in marks if at and role in (Role.ACCUSED, Role.TARGET))]
    begin = min(begin, *(at.start for at in core))
    end = max(at.end for at in core)
    for role, at in sorted(((r, a) for r, a in marks if a is not None), key=lambda mark: mark[1].start):
        if role in (Role.PLACE, Role.WEAPON) and at.end > end and "," not in sentence.lower[end : at.start]:
            end = at.end
    return Span(begin, end)
