"""The clause of a meeting: how far to either side of its words its day and place may stand.

It ends at another verb, at a word of saying and at what came before or after. A noun takes the verb that is
told of it along ("talks between the two, held on Friday, ended in Geneva"), and a few words in quotation
marks end nothing.
"""

from __future__ import annotations

import re
from typing import Final

from nkconflict.reading.context import Sentence

__all__ = ["OTHER_EVENTS", "Stretch", "clause_of"]

Stretch = tuple[int, int]
"""Positions `[first, last)` among the mentions of a sentence."""

OTHER_EVENTS: Final = frozenset(
    "after before following amid when where as under against despite since until".split()
)
_BOUNDS: Final = frozenset(';.:"SBq()')
_ENDS: Final = frozenset(';.:SBqbhmkMVCGtLc">')
_GOES_ON: Final = re.compile(r",(?=[DiyPZAp^])|&(?=[DpPAIZ_y]|x[xO]{0,2}/)")
_PREDICATE: Final = re.compile(r"(?:,?[^,;.:\"SG]{1,30},|,)?[hbmL^]{0,4}(?:G|bC)")
_QUOTED: Final = re.compile(r"\"[^\"DZA]{1,8}\"")


def clause_of(sentence: Sentence, first: int, last: int, *, noun: bool) -> Stretch:
    """Return the clause around a shape `[first, last)`; `noun` where it has no verb of its own."""
    mentions, letters = sentence.tagged_in("talks")
    low = first
    while low and letters[low - 1] not in _BOUNDS:
        if letters[low - 1] == "i" and sentence.words(mentions[low - 1]) in OTHER_EVENTS:
            break
        low -= 1
    told = _PREDICATE.match(letters, last) if noun else None
    high = told.end() if told is not None else last
    while high < len(letters):
        quoted = _QUOTED.match(letters, high)
        if quoted is not None:
            high = quoted.end()
            continue
        if letters[high] in _ENDS or (letters[high] in ",&" and not _GOES_ON.match(letters, high)):
            break
        if letters[high] == "i" and sentence.words(mentions[high]) in OTHER_EVENTS:
            break
        high += 1
    return low, high
