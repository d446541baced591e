"""Truces, each as one sentence: what was agreed, by whom and when, and how it fared.

"A humanitarian ceasefire between Armenia and Azerbaijan brokered by Russia was announced on Oct. 10 in
Moscow, took effect at 12:00 on Oct. 10 and was violated by both sides, minutes later." It is "a" ceasefire
each time, with days and brokers of its own, so that it is not taken for the truce of another paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from nkconflict.lexicon.truces import settled_truce
from nkconflict.model.attribution import Attribution, Modality
from nkconflict.model.ceasefires import Breach, Ceasefire, CeasefireKind, CeasefireStatus
from nkconflict.model.places import Place
from nkconflict.writing.days import moment, on
from nkconflict.writing.names import Names
from nkconflict.writing.people import BOTH
from nkconflict.writing.prose import listed
from nkconflict.writing.refusals import refuse
from nkconflict.writing.voices import speaker, told

__all__ = ["ceasefire", "settles"]

_NOUNS: Final = {
    CeasefireKind.UNSPECIFIED: "ceasefire",
    CeasefireKind.HUMANITARIAN: "humanitarian ceasefire",
    CeasefireKind.PERMANENT: "permanent ceasefire",
    CeasefireKind.LOCAL: "local ceasefire",
}
_DELAY: Final = re.compile(
    r"(?:just |only |within |less than )?(?:(?:a few |several |some )?(?:minutes|hours)"
    r"|(?:[0-9]+|one|two|three|four|five|six|ten|an?) (?:minutes?|hours?|days?))"
)
"""How long after its beginning a truce is said to be broken."""


def ceasefire(claim: Ceasefire, published: date, names: Names) -> str:
    """Return a truce as a sentence."""
    _check(claim, published, names)
    sides = " between Armenia and Azerbaijan" if claim.signatories else " in Nagorno-Karabakh"
    fate = listed(list(_fate(claim, published, names)))
    clause = f"a {_NOUNS[claim.kind]}{sides}{_brokered(claim, names)} {fate}"
    both = names.belligerents(f"{speaker(claim.by, names)} {clause}").issuperset(BOTH)
    if both and not claim.signatories:
        raise refuse("signatories", "where Armenia and Azerbaijan are both named, the truce is between them")
    return told(claim.by, names, clause)


def settles(claim: Ceasefire) -> bool:
    """Say whether a truce has a day or a broker of its own, by which it is told apart from others."""
    return bool(claim.announced or claim.effective or claim.mediators)


def _check(claim: Ceasefire, published: date, names: Names) -> None:
    """Refuse what a sentence does not tell, and what would follow from it but is not claimed."""
    if claim.ended is not None:
        raise refuse("ended", "no wording tells the end of a truce")
    if tuple(party.id for party in claim.signatories) not in ((), BOTH):
        raise refuse("signatories", "a truce is between Armenia and Azerbaijan, or between nobody named")
    if claim.announced is not None and claim.announced.clock is not None:
        raise refuse("announced", "an announcement has a day and no hour")
    if claim.status is not _status(claim):
        raise refuse("status", f"what is told of the truce makes it {_status(claim)}, not {claim.status}")
    known = settled_truce(
        names.lexicon,
        published,
        days={moment.day for moment in (claim.announced, claim.effective) if moment is not None},
        brokers={party.id for party in claim.mediators},
    )
    if claim.known != known:
        raise refuse("known", f"its days and brokers make it {known!r}, not {claim.known!r}")


def _status(claim: Ceasefire) -> CeasefireStatus:
    """Return what the terms of a truce make its status, the claimed one where they leave it open."""
    if claim.breaches:
        denied = all(breach.modality is Modality.DENIED for breach in claim.breaches)
        return CeasefireStatus.IN_FORCE if denied else CeasefireStatus.BROKEN
    if claim.effective is not None:
        return CeasefireStatus.IN_FORCE
    if claim.announced is not None and claim.status is CeasefireStatus.PROPOSED:
        return CeasefireStatus.ANNOUNCED
    if claim.status in (CeasefireStatus.PROPOSED, CeasefireStatus.IN_FORCE):
        return claim.status
    return CeasefireStatus.ANNOUNCED


def _brokered(claim: Ceasefire, names: Names) -> str:
    """Return " brokered by Russia and France"."""
    brokers = [names.noun(party) if names.knows(party) else None for party in claim.mediators]
    if None in brokers or any(party.part_of or party.id in _SIDES for party in claim.mediators):
        raise refuse("mediators", "a broker is a party of the lexicon as a whole, and not one at war")
    return f" brokered by {listed([broker for broker in brokers if broker])}" if brokers else ""


_SIDES: Final = frozenset((*BOTH, "nagorno-karabakh"))


def _fate(claim: Ceasefire, published: date, names: Names) -> Iterator[str]:
    """Yield what befell the truce, in order: announced, took effect, was violated."""
    bare = claim.effective is None and not claim.breaches and claim.status is not CeasefireStatus.IN_FORCE
    if claim.announced is not None or claim.place is not None or bare:
        proposed = claim.announced is None and claim.status is CeasefireStatus.PROPOSED
        day = "" if claim.announced is None else moment(claim.announced, published, "announced")
        yield f"was {_proposed(claim) if proposed else 'announced'}{day}{_where(claim.place, names)}"
    if claim.effective is not None:
        yield f"took effect{moment(claim.effective, published, 'effective')}"
    if len(claim.breaches) > 1:
        raise refuse("breaches", "a sentence tells of one breach")
    if claim.breaches:
        yield _violated(claim, claim.breaches[0], published, names)
    elif claim.effective is None and claim.status is CeasefireStatus.IN_FORCE:
        yield "was holding"


def _proposed(claim: Ceasefire) -> str:
    """Return "proposed", unless who speaks or where would be taken for the broker that is not told."""
    party = claim.by.party
    if not claim.mediators and (claim.place is not None or (party is not None and party.id not in _SIDES)):
        raise refuse("mediators", "who tells of a truce that is proposed would be taken for its broker")
    return "proposed"


def _where(place: Place | None, names: Names) -> str:
    if place is None:
        return ""
    name = names.place(place) if names.knows(place) else None
    if name is None:
        raise refuse("place", f"the lexicon has no name for {place.name!r} alone")
    return f" in {name}"


_ADVERBS: Final = {Modality.DENIED: "not ", Modality.HEDGED: "allegedly "}


def _violated(claim: Ceasefire, breach: Breach, published: date, names: Names) -> str:
    """Return "was violated by both sides on Oct. 12, minutes later"."""
    if breach.by != claim.by:
        raise refuse("breaches.by", "who tells of the truce tells of its breach")
    usual = Modality.ASSERTED if claim.by == Attribution.own() else Modality.HEDGED
    if breach.modality is Modality.ASSERTED and usual is Modality.HEDGED:
        raise refuse("breaches.modality", "a breach that somebody tells of is alleged")
    accused = tuple(party.id for party in breach.accused)
    if accused not in ((), BOTH) and not (len(accused) == 1 and accused[0] in _SIDES):
        raise refuse("breaches.accused", "one party at war broke a truce, both states, or nobody named")
    if breach.delay is not None and not _DELAY.fullmatch(breach.delay):
        raise refuse("breaches.delay", f"{breach.delay!r} is no time such as 'minutes' or 'an hour'")
    adverb = "" if breach.modality is usual else _ADVERBS[breach.modality]
    names_of_one = [names.noun(party) or party.id for party in breach.accused]
    by = "" if not accused else " by both sides" if accused == BOTH else f" by {names_of_one[0]}"
    day = "" if breach.period is None else on(breach.period, published, "breaches.period")
    later = "" if breach.delay is None else f"{',' if day else ''} {breach.delay} later"
    return f"was {adverb}violated{by}{day}{later}"
