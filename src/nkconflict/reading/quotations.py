"""Quotations: where somebody's own words begin and end in a block.

The marks are read from folded text, so curly, straight and guillemets are one mark; doubled apostrophes
are another way to write it. Which way a mark faces is told by the blanks around it, and marks are paired
like brackets: a quotation within a quotation belongs to the outer one. A mark that nothing closes runs to
the end of its block where no other begins a sentence behind it, since a speech over several paragraphs is
closed in the last one only; else its end is unknown, and it is no quotation. Words are never cut and
never completed.

Single quotation marks look like apostrophes. They count where one stands before a word and another behind
one, outside of any double marks.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple, TypeAlias

__all__ = ["Quotation", "closes_first", "introduction", "marked", "quotations"]

LONGEST_INTRODUCTION: Final = 1_000
"""Characters that a sentence may have before the colon that announces a quotation."""

LONGEST_SINGLE: Final = 600
"""Code points between single marks, at the most: beyond that, two apostrophes are likelier."""

# Each begins with the mark itself, and looks back from there: that is searched many times as fast.
_MARK: Final = re.compile(r"\"|'(?<!'')'(?!')")
_SINGLE: Final = re.compile(r"'(?<![\w'.,!?)]')(?=[^\W\d_])")
_SINGLE_END: Final = re.compile(r"'(?<=[\w.,!?\u2026)]')(?![\w'])")
_WORD: Final = re.compile(r"\w")
_BEFORE_OPENING: Final = frozenset(" ([-\u2014/:")
_BEHIND_CLOSING: Final = re.compile(r"\s|[.,;:)]|$")
_STOPS: Final = frozenset(".,!?\u2026")


class Quotation(NamedTuple):
    """The words at `[start, end)` between marks; with its marks it takes `[opens, closes)`.

    `closed` is whether a closing mark was found, `single` whether the marks are single ones, `sure` whether
    it is known where the words end. What is not sure is only set aside, so as not to be the report's.
    """

    start: int
    end: int
    opens: int
    closes: int
    closed: bool = True
    single: bool = False
    sure: bool = True


class _Mark(NamedTuple):
    """A double mark at `[start, end)`: whether it can open, and whether it can do nothing else.

    `after_stop` is whether it stands behind a stop and a blank, `tight` whether a small letter follows.
    """

    start: int
    end: int
    opens: bool
    only_opens: bool
    after_stop: bool
    tight: bool = False


def marked(folded: str, start: int, end: int) -> bool:
    """Say whether a stretch has a mark that may be one of quotation, or stands right behind one."""
    return (
        folded.find('"', start, end) >= 0
        or folded[max(0, start - 2) : start].rstrip()[-1:] in ('"', "'")
        or (
            folded.find("'", start, end) >= 0
            and (folded.find("''", start, end) >= 0 or _SINGLE.search(folded, start, end) is not None)
        )
    )


def introduction(folded: str, start: int) -> int:
    """Return where the sentence begins whose colon announces the quotation that a block opens with, or 0."""
    if not folded.startswith('"', start):
        return 0
    low = max(0, start - LONGEST_INTRODUCTION)
    before = folded[low:start].rstrip()
    if not before.endswith(":"):
        return 0
    stop = max(before.rfind(". "), before.rfind('" '), before.rfind("  "))
    return low + stop if stop >= 0 else 0


def closes_first(folded: str, start: int, end: int) -> bool:
    """Say whether a block ends a quotation that an earlier one opened: of its odd marks the first closes."""
    first = folded.find('"', start, end)
    if first <= start or folded.count('"', first, end) % 2 == 0:
        return False
    return not folded[first - 1].isspace() and _BEHIND_CLOSING.match(folded, first + 1, end) is not None


def quotations(folded: str, start: int, end: int, *, resumed: bool = False) -> list[Quotation]:
    """Return the quotations of a block at `[start, end)`, in order and without overlap.

    `resumed` says that the block before it ended within one: then this one may go on without a mark.
    """
    if folded.find('"', start, end) < 0 and folded.find("'", start, end) < 0:
        return []
    marks = [_mark(folded, start, end, *match.span()) for match in _MARK.finditer(folded, start, end)]
    if resumed and marks and not marks[0].opens:
        marks.insert(0, _Mark(start, start, True, True, False))
    found = [_between(folded, low, high, end) for low, high in _outermost(folded, marks, end)]
    kept = [quotation for quotation in found if _WORD.search(folded, quotation.start, quotation.end)]
    return sorted([*kept, *_singles(folded, start, end, kept)])


def _mark(folded: str, start: int, end: int, at: int, stop: int) -> _Mark:
    before = folded[at - 1] if at > start else " "
    after = folded[stop] if stop < end else " "
    blank = before.isspace() or before in _BEFORE_OPENING
    opens = blank or (before in _STOPS and not after.isspace() and after.isalpha())
    last = folded[max(start, at - 2) : at].rstrip()[-1:]
    only_opens = blank and not after.isspace() and after not in _STOPS
    return _Mark(at, stop, opens, only_opens, last in _STOPS, after.islower())


_Pair: TypeAlias = tuple[_Mark, _Mark | None]


def _outermost(folded: str, marks: Sequence[_Mark], end: int) -> list[_Pair]:
    """Pair the marks, and return the pairs that no other pair holds, in order."""
    open_marks: list[_Mark] = []
    pairs: list[_Pair] = []
    for index, mark in enumerate(marks):
        if not open_marks:
            if mark.opens:
                open_marks.append(mark)
        elif mark.only_opens:
            open_marks.append(mark)
        elif not _of_inches(folded, mark, marks[index + 1 : index + 2]):
            pairs.append((open_marks.pop(), mark))
    ordered = sorted([*pairs, *_left_open(open_marks, pairs)], key=lambda pair: pair[0].start)
    outermost: list[_Pair] = []
    reached = -1
    for low, high in ordered:
        if low.start >= reached:
            outermost.append((low, high))
            reached = high.end if high is not None else end
    return outermost


def _of_inches(folded: str, mark: _Mark, following: Sequence[_Mark]) -> bool:
    """Say whether a mark behind a figure measures it, while the quotation goes on to its own end."""
    figure = folded[mark.start - 1].isdigit() and folded[mark.end : mark.end + 1] == " "
    goes_on = folded[mark.end + 1 : mark.end + 2].islower() and any(not other.opens for other in following)
    return figure and goes_on


def _left_open(unclosed: Sequence[_Mark], pairs: Sequence[_Pair]) -> Iterator[_Pair]:
    """Yield what marks without another begin: a pair, a quotation without an end, or nobody knows what."""
    begun = sorted([(low.start, low) for low, _ in pairs] + [(low.start, low) for low in unclosed])
    starts = [start for start, _ in begun]
    last_sentence = max((low.start for low, _ in pairs if low.after_stop), default=-1)
    index = 0
    while index < len(unclosed):
        mark = unclosed[index]
        place = bisect(starts, mark.start)
        following = begun[place][1] if place < len(begun) else None
        if following is None or (index + 1 == len(unclosed) and last_sentence < mark.start):
            yield mark, None
        elif following in unclosed[index + 1 : index + 2] and following.after_stop and following.tight:
            yield mark, following  # '... in hospitals, "the office said': a closing mark behind the blank
            index += 1
        else:
            yield mark, _Mark(following.start, following.start, False, False, False)
        index += 1


def _between(folded: str, low: _Mark, high: _Mark | None, end: int) -> Quotation:
    start, stop = low.end, high.start if high is not None else end
    sure = high is None or high.end > high.start
    while start < stop and folded[start].isspace():
        start += 1
    while start < stop and folded[stop - 1].isspace():
        stop -= 1
    closes = high.end if high is not None else stop
    return Quotation(start, stop, low.start, closes, high is not None, sure=sure)


def _singles(folded: str, start: int, end: int, doubles: Sequence[Quotation]) -> Iterator[Quotation]:
    """Yield what stands between single marks in the stretches that double ones leave."""
    for low, high in _gaps(start, end, doubles):
        at = low
        while (opening := _SINGLE.search(folded, at, high)) is not None:
            at = opening.end()
            following = _SINGLE.search(folded, at, high)
            limit = min(following.start() if following else high, at + LONGEST_SINGLE)
            stop = _single_end(folded, at, limit)
            if stop is not None:
                yield Quotation(at, stop, opening.start(), stop + 1, single=True)
                at = stop + 1


def _single_end(folded: str, start: int, end: int) -> int | None:
    """Return where a single mark closes: behind a stop if one does, else at the only one that can."""
    ends = [match.start() for match in _SINGLE_END.finditer(folded, start, end)]
    behind_stop = [at for at in ends if folded[at - 1] in _STOPS]
    if behind_stop:
        return behind_stop[0]
    return ends[0] if len(ends) == 1 and folded[ends[0] - 1] != "s" else None


def _gaps(start: int, end: int, quotations_: Sequence[Quotation]) -> Iterator[tuple[int, int]]:
    at = start
    for quotation in quotations_:
        yield at, quotation.opens
        at = quotation.closes
    yield at, end
