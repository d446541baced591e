"""Numbers as newspapers write them: digits with commas, words, dozens, ranges, and vague words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from nkconflict.model.counts import VAGUE_WORDS

__all__ = ["NUMERALS", "Number", "read_numbers"]

_UNITS: Final = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
        " sixteen seventeen eighteen nineteen".split()
    )
}
_TENS: Final = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_SCALES: Final = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1_000, "million": 1_000_000}
_MANY: Final = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2_000}
NUMERALS: Final = frozenset((*_UNITS, *_TENS, *_SCALES, *_MANY, "several", "few", "half", "tens", "nobody"))
"""The words of which a written number has at least one."""

MOST_DIGITS: Final = 12
"""Digits beyond which a figure is no count of persons: a telephone number, a hash, a line of zeros."""


class Number(NamedTuple):
    """A number found at `[start, end)`: `low == high` for a plain one; `words` for a vague one ("dozens")."""

    start: int
    end: int
    low: int
    high: int
    words: str | None


@cache
def _pattern() -> re.Pattern[str]:
    scale = "|".join(_SCALES)
    many = "|".join(_MANY)
    digits = r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+"
    tens, units = "|".join(_TENS), "|".join(_UNITS)
    below = rf"(?:(?:{tens})(?:[- ](?:{units}))?|(?:{units}))\b"
    scaled = rf"{below}(?: (?:{scale})\b)+"
    # A comma or "and" joins numbers only after a scale: "two hundred and five", but "three, two of them".
    spelled = rf"(?:{scaled}(?:(?: and)? {scaled})*(?:(?: and)? {below})?|{below})"
    return re.compile(
        r"(?<![\w.,])(?:"
        rf"(?P<digits>{digits})(?: ?(?P<scale>million|thousand|dozen)\b)?(?![.,:]?[0-9]|[^\W\d_])"
        rf"|(?P<vague>tens of thousands|hundreds of thousands|(?:several|a few) (?:{scale})|several|a few"
        rf"|{many})\b(?P<or_more>,? (?:maybe|perhaps|possibly|if not|or even|even|or) (?:{many})\b,?(?= ))?"
        rf"|(?P<article>(?:half )?an? (?:{scale})\b(?! of thousands))"
        r"|(?P<nobody>(?:no[ -]one|nobody)"
        r"(?= (?:was|were|has been|had been) (?:\w+ )?(?:hurt|killed|wounded|injured)\b))"
        rf"|(?P<spelled>{spelled})\b"
        r")"
    )


def read_numbers(lower: str, start: int, end: int, taken: Sequence[tuple[int, int]] = ()) -> list[Number]:
    """Return the numbers of a folded, lower-case stretch in order, but for those in stretches `taken`."""
    found: list[Number] = []
    for match in _pattern().finditer(lower, start, end):
        begin, stop = match.span()
        if taken and any(low < stop and begin < high for low, high in taken):
            continue
        words = match["vague"]
        if words:
            word = words.replace("a few ", "several ")
            if word not in VAGUE_WORDS:
                continue
            found.append(Number(begin, stop, VAGUE_WORDS[word], -1, word))
            continue
        if match["digits"]:
            digits = match["digits"].replace(",", "")
            if len(digits) > MOST_DIGITS:
                continue
            value = int(digits) * _SCALES.get(match["scale"] or "", 1)
        elif match["article"]:
            parts = match["article"].split()
            value = _SCALES[parts[-1]] // (2 if parts[0] == "half" else 1)
        elif match["nobody"]:
            value = 0
        else:
            value = _spelled(match["spelled"])
        found.append(Number(begin, stop, value, value, None))
    return _joined(lower, found) if len(found) > 1 else found


def _spelled(words: str) -> int:
    total = run = 0
    for word in re.split(r"[-, ]+", words):
        if word in _SCALES:
            run = max(run, 1) * _SCALES[word]
            if _SCALES[word] >= 1_000:
                total, run = total + run, 0
        elif word != "and":
            run += _UNITS.get(word, _TENS.get(word, 0))
    return total + run


def _joined(lower: str, found: list[Number]) -> list[Number]:
    """Join two plain figures with a dash, or "between n and m", into one range."""
    joined: list[Number] = []
    for figure in found:
        if (
            joined
            and figure.words is None
            and (last := joined[-1]).words is None
            and last.low == last.high < figure.low == figure.high
        ):
            gap = lower[last.end : figure.start]
            before = lower[max(0, last.start - 9) : last.start]
            dashed = gap.strip() in ("-", "\u2014") and len(gap) <= 3
            if (
                dashed
                or (gap == " and " and before.endswith("between "))
                or (gap == " to " and not before.endswith(("from ", "by ")))
            ):
                start = last.start - 8 if before.endswith("between ") else last.start
                joined[-1] = Number(start, figure.end, last.low, figure.low, None)
                continue
        joined.append(figure)
    return joined
