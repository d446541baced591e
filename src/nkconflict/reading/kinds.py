"""Kinds: the readers of claims that one sentence holds by itself.

Each is loaded when a sentence first may hold a claim of its kind: few articles tell of ground, shelling,
talks and equipment all at once, and a fifth of what reading imports is for those.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Final, TypeAlias

from nkconflict.model.sightings import Sighting
from nkconflict.reading.context import Sentence

__all__ = ["read_kinds", "reader_of"]

Reader: TypeAlias = Callable[[Sentence], Iterable[Sighting]]


def read_kinds(sentence: Sentence) -> list[Sighting]:
    """Return the claims of all kinds that the words of a sentence allow."""
    return [s for kind in _LOADED if kind in sentence.kinds for s in reader_of(kind)(sentence)]


@cache
def reader_of(kind: str) -> Reader:
    """Return the reader of a kind; KeyError for what is none."""
    return _LOADED[kind]()


def _territory() -> Reader:
    from nkconflict.reading.territory import read_territory

    return read_territory


def _allegations() -> Reader:
    from nkconflict.reading.allegations import read_allegations

    return read_allegations


def _talks() -> Reader:
    from nkconflict.reading.talks import read_talks

    return read_talks


def _materiel() -> Reader:
    from nkconflict.reading.materiel import read_materiel

    return read_materiel


_LOADED: Final[Mapping[str, Callable[[], Reader]]] = {
    "territory": _territory,
    "allegations": _allegations,
    "talks": _talks,
    "materiel": _materiel,
}
"""The kinds, named like their tables, in the order in which they are read."""
