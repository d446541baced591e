"""Who and where, as the datasets name them: their sides and places as those of the lexicon.

UCDP writes "Government of Azerbaijan", "Fizuli rayon", "Khankendy town"; a name that the lexicon lacks gives
no party, and a place in the dataset's own words.
"""

from __future__ import annotations

import re
from typing import Final

from nkconflict.lexicon.folding import fold, lowered
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.parties import Party
from nkconflict.model.places import Place
from nkconflict.reading.vocabulary import vocabulary

__all__ = ["CIVILIANS", "place_named", "side_named"]

CIVILIANS: Final = "Civilians"
"""What UCDP writes for the second side of one-sided violence."""

_SIDES: Final = {
    "Government of Azerbaijan": "azerbaijan",
    "Government of Armenia": "armenia",
    "Republic of Artsakh": "nagorno-karabakh",
    "Republic of Nagorno-Karabakh": "nagorno-karabakh",
}
_KINDS: Final = (
    (re.compile(r" (?:city municipality|town|city|village|settlement|municipality)$"), ("",)),
    (re.compile(r" (?:rayon|district)$"), (" district",)),
    (re.compile(r" (?:province|region|marz)$"), (" province", "")),
)
"""The kind of place that UCDP writes behind a name, and what may stand there in the lexicon."""


def side_named(name: str | None, lexicon: Lexicon) -> Party | None:
    """Return the party of a side, None where the name is of none of the conflict's."""
    key = _SIDES.get(name or "")
    return None if key is None else lexicon.party(key)


def place_named(
    *names: str | None, lexicon: Lexicon, latitude: float | None = None, longitude: float | None = None
) -> Place | None:
    """Return the place of the first of these names, which go from near to wide; None where there is none.

    A place that the lexicon lacks keeps its words, lies within the next place that the lexicon has, and takes
    the degrees if both are given.
    """
    given = [name for name in names if name]
    if not given:
        return None
    listed = [place for name in given if (place := _listed(name, lexicon)) is not None]
    if listed and listed[0] == _listed(given[0], lexicon):
        return listed[0]
    within = listed[0].name if listed else next(iter(given[1:]), None)
    known = latitude is not None and longitude is not None
    return Place(
        name=given[0],
        within=within,
        latitude=latitude if known else None,
        longitude=longitude if known else None,
    )


def _listed(name: str, lexicon: Lexicon) -> Place | None:
    places = vocabulary(lexicon).places
    plain = lowered(fold(name)).replace("'", "").strip()
    for form in _forms(plain):
        if form in places:
            return lexicon.place(places[form])
    return None


def _forms(plain: str) -> tuple[str, ...]:
    for kind, endings in _KINDS:
        if (found := kind.search(plain)) is not None:
            return tuple(f"{plain[: found.start()]}{ending}" for ending in endings)
    return (plain,)
