"""An article's text cut where marks begin and end, each piece with all that was read from it.

Passages of claims lie in one another (a figure in what somebody said), cross, and repeat. So the text is cut
at every edge, and a piece knows every claim whose passage it is of. The claim with the shortest passage is
the one that a reader who points at the piece means; the longest is drawn around it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from nkconflict.display.stretches import Stretches
from nkconflict.model.reports import Report
from nkconflict.model.sightings import Evidence
from nkconflict.model.spans import Span

__all__ = ["Passage", "Passages"]


class Passage(NamedTuple):
    """A piece of text: positions of the sightings it is evidence of, the shortest first, and of field marks.

    `ends` are those whose evidence ends with the piece, `begins` those whose evidence begins with it.
    """

    span: Span
    claims: tuple[int, ...] = ()
    fields: tuple[int, ...] = ()
    residue: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


class Passages:
    """The marks of a report in the order of its text, to be asked for stretch by stretch."""

    def __init__(self, report: Report) -> None:
        self._spans: dict[int, Span] = {}
        fields: list[tuple[Span, int]] = []
        for position, sighting in enumerate(report.sightings):
            if isinstance(sighting.evidence, Evidence):
                self._spans[position] = sighting.evidence.span
                fields += [(mark.span, position) for mark in sighting.evidence.marks]
        self._claims = Stretches((span, position) for position, span in self._spans.items())
        self._fields = Stretches(fields)
        self._residue = Stretches((left.span, position) for position, left in enumerate(report.residue))

    def claims_in(self, stretch: Span) -> list[int]:
        """Return the sightings whose evidence begins within a stretch, in order of reading."""
        return self._claims.begun_in(stretch)

    def residue_in(self, stretch: Span) -> list[int]:
        """Return the residue that begins within a stretch."""
        return self._residue.begun_in(stretch)

    def of(self, stretch: Span) -> Iterator[Passage]:
        """Yield the pieces of a stretch of the text, which they tile."""
        marks = [_Open(all_of_them, stretch) for all_of_them in (self._claims, self._fields, self._residue)]
        edges = {stretch.start, stretch.end}.union(*(one.edges for one in marks))
        for start, end in pairwise(sorted(edges)):
            over, read, left = (one.over(start) for one in marks)
            lengths = {n: len(self._spans[n]) for n in over}
            yield Passage(
                Span(start, end),
                claims=tuple(sorted(over, key=lambda n: (lengths[n], n))),
                fields=read,
                residue=left,
                begins=tuple(n for n in over if self._spans[n].start == start),
                ends=tuple(n for n in over if self._spans[n].end == end),
            )


class _Open:
    """Spans, each with a position, that open and close as a stretch is gone through from its start."""

    def __init__(self, spans: Stretches, stretch: Span) -> None:
        near = [(span, n) for span, n in spans.over(stretch) if len(span)]
        every = (at for span, _ in near for at in (span.start, span.end))
        self.edges = {at for at in every if stretch.start < at < stretch.end}
        self._ahead = sorted(near, key=lambda one: one[0].start, reverse=True)
        self._open: list[tuple[Span, int]] = []

    def over(self, at: int) -> tuple[int, ...]:
        """Return, in order, the positions of what covers the character at a place, which only ever grows."""
        while self._ahead and self._ahead[-1][0].start <= at:
            self._open.append(self._ahead.pop())
        self._open = [(span, n) for span, n in self._open if span.end > at]
        return tuple(sorted({n for _, n in self._open}))
