"""The tables of this package, and what their rows have in common."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Final

from nkconflict.lexicon.cells import Row, rows
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.parties import Party
from nkconflict.model.places import Place
from nkconflict.model.sightings import Confidence

__all__ = ["at_least", "party", "place", "read_table"]

_RANK: Final = {Confidence.LOW: 0, Confidence.MEDIUM: 1, Confidence.HIGH: 2}


def at_least(confidence: Confidence | str | None, given: Confidence) -> bool:
    """Say whether a row is vouched for as well as is asked; None asks for nothing."""
    return confidence is None or _RANK[given] >= _RANK[Confidence(confidence)]


@cache
def read_table(name: str, columns: tuple[str, ...], needed: tuple[str, ...]) -> tuple[Row, ...]:
    """Return the rows of a table that ships with the package."""
    file = files("nkconflict.datasets").joinpath("data", name)
    return tuple(_rows(file.read_text(encoding="utf-8"), name, columns, needed))


def _rows(text: str, name: str, columns: tuple[str, ...], needed: tuple[str, ...]) -> Iterator[Row]:
    return rows(text, name, columns, needed)


def party(row: Row, column: str, lexicon: Lexicon) -> Party | None:
    """Return the party whose id a cell has; None where it is empty."""
    key = row.get(column)
    return None if key is None else lexicon.party(key)


def place(row: Row, column: str, lexicon: Lexicon) -> Place | None:
    """Return the place whose id a cell has; None where it is empty."""
    key = row.get(column)
    return None if key is None else lexicon.place(key)
