"""A day, an hour or both ("midnight Saturday"), and what is written in figures: hours, ISO dates, years.

Clock times are those of the conflict zone. Armenia, Azerbaijan and Nagorno-Karabakh have all kept UTC+4 the
whole year round since 2016, so times of another zone ("0400 GMT", "midnight Moscow time") are converted.
"""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from functools import cache
from typing import Final, final

import attrs

from nkconflict.model.dates import (
    Moment,
    MonthDay,
    Period,
    RelativeDay,
    Unresolved,
    WeekdayRef,
    WrittenDate,
    YearRef,
)
from nkconflict.model.spans import Span

__all__ = ["CALENDAR", "SOON", "DateMention", "join_clocks", "mention_of", "read_clock", "read_figures"]

CALENDAR: Final = "Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
"""How every weekday and month begins."""

SOON: Final = timedelta(days=31)
"""A day without a year that is over half a year back, and comes again within this time, is the next one."""

_AHEAD: Final = {"GMT": 4, "UTC": 4, "Moscow": 1, "MSK": 1, "CET": 3, "CEST": 2, "EDT": 8, "EST": 9}
"""Hours that the local clock is ahead of a zone."""

_ZONE: Final = "GMT|UTC|MSK|CEST|CET|EDT|EST"
_CITY: Final = "[Ll]ocal|Moscow|Yerevan|Baku|Stepanakert|Armenian|Azerbaijani"


@final
@attrs.frozen(kw_only=True)
class DateMention:
    """A day, stretch of days or clock time as the text puts it, and where it is written.

    `written` is None for a clock time alone ("at midnight"), which counts from a day told elsewhere. `clock`
    is local; with `next_day` it falls on the day after the one written: "midnight Saturday" is 00:00 of
    Sunday. `ahead_hint` is True where the words look ahead ("next Thursday"), False where they look back
    ("since"), None where they do not say. `apart` marks "last" and "next": never the day of publication.
    """

    span: Span
    written: WrittenDate | None = None
    clock: time | None = None
    next_day: bool = False
    ahead_hint: bool | None = None
    apart: bool = False

    def resolve(self, published: date, *, ahead: bool | None = None) -> Period | Unresolved:
        """Return the days meant; `ahead` overrules the hint. A clock time alone is Unresolved."""
        if self.written is None:
            return Unresolved("a clock time without a day")
        known = self.ahead_hint if ahead is None else ahead
        period = self.written.resolve(published, ahead=bool(known))
        if isinstance(period, Unresolved) or period.since is None:
            return period
        if isinstance(self.written, WeekdayRef) and self.apart and period.since == published:
            return RelativeDay(7 if known else -7).resolve(published)
        if isinstance(self.written, MonthDay) and known is None and (published - period.since).days > 183:
            coming = self.written.resolve(published, ahead=True)
            near = (
                isinstance(coming, Period) and coming.since is not None and coming.since - published <= SOON
            )
            return coming if near else period
        return period

    def moment(self, published: date, *, ahead: bool | None = None, day: date | None = None) -> Moment | None:
        """Return the day and hour meant, None where no single day is; an hour alone counts from `day`."""
        if self.written is not None:
            period = self.resolve(published, ahead=ahead)
            day = period.only_day if isinstance(period, Period) else None
        if day is None or (self.next_day and day == date.max):
            return None
        return Moment(day + timedelta(days=1) if self.next_day else day, self.clock)


