"""Figures of people harmed, and the silence about them, each as one sentence.

"Azerbaijan's Defense Ministry said at least 13 Armenian soldiers had been killed in an incident in Ganja on
Oct. 4." The scope is always told: "so far" or "since" for a running count, "in an incident" for one, "more"
for an addition. Whose people they are is told by an adjective, "on the Armenian side" or "of ...".
"""

from __future__ import annotations

from datetime import date
from typing import Final

from nkconflict.model.attribution import Attribution, Modality, Voice
from nkconflict.model.claims import CasualtyClaim, Group, Nondisclosure, Outcome, Scope
from nkconflict.writing.days import day, on, stretch
from nkconflict.writing.names import Names
from nkconflict.writing.people import counted, is_one
from nkconflict.writing.prose import paragraph
from nkconflict.writing.refusals import refuse
from nkconflict.writing.voices import speaker, told

__all__ = ["casualty", "nondisclosure"]

_BEFALLEN: Final = {
    Outcome.KILLED: "been killed",
    Outcome.WOUNDED: "been wounded",
    Outcome.MISSING: "gone missing",
    Outcome.CAPTURED: "been captured",
    Outcome.DISPLACED: "been displaced",
    Outcome.CASUALTIES: "been killed or wounded",
}


def casualty(claim: CasualtyClaim, published: date, names: Names) -> str:
    """Return a figure of people harmed as a sentence."""
    people = counted(
        claim.count,
        claim.group,
        claim.subgroup,
        claim.side,
        names,
        more=claim.scope is Scope.INCREMENT,
    )
    clause = f"{people} {_auxiliary(claim)} {_BEFALLEN[claim.outcome]}{_extent(claim, published, names)}"
    if not names.belligerents(f"{speaker(claim.by, names)} {clause}"):
        clause += f"{',' if clause[-4:].isdigit() else ''} in the Nagorno-Karabakh conflict"
    if claim.modality is not Modality.DENIED:
        return told(claim.by, names, clause)
    if claim.by.voice is Voice.OWN:
        raise refuse("modality", "the report's own voice states, and denies nothing")
    return told(claim.by, names, clause, verb="denied that")


def _auxiliary(claim: CasualtyClaim) -> str:
    if claim.modality is Modality.HEDGED:
        return "may have"
    if claim.by.voice is not Voice.OWN:
        return "had"
    return "has" if is_one(claim.count) else "have"


def _extent(claim: CasualtyClaim, published: date, names: Names) -> str:
    """Return what a figure covers: since when, or in which incident, where and on which day."""
    period, place = claim.period, claim.place
    if place is not None and claim.scope is not Scope.INCIDENT:
        raise refuse("place", "only what happened in one incident has a place")
    if claim.as_of is not None and claim.scope is not Scope.CUMULATIVE:
        raise refuse("as_of", "only a running count stands as of a day")
    match claim.scope:
        case Scope.CUMULATIVE:
            begun = " so far" if period is None else stretch(period, published, "period")
            return begun + _standing(claim.as_of, published)
        case Scope.INCREMENT:
            return "" if period is None else on(period, published, "period")
        case Scope.INCIDENT:
            where = names.place(place) if place is not None and names.knows(place) else None
            if place is not None and where is None:
                raise refuse("place", f"the lexicon has no name for {place.name!r} alone")
            when = "" if period is None else on(period, published, "period")
            return f" in an incident{f' in {where}' if where else ''}{when}"
        case _:
            raise refuse("scope", "a figure covers a running count, an incident or an addition")


def _standing(as_of: date | None, published: date) -> str:
    """Return the day for which a running count holds: " as of Oct. 12"."""
    if as_of is None:
        return ""
    if as_of > published:
        raise refuse("as_of", f"{as_of} is after the day of publication, {published}")
    return f" as of {day(as_of, published, 'as_of')}"


_UNDISCLOSED: Final = {
    Outcome.KILLED: "were killed",
    Outcome.WOUNDED: "were wounded",
    Outcome.MISSING: "went missing",
    Outcome.CAPTURED: "were captured",
    Outcome.DISPLACED: "were displaced",
}


def nondisclosure(claim: Nondisclosure, published: date, names: Names) -> str:
    """Return the silence about a figure: "Azerbaijan has not disclosed its military losses."."""
    del published
    if claim.as_of is not None:
        raise refuse("as_of", "a silence is told of the day of publication alone")
    party = claim.by.party
    if party is None or claim.by != Attribution.named(party):
        raise refuse("by", "a silence is that of a party, and not of a person, a body or the report")
    if tuple(side.id for side in claim.side) != (party.id,):
        raise refuse("side", "a party is silent about its own losses")
    who = speaker(claim.by, names)
    if claim.outcome is Outcome.CASUALTIES:
        group = "" if claim.group is Group.UNSPECIFIED else f"{claim.group} "
        about = f"its {group}losses"
    else:
        about = f"how many of its {names.people(str(claim.group), many=True)} {_UNDISCLOSED[claim.outcome]}"
    topic = "" if names.belligerents(who) else " in the Nagorno-Karabakh conflict"
    return paragraph(f"{who} has not disclosed {about}{topic}")
