"""Residue: what looks as if it told of people harmed, and became no claim; and what was not looked into."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from nkconflict.model.sightings import Residue
from nkconflict.model.spans import Span
from nkconflict.reading.context import Sentence
from nkconflict.reading.figures import Found
from nkconflict.reading.sentences import ENDLESS
from nkconflict.reading.shapes import HARMED

__all__ = ["left_of", "left_out"]


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


def left_out(folded: str, stretches: Sequence[tuple[int, int]], end: int) -> Iterator[Residue]:
    """Yield what no sentence of a block covers, other than blanks: the rest of one without an end."""
    if not stretches or end - stretches[0][0] <= ENDLESS:
        return
    for (_, low), (high, _) in pairwise([*stretches, (end, end)]):
        ink = low + len(folded[low:high]) - len(folded[low:high].lstrip())
        if ink < high:
            yield Residue(Span(ink, ink + len(folded[ink:high].rstrip())), _ENDLESS)


_ENDLESS = f"a sentence of more than {ENDLESS:,} characters is read no further"
