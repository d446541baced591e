"""Talks: to be read."""

from __future__ import annotations

from nkconflict.model.sightings import Sighting
from nkconflict.reading.context import Sentence

__all__ = ["read_talks"]


def read_talks(sentence: Sentence) -> list[Sighting]:
    """Return the sightings of meetings held and planned in a sentence."""
    del sentence
    return []
