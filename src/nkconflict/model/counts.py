"""How many persons, with the hedge as published: a number in the news is never a bare int."""

from __future__ import annotations

import re
from typing import Final, Self, final

import attrs

from nkconflict.errors import NkConflictError, PhraseError
from nkconflict.model.checks import Named, filled_or_none, natural_or_none, shown

__all__ = ["VAGUE_WORDS", "Count", "Qualifier"]

VAGUE_WORDS: Final = {
    "a few": 3,
    "several": 3,
    "dozens": 24,
    "several dozen": 36,
    "scores": 40,
    "hundreds": 200,
    "several hundred": 300,
    "thousands": 2_000,
    "several thousand": 3_000,
    "tens of thousands": 20_000,
    "hundreds of thousands": 200_000,
}
"""The least that each vague word can mean, in persons; none has an upper bound."""

ABOUT: Final = 10
"""`about n` and `nearly n` are taken to reach this many per cent below n, and `about n` as many above."""


class Qualifier(Named):
    """The hedge of a published figure."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    ABOUT = "about"
    NEARLY = "nearly"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    BETWEEN = "between"
    VAGUE = "vague"
    NONE = "none"


_PREFIX: Final = {
    Qualifier.EXACT: "",
    Qualifier.AT_LEAST: "at least ",
    Qualifier.MORE_THAN: "more than ",
    Qualifier.ABOUT: "about ",
    Qualifier.NEARLY: "nearly ",
    Qualifier.AT_MOST: "up to ",
    Qualifier.LESS_THAN: "fewer than ",
}
_NUMBER: Final = r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+"
_QUALIFIERS: Final = {prefix: qualifier for qualifier, prefix in _PREFIX.items()}


def _bounds(qualifier: Qualifier, n: int) -> tuple[int | None, int | None]:
    match qualifier:
        case Qualifier.AT_LEAST:
            return n, None
        case Qualifier.MORE_THAN:
            return n + 1, None
        case Qualifier.ABOUT:
            return n * (100 - ABOUT) // 100, -(-n * (100 + ABOUT) // 100)
        case Qualifier.NEARLY:
            return n * (100 - ABOUT) // 100, n
        case Qualifier.AT_MOST:
            return None, n
        case Qualifier.LESS_THAN:
            return None, n - 1
        case _:
            return n, n


_BUILDER: Final = {
    Qualifier.EXACT: "exact(n)",
    Qualifier.AT_LEAST: "at_least(n)",
    Qualifier.MORE_THAN: "more_than(n)",
    Qualifier.ABOUT: "about(n)",
    Qualifier.NEARLY: "nearly(n)",
    Qualifier.AT_MOST: "up_to(n)",
    Qualifier.LESS_THAN: "fewer_than(n)",
    Qualifier.BETWEEN: "between(low, high)",
    Qualifier.VAGUE: "vague(words)",
    Qualifier.NONE: "none()",
}


def _number(text: str) -> int:
    return int(text.replace(",", ""))


def _interval(low: int | None, high: int | None) -> str:
    return f"{'..' if low is None else low} to {'..' if high is None else high}"


def _least(words: str) -> int:
    if words not in VAGUE_WORDS:
        raise PhraseError(f"{words!r} is no vague count; known are {', '.join(VAGUE_WORDS)}")
    return VAGUE_WORDS[words]


@final
@attrs.frozen(kw_only=True)
class Count:
    """A number of persons as published: `number` as printed, its hedge, the interval `low` to `high`.

    `number` is None for ranges and vague words; an open end is None. `words` keeps a vague word ("dozens").
    Build one with the named constructors; it has no `<`, but answers named questions.

    >>> str(Count.more_than(30)), Count.more_than(30).low
    ('more than 30', 31)
    >>> Count.more_than(30).admits(36)
    True
    """

    number: int | None = attrs.field(default=None, validator=natural_or_none)
    qualifier: Qualifier = attrs.field(converter=Qualifier)
    low: int | None = attrs.field(default=None, validator=natural_or_none)
    high: int | None = attrs.field(default=None, validator=natural_or_none)
    words: str | None = attrs.field(default=None, validator=filled_or_none)
    __repr__ = shown

    def __attrs_post_init__(self) -> None:
        if (self.words is not None) != (self.qualifier is Qualifier.VAGUE):
            raise NkConflictError("Count.words: a vague count, and no other, keeps its words")
        allowed = self._allowed()
        if (self.low, self.high) != allowed:
            what = f"{self} allows {_interval(*allowed)}, not {_interval(self.low, self.high)}"
            raise NkConflictError(f"Count: {what}; build it with Count.{_BUILDER[self.qualifier]}")

    def _allowed(self) -> tuple[int | None, int | None]:
        """Return the bounds that number, hedge and words stand for, having checked that they go together."""
        if self.qualifier in (Qualifier.VAGUE, Qualifier.BETWEEN):
            if self.number is not None:
                what = f"{self.qualifier} has bounds and no number, not {self.number}"
                raise NkConflictError(f"Count.number: {what}")
            if self.words is not None:
                return _least(self.words), None
            if self.low is None or self.high is None or self.low > self.high:
                raise NkConflictError(f"Count: between needs low <= high, not {self.low} and {self.high}")
            return self.low, self.high
        if self.number is None:
            raise NkConflictError(f"Count.number: {self.qualifier} needs a number")
        if self.qualifier is Qualifier.NONE and self.number:
            raise NkConflictError(f"Count.number: none is 0, not {self.number}")
        return _bounds(self.qualifier, self.number)

    @classmethod
    def _of(cls, qualifier: Qualifier, n: int) -> Self:
        if type(n) is not int or n < (1 if qualifier is Qualifier.LESS_THAN else 0):
            least = "1" if qualifier is Qualifier.LESS_THAN else "0"
            raise NkConflictError(f"Count.number: must be a whole number from {least}, not {n!r}")
        low, high = _bounds(qualifier, n)
        return cls(number=n, qualifier=qualifier, low=low, high=high)

    @classmethod
    def exact(cls, n: int) -> Self:
        """Return a count of just `n` persons."""
        return cls._of(Qualifier.EXACT, n)

    @classmethod
    def at_least(cls, n: int) -> Self:
        """Return a count of `n` persons or more."""
        return cls._of(Qualifier.AT_LEAST, n)

    @classmethod
    def more_than(cls, n: int) -> Self:
        """Return a count above `n` persons ("over 30")."""
        return cls._of(Qualifier.MORE_THAN, n)

    @classmethod
    def about(cls, n: int) -> Self:
        """Return a count near `n`: by convention from 10 % below to 10 % above, rounded outwards."""
        return cls._of(Qualifier.ABOUT, n)

    @classmethod
    def nearly(cls, n: int) -> Self:
        """Return a count that approaches `n` from below: by convention from 10 % below, up to `n`."""
        return cls._of(Qualifier.NEARLY, n)

    @classmethod
    def up_to(cls, n: int) -> Self:
        """Return a count of `n` persons or fewer ("as many as 550")."""
        return cls._of(Qualifier.AT_MOST, n)

    @classmethod
    def fewer_than(cls, n: int) -> Self:
        """Return a count below `n` persons; `n` is at least 1."""
        return cls._of(Qualifier.LESS_THAN, n)

    @classmethod
    def between(cls, low: int, high: int) -> Self:
        """Return a count from `low` to `high` persons, both included."""
        return cls(qualifier=Qualifier.BETWEEN, low=low, high=high)

    @classmethod
    def vague(cls, words: str) -> Self:
        """Return the count of a vague word ("dozens"), with the least it can mean; PhraseError if unknown."""
        return cls(qualifier=Qualifier.VAGUE, low=_least(words), words=words)

    @classmethod
    def none(cls) -> Self:
        """Return the count of a statement that there were none."""
        return cls(number=0, qualifier=Qualifier.NONE, low=0, high=0)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the count in canonical notation, as `str` gives it; PhraseError if it is not one."""
        if text == "none":
            return cls.none()
        if text in VAGUE_WORDS:
            return cls.vague(text)
        written = re.fullmatch(f"({'|'.join(_QUALIFIERS)})({_NUMBER})", text)
        bounds = re.fullmatch(f"({_NUMBER})-({_NUMBER})", text)
        try:
            if written:
                return cls._of(_QUALIFIERS[written[1]], _number(written[2]))
            if bounds:
                return cls.between(_number(bounds[1]), _number(bounds[2]))
        except ValueError as error:  # fewer than 0, 5-3, or more digits than Python converts
            raise PhraseError(f"{text[:60]!r} is no count: {error}") from error
        raise PhraseError(f"{text[:60]!r} is no count; write 729, at least 13, 260-280, dozens or none")

    def __str__(self) -> str:
        if self.qualifier is Qualifier.NONE:
            return "none"
        if self.words is not None:
            return self.words
        if self.number is None:
            return f"{self.low:,}-{self.high:,}"
        return f"{_PREFIX[self.qualifier]}{self.number:,}"

    def admits(self, n: int) -> bool:
        """Say whether `n` persons would be consistent with this figure."""
        return (self.low is None or self.low <= n) and (self.high is None or n <= self.high)

    def compatible(self, other: Count) -> bool:
        """Say whether some number of persons is consistent with both figures."""
        return (self & other) is not None

    def surely_exceeds(self, other: Count) -> bool:
        """Say whether the least of this figure is above the most of the other."""
        return self.low is not None and other.high is not None and self.low > other.high

    def __and__(self, other: Count) -> tuple[int, int | None] | None:
        """Return the closed interval (low, high) that both allow, high None where open; or None."""
        low = max(self.low or 0, other.low or 0)
        highs = [high for high in (self.high, other.high) if high is not None]
        high = min(highs) if highs else None
        return None if high is not None and low > high else (low, high)
