"""What was attacked, with what, where and on which day: the words around an act.

The target is the noun phrase behind the act ("shelled", "strikes on") or before a passive, without article
and possessive, as the text has it. A weapon stands behind "with" and "using", is the object of "fired" and
"used", or the noun before "strike" and "fire". Words that may belong to whoever claims it are left alone.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from nkconflict.model.dates import MonthRef, Period
from nkconflict.model.parties import Party
from nkconflict.model.places import Place
from nkconflict.model.spans import Span
from nkconflict.reading.attacks import Attack
from nkconflict.reading.belonging import antecedent
from nkconflict.reading.context import Sentence
from nkconflict.reading.mentions import Mention, Tagged

__all__ = ["Phrase", "Stretch", "day_of", "place_of", "target_of", "weapon_of"]

_NOUNS: Final = frozenset("xypPZANEcgGOvn-'/&_1HYe")
_HEADS: Final = re.compile(r"[xyZAEcgGOvPYep]")
_ENDS: Final = re.compile(
    r"(?:ed|ing|ly)$|^(?:and|or|after|since|so|as|who|more|than|then|again|early|late|left|far|within|deep"
    r"|despite|without|because|until|once|twice|all|killed|overnight|just|only|there|down|back|up|out)$"
)
_NOUNS_IN_ING: Final = frozenset("building buildings housing crossing surrounding neighboring neighbouring".split())
_ADJECTIVES_IN_ED: Final = frozenset("populated uninhabited inhabited armed fortified".split())
_TOWARDS: Final = frozenset(
    "at on against towards toward into near in the direction of across over the outside around the".split()
)
_OBJECT: Final = re.compile(r"[\^xu]?(?P<to>/|i(?:_x/)?|i)?")
_SAYING: Final = re.compile(r"S[xO]?i?$")


class Phrase(NamedTuple):
    """A noun phrase: its words, where they stand, and the positions of its mentions."""

    words: str
    span: Span
    first: int
    last: int


class Stretch(NamedTuple):
    """The part of a sentence that tells of one attack: the mentions in `[low, high)`."""

    low: int
    high: int


def noun_phrase(sentence: Sentence, tagged: Tagged, start: int, high: int) -> Phrase | None:
    """Return the noun phrase that begins at a mention, without article and possessive; None if there is none."""
    mentions, letters = tagged
    first = start
    for index in range(start, min(start + 4, high)):
        word = sentence.words(mentions[index])
        if letters[index] in "_1H" or word in ("other", "another", "some", "more", "its", "own"):
            first = index + 1
        elif mentions[index].possessive or word.endswith("'s"):
            first = index + 1
    last = first
    while last < high and letters[last] in _NOUNS and not _ends(sentence, tagged, last, high):
        last += 1
    while last > first and (letters[last - 1] in "-'/&_1Hn" or sentence.words(mentions[last - 1]).endswith("ly")):
        last -= 1
    if last <= first or not _HEADS.search(letters[first:last]):
        return None
    span = Span(mentions[first].start, mentions[last - 1].end)
    words = " ".join(span.of(sentence.text).split())
    return Phrase(words.removesuffix("'s").removesuffix("’s"), span, first, last)


def _ends(sentence: Sentence, tagged: Tagged, index: int, high: int) -> bool:
    """Say whether a noun phrase ends before a mention: at a verb, an adverb, or "and" without a noun behind."""
    mentions, letters = tagged
    if letters[index] == "&":
        behind = re.match(r"[_1H]?[xypPNOHv'-]{0,5}?[cZAgGy]", letters[index + 1 : high])
        verb = index + 1 < high and _verbal(sentence, mentions[index + 1])
        return behind is None or verb
    if letters[index] == "/" and (index + 1 >= high or letters[index + 1] not in "_1xypPZAHcgGN"):
        return True
    return letters[index] == "x" and _verbal(sentence, mentions[index])


def _verbal(sentence: Sentence, mention: Mention) -> bool:
    word = sentence.words(mention)
    if word in _NOUNS_IN_ING or word in _ADJECTIVES_IN_ED:
        return False
    return mention.letter == "x" and _ENDS.search(word) is not None and not word.endswith("densely")


def target_of(sentence: Sentence, attack: Attack, stretch: Stretch) -> Phrase | None:
    """Return what was attacked."""
    tagged = attack.tagged
    if attack.passive:
        return _subject(sentence, attack, stretch)
    letters = tagged.letters
    at = attack.after
    if letters[attack.act] == "w":
        return _behind_a_weapon(sentence, attack, stretch)
    while at < stretch.high and (letters[at] in "^u" or sentence.words(tagged.mentions[at]).endswith("ly")):
        at += 1
    to = at < stretch.high and letters[at] in "/i"
    if to:
        at = _towards(sentence, tagged, at, stretch.high)
        if at < 0:
            return None
    elif attack.mention.key in ("opened fire", "attempted") or letters[attack.act] == "f":
        if sentence.words(attack.mention)[-3:] not in (" on", " at", "pon", "ard", "nto", "rds"):
            return None
    return noun_phrase(sentence, tagged, at, stretch.high)


def _towards(sentence: Sentence, tagged: Tagged, at: int, high: int) -> int:
    """Return where the noun phrase begins that a preposition directs an attack at, or -1."""
    word = sentence.words(tagged.mentions[at])
    if tagged.letters[at] == "/" or word in ("on", "at", "against", "towards", "toward", "into"):
        return at + 1
    if word == "in" and sentence.lower.startswith("in the direction of", tagged.mentions[at].start):
        return at + 4 if at + 4 < high else -1
    return -1


def _behind_a_weapon(sentence: Sentence, attack: Attack, stretch: Stretch) -> Phrase | None:
    """Return the target of a weapon or attack that is the object: "fired rockets at the town"."""
    tagged = attack.tagged
    letters = tagged.letters
    seen = False
    for index in range(attack.after, stretch.high):
        seen = seen or letters[index] in "vf"
        if letters[index] in "tf" and letters[index - 1] in ">" or (letters[index] == "t" and seen):
            return noun_phrase(sentence, tagged, index + 1, stretch.high)
        if seen and letters[index] in "/i":
            at = _towards(sentence, tagged, index, stretch.high)
            if at >= 0 and letters[index] != "/":
                return noun_phrase(sentence, tagged, at, stretch.high)
            if letters[index] == "i":
                return None
        if letters[index] in "T.;q":
            return None
    return None


def _subject(sentence: Sentence, attack: Attack, stretch: Stretch) -> Phrase | None:
    """Return the noun phrase before a passive: "other towns in the region were also targeted"."""
    letters = attack.tagged.letters
    start = stretch.low
    while start < attack.first and letters[start] in ',"qi^&' and letters[start] != "Z":
        start += 1
    return noun_phrase(sentence, attack.tagged, start, attack.first)


def weapon_of(sentence: Sentence, attack: Attack, stretch: Stretch) -> tuple[str | None, Span | None]:
    """Return the weapon as the text has it, and where it was read."""
    tagged = attack.tagged
    letters = tagged.letters
    act = attack.act
    for low, high in _weapon_places(attack, stretch):
        found = _weapons(sentence, tagged, low, high)
        if found is not None:
            return found
    if attack.mention.key == "shelled":
        return "shelling", Span(tagged.mentions[act].start, tagged.mentions[act].end)
    return None, None


def _weapon_places(attack: Attack, stretch: Stretch) -> list[tuple[int, int]]:
    """Return where to look for the weapon, the likeliest first."""
    letters = attack.tagged.letters
    act = attack.act
    places = []
    if letters[act] == "w":
        places.append((act + 1, stretch.high))
    near = re.search(r"[vx&,^-]*$", letters[:act])
    if letters[act] in "tf" and near is not None:
        places.append((near.start(), act))
    if attack.who and not attack.passive and max(attack.who) < act:
        places.append((max(attack.who), act))
    elif attack.who and max(attack.who) > act:
        places.append((act + 1, max(attack.who)))
        places.append((max(attack.who), min(max(attack.who) + 5, stretch.high)))
    behind = re.compile(r"[+w0@](?=[_1xyNpH-]{0,5}v)|[+](?=[^.;SqT]{0,8}v)")
    places += [(found.start(), stretch.high) for found in behind.finditer(letters, act, stretch.high)]
    if attack.rule == "unnamed_attacker" and letters[attack.first] == "v":
        places.append((attack.first, act))
    return places


def _weapons(
    sentence: Sentence, tagged: Tagged, low: int, high: int
) -> tuple[str | None, Span | None] | None:
    """Return the first weapon between two mentions, with those joined to it: "artillery and missiles"."""
    mentions, letters = tagged
    found = re.compile(r"v(?:(?:,|,?&)[_1xyN-]{0,3}v)*").search(letters, low, high)
    if found is None:
        return None
    span = Span(mentions[found.start()].start, mentions[found.end() - 1].end)
    return " ".join(span.of(sentence.text).split()), span


def place_of(
    sentence: Sentence, attack: Attack, stretch: Stretch, target: Phrase | None, claimant: Party | None
) -> tuple[Place | None, Span | None]:
    """Return where it was: a place in the target, else the next one named behind the act."""
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
    return _by_epithet(sentence, target, claimant)


def _first_place(
    sentence: Sentence, tagged: Tagged, low: int, high: int, *, located: bool
) -> tuple[Place, Span] | None:
    """Return the first place of a stretch that is not where the fire came from."""
    mentions, letters = tagged
    region: tuple[Place, Span] | None = None
    for index in range(low, high):
        mention = mentions[index]
        if letters[index] not in "ZAP" or re.search(r"[0@][_1xcypP/]{0,5}$", letters[:index]):
            continue
        key = mention.key if letters[index] == "Z" else sentence.vocabulary.places.get(sentence.words(mention))
        if key is None or (located and letters[index] != "Z" and not re.search(r"[i/][_1]?$", letters[:index])):
            continue
        found = sentence.vocabulary.lexicon.place(key), Span(mention.start, mention.end)
        if letters[index] != "P":
            return found
        region = region or (found if not mention.possessive else None)
    return region


_CALLED: Final = {
    ("azerbaijan", "second_city"): "ganja",
    ("armenia", "second_city"): "gyumri",
    ("azerbaijan", "capital"): "baku",
    ("armenia", "capital"): "yerevan",
    ("nagorno-karabakh", "capital"): "stepanakert",
}
"""Which place a party's second city and its capital are."""


