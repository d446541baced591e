"""Dates as wire copy writes them, each a mention with its place, none of them resolved yet.

A search for *anchors* (a month, a weekday, "yesterday", a clock time, a year) walks over the sentence; one
without any costs that search alone. Around an anchor small patterns look a few characters to the left and
right: "27", "th September 2020", "next", "morning". Last, an hour joins the day beside it: "noon on Friday".

Not dates: the verbs "may" and "march", ordinals ("the second"), ages, scores, and a number like 1994 that no
neighbour makes a year.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

import attrs

from nkconflict.model.dates import MonthDay, MonthRef, RelativeDay, WeekdayRef, WeekendRef, WeekRef
from nkconflict.model.spans import Span
from nkconflict.reading.clock import CALENDAR, DateMention, join_clocks, mention_of, read_clock, read_figures

__all__ = ["MONTH_NAMES", "DateMention", "find_dates"]

_LONG: Final = "January|February|March|April|May|June|July|August|September|October|November|December"
_WEEKDAYS: Final = {name: at for at, name in enumerate(CALENDAR.lower().split("|")[:7])}
_MONTHS: Final = {name: at for at, name in enumerate(CALENDAR.lower().split("|")[7:], start=1)}
_DAY_NAMES: Final = frozenset(
    (*_WEEKDAYS, "tues", "thurs", *(f"{name}day" for name in "mon tues wednes thurs fri satur sun".split()))
)
MONTH_NAMES: Final = frozenset((*_MONTHS, "sept", *_LONG.lower().split("|")))
_RELATIVE: Final = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_WEEKS: Final = {"last week": -1, "this week": 0, "next week": 1}
_WEEKENDS: Final = {"weekend": 0, "last weekend": -1, "this weekend": 0, "next weekend": 1}
_PARTS: Final = {"last night": -1, "this morning": 0, "this afternoon": 0, "this evening": 0}
_AGO: Final = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}

_MONTH: Final = rf"(?:{_LONG}|{_LONG.upper()}|Sept|SEPT|{CALENDAR[28:]}|{CALENDAR[28:].upper()})"
_DAY: Final = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![0-9a-zA-Z%]|,[0-9]{3}(?![0-9])|[.:][0-9])"
_YEAR: Final = r"(?:19|20)[0-9]{2}(?![0-9]|[.,-][0-9])"


def find_dates(folded: str, start: int = 0, end: int | None = None) -> tuple[DateMention, ...]:
    """Return the dates and clock times written between two offsets of a folded text, in order.

    >>> [
    ...     (mention.span.of("killed since Sept. 27"), mention.written)
    ...     for mention in find_dates("killed since Sept. 27")
    ... ]
    [('Sept. 27', MonthDay(month=9, day=27))]
    """
    end = len(folded) if end is None else min(end, len(folded))
    found: list[DateMention] = []
    floor = start
    for begin, stop in _anchors(folded, start, end):
        before = folded[begin - 1] if begin > 0 else " "
        if begin < floor or before.isalnum() or before == "_":
            continue
        mentions = _read(folded, begin, stop, floor, end)
        if mentions:
            floor = max(stop, mentions[-1].span.end)
            found += mentions
    return join_clocks(folded, found) if found else ()


def _anchors(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where a date may stand, in order; most sentences have no such place, and cost no more."""
    names, figures, words = _anchor_patterns()
    found = [match.span() for match in names.finditer(folded, start, end)]
    found += [match.span() for match in figures.finditer(folded, start, end)]
    for word in _WORDS:
        at = folded.find(word, start, end)
        while at >= 0:
            near = words.finditer(folded, max(start, at - 10), min(end, at + 10))
            found += [match.span() for match in near]
            at = folded.find(word, at + 1, end)
    found.sort()
    return found


_WORDS: Final = (
    "oday", "onight", "morrow", "esterday", "noon", "Noon", "idday", "idnight", " week", " night", " morning",
    " evening", " days ago",
)  # fmt: skip
"""A part of every word that `words` reads: a dozen plain searches are far quicker than one pattern."""


