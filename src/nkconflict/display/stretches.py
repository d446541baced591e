"""What stands in a stretch of a text, found without going through all that stands elsewhere.

A view asks this of every block, and a text may have as many blocks as claims: where each question went
through all claims, a text of twice the size would take four times as long to show.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

from nkconflict.model.spans import Span

__all__ = ["Stretches"]


class Stretches:
    """Spans, each with a number that may stand for several of them."""

    def __init__(self, spans: Iterable[tuple[Span, int]]) -> None:
        self._spans = sorted(spans, key=lambda one: (one[0].start, one[0].end))
        self._starts = [span.start for span, _ in self._spans]
        # how far the spans up to each reach: those before the first that reaches a place end before it
        self._reach = list(accumulate((span.end for span, _ in self._spans), max))

    def begun_in(self, stretch: Span) -> list[int]:
        """Return the numbers of the spans that begin within a stretch, in order."""
        first, last = bisect_left(self._starts, stretch.start), bisect_left(self._starts, stretch.end)
        return sorted(number for _, number in self._spans[first:last])

    def over(self, stretch: Span) -> list[tuple[Span, int]]:
        """Return the spans that have a character in common with a stretch, by where they begin."""
        first, last = bisect_right(self._reach, stretch.start), bisect_left(self._starts, stretch.end)
        return [one for one in self._spans[first:last] if one[0].overlaps(stretch)]
