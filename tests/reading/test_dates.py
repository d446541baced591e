"""Dates in prose: what is read, what is not, which day and hour is meant, and that nothing moves."""

from __future__ import annotations

from datetime import date, time, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkconflict.lexicon.folding import fold
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
from nkconflict.reading.dates import DateMention, find_dates

MONDAY = date(2021, 7, 26)
WORDS = (
    "on Friday|Friday|Oct. 9|October 9-10|9 October|27th of|September|2020|, 2021|in|since|last|next|week"
    "|yesterday|at noon|midnight|8 a.m.|(0400 GMT)|12:00|local time|may|May|March|the|and|to|-|,|.|1994|1990s"
    "|today|3|19|2020-10-09|10.11.2020|two days ago|Mon.|PM|Jo|:"
).split("|")
PROSE = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join) | st.text(max_size=60)


def read(text: str) -> list[tuple[str, WrittenDate | None]]:
    """Return the words and the written date of each mention, clock times alone left out."""
    folded = fold(text)
    return [(m.span.of(text), m.written) for m in find_dates(folded) if m.written is not None]


def only(text: str) -> DateMention:
    (mention,) = find_dates(fold(text))
    return mention


@given(PROSE, st.integers(0, 80), st.integers(0, 80))
def test_mentions_lie_in_the_stretch_searched_in_order_and_apart(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    at = start
    for mention in find_dates(fold(text), start, end):
        assert at <= mention.span.start < mention.span.end <= end
        assert mention.written is not None or mention.clock is not None
        at = mention.span.end


@given(PROSE, PROSE)
def test_what_stands_in_other_sentences_changes_nothing(before: str, text: str) -> None:
    folded = fold(before + ". " + text + "\n" + before)
    start = len(before) + 2
    found = find_dates(folded, start, start + len(text))
    assert tuple(attrs.evolve(m, span=m.span.moved(-start)) for m in found) == find_dates(fold(text))


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)), st.dates(), st.booleans() | st.none())
def test_a_date_with_its_year_means_the_same_day_whenever_it_is_published(
    day: date, published: date, ahead: bool | None
) -> None:
    for text in (f"on {day:%B} {day.day}, {day.year}", f"on {day.day} {day:%b} {day.year}", f"on {day} it"):
        assert only(text).resolve(published, ahead=ahead) == Period.day(day)


