"""Ground that changed hands, each claim as one sentence.

"Azerbaijan said Azerbaijan had taken control of 13 villages in Jabrayil district on Oct. 4." Who gained it is
always named, even where it is who speaks. What is counted has its unit, what is named has it where the name
alone would give another.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from nkconflict.lexicon.grounds import is_wide, state_of, unit_of
from nkconflict.model.attribution import Modality, Voice
from nkconflict.model.claims import Scope, TerritoryClaim, Unit
from nkconflict.model.counts import Count, Qualifier
from nkconflict.model.dates import Period
from nkconflict.model.places import Place
from nkconflict.writing.days import on
from nkconflict.writing.names import BELLIGERENTS, Names
from nkconflict.writing.people import figure, is_one
from nkconflict.writing.prose import listed
from nkconflict.writing.refusals import refuse
from nkconflict.writing.voices import told

__all__ = ["UNITS", "territory"]

UNITS: Final = {
    Unit.VILLAGE: ("village", "villages"),
    Unit.SETTLEMENT: ("settlement", "settlements"),
    Unit.TOWN: ("town", "towns"),
    Unit.CITY: ("city", "cities"),
    Unit.HEIGHT: ("height", "heights"),
    Unit.POSITION: ("position", "positions"),
    Unit.POST: ("post", "posts"),
    Unit.DISTRICT: ("district", "districts"),
}
"""What counted ground is called, one and many."""


def territory(claim: TerritoryClaim, published: date, names: Names) -> str:
    """Return ground that changed hands as a sentence."""
    gainer = claim.gained_by
    who = names.noun(gainer) if gainer is not None and names.knows(gainer) else None
    if gainer is None or who is None or gainer.id not in BELLIGERENTS:
        raise refuse("gained_by", "ground is gained by one of the parties at war, by name")
    what = _named(claim, names) if claim.count is None or _counts_names(claim) else _counted(claim, names)
    verb = (
        "may have"
        if claim.modality is Modality.HEDGED
        else "had"
        if claim.by.voice is not Voice.OWN
        else "has"
    )
    clause = f"{who} {verb} taken control of {what}{_extent(claim, published)}"
    if claim.modality is not Modality.DENIED:
        return told(claim.by, names, clause)
    if claim.by.voice is Voice.OWN:
        raise refuse("modality", "the report's own voice states, and denies nothing")
    if not claim.places:
        raise refuse("places", "what is said not to have been gained is told of a place")
    return told(claim.by, names, clause, verb="denied that")


def _counts_names(claim: TerritoryClaim) -> bool:
    """Say whether the count is only how many places are named."""
    return len(claim.places) > 1 and claim.count == Count.exact(len(claim.places))


def _counted(claim: TerritoryClaim, names: Names) -> str:
    """Return "13 more villages", in a district where one is named."""
    count, unit = claim.count, claim.unit
    if count is None or unit is None or unit not in UNITS:
        raise refuse("unit", "what is counted has a unit, and land has no number")
    if count.qualifier is Qualifier.NONE:
        raise refuse("count", "that no ground changed hands is not told")
    if len(claim.places) > 1:
        raise refuse("places", "counted ground lies in one district, or in none that is named")
    number = figure(count, more=claim.scope is Scope.INCREMENT)
    return f"{number} {UNITS[unit][not is_one(count)]}{_within(claim.places, names)}"


def _within(places: tuple[Place, ...], names: Names) -> str:
    if not places:
        return ""
    if places[0].id == "nagorno-karabakh":
        return f" in {names.site(places[0])}"
    name = _name(places[0], names)
    if unit_of(places[0]) is Unit.TERRITORY:
        raise refuse("places", f"{places[0].name!r} is no district that other ground lies in")
    return f" in {name}" if unit_of(places[0]) is Unit.DISTRICT else f" near {name}"


def _named(claim: TerritoryClaim, names: Names) -> str:
    """Return "Hadrut", "the villages of Talish and Hadrut": places by name."""
    if not claim.places:
        raise refuse("count", "ground has a number or a name")
    if claim.scope is Scope.INCREMENT:
        raise refuse("scope", "only counted ground is told as an addition")
    if len(claim.places) > 1 and claim.count is None:
        raise refuse("count", "several places that are named are counted")
    if any(is_wide(place) for place in claim.places) and not all(is_wide(place) for place in claim.places):
        raise refuse("places", "districts are not told in one breath with what lies in districts")
    usual = {unit_of(place) for place in claim.places}
    words = listed([_name(place, names) for place in claim.places])
    if Unit.TERRITORY in usual:
        raise refuse("places", f"{words} is land without a unit")
    if usual == {claim.unit} or (len(usual) > 1 and claim.unit is None):
        return words
    if claim.unit not in _SETTLED or Unit.DISTRICT in usual:
        raise refuse("unit", f"{words} would not be read as {claim.unit}")
    return f"the {UNITS[claim.unit][len(claim.places) > 1]} of {words}"


_SETTLED: Final = (Unit.VILLAGE, Unit.SETTLEMENT, Unit.TOWN, Unit.CITY)


def _name(place: Place, names: Names) -> str:
    name = names.place(place) if names.knows(place) else None
    if name is None or state_of(place) not in BELLIGERENTS or names.seat(place) in ("armenia", "azerbaijan"):
        raise refuse("places", f"{place.name!r} is no ground at stake that the lexicon has a name for")
    return name.partition(" (")[0]


def _extent(claim: TerritoryClaim, published: date) -> str:
    """Return " so far", " on Oct. 4" or both."""
    if claim.scope is Scope.INCIDENT and claim.as_of is None:
        raise refuse("scope", "ground that was gained at one time has the day")
    if claim.scope is Scope.UNSPECIFIED and claim.as_of is not None:
        raise refuse("scope", "ground that has a day was gained on it, or so far")
    if claim.as_of is None:
        return " so far" if claim.scope is Scope.CUMULATIVE else ""
    if claim.as_of.year < published.year - 1:
        raise refuse("as_of", f"{claim.as_of} would be read as an earlier war")
    day = on(Period.day(claim.as_of), published, "as_of")
    return f"{day} so far" if claim.scope is Scope.CUMULATIVE else day
