"""When: dates as they are written, and the days that they mean once the day of publication is known.

A written date resolves to a `Period` of closed days, whose length is its precision, or to `Unresolved` with
the reason: never to the 1st, the 15th or the published day by default.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TypeAlias, final

import attrs

from nkconflict.errors import NkConflictError
from nkconflict.model.checks import exactly, filled, shown
from nkconflict.model.periods import Moment, Period, Precision

__all__ = [
    "Moment",
    "MonthDay",
    "MonthRef",
    "Period",
    "Precision",
    "RelativeDay",
    "Unresolved",
    "WeekRef",
    "WeekdayRef",
    "WeekendRef",
    "WrittenDate",
    "YearRef",
]


@final
@attrs.frozen
class Unresolved:
    """A written date that could not be placed, with the reason."""

    reason: str = attrs.field(validator=filled)
    __repr__ = shown


@final
@attrs.frozen
class MonthDay:
    """A calendar day as written, with or without its year: "Sept. 27", "27 September 2020"."""

    month: int = attrs.field(validator=exactly(int))
    day: int = attrs.field(validator=exactly(int))
    year: int | None = attrs.field(default=None, validator=exactly(int, none=True))
    __repr__ = shown

    def resolve(self, published: date, *, ahead: bool = False) -> Period | Unresolved:
        """Return the day meant: the latest such day up to publication, or the next one when `ahead`."""
        last = published.year + (1 if ahead else -1)
        for year in (published.year, last) if self.year is None else (self.year,):
            try:
                day = date(year, self.month, self.day)
            except (ValueError, OverflowError):  # no such day that year, or a number beyond all years
                continue
            if self.year is not None or (day >= published if ahead else day <= published):
                return Period.day(day)
        if self.year is not None:
            return Unresolved(f"no day {self.year}-{self.month}-{self.day}")
        first, end = (published, f"the end of {last}") if ahead else (f"the start of {last}", published)
        return Unresolved(f"no day {self.month}-{self.day} from {first} to {end}")


@final
@attrs.frozen
class MonthRef:
    """A month as written, with or without its year: "September", "October 2020", "late September"."""

    month: int = attrs.field(validator=exactly(int))
    year: int | None = attrs.field(default=None, validator=exactly(int, none=True))
    __repr__ = shown

    def resolve(self, published: date, *, ahead: bool = False) -> Period | Unresolved:
        """Return the whole month meant: the latest begun by publication, or the next one when `ahead`."""
        if not 1 <= self.month <= 12:
            return Unresolved(f"no month {self.month}")
        year = published.year if self.year is None else self.year
        if self.year is None and ahead and self.month < published.month:
            year += 1
        elif self.year is None and not ahead and self.month > published.month:
            year -= 1
        if not 1 <= year <= 9999:
            return Unresolved(f"no year {year}")
        return Period.month(year, self.month)


@final
@attrs.frozen
class WeekdayRef:
    """A weekday as written, 0 for Monday: "on Monday", "since Thursday".

    In a report of a Monday "on Monday" is the day of publication itself.
    """

    weekday: int = attrs.field(validator=exactly(int))
    __repr__ = shown

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.weekday <= 6:
            raise NkConflictError(f"WeekdayRef.weekday: must be 0 (Monday) to 6, not {self.weekday}")

    def resolve(self, published: date, *, ahead: bool = False) -> Period | Unresolved:
        """Return the nearest such day up to publication, or from it when `ahead`: always within six days."""
        gap = (
            (self.weekday - published.weekday()) % 7 if ahead else -((published.weekday() - self.weekday) % 7)
        )
        return _shifted(published, gap)


@final
@attrs.frozen
class RelativeDay:
    """A day named by its distance from publication: yesterday is -1, today 0, tomorrow 1."""

    days: int = attrs.field(validator=exactly(int))
    __repr__ = shown

    def resolve(self, published: date, *, ahead: bool = False) -> Period | Unresolved:
        """Return the day meant; `ahead` changes nothing."""
        del ahead
        return _shifted(published, self.days)


@final
@attrs.frozen
class WeekRef:
    """A calendar week (Monday to Sunday) by its distance from that of publication: last week is -1."""

    weeks: int = attrs.field(validator=exactly(int))
    __repr__ = shown

    def resolve(self, published: date, *, ahead: bool = False) -> Period | Unresolved:
        """Return the seven days meant; `ahead` changes nothing."""
        del ahead
        first = _shifted(published, 7 * self.weeks - published.weekday())
        last = _shifted(published, 7 * self.weeks - published.weekday() + 6)
        if isinstance(first, Unresolved) or isinstance(last, Unresolved):
            return Unresolved(f"no week {self.weeks} weeks from {published}")
        return Period(first.since, last.until)


@final
@attrs.frozen
class WeekendRef:
    """A Saturday and the Sunday after it, by distance: 0 is "the weekend", -1 the last one, 1 the next."""

    weekends: int = attrs.field(validator=exactly(int))
    __repr__ = shown

    def resolve(self, published: date, *, ahead: bool = False) -> Period | Unresolved:
        """Return the two days meant: those begun by publication, or those not over when `ahead`."""
        since_saturday = (published.weekday() - 5) % 7
        days = 7 * self.weekends - since_saturday
        if self.weekends < 0 and since_saturday > 1:
            days += 7  # on a Monday the last weekend is the one just over
        elif ahead and self.weekends == 0 and since_saturday > 1:
            days += 7
        first, last = _shifted(published, days), _shifted(published, days + 1)
        if isinstance(first, Unresolved) or isinstance(last, Unresolved):
            return Unresolved(f"no weekend {self.weekends} weekends from {published}")
        return Period(first.since, last.until)


@final
@attrs.frozen
class YearRef:
    """A year as written, or the years up to `last`: "in 2016", "1992-1994", "the 1990s" (1990 to 1999)."""

    year: int = attrs.field(validator=exactly(int))
    last: int | None = attrs.field(default=None, validator=exactly(int, none=True))
    __repr__ = shown

    def resolve(self, published: date, *, ahead: bool = False) -> Period | Unresolved:
        """Return the calendar years meant; `published` and `ahead` change nothing."""
        del published, ahead
        last = self.year if self.last is None else self.last
        if not 1 <= self.year <= last <= 9999:
            return Unresolved(f"no years {self.year} to {last}")
        return Period(date(self.year, 1, 1), date(last, 12, 31))


WrittenDate: TypeAlias = MonthDay | MonthRef | WeekdayRef | RelativeDay | WeekRef | WeekendRef | YearRef
"""A date as the text puts it; `resolve(published, ahead=...)` places it."""


def _shifted(published: date, days: int) -> Period | Unresolved:
    try:
        return Period.day(published + timedelta(days=days))
    except OverflowError:
        return Unresolved(f"no day {days} days from {published}")
