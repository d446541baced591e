"""Allegations: to be read."""

from __future__ import annotations

from nkconflict.model.sightings import Sighting
from nkconflict.reading.context import Sentence

__all__ = ["read_allegations"]


def read_allegations(sentence: Sentence) -> list[Sighting]:
    """Return the sightings of allegations of attacks in a sentence."""
    del sentence
    return []
