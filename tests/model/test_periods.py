"""Periods and moments: closed days, open ends, and their text forms."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given

from nkconflict.errors import NkConflictError, PhraseError
from nkconflict.model.periods import Moment, Period, Precision
from nkconflict.strategies import days, moments, periods

MONDAY = date(2020, 10, 19)


@given(periods())
def test_a_period_is_read_back_from_its_text_form(period: Period) -> None:
    assert Period.parse(str(period)) == period


@given(moments())
def test_a_moment_is_read_back_from_its_text_form(moment: Moment) -> None:
    assert Moment.parse(str(moment)) == moment


@pytest.mark.parametrize(
    ("text", "period", "precision"),
    [
        ("2020-10-19", Period(MONDAY, MONDAY), Precision.DAY),
        ("2020-10-19/2020-10-25", Period(MONDAY, date(2020, 10, 25)), Precision.WEEK),
        ("2020-10-20/2020-10-26", Period(date(2020, 10, 20), date(2020, 10, 26)), Precision.SPAN),
        ("2020-02", Period(date(2020, 2, 1), date(2020, 2, 29)), Precision.MONTH),
        ("9999-12", Period(date(9999, 12, 1), date(9999, 12, 31)), Precision.MONTH),
        ("0001", Period(date(1, 1, 1), date(1, 12, 31)), Precision.YEAR),
        ("2020-09-27/..", Period(date(2020, 9, 27)), Precision.OPEN),
        ("../2020-09-27", Period(until=date(2020, 9, 27)), Precision.OPEN),
    ],
)
def test_a_period_is_written_as_shortly_as_its_precision_allows(
    text: str, period: Period, precision: Precision
) -> None:
    assert str(period) == text
    assert Period.parse(text) == period
    assert period.precision is precision


@given(periods(days()), days())
def test_a_period_holds_its_ends_and_what_lies_between(period: Period, day: date) -> None:
    inside = (period.since or date.min) <= day <= (period.until or date.max)
    assert (day in period) == inside
    assert all(end in period for end in (period.since, period.until) if end)


@given(periods(days()), periods(days()), days())
def test_the_common_days_of_two_periods_are_those_in_both(a: Period, b: Period, day: date) -> None:
    both = a & b
    assert both == b & a
    assert (both is not None and day in both) == (day in a and day in b)
    assert a.overlaps(b) == (both is not None)


@given(periods())
def test_a_period_has_as_many_days_as_from_its_first_to_its_last(period: Period) -> None:
    if period.since is None or period.until is None:
        assert period.days is None
    else:
        assert period.since + timedelta(days=(period.days or 0) - 1) == period.until
    assert (period.only_day is not None) == (period.days == 1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "..",
        "../..",
        "2020-13",
        "2020-02-30",
        "20201019",
        "2020-W43-1",
        "2020-10-19/2020-10-18",
        "٢٠٢٠",
        "a/b/c",
    ],
)
def test_what_is_no_period_in_text_form_is_a_phrase_error_that_shows_it(text: str) -> None:
    with pytest.raises(PhraseError) as caught:
        Period.parse(text)
    assert repr(text) in str(caught.value)


@pytest.mark.parametrize(
    "text", ["", "2020-10", "2020-10-18T", "2020-10-18T24:00", "2020-10-18 00:00", "2020-02-30"]
)
def test_what_is_no_moment_in_text_form_is_a_phrase_error_that_shows_it(text: str) -> None:
    with pytest.raises(PhraseError) as caught:
        Moment.parse(text)
    assert repr(text) in str(caught.value)


@pytest.mark.parametrize("value", [datetime(2020, 10, 19, tzinfo=UTC), "2020-10-19", 2020, True])
def test_only_a_date_is_a_day_and_a_datetime_is_none(value: Any) -> None:
    with pytest.raises(NkConflictError, match=r"^Period\.since: must be date or None, not "):
        Period(value)
    with pytest.raises(NkConflictError, match=r"^Moment\.day: must be date, not "):
        Moment(value)


@pytest.mark.parametrize("clock", [time(1, 2, 3), time(1, 2, 0, 4), time(1, 2, tzinfo=UTC)])
def test_a_moment_has_hours_and_minutes_of_no_zone(clock: time) -> None:
    with pytest.raises(NkConflictError, match="must be local hours and minutes only"):
        Moment(MONDAY, clock)


def test_a_period_needs_an_end_and_its_ends_in_order() -> None:
    with pytest.raises(NkConflictError, match=r"^Period: at least one end must be known$"):
        Period()
    with pytest.raises(NkConflictError, match="since 2020-10-19 is after until 2020-10-18"):
        Period(MONDAY, date(2020, 10, 18))
