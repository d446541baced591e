"""Small things of prose: lists, capitals, one or many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

__all__ = ["capitalised", "listed", "paragraph", "titled"]


_SMALL: Final = frozenset("of the and for in".split())


def titled(words: str) -> str:
    """Return a title or the name of a ministry with its capitals: "Minister of Defense", "MFA"."""
    if len(words) < 4:
        return words.upper()
    return " ".join(word if word in _SMALL else capitalised(word) for word in words.split(" "))


def listed(words: Sequence[str]) -> str:
    """Return some words as a list: "Russia, France and the United States"."""
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last


def capitalised(words: str) -> str:
    """Return a sentence with its first letter as a capital; the others stay as they are."""
    return words[:1].upper() + words[1:]


def paragraph(words: str) -> str:
    """Return a clause as a sentence, unless the last thing in it is a stop already."""
    return capitalised(words) if words.endswith(".") else f"{capitalised(words)}."
