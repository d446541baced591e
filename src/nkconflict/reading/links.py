"""Links between a paragraph's figures: additions to a total, parts of a whole, earlier figures of a count."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

import attrs

from nkconflict.model.claims import CasualtyClaim, Scope, TerritoryClaim
from nkconflict.model.sightings import Evidence, Link, LinkKind, Sighting
from nkconflict.model.spans import Span

__all__ = ["SAID_BEFORE", "Placed", "ground_links", "in_order", "links_of"]

NEAR: Final = 100
"""How many figures further a total, or the figure that replaced an earlier one, is looked for."""

BESIDE: Final = 300
"""How many characters behind an addition of ground the total is looked for that it was added to."""

Ground = tuple[int, TerritoryClaim, Span]
"""A claim of ground with its position among the sightings, and where it stands."""

SAID_BEFORE: Final = re.compile(
    r"\b(?:earlier|previously|initially|originally|at first|first said|before that|(?:day|week)s? before"
    r"|had (?:said|counted|put|reported|announced|listed|given|named|spoken)|previous|up from|down from)\b"
)
"""Words for a count that was told before the one that holds now."""


class Placed(NamedTuple):
    """A casualty sighting with its place among the report's, and its relation within its sentence."""

    position: int
    sighting: Sighting
    sentence: int
    place: int
    parent: int
    relation: str
    words: str


def links_of(placed: Sequence[Placed]) -> list[Link]:
    """Return the links between the casualty sightings of one paragraph."""
    links: list[Link] = []
    at = {(item.sentence, item.place): item for item in reversed(placed)}
    for index, item in enumerate(placed):
        claim = item.sighting.claim
        whole = at.get((item.sentence, item.parent))
        if whole is not None and item.relation == "subset":
            links.append(_link(LinkKind.SUBSET_OF, item, whole))
        elif whole is not None and item.relation == "increment":
            links.append(_link(LinkKind.INCREMENT_OF, item, whole))
        elif whole is not None and item.relation == "earlier":
            links.append(Link(kind=LinkKind.REVISES, subject=whole.position, object=item.position))
        elif isinstance(claim, CasualtyClaim) and claim.scope is Scope.INCREMENT:
            around = (*placed[index + 1 : index + NEAR], *reversed(placed[max(0, index - NEAR) : index]))
            total = next((p for p in around if _totals(p, claim)), None)
            if total is not None:
                links.append(_link(LinkKind.INCREMENT_OF, item, total))
        elif isinstance(claim, CasualtyClaim) and claim.as_of is None and SAID_BEFORE.search(item.words):
            # what was held for a day of its own is the count of that day, and was not corrected
            before = reversed(placed[max(0, index - NEAR) : index])
            now = next((p for p in before if p.sentence < item.sentence and _same_count(p, claim)), None)
            if now is not None:
                links.append(Link(kind=LinkKind.REVISES, subject=now.position, object=item.position))
    return links


def _link(kind: LinkKind, part: Placed, whole: Placed) -> Link:
    one, other = part.sighting.claim, whole.sighting.claim
    flag = None
    if (
        isinstance(one, CasualtyClaim)
        and isinstance(other, CasualtyClaim)
        and one.count.surely_exceeds(other.count)
    ):
        flag = "exceeds its whole" if kind is LinkKind.SUBSET_OF else "exceeds its total"
    return Link(kind=kind, subject=part.position, object=whole.position, flag=flag)


def _totals(item: Placed, claim: CasualtyClaim) -> bool:
    other = item.sighting.claim
    if (
        not isinstance(other, CasualtyClaim)
        or other.scope is not Scope.CUMULATIVE
        or other.outcome is not claim.outcome
    ):
        return False
    return not (set(other.side) and set(claim.side) and not set(other.side) & set(claim.side))


def _same_count(item: Placed, claim: CasualtyClaim) -> bool:
    other = item.sighting.claim
    return (
        isinstance(other, CasualtyClaim)
        and other.outcome is claim.outcome
        and other.side == claim.side
        and other.by.party == claim.by.party
        and other.count != claim.count
    )


def ground_links(sightings: Sequence[Sighting]) -> list[Link]:
    """Return the links from ground newly gained to the running count that it brought, right behind it."""
    told = [
        (index, sighting.claim, sighting.evidence.span)
        for index, sighting in enumerate(sightings)
        if isinstance(sighting.claim, TerritoryClaim) and isinstance(sighting.evidence, Evidence)
    ]
    totals = sorted(
        (item for item in told if item[1].scope is Scope.CUMULATIVE), key=lambda item: item[2].start
    )
    links: list[Link] = []
    for index, claim, span in told:
        if claim.scope is Scope.INCREMENT and claim.count is not None:
            total = _behind(totals, span.end, claim)
            if total is not None and total[1].count is not None:
                flag = "exceeds its total" if claim.count.surely_exceeds(total[1].count) else None
                links.append(Link(kind=LinkKind.INCREMENT_OF, subject=index, object=total[0], flag=flag))
    return links


def _behind(totals: Sequence[Ground], end: int, claim: TerritoryClaim) -> Ground | None:
    """Return the first total of a claim's own claimant that stands right behind an offset."""
    for at in range(bisect_left(totals, end, key=lambda item: item[2].start), len(totals)):
        if totals[at][2].start > end + BESIDE:
            return None
        if totals[at][1].by == claim.by:
            return totals[at]
    return None


def in_order(
    sightings: Sequence[Sighting], links: Iterable[Link]
) -> tuple[tuple[Sighting, ...], tuple[Link, ...]]:
    """Return sightings in the order of the text, with the links between them by their new positions."""
    order = sorted(range(len(sightings)), key=lambda at: _start(sightings[at]))
    rank = {old: new for new, old in enumerate(order)}
    return tuple(sightings[at] for at in order), tuple(
        attrs.evolve(link, subject=rank[link.subject], object=rank[link.object]) for link in links
    )


def _start(sighting: Sighting) -> int:
    return sighting.evidence.span.start if isinstance(sighting.evidence, Evidence) else 0
