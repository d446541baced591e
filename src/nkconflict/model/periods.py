"""When, once it is known: stretches of whole days, and moments on a day."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Final, Self, final

import attrs

from nkconflict.errors import NkConflictError, PhraseError
from nkconflict.model.checks import Named, exactly, shown

__all__ = ["Moment", "Period", "Precision"]

_DAY: Final = "[0-9]{4}-[0-9]{2}-[0-9]{2}"


class Precision(Named):
    """How long the stretch is that a date leaves open."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    SPAN = "span"
    OPEN = "open"


@final
@attrs.frozen
class Period:
    """Days from `since` to `until`, both included; None where an end is open. `str` gives EDTF.

    >>> period = Period.parse("2020-09-27/..")
    >>> date(2020, 10, 19) in period, str(Period.day(date(2020, 10, 9)))
    (True, '2020-10-09')
    """

    since: date | None = attrs.field(default=None, validator=exactly(date, none=True))
    until: date | None = attrs.field(default=None, validator=exactly(date, none=True))
    __repr__ = shown

    def __attrs_post_init__(self) -> None:
        if self.since is None and self.until is None:
            raise NkConflictError("Period: at least one end must be known")
        if self.since is not None and self.until is not None and self.since > self.until:
            raise NkConflictError(f"Period: since {self.since} is after until {self.until}")

    @classmethod
    def day(cls, day: date) -> Self:
        """Return the period of one day."""
        return cls(day, day)

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        """Return the period of one month."""
        first = date(year, month, 1)
        return cls(first, _month_end(first))

    @property
    def precision(self) -> Precision:
        """Say what kind of stretch it is: a day, a calendar month or year, a Monday week, a span, open."""
        if self.since is None or self.until is None:
            return Precision.OPEN
        if self.since == self.until:
            return Precision.DAY
        if self.since.day == 1 and self.until == _month_end(self.since):
            return Precision.MONTH
        if (self.since, self.until) == (date(self.since.year, 1, 1), date(self.since.year, 12, 31)):
            return Precision.YEAR
        if self.since.weekday() == 0 and (self.until - self.since).days == 6:
            return Precision.WEEK
        return Precision.SPAN

    @property
    def only_day(self) -> date | None:
        """Return the day of a one-day period, else None."""
        return self.since if self.since == self.until else None

    @property
    def days(self) -> int | None:
        """Return how many days the period has, both ends included; None where an end is open."""
        return None if self.since is None or self.until is None else (self.until - self.since).days + 1

    def __contains__(self, day: date) -> bool:
        """Say whether a day lies in the period."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def __and__(self, other: Period) -> Period | None:
        """Return the days that both have, None if there are none."""
        starts = [day for day in (self.since, other.since) if day is not None]
        ends = [day for day in (self.until, other.until) if day is not None]
        since, until = max(starts, default=None), min(ends, default=None)
        return None if since is not None and until is not None and since > until else Period(since, until)

    def overlaps(self, other: Period) -> bool:
        """Say whether the two share a day."""
        return (self & other) is not None

    def __str__(self) -> str:
        precision = self.precision
        if self.since is not None and precision is Precision.DAY:
            return self.since.isoformat()
        if self.since is not None and precision is Precision.MONTH:
            return self.since.isoformat()[:7]
        if self.since is not None and precision is Precision.YEAR:
            return self.since.isoformat()[:4]
        return f"{self.since or '..'}/{self.until or '..'}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the period written in EDTF: a day, month, year or `first/last` with `..` for an open end."""
        if not re.fullmatch(f"{_DAY}|[0-9]{{4}}-[0-9]{{2}}|[0-9]{{4}}|({_DAY}|\\.\\.)/({_DAY}|\\.\\.)", text):
            raise PhraseError(f"{text[:60]!r} is no period; write 2020-10-19, 2020-10, 2020 or 2020-09-27/..")
        try:
            first, slash, last = text.partition("/")
            if slash:
                return cls(*(None if end == ".." else date.fromisoformat(end) for end in (first, last)))
            match len(text):
                case 4:
                    return cls(date(int(text), 1, 1), date(int(text), 12, 31))
                case 7:
                    return cls.month(int(text[:4]), int(text[5:]))
                case _:
                    return cls.day(date.fromisoformat(text))
        except ValueError as error:
            raise PhraseError(f"{text!r} is no period: {error}") from error


@final
@attrs.frozen
class Moment:
    """A day, with the local clock time where one was given; no zone is assumed.

    >>> str(Moment(date(2020, 10, 18), time(0, 0)))
    '2020-10-18T00:00'
    """

    day: date = attrs.field(validator=exactly(date))
    clock: time | None = attrs.field(default=None, validator=exactly(time, none=True))
    __repr__ = shown

    def __attrs_post_init__(self) -> None:
        if self.clock is not None and self.clock != time(self.clock.hour, self.clock.minute):
            raise NkConflictError(f"Moment.clock: must be local hours and minutes only, not {self.clock!r}")

    def __str__(self) -> str:
        return f"{self.day}" if self.clock is None else f"{self.day}T{self.clock.isoformat('minutes')}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the moment written as `2020-10-18` or `2020-10-18T00:00`; PhraseError if it is not one."""
        if not re.fullmatch(f"{_DAY}(?:T[0-9]{{2}}:[0-9]{{2}})?", text):
            raise PhraseError(f"{text[:60]!r} is no moment; write 2020-10-18 or 2020-10-18T00:00")
        try:
            moment = datetime.fromisoformat(text)
        except ValueError as error:
            raise PhraseError(f"{text!r} is no moment: {error}") from error
        return cls(moment.date(), moment.time() if "T" in text else None)


def _month_end(first: date) -> date:
    from dateutil.relativedelta import relativedelta  # here, since many a reader never asks for a month

    return first + relativedelta(day=31)
