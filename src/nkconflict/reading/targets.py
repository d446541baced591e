"""Targets: what was attacked, as the text has it.

It stands behind the act ("shelled a village", "strikes on a village", "fired rockets at a village"), or
before a passive ("a village was shelled"). Places, days and weapons may stand between, other verbs may not.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from nkconflict.reading.attack import Attack
from nkconflict.reading.context import Sentence
from nkconflict.reading.mentions import Mention, Tagged
from nkconflict.reading.noun_phrases import LISTED, Phrase, noun_phrase

__all__ = ["Stretch", "target_of"]

_AT: Final = frozenset("at on against towards toward into".split())
_CLAUSES: Final = frozenset("when as after before where".split())
_ASIDE: Final = re.compile(r"i?D|\^|[i+][_1xyp]{0,3}[ZAPcvf](?:&?[vf])*")
_HOURS: Final = re.compile(
    r"(?:in|during|through) the (?:[a-z]+ )?(?:hours|morning|night|evening|afternoon)\b"
)
_IN_ATTACKS: Final = re.compile(r"i[_1xNv]{0,2}f")
_AUXILIARY: Final = re.compile(r"[hmb^]{0,4}")


class Stretch(NamedTuple):
    """The part of a sentence that tells of one attack: the mentions in `[low, high)`."""

    low: int
    high: int


def target_of(sentence: Sentence, attack: Attack, stretch: Stretch) -> Phrase | None:
    """Return what was attacked."""
    tagged, act = attack.tagged, attack.act
    if attack.letter == "k" and attack.mention.key != "destroyed":
        return None  # whom it killed is counted elsewhere
    if attack.passive:
        if attack.letter == "w":  # "rockets were fired by Armenian forces at Barda"
            return _directed(sentence, tagged, attack.after, stretch.high)
        return _subject(sentence, attack, stretch)
    if attack.letter == "w":
        return _behind_a_weapon(sentence, attack, stretch)
    if attack.rule == "attack_by":
        return _directed(sentence, tagged, act + 1, min(attack.who)) or _directed(
            sentence, tagged, attack.after, stretch.high
        )
    at = attack.after
    while at < stretch.high and (tagged.letters[at] in "^u" or _adverb(sentence, tagged.mentions[at])):
        at += 1
    if at < stretch.high and tagged.letters[at] == "/":
        return noun_phrase(sentence, tagged, at + 1, stretch.high)
    if _is_noun(sentence, attack) or (at < stretch.high and tagged.letters[at] == "i"):
        return _directed(sentence, tagged, at, stretch.high)
    return noun_phrase(sentence, tagged, at, stretch.high)


def _is_noun(sentence: Sentence, attack: Attack) -> bool:
    """Say whether an act has no object of its own: "the shelling", "Armenian fire"; unlike "fired on"."""
    letters, words = attack.tagged.letters, sentence.words(attack.mention)
    if attack.letter == "f":
        return not words.endswith(" on")
    if attack.mention.key == "opened fire":
        return not words.endswith((" on", " at", "upon", "ward", "wards", "into"))
    return attack.letter == "t" and attack.act > 0 and letters[attack.act - 1] in "_1p"


def _adverb(sentence: Sentence, mention: Mention) -> bool:
    return mention.letter == "x" and sentence.words(mention).endswith("ly")


def _directed(sentence: Sentence, tagged: Tagged, low: int, high: int) -> Phrase | None:
    """Return what an attack is directed at: behind "of", "on", "at", "in the direction of".

    Between stand at most where and when it was, and with what.
    """
    mentions, letters = tagged
    index = low
    while index < min(high, low + 12):
        word = sentence.words(mentions[index])
        if letters[index] == "/" and index == low:
            return noun_phrase(sentence, tagged, index + 1, high)
        if letters[index] == "i" and word in _AT:
            return noun_phrase(sentence, tagged, index + 1, high)
        if word == "in" and sentence.lower.startswith("in the direction of", mentions[index].start):
            return noun_phrase(sentence, tagged, index + 4, high)
        aside = _ASIDE.match(letters, index, high)
        hours = _HOURS.match(sentence.lower, mentions[index].start, sentence.end)
        if aside is not None:
            index = aside.end()
        elif hours is not None:
            index = next((i for i in range(index, high) if mentions[i].start >= hours.end()), high)
        elif _adverb(sentence, mentions[index]):
            index += 1
        else:
            return None
    return None


def _behind_a_weapon(sentence: Sentence, attack: Attack, stretch: Stretch) -> Phrase | None:
    """Return the target of a weapon or attack that is the object: "fired rockets at the town"."""
    tagged = attack.tagged
    letters = tagged.letters
    for index in range(attack.after, stretch.high):
        if letters[index] == "t" and letters[index - 1] != "_":  # "used drones to attack its positions"
            return noun_phrase(sentence, tagged, index + 1, stretch.high)
        if letters[index] == "i" or (letters[index] == "/" and letters[index - 1] == "f"):
            in_attacks = _IN_ATTACKS.match(letters, index)
            return _directed(sentence, tagged, in_attacks.end() if in_attacks else index, stretch.high)
        if letters[index] in "T.;q":
            return None
    return None


def _subject(sentence: Sentence, attack: Attack, stretch: Stretch) -> Phrase | None:
    """Return the noun phrase before a passive: "two villages nearby were also targeted"."""
    mentions, letters = attack.tagged
    start = stretch.low
    for index in range(stretch.low, attack.first):
        if letters[index] == "q" or (letters[index] == "i" and sentence.words(mentions[index]) in _CLAUSES):
            start = index + 1
    commas = [index for index in range(start, attack.first) if letters[index] == ","]
    if commas and _AUXILIARY.fullmatch(letters, commas[-1] + 1, attack.first):
        # an apposition: "Ganja, the second city, was hit"
        start = commas[-3] + 1 if len(commas) > 2 else start
    elif commas and not LISTED.match(letters, commas[0]):
        start = commas[-1] + 1
    while start < attack.first and letters[start] in ',qiD^&"':
        start += 1
    return noun_phrase(sentence, attack.tagged, start, attack.first)