@given(
    st.sampled_from(["Monday", "Wednesday", "Sunday"]),
    st.dates(date(1, 2, 1), date(9999, 11, 1)),
    st.booleans(),
)
def test_a_weekday_lies_within_six_days_and_moves_with_publication(
    name: str, published: date, ahead: bool
) -> None:
    mention = only(f"fell on {name}")
    period = mention.resolve(published, ahead=ahead)
    assert isinstance(period, Period)
    assert period.only_day is not None
    gap = (period.only_day - published).days
    assert period.only_day.strftime("%A") == name
    assert 0 <= gap <= 6 if ahead else -6 <= gap <= 0
    later = mention.resolve(published + timedelta(days=7), ahead=ahead)
    assert later == Period.day(period.only_day + timedelta(days=7))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("since Oct. 3, when", [("Oct. 3", MonthDay(10, 3))]),
        ("since October 3rd.", [("October 3rd", MonthDay(10, 3))]),
        ("on the 3rd of October it", [("3rd of October", MonthDay(10, 3))]),
        ("on 3 Oct 2021 it", [("3 Oct 2021", MonthDay(10, 3, 2021))]),
        ("near Goris, Sunday, Oct. 3, 2021.", [("Sunday, Oct. 3, 2021", MonthDay(10, 3, 2021))]),
        ("Sun, 03 Oct, 2021", [("Sun, 03 Oct, 2021", MonthDay(10, 3, 2021))]),
        ("GORIS, OCTOBER 3, it", [("OCTOBER 3", MonthDay(10, 3))]),
        ("it fell on Monday", [("Monday", WeekdayRef(0))]),
        ("Monday\u2019s raid", [("Monday", WeekdayRef(0))]),
        ("Monday morning it", [("Monday morning", WeekdayRef(0))]),
        ("late on Tuesday night.", [("Tuesday night", WeekdayRef(1))]),
        ("last Tuesday it", [("last Tuesday", WeekdayRef(1))]),
        ("this coming Friday", [("this coming Friday", WeekdayRef(4))]),
        ("Yesterday, today", [("Yesterday", RelativeDay(-1)), ("today", RelativeDay(0))]),
        ("or tomorrow", [("tomorrow", RelativeDay(1))]),
        ("the day before yesterday", [("the day before yesterday", RelativeDay(-2))]),
        ("last night.", [("last night", RelativeDay(-1))]),
        ("three days ago", [("three days ago", RelativeDay(-3))]),
        ("last week, this week", [("last week", WeekRef(-1)), ("this week", WeekRef(0))]),
        ("next week", [("next week", WeekRef(1))]),
        ("over the weekend,", [("weekend", WeekendRef(0))]),
        ("last weekend, next weekend", [("last weekend", WeekendRef(-1)), ("next weekend", WeekendRef(1))]),
        ("in mid-July or late July", [("mid-July", MonthRef(7)), ("July", MonthRef(7))]),
        ("in July 2021 it", [("July 2021", MonthRef(7, 2021))]),
        ("in May and in March.", [("May", MonthRef(5)), ("March", MonthRef(3))]),
        ("on May 3 and March 4", [("May 3", MonthDay(5, 3)), ("March 4", MonthDay(3, 4))]),
        ("between July and September", [("July", MonthRef(7)), ("September", MonthRef(9))]),
        ("as of 2021-10-03,", [("2021-10-03", MonthDay(10, 3, 2021))]),
        ("by 23.10.2021 it", [("23.10.2021", MonthDay(10, 23, 2021))]),
        ("by 10/23/2021 it", [("10/23/2021", MonthDay(10, 23, 2021))]),
        ("the night of 3 April", [("3 April", MonthDay(4, 3))]),
        ("on October 3-4.", [("October 3", MonthDay(10, 3)), ("4", MonthDay(10, 4))]),
        (
            "on October 3\u20134, 2021.",
            [("October 3", MonthDay(10, 3, 2021)), ("4, 2021", MonthDay(10, 4, 2021))],
        ),
        ("on October 3 and 4, they", [("October 3", MonthDay(10, 3)), ("4", MonthDay(10, 4))]),
        ("from 3 to 4 October", [("3", MonthDay(10, 3)), ("4 October", MonthDay(10, 4))]),
        ("from Oct. 30-Nov. 2", [("Oct. 30", MonthDay(10, 30)), ("Nov. 2", MonthDay(11, 2))]),
        (
            "between October 3 and November 2",
            [("October 3", MonthDay(10, 3)), ("November 2", MonthDay(11, 2))],
        ),
        ("a war in 1993 that", [("1993", YearRef(1993))]),
        ("the 2021 fighting", [("2021", YearRef(2021))]),
        ("from 1992 to 1994.", [("1992", YearRef(1992)), ("1994", YearRef(1994))]),
        ("the 1992-94 war", [("1992-94", YearRef(1992, 1994))]),
        ("in the early 1990s", [("1990s", YearRef(1990, 1999))]),
    ],
)
def test_dates_are_read_as_written(text: str, expected: list[tuple[str, WrittenDate]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("two soldiers may have died", []),
        ("May peace come", []),
        ("14 May have died", []),
        ("to march on the town. March on, he said", []),
        ("the second of three", []),
        ("Jo Doe, 64, sat", []),
        ("a T-72 and 12 Su-25", []),
        ("won by 3:2, or 12.50 percent", []),
        ("1,994 men, 1994 men, 2016 people", []),
        ("in 2016 soldiers", []),
        ("the Sunday Times", []),
        ("Black January and Bloody Sunday", []),
        ("the Sat phone and the Sun", []),
        ("Martuni, Mayor, Octavian, Decree, Monterey, Friendly", []),
        ("today\u2019s Armenia", []),
        ("last month, last year", []),
        ("on 2020-13-45 and 31.31.2020 and 02/03/2021", []),
        ("Mondays", []),
        ("next morning", []),
        ("On Oct. 3, 10 people died", ["Oct. 3"]),
        ("On 3 October 10 people died", ["3 October"]),
        ("on Oct. 3 and 10 people", ["Oct. 3"]),
        ("from Oct. 9 to 7", ["Oct. 9"]),
        ("on Oct. 3 1,200 people", ["Oct. 3"]),
        ("in October. 27 died", ["October"]),
    ],
)
def test_numbers_and_words_that_only_look_like_dates_are_left(text: str, left: list[str]) -> None:
    assert [words for words, _ in read(text)] == left


@pytest.mark.parametrize(
    ("text", "words", "clock", "next_day"),
    [
        ("from 8 a.m. it", "8 a.m.", time(8), False),
        ("at 8:45 p.m.", "8:45 p.m.", time(20, 45), False),
        ("at 3:40AM it", "3:40AM", time(3, 40), False),
        ("at 12 a.m. it", "12 a.m.", time(0), False),
        ("at 12pm it", "12pm", time(12), False),
        ("at 08:45 it", "08:45", time(8, 45), False),
        ("at 24:00 it", "24:00", time(0), True),
        ("at noon it", "noon", time(12), False),
        ("at midnight it", "midnight", time(0), True),
        ("at 00h00 it", "00h00", time(0), False),
        ("at 21.30 local time it", "21.30 local time", time(21, 30), False),
        ("at 8 a.m. local time (0400 GMT) it", "8 a.m. local time (0400 GMT)", time(8), False),
        ("at 8 a.m. (midnight ET) it", "8 a.m. (midnight ET)", time(8), False),
        ("at 0430 GMT it", "0430 GMT", time(8, 30), False),
        ("at 2000 GMT it", "2000 GMT", time(0), True),
        ("at midnight Moscow time it", "midnight Moscow time", time(1), True),
        ("at 8 o'clock it", "8 o'clock", time(8), False),
    ],
)
def test_a_clock_time_alone_is_local_and_has_no_day(
    text: str, words: str, clock: time, next_day: bool
) -> None:
    mention = only(text)
    assert (mention.span.of(text), mention.written, mention.clock, mention.next_day) == (
        words,
        None,
        clock,
        next_day,
    )
    assert isinstance(mention.resolve(MONDAY), Unresolved)
    assert mention.moment(MONDAY) is None
    day = date(2021, 7, 24)
    assert mention.moment(MONDAY, day=day) == Moment(day + timedelta(days=next_day), clock)