@cache
def _anchor_patterns() -> tuple[re.Pattern[str], ...]:
    # Each begins with a set of characters to skip to, so none has a leading \b: the caller looks before it.
    months = "J(?:an|AN|u[nl]|U[NL])|F(?:eb|EB)|M(?:a[ry]|A[RY])|A(?:pr|PR|ug|UG)|S(?:ep|EP)|O(?:ct|CT)"
    days = "N(?:ov|OV)|D(?:ec|EC)|M(?:on)|T(?:ue|hu)|W(?:ed)|F(?:ri)|S(?:at|un)"
    return (
        re.compile(rf"(?:{months}|{days})[A-Za-z]*(?![A-Za-z0-9_])"),
        re.compile(
            rf"""[0-9](?: [0-9]?(?: [./][0-9]{{1,2}}[./]{_YEAR} | [:.h][0-9]{{2}} | \ ?[aApP]\.?\ ?[mM]\b
                                  | \ o'clock\b | \ days\ ago\b )
            | [0-9]{{3}}(?: (?=\ ?(?:GMT|UTC|MSK|hours|hrs|local\ time)\b)
                | (?<=19[5-9][0-9]|20[0-4][0-9])(?:-[0-9]{{2}}-[0-9]{{2}})?(?![0-9]|[.,][0-9]) ) )""",
            re.VERBOSE,
        ),
        re.compile(
            rf"""(?:[Tt]oday|[Tt]onight|[Tt]omorrow|[Yy]esterday)\b(?!'s\ [A-Z])
            | (?:(?:[Ll]ast|[Nn]ext|[Tt]his)\ )?[Ww]eekend\b
            | (?:[Ll]ast|[Nn]ext|[Tt]his)\ (?:week|night|morning|afternoon|evening)\b
            | (?:[Nn]oon|[Mm]idday|[Mm]idnight)\b | (?:{"|".join(_AGO)})\ days\ ago\b""",
            re.VERBOSE,
        ),
    )


def _read(folded: str, begin: int, stop: int, floor: int, end: int) -> list[DateMention]:
    """Return what the anchor at `begin` stands for; nothing left of `floor` belongs to it."""
    words = folded[begin:stop].lower()
    if words in _DAY_NAMES:
        return _weekday(folded, begin, stop, floor, end)
    if words in MONTH_NAMES:
        return _month(folded, begin, stop, floor, end)
    span = Span(begin, stop)
    if words.endswith(" ago"):
        number = words.split()[0]
        days = _AGO[number] if number in _AGO else int(number)
        return [DateMention(span=span, written=RelativeDay(-days), ahead_hint=False)]
    if words[0].isdigit():
        return read_figures(folded, begin, stop, floor, end)
    if words in _RELATIVE:
        day = _RELATIVE[words]
        if day == -1 and folded.endswith("he day before ", floor, begin):
            return [DateMention(span=Span(begin - len("the day before "), stop), written=RelativeDay(-2))]
        return [DateMention(span=span, written=RelativeDay(day), ahead_hint=True if day > 0 else None)]
    if words in _WEEKS:
        weeks = _WEEKS[words]
        return [DateMention(span=span, written=WeekRef(weeks), ahead_hint=True if weeks > 0 else None)]
    if words in _WEEKENDS:
        weekends = _WEEKENDS[words]
        hint = None if weekends == 0 else weekends > 0
        return [DateMention(span=span, written=WeekendRef(weekends), ahead_hint=hint)]
    if " " in words:
        return [DateMention(span=span, written=RelativeDay(_PARTS[words]))] if words in _PARTS else []
    clock = read_clock(folded, begin, end)
    return [clock] if clock else []


@cache
def _weekday_patterns() -> tuple[re.Pattern[str], ...]:
    return (
        re.compile(rf"\.?,? (?:the )?(?:{_DAY}(?: of)? )?({_MONTH})\b"),
        re.compile(r"\.? [0-9]{1,2}(?::[0-9]{2}| ?[aApP]\.?[mM])"),
        re.compile(r"(?: (?:early |late )?(?:morning|afternoon|evening|night)\b)?"),
        re.compile(r"\b(?:last|next|this coming|coming|upcoming|this past|past|previous) $"),
        re.compile(r" (?:Times|Telegraph|Mirror|Express|Mail)\b"),
    )


