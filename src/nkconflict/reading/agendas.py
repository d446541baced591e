"""Agendas: on which days a meeting is, and at what place.

A day belongs to a meeting where nothing else in its clause claims it: no verb of saying beside it, no noun
that it dates ("the Oct. 10 truce"), no "since". Talks of an older war are background, and have no day here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Final, NamedTuple

from nkconflict.model.dates import Period, YearRef
from nkconflict.model.places import Place
from nkconflict.model.spans import Span
from nkconflict.reading.context import Sentence
from nkconflict.reading.meeting_clauses import OTHER_EVENTS
from nkconflict.reading.meetings import NOWHERE, Meeting
from nkconflict.reading.mentions import Mention

__all__ = ["Days", "Where", "days_of", "is_background", "where"]

LONG_AGO: Final = timedelta(days=400)
"""Talks that ended this long before publication are told as background."""

_SAID: Final = frozenset("announced announces announcing".split())
_LEFT: Final = re.compile(r"[,^xi_ZAyp'PN]{0,8}$")
_DATED_NOUN: Final = frozenset("_/H")
_OF_TALKS: Final = re.compile(r"[px-]{0,3}T|[,.]")
_RANGE: Final = re.compile(r"\s*(?:-|\u2014|and|to|through|until)\s*\Z")
_PRESENT: Final = re.compile(
    r"\A(?:meets|sits|hosts|receives|travels|flies|heads|arrives|comes|visits|chairs|(?:is|are) meeting)\b"
)
"""Verbs of what is to come where a weekday stands beside them: "arrives in Geneva on Thursday"."""
_AT: Final = frozenset("in at near outside inside".split())
_TO_PLACE: Final = re.compile(r"[_xypO/,'-]{0,5}?(?:Z|A|y{1,2}(?=[Di,.]|$))")


class Days(NamedTuple):
    """The days of a meeting, and where the first and last of them are written."""

    period: Period
    since: Span
    until: Span


class Where(NamedTuple):
    """A place, the mention that names it, and where it is written."""

    place: Place
    mention: Mention
    span: Span


def days_of(sentence: Sentence, meeting: Meeting) -> Days | None:
    """Return the days of a meeting: those behind its words before those that open its clause."""
    for index in _dates_near(sentence, meeting):
        if _is_of_the_meeting(sentence, meeting, index):
            return _days(sentence, index, meeting)
    return None


def _dates_near(sentence: Sentence, meeting: Meeting) -> Iterator[int]:
    """Yield where dates stand, the likeliest first: "the Thursday talks", "met Friday", "On Oct. 9, ..."."""
    (low, high), (first, _) = meeting.clause, meeting.shape
    left = meeting.subject[0] if meeting.subject != NOWHERE else first
    for index in (*range(first, high), *range(min(left, first), first)):
        if meeting.letters[index] == "D":
            yield index
    if meeting.rule == "during_talks" and sentence.words(meeting.mentions[first]) in OTHER_EVENTS:
        return  # "announced it on Saturday after talks with Lavrov"
    together = left > 0 and sentence.words(meeting.mentions[left - 1]) == "as"
    for index in reversed(range(0 if together else low, left)):  # "fighting raged Friday as they met"
        if meeting.letters[index] == "D" and (together or _LEFT.match(meeting.letters[index + 1 : left])):
            yield index


def is_background(sentence: Sentence, meeting: Meeting, days: Days | None) -> bool:
    """Say whether a meeting is told of as long past: "In the 1990s the group hosted talks"."""
    if days is not None:
        return _long_ago(sentence, days.period)
    dated = (sentence.resolved(mention) for mention in meeting.part(meeting.clause) if mention.letter == "D")
    return any(_long_ago(sentence, period) for period in dated if period is not None)


def _long_ago(sentence: Sentence, period: Period) -> bool:
    return period.until is not None and sentence.published - period.until > LONG_AGO


def _is_of_the_meeting(sentence: Sentence, meeting: Meeting, index: int) -> bool:
    letters, mentions = meeting.letters, meeting.mentions
    mention = mentions[index]
    if mention.date is None or mention.date.written is None or isinstance(mention.written, YearRef):
        return False
    lead = letters[:index].rstrip("^")
    if lead and lead[-1] in _DATED_NOUN and not _OF_TALKS.match(letters, index + 1):
        return False  # "the Oct. 10 truce"
    if "W" in letters[meeting.anchor : index]:
        return False  # "... in an interview with Interfax on Wednesday"
    if sentence.lower.endswith(("since ", "until "), 0, mention.start):
        return False
    verb = len(letters[:index].removesuffix("i").rstrip("^"))
    return verb == 0 or not _says(sentence, mentions[verb - 1])


def _says(sentence: Sentence, mention: Mention) -> bool:
    """Say whether a word tells, so that the day beside it is the day of telling."""
    return mention.letter == "S" or sentence.words(mention) in _SAID


def _days(sentence: Sentence, index: int, meeting: Meeting) -> Days | None:
    mention = meeting.mentions[index]
    first = _resolved(sentence, mention, meeting)
    if first is None or first.until is None:
        return None
    span = Span(mention.start, mention.end)
    for follower in meeting.mentions[index + 1 : index + 3]:
        if follower.letter == "D" and _RANGE.match(sentence.lower[mention.end : follower.start]):
            last = _resolved(sentence, follower, meeting)
            if last is not None and last.until is not None and first.until < last.until:
                return Days(Period(first.since, last.until), span, Span(follower.start, follower.end))
    return Days(first, span, span)


def _resolved(sentence: Sentence, mention: Mention, meeting: Meeting) -> Period | None:
    """Return the days that a date means, ahead for a plan: "on Thursday" is then the next one."""
    if mention.date is None:
        return None
    past = any(sentence.words(meeting.mentions[i]) == "had" for i in meeting.inside)  # "had been due"
    to_come = meeting.planned or _PRESENT.search(sentence.words(meeting.mentions[meeting.moved])) is not None
    ahead = True if to_come and not past and mention.date.ahead_hint is None else None
    period = mention.date.resolve(sentence.published, ahead=ahead)
    return period if isinstance(period, Period) else None


def where(sentence: Sentence, meeting: Meeting) -> Where | None:
    """Return the place of a meeting: where people came for it, "in Geneva", "the Geneva talks"."""
    low, high = meeting.clause
    for index in range(*meeting.place):
        if meeting.letters[index] in "ZA":
            return _where(sentence, meeting.mentions[index])
    for index in (*range(meeting.shape[0], high), *reversed(range(low, meeting.shape[0]))):
        found = _located(sentence, meeting, index)
        if found is not None:
            return _wider(sentence, meeting, found)
    return _attributed(sentence, meeting)


def _located(sentence: Sentence, meeting: Meeting, index: int) -> Where | None:
    letters, mentions = meeting.letters, meeting.mentions
    if letters[index] != "i" or sentence.words(mentions[index]) not in _AT:
        return None
    if meeting.seats_guest(index):
        return None  # "his colleagues in Yerevan and Baku"
    match = _TO_PLACE.match(letters, index + 1)
    if match is None:
        return None
    last = mentions[match.end() - 1]
    if last.letter in "ZA":
        return _where(sentence, last)
    first = mentions[match.end() - 2] if letters[match.end() - 2] == "y" else last
    span = Span(first.start, last.end)
    return Where(Place.unlisted(span.of(sentence.text)), last, span)


def _wider(sentence: Sentence, meeting: Meeting, found: Where) -> Where:
    """Return the city behind a house that the lexicon lacks: "at the Elysee Palace in Paris"."""
    behind = next((i for i, m in enumerate(meeting.mentions) if m.start > found.span.end), None)
    if found.place.id is not None or behind is None:
        return found
    outer = _located(sentence, meeting, behind)
    return outer if outer is not None and outer.place.id is not None else found


def _attributed(sentence: Sentence, meeting: Meeting) -> Where | None:
    """Read "the Geneva talks" and "Moscow hosted": a city beside the noun, or one that plays the host."""
    letters, mentions = meeting.letters, meeting.mentions
    if letters[meeting.anchor] == "T":
        for index in range(max(0, meeting.anchor - 3), meeting.anchor):
            hosts = letters[index + 1 : index + 3] == "-V"  # "a Vienna-hosted meeting"
            named = letters[index] in "ZA" and not mentions[index].possessive
            if named and (letters[index + 1] != "-" or hosts):
                return _where(sentence, mentions[index])
    if letters[meeting.verb] in "VF" and meeting.subject != NOWHERE:
        for index in range(*meeting.subject):
            if letters[index] in "ZA":
                return _where(sentence, mentions[index])
    return None


def _where(sentence: Sentence, mention: Mention) -> Where | None:
    vocabulary = sentence.vocabulary
    name = sentence.words(mention).removesuffix("'s")
    key = mention.key if mention.letter == "Z" else vocabulary.places.get(name)
    if key is None:
        return None
    return Where(vocabulary.lexicon.place(key), mention, Span(mention.start, mention.end))
