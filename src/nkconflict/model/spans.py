"""Where something is written: half-open stretches of a text, in code points."""

from __future__ import annotations

from typing import Self, final

import attrs

from nkconflict.errors import PhraseError, SpanError
from nkconflict.model.checks import shown

__all__ = ["Span"]


@final
@attrs.frozen(order=True, weakref_slot=False)
class Span:
    """The characters `text[start:end]`: half-open, in code points of the text as it was given.

    >>> Span(3, 6).of("by 729 troops")
    '729'
    >>> Span.parse(str(Span(3, 6)))
    Span(start=3, end=6)
    """

    start: int
    end: int
    __repr__ = shown

    def __attrs_post_init__(self) -> None:
        if type(self.start) is not int or type(self.end) is not int or not 0 <= self.start <= self.end:
            raise SpanError(f"a span needs whole numbers 0 <= start <= end, not {self.start!r}, {self.end!r}")

    def __len__(self) -> int:
        """Return the length in code points."""
        return self.end - self.start

    def __bool__(self) -> bool:
        """Return True: an empty span is still a place."""
        return True

    def __str__(self) -> str:
        return f"{self.start}:{self.end}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the span written as `start:end`; PhraseError if it is not one."""
        start, colon, end = text.partition(":")
        if not (colon and start.isdecimal() and end.isdecimal() and text.isascii() and len(text) < 60):
            raise PhraseError(f"a span is written start:end, not {text[:60]!r}")
        try:
            return cls(int(start), int(end))
        except SpanError as error:
            raise PhraseError(f"{text!r} is no span: {error}") from error

    def of(self, text: str) -> str:
        """Return the characters of `text` that this span covers; SpanError if it runs past the end."""
        if self.end > len(text):
            raise SpanError(f"span {self} runs past the end of a text of {len(text)} characters")
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Say whether `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Say whether the two share a character; an empty span shares none."""
        return max(self.start, other.start) < min(self.end, other.end)

    def __or__(self, other: Span) -> Span:
        """Return the smallest span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))

    def moved(self, by: int) -> Span:
        """Return the span shifted by a number of code points (negative: to the left)."""
        return Span(self.start + by, self.end + by)
