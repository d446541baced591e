"""The body of an article: which paragraphs it has, in which order.

Claims keep their order. A denial stands right behind the first paragraph that tells what it denies; one of
what the article does not tell stands before everything else, so that it is not taken for an answer. A truce
without a day or a broker would be taken for the truce of another paragraph.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Final

from nkconflict.errors import PhraseError
from nkconflict.lexicon.titles import holds
from nkconflict.model.attribution import Attribution
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

__all__ = ["answers", "paragraphs"]

_DENIED: Final = (Allegation, CasualtyClaim, TerritoryClaim, MaterielClaim)
"""The claims that a denial answers."""


def paragraphs(
    claims: Sequence[Claim], denied: Mapping[Claim, Collection[Claim]], published: date, names: Names
) -> list[Attempt]:
    """Return the paragraphs of a body in order, with the claims that none can tell among them.

    `denied` has for denials what they deny, where that is known.
    """
    people = _people(claims)
    truces = [claim for claim in claims if isinstance(claim, Ceasefire)]
    first: list[Attempt] = []
    found: list[Attempt] = []
    for claim in claims:
        if _is_mistakable(claim, people):
            reason = "who holds that office is named in the article, and would be taken for the speaker"
            (first if isinstance(claim, Denial) else found).append(
                (claim, _refused(claim, "by.office", reason))
            )
        elif isinstance(claim, Ceasefire) and len(truces) > 1 and not settles(claim):
            reason = "without a day or a broker it would be taken for another truce of the article"
            found.append((claim, _refused(claim, "announced", reason)))
        elif not isinstance(claim, Denial):
            found.append((claim, attempt(claim, published, names)))
    for claim in claims:
        if isinstance(claim, Denial) and not _is_mistakable(claim, people):
            answered = denied.get(claim, ())
            told = (at for at, (one, text) in enumerate(found) if one in answered and isinstance(text, str))
            place = next((at for at in told if answers(claim, found[at][0])), None)
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


def answers(denial: Denial, claim: Claim) -> bool:
    """Say whether a denial can be told as one of a claim, whose claimant does not fight beside the denier."""
    if not isinstance(claim, _DENIED) or denial.against is None:
        return False
    party, denier = claim.by.party, denial.by.party
    if party is None or denier is None or party.id != denial.against.id:
        return False
    return not beside(party, denier)


def _people(claims: Sequence[Claim]) -> list[Attribution]:
    """Return the persons who speak in a body, each as the voice that they are."""
    voices = [getattr(claim, "by", None) for claim in claims]
    voices += [breach.by for claim in claims if isinstance(claim, Ceasefire) for breach in claim.breaches]
    return [by for by in voices if isinstance(by, Attribution) and by.person is not None]


def _is_mistakable(claim: Claim, people: Sequence[Attribution]) -> bool:
    """Say whether an office without a name would be taken for one of the people who are named."""
    by = getattr(claim, "by", None)
    if not isinstance(by, Attribution) or by.office is None or by.person is not None:
        return False
    return any(one.person and one.party == by.party and holds(one.person, by.office) for one in people)


def _refused(claim: Claim, field: str, reason: str) -> PhraseError:
    return under(type(claim).__name__, refuse(field, reason))
