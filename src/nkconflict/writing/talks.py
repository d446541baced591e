"""Meetings held and planned, each as one sentence.

"Officials of Armenia and Azerbaijan held talks for more than 10 hours in Moscow on Oct. 9, hosted by Russia."
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from nkconflict.lexicon.grounds import state_of
from nkconflict.model.claims import Talks
from nkconflict.model.parties import Party, PartyKind
from nkconflict.writing.days import day, stretch
from nkconflict.writing.names import BELLIGERENTS, Names
from nkconflict.writing.prose import listed
from nkconflict.writing.refusals import refuse

__all__ = ["talks"]

_LENGTH: Final = re.compile(
    r"(?:(?:just over|over|under|more than|less than|at least|up to|about|around|nearly|almost) )?"
    r"(?:[0-9]{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many)"
    r" (?:hours?|minutes?|days?)"
)
"""How long a meeting lasts, as its words can be told apart from others."""

_LONG_AGO: Final = 400
"""Days after which talks are background to what a report tells."""


def talks(claim: Talks, published: date, names: Names) -> str:
    """Return a meeting as a sentence."""
    if len(claim.participants) < 2:
        raise refuse("participants", "at a table sit two parties at least")
    groups = {party.id for party in claim.participants if party.part_of is not None}
    if not groups <= {party.id for party in claim.mediators}:
        raise refuse("mediators", "a group of mediators that sits at the table mediates there")
    who = listed(_told(claim.participants, names, "participants"))
    held = "will hold" if claim.planned else "held"
    three = "trilateral " if _is_trilateral(claim.participants) else ""
    length = _length(claim)
    where, when = _where(claim, names), _when(claim, published)
    topic = "" if names.belligerents(who) else " on the Nagorno-Karabakh conflict"
    return f"Officials of {who} {held} {three}talks{length}{topic}{where}{when}{_arranged(claim, names)}."


def _is_trilateral(participants: tuple[Party, ...]) -> bool:
    """Say whether one outsider sits with both sides at war, so that it must not be taken for a mediator."""
    ids = {party.id for party in participants}
    return (
        "azerbaijan" in ids
        and bool(ids & {"armenia", "nagorno-karabakh"})
        and len(ids - set(BELLIGERENTS)) == 1
    )


def _told(parties: tuple[Party, ...], names: Names, field: str) -> list[str]:
    """Return the names of parties, each for itself and none beside a group of its own."""
    parents = {party.part_of.id for party in parties if party.part_of is not None}
    if any(
        party.id in parents or (party.part_of and party.kind is not PartyKind.MEDIATOR) for party in parties
    ):
        raise refuse(field, "a state or an organisation sits for all that is part of it")
    found = [names.noun(party) if names.knows(party) else None for party in parties]
    if None in found:
        raise refuse(field, "the lexicon has no name for one of them")
    return [name for name in found if name is not None]


def _length(claim: Talks) -> str:
    if claim.duration is None:
        return ""
    if not _LENGTH.fullmatch(claim.duration):
        raise refuse("duration", f"{claim.duration!r} is no length such as 'more than 10 hours'")
    return f" for {claim.duration}"


def _where(claim: Talks, names: Names) -> str:
    if claim.place is None:
        return ""
    name = names.place(claim.place) if names.knows(claim.place) else None
    if name is None:
        raise refuse("place", f"the lexicon has no name for {claim.place.name!r} alone")
    return f" in {name.partition(' (')[0]}"


def _when(claim: Talks, published: date) -> str:
    """Return " on Oct. 9", or " between Oct. 9 and Oct. 10"."""
    period = claim.period
    if period is None:
        return ""
    if period.since is None or period.until is None:
        raise refuse("period", f"a meeting begins and ends: {period}")
    if (published - period.until).days > _LONG_AGO:
        raise refuse("period", f"{period} is long past, and would be read as background")
    if (period.since > published) is not claim.planned:
        raise refuse("planned", "what is planned comes after publication, and what was held does not")
    if (only := period.only_day) is not None:
        return f" on {day(only, published, 'period')}"
    return stretch(period, published, "period")


def _arranged(claim: Talks, names: Names) -> str:
    """Return ", hosted by Russia and mediated by France": the host unless the place says it."""
    parts = []
    home = _home(claim, names)
    if claim.host is None and home is not None:
        raise refuse("host", f"where the talks are, it would be {home!r}")
    if claim.host is not None and (claim.host.id != home or home not in BELLIGERENTS):
        if claim.host.id in BELLIGERENTS:
            raise refuse("host", "a party at war is a host in its own country")
        parts.append(f"hosted by {_told((claim.host,), names, 'host')[0]}")
    if claim.mediators:
        parts.append(f"mediated by {listed(_told(claim.mediators, names, 'mediators'))}")
    return f", {' and '.join(parts)}" if parts else ""


def _home(claim: Talks, names: Names) -> str | None:
    """Return whom the place of a meeting makes its host: who sits in that capital, or whose country it is."""
    if claim.place is None:
        return None
    seat, state = names.seat(claim.place), state_of(claim.place)
    table = {party.id for party in (*claim.participants, *claim.mediators)}
    return seat or (state if claim.place.kind == "capital" or state in table else None)
