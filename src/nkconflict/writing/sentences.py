"""One claim as one canonical sentence, or a few where a kind of claim needs them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final, TypeAlias

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
    Statement,
    Talks,
    TerritoryClaim,
)
from nkconflict.writing.allegations import allegation, denial
from nkconflict.writing.casualties import casualty, nondisclosure
from nkconflict.writing.ceasefires import ceasefire
from nkconflict.writing.materiel import materiel
from nkconflict.writing.names import Names, names_of
from nkconflict.writing.refusals import refuse, under
from nkconflict.writing.statements import BACKGROUND, statement
from nkconflict.writing.talks import talks
from nkconflict.writing.territory import territory

__all__ = ["Attempt", "attempt", "sentence", "told"]

Attempt: TypeAlias = tuple[Claim, str | PhraseError]
"""A claim with the sentence that tells it, or with the error that says why none does."""

_WRITERS: Final[dict[type, Callable[[Any, date, Names], str]]] = {
    CasualtyClaim: casualty,
    Nondisclosure: nondisclosure,
    Ceasefire: ceasefire,
    TerritoryClaim: territory,
    Allegation: allegation,
    Denial: denial,
    Talks: talks,
    Statement: statement,
    MaterielClaim: materiel,
}


def sentence(claim: Claim, *, published: date, lexicon: Lexicon | None = None) -> str:
    """Return a claim as canonical wire prose, for a report of a day; it reads back as the same claim.

    A statement is followed by a sentence that says what it is about. PhraseError names the field that no
    wording can tell, as its `path`: "CasualtyClaim.scope".
    """
    text = told(claim, published, names_of(lexicon if lexicon is not None else Lexicon.default()))
    return f"{text} {BACKGROUND}" if isinstance(claim, Statement) else text


def told(claim: Claim, published: date, names: Names) -> str:
    """Return a claim as a sentence of an article about the conflict."""
    try:
        if type(claim) not in _WRITERS:
            raise refuse("", "there is no wording for this kind of claim")
        return _WRITERS[type(claim)](claim, published, names)
    except PhraseError as error:
        raise under(type(claim).__name__, error) from None


def attempt(claim: Claim, published: date, names: Names) -> str | PhraseError:
    """Return a claim as a sentence, or the error that says why it is none."""
    try:
        return told(claim, published, names)
    except PhraseError as error:
        return error
