"""The body of an article: which paragraphs it has, in which order.

Claims keep their order. A denial of another party's claim stands right behind the first paragraph in which
that party claims something; one that answers nobody stands before everything else, so that it is not taken
for an answer. A truce without a day or a broker would be taken for the truce of another paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from nkconflict.errors import PhraseError
from nkconflict.model.ceasefires import Ceasefire
from nkconflict.model.claims import (
    Allegation,
    CasualtyClaim,
    Claim,
    Denial,
    MaterielClaim,
    TerritoryClaim,
)
from nkconflict.writing.allegations import answer, beside
from nkconflict.writing.ceasefires import settles
from nkconflict.writing.names import Names
from nkconflict.writing.refusals import refuse, under
from nkconflict.writing.sentences import Attempt, attempt

__all__ = ["paragraphs"]

_DENIED: Final = (Allegation, CasualtyClaim, TerritoryClaim, MaterielClaim)
"""The claims that a denial answers."""


def paragraphs(claims: Sequence[Claim], published: date, names: Names) -> list[Attempt]:
    """Return the paragraphs of a body in order, with the claims that none can tell among them."""
    truces = [claim for claim in claims if isinstance(claim, Ceasefire)]
    first: list[Attempt] = []
    found: list[Attempt] = []
    for claim in claims:
        if isinstance(claim, Ceasefire) and len(truces) > 1 and not settles(claim):
            reason = "without a day or a broker it would be taken for another truce of the article"
            found.append((claim, under("Ceasefire", refuse("announced", reason))))
        elif not isinstance(claim, Denial):
            found.append((claim, attempt(claim, published, names)))
    for claim in claims:
        if isinstance(claim, Denial):
            place = next((at for at, item in enumerate(found) if _answers(claim, item)), None)
            if place is None:
                first.append((claim, attempt(claim, published, names)))
                continue
            behind = place + 1
            while behind < len(found) and isinstance(found[behind][0], Denial):
                behind += 1
            found.insert(behind, (claim, _answer(claim, names)))
    return first + found


def _answer(claim: Denial, names: Names) -> str | PhraseError:
    try:
        return answer(claim, names)
    except PhraseError as error:
        return under("Denial", error)


def _answers(denial: Denial, paragraph: Attempt) -> bool:
    """Say whether a denial can be told as one of the claim of a paragraph."""
    claim, text = paragraph
    if isinstance(text, PhraseError) or not isinstance(claim, _DENIED) or denial.against is None:
        return False
    party, denier = claim.by.party, denial.by.party
    if party is None or denier is None or party.id != denial.against.id:
        return False
    return not beside(party, denier)
