"""Statements: to be read."""

from __future__ import annotations

from collections.abc import Sequence

from nkconflict.model.sightings import Sighting
from nkconflict.reading.context import Sentence

__all__ = ["read_statements"]


def read_statements(sentences: Sequence[Sentence]) -> list[Sighting]:
    """Return the sightings of what somebody said in the sentences of a block."""
    del sentences
    return []
