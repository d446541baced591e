"""From an event of a dataset to a report of claims, to stand beside what the press said.

An event becomes a report without a text, whose sightings have the dataset as claimant and a citation as
evidence. The lowest and the highest number are one claim; the dead of each side, the civilians and those of
unknown status are claims of their own, linked to it as its parts, and never added up. A zero among the parts
is no claim: UCDP writes it both for nobody and for nobody known.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, NamedTuple

from nkconflict.interop.acled import AcledEvent
from nkconflict.interop.actors import CIVILIANS, place_named, side_named
from nkconflict.interop.aec import AecEvent
from nkconflict.interop.coded import AEC, GED, as_ged, row_note
from nkconflict.interop.ged import GedEvent
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.attribution import Attribution
from nkconflict.model.claims import CasualtyClaim, Group, Outcome, Scope
from nkconflict.model.counts import Count
from nkconflict.model.periods import Period
from nkconflict.model.places import Place
from nkconflict.model.reports import Report
from nkconflict.model.sightings import Citation, Confidence, Link, LinkKind, Sighting

__all__ = ["acled_report", "aec_report", "ged_report"]

UNKNOWN_STATUS = "of unknown status"
"""The subgroup of the dead of whom UCDP does not know whether they were of a side or civilians."""


class _Figures(NamedTuple):
    """The dead of an event: low and high of all, and the parts, None where nothing is said."""

    low: int | None
    high: int | None
    a: int | None
    b: int | None
    civilians: int | None
    unknown: int | None
    side_a: str | None
    side_b: str | None


def ged_report(event: GedEvent, published: date, lexicon: Lexicon | None = None) -> Report:
    """Return an event of GED as a report of what UCDP claims, published on a day."""
    words = lexicon if lexicon is not None else Lexicon.default()
    exact = event.where_prec == 1
    place = place_named(
        event.where_coordinates,
        event.adm_2,
        event.adm_1,
        lexicon=words,
        latitude=event.latitude if exact else None,
        longitude=event.longitude if exact else None,
    )
    period = _days(event.date_start, event.date_end)
    figures = _Figures(
        event.low,
        event.high,
        event.deaths_a,
        event.deaths_b,
        event.deaths_civilians,
        event.deaths_unknown,
        event.side_a,
        event.side_b,
    )
    citation = Citation(
        outlet=GED,
        published=published,
        confidence=Confidence.MEDIUM if event.event_clarity == 2 else Confidence.HIGH,
        note=row_note(event),
    )
    return _report(f"ucdp-ged:{event.id}", figures, period, place, citation, words)


def aec_report(event: AecEvent, published: date, lexicon: Lexicon | None = None) -> Report:
    """Return an event of UCDP-AEC as a report of what UCDP claims, published on a day."""
    words = lexicon if lexicon is not None else Lexicon.default()
    place = place_named(
        event.location_where_name, event.location_adm2_name, event.location_adm1_name, lexicon=words
    )
    figures = _Figures(
        event.deaths_low,
        event.deaths_high,
        event.deaths_side_a,
        event.deaths_side_b,
        event.deaths_civilian,
        event.deaths_unknown,
        event.side_a_name,
        event.side_b_name,
    )
    citation = Citation(outlet=AEC, published=published, note=row_note(as_ged(event)))
    period = _days(event.start_date, event.end_date)
    return _report(f"ucdp-aec:{event.id}", figures, period, place, citation, words)


def acled_report(event: AcledEvent, published: date, lexicon: Lexicon | None = None) -> Report:
    """Return an event of ACLED as a report of what ACLED claims, published on a day.

    ACLED does not say whose the dead were. Where its `time_precision` is 2, a week, any week with the day
    lies in the period; where it is 3, the period is the month.
    """
    words = lexicon if lexicon is not None else Lexicon.default()
    exact = event.geo_precision == 1
    place = place_named(
        event.location,
        event.admin3,
        event.admin2,
        event.admin1,
        lexicon=words,
        latitude=event.latitude if exact else None,
        longitude=event.longitude if exact else None,
    )
    citation = Citation(
        outlet="ACLED",
        published=published,
        note=_note(
            ("event", event.event_id_cnty),
            ("type", event.sub_event_type or event.event_type),
            ("actor 1", event.actor1),
            ("actor 2", event.actor2),
            ("source", event.source),
        ),
    )
    claim = CasualtyClaim(
        by=Attribution.named(words.party("acled")),
        outcome=Outcome.KILLED,
        count=Count.exact(event.fatalities),
        scope=Scope.INCIDENT,
        period=_around(event.event_date, event.time_precision),
        place=place,
    )
    return Report(
        source=f"acled:{event.event_id_cnty}",
        text="",
        published=published,
        sightings=[Sighting(claim, citation)] if event.fatalities else [],
    )


def _report(
    source: str,
    figures: _Figures,
    period: Period | None,
    place: Place | None,
    citation: Citation,
    lexicon: Lexicon,
) -> Report:
    def claim(count: Count, **fields: Any) -> CasualtyClaim:
        by = Attribution.named(lexicon.party("ucdp"))
        told: dict[str, Any] = {"outcome": Outcome.KILLED, "scope": Scope.INCIDENT, "period": period}
        return CasualtyClaim(by=by, count=count, place=place, **told, **fields)

    parts: list[CasualtyClaim] = []
    for number, name in ((figures.a, figures.side_a), (figures.b, figures.side_b)):
        if number:
            group = Group.CIVILIAN if name == CIVILIANS else Group.MILITARY
            party = side_named(name, lexicon)
            parts.append(claim(Count.exact(number), side=() if party is None else (party,), group=group))
    if figures.civilians:
        parts.append(claim(Count.exact(figures.civilians), group=Group.CIVILIAN))
    if figures.unknown:
        parts.append(claim(Count.exact(figures.unknown), subgroup=UNKNOWN_STATUS))
    whole = _count(figures.low, figures.high)
    claims = parts if whole is None else [claim(whole), *parts]
    return Report(
        source=source,
        text="",
        published=citation.published,
        sightings=[Sighting(one, citation) for one in claims],
        links=[] if whole is None else [_part(at, one, whole) for at, one in enumerate(parts, 1)],
    )


def _part(at: int, part: CasualtyClaim, whole: Count) -> Link:
    flag = "exceeds its whole" if part.count.surely_exceeds(whole) else None
    return Link(kind=LinkKind.SUBSET_OF, subject=at, object=0, flag=flag)


def _count(low: int | None, high: int | None) -> Count | None:
    """Return the interval from low to high as a count."""
    if low is None or high is None:
        return None
    return Count.exact(low) if low == high else Count.between(low, high)


def _days(since: date | None, until: date | None) -> Period | None:
    return None if since is None and until is None else Period(since, until)


def _around(day: date, precision: int | None) -> Period:
    if precision == 2:
        return Period(day - timedelta(days=6), day + timedelta(days=6))
    return Period.month(day.year, day.month) if precision == 3 else Period.day(day)


def _note(*parts: tuple[str, object]) -> str | None:
    return "; ".join(f"{name} {value}" for name, value in parts if value is not None) or None
