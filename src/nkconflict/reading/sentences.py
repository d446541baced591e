"""Where a block's sentences begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

__all__ = ["ENDLESS", "sentences"]

_ABBREVIATIONS = (
    "jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun gen lt col"
    " maj capt sgt mr mrs ms dr st no vs rep sen gov calif approx al prof inc etc jr sr"
)


LONGEST: Final = 1000
"""Code points: what has no stop for longer is no prose, and is read in pieces, so that time stays linear."""

PIECE: Final = 250
"""Code points of such a piece: short, since some readers look from each word of it to each other."""

ENDLESS: Final = 50_000
"""Code points: what goes on for longer without an end is not read any further, by whatever wrote it."""


@cache
def _ends() -> re.Pattern[str]:
    # An end is a stop with its closing quotes, then space and something that can begin a sentence: a capital,
    # a figure, or a quotation, which may be of the middle of what was said. Nothing is tried again within
    # a row of stops: it would take the square of its length. The pattern begins with the stop itself, and
    # looks back from there, since what begins with a set of characters is searched four times as fast.
    begins = r"[\"'(\[]*+[A-Z0-9\u0080-\U0010ffff]|\"[a-z]"
    return re.compile(rf"[.!?\u2026](?<![.!?\u2026]{{2}})[.!?\u2026]*+[\"')\]]*+(?:\s++(?={begins})|\s*+$)")


@cache
def _not_an_end() -> re.Pattern[str]:
    names = "|".join(_ABBREVIATIONS.split())
    return re.compile(rf"(?:\b(?:{names})|\b[a-z]|(?:\b[a-z]\.)+[a-z])\Z", re.IGNORECASE)


@cache
def _clock() -> re.Pattern[str]:
    return re.compile(r"\b[ap]\.m\Z|\b[ap]\.?m\Z", re.IGNORECASE)


@cache
def _begins() -> re.Pattern[str]:
    return re.compile(r"(?:The|A|An|It|In|On|At|He|She|They|This|That|But|And|Both|Each)\b")


def sentences(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the half-open stretches of the sentences in `folded[start:end]`, in order, without overlap.

    "Sept. 27", "U.S. Secretary", initials and ranks do not end one, nor does a line break: blocks part at
    those that do. A sentence that is longer than any is cut into pieces, and the rest of one that is
    `ENDLESS` is left out.
    """
    found: list[tuple[int, int]] = []
    at = start
    for match in _ends().finditer(folded, start, end):
        stop = match.start()
        if folded[stop : stop + 1] == "." and match.end() < end:
            before = folded[max(at, stop - 12) : stop]
            if _clock().search(before) and _begins().match(folded, match.end()):
                pass  # "... at 8 a.m. The war ..."
            elif _not_an_end().search(before) and folded[stop + 1 : stop + 2] not in "\"')":
                continue
        close = match.start() + len(match[0].rstrip())
        if folded[at:close].strip():
            found.append((at, close))
        at = match.end()
    if folded[at:end].strip():
        found.append((at, at + len(folded[at:end].rstrip())))
    if end - start <= LONGEST:
        return found
    return [piece for low, high in found for piece in _pieces(folded, low, high)]


def _pieces(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a sentence whole, or pieces of one that is longer than any that people write, cut at blanks."""
    most = PIECE if end - start > LONGEST else LONGEST
    end = min(end, start + ENDLESS)
    while end - start > most:
        blank = folded.rfind(" ", start + 1, start + PIECE)
        stop = blank if blank >= 0 else start + PIECE
        yield start, stop
        start = stop + (blank >= 0)
    if start < end:
        yield start, end
