"""The parties, places and truces of the default lexicon as facts, each with its source."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar, final

import attrs

from nkconflict.datasets.shipped import at_least
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.lexicon.records import SPELLING_ONLY, KnownCeasefire, Table
from nkconflict.model.checks import shown
from nkconflict.model.parties import Party
from nkconflict.model.places import Place
from nkconflict.model.sightings import Confidence

__all__ = ["Fact", "load_ceasefires", "load_parties", "load_places"]

Value = TypeVar("Value", Party, Place)


@final
@attrs.frozen(kw_only=True)
class Fact(Generic[Value]):
    """A value with the source that it comes from and how well it is vouched for."""

    value: Value
    source: str
    confidence: Confidence
    note: str | None = None
    __repr__ = shown


def load_parties(confidence: Confidence | str | None = None) -> tuple[Fact[Party], ...]:
    """Return the parties that a source vouches for, at least so well."""
    return _facts(Lexicon.default().parties, Table.PARTIES, confidence)


def load_places(confidence: Confidence | str | None = None) -> tuple[Fact[Place], ...]:
    """Return the places that a source vouches for, at least so well."""
    return _facts(Lexicon.default().places, Table.PLACES, confidence)


def load_ceasefires(confidence: Confidence | str | None = None) -> tuple[KnownCeasefire, ...]:
    """Return the truces from 1991 on that a source vouches for, at least so well."""
    known = Lexicon.default().ceasefires
    return tuple(truce for truce in known if at_least(confidence, truce.confidence))


def _facts(
    values: Iterable[Value], table: Table, confidence: Confidence | str | None
) -> tuple[Fact[Value], ...]:
    lexicon = Lexicon.default()
    found: list[Fact[Value]] = []
    for value in values:
        record = lexicon.record(table, value.id or "")
        if record.source != SPELLING_ONLY and at_least(confidence, record.confidence):
            found.append(
                Fact(value=value, source=record.source, confidence=record.confidence, note=record.note)
            )
    return tuple(found)