def _weekday(folded: str, begin: int, stop: int, floor: int, end: int) -> list[DateMention]:
    """Read a weekday: part of a full date, with its part of the day, or with "last" or "next"."""
    full, clock, part, way, paper = _weekday_patterns()
    if paper.match(folded, stop, end) or folded.endswith(("Black ", "Bloody ", "Good "), floor, begin):
        return []
    if (found := full.match(folded, stop, end)) is not None:
        dated = _month(folded, found.start(1), found.end(1), stop, end)
        if dated and isinstance(dated[0].written, MonthDay):
            return [attrs.evolve(dated[0], span=Span(begin, dated[0].span.end)), *dated[1:]]
    if not folded.endswith("day", begin, stop):  # "Sat" and "Sun" are days only beside a clock time
        if clock.match(folded, stop, end) is None:
            return []
        stop += folded.startswith(".", stop)
    written = WeekdayRef(_WEEKDAYS[folded[begin : begin + 3].lower()])
    if (found := part.match(folded, stop, end)) is not None:
        stop = found.end()
    if folded.startswith(" before", stop) and folded.endswith(("he ", "The "), floor, begin):
        return [DateMention(span=Span(begin, stop), written=written, ahead_hint=False, apart=True)]
    if (found := way.search(folded[max(floor, begin - 14) : begin])) is not None:
        ahead = "next" in found[0] or "coming" in found[0]
        span = Span(begin - len(found[0]), stop)
        return [DateMention(span=span, written=written, ahead_hint=ahead, apart=True)]
    return [mention_of(folded, written, floor, begin, stop)]


@cache
def _month_patterns() -> tuple[re.Pattern[str], ...]:
    join = "-|\u2014| \u2014 | to | through "
    return (
        # "Oct. 18, 2020", "October 9-10", "September 27 and 28,"
        re.compile(
            rf"\.? ?(?P<day>{_DAY})"
            rf"(?:(?:{join}| and (?={_DAY}(?:[.,;:)]|$| when| but| as| that| which)))(?P<last>{_DAY}))?"
            rf"(?:,? ?(?P<year>{_YEAR}))?"
        ),
        # "27 ", "the 27th of ", "9-10 "
        re.compile(rf"(?<![\w.,:/$-])(?:(?P<day>{_DAY})(?:{join}| and | or ))?(?P<last>{_DAY})(?: of)? $"),
        re.compile(rf"\.?,?(?: of)? (?P<year>{_YEAR})"),
        re.compile(
            r"(?:^|\W)(?:in|since|of|from|until|till|by|during|before|after|through|between"
            r"|last|next|this|early|mid|late)[ -]$",
            re.IGNORECASE,
        ),
        # what follows the verbs "may" and "march", never the months
        re.compile(
            r" (?:have|has|be|been|not|also|well|yet|still|soon|never|on|to|towards?|through)\b",
            re.IGNORECASE,
        ),
    )


def _month(folded: str, begin: int, stop: int, floor: int, end: int) -> list[DateMention]:
    """Read a month with the days at its right or left; alone it needs a year or a preposition."""
    right_form, left_form, year_form, lead_form, verb_form = _month_patterns()
    month = _MONTHS[folded[begin : begin + 3].lower()]
    verb = month in (3, 5) and verb_form.match(folded, stop, end) is not None
    window = folded[max(floor, begin - 24) : begin]
    whole = len(folded[begin:stop]) > 4 or folded[begin:stop].lower() in ("may", "june", "july")
    closed = whole and folded.startswith(".", stop)  # a sentence ends here; other dots abbreviate
    right = None if closed else right_form.match(folded, stop, end)
    left = None if verb else left_form.search(window)
    if right and left and not right["year"] and folded[stop] != "." and folded.startswith(" ", right.end()):
        right = None  # "on 9 October 10 people": the first number is the day
    if right:
        days = [(right["day"], begin, right.end("day") if right["last"] else right.end())]
        pair = right["last"] and _number(right["day"]) < _number(right["last"])
        days += [(right["last"], right.start("last"), right.end())] if pair else []
        year = int(right["year"]) if right["year"] and (pair or not right["last"]) else None
        return [mention_of(folded, MonthDay(month, _number(day), year), floor, *at) for day, *at in days]
    dated = None if closed else year_form.match(folded, stop, end)
    year, stop = (int(dated["year"]), dated.end()) if dated else (None, stop)
    if left:
        offset = begin - len(window)
        days = [(left["last"], offset + left.start("last"), stop)]
        if left["day"] and _number(left["day"]) < _number(left["last"]):
            days.insert(0, (left["day"], offset + left.start("day"), offset + left.end("day")))
        return [mention_of(folded, MonthDay(month, _number(day), year), floor, *at) for day, *at in days]
    joined = floor > 0 and folded[floor:begin] in (" and ", " to ", "-", "\u2014")
    if window.endswith("Black ") or not (year or joined or (not verb and lead_form.search(window))):
        return []
    if window.endswith(("mid-", "late-", "early-")):
        begin -= len(window) - window.rfind(" ") - 1
    return [mention_of(folded, MonthRef(month, year), floor, begin, stop)]


def _number(day: str) -> int:
    return int(day.rstrip("stndrh"))
