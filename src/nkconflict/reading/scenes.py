"""Scenes: where and on which day an attack was.

The place is one in the target, else the next one named behind the act; where fire came from, or what lies
east of a place, is none. "Its second-largest city" is the one that the owner has. The day is one behind the
act or before it, unless it is that of the saying.
"""

from __future__ import annotations

import re
from typing import Final, TypeAlias

from nkconflict.lexicon.grounds import called
from nkconflict.model.dates import MonthRef, Period
from nkconflict.model.parties import Party
from nkconflict.model.places import Place
from nkconflict.model.spans import Span
from nkconflict.reading.alphabets import ALLEGATIONS
from nkconflict.reading.attack import Attack
from nkconflict.reading.belonging import antecedent
from nkconflict.reading.context import Sentence
from nkconflict.reading.mentions import Mention, Tagged
from nkconflict.reading.noun_phrases import Phrase
from nkconflict.reading.targets import Stretch

__all__ = ["Where", "day_of", "place_of"]

Where: TypeAlias = tuple[Place | None, Span | None]
"""A place and where it was read."""

_ORIGIN: Final = re.compile(r"(?:@[_1xcypP/]{0,5}|0[_1xcypP/i]{0,6})$")
_LOCATED: Final = re.compile(r"(?:[i/][_1]?|c,)$")
_BESIDE: Final = re.compile(r"(?:east|west|north|south) of (?:the )?$")
_SUCH_AS: Final = re.compile(r"(?:including|among them|such as|particularly|notably) $")
_OF_TRUCE: Final = re.compile(r"Kx{0,2}q[^;.D]*$")
"""What opens a clause about a truce: "the ceasefire agreement that stopped the war on ..."."""
_SAYING: Final = re.compile(r"S[xO]?i?$")


def place_of(
    sentence: Sentence, attack: Attack, stretch: Stretch, target: Phrase | None, claimant: Party | None
) -> Where:
    """Return where it was: a place in the target, else the next one named behind the act."""
    called = _by_epithet(sentence, target, claimant)
    if called[0] is not None:
        return called
    if target is not None:
        inside = _first_place(sentence, attack.tagged, target.first, target.last, located=False)
        if inside is not None:
            return inside
    after = _first_place(sentence, attack.tagged, attack.act + 1, stretch.high, located=True)
    if after is not None:
        return after
    if attack.passive or attack.rule == "unnamed_attacker":
        before = _first_place(sentence, attack.tagged, stretch.low, attack.act, located=True)
        if before is not None:
            return before
    return None, None


def _first_place(
    sentence: Sentence, tagged: Tagged, low: int, high: int, *, located: bool
) -> tuple[Place, Span] | None:
    """Return the first place of a stretch that is not where the fire came from."""
    mentions, letters = tagged
    region: tuple[Place, Span] | None = None
    for index in range(low, high):
        mention = mentions[index]
        if letters[index] not in "ZAP" or (located and _ORIGIN.search(letters[max(0, index - 8) : index])):
            continue
        if located and _BESIDE.search(sentence.lower, max(sentence.start, mention.start - 20), mention.start):
            continue  # "east of Karabakh" is not in it
        if letters[index] == "P" and letters[index + 1 : index + 2] in tuple("OoGY"):
            continue  # "the Karabakh army"
        named = letters[index] == "Z"
        key = mention.key if named else sentence.vocabulary.places.get(sentence.words(mention))
        if key is None or (located and not named and not _located(sentence, letters, index, mention)):
            continue
        end = mention.end - 2 * mention.possessive
        found = sentence.vocabulary.lexicon.place(key), Span(mention.start, end)
        if letters[index] != "P":
            return found
        region = region or (found if not mention.possessive else None)
    return region


def _located(sentence: Sentence, letters: str, index: int, mention: Mention) -> bool:
    """Say whether a capital is a place here: "in Stepanakert", "including Stepanakert"."""
    return (
        _LOCATED.search(letters[max(0, index - 3) : index]) is not None
        or _SUCH_AS.search(sentence.lower, max(sentence.start, mention.start - 20), mention.start) is not None
    )


def _by_epithet(sentence: Sentence, target: Phrase | None, claimant: Party | None) -> Where:
    """Return the place that "its second-largest city" is, by whose city it is."""
    if target is None:
        return None, None
    words = sentence.lower[target.span.start : target.span.end]
    key = sentence.vocabulary.epithets.get(words.partition(" of ")[0])
    owner = _owner(sentence, target, claimant) if key is not None else None
    known = called(owner.id, key) if owner is not None and key is not None else None
    if " of " in words and key != "capital":
        return None, None  # "the second city of Ganja" names it
    place = next((place for place in sentence.vocabulary.lexicon.places if place.id == known), None)
    return (place, target.span) if known is not None and place is not None else (None, None)


def _owner(sentence: Sentence, target: Phrase, claimant: Party | None) -> Party | None:
    """Return whose city it is: that of the possessive before it, or of the party behind "of"."""
    tagged = sentence.tagged_in(ALLEGATIONS)
    lexicon = sentence.vocabulary.lexicon
    inside = [m for m in tagged.mentions[target.first : target.last] if m.letter == "P"]
    if inside:
        return lexicon.party(inside[-1].key).root
    if not target.first:
        return None
    before = tagged.mentions[target.first - 1]
    if before.letter in "PA":
        return lexicon.party(before.key).root
    if before.letter == "H":
        owners = antecedent(sentence, before, claimant)
        return owners[0] if len(owners) == 1 else None
    return None


def _told_on(letters: str, index: int) -> bool:
    """Say whether a day lies between a verb of saying and what is said: "told reporters on Sunday that"."""
    return letters[index + 1 : index + 2] == "q" and "S" in letters[:index]


def day_of(sentence: Sentence, attack: Attack, stretch: Stretch) -> tuple[Period | None, Span | None]:
    """Return the day of an attack: one behind the act, or before it, that is not the day it was told on."""
    mentions, letters = attack.tagged
    lowest = attack.act if attack.verb >= 0 else stretch.low
    days = [
        index
        for index in range(lowest, stretch.high)
        if letters[index] == "D"
        and not _SAYING.search(letters[max(0, index - 3) : index])
        and not (index < attack.act and _told_on(letters, index))
        and not _OF_TRUCE.search(letters, attack.act, index)
    ]
    for index in sorted(days, key=lambda index: abs(index - attack.act)):
        mention = mentions[index]
        if mention.date is None or mention.date.written is None or isinstance(mention.written, MonthRef):
            continue
        period = sentence.resolved(mention)
        if period is None or period.only_day is None or period.only_day > sentence.published:
            continue
        since = index > 0 and sentence.words(mentions[index - 1]) == "since"
        span = Span(mention.start, mention.end)
        return (Period(period.only_day, None) if since else period), span
    return None, None
