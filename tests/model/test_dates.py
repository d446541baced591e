"""Dates: what is written, which days it means, and what it never guesses."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkconflict.errors import NkConflictError
from nkconflict.model.dates import (
    MonthDay,
    MonthRef,
    Period,
    Precision,
    RelativeDay,
    Unresolved,
    WeekdayRef,
    WeekendRef,
    WeekRef,
    WrittenDate,
    YearRef,
)
from nkconflict.strategies import (
    days,
    month_days,
    month_refs,
    relative_days,
    week_refs,
    weekday_refs,
    weekend_refs,
    written_dates,
    year_refs,
)

MONDAY = date(2020, 10, 19)


def resolved(written: WrittenDate, published: date, *, ahead: bool = False) -> Period:
    found = written.resolve(published, ahead=ahead)
    assert isinstance(found, Period)
    return found


@given(weekday_refs(), days(), st.booleans())
def test_a_weekday_resolves_to_that_weekday_within_six_days(ref: WeekdayRef, day: date, ahead: bool) -> None:
    found = resolved(ref, day, ahead=ahead).only_day
    assert found is not None
    assert found.weekday() == ref.weekday
    gap = (found - day).days
    assert 0 <= gap <= 6 if ahead else -6 <= gap <= 0


@given(weekday_refs(), days(), st.booleans(), st.integers(0, 60))
def test_a_weekday_moves_with_the_day_of_publication(
    ref: WeekdayRef, day: date, ahead: bool, later: int
) -> None:
    now = resolved(ref, day, ahead=ahead).only_day
    then = resolved(ref, day + timedelta(days=later), ahead=ahead).only_day
    week_on = resolved(ref, day + timedelta(days=7), ahead=ahead).only_day
    assert now is not None
    assert then is not None
    assert now <= then
    assert week_on == now + timedelta(days=7)


@given(days(), st.booleans())
def test_the_weekday_of_publication_is_the_day_of_publication(day: date, ahead: bool) -> None:
    assert resolved(WeekdayRef(day.weekday()), day, ahead=ahead) == Period.day(day)


@given(month_days() | month_refs(), days(), days(), st.booleans())
def test_absolute_dates_do_not_move(
    written: MonthDay | MonthRef, one: date, other: date, ahead: bool
) -> None:
    absolute = (
        MonthDay(written.month, written.day, 2020)
        if isinstance(written, MonthDay)
        else MonthRef(written.month, 2020)
    )
    assert absolute.resolve(one) == absolute.resolve(other, ahead=ahead)


@given(relative_days() | week_refs() | weekend_refs(), days(), st.integers(0, 60))
def test_relative_dates_move_with_the_day_of_publication(
    written: RelativeDay | WeekRef | WeekendRef, day: date, weeks: int
) -> None:
    now, then = resolved(written, day), resolved(written, day + timedelta(weeks=weeks))
    assert now.since is not None
    assert then.since == now.since + timedelta(weeks=weeks)
    assert now.days == then.days


@given(month_days(), days(), st.booleans())
def test_a_day_without_a_year_is_the_nearest_on_its_side_of_publication(
    written: MonthDay, day: date, ahead: bool
) -> None:
    found = MonthDay(written.month, written.day).resolve(day, ahead=ahead)
    if isinstance(found, Unresolved):
        assert (written.month, written.day) == (2, 29)
        return
    assert found.only_day is not None
    assert (found.only_day.month, found.only_day.day) == (written.month, written.day)
    gap = (found.only_day - day).days
    assert 0 <= gap <= 366 if ahead else -366 <= gap <= 0


@given(month_refs(), days(), st.booleans())
def test_a_month_without_a_year_is_whole_and_on_its_side_of_publication(
    written: MonthRef, day: date, ahead: bool
) -> None:
    found = resolved(MonthRef(written.month), day, ahead=ahead)
    assert found.precision is Precision.MONTH
    assert found.since is not None
    assert found.until is not None
    assert found.since.month == written.month
    assert found.until >= day if ahead else found.since <= day


@given(year_refs(), days(), days(), st.booleans())
def test_years_are_whole_and_do_not_move(written: YearRef, one: date, other: date, ahead: bool) -> None:
    found = resolved(written, one)
    assert found == written.resolve(other, ahead=ahead)
    last = written.last or written.year
    assert found == Period(date(written.year, 1, 1), date(last, 12, 31))
    assert (found.precision is Precision.YEAR) == (written.year == last)


@given(week_refs(), days())
def test_a_week_runs_from_monday_to_sunday(written: WeekRef, day: date) -> None:
    assert resolved(written, day).precision is Precision.WEEK


@given(weekend_refs(), days(), st.booleans())
def test_a_weekend_is_a_saturday_and_the_sunday_after_it(written: WeekendRef, day: date, ahead: bool) -> None:
    found = written.resolve(day, ahead=ahead)
    assert isinstance(found, Period)
    assert found.since is not None
    assert (found.since.weekday(), found.days) == (5, 2)


@given(days())
def test_the_weekend_has_begun_and_the_one_ahead_is_not_over(day: date) -> None:
    begun, coming = resolved(WeekendRef(0), day), WeekendRef(0).resolve(day, ahead=True)
    assert isinstance(coming, Period)
    assert begun.since is not None
    assert coming.until is not None
    assert begun.since <= day <= coming.until


@given(written_dates(), st.dates(), st.booleans())
def test_a_written_date_resolves_or_says_why_not_and_never_raises(
    written: WrittenDate, day: date, ahead: bool
) -> None:
    found = written.resolve(day, ahead=ahead)
    assert isinstance(found, Period) or found.reason


@pytest.mark.parametrize(
    ("written", "published", "ahead", "reason"),
    [
        (MonthDay(13, 45, 2020), MONDAY, False, "no day 2020-13-45"),
        (MonthDay(10, 19, 10**30), MONDAY, False, f"no day {10**30}-10-19"),
        (MonthDay(2, 29), date(2022, 3, 1), False, "no day 2-29 from the start of 2021 to 2022-03-01"),
        (MonthDay(2, 29), date(2021, 3, 1), True, "no day 2-29 from 2021-03-01 to the end of 2022"),
        (MonthDay(9, 27), date(1, 1, 1), False, "no day 9-27 from the start of 0 to 0001-01-01"),
        (MonthRef(13), MONDAY, False, "no month 13"),
        (MonthRef(9), date(1, 1, 1), False, "no year 0"),
        (MonthRef(9, 10**30), MONDAY, False, f"no year {10**30}"),
        (WeekdayRef(0), date(9999, 12, 31), True, "no day 3 days from 9999-12-31"),
        (RelativeDay(-1), date(1, 1, 1), False, "no day -1 days from 0001-01-01"),
        (RelativeDay(10**30), MONDAY, False, f"no day {10**30} days from 2020-10-19"),
        (WeekRef(1), date(9999, 12, 31), False, "no week 1 weeks from 9999-12-31"),
        (WeekendRef(1), date(9999, 12, 31), False, "no weekend 1 weekends from 9999-12-31"),
        (YearRef(0), MONDAY, False, "no years 0 to 0"),
        (YearRef(9999, 10000), MONDAY, False, "no years 9999 to 10000"),
        (MonthRef(1, 10000), MONDAY, False, "no year 10000"),
        (YearRef(1994, 1992), MONDAY, False, "no years 1994 to 1992"),
        (YearRef(1992, 10**30), MONDAY, False, f"no years 1992 to {10**30}"),
    ],
)
def test_a_day_that_there_is_not_stays_unresolved_and_is_never_guessed(
    written: WrittenDate, published: date, ahead: bool, reason: str
) -> None:
    assert written.resolve(published, ahead=ahead) == Unresolved(reason)


@pytest.mark.parametrize(
    ("written", "ahead", "period"),
    [
        (MonthDay(9, 27), False, "2020-09-27"),
        (MonthDay(12, 5), False, "2019-12-05"),
        (MonthDay(12, 5), True, "2020-12-05"),
        (MonthDay(9, 27), True, "2021-09-27"),
        (MonthDay(10, 19), False, "2020-10-19"),
        (MonthDay(10, 19), True, "2020-10-19"),
        (MonthRef(9), False, "2020-09"),
        (MonthRef(11), False, "2019-11"),
        (MonthRef(10), False, "2020-10"),
        (MonthRef(9), True, "2021-09"),
        (MonthRef(10), True, "2020-10"),
        (MonthRef(1, 1), False, "0001-01"),
        (MonthRef(12, 9999), False, "9999-12"),
        (WeekdayRef(0), False, "2020-10-19"),
        (WeekdayRef(3), False, "2020-10-15"),
        (WeekdayRef(3), True, "2020-10-22"),
        (RelativeDay(-1), False, "2020-10-18"),
        (WeekRef(-1), False, "2020-10-12/2020-10-18"),
        (WeekendRef(0), False, "2020-10-17/2020-10-18"),
        (WeekendRef(0), True, "2020-10-24/2020-10-25"),
        (WeekendRef(-1), False, "2020-10-17/2020-10-18"),
        (WeekendRef(1), False, "2020-10-24/2020-10-25"),
        (YearRef(2016), False, "2016"),
        (YearRef(1992, 1994), True, "1992-01-01/1994-12-31"),
        (YearRef(1, 9999), False, "0001-01-01/9999-12-31"),
    ],
)
def test_each_kind_of_written_date_of_a_monday_in_october(
    written: WrittenDate, ahead: bool, period: str
) -> None:
    assert str(written.resolve(MONDAY, ahead=ahead)) == period
    assert ahead or str(written.resolve(MONDAY)) == period, (
        "a date lies behind unless it is said to lie ahead"
    )


@pytest.mark.parametrize(
    ("published", "last", "coming"),
    [
        ("2020-10-16", "2020-10-10/2020-10-11", "2020-10-17/2020-10-18"),  # a Friday
        ("2020-10-17", "2020-10-10/2020-10-11", "2020-10-17/2020-10-18"),
        ("2020-10-18", "2020-10-10/2020-10-11", "2020-10-17/2020-10-18"),
        ("2020-10-19", "2020-10-17/2020-10-18", "2020-10-24/2020-10-25"),
    ],
)
def test_on_a_weekend_the_last_one_is_that_before_it(published: str, last: str, coming: str) -> None:
    day = date.fromisoformat(published)
    assert str(resolved(WeekendRef(-1), day)) == last
    assert str(resolved(WeekendRef(0), day, ahead=True)) == coming


@pytest.mark.parametrize("weekday", [-1, 7, True, "Monday"])
def test_a_weekday_is_0_to_6(weekday: Any) -> None:
    with pytest.raises(NkConflictError, match=r"^WeekdayRef\.weekday: must be"):
        WeekdayRef(weekday)