@cache
def _clock() -> re.Pattern[str]:
    # "8 a.m.", "3:40AM", "12:00", "00h00", "0400 GMT", "21.30 local time", "8 o'clock", "noon". A number
    # alone is no hour ("at 8 positions"), and neither is a dotted one ("12.50 percent") before no zone.
    return re.compile(
        rf"""(?: (?P<word> [Nn]oon | [Mm]idday | [Mm]idnight ) \b
        | (?P<hour> [0-9]{{1,2}} ) (?:
            (?: [:.] (?P<past> [0-9]{{2}} ) )? \ ? (?P<half> [aApP] ) (?: \.\ ?[mM]\. | \.?[mM]\b )
          | [:h] (?P<minute> [0-9]{{2}} ) (?! [0-9:] | \.[0-9] )
          | \.? (?P<dotted> [0-9]{{2}} ) (?= \ ? (?: {_ZONE} | hours? | hrs | (?: {_CITY} )\ time ) \b )
          | \ o'clock \b ) )
        (?: \ (?: hours? | hrs ) \b )?
        (?: ,? \ ? (?: (?P<zone> {_ZONE} ) \b | (?P<city> {_CITY} )\ time \b ) )?
        (?: \ ? \( [^()]{{0,30}} \b (?: {_ZONE} | ET | \+4 | time ) \b [^()]{{0,20}} \)
          | \ ?/\ ? [0-9:.apm\ ]{{1,12}} (?: {_ZONE} ) \b )?""",
        re.VERBOSE,
    )


@cache
def _office() -> re.Pattern[str]:
    # A name behind "PM" makes it the prime minister: "On Oct. 9 PM Pashinian said".
    return re.compile(rf" (?!{_ZONE}|{_CITY}|(?:{CALENDAR})[a-z]*\b)[A-Z][a-z]")


def read_clock(folded: str, start: int, end: int) -> DateMention | None:
    """Return the clock time written at `start` of a folded text; None for none, or an impossible one.

    A midnight by its word has `next_day`: it ends the day that a report tells of.
    """
    found = _clock().match(folded, start, end)
    if found is None:
        return None
    word = (found["word"] or "").lower()
    hour = (0 if word == "midnight" else 12) if word else int(found["hour"])
    minute = int(found["past"] or found["minute"] or found["dotted"] or 0)
    if found["half"]:
        if not 1 <= hour <= 12 or (found["half"] == "P" and _office().match(folded, found.end(), end)):
            return None
        hour = hour % 12 + (12 if found["half"] in "pP" else 0)
    if minute > 59 or hour > 24 or (hour == 24 and minute):
        return None
    hour += _AHEAD.get(found["zone"] or found["city"] or "", 0)
    return DateMention(
        span=Span(start, found.end()),
        clock=time(hour % 24, minute),
        next_day=hour >= 24 or word == "midnight",
    )


_BEFORE_DAY: Final = frozenset(
    (" ", ", ", " on ", ", on ", " of ", " early on ", " on the night of ", " this ")
)
"""What may stand between a clock time and the day that follows it."""

_AFTER_DAY: Final = frozenset(
    f"{comma} {word}{about}"
    for comma in ("", ",")
    for word in ("", "at ", "from ", "by ", "until ", "since ", "as of ", "starting at ", "starting from ")
    for about in ("", "about ", "around ", "exactly ")
)
"""What may stand between a day and the clock time that follows it."""


def join_clocks(folded: str, mentions: list[DateMention]) -> tuple[DateMention, ...]:
    """Return the mentions, each clock time put together with the day beside it, one that follows first."""
    joined: list[DateMention] = []
    for mention in mentions:
        last = joined[-1] if joined else None
        between = folded[last.span.end : mention.span.start] if last else ""
        if last and last.written is None and _is_day(mention) and between in _BEFORE_DAY:
            joined[-1] = _together(folded, mention, last)
        else:
            joined.append(mention)
    mentions = joined
    joined = []
    for mention in mentions:
        last = joined[-1] if joined else None
        between = folded[last.span.end : mention.span.start] if last else ""
        if (
            last
            and mention.written is None
            and last.clock is None
            and _is_day(last)
            and between in _AFTER_DAY
        ):
            joined[-1] = _together(folded, last, mention)
        else:
            joined.append(mention)
    return tuple(joined)


def _is_day(mention: DateMention) -> bool:
    return isinstance(mention.written, (MonthDay, WeekdayRef, RelativeDay))