@pytest.mark.parametrize(
    "text",
    ["at 8 positions", "at 25:00", "at 12:75", "13 p.m.", "0 a.m.", "12:00:30", "9 PM Pashinyan", "rose 3.5"],
)
def test_other_figures_are_no_hours(text: str) -> None:
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    ("text", "words", "moment"),
    [
        ("at noon on Saturday, it", "noon on Saturday", "2021-07-24T12:00"),
        ("at midnight Saturday it", "midnight Saturday", "2021-07-25T00:00"),
        ("at 2000 GMT Saturday it", "2000 GMT Saturday", "2021-07-25T00:00"),
        ("from midnight on July 24 it", "midnight on July 24", "2021-07-24T00:00"),
        ("at 00:00 on 24 July it", "00:00 on 24 July", "2021-07-24T00:00"),
        ("at midnight Moscow time on July 24 it", "midnight Moscow time on July 24", "2021-07-24T01:00"),
        ("on July 24, around 3:00 p.m., it", "July 24, around 3:00 p.m.", "2021-07-24T15:00"),
        ("on July 24 at 09:00, it", "July 24 at 09:00", "2021-07-24T09:00"),
        ("at 3:40AM local time on July 24.", "3:40AM local time on July 24", "2021-07-24T03:40"),
        ("8 a.m. (0400 GMT) on Monday", "8 a.m. (0400 GMT) on Monday", "2021-07-26T08:00"),
        ("Mon. 9:03 a.m.: it", "Mon. 9:03 a.m.", "2021-07-26T09:03"),
        ("midnight today", "midnight today", "2021-07-27T00:00"),
    ],
)
def test_a_clock_time_joins_the_day_beside_it(text: str, words: str, moment: str) -> None:
    mention = only(text)
    assert (mention.span.of(text), mention.moment(MONDAY)) == (words, Moment.parse(moment))


def test_a_clock_time_joins_the_day_that_follows_before_the_one_that_went() -> None:
    text = "Friday, at noon on Sunday; at 09:30 and 11:15 on Tuesday; agreed Saturday to begin at midnight"
    found = find_dates(text)
    assert [m.span.of(text) for m in found] == [
        "Friday",
        "noon on Sunday",
        "09:30",
        "11:15 on Tuesday",
        "Saturday",
        "midnight",
    ]


@pytest.mark.parametrize(
    ("text", "published", "ahead", "day"),
    [
        ("on Monday", MONDAY, None, date(2021, 7, 26)),
        ("last Monday", MONDAY, None, date(2021, 7, 19)),
        ("next Monday", MONDAY, None, date(2021, 8, 2)),
        ("the Monday before, it", MONDAY, None, date(2021, 7, 19)),
        ("on Thursday", MONDAY, None, date(2021, 7, 22)),
        ("on Thursday", MONDAY, True, date(2021, 7, 29)),
        ("since Thursday", MONDAY, None, date(2021, 7, 22)),
        ("next Thursday", MONDAY, False, date(2021, 7, 22)),
        ("on July 27", MONDAY, None, date(2021, 7, 27)),
        ("since July 27", MONDAY, None, date(2020, 7, 27)),
        ("on July 27", MONDAY, False, date(2020, 7, 27)),
        ("on Sept. 27", MONDAY, None, date(2020, 9, 27)),
        ("on Dec. 30", date(2022, 1, 3), None, date(2021, 12, 30)),
        ("on Jan. 2", date(2021, 12, 30), None, date(2022, 1, 2)),
    ],
)
def test_which_day_is_meant(text: str, published: date, ahead: bool | None, day: date) -> None:
    assert only(text).resolve(published, ahead=ahead) == Period.day(day)


def test_what_cannot_be_placed_stays_unresolved() -> None:
    assert isinstance(only("on February 30, 2021").resolve(MONDAY), Unresolved)
    assert only("on February 30, 2021").moment(MONDAY) is None
    assert only("last week").moment(MONDAY) is None
    assert (
        DateMention(span=only("midnight").span, clock=time(0), next_day=True).moment(MONDAY, day=date.max)
        is None
    )


@pytest.mark.parametrize(
    "piece", ["A ", "9 and ", "9 to ", "1994-", "Oct ", "12.", "last ", "(", "1,", "8 a.m. ("]
)
def test_searching_is_linear(piece: str) -> None:
    assert len(find_dates(piece * 20_000)) <= 20_000
