"""Running counts of ground: "bringing the number of settlements to 165", "the number has reached 165".

A total goes on from a gain that the sentence has told of before it: its claimant and gainer are those of
the gain, and so is its unit where it names none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from nkconflict.model.attribution import Attribution
from nkconflict.model.claims import Scope, TerritoryClaim, Unit
from nkconflict.model.parties import Party
from nkconflict.model.sightings import Evidence, Role, Sighting
from nkconflict.model.spans import Span
from nkconflict.reading.context import Sentence
from nkconflict.reading.figures import counted
from nkconflict.reading.grammar import matches
from nkconflict.reading.mentions import Mention
from nkconflict.reading.sighted import sighted
from nkconflict.reading.territory_grounds import Ground, Land
from nkconflict.reading.territory_lists import followed
from nkconflict.reading.territory_places import Told, told
from nkconflict.reading.territory_shapes import TOTALS
from nkconflict.reading.territory_subjects import who_speaks

__all__ = ["read_totals"]


class Base(NamedTuple):
    """What a total takes over: who claims it, where that was read, who gained, and in which unit."""

    by: Attribution
    speaker: Span | None
    gained_by: Party | None
    unit: Unit | None


def read_totals(sentence: Sentence, land: Land, gains: Sequence[Sighting]) -> list[Sighting]:
    """Return the running counts of a sentence; `gains` are the sightings of its gains."""
    found: list[Sighting] = []
    for shape, match in matches(TOTALS, land.letters):
        at = match.end("n") - 1
        ground = land.grounds[at] or Ground(at, at + 1, land.mention(at), _hedge(land, at))
        number, hedge = ground.number, ground.hedge
        base = _base(gains, land.span(at, at + 1).start)
        if base is None and shape.name == "total_stands":
            base = _alone(sentence, land.span(at, at + 1).start)
        if base is None or number is None or number.figure is None:
            continue
        group = next((name for name, at in match.groupdict().items() if name in ("g", "of") and at), None)
        named = land.grounds[match.start(group)] if group else None
        unit = ground.unit or (named.unit if named is not None else None)
        claim = TerritoryClaim(
            by=base.by,
            gained_by=base.gained_by,
            count=counted(number.figure, hedge.key if hedge is not None else "exact"),
            unit=unit.key if unit is not None else base.unit,
            scope=Scope.CUMULATIVE,
        )
        marks = (
            (Role.CLAIMANT, base.speaker),
            (Role.COUNT, Span((hedge or number).start, number.end)),
            (Role.UNIT, Span(unit.start, unit.end) if unit is not None else None),
        )
        found.append(sighted(sentence, claim, shape.name, land.span(match.start(), match.end()), marks))
        if shape.name == "total_stands":
            found += _beside(sentence, land, match, base)
    return found


def _beside(sentence: Sentence, land: Land, match: re.Match[str], base: Base) -> list[Sighting]:
    """Return what is counted beside a total: "stands at 146, along with four cities and Hadrut"."""
    sightings = []
    item: Told | None = None
    for index in followed(land, match.end("n"), [match.end("n")], passive=True):
        item = told(sentence, land, index, item)
        claim = TerritoryClaim(
            by=base.by,
            gained_by=base.gained_by,
            count=item.figure,
            unit=item.unit,
            places=item.places,
            scope=Scope.CUMULATIVE,
        )
        marks = ((Role.CLAIMANT, base.speaker), *item.marks)
        sightings.append(sighted(sentence, claim, "total_stands", land.span(index, index + 1), marks))
    return sightings


def _hedge(land: Land, at: int) -> Mention | None:
    return land.mention(at - 1) if land.letters[at - 1 : at] == "Q" else None


def _base(gains: Sequence[Sighting], position: int) -> Base | None:
    """Return what the last gain before a character leaves to a total."""
    for sighting in reversed(gains):
        claim, evidence = sighting.claim, sighting.evidence
        if (
            isinstance(claim, TerritoryClaim)
            and isinstance(evidence, Evidence)
            and evidence.span.end <= position
        ):
            return Base(claim.by, evidence.mark(Role.CLAIMANT), claim.gained_by, claim.unit)
    return None


def _alone(sentence: Sentence, position: int) -> Base:
    """Return whose a total is that goes on from nothing: of the side at war that tells of it."""
    source = sentence.source_at(position)
    if source is None:
        return Base(Attribution.own(), None, None, None)
    gained_by, _ = who_speaks(source.attribution.party)
    return Base(source.attribution, Span(source.start, source.end), gained_by, None)
