"""From tellings to ceasefires: which tellings of an article mean the same truce, and which known truce that is.

Tellings of the body join the truce told of last, unless they contradict it or say that theirs is another ("the new
truce", "a second attempt"). What one telling of a truce says, the others take over without a mark. Captions are
older than the story and stand each for itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.attribution import Modality
from nkconflict.model.ceasefires import Ceasefire, CeasefireStatus
from nkconflict.model.sightings import BlockKind, Evidence, Sighting
from nkconflict.model.spans import Span
from nkconflict.reading.truces import Telling

__all__ = ["ceasefire_sightings"]

NEAR: Final = timedelta(days=21)
"""A truce known by its broker alone must have been announced at most this long before publication."""


def ceasefire_sightings(tellings: Sequence[Telling], lexicon: Lexicon, source: str) -> list[Sighting]:
    """Return a sighting for each telling, with what other tellings of the same truce add."""
    sightings = []
    for group in _grouped(tellings):
        known = next((key for telling in group if (key := _known(telling, group, lexicon))), None)
        sightings += [_sighting(telling, group, known, source) for telling in group]
    return sorted(sightings, key=lambda s: s.evidence.span.start if isinstance(s.evidence, Evidence) else 0)


def _grouped(tellings: Sequence[Telling]) -> list[list[Telling]]:
    groups: list[list[Telling]] = []
    body: list[list[Telling]] = []
    for telling in tellings:
        if telling.sentence.block is BlockKind.CAPTION or telling.several:
            groups.append([telling])
            continue
        fitting = [group for group in reversed(body) if all(_together(telling, other) for other in group)]
        if telling.fresh:  # "the new truce" is none that was told of by its day or broker as another
            fitting = [
                g
                for g in fitting
                if any(t.fresh for t in g) or not any(t.announced or t.effective or t.mediators for t in g)
            ]
        if fitting:
            fitting[0].append(telling)
        else:
            body.append([telling])
    return body + groups


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


def _known(telling: Telling, group: Sequence[Telling], lexicon: Lexicon) -> str | None:
    """Return the id of the known truce that day or broker settles, if exactly one fits."""
    published = telling.sentence.published
    days = {m.day for t in group for m in (t.announced, t.effective) if m is not None}
    brokers = {party.id for t in group for party in t.mediators}
    fits = []
    for known in lexicon.ceasefires:
        theirs = {m.day for m in (known.announced, known.effective) if m is not None}
        if not theirs:
            continue
        mediators = {party.root.id for party in known.mediators}
        if days:
            if not days & theirs or (brokers and mediators and not brokers & mediators):
                continue
        elif not (brokers and brokers <= mediators and timedelta(0) <= published - min(theirs) <= NEAR):
            continue
        fits.append((abs(published - min(theirs)), known.id))
    if telling.several or not fits:
        return None
    return min(fits)[1] if len(fits) == 1 or not days else None


def _sighting(telling: Telling, group: Sequence[Telling], known: str | None, source: str) -> Sighting:
    first = lambda name: (
        getattr(telling, name) or next((value for t in group if (value := getattr(t, name))), None)
    )  # noqa: E731
    breaches = tuple(dict.fromkeys([*telling.breaches, *(breach for t in group for breach in t.breaches)]))
    claim = Ceasefire(
        by=telling.by, known=known, announced=first("announced"), effective=first("effective"), ended=telling.ended,
        place=first("place"), mediators=first("mediators") or (), signatories=first("signatories") or (), kind=telling.kind,
        status=_status(telling, bool(breaches)), breaches=breaches,
    )  # fmt: skip
    sentence = telling.sentence
    end = max(
        [
            telling.span.end,
            *(m.span.end for m in telling.marks if sentence.start <= m.span.start < sentence.end),
        ]
    )
    start = min(
        [
            telling.span.start,
            *(m.span.start for m in telling.marks if sentence.start <= m.span.start < sentence.end),
        ]
    )
    span = Span(start, end)
    evidence = Evidence(
        source=source,
        block=sentence.block,
        span=span,
        quote=span.of(sentence.text),
        rule="truce",
        marks=tuple(telling.marks),
    )
    return Sighting(claim, evidence)


def _status(telling: Telling, broken: bool) -> CeasefireStatus:
    if broken and any(b.modality is not Modality.DENIED for b in telling.breaches):
        return CeasefireStatus.BROKEN
    if telling.holds or telling.effective is not None:
        return CeasefireStatus.IN_FORCE
    if telling.proposed and telling.announced is None:
        return CeasefireStatus.PROPOSED
    return CeasefireStatus.BROKEN if broken else CeasefireStatus.ANNOUNCED
