"""One claim as one canonical sentence, or a few where a kind of claim needs them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from nkconflict.errors import PhraseError
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.ceasefires import Ceasefire
from nkconflict.model.claims import (
    Allegation,
    CasualtyClaim,
    Claim,
    Denial,
    MaterielClaim,
    Nondisclosure,
    Talks,
    TerritoryClaim,
)
from nkconflict.writing.allegations import allegation, denial
from nkconflict.writing.casualties import casualty, nondisclosure
from nkconflict.writing.ceasefires import ceasefire
from nkconflict.writing.materiel import materiel
from nkconflict.writing.names import Names, names_of
from nkconflict.writing.refusals import refuse, under
from nkconflict.writing.talks import talks
from nkconflict.writing.territory import territory

__all__ = ["sentence"]

_WRITERS: Final[dict[type, Callable[[Any, date, Names], str]]] = {
    CasualtyClaim: casualty,
    Nondisclosure: nondisclosure,
    Ceasefire: ceasefire,
    TerritoryClaim: territory,
    Allegation: allegation,
    Denial: denial,
    Talks: talks,
    MaterielClaim: materiel,
}


def sentence(claim: Claim, *, published: date, lexicon: Lexicon | None = None) -> str:
    """Return a claim as canonical wire prose, for a report of a day; it reads back as the same claim.

    PhraseError names the field that no wording can tell, as its `path`: "CasualtyClaim.scope".
    """
    names = names_of(lexicon if lexicon is not None else Lexicon.default())
    try:
        if type(claim) not in _WRITERS:
            raise refuse("", "there is no wording for this kind of claim")
        return _WRITERS[type(claim)](claim, published, names)
    except PhraseError as error:
        raise under(type(claim).__name__, error) from None
