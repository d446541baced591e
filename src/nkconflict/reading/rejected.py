"""Rejections: what a shape matched and the words around it show to be no claim, with the reason."""

from __future__ import annotations

from typing import NamedTuple

from nkconflict.model.spans import Span

__all__ = ["Rejected"]


class Rejected(NamedTuple):
    """A match that became no claim: the kind of claim, the shape, the words that it matched, the doubt."""

    kind: str
    rule: str
    span: Span
    reason: str
