"""Tellers: whose a verb of telling is.

Most subjects are found as those of figures are (see `sources`), in the line that narrates. What a figure
can do without is added here: the subject behind an inverted verb, the one that an aside parts from it,
the one that several verbs share. Whoever speaks and is nobody known keeps an unnamed voice: that a
resident said so is worth keeping, who it was is not.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, NamedTuple

from nkconflict.model.attribution import Attribution, Voice
from nkconflict.model.spans import Span
from nkconflict.reading.context import Sentence
from nkconflict.reading.mentions import Mention, Tagged
from nkconflict.reading.speakers import Source
from nkconflict.reading.subjects import leftwards
from nkconflict.reading.whose import stands_for

__all__ = ["Saying", "bounds", "teller"]

LONGEST_ASIDE: Final = 28
"""Words, at the most, between the commas of an aside."""

_HEAD: Final = r"[_1H]?[xp]{0,3}[PAIYOoayr']{1,6}(?:[/i4>][_1]?[xp]{0,2}[PAZOoyI]{1,4}){0,2}(?:,?I)?"
_FIRST: Final = re.compile(rf"[\"(^,B]*(?:i(?P<local>[PZA]),?|i[_1x]{{0,2}}D,?)?(?P<who>{_HEAD})")
_SUBJECT: Final = re.compile(rf"{_HEAD}|W[xo]{{0,2}}")
_PARTED: Final = re.compile(r"[,\"=-]h?$|\",$")
_ENDS: Final = re.compile(r"(?:D|i[^bhm!S;,.\"]{1,8})?(?:[.,;:=\"()-]|$)")
_GOES_ON: Final = re.compile(r"(?![bhm!])")
_SHARING: Final = re.compile(r"[&B][\^xmh]{0,2}$")
_ASIDE: Final = re.compile(r"[,&B=][\^xh]{0,2}$")
_APPOSED: Final = re.compile(r"(?:[1_oOxyHpPA](?![bhm])[^\"S!;bhm,]{0,18}|Nx?),")
_LOCAL: Final = re.compile(r"i[PZA],?[_1r]")
_BY_MEDIUM: Final = re.compile(r"[i+][_1H]?[xp]{0,2}Wx?I$")
_PRONOUN: Final = re.compile(r"r[hmuxf^]{0,3}$")
_SOMEBODY: Final = r"(?:[_1HpPZxyQNn]{0,4}[GgyY](?:,?y{1,3})?|[_1][xpP]{1,4}y{0,3})"
_PEOPLE: Final = re.compile(rf"({_SOMEBODY}(?:,(?:Nx?,|1[npPx]{{1,4}},)?)?)[hu^]{{0,2}}$")
_PEOPLE_BEHIND: Final = re.compile(_SOMEBODY)


class Saying(NamedTuple):
    """Who says what a word of telling brings: positions of that word, and of its subject, in the line.

    `verb` is the word of telling: a verb, "according to", or the mark between a name and what it says.
    `shared` is whether the subject is that of an earlier verb too.
    """

    at: int
    first: int
    last: int
    who: Attribution
    subject: Span
    verb: Mention
    shared: bool = False


def teller(
    index: int, source: Source | None, line: Tagged, sentence: Sentence, found: Sequence[Saying]
) -> Saying | None:
    """Return who says what a verb brings: its own subject, an earlier verb's, or somebody unknown."""
    letters = line.letters
    saying = _inverted(index, line, sentence)
    if saying is None and (source is None or _in_aside(source, line)):
        saying = _past_aside(index, line, sentence)
    if saying is not None:
        return saying
    participle = _participle(index, line, sentence)
    if participle or _SHARING.search(letters, 0, index) is not None:
        return _sharing(index, line, sentence, found, participle=participle)
    if source is not None and source.start < line.mentions[index].start and not _parted(index, line):
        first, last = bounds(source, line)
        if not _is_object(line, first, index, sentence):
            if last + 1 < index and _goes_on(line, last):
                last += 1
            subject = Span(line.mentions[first].start, line.mentions[last].end)
            return Saying(index, first, last, source.attribution, subject, line.mentions[index])
    return _unknown(index, line)


def _inverted(index: int, line: Tagged, sentence: Sentence) -> Saying | None:
    """Return who says it where the subject follows: "..., said the ministry"."""
    letters, mentions = line.letters, line.mentions
    verb = mentions[index]
    if verb.kind == "demanding" or sentence.vocabulary.has("addressing", verb.key):
        return None
    if sentence.words(mentions[index]).endswith("ing"):
        return None  # "denied it, saying its army was elsewhere"
    before = _PARTED.search(letters, 0, index)
    subject = _SUBJECT.match(letters, index + 1)
    if subject is None or (index and before is None):
        return None
    quoted = before is not None and '"' in before[0]
    if (_GOES_ON if quoted else _ENDS).match(letters, subject.end()) is None:
        return None
    return _saying(index, subject.start(), subject.end() - 1, line, sentence, mentions[:index])


def _past_aside(index: int, line: Tagged, sentence: Sentence) -> Saying | None:
    """Return who says it where asides part name and verb: "Aliyev, asked by Tass, said"."""
    letters, mentions = line.letters, line.mentions
    floor = max(0, index - LONGEST_ASIDE)
    comma = letters.rfind(",", floor, index - 1) if letters[index - 1 : index] == "," else -1
    while comma > 0:
        aside = sentence.vocabulary.has("aside", sentence.words(mentions[comma + 1]))
        apposed = _APPOSED.match(letters, comma + 1) is not None
        if not aside and not apposed:
            return None
        if letters[comma - 1] == "I" or aside:
            parts, _ = leftwards(mentions, letters, comma)
            if not parts:
                return None
            first, last = mentions.index(parts[0]), mentions.index(parts[-1])
            return _saying(index, first, last, line, sentence, mentions[:comma])
        comma = letters.rfind(",", floor, comma)
    return None


