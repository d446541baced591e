"""Materiel: to be read."""

from __future__ import annotations

from nkconflict.model.sightings import Sighting
from nkconflict.reading.context import Sentence

__all__ = ["read_materiel"]


def read_materiel(sentence: Sentence) -> list[Sighting]:
    """Return the sightings of equipment lost in a sentence."""
    del sentence
    return []
