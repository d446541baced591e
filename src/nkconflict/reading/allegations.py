"""Allegations: attacks that somebody says another party made.

`attacks` finds the attacks of a sentence, `targets`, `weapons` and `scenes` what was hit, with what, where
and when, and `accusers` who says so. Nobody accuses himself: what an army tells of its own blows is no
allegation, and what the report tells in its own voice is none either. Where nobody is named as the author,
the enemy of a party at war is meant if that party's own ground was hit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from nkconflict.model.attribution import Attribution, Modality, Voice
from nkconflict.model.claims import Allegation
from nkconflict.model.parties import Party
from nkconflict.model.places import Place
from nkconflict.model.sightings import Evidence, Role, Sighting
from nkconflict.model.spans import Span
from nkconflict.reading.accusers import accused_by, accuser_of, opponents, together
from nkconflict.reading.alphabets import ALLEGATIONS
from nkconflict.reading.attack import Attack
from nkconflict.reading.attacks import attacks_in
from nkconflict.reading.belonging import BELLIGERENTS
from nkconflict.reading.context import Sentence
from nkconflict.reading.scenes import day_of, place_of
from nkconflict.reading.sighted import sighted
from nkconflict.reading.speakers import Source
from nkconflict.reading.targets import Stretch, target_of
from nkconflict.reading.weapons import weapon_of

__all__ = ["read_allegations"]

_ACCUSED: Final = re.compile(r"\b(?:accus|blam|condemn|denounc|trad(?:e|ing)|exchang|swap|mutual)")
_TOLD: Final = re.compile("[TtfwkzU]")
_STOPS: Final = re.compile("[.;SCLMB@]")
_OTHER_DEED: Final = re.compile("[tTwfz]|/D")
"""What is no part of a wrong: "breaching its airspace and shelling a post", "the agreement of 2020"."""
_BODIES: Final = "OoGs"
_TRIED: Final = frozenset("tried tries trying attempted attempting".split())
_CORE: Final = (Role.ACCUSED, Role.TARGET)
_OTHER_EVENTS: Final = frozenset("after before amid following".split())
_HOURS: Final = frozenset("dawn daybreak sunrise noon sunset dusk dark nightfall midnight".split())
_NEAR: Final = 30
_COUNTRIES: Final = {"azerbaijan": "AZ", "armenia": "AM"}

Marks = Sequence[tuple[Role, Span | None]]


def read_allegations(sentence: Sentence) -> list[Sighting]:
    """Return the sightings of allegations of attacks in a sentence."""
    spoken = sentence.sources or sentence.carried is not None
    if not spoken and not _ACCUSED.search(sentence.lower, sentence.start, sentence.end):
        return []
    tagged = sentence.tagged_in(ALLEGATIONS)
    if not _TOLD.search(tagged.letters):
        return []
    return [sighting for attack in attacks_in(sentence, tagged) for sighting in _sightings(sentence, attack)]


def _sightings(sentence: Sentence, attack: Attack) -> Iterator[Sighting]:
    if attack.mutual:
        for by, other, at, there in opponents(sentence, attack):
            names = ((Role.CLAIMANT, at), (Role.ACCUSED, there))
            yield _sighting(sentence, attack, None, Attribution.named(by), (other,), names)
        return
    source = accuser_of(sentence, attack)
    if source is None or not _may_accuse(sentence, attack, source):
        return
    accused = accused_by(sentence, attack, source)
    if not accused or any(together(source.attribution.party, party) for party in accused):
        return
    sighting = _sighting(sentence, attack, source, source.attribution, accused)
    if attack.who or _own_ground(sentence, attack, sighting, source.attribution.party):
        yield sighting


def _may_accuse(sentence: Sentence, attack: Attack, source: Source) -> bool:
    """Say whether a source can accuse: it claims, and somebody known or at least at hand stands behind it.

    Who accuses without a name for the enemy must be at war and speak in the sentence itself; officials of
    nobody may be those of the attackers.
    """
    by = source.attribution
    if source.denies or by.voice is Voice.OWN or _is_ground(attack, source):
        return False
    if by.party is None:
        return bool(attack.who) and by.office is None and sentence.says(source)
    at_war = by.party.id in BELLIGERENTS
    return bool(attack.who) or (at_war and (sentence.says(source) or source.verb >= sentence.start))


def _is_ground(attack: Attack, source: Source) -> bool:
    """Say whether a source is a place that was taken for its speaker: "areas of Stepanakert, and named"."""
    letters = {m.letter for m in attack.tagged.mentions if source.start <= m.start < source.end}
    return "c" in letters and not letters & set("OoIePp")


def _own_ground(sentence: Sentence, attack: Attack, sighting: Sighting, party: Party | None) -> bool:
    """Say whether what was hit is a party's own: by its name or possessive, or the place by its holder.

    Tanks and drones that were hit, and what is the enemy's, a party has mostly hit itself.
    """
    claim, evidence = sighting.claim, sighting.evidence
    if not isinstance(claim, Allegation) or not isinstance(evidence, Evidence) or party is None:
        return False
    owned: bool | None = None
    target = evidence.mark(Role.TARGET)
    if target is not None:
        lexicon = sentence.vocabulary.lexicon
        hit = [m for m in attack.tagged.mentions if target.start <= m.start < target.end]
        letters = "".join([m.letter for m in hit]).partition("/")[0]
        if "e" in letters or letters.endswith("v"):
            return False
        for mention in hit:
            if mention.letter in "pPY":
                owned = together(lexicon.party(mention.key).root, party)
        if any(m.letter == "H" and m.end == target.start - 1 for m in attack.tagged.mentions):
            owned = True
    if owned is None:
        return claim.place is not None and _holds(claim.place, party, sentence)
    return owned


def _holds(place: Place, party: Party, sentence: Sentence) -> bool:
    """Say whether a party holds a place: by the tables of who held it when, else by the country."""
    holder = place.holder(sentence.published)
    if holder is not None:
        return together(holder, party)
    if any(not together(tenure.party, party) for tenure in place.held_by):
        return False
    return place.country == _COUNTRIES.get(party.id)


def _sighting(
    sentence: Sentence,
    attack: Attack,
    source: Source | None,
    by: Attribution,
    accused: tuple[Party, ...],
    names: Marks = (),
) -> Sighting:
    """Return the sighting of an attack that somebody alleges; `names` are marks of who accuses whom."""
    stretch = _stretch(sentence, attack, source)
    target = target_of(sentence, attack, stretch)
    armed = attack.letter != "z"  # a wrong of another kind is done with no weapon
    weapon, weapon_at = weapon_of(sentence, attack, stretch) if armed else (None, None)
    place, place_at = place_of(sentence, attack, stretch, target, by.party)
    period, day_at = day_of(sentence, attack, stretch)
    modality, hedge_at = _modality(sentence, attack)
    claim = Allegation(
        by=by,
        accused=accused,
        act=_act(sentence, attack),
        target=target.words if target is not None else None,
        weapon=weapon,
        place=place,
        period=period,
        modality=modality,
    )
    marks = [
        *names,
        (Role.CLAIMANT, Span(source.start, source.end) if source is not None else None),
        *((Role.ACCUSED, _named(attack, index)) for index in attack.who),
        (Role.ACT, Span(attack.mention.start, attack.mention.end)),
        (Role.TARGET, target.span if target is not None else None),
        (Role.WEAPON, weapon_at),
        (Role.PLACE, place_at),
        (Role.SINCE, day_at),
        (Role.MODALITY, hedge_at),
    ]
    return sighted(sentence, claim, attack.rule, _passage(sentence, attack, source, marks), marks)


def _named(attack: Attack, index: int) -> Span:
    """Return the words that name who attacked: the party with its forces or side."""
    mentions, letters = attack.tagged
    last = index
    while last + 1 < len(letters) and letters[last + 1] in _BODIES and last + 1 != attack.act:
        last += 1
    return Span(mentions[index].start, mentions[last].end)


def _act(sentence: Sentence, attack: Attack) -> str:
    """Return what is said to have been done, in the simple past."""
    mention, before = attack.mention, attack.tagged.mentions[attack.act - 1]
    if attack.act and attack.letter == "t" and sentence.words(before) in _TRIED:
        return "attempted"
    if mention.letter == "k":
        return mention.key
    if mention.letter != "w":
        return mention.key
    objects = attack.tagged.mentions[attack.act + 1 : attack.act + 10]
    if mention.key == "used":
        weapons = [m.key for m in objects if m.letter == "v"]
        return f"used {next((key for key in weapons if key != 'weapons'), 'weapons')}"
    if mention.key == "fired":
        return "fired"
    deed = next((m for m in objects if m.letter == "f"), None)
    return deed.key if deed is not None else "launched"


def _stretch(sentence: Sentence, attack: Attack, source: Source | None) -> Stretch:
    """Return the mentions that can tell of an attack: its clause, without who says so."""
    mentions, letters = attack.tagged
    said = source.end if source is not None and source.end <= attack.mention.start else 0
    low = 0
    for index in range(attack.first):
        if letters[index] in ".;BSCLM" or mentions[index].start < said:
            low = index + 1
    stop = _STOPS.search(letters, attack.after)
    high = stop.start() if stop else len(letters)
    high = next((i for i in range(attack.after, high) if _another_event(sentence, attack, i)), high)
    if attack.letter == "z":
        other = _OTHER_DEED.search(letters, attack.after, high)
        low, high = attack.act, other.start() if other is not None else high
    if source is not None and source.start > attack.mention.end:
        high = next((i for i, m in enumerate(mentions[:high]) if m.start >= source.start), high)
    return Stretch(low, high)


def _another_event(sentence: Sentence, attack: Attack, index: int) -> bool:
    """Say whether a word opens what came before or after: "a day before the ministers were due in Geneva"."""
    mentions, letters = attack.tagged
    other = letters[index] == "i" and sentence.words(mentions[index]) in _OTHER_EVENTS
    if not other or letters[index + 1 : index + 2] in ("", "D"):
        return False
    return sentence.words(mentions[index + 1]) not in _HOURS


def _modality(sentence: Sentence, attack: Attack) -> tuple[Modality, Span | None]:
    mentions = attack.tagged.mentions
    low = max(0, min((attack.act, *attack.who)) - 2)
    for mention in mentions[low : attack.act + 1]:
        if mention.letter == "u" or (
            mention.letter == "m" and sentence.words(mention) in ("may", "might", "could")
        ):
            return Modality.HEDGED, Span(mention.start, mention.end)
    return Modality.ASSERTED, None


def _passage(sentence: Sentence, attack: Attack, source: Source | None, marks: Marks) -> Span:
    """Return the passage, from accused or accuser, whoever stands first, to the last word that tells it."""
    act = attack.mention
    begin, end = min(act.start, attack.tagged.mentions[attack.first].start), act.end
    core = _CORE if source is not None else (*_CORE, Role.CLAIMANT)
    for role, at in marks:
        if at is not None and (role in core or (role is Role.WEAPON and at.start < act.start)):
            begin, end = min(begin, at.start), max(end, at.end)
    if source is not None and sentence.start <= source.start < begin:
        said = attack.rule not in ("active", "wielded", "by_doing") and begin - source.end <= _NEAR
        begin = source.start if said or attack.verb >= 0 else begin
    behind = sorted((at.start, at.end) for role, at in marks if at and role in (Role.PLACE, Role.WEAPON))
    for start, stop in behind:
        if stop > end and "," not in sentence.lower[end:start]:
            end = stop
    return Span(begin, end)
