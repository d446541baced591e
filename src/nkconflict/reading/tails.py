"""Tails: what may stand between a verb of telling and what it tells.

"Said in a statement on Monday that ...", "told the Tass news agency he ...", "said on Twitter: ...": a
day, a place, a medium, and whom it was told. Only words of these kinds are passed over; anything else may
be the beginning of what is said.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["ADDRESSED", "says_no_more", "tail_end", "to_that"]

ADDRESSED: Final = frozenset(("told", "informed", "assured", "reminded", "warned", "promised"))
"""Verbs that may be followed by whom they address."""

_MEDIUM: Final = r"i[_1H]?[xpy]{0,2}[WO]x?|[i+][_1H]?[xpy]{0,3}[+i]_?[xpPy]{0,2}W[xy]{0,2}"
_ADVERBIAL: Final = rf"(?:\^(?![bhm])|[_1]?[xM]?D[x^]?|iD|{_MEDIUM})"
_ADDRESSEE: Final = r"(?:[_1H]?[xpPA]{0,2}'?[xp]?[WG][x]{0,2}|_?p?O|x)"
_TAIL: Final = re.compile(rf"{_ADVERBIAL}{{0,4}}")
_TOLD_TAIL: Final = re.compile(rf"{_ADDRESSEE}?{_ADVERBIAL}{{0,4}}")

_ASIDE: Final = r",[^qS!bhm\";:.,]{0,14},"
_TO_THAT: Final = re.compile(
    rf"x|[_1NM]?x?D[x^]{{0,2}}|(?:[iD^+/][^qS!bhm\";:.,]{{0,17}}(?:{_ASIDE})?|{_ASIDE}|>_?x?G)?"
)
_TOLD_TO_THAT: Final = re.compile(r"[^qS!bhm\";:.]{0,18}")

_PLACED: Final = r"(?:\^|[_1]?[xM]?D[x^]?|x(?=[.,;iD]|$)|[i>4+~/@][^S!\";.,bhmq]{0,9})"
_NO_MORE: Final = re.compile(rf"{_PLACED}{{0,4}}(?:[.;:,]|$)")
_TOLD_NO_MORE: Final = re.compile(r"[^S!\";.,bhmq]{0,14}(?:[.;:,]|$)")


def tail_end(letters: str, start: int, verb: str) -> int:
    """Return where the tail of a verb ends that stands before `start`."""
    match = (_TOLD_TAIL if verb in ADDRESSED else _TAIL).match(letters, start)
    return match.end() if match is not None else start


def to_that(letters: str, start: int, that: int, verb: str) -> bool:
    """Say whether nothing but a tail stands between a verb and "that"."""
    pattern = _TOLD_TO_THAT if verb in ADDRESSED else _TO_THAT
    return pattern.fullmatch(letters, start, that) is not None


def says_no_more(letters: str, start: int, verb: str) -> int | None:
    """Return where a verb's tail ends in a stop or the line; None where the verb tells something."""
    match = (_TOLD_NO_MORE if verb in ADDRESSED else _NO_MORE).match(letters, start)
    return match.end() if match is not None else None