def _together(folded: str, day: DateMention, hour: DateMention) -> DateMention:
    # "midnight Saturday" ends Saturday, as wire copy counts; "midnight on Oct. 18" is the 00:00 of that date.
    begins = isinstance(day.written, MonthDay) and folded.startswith("idnight", hour.span.start + 1)
    span = day.span | hour.span
    return attrs.evolve(day, span=span, clock=hour.clock, next_day=hour.next_day and not begins)


def mention_of(folded: str, written: WrittenDate, floor: int, begin: int, stop: int) -> DateMention:
    """Return the mention at `[begin, stop)`, with what the words before it say of its direction."""
    back = folded.endswith(("since ", "Since ", " last ", "since late ", "since early "), floor, begin)
    hint = False if back else True if folded.endswith(" next ", floor, begin) else None
    return DateMention(span=Span(begin, stop), written=written, ahead_hint=hint)


@cache
def _figure_patterns() -> tuple[re.Pattern[str], ...]:
    war = (
        "war|conflict|truce|cease-?fire|agreement|deal|accord|statement|fighting|clashes|escalation|offensive"
    )
    return (
        re.compile(
            r"\b(?:in|since|from|until|till|before|after|during|between|early|late|mid)[ -]$", re.IGNORECASE
        ),
        re.compile(
            r" (?:\w+ )?(?:people|persons|soldiers|troops|servicemen|civilians|men|women|children|fighters"
            r"|casualties|dead|killed|wounded|injured|missing|residents|families|settlements|houses|tanks)\b"
        ),
        re.compile(r"\b(?:of|the|by|a|its|spring|summer|autumn|winter|fall|year) $", re.IGNORECASE),
        re.compile(rf"$|[.;:)]|,(?! ?[0-9])|'s\b|[ -](?:\w+[ -])?(?:{war}|armistice|Nagorno|Karabakh)\b"),
        re.compile(r"(?:-|\u2014)(?P<last>(?:19|20)?[0-9]{2})(?![0-9]|[.,][0-9])"),
    )


def read_figures(folded: str, begin: int, stop: int, floor: int, end: int) -> list[DateMention]:
    """Read what begins with a digit: a clock time, a date in figures, a year that its neighbours make one."""
    words = folded[begin:stop]
    glued = begin > floor and folded[begin - 1] in ".,:/$-" and not folded[begin - 2 : begin - 1].isspace()
    if glued and not (folded[begin - 1] == "-" and ":" in words):
        return []
    if (clock := read_clock(folded, begin, end)) is not None:
        return [clock]
    parts = re.split("[./-]", words)
    if len(parts) == 3:
        day = _in_figures(parts, dotted="." in words)
        return [mention_of(folded, day, floor, begin, stop)] if day else []
    if len(words) != 4 or not words.isdecimal():
        return []
    firm, people, soft, event, stretch = _figure_patterns()
    year, lead = int(words), folded[max(floor, begin - 9) : begin]
    if words[3] == "0" and re.match(r"'?s\b", folded[stop : min(stop + 3, end)]):
        last: int | None = year + 9
        stop += 1 + (folded[stop] == "'")
    elif (to := stretch.match(folded, stop, end)) is not None:
        last, stop = int(words[: 4 - len(to["last"])] + to["last"]), to.end()
        if last <= year:
            return []
    else:
        last = None
        joined = floor > 0 and folded[floor:begin] in (" and ", " to ", " or ")
        told = joined or firm.search(lead) is not None
        if (not told or people.match(folded, stop, end)) and not (
            soft.search(lead) and event.match(folded, stop, end)
        ):
            return []
    return [mention_of(folded, YearRef(year, last), floor, begin, stop)]


def _in_figures(parts: list[str], *, dotted: bool) -> MonthDay | None:
    """Return the day of 2020-10-19 or 19.10.2020; with slashes only where one number cannot be a month."""
    first, second, third = map(int, parts)
    if len(parts[0]) == 4:
        year, month, day = first, second, third
    else:
        day, month, year = first, second, third
        if month > 12:
            day, month = month, day
        elif not dotted and day <= 12 and day != month:
            return None
    return MonthDay(month, day, year) if 1 <= month <= 12 and 1 <= day <= 31 else None
