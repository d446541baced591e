"""The kinds of claims as readers see them: what each is called, and the family that has a colour.

A family has one hue and one kind of line, so that who cannot tell the hues apart can tell the lines apart;
beside either stands the name.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from nkconflict.model.ceasefires import Ceasefire
from nkconflict.model.claims import (
    Allegation,
    CasualtyClaim,
    Claim,
    Denial,
    MaterielClaim,
    Nondisclosure,
    Statement,
    Talks,
    TerritoryClaim,
)

__all__ = ["FAMILIES", "KINDS", "Kind", "kind_of"]


class Kind(NamedTuple):
    """What a kind of claim is called, alone and as several, and the family that it belongs to."""

    name: str
    plural: str
    family: str


KINDS: Final[dict[type, Kind]] = {
    CasualtyClaim: Kind("casualties", "casualty figures", "toll"),
    Nondisclosure: Kind("no figure given", "figures not given", "toll"),
    Ceasefire: Kind("ceasefire", "passages on ceasefires", "truce"),
    Talks: Kind("talks", "talks", "truce"),
    TerritoryClaim: Kind("ground", "claims of ground", "land"),
    Allegation: Kind("allegation", "allegations", "charge"),
    Denial: Kind("denial", "denials", "charge"),
    MaterielClaim: Kind("equipment", "equipment losses", "arms"),
    Statement: Kind("statement", "statements", "said"),
}
"""Each type of claim, in the order in which readers look for them."""

FAMILIES: Final = {
    "toll": "casualties",
    "truce": "ceasefires, talks",
    "land": "ground",
    "charge": "allegations, denials",
    "arms": "equipment",
    "said": "statements",
}
"""The families of kinds, each with what a legend calls it."""


def kind_of(claim: Claim) -> Kind:
    """Return the kind of a claim."""
    return KINDS[type(claim)]
