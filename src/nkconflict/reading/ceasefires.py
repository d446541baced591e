"""From tellings to ceasefires: which of an article mean the same truce, and which known truce that is.

Tellings of the body join the truce told of last, unless they contradict it or say that theirs is another
("the new truce", "a second attempt"). What one telling of a truce says, the others take over without a mark.
Captions are older than the story and stand each for itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from typing import Final, NamedTuple, TypeVar

import attrs

from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.lexicon.truces import settled_truce
from nkconflict.model.attribution import Modality
from nkconflict.model.ceasefires import Breach, Ceasefire, CeasefireStatus
from nkconflict.model.dates import Moment
from nkconflict.model.parties import Party
from nkconflict.model.places import Place
from nkconflict.model.sightings import BlockKind, Evidence, Marks, Sighting
from nkconflict.model.spans import Span
from nkconflict.reading.belonging import BELLIGERENTS
from nkconflict.reading.tellings import Telling

__all__ = ["ceasefire_sightings"]

Value = TypeVar("Value")

TOLD: Final = 32
"""How many truces back a telling may mean: no article tells of so many, and one that has no end may."""


def ceasefire_sightings(tellings: Sequence[Telling], lexicon: Lexicon, source: str) -> list[Sighting]:
    """Return a sighting for each telling, with what other tellings of the same truce add."""
    sightings: list[Sighting] = []
    for truce in _truces(tellings):
        known, common = _known(truce, lexicon), _common(truce.tellings)
        sightings += [_sighting(telling, common, known, source) for telling in truce.tellings]
    return sorted(sightings, key=lambda s: s.evidence.span.start if isinstance(s.evidence, Evidence) else 0)


@attrs.define
class _Truce:
    """The tellings of one truce; `terms` has one of them for each way to tell its days and brokers."""

    tellings: list[Telling] = attrs.Factory(list)
    terms: dict[tuple[object, ...], Telling] = attrs.Factory(dict)

    def add(self, telling: Telling) -> None:
        self.tellings.append(telling)
        days = tuple(m and m.day for m in (telling.announced, telling.effective))
        self.terms.setdefault((telling.old, telling.fresh, days, telling.mediators), telling)

    def fits(self, telling: Telling) -> bool:
        """Say whether a telling can mean this truce."""
        told = self.terms.values()
        if not all(_together(telling, other) for other in told):
            return False
        known = any(t.announced or t.effective or t.mediators for t in told)
        if telling.introduced and (telling.announced or telling.effective or telling.mediators):
            return not known  # "a truce brokered on Tuesday" is none whose day or broker was told before
        return not telling.fresh or any(t.fresh for t in told) or not known  # nor is "the new truce"


def _truces(tellings: Sequence[Telling]) -> list[_Truce]:
    """Return the truces that an article tells of: those of the body, then those that stand alone."""
    body: list[_Truce] = []
    alone: list[_Truce] = []
    for telling in tellings:
        apart = telling.sentence.block is BlockKind.CAPTION or telling.several
        truce = None if apart else next((t for t in reversed(body[-TOLD:]) if t.fits(telling)), None)
        if truce is None:
            truce = _Truce()
            (alone if apart else body).append(truce)
        truce.add(telling)
    return body + alone


def _together(one: Telling, other: Telling) -> bool:
    """Say whether two tellings can mean the same truce."""
    if one.old != other.old:
        return False
    for mine, theirs in ((one.announced, other.announced), (one.effective, other.effective)):
        if mine is not None and theirs is not None and mine.day != theirs.day:
            return False
    if one.mediators and other.mediators and not set(one.mediators) & set(other.mediators):
        return False
    days = [m.day for m in (one.announced, one.effective, other.announced, other.effective) if m is not None]
    return not days or max(days) - min(days) <= timedelta(days=3)


def _known(truce: _Truce, lexicon: Lexicon) -> str | None:
    """Return the id of the known truce that day or broker settles, if exactly one fits."""
    if all(telling.several for telling in truce.tellings):
        return None
    told = truce.terms.values()
    return settled_truce(
        lexicon,
        truce.tellings[0].sentence.published,
        days={m.day for t in told for m in (t.announced, t.effective) if m is not None},
        brokers={party.id for t in told for party in (*t.mediators, *t.signatories)} - {*BELLIGERENTS},
        peace=all("peace" in telling.words for telling in truce.tellings),
        old=all(telling.old for telling in truce.tellings),
    )


class _Common(NamedTuple):
    """What the tellings of a truce say together: the first day, place and parties told, and all breaches."""

    announced: Moment | None
    effective: Moment | None
    ended: Moment | None
    place: Place | None
    mediators: tuple[Party, ...]
    signatories: tuple[Party, ...]
    breaches: tuple[Breach, ...]


_UNTOLD: Final = _Common(None, None, None, None, (), (), ())


def _common(tellings: Sequence[Telling]) -> _Common:
    return _Common(
        announced=_first(tellings, lambda t: t.announced),
        effective=_first(tellings, lambda t: t.effective),
        ended=_first(tellings, lambda t: t.ended),
        place=_first(tellings, lambda t: t.place),
        mediators=_first(tellings, lambda t: t.mediators) or (),
        signatories=_first(tellings, lambda t: t.signatories) or (),
        breaches=tuple(dict.fromkeys(breach for t in tellings for breach in t.breaches)),
    )


def _sighting(telling: Telling, common: _Common, known: str | None, source: str) -> Sighting:
    breaches = tuple(dict.fromkeys((*telling.breaches, *common.breaches)))
    if telling.sentence.block is BlockKind.HEADLINE:
        common = _UNTOLD  # a headline is read alone: only that the truce broke is the same story
    claim = Ceasefire(
        by=telling.by,
        known=known,
        announced=telling.announced or common.announced,
        effective=telling.effective or common.effective,
        ended=telling.ended or common.ended,
        place=telling.place or common.place,
        mediators=telling.mediators or common.mediators,
        signatories=telling.signatories or common.signatories,
        kind=telling.kind,
        status=_status(telling, breaches),
        breaches=breaches,
    )
    sentence = telling.sentence
    spans = [telling.span, *(m.span for m in telling.marks)]
    here = [at for at in spans if sentence.start <= at.start < sentence.end]
    start, end = min(at.start for at in here), max(at.end for at in here)
    span = Span(start, end)
    evidence = Evidence(
        source=source,
        block=sentence.block,
        span=span,
        quote=span.of(sentence.text),
        rule="truce",
        marks=Marks.packing(telling.marks),
    )
    return Sighting(claim, evidence)


def _first(tellings: Iterable[Telling], term: Callable[[Telling], Value]) -> Value | None:
    """Return a term from the first telling that has it."""
    return next((value for telling in tellings if (value := term(telling))), None)


def _status(telling: Telling, breaches: Sequence[Breach]) -> CeasefireStatus:
    """Return how a truce stands by one telling; `breaches` are those that all of its article tells of."""
    if any(breach.modality is not Modality.DENIED for breach in telling.breaches):
        return CeasefireStatus.BROKEN
    if telling.ended is not None:
        return CeasefireStatus.ENDED
    if telling.holds or telling.effective is not None:
        return CeasefireStatus.IN_FORCE
    if telling.proposed and telling.announced is None:
        return CeasefireStatus.PROPOSED
    if any(breach.modality is not Modality.DENIED for breach in breaches):
        return CeasefireStatus.BROKEN
    return CeasefireStatus.IN_FORCE if breaches else CeasefireStatus.ANNOUNCED
