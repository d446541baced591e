"""Denials: what a party denies, linked to the claim of another party that it answers.

A denial of what was said answers the last claim of another party before it: in its sentence, its paragraph,
or in the paragraph before where it opens one. Who denies a deed answers whoever accused him of it. A denial
that answers nothing told of is kept without a link where it is of a deed ("both sides deny targeting
civilians"), or says whose word it denies ("rejected Armenia's claim"). What is denied stays what it was:
somebody's claim.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from nkconflict.model.attribution import Voice
from nkconflict.model.claims import (
    Allegation,
    CasualtyClaim,
    Claim,
    Denial,
    MaterielClaim,
    TerritoryClaim,
)
from nkconflict.model.parties import Party
from nkconflict.model.sightings import Evidence, Role, Sighting
from nkconflict.model.spans import Span
from nkconflict.reading.accusers import together
from nkconflict.reading.belonging import enemy_of
from nkconflict.reading.context import Sentence
from nkconflict.reading.denied_things import EQUIPMENT
from nkconflict.reading.denying import Denying, denials_in
from nkconflict.reading.sighted import sighted
from nkconflict.reading.speakers import Source

__all__ = ["Told", "disputed", "left_over", "read_denials"]

_CLAIMS: Final = (Allegation, CasualtyClaim, TerritoryClaim, MaterielClaim)
_FIGURES: Final = frozenset("figure figures number numbers count toll losses".split())
_ACCUSATIONS: Final = frozenset("allegation allegations accusation accusations charge charges".split())
_SEVERAL: Final = frozenset("allegations accusations charges claims reports statements".split())


class Told(NamedTuple):
    """A sighting that a denial may answer: its position in the report, and its sentence in the paragraph.

    `earlier` says that it stands in the paragraph before.
    """

    position: int
    sighting: Sighting
    sentence: int
    earlier: bool = False

    @property
    def by(self) -> Party | None:
        """Return the party whose claim it is, where claims of its kind can be denied."""
        claim = self.sighting.claim
        return claim.by.party if isinstance(claim, _CLAIMS) else None

    def gained_by(self, sentence: Sentence) -> Party | None:
        """Return who took what a sentence tells of in the report's own voice: that, too, can be denied."""
        claim, evidence = self.sighting.claim, self.sighting.evidence
        if not isinstance(claim, TerritoryClaim) or not isinstance(evidence, Evidence):
            return None
        here = sentence.start <= evidence.span.start < sentence.end
        return claim.gained_by if here and claim.by.voice is Voice.OWN else None


def left_over(told: Sequence[Told]) -> list[Told]:
    """Return what the next paragraph may answer: the claims of this one, or those that it only denied."""
    if not told:
        return []
    here = [item._replace(earlier=True) for item in told if not item.earlier]
    if any(item.by is not None for item in here):
        return here
    denied = any(isinstance(item.sighting.claim, Denial) for item in here)
    return [item for item in told if item.earlier] if denied else []


def read_denials(sentence: Sentence, told: Sequence[Told]) -> list[tuple[Sighting, list[int]]]:
    """Return the denials of a sentence, each with the positions of the sightings that it denies.

    `told` are the sightings of its paragraph so far and of the one before.
    """
    found = []
    for denying in denials_in(sentence, answering=any(item.by is not None for item in told)):
        answered = _answered(denying, [item for item in told if _may_answer(denying, item)])
        answered = answered or _not_gained(denying, sentence, told)
        kept = denying.noun == EQUIPMENT or (denying.deed and not denying.implied)
        if answered or kept or _named(denying) is not None:
            found.append((_sighting(sentence, denying, answered), [item.position for item in answered]))
    return found


def disputed(denials: Sequence[Sighting], speaking: Source | None) -> bool:
    """Say whether another than who has been speaking is heard to deny something."""
    if not denials:
        return False
    heard = [denial.claim.by.party for denial in denials if isinstance(denial.claim, Denial)]
    return speaking is not None and any(party != speaking.attribution.party for party in heard)


def _named(denying: Denying) -> Party | None:
    """Return the other party whose word the denial says it denies: "rejected Armenia's claim"."""
    whose = denying.whose
    return None if whose is None or together(whose, denying.by.party or whose) else whose


