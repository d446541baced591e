"""Claims of the press as rows in the shape of UCDP GED, for tools that read such.

An event that came from UCDP is the row that it was, once, however many claims were made of it. Of all else,
only what a row of GED means is written: persons killed in one incident, by the day and the place that the
text names. What a claim does not say stays empty: ids, codes of a conflict, the other side. Such a row is one
claim, told however often; rows of different claimants may be of one incident, so they must not be added up.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from nkconflict.interop.coded import coded_event
from nkconflict.interop.ged import GedEvent
from nkconflict.model.attribution import Modality, Voice
from nkconflict.model.claims import CasualtyClaim, Group, Outcome, Scope
from nkconflict.model.counts import Qualifier
from nkconflict.model.periods import Period
from nkconflict.model.places import Place
from nkconflict.query import Telling, distinct
from nkconflict.query.accounts import Account, Accounts, accounts

__all__ = ["ged_rows"]

_UCDP_NAMES: Final = {
    "azerbaijan": "Government of Azerbaijan",
    "armenia": "Government of Armenia",
    "nagorno-karabakh": "Republic of Artsakh",
}
_COUNTRIES: Final = {"AZ": "Azerbaijan", "AM": "Armenia"}
_BY_CONVENTION: Final = frozenset({Qualifier.ABOUT, Qualifier.NEARLY})
"""Hedges whose bounds are this library's convention, so that they are no bounds of a claimant."""


def ged_rows(of: Accounts) -> Iterator[GedEvent]:
    """Yield a row for each event of UCDP, then one for each other claim of people killed in one incident.

    Of an event that several releases have, the row is that of the last. Denied figures are none.

    In the other rows the side whose soldiers died is `side_a`, and theirs are `deaths_a`; whose the civilians
    were has no column in GED. `best` is a figure printed as it is, `low` and `high` its bounds. Sources are
    joined by `;`.
    """
    events: dict[object, GedEvent] = {}
    others: list[Account] = []
    for account in accounts(of):
        event = coded_event(account.sighting.evidence)
        if event is None:
            others.append(account)
        else:
            events[account.where, account.source] = event
    yield from events.values()
    for telling in distinct(others):
        claim = telling.claim
        if (
            isinstance(claim, CasualtyClaim)
            and claim.outcome is Outcome.KILLED
            and claim.scope is Scope.INCIDENT
            and claim.modality is not Modality.DENIED
        ):
            yield GedEvent(**_sources(telling), **_dead(claim), **_when(claim.period), **_where(claim.place))


def _sources(telling: Telling) -> dict[str, Any]:
    claim: Any = telling.claim
    days = dict.fromkeys(str(account.published) for account in telling.accounts if account.published)
    spoke = claim.by.body or claim.by.party
    return {
        "number_of_sources": len(telling.sources),
        "source_article": ";".join(telling.sources),
        "source_date": ";".join(days) or None,
        "source_original": spoke.name if spoke is not None and claim.by.voice is Voice.NAMED else None,
    }


def _dead(claim: CasualtyClaim) -> dict[str, Any]:
    count = claim.count
    side = claim.side[0].root.id if len(claim.side) == 1 else None
    exact = count.number if count.qualifier in (Qualifier.EXACT, Qualifier.NONE) else None
    convention = count.qualifier in _BY_CONVENTION
    military = claim.group is Group.MILITARY and side is not None
    return {
        "side_a": _UCDP_NAMES.get(side or "") if military else None,
        "deaths_a": exact if military else None,
        "deaths_civilians": exact if claim.group is Group.CIVILIAN else None,
        "deaths_unknown": exact if claim.group is Group.UNSPECIFIED else None,
        "best": count.number if count.qualifier is Qualifier.ABOUT else exact,
        "low": None if convention else count.low,
        "high": count.number if count.qualifier is Qualifier.NEARLY else None if convention else count.high,
    }


def _when(period: Period | None) -> dict[str, Any]:
    if period is None or period.since is None or period.until is None:
        return {}
    return {
        "year": period.since.year if period.since.year == period.until.year else None,
        "date_start": period.since,
        "date_end": period.until,
        "date_prec": _date_precision((period.until - period.since).days + 1),
    }


def _date_precision(days: int) -> int:
    """Return UCDP's code for a stretch of days: a day, up to six, a week, up to a month, more."""
    return next((code for code, most in enumerate((1, 6, 7, 31), 1) if days <= most), 5)


def _where(place: Place | None) -> dict[str, Any]:
    if place is None:
        return {}
    told: dict[str, Any] = {"where_coordinates": place.name, "country": _COUNTRIES.get(place.country or "")}
    if place.latitude is not None:
        told |= {"latitude": place.latitude, "longitude": place.longitude}
        told["geom_wkt"] = f"POINT ({place.longitude} {place.latitude})"
    return told
