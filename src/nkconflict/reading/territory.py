"""Territory: to be read."""

from __future__ import annotations

from nkconflict.model.sightings import Sighting
from nkconflict.reading.context import Sentence

__all__ = ["read_territory"]


def read_territory(sentence: Sentence) -> list[Sighting]:
    """Return the sightings of ground that changed hands in a sentence."""
    del sentence
    return []
