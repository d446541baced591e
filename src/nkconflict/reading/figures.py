"""A figure on its way to a claim: the reading of one count, with all that a resolver may ask about it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

import attrs

from nkconflict.errors import NkConflictError
from nkconflict.model.claims import CasualtyClaim
from nkconflict.model.counts import Count
from nkconflict.model.sightings import Evidence, Role, Sighting
from nkconflict.reading.context import Sentence
from nkconflict.reading.mentions import Mention
from nkconflict.reading.numbers import Number
from nkconflict.reading.phrases import Phrase
from nkconflict.reading.shapes import Reading

__all__ = ["Figure", "Found", "count_of", "counted"]

_OF_THEM: Final = re.compile(
    r"(?:(?:at least|more than|about|another) )?[\w,-]+ of (?:them|these|those (?:killed|wounded|injured)"
    r"|the (?:dead|victims|wounded|injured|killed|fallen|missing))\b"
)
_IN_ALL: Final = re.compile(
    r"\b(?:total|overall|combined) (?:death toll|toll|casualties|losses|deaths)"
    r" (?:from|in|of) (?:the )?(?:\w+ )?(?:fighting|clashes|conflict|war|hostilities)\b"
)
_COUNTS = {
    "at_least": Count.at_least,
    "more_than": Count.more_than,
    "about": Count.about,
    "nearly": Count.nearly,
    "at_most": Count.up_to,
    "less_than": Count.fewer_than,
}


class Found(NamedTuple):
    """A sighting of a sentence with what links need: where its count stands in the line, parent, relation."""

    sighting: Sighting
    position: int
    parent: int
    relation: str

    @property
    def claim(self) -> CasualtyClaim:
        """Return the claim that was sighted."""
        claim = self.sighting.claim
        if not isinstance(claim, CasualtyClaim):
            raise NkConflictError(f"{type(claim).__name__} is no casualty claim")
        return claim

    @property
    def roles(self) -> frozenset[Role]:
        """Return the roles of what was read, and not inferred."""
        evidence = self.sighting.evidence
        return evidence.marks.roles if isinstance(evidence, Evidence) else frozenset()

    @property
    def rule(self) -> str:
        """Return the name of the shape it was read by."""
        evidence = self.sighting.evidence
        return evidence.rule if isinstance(evidence, Evidence) else ""


@attrs.frozen(kw_only=True, eq=False)
class Figure:
    """One reading. `found` are the figures of its sentence built before it, `earlier` its paragraph's."""

    sentence: Sentence
    reading: Reading
    phrase: Phrase
    harm: Phrase
    found: list[Found]
    earlier: list[Found]

    @property
    def word(self) -> Mention:
        """Return the mention that says what befell the people counted."""
        if self.phrase.head is not None and self.phrase.head.letter == "L":
            return self.phrase.head
        if self.harm.letter == "j" and self.harm.head is not None:
            return self.harm.head
        word = self.sentence.mentions[self.harm.first]
        return self.sentence.mentions[self.harm.first + 1] if word.letter == "_" else word

    @property
    def inside(self) -> list[Mention]:
        """Return the mentions of the counted phrase."""
        return self.sentence.mentions[self.phrase.first : self.phrase.last]

    @property
    def whole(self) -> Found | None:
        """Return the figure that this one shares its harm with, is part of, or was added to."""
        return next((found for found in self.found if found.position == self.reading.parent), None)

    @property
    def bare(self) -> bool:
        """Say whether the noun is missing: "and 270 were wounded", "26 of those killed"."""
        return self.phrase.letter in "cz" and self.phrase.head is None

    @property
    def of_others(self) -> bool:
        """Say whether it is set off from figures before it: "50 others"."""
        more = self.phrase.more
        return more is not None and self.sentence.words(more) in ("others", "other")

    @property
    def of_them(self) -> CasualtyClaim | None:
        """Return the figure of an earlier sentence that it is part of: "two of them"."""
        if self.of_these is not None:
            return self.of_these
        if self.found or self.whole is not None:
            return None
        part = _OF_THEM.match(self.sentence.lower, self.phrase.start)
        return self.sentence.discourse.told if part is not None else None

    @property
    def divides(self) -> bool:
        """Say whether its sentence divides a figure of an earlier one: "of these, 198 were soldiers"."""
        return self.reading.rule == "part" and self.reading.parent < 0

    @property
    def of_these(self) -> CasualtyClaim | None:
        """Return the figure of an earlier sentence that its own divides."""
        return self.sentence.discourse.told if self.divides else None

    @property
    def total(self) -> bool:
        """Say whether the figure is a total by its shape: "the toll rose to 532"."""
        return self.reading.rule.startswith("toll") or self.reading.rule == "named_in_all"

    @property
    def of_the_fighting(self) -> bool:
        """Say whether a total is of all the fighting: "bringing total casualties from the fighting to 14"."""
        low = max(self.sentence.start, self.harm.start - 12)
        return self.total and _IN_ALL.search(self.sentence.lower, low, self.phrase.start) is not None

    @property
    def sums_up(self) -> bool:
        """Say whether a total adds up what both sides claimed: the report's own sum, and nobody's claim."""
        if not self.total or len(self.found) < 2:
            return False
        claims = [found.claim for found in self.found]
        owners = {c.by.party.id for c in claims if c.by.party is not None and c.side == (c.by.party,)}
        return "azerbaijan" in owners and len(owners) > 1

    @property
    def lost_too(self) -> bool:
        """Say whether it was lost by who killed others: "had killed 90 Armenian soldiers and lost 40"."""
        tags = self.sentence.tags[: self.harm.first]
        return self.reading.rule == "lost" and tags.endswith("&") and self.reading.harm < self.reading.place

    @property
    def carried(self) -> Found | None:
        """Return the last figure of the paragraph where this sentence goes on with it and names no source."""
        if self.found or not self.earlier or self.sentence.sources or self.sentence.carried is None:
            return None
        return self.earlier[-1]


def count_of(figure: Figure) -> Count:
    """Return the count that a figure states, with its hedge."""
    phrase = figure.phrase
    hedge = "more_than" if _beyond(figure) else phrase.hedge
    return counted(phrase.number.figure if phrase.number is not None else None, hedge, phrase.implicit or 1)


def counted(number: Number | None, hedge: str, implicit: int = 1) -> Count:
    """Return the count of a number as written, with the key of its hedge; `implicit` where there is none."""
    if number is None:
        return Count.exact(implicit)
    if number.words is not None:
        return Count.vague(number.words)
    if number.low != number.high:
        return Count.between(number.low, number.high)
    if number.low == 0:
        return Count.none()
    return _counted(hedge, number.low)


@lru_cache(maxsize=2048)
def _counted(hedge: str, number: int) -> Count:
    return _COUNTS.get(hedge, Count.exact)(number)


def _beyond(figure: Figure) -> bool:
    """Say whether the verb before a figure exceeds it: "the toll passes 500"."""
    counted = figure.reading.rule in ("toll_by_now", "harmed", "dead")
    if figure.phrase.hedge != "exact" or not counted or not figure.phrase.first:
        return False
    before = figure.sentence.mentions[figure.phrase.first - 1]
    return before.letter == "X" and before.key == "beyond"
