"""A sentence ready to be read: its mentions, its line, its sources, and the questions builders ask of it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import Final

import attrs

from nkconflict.model.attribution import Voice
from nkconflict.model.dates import Period
from nkconflict.model.sightings import BlockKind
from nkconflict.model.spans import Span
from nkconflict.reading.alphabets import ALLEGATIONS
from nkconflict.reading.mentions import Mention, Tagged
from nkconflict.reading.phrases import Line, fold_phrases
from nkconflict.reading.relays import relayed, relays_of
from nkconflict.reading.sources import source_for
from nkconflict.reading.speakers import SILENCE, TOGETHER, Discourse, Source
from nkconflict.reading.tagging import tag
from nkconflict.reading.tokens import Cut
from nkconflict.reading.vocabulary import Vocabulary

__all__ = ["Sentence"]

_PREDICATE: Final = re.compile("[TtfwSbhmU]")
_PAUSE: Final = re.compile(r'[,.;:"]')
_CLOSED: Final = frozenset(',"-\u2014')
_WAR_SUBJECT: Final = re.compile(r"[_1xpPyAMiD,HZ/-]{0,9}w")
_SUM: Final = re.compile(
    r"(?:that (?:makes|brings)|this makes|in all|altogether|combined|taken together|together,)\b"
)
_GOES_ON: Final = re.compile(
    r"(?:thus\b|with (?:these|those)\b|(?:these|those|the) (?:new )?(?:list|names)\b)"
)
_YEAR: Final = re.compile(r"\b(?:19[89]|20[0-4])\d(?=s?\b)")
_WAR_OR_SINCE: Final = re.compile(r"w|0.?D")


@attrs.define(slots=False, eq=False)
class Sentence:
    """One sentence of a block, with its mentions and their letters, the `tags`.

    `kinds` are the kinds of claims that its words can hold, named like their tables; `carried` is the source
    that earlier sentences hand on, if any.
    """

    name: str
    text: str
    folded: str
    lower: str
    start: int
    end: int
    block: BlockKind
    published: date
    kinds: frozenset[str]
    cut: Cut
    tagged: Tagged
    sources: list[Source]
    carried: Source | None
    discourse: Discourse
    vocabulary: Vocabulary
    mentions: list[Mention] = attrs.field(init=False)
    tags: str = attrs.field(init=False)
    _clauses: dict[tuple[int, int], Tagged] = attrs.field(factory=dict, init=False)
    _tagged: dict[str, Tagged] = attrs.field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        self.mentions, self.tags = self.tagged

    @cached_property
    def line(self) -> Line:
        """Return the sentence as phrases, made when first asked for."""
        return fold_phrases(self.tagged, self.lower)

    def tagged_in(self, alphabet: str) -> Tagged:
        """Return the mentions of the sentence in another alphabet, made when first asked for."""
        if alphabet not in self._tagged:
            trie = self.vocabulary.trie(alphabet)
            self._tagged[alphabet] = tag(self.folded, self.lower, self.cut, trie)
        return self._tagged[alphabet]

    def words(self, mention: Mention) -> str:
        """Return a mention's words, folded and in lower case."""
        return self.lower[mention.start : mention.end]

    def between(self, start: int, end: int) -> Tagged:
        """Return the mentions that lie in `[start, end)`, with their letters."""
        if start <= self.start and self.end <= end:
            return self.tagged
        key = (start, end)
        if key not in self._clauses:
            first, last = bisect_left(self._starts, start), bisect_right(self._ends, end)
            self._clauses[key] = Tagged(self.mentions[first:last], self.tags[first:last])
        return self._clauses[key]

    @cached_property
    def _starts(self) -> list[int]:
        return [m.start for m in self.mentions]

    @cached_property
    def _ends(self) -> list[int]:
        return [m.end for m in self.mentions]

    @cached_property
    def breaks(self) -> tuple[int, ...]:
        """Return where clauses part: at semicolons, "but", "while" and their like."""
        if ";" not in self.tags and "B" not in self.tags:
            return ()
        return tuple([m.start for m in self.mentions if m.letter in ";B"])

    def clause(self, position: int) -> tuple[int, int]:
        """Return the stretch between the clause breaks around a character."""
        breaks = self.breaks
        after = bisect_right(breaks, position)
        low = breaks[after - 1] if after else self.start
        return low, (breaks[after] if after < len(breaks) else self.end)

    def near(self, position: int) -> Tagged:
        """Return the mentions of the clause around a character."""
        return self.between(*self.clause(position))

    @cached_property
    def blows(self) -> tuple[Mention, ...]:
        """Return the mentions of an attack or accident: "shelling", "a missile", "stepped on a mine"."""
        forms = self.vocabulary.words["blow"]
        return tuple(
            [
                m
                for m in self.mentions
                if m.letter == "v" or (m.letter in "EGgx" and self.lower[m.start : m.end] in forms)
            ]
        )

    def source_at(
        self, position: int, sources: Sequence[Source] | None = None, *, of_losses: bool = False
    ) -> Source | None:
        """Return the source of what is claimed at a character: one of the sentence, or the one handed on.

        `sources` are those of the sentence, where a reader knows better how far they reach. Who kept silent
        about losses before is one for figures `of_losses` alone.
        """
        source = self.source_here(position, sources)
        if source is not None and source.attribution.voice is not Voice.OWN:
            return source
        silent = self.carried is not None and self.carried.rule == SILENCE and not of_losses
        if (
            self.carried is not None
            and not silent
            and self.carried.rule not in TOGETHER
            and not self.background
            and (source is not None or not self.sources)
        ):
            return self.relayed(self.carried, position)
        return source

    def source_here(self, position: int, sources: Sequence[Source] | None = None) -> Source | None:
        """Return the source that this sentence itself names for what is claimed at a character."""
        source = source_for(position, self.sources if sources is None else sources, self.breaks)
        if source is not None and source.attribution.voice is not Voice.OWN:
            return self.relayed(source, position)
        return source

    def relayed(self, source: Source, position: int) -> Source:
        """Return a source with the agencies that carried what the clause around a character says."""
        relays = relays_of(self.near(position).mentions, self.lower) if "W" in self.tags else ()
        return relayed(source, tuple(relays))

    @cached_property
    def reaching(self) -> list[Source]:
        """Return the sources, each with how far it reaches, where there is no figure to tell that by."""
        return [self._reaching(source) for source in self.sources]

    def _reaching(self, source: Source) -> Source:
        """Return a source behind a comma as one that reaches back: "..., the ministry said on Friday"."""
        start = min(source.start, source.verb)
        before = self.lower[max(self.start, start - 2) : start].rstrip()[-1:]
        according = source.verb < source.start
        if source.reach != "right" or source.denies or not before or not (according or before in _CLOSED):
            return source
        mentions, letters = self.tagged_in(ALLEGATIONS)
        behind = letters[bisect_right(mentions, max(source.verb, source.end - 1), key=_start) :]
        pause = _PAUSE.search(behind)
        if pause is not None and pause[0] == ":":
            return source
        if according:
            return source if _PREDICATE.search(behind) else source._replace(reach="left")
        if _PREDICATE.search(behind, 0, pause.start() if pause else len(behind)):
            return source
        return source._replace(reach="both" if pause is not None and pause[0] == "," else "left")

    @property
    def speaking(self) -> Source | None:
        """Return the source that may speak on in the sentences after this one: none that denies or relays."""
        said = [
            s for s in self.sources if not (s.denies or s.doubted) and s.attribution.voice is not Voice.OWN
        ]
        return said[-1] if said else None

    def says(self, source: Source) -> bool:
        """Say whether a source stands in this sentence, rather than being carried over from another."""
        return any(own.start == source.start for own in self.sources)

    def spoken(self, mention: Mention) -> bool:
        """Say whether a mention is part of a source, and so of who speaks rather than of what is said."""
        return any(source.start <= mention.start < source.end for source in self.sources)

    @cached_property
    def background(self) -> bool:
        """Say whether it is about the war itself: its subject is the fighting, or it names nobody at all.

        So is what it tells of years ago, whoever spoke before: "In the 1990s some 30,000 people were killed."
        """
        tags = self.tags
        if self._of_long_ago:
            return True
        if _GOES_ON.match(self.lower, self.start, self.end):
            return False
        if _SUM.match(self.lower, self.start, self.end):
            return True
        if not set(tags) & set("HrPpAYesIaZ") and _WAR_OR_SINCE.search(tags):
            return True
        return _WAR_SUBJECT.match(tags) is not None

    @property
    def _of_long_ago(self) -> bool:
        """Say whether the year it names is not of this war: two years or more before the report."""
        years = _YEAR.findall(self.lower, self.start, self.end)
        return bool(years) and all(int(year) < self.published.year - 1 for year in years)

    def is_war(self, span: Span) -> bool:
        """Say whether a span is a word for the war as a whole, the weakest of all hints at a scope."""
        return any(m.start == span.start and m.letter == "w" for m in self.mentions)

    def resolved(self, mention: Mention) -> Period | None:
        """Return the days that a date mention means, or None where it cannot be placed."""
        if mention.date is None:
            return None
        period = mention.date.resolve(self.published)
        return period if isinstance(period, Period) else None


def _start(mention: Mention) -> int:
    return mention.start
