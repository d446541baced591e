"""Offsets in other units: our values count code points, JavaScript UTF-16 code units, files bytes.

An emoji or a mathematical letter is one code point, two units of UTF-16 and four bytes of UTF-8; where a text
holds such, an offset that is handed on without conversion points beside its words.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import final

from nkconflict.errors import SpanError
from nkconflict.model.checks import Named
from nkconflict.model.spans import Span

__all__ = ["Offsets", "Unit"]


class Unit(Named):
    """What an offset counts."""

    CODE_POINTS = "code points"
    UTF_16 = "utf-16"
    BYTES = "bytes"


@final
class Offsets:
    r"""The offsets of one text in a unit, and back.

    >>> offsets = Offsets("\U0001f54a 729", Unit.UTF_16)
    >>> offsets.of(Span(2, 5)), offsets.back(3, 6)
    ((3, 6), Span(start=2, end=5))
    """

    def __init__(self, text: str, unit: Unit | str = Unit.CODE_POINTS) -> None:
        self._length = len(text)
        self._starts: list[int] | None = None
        if Unit(unit) is not Unit.CODE_POINTS and not text.isascii():
            width = _units if Unit(unit) is Unit.UTF_16 else _bytes
            self._starts = list(accumulate(map(width, text), initial=0))

    def of(self, span: Span) -> tuple[int, int]:
        """Return where a span of code points starts and ends in this unit."""
        if self._starts is None:
            return span.start, span.end
        return self._starts[span.start], self._starts[span.end]

    def back(self, start: int, end: int) -> Span:
        """Return the span of code points; SpanError outside the text, or within a character."""
        return Span(self._point(start), self._point(end))

    def _point(self, offset: int) -> int:
        if type(offset) is not int:
            raise SpanError(f"an offset must be a whole number, not {offset!r:.40}")
        if self._starts is None:
            if 0 <= offset <= self._length:
                return offset
        else:
            at = bisect_left(self._starts, offset)
            if at <= self._length and self._starts[at] == offset:
                return at
        raise SpanError(f"offset {offset} is not at a character of the text")


def _units(character: str) -> int:
    return 2 if character > "\uffff" else 1


def _bytes(character: str) -> int:
    return 1 if character < "\x80" else 2 if character < "\u0800" else 3 if character <= "\uffff" else 4
