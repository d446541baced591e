"""Days and hours in the style of the wires: "Sept. 27", with the year only where it would be mistaken."""

from __future__ import annotations

from datetime import date
from typing import Final

from nkconflict.model.dates import Moment, MonthDay, Period
from nkconflict.writing.refusals import refuse

__all__ = ["dated", "day", "moment", "on", "stretch"]

_MONTHS: Final = "Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.".split()
_WEEKDAYS: Final = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_RECENT: Final = 183
"""Up to how many days back a date without its year is surely the last such day: half a year."""

_CENTURIES: Final = range(1900, 2100)
"""The years that wire copy can mean by four digits."""


def day(value: date, published: date, field: str) -> str:
    """Return a day as written in a report of another; PhraseError about `field` for a year out of reach.

    >>> (
    ...     day(date(2020, 9, 27), date(2020, 10, 19), "period"),
    ...     day(date(2016, 4, 5), date(2020, 10, 19), "period"),
    ... )
    ('Sept. 27', 'April 5, 2016')
    """
    if value.year not in _CENTURIES:
        raise refuse(field, f"no report would name the year {value.year}")
    words = f"{_MONTHS[value.month - 1]} {value.day}"
    meant = MonthDay(value.month, value.day).resolve(published)
    recent = meant == Period.day(value) and (published - value).days <= _RECENT
    return words if recent else f"{words}, {value.year}"


def on(period: Period, published: date, field: str) -> str:
    """Return " on Oct. 4" for a single day up to publication; PhraseError about `field` for others."""
    only = period.only_day
    if only is None:
        raise refuse(field, f"what happened in one place has one day, not {period}")
    if only > published:
        raise refuse(field, f"{only} is after the day of publication, {published}")
    return f" on {day(only, published, field)}"


def stretch(period: Period, published: date, field: str) -> str:
    """Return " since Sept. 27" or " between Sept. 27 and Oct. 5"; PhraseError without a first day."""
    if period.since is None:
        raise refuse(field, f"a running count needs the day that it begins on, not {period}")
    first = day(period.since, published, field)
    if period.until is None:
        return f" since {first}"
    return f" between {first} and {day(period.until, published, field)}"


def moment(value: Moment, published: date, field: str) -> str:
    """Return " on Oct. 10" or " at 12:00 on Oct. 10"."""
    words = f" on {day(value.day, published, field)}"
    return words if value.clock is None else f" at {value.clock.isoformat('minutes')}{words}"


def dated(value: date) -> str:
    """Return a day as captions have it, in full: "Sunday, Oct. 18, 2020"."""
    weekday = _WEEKDAYS[value.weekday()]
    return f"{weekday}, {_MONTHS[value.month - 1]} {value.day}, {value.year}"
