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

__all__ = ["Phrase", "Stretch", "day_of", "noun_phrase", "place_of", "target_of", "weapon_of"]

_NOUNS: Final = frozenset("xypPZANEcgGOvn-'/&_1HYe")
_HEADS: Final = re.compile(r"[xyZAEcgGOvPYep]")
_ENDS: Final = re.compile(
    r"(?:ed|ing|ly)$|^(?:and|or|over|after|since|so|as|who|more|than|then|again|early|late|left|far|within|deep"
    r"|despite|without|because|until|once|twice|all|killed|overnight|just|only|there|down|back|up|out)$"
)
_NOUNS_IN_ING: Final = frozenset("building buildings housing crossing surrounding neighboring neighbouring".split())
_ADJECTIVES_IN_ED: Final = frozenset("populated uninhabited inhabited armed fortified".split())
_CLAUSES: Final = frozenset("when as after before where".split())
_AT: Final = frozenset("at on against towards toward into".split())
_LISTED: Final = re.compile(r",[_1xcy/]{0,4}[ZA][xc]{0,2}(?:,[_1xcy/]{0,4}[ZA][xc]{0,2}){0,6},?&[_1xc]{0,3}[ZAyc]")
"""A comma within a list: "the towns of Goris, Sotk and Jermuk"."""
_ORIGIN: Final = re.compile(r"(?:@[_1xcypP/]{0,5}|0[_1xcypP/i]{0,6})$")
_LOCATED: Final = re.compile(r"(?:[i/][_1]?|c,)$")
_SIDE_OF: Final = re.compile(r"(?:north|south)?-?(?:east|west|north|south)(?:ern)? of\b")
_BESIDE: Final = re.compile(r"(?:east|west|north|south) of (?:the )?$")
_SUCH_AS: Final = re.compile(r"(?:including|among them|such as|particularly|notably) $")
_ASIDE: Final = re.compile(r"i?D|\^|[i+][_1xyp]{0,3}[ZAPcvf](?:&?[vf])*")
_HOURS: Final = re.compile(r"(?:in|during|through) the (?:[a-z]+ )?(?:hours|morning|night|evening|afternoon)\b")
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
    first = _bare(sentence, tagged, start, high)
    last = first
    while last < high and (
        (letters[last] in _NOUNS and not _ends(sentence, tagged, last, high))
        or (last > first and _LISTED.match(letters, last))
    ):
        last += 1
    while last > first and (letters[last - 1] in "-'/&_1Hn" or sentence.words(mentions[last - 1]).endswith("ly")):
        last -= 1
    if last <= first or not _HEADS.search(letters[first:last]):
        return None
    start = mentions[first].start
    if sentence.lower.startswith("the ", start):
        start += 4  # "the region" is one mention
    span = Span(start, mentions[last - 1].end)
    words = " ".join(span.of(sentence.text).split())
    return Phrase(words.removesuffix("'s").removesuffix("\u2019s"), span, first, last)


def _bare(sentence: Sentence, tagged: Tagged, start: int, high: int) -> int:
    """Return where a noun phrase begins without its article, possessive and "other"."""
    mentions, letters = tagged
    first = start
    while first < high and (
        (letters[first] == "/" and first > start)  # "some of its positions"
        or letters[first] in "_1H" or sentence.words(mentions[first]) in ("other", "another", "some", "more", "own")
    ):
        first += 1
    for index in range(first, min(first + 3, high)):
        if letters[index] not in "xypPAZO":
            break
        if mentions[index].possessive or sentence.words(mentions[index]).endswith("'s"):
            return _bare(sentence, tagged, index + 1, high)
    return first


def _ends(sentence: Sentence, tagged: Tagged, index: int, high: int) -> bool:
    """Say whether a noun phrase ends before a mention: at a verb, an adverb, or "and" without a noun behind."""
    mentions, letters = tagged
    if letters[index] == "&":
        behind = re.match(r"[_1H]?[xypPNOHv'-]{0,5}?[cZAgGy]", letters[index + 1 : high])
        verb = index + 1 < high and _verbal(sentence, mentions[index + 1])
        return behind is None or verb
    if letters[index] == "/" and (index + 1 >= high or letters[index + 1] not in "_1xypPZAHcgGN"):
        return True
    if _SIDE_OF.match(sentence.lower, mentions[index].start):
        return True
    return letters[index] == "x" and _verbal(sentence, mentions[index])


def _verbal(sentence: Sentence, mention: Mention) -> bool:
    word = sentence.words(mention)
    if word in _NOUNS_IN_ING or word in _ADJECTIVES_IN_ED:
        return False
    return mention.letter == "x" and _ENDS.search(word) is not None and not word.endswith("densely")


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
            in_attacks = re.compile(r"i[_1xNv]{0,2}f").match(letters, index)
            return _directed(sentence, tagged, in_attacks.end() if in_attacks else index, stretch.high)
        if letters[index] in "T.;q":
            return None
    return None


def _subject(sentence: Sentence, attack: Attack, stretch: Stretch) -> Phrase | None:
    """Return the noun phrase before a passive: "other towns in the region were also targeted"."""
    mentions, letters = attack.tagged
    start = stretch.low
    for index in range(stretch.low, attack.first):
        if letters[index] == "q" or (letters[index] == "i" and sentence.words(mentions[index]) in _CLAUSES):
            start = index + 1
    commas = [index for index in range(start, attack.first) if letters[index] == ","]
    if commas and re.fullmatch(r"[hmb^]{0,4}", letters[commas[-1] + 1 : attack.first]):  # an apposition: "Ganja, the second city, was hit"
        start = commas[-3] + 1 if len(commas) > 2 else start
    elif commas and not _LISTED.match(letters, commas[0]):
        start = commas[-1] + 1
    while start < attack.first and letters[start] in ',qiD^&"':
        start += 1
    return noun_phrase(sentence, attack.tagged, start, attack.first)


def weapon_of(sentence: Sentence, attack: Attack, stretch: Stretch) -> tuple[str | None, Span | None]:
    """Return the weapon as the text has it, and where it was read."""
    tagged = attack.tagged
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
        places.append((stretch.low, act) if attack.passive else (act + 1, stretch.high))
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
    found = re.compile(r"v(?:(?:,|,?&)?[_1xyN-]{0,3}v)*").search(letters, low, high)
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
        if letters[index] not in "ZAP" or (located and _ORIGIN.search(letters[:index])):
            continue
        if located and _BESIDE.search(sentence.lower, sentence.start, mention.start):
            continue  # "east of Karabakh" is not in it
        if letters[index] == "P" and letters[index + 1 : index + 2] in tuple("OoGY"):
            continue  # "the Karabakh army"
        key = mention.key if letters[index] == "Z" else sentence.vocabulary.places.get(sentence.words(mention))
        if key is None or (located and letters[index] != "Z" and not _located(sentence, letters, index, mention)):
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
        _LOCATED.search(letters[:index]) is not None
        or _SUCH_AS.search(sentence.lower, sentence.start, mention.start) is not None
    )


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
