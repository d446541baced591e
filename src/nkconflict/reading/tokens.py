"""Sentences cut into tokens, before anybody asks what they mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from nkconflict.reading.dates import DateMention
from nkconflict.reading.numbers import NUMERALS, Number, read_numbers
from nkconflict.reading.tries import TOKEN

__all__ = ["Cut", "cut"]

_DIGIT: Final = re.compile("[0-9]")


class Cut(NamedTuple):
    """A sentence in lower-case tokens: where each begins, and the dates and numbers by where they begin."""

    words: list[str]
    starts: list[int]
    marked: dict[int, DateMention | Number]


def cut(lower: str, start: int, end: int, dates: Sequence[DateMention] = ()) -> Cut:
    """Return the sentence at `[start, end)` in tokens, its numbers read; `dates` are its dates."""
    words = TOKEN.findall(lower, start, end)
    starts: list[int] = []
    stop, find = start, lower.find
    for word in words:
        at = find(word, stop)
        starts.append(at)
        stop = at + len(word)
    marked: dict[int, DateMention | Number] = {}
    if dates or not NUMERALS.isdisjoint(words) or _DIGIT.search(lower, start, end):
        taken = [(date.span.start, date.span.end) for date in dates]
        marked = {number.start: number for number in read_numbers(lower, start, end, taken)}
        marked |= {date.span.start: date for date in dates}
    return Cut(words, starts, marked)
