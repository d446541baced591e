"""Noun phrases as the text has them: "oil pipeline", "several civilian settlements", "towns and villages".

A phrase begins behind its article, possessive and "other", goes on over "of" and over lists, and ends where a
verb, an adverb or another clause begins. Unknown words are judged by their endings.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from nkconflict.model.spans import Span
from nkconflict.reading.context import Sentence
from nkconflict.reading.mentions import Mention, Tagged

__all__ = ["LISTED", "Phrase", "noun_phrase"]

LISTED: Final = re.compile(
    r",[_1xcy/]{0,4}[ZA][xc]{0,2}(?:,[_1xcy/]{0,4}[ZA][xc]{0,2}){0,6},?&[_1xc]{0,3}[ZAyc]"
)
"""A comma within a list of places: "the towns of Goris, Sotk and Jermuk"."""

_NOUNS: Final = frozenset("xypPZANEcgGOvn-'/&_1HYe")
_HEADS: Final = re.compile(r"[xyZAEcgGOvPYep]")
_VERBAL: Final = re.compile(
    r"(?:ed|ing|ly)$|^(?:and|or|over|after|since|so|as|who|more|than|then|again|early|late|left|far|within|deep"
    r"|despite|without|because|until|once|twice|all|overnight|just|only|there|down|back|up|out)$"
)
_NOMINAL: Final = frozenset(
    "building buildings housing crossing surrounding neighboring neighbouring populated uninhabited inhabited"
    " armed fortified densely heavily".split()
)
"""Words with the endings of verbs and adverbs that belong to noun phrases."""
_JOINED: Final = re.compile(r"[_1H]?[xypPNOHv'-]{0,5}?[cZAgGy]")
_LEFT_OUT: Final = frozenset(("other", "another", "some", "more", "own"))
_SIDE_OF: Final = re.compile(r"(?:north|south)?-?(?:east|west|north|south)(?:ern)? of\b")
_MEASURED: Final = re.compile(
    r"(?:an? |the )?(?:\d+|(?!other|hard|end|war)[a-z-]+) (?:more )?"
    r"(?:times|hours|days|minutes|weeks|months)\b"
)
"""How often or how long, which is no part of what was hit: "the town three times"."""


class Phrase(NamedTuple):
    """A noun phrase: its words, where they stand, and the positions of its mentions."""

    words: str
    span: Span
    first: int
    last: int


def noun_phrase(sentence: Sentence, tagged: Tagged, start: int, high: int) -> Phrase | None:
    """Return the noun phrase that begins at a mention, without article and possessive, if there is one."""
    mentions, letters = tagged
    first = _bare(sentence, tagged, start, high)
    last = first
    while last < high and (
        (letters[last] in _NOUNS and not _ends(sentence, tagged, last, high))
        or (last > first and LISTED.match(letters, last))
    ):
        last += 1
    while last > first and (
        letters[last - 1] in "-'/&_1Hn" or sentence.words(mentions[last - 1]).endswith("ly")
    ):
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
        letters[first] in "_1H"
        or sentence.words(mentions[first]) in _LEFT_OUT
        or (letters[first] == "/" and first > start)  # "some of its positions"
    ):
        first += 1
    for index in range(first, min(first + 3, high)):
        if letters[index] not in "xypPAZO":
            break
        if mentions[index].possessive or sentence.words(mentions[index]).endswith("'s"):
            return _bare(sentence, tagged, index + 1, high)
    return first


def _ends(sentence: Sentence, tagged: Tagged, index: int, high: int) -> bool:
    """Say whether a noun phrase ends before a mention: a verb, an adverb, an "and" without a noun behind."""
    mentions, letters = tagged
    if letters[index] == "&":
        joined = _JOINED.match(letters, index + 1, high)
        return joined is None or _verbal(sentence, mentions[index + 1])
    if letters[index] == "/" and (index + 1 >= high or letters[index + 1] not in "_1xypPZAHcgGN"):
        return True
    start = mentions[index].start
    if _SIDE_OF.match(sentence.lower, start) or _MEASURED.match(sentence.lower, start):
        return True
    return _verbal(sentence, mentions[index])


def _verbal(sentence: Sentence, mention: Mention) -> bool:
    """Say whether an unknown word looks like a verb or adverb."""
    word = sentence.words(mention)
    return mention.letter == "x" and word not in _NOMINAL and _VERBAL.search(word) is not None
