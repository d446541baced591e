"""Talks: meetings held and planned, with their days, place, host, delegations, mediators and length.

`meetings` finds who is told to meet, `seats` who sits where, `agendas` when and where, `durations` for how
long. Here it is asked whether enough is told for a claim: a "talks" of which nothing is said names no
meeting, and one that ended a year ago is background.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from nkconflict.model.claims import Talks
from nkconflict.model.sightings import Role, Sighting
from nkconflict.model.spans import Span
from nkconflict.reading.agendas import Days, Where, days_of, is_background, where
from nkconflict.reading.belonging import BELLIGERENTS
from nkconflict.reading.context import Sentence
from nkconflict.reading.delegations import Delegate
from nkconflict.reading.durations import duration_of
from nkconflict.reading.meetings import Meeting, is_real, meetings
from nkconflict.reading.rejected import Rejected
from nkconflict.reading.seats import Table, host_by_place, table_of
from nkconflict.reading.sighted import sighted

__all__ = ["read_talks", "rejected_talks"]

_IN_PERSON: Final = frozenset("IEOoY")
_ATTENDED: Final = re.compile("attend|took part|tak(?:e|es|ing) part|participat")
_SEEN: Final = re.compile(r"[_1Hs]?'?[pP]?x?[pP]?[IEOos]")
_GROUP: Final = "osce-minsk-group"
"""The group that has three members, who meet among themselves."""
_UNRELATED: Final = re.compile(r"\b(?:football|soccer|match|championship|chess|olympic|wrestl|uefa|league)")


def read_talks(sentence: Sentence) -> list[Sighting]:
    """Return the sightings of meetings held and planned in a sentence."""
    found: dict[int, Sighting] = {}
    if _UNRELATED.search(sentence.lower, sentence.start, sentence.end):
        return []
    for meeting in meetings(sentence):
        sighting = _sighting(sentence, meeting)
        if isinstance(sighting, Sighting) and not any(
            _tells_less(sighting, other) for other in found.values()
        ):
            found = {at: other for at, other in found.items() if not _tells_less(other, sighting)}
            found[meeting.anchor] = sighting
    return [found[anchor] for anchor in sorted(found)]


def rejected_talks(sentence: Sentence) -> Iterator[Rejected]:
    """Yield what the shapes match in a sentence and is no meeting, with the reason."""
    for meeting in meetings(sentence):
        doubt = _sighting(sentence, meeting)
        if isinstance(doubt, str):
            first, last = (meeting.mentions[at] for at in (meeting.shape[0], meeting.shape[1] - 1))
            yield Rejected("talks", meeting.rule, Span(first.start, last.end), doubt)


def _sighting(sentence: Sentence, meeting: Meeting) -> Sighting | str:
    """Return the sighting of a meeting, or the reason for which it is none."""
    if not is_real(sentence, meeting):
        return "refused, wished for or only possible"
    source = sentence.source_at(meeting.mentions[meeting.anchor].start)
    days = days_of(sentence, meeting)
    if source is not None and source.denies:
        return "denied"
    if is_background(sentence, meeting, days):
        return "long past"
    place = None if meeting.called else where(sentence, meeting)
    length = duration_of(sentence, meeting)
    table = table_of(sentence, meeting)
    if not _told_enough(sentence, meeting, table, days, place, length):
        return "too little is told of it"
    host = table.host.party if table.host is not None else host_by_place(sentence, table, place)
    claim = Talks(
        period=days.period if days else None,
        place=place.place if place else None,
        host=host,
        mediators=tuple(delegate.party for delegate in table.mediators),
        participants=tuple(delegate.party for delegate in table.sitting),
        planned=meeting.planned or (days is not None and _is_ahead(sentence, days)),
        duration=length.of(sentence.text) if length else None,
    )
    marks = (
        *((Role.PARTICIPANTS, _at(delegate)) for delegate in table.sitting),
        (Role.HOST, _at(table.host) if table.host is not None else None),
        *((Role.MEDIATORS, _at(delegate)) for delegate in table.mediators),
        (Role.SINCE, days.since if days else None),
        (Role.UNTIL, days.until if days else None),
        (Role.PLACE, place.span if place else None),
        (Role.DURATION, length),
    )
    return sighted(sentence, claim, meeting.rule, _passage(sentence, meeting, marks), dict.fromkeys(marks))


def _is_ahead(sentence: Sentence, days: Days) -> bool:
    return days.period.since is not None and days.period.since > sentence.published


def _at(delegate: Delegate) -> Span:
    return Span(delegate.mention.start, delegate.mention.end)


def _told_enough(
    sentence: Sentence,
    meeting: Meeting,
    table: Table,
    days: Days | None,
    place: Where | None,
    length: Span | None,
) -> bool:
    """Say whether more than a name is told of a meeting: who met, or its day, place and length."""
    told = sum(item is not None for item in (days, place, length))
    told += any(
        delegate.mention.letter == "I" for delegate in (*table.mediators, *filter(None, [table.host]))
    )
    seats = len({delegate.party.id for delegate in table.sitting})
    met = [mention for stretch in (meeting.subject, *meeting.guests) for mention in meeting.part(stretch)]
    in_person = any(mention.letter in _IN_PERSON for mention in met)
    noun = meeting.mentions[meeting.anchor]
    if noun.key == "see" and not (
        in_person and meeting.guests and _SEEN.match(meeting.letters, meeting.guests[0][0])
    ):
        return False
    if _only_attended(sentence, meeting, table) or (meeting.letters[meeting.verb] == "G" and not told):
        return False
    if seats > 1:  # "are holding peace talks" tells of no one meeting
        return told > 0 or in_person or noun.letter == "M"
    if seats == 1:
        return meeting.rule != "their_talks" and _tells_of_one(sentence, meeting, table, place, days)
    envoys = any(mention.letter == "E" for mention in met)
    sure = noun.key == "talks" or "summit" in sentence.words(noun) or envoys or meeting.rule == "their_talks"
    return sure and told > 1


def _only_attended(sentence: Sentence, meeting: Meeting, table: Table) -> bool:
    """Say whether outsiders are told to have sat in on talks, and not whose those were."""
    attended = _ATTENDED.match(sentence.words(meeting.mentions[meeting.verb])) is not None
    return attended and not any(delegate.party.id in BELLIGERENTS for delegate in table.sitting)


def _tells_of_one(
    sentence: Sentence, meeting: Meeting, table: Table, place: Where | None, days: Days | None
) -> bool:
    """Say whether a meeting of which one party is named is told of: a group met, an envoy came abroad."""
    seat = next(iter(table.sitting))
    if place is None:
        return False
    if meeting.rule == "came_for_talks":
        host = host_by_place(sentence, table, place)
        named = any(mention.letter in _IN_PERSON for mention in meeting.part(meeting.subject))
        return named and (host is None or host.id != seat.party.id)
    return days is not None and seat.mention.key == _GROUP


def _tells_less(sighting: Sighting, other: Sighting) -> bool:
    """Say whether a sighting tells less of a meeting that another one tells of."""
    claim, fuller = sighting.claim, other.claim
    if not (isinstance(claim, Talks) and isinstance(fuller, Talks)):
        return False
    return (
        set(claim.participants) <= set(fuller.participants)
        and claim.period in (None, fuller.period)
        and claim.place in (None, fuller.place)
    )


def _passage(sentence: Sentence, meeting: Meeting, marks: tuple[tuple[Role, Span | None], ...]) -> Span:
    """Return the stretch from the first to the last word of a meeting that lies in its sentence."""
    anchor, verb = meeting.mentions[meeting.anchor], meeting.mentions[meeting.verb]
    spans = [
        span
        for _, span in marks
        if span is not None and sentence.start <= span.start and span.end <= sentence.end
    ]
    return Span(
        min(anchor.start, verb.start, *(span.start for span in spans)),
        max(anchor.end, verb.end, *(span.end for span in spans)),
    )