def _may_answer(denying: Denying, item: Told) -> bool:
    """Say whether a denial can answer a claim: one that stands before it, or that it repeats itself."""
    evidence = item.sighting.evidence
    if item.by is None or not isinstance(evidence, Evidence):
        return False
    named = _named(denying)
    if named is not None and not together(named, item.by):
        return False
    accuser = evidence.mark(Role.CLAIMANT)
    repeated = accuser is not None and denying.span.covers(accuser) and not denying.speaker.covers(accuser)
    false = denying.implied and not denying.deed  # "the report is false, ... said"
    return evidence.span.end <= denying.verb.start or repeated or false


def _not_gained(denying: Denying, sentence: Sentence, told: Sequence[Told]) -> list[Told]:
    """Return the gain that the report tells of and the enemy denies: "retook Talish, but Baku denied it"."""
    denier, last = denying.by.party, told[-1] if told else None
    gainer = last.gained_by(sentence) if last is not None else None
    if last is None or gainer is None or denier is None or denying.deed or denying.noun or denying.whose:
        return []
    before = (
        isinstance(last.sighting.evidence, Evidence) and last.sighting.evidence.span.end <= denying.verb.start
    )
    return [last] if before and not together(gainer, denier) else []


def _answered(denying: Denying, told: Sequence[Told]) -> list[Told]:
    """Return what a denial answers: in its paragraph, or in the one before if its own has no claim yet."""
    here = [item for item in told if not item.earlier]
    return _chosen(denying, here or told)


def _chosen(denying: Denying, told: Sequence[Told]) -> list[Told]:
    """Return which claims of a paragraph a denial answers."""
    denier = denying.by.party
    if denier is None:
        return []
    if denying.deed:
        accusing = [item for item in told if _accuses(item.sighting.claim, denier) and _fits(denying, item)]
        return accusing[-1:]
    if denying.noun in _FIGURES:
        told = [item for item in told if isinstance(item.sighting.claim, CasualtyClaim)]
    elif denying.noun == EQUIPMENT:
        told = [item for item in told if _is_loss(item.sighting.claim, denier, denying.thing)]
    elif denying.noun in _ACCUSATIONS:
        told = [item for item in told if isinstance(item.sighting.claim, Allegation)] or told
    last = told[-1] if told else None
    if last is None or together(last.by, denier):
        return []
    if denying.noun in _SEVERAL:
        accusing = [item for item in told if _accuses(item.sighting.claim, denier)]
        if accusing:
            return accusing
    beside = [item for item in told if item.sentence == last.sentence and item.by == last.by]
    grave = [item for item in beside if isinstance(item.sighting.claim, Allegation)]
    return (grave or beside)[-1:]


def _accuses(claim: Claim, party: Party) -> bool:
    """Say whether a claim is an allegation against a party, or against those who fight beside it."""
    return (
        isinstance(claim, Allegation)
        and any(together(accused, party) for accused in claim.accused)
        and not together(claim.by.party, party)
    )


def _is_loss(claim: Claim, party: Party, thing: str) -> bool:
    """Say whether a claim may tell of equipment of a kind that a party lost."""
    return (
        isinstance(claim, MaterielClaim)
        and claim.kind == thing
        and (not claim.side or any(together(side, party) for side in claim.side))
    )


def _fits(denying: Denying, item: Told) -> bool:
    """Say whether the places of a denied deed do not gainsay that of an allegation."""
    claim = item.sighting.claim
    place = claim.place if isinstance(claim, Allegation) else None
    return not denying.where or place is None or place.id in denying.where


def _sighting(sentence: Sentence, denying: Denying, answered: Sequence[Told]) -> Sighting:
    against = _named(denying) or (answered[-1].by if answered else None)
    if against is None and not answered:
        enemies = enemy_of(sentence, denying.by.party)
        against = enemies[0] if len(enemies) == 1 else None
    words = " ".join(denying.words.of(sentence.text).split()) if denying.words is not None else None
    claim = Denial(by=denying.by, against=against, words=words)
    marks: list[tuple[Role, Span | None]] = [
        (Role.CLAIMANT, denying.speaker),
        (Role.VERB, denying.verb),
        (Role.WORDS, denying.words),
    ]
    return sighted(sentence, claim, denying.rule, denying.span, marks)
