"""Events from July 2020 to September 2023: strikes, talks, announcements of ground taken, handovers."""

from __future__ import annotations

from datetime import date, time
from typing import Final, final

import attrs

from nkconflict.datasets.shipped import at_least, party, place, read_table
from nkconflict.lexicon.cells import Row
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.checks import (
    as_tuple,
    exactly,
    filled,
    filled_or_none,
    natural_or_none,
    shown,
    tuple_of,
)
from nkconflict.model.dates import Moment
from nkconflict.model.parties import Party
from nkconflict.model.places import Place
from nkconflict.model.sightings import Confidence

__all__ = ["Event", "load_events"]

COLUMNS: Final = tuple(
    "id date time type place actor summary cities settlements names disputed_by source url confidence "
    "note".split()
)
NEEDED: Final = ("id", "date", "type", "summary", "source", "confidence")


@final
@attrs.frozen(kw_only=True)
class Event:
    """Something that happened, or that somebody announced, at a local day and hour.

    `cities` and `settlements` count the ground announced, `names` are the names given for it, `disputed_by`
    who denied it. An announcement is a claim of its `actor`.
    """

    id: str = attrs.field(validator=filled)
    when: Moment = attrs.field(validator=exactly(Moment))
    kind: str = attrs.field(validator=filled)
    summary: str = attrs.field(validator=filled)
    place: Place | None = attrs.field(default=None, validator=exactly(Place, none=True))
    actor: Party | None = attrs.field(default=None, validator=exactly(Party, none=True))
    cities: int | None = attrs.field(default=None, validator=natural_or_none)
    settlements: int | None = attrs.field(default=None, validator=natural_or_none)
    names: tuple[str, ...] = attrs.field(default=(), converter=as_tuple, validator=tuple_of(str))
    disputed_by: tuple[Party, ...] = attrs.field(default=(), converter=as_tuple, validator=tuple_of(Party))
    source: str = attrs.field(validator=filled)
    url: str | None = attrs.field(default=None, validator=filled_or_none)
    confidence: Confidence = attrs.field(converter=Confidence)
    note: str | None = attrs.field(default=None, validator=filled_or_none)
    __repr__ = shown


def load_events(confidence: Confidence | str | None = None) -> tuple[Event, ...]:
    """Return the events in order of their days, those that are vouched for at least so well."""
    lexicon = Lexicon.default()
    events = (_event(row, lexicon) for row in read_table("events.csv", COLUMNS, NEEDED))
    return tuple(
        sorted(
            (event for event in events if at_least(confidence, event.confidence)),
            key=lambda event: (event.when.day, event.when.clock or time.min, event.id),
        )
    )


def _event(row: Row, lexicon: Lexicon) -> Event:
    day = row.day("date") or date.min
    clock = row.get("time")
    return Event(
        id=row.need("id"),
        when=Moment(day, time.fromisoformat(clock) if clock else None),
        kind=row.need("type"),
        summary=row.need("summary"),
        place=place(row, "place", lexicon),
        actor=party(row, "actor", lexicon),
        cities=row.minutes("cities"),
        settlements=row.minutes("settlements"),
        names=row.items("names"),
        disputed_by=[lexicon.party(key) for key in row.items("disputed_by")],
        source=row.need("source"),
        url=row.get("url"),
        confidence=row.need("confidence"),
        note=row.get("note"),
    )
