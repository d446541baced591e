"""Residue: what looks as if it told of people harmed, and became no claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nkconflict.model.sightings import Residue
from nkconflict.model.spans import Span
from nkconflict.reading.context import Sentence
from nkconflict.reading.figures import Found
from nkconflict.reading.shapes import HARMED

__all__ = ["left_of"]


def left_of(sentence: Sentence, found: Iterable[Found], *, read: bool) -> Iterator[Residue]:
    """Yield a sentence with a number and a word of harm that became nothing, or people counted who did.

    `found` are its figures; `read` says whether it became any other claim.
    """
    if "N" not in sentence.tags or not HARMED.search(sentence.tags):
        return
    taken = {item.position for item in found}
    if not taken and not read:
        if not any(p.number is not None and p.letter != "E" for p in sentence.line.phrases):
            return  # tanks, villages and days that nobody takes for people
        yield Residue(Span(sentence.start, sentence.end), "a number and a harm word that no shape joins")
        return
    for position, phrase in enumerate(sentence.line.phrases):
        if phrase.letter in "cj" and phrase.number is not None and position not in taken:
            yield Residue(Span(phrase.start, phrase.end), "people counted, no harm joined to them")
