"""Claim keys: the same claim has the same key next week, in another process and on another machine.

A key is a versioned SHA-256 over a canonical form of the claim, never through its JSON. Parties, persons and
places count by their id (or by their words where they have none), so a better latitude does not change a key.
"""

from __future__ import annotations

from datetime import date, time
from enum import Enum
from functools import lru_cache
from typing import Final

import attrs

from nkconflict.model.claims import Claim
from nkconflict.model.parties import Party, Person
from nkconflict.model.places import Place
from nkconflict.model.sightings import Marks

__all__ = ["KEY_VERSION", "canonical", "claim_key"]

KEY_VERSION: Final = 1


def claim_key(claim: Claim) -> str:
    """Return the key of a claim, `k1-` and 32 hexadecimal digits; equal for equal claims of a lexicon."""
    import hashlib  # here, since it takes longer to import than this whole module

    digest = hashlib.sha256(canonical(claim).encode("utf-8", "surrogatepass")).hexdigest()
    return f"k{KEY_VERSION}-{digest[:32]}"


def canonical(value: object) -> str:
    """Write a value so that two give the same text only if they are the same, by type and content."""
    if value is None:
        return "-"
    if isinstance(value, Enum):
        return f"e{_text(str(value.value))}"
    if isinstance(value, str):
        return f"s{_text(value)}"
    if isinstance(value, (bool, int)):
        return f"{type(value).__name__[0]}{int(value)}"
    if isinstance(value, (date, time)):
        return f"d{value.isoformat()}"
    if isinstance(value, float):
        return f"f{(value + 0.0).hex()}"  # 0.0 and -0.0 are equal, so they become the same
    if isinstance(value, (tuple, Marks)):
        return f"({','.join(map(canonical, value))})"
    kind: type = type(value)
    if isinstance(value, (Party, Person, Place)) and value.id is not None:
        return f"{kind.__name__}#{_text(value.id)}"
    fields = ",".join([f"{name}={canonical(getattr(value, name))}" for name in _fields(kind)])
    return f"{kind.__name__}{{{fields}}}"


@lru_cache(maxsize=64)
def _fields(kind: type) -> tuple[str, ...]:
    if not attrs.has(kind):
        raise TypeError(f"no canonical form for {kind.__name__}")
    return tuple(field.name for field in attrs.fields(kind))


def _text(text: str) -> str:
    return f"{len(text)}:{text}"
