"""Captions and bylines as the wires have them: where and when a picture was taken, who took it, who reported.

"A street in Stepanakert, Sunday, Oct. 18, 2020. (AP Photo) Credit: Uncredited Credit: Uncredited". What a
caption claims stands between its opening and its credit. These are the surroundings of claims, not claims: a
part of them that has no plain words is left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import chain
from typing import Final

from nkconflict.model.attribution import Voice
from nkconflict.model.claims import Claim, TerritoryClaim
from nkconflict.model.places import Place
from nkconflict.model.reports import Caption, Contributor
from nkconflict.writing.days import dated
from nkconflict.writing.names import Names
from nkconflict.writing.prose import listed
from nkconflict.writing.refusals import refuse, under
from nkconflict.writing.sentences import Attempt, attempt

__all__ = ["attempt_in", "byline", "caption"]

_NAME: Final = re.compile(r"[A-Z][\w'-]*(?: [A-Z][\w'-]*){0,3}")
"""A name of capitalised words, as a caption can have it."""


_LEADS: Final = (" in ", ", near ", ", outside ", ", at ")


def caption(told: Caption, sentences: Sequence[str], names: Names) -> str:
    """Return a caption: its place, day and credit, with the sentences that it claims between them."""
    places = filter(None, (_place(place, names) for place in told.places))
    where = "".join(chain.from_iterable(zip(_LEADS, places, strict=False)))
    when = "" if told.day is None else f", {dated(told.day)}"
    words = " ".join((f"A street{where}{when}.", *sentences))
    photographer = told.photographer or ""
    credit = photographer if _NAME.fullmatch(photographer) and " " in photographer else "Uncredited"
    return f"{words} ({f'{told.agency} ' if told.agency else ''}Photo) Credit: {credit} Credit: {credit}"


def attempt_in(told: Caption, claim: Claim, published: date, names: Names) -> Attempt:
    """Return a claim as a sentence of a caption, or the error that says why it is none there."""
    undated = isinstance(claim, TerritoryClaim) and claim.by.voice is Voice.OWN and claim.as_of is None
    if undated and told.day is not None and told.day.year < published.year - 1:
        error = refuse("as_of", f"under a picture of {told.day} it would be read as an earlier war's")
        return claim, under("TerritoryClaim", error)
    return claim, attempt(claim, published, names)


def byline(contributors: Sequence[Contributor], names: Names) -> str:
    """Return who contributed, and from where: "Jo Doe in Moscow and Ann Roe in London contributed"."""
    placed = [(one.name, _place(one.place, names) if one.place is not None else "") for one in contributors]
    people = [f"{name} in {place}" if place else name for name, place in placed if _NAME.fullmatch(name)]
    return f"{listed(people)} contributed to this report." if people else ""


def _place(place: Place, names: Names) -> str:
    """Return one name of a place, since a comma follows it; nothing where it has no plain one."""
    name = place.name if place.id is None else names.site(place) or ""
    found = _NAME.fullmatch(name.partition(" (")[0])
    return found[0] if found else ""
