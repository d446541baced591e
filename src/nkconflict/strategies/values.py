"""Strategies for the small values: spans, counts, dates as written and as resolved."""

from __future__ import annotations

from datetime import date, time, timedelta
from functools import cache
from typing import Final

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from nkconflict.model.counts import VAGUE_WORDS, Count
from nkconflict.model.dates import (
    Moment,
    MonthDay,
    MonthRef,
    Period,
    RelativeDay,
    Unresolved,
    WeekdayRef,
    WeekendRef,
    WeekRef,
    WrittenDate,
    YearRef,
)
from nkconflict.model.spans import Span

__all__ = [
    "counts",
    "days",
    "moments",
    "month_days",
    "month_refs",
    "periods",
    "relative_days",
    "spans",
    "unresolved_dates",
    "week_refs",
    "weekday_refs",
    "weekend_refs",
    "written_dates",
    "year_refs",
]

FIRST: Final = date(1988, 2, 20)
LAST: Final = date(2023, 12, 31)
REASONS: Final = ("no day 2-29 from 2021-01-01 to 2022-10-19", "no month 13", "two days fit")


def spans(text: str | None = None) -> SearchStrategy[Span]:
    """Draw spans that lie in `text`, the empty one included; of any text where none is given."""
    length = 10_000 if text is None else len(text)
    ends = st.tuples(st.integers(0, length), st.integers(0, length))
    return ends.map(lambda pair: Span(min(pair), max(pair)))


@cache
def counts(least: int = 0) -> SearchStrategy[Count]:
    """Draw counts with every hedge, of `least` persons or more as printed, and that there were none."""
    numbers = st.one_of(
        st.integers(least, max(least, 99)), st.integers(least, max(least, 9_999)), st.integers(least, 10**9)
    )
    return st.one_of(
        numbers.map(Count.exact),
        numbers.map(Count.at_least),
        numbers.map(Count.more_than),
        numbers.map(Count.about),
        numbers.map(Count.nearly),
        numbers.map(Count.up_to),
        numbers.map(lambda n: Count.fewer_than(max(n, 1))),
        st.tuples(numbers, numbers).map(lambda pair: Count.between(min(pair), max(pair))),
        st.sampled_from(sorted(VAGUE_WORDS)).map(Count.vague),
        st.just(Count.none()),
    )


@cache
def days(first: date = FIRST, last: date = LAST) -> SearchStrategy[date]:
    """Draw days from `first` to `last`, both included: by default those of the conflict, 1988 to 2023."""
    return st.dates(first, last)


def _week(day: date) -> Period:
    monday = min(day, date.max - timedelta(weeks=1))
    monday -= timedelta(days=monday.weekday())
    return Period(monday, monday + timedelta(days=6))


@st.composite
def _stretches(draw: DrawFn, drawn: SearchStrategy[date]) -> Period:
    first, last = sorted((draw(drawn), draw(drawn)))
    return Period(*draw(st.sampled_from([(first, last), (first, None), (None, last)])))


@cache
def periods(days: SearchStrategy[date] | None = None) -> SearchStrategy[Period]:
    """Draw periods of every precision: days, weeks, months, years, other stretches, and open ones."""
    drawn = st.dates() if days is None else days
    return st.one_of(
        drawn.map(Period.day),
        drawn.map(_week),
        drawn.map(lambda day: Period.month(day.year, day.month)),
        drawn.map(lambda day: Period(date(day.year, 1, 1), date(day.year, 12, 31))),
        _stretches(drawn),
    )


@cache
def moments(days: SearchStrategy[date] | None = None) -> SearchStrategy[Moment]:
    """Draw moments, with and without a clock time."""
    clocks = st.builds(time, st.integers(0, 23), st.integers(0, 59))
    return st.builds(Moment, st.dates() if days is None else days, st.none() | clocks)


def month_days() -> SearchStrategy[MonthDay]:
    """Draw days of a month as written, with and without a year; every one is a day of some year."""

    def written(day: date, with_year: bool) -> MonthDay:
        return MonthDay(day.month, day.day, day.year if with_year else None)

    return st.builds(written, days(), st.booleans())


def month_refs() -> SearchStrategy[MonthRef]:
    """Draw months as written, with and without a year."""
    return st.builds(MonthRef, st.integers(1, 12), st.none() | st.integers(1988, 2023))


def weekday_refs() -> SearchStrategy[WeekdayRef]:
    """Draw weekdays as written."""
    return st.builds(WeekdayRef, st.integers(0, 6))


def relative_days() -> SearchStrategy[RelativeDay]:
    """Draw days as written by their distance: yesterday, today, ten days ago."""
    return st.builds(RelativeDay, st.integers(-60, 60))


def week_refs() -> SearchStrategy[WeekRef]:
    """Draw weeks as written by their distance: last week, next week."""
    return st.builds(WeekRef, st.integers(-8, 8))


def weekend_refs() -> SearchStrategy[WeekendRef]:
    """Draw weekends as written by their distance: last weekend, the weekend."""
    return st.builds(WeekendRef, st.integers(-8, 8))


@st.composite
def year_refs(draw: DrawFn) -> YearRef:
    """Draw years as written, single and several."""
    first, last = sorted((draw(st.integers(1988, 2023)), draw(st.integers(1988, 2023))))
    return YearRef(first, draw(st.sampled_from((None, last))))


def written_dates() -> SearchStrategy[WrittenDate]:
    """Draw dates as a text writes them, of every kind."""
    near = st.one_of(weekday_refs(), relative_days(), week_refs(), weekend_refs())
    return st.one_of(month_days(), month_refs(), near, year_refs())


def unresolved_dates() -> SearchStrategy[Unresolved]:
    """Draw what becomes of a written date that cannot be placed."""
    return st.sampled_from(REASONS).map(Unresolved)
