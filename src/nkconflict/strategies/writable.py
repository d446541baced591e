"""Strategies for claims that can be written: what `nkconflict.writing` tells, and no more.

They draw from the very tables that the writer writes from, for a report of a given day, and leave out what it
refuses: so there is one place that says what can be told.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

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
from nkconflict.strategies.speakers import names, tellable
from nkconflict.strategies.told_events import accusations, gains, rebuttals
from nkconflict.strategies.told_figures import equipment, figures, silences
from nkconflict.strategies.told_truces import meetings, truces
from nkconflict.strategies.told_words import utterances
from nkconflict.writing.sentences import sentence

__all__ = ["WRITABLE", "writable_claims"]

WRITABLE: dict[type[Claim], Callable[[date], SearchStrategy[Claim]]] = {
    CasualtyClaim: figures,
    Nondisclosure: silences,
    Ceasefire: truces,
    TerritoryClaim: gains,
    Allegation: accusations,
    Denial: rebuttals,
    Talks: meetings,
    Statement: utterances,
    MaterielClaim: equipment,
}
"""Which strategy draws what can be written of which kind of claim, for a report of a day."""


def writable_claims(
    kind: type[Claim] | None = None, published: date = date(2020, 10, 19)
) -> SearchStrategy[Claim]:
    """Draw claims, of every kind or of one, that a report of a day can tell and be read back from."""
    kinds = WRITABLE.values() if kind is None else [WRITABLE[kind]]
    drawn: SearchStrategy[Claim] = st.one_of([draws(published) for draws in kinds])
    return drawn.filter(partial(_is_writable, published))


def _is_writable(published: date, claim: Claim) -> bool:
    return tellable(lambda: sentence(claim, published=published, lexicon=names().lexicon))