def _by_epithet(
    sentence: Sentence, target: Phrase | None, claimant: Party | None
) -> tuple[Place | None, Span | None]:
    """Return the place that "its second-largest city" is, by whose city it is."""
    if target is None:
        return None, None
    forms = {
        form.text: form.keys[0] for form in sentence.vocabulary.lexicon.forms if str(form.kind) == "epithet"
    }
    key = forms.get(sentence.lower[target.span.start : target.span.end])
    owner = _owner(sentence, target, claimant) if key is not None else None
    known = _CALLED.get((owner.id, key)) if owner is not None and key is not None else None
    if known is None:
        return None, None
    return sentence.vocabulary.lexicon.place(known), target.span


def _owner(sentence: Sentence, target: Phrase, claimant: Party | None) -> Party | None:
    tagged = sentence.tagged_in("allegations")
    if not target.first:
        return None
    before = tagged.mentions[target.first - 1]
    if before.letter in "PA":
        return sentence.vocabulary.lexicon.party(before.key).root
    if before.letter == "H":
        owners = antecedent(sentence, before, claimant)
        return owners[0] if len(owners) == 1 else None
    return claimant if sentence.words(before) == "country's" else None


def day_of(sentence: Sentence, attack: Attack, stretch: Stretch) -> tuple[Period | None, Span | None]:
    """Return the day of an attack: one behind the act, or before it, that is not the day it was told on."""
    mentions, letters = attack.tagged
    lowest = attack.act if attack.verb >= 0 else stretch.low
    days = [
        index
        for index in range(lowest, stretch.high)
        if letters[index] == "D" and not _SAYING.search(letters[max(0, index - 3) : index])
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
