"""Outlets: which of the agencies and media of the lexicon carry nobody's words but their writer's own."""

from __future__ import annotations

from typing import Final

__all__ = ["SOCIAL"]

SOCIAL: Final = frozenset(("facebook", "twitter", "telegram"))
"""Where people write for themselves, by key."""
