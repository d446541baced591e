"""Equipment lost, each claim as one sentence.

"Azerbaijan said 49 Armenian tanks had been destroyed so far." Whose it was is always told.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from nkconflict.model.attribution import Modality, Voice
from nkconflict.model.claims import MaterielClaim, MaterielOutcome, Scope
from nkconflict.model.counts import Qualifier
from nkconflict.writing.names import BELLIGERENTS, Names
from nkconflict.writing.people import figure, is_one
from nkconflict.writing.refusals import refuse
from nkconflict.writing.voices import told

__all__ = ["materiel"]

_BEFALLEN: Final = {
    MaterielOutcome.DESTROYED: "destroyed",
    MaterielOutcome.DAMAGED: "damaged",
    MaterielOutcome.CAPTURED: "captured",
    MaterielOutcome.SHOT_DOWN: "shot down",
}
_SOFT: Final = ("truck", "vehicle")
"""Kinds that are equipment only where they are told to be military."""

_EXTENT: Final = {
    Scope.CUMULATIVE: " so far",
    Scope.INCIDENT: " in an incident",
    Scope.INCREMENT: "",
    Scope.UNSPECIFIED: "",
}


def materiel(claim: MaterielClaim, published: date, names: Names) -> str:
    """Return equipment lost as a sentence."""
    del published
    if claim.modality is Modality.DENIED:
        raise refuse("modality", "a loss that is denied is none")
    if claim.count.qualifier is Qualifier.NONE:
        raise refuse("count", "that nothing was lost is not told")
    things = f"{figure(claim.count, claim.scope is Scope.INCREMENT)} {_whose(claim, names)}"
    verb = "had" if claim.by.voice is not Voice.OWN else "has" if is_one(claim.count) else "have"
    verb = "may have" if claim.modality is Modality.HEDGED else verb
    clause = f"{things} {verb} been {_BEFALLEN[claim.outcome]}{_EXTENT[claim.scope]}"
    return told(claim.by, names, clause)


def _whose(claim: MaterielClaim, names: Names) -> str:
    """Return "Armenian tanks": equipment that is one side's."""
    noun = names.equipment(claim.kind, many=not is_one(claim.count))
    if claim.kind in _SOFT:
        noun = f"military {noun}"
    if noun is None:
        raise refuse("kind", f"the lexicon has no noun for {claim.kind!r}")
    if len(claim.side) != 1 or claim.side[0].id not in BELLIGERENTS:
        raise refuse("side", "equipment is told of as that of one party at war")
    by, downed = claim.by.party, claim.outcome is MaterielOutcome.SHOT_DOWN
    if by is not None and downed and by.side is claim.side[0].side:
        raise refuse("outcome", "who tells of its own side's aircraft as shot down accuses the enemy")
    return f"{names.adjective(claim.side[0])} {noun}"
