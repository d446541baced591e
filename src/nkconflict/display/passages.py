"""An article's text cut where marks begin and end, each piece with all that was read from it.

Passages of claims lie in one another (a figure in what somebody said), cross, and repeat. So the text is cut
at every edge, and a piece knows every claim whose passage it is of. The claim with the shortest passage is
the one that a reader who points at the piece means; the longest is drawn around it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

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
        self._claims: dict[int, Span] = {}
        self._fields: dict[int, list[Span]] = defaultdict(list)
        for position, sighting in enumerate(report.sightings):
            if isinstance(sighting.evidence, Evidence):
                self._claims[position] = sighting.evidence.span
                self._fields[position] = [mark.span for mark in sighting.evidence.marks]
        self._residue = {position: left.span for position, left in enumerate(report.residue)}

    def claims_in(self, stretch: Span) -> list[int]:
        """Return the sightings whose evidence begins within a stretch, in order of reading."""
        return [n for n, span in self._claims.items() if stretch.start <= span.start < stretch.end]

    def residue_in(self, stretch: Span) -> list[int]:
        """Return the residue that begins within a stretch."""
        return [n for n, span in self._residue.items() if stretch.start <= span.start < stretch.end]

    def of(self, stretch: Span) -> Iterator[Passage]:
        """Yield the pieces of a stretch of the text, which they tile."""
        claims = {n: span for n, span in self._claims.items() if span.overlaps(stretch)}
        fields = {n: found for n, spans in self._fields.items() if (found := _near(spans, stretch))}
        residue = {n: span for n, span in self._residue.items() if span.overlaps(stretch)}
        every = [*claims.values(), *residue.values(), *(span for spans in fields.values() for span in spans)]
        inside = {at for span in every for at in (span.start, span.end) if stretch.start < at < stretch.end}
        for start, end in pairwise(sorted({stretch.start, stretch.end} | inside)):
            piece = Span(start, end)
            over = [n for n, span in claims.items() if span.covers(piece)]
            yield Passage(
                piece,
                claims=tuple(sorted(over, key=lambda n: (len(claims[n]), n))),
                fields=tuple(n for n, spans in fields.items() if any(span.covers(piece) for span in spans)),
                residue=tuple(n for n, span in residue.items() if span.covers(piece)),
                begins=tuple(n for n in over if claims[n].start == start),
                ends=tuple(n for n in over if claims[n].end == end),
            )


def _near(spans: Iterable[Span], stretch: Span) -> list[Span]:
    return [span for span in spans if span.overlaps(stretch)]