def _parted(index: int, line: Tagged) -> bool:
    """Say whether a lone comma parts a verb from what stands before it: "... in Astana, said Tom"."""
    return line.letters[index - 1 : index] == "," and "," not in line.letters[: index - 1]


def _in_aside(source: Source, line: Tagged) -> bool:
    """Say whether what was taken for a subject may be part of an aside."""
    first, _ = bounds(source, line)
    person = source.attribution.person
    return person is None or person.id is None or line.letters[first - 1 : first] in tuple(">/4+i~")


def _saying(
    index: int, first: int, last: int, line: Tagged, sentence: Sentence, before: Sequence[Mention]
) -> Saying | None:
    """Return a saying whose subject stands between two positions, if it names somebody."""
    who = stands_for(line.mentions[first : last + 1], sentence.lower, sentence.discourse, before)
    if who is None:
        return None
    subject = Span(line.mentions[first].start, line.mentions[last].end)
    return Saying(index, first, last, who, subject, line.mentions[index])


def _participle(index: int, line: Tagged, sentence: Sentence) -> bool:
    """Say whether a verb has no subject of its own: "saying", "having said", but not "with Lavrov saying"."""
    having = line.letters[index - 1 : index] == "h"
    verb = line.mentions[index - 1 if having else index]
    own = line.letters[index - 1 : index] in ("I", "O", "o")
    return sentence.words(verb).split()[0].endswith("ing") and not own


def _sharing(
    index: int, line: Tagged, sentence: Sentence, found: Sequence[Saying], *, participle: bool
) -> Saying | None:
    """Return a saying whose subject is that of the verb before it, or what its sentence begins with."""
    verb = line.mentions[index]
    if found:
        return found[-1]._replace(at=index, verb=verb, shared=True)
    if participle and not _ASIDE.search(line.letters, 0, index):
        return None
    subject = _FIRST.match(line.letters)
    if subject is not None:
        first, last = subject.start("who"), subject.end("who") - 1
        local = [line.mentions[subject.start("local")]] if subject["local"] else []
        parts = [*local, *line.mentions[first : last + 1]]
        who = stands_for(parts, sentence.lower, sentence.discourse)
    elif (people := _PEOPLE_BEHIND.match(line.letters)) is not None:
        first, last = people.start(), people.end() - 1
        who = Attribution(voice=Voice.UNNAMED)
    else:
        return None
    span = Span(line.mentions[first].start, line.mentions[last].end)
    return Saying(index, first, last, who, span, verb, shared=True) if who is not None else None


def bounds(source: Source, line: Tagged) -> tuple[int, int]:
    """Return the positions of a source's first and last words, without a day or place before it."""
    starts = [mention.start for mention in line.mentions]
    first, last = bisect_left(starts, source.start), bisect_left(starts, source.end) - 1
    first = max(first, line.letters.rfind("D", first, last) + 1)
    while first < last and line.letters[first] in "&,":
        first += 1
    aside = line.letters.find(",i", first, last)
    last = aside - 1 if aside > first else last
    if first < last and (line.mentions[last].key == "third" or _BY_MEDIUM.search(line.letters, 0, last + 1)):
        return last, last  # "in Yerevan he said", "in a Twitter message Aliyev said"
    local = first and first < last and _LOCAL.match(line.letters, first - 1) is not None
    return first + bool(local), last


def _goes_on(line: Tagged, last: int) -> bool:
    """Say whether a subject goes on with an unknown word: "the co-chairs of the group"."""
    following = line.mentions[last + 1]
    open_end = line.letters[last] in "_1/H" or line.mentions[last].possessive
    return following.letter == "x" and (open_end or following.key == "ground")


def _is_object(line: Tagged, first: int, index: int, sentence: Sentence) -> bool:
    """Say whether what was taken for a subject is an object: "to take its forces out ..., he said"."""
    opening, before = line.mentions[first], line.letters[max(0, first - 1) : first]
    if before == ">" or (before in tuple("/4+i") and line.letters[index - 1] == ","):
        return True  # "Aliyev's message to Blinken", "..., with his guest Antony Blinken, said"
    if opening.letter != "x" or opening.kind == "onlooker":
        return False
    if sentence.vocabulary.has("senior", sentence.words(opening)):
        return False
    return line.letters[first + 1 : first + 2] in tuple("_1iH>/DN4")


def _unknown(index: int, line: Tagged) -> Saying | None:
    """Return somebody who speaks and is not known as yet: "a resident", "one woman", "he"."""
    letters, mentions = line.letters, line.mentions
    match = _PRONOUN.search(letters, max(0, index - 4), index)
    if match is not None and mentions[match.start()].key == "third":
        low = high = match.start()
    elif (match := _PEOPLE.search(letters, max(0, index - 14), index)) is not None:
        low, high = match.start(1), match.end(1) - 1
        high -= letters[high] == ","
    elif index and letters[index - 1] in ',"' and (match := _PEOPLE_BEHIND.match(letters, index + 1)):
        low, high = match.start(), match.end() - 1
    else:
        return None
    subject = Span(mentions[low].start, mentions[high].end)
    return Saying(index, low, high, Attribution(voice=Voice.UNNAMED), subject, mentions[index])
