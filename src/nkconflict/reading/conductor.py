"""The conductor: one article on its way to a report, sentence after sentence.

Each stage is a function of its own module. What a sentence leaves for the next ones is kept here, since only
here is the order of sentences known: a source to carry over, the truce that "it" may mean, sentences that
wait to be read until a pronoun asks for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import attrs

from nkconflict.model.parties import Party
from nkconflict.model.reports import Block
from nkconflict.model.sightings import BlockKind, Link, LinkKind, Residue, Sighting
from nkconflict.reading.alphabets import CASUALTIES, CEASEFIRES
from nkconflict.reading.article import Article
from nkconflict.reading.cast import Cast
from nkconflict.reading.casualties import read_casualties
from nkconflict.reading.ceasefires import ceasefire_sightings
from nkconflict.reading.context import Sentence
from nkconflict.reading.cues import (
    is_dated,
    names_who_said_it,
    of_truce,
    of_truce_again,
    only_says,
    takes_up,
)
from nkconflict.reading.dates import find_dates
from nkconflict.reading.denials import Told, disputed, left_over, read_denials
from nkconflict.reading.figures import Found
from nkconflict.reading.hearing import Heard, hear
from nkconflict.reading.kinds import read_kinds
from nkconflict.reading.links import Placed, ground_links, in_order, links_of
from nkconflict.reading.outline import Outline, Written, outline
from nkconflict.reading.quotations import closes_first, introduction, quotations
from nkconflict.reading.residue import left_of, left_out
from nkconflict.reading.sentences import sentences
from nkconflict.reading.silences import kept_silent, read_silences
from nkconflict.reading.sources import find_sources
from nkconflict.reading.speakers import BELLIGERENTS, Discourse, Source, later_of
from nkconflict.reading.statements import Pause, read_statements
from nkconflict.reading.tagging import tag
from nkconflict.reading.tellings import Telling
from nkconflict.reading.tokens import cut
from nkconflict.reading.truces import tell, twins
from nkconflict.reading.vocabulary import Vocabulary

__all__ = ["Reading"]

CARRIED = 2
"""For how many sentences of its paragraph a source speaks on, when they name none."""

TOLD = 64
"""How many sightings back a denial may answer: nobody denies the hundredth claim before."""

QUOTED = 4
"""How many sentences behind the one that opens it a quotation may end."""


@attrs.define(init=False, eq=False)
class Reading:
    """One article on its way to a report: what was found so far."""

    article: Article
    words: Vocabulary
    written: Written
    folded: str
    lower: str
    discourse: Discourse
    waiting: list[tuple[Block, int]]
    cast: Cast
    resumed: Pause | None
    sightings: list[Sighting]
    residue: list[Residue]
    tellings: list[Telling]
    paragraphs: list[list[Placed]]
    told: list[Told]
    denials: list[Link]

    def __init__(self, article: Article, words: Vocabulary) -> None:
        self.article, self.words = article, words
        self.written = Written.of(article.folded)
        self.folded, self.lower = self.written.folded, self.written.lower
        self.discourse = Discourse(words, article.published, self._catch_up)
        self.waiting = []
        home = self._dateline()
        self.discourse.begin(home)
        self.cast, self.resumed = Cast(home), None
        self.sightings = []
        self.residue = []
        self.tellings = []
        self.paragraphs = []
        self.told = []
        self.denials = []

    def _dateline(self) -> Party | None:
        """Return the party in whose capital the story was filed: there "the Defense Ministry" is its own."""
        for block in self.article.blocks:
            if block.kind is BlockKind.DATELINE:
                words = cut(self.lower, block.span.start, block.span.end)
                mentions = tag(self.folded, self.lower, words, self.words.trie(CASUALTIES)).mentions
                filed = {self.words.lexicon.party(m.key).root for m in mentions if m.letter == "A"}
                if filed:
                    return filed.pop() if len(filed) == 1 else None
        return None

    def promises(self) -> bool:
        """Say whether the text, which is about the conflict, can hold a claim at all."""
        return self.words.opens(self.written.plain.split(), quotes='"' in self.folded)

    def read(self, block: Block) -> None:
        """Read one block into sightings, tellings and residue."""
        caption = block.kind is BlockKind.CAPTION
        self.told = [] if caption else left_over(self.told)
        outlined = self._outline(block)
        if not outlined.worth:
            self._pass_over(block, outlined.stretches)
            return
        body, cast, resumed = self.discourse, self.cast, self.resumed
        if caption:
            self.discourse = Discourse(self.words, self.article.published)
            self.cast, self.resumed = Cast(), None
        placed: list[Placed] = []
        earlier: list[Found] = []
        spoken: list[Heard] = []
        quoted = quotations(self.folded, block.span.start, block.span.end, resumed=self.resumed is not None)
        before: Sentence | None = None
        telling = self.tellings[-1] if self.tellings and block.kind is BlockKind.PARAGRAPH else None
        for number, sentence in enumerate(self._sentences(block, outlined)):
            first = len(self.sightings)
            found = read_casualties(sentence, earlier)
            silent = read_silences(sentence)
            placed += self._placed(sentence, found, number)
            self.sightings += silent
            self.discourse.silent = kept_silent(silent)
            others = read_kinds(sentence)
            self.sightings += others
            if others:
                self.discourse.taken = self.discourse.taken.after(others)
            self._deny(sentence, first, number)
            earlier += found
            self.residue += left_of(sentence, found, read=bool(silent or others))
            telling = self._truce(sentence, before, telling) or telling
            before = sentence
            spoken.append(hear(sentence, quoted, self.cast))
        stated, self.resumed = read_statements(spoken, self.resumed)
        self.sightings += stated
        if placed:
            self.paragraphs.append(placed)
        self.discourse, self.cast = body, cast
        if caption:
            self.resumed = resumed

    def _outline(self, block: Block, *, all_of_them: bool = False) -> Outline:
        truce, claim = bool(self.tellings), bool(self.told)
        return outline(block, self.written, self.words, truce=truce, claim=claim, all_of_them=all_of_them)

    def _pass_over(self, block: Block, stretches: list[tuple[int, int]]) -> None:
        """Leave a block unread that can hold no claim; its sentences wait for a pronoun to ask for them."""
        if block.kind is not BlockKind.CAPTION:
            self.resumed = None
            self.discourse.opened, self.discourse.struck = block.span.start, None
            self.waiting.append((block, 0))
        if stretches:
            self.residue += left_out(self.folded, stretches, block.span.end)

    def _placed(self, sentence: Sentence, found: Iterable[Found], number: int) -> Iterator[Placed]:
        """Keep the figures of a sentence, and yield each with its place."""
        words = sentence.lower[sentence.start : sentence.end]
        for item in found:
            at = len(self.sightings)
            self.sightings.append(item.sighting)
            if any(party.id in BELLIGERENTS for party in item.claim.side):
                self.discourse.counted = item.claim.side
            self.discourse.outcome, self.discourse.told = item.claim.outcome, item.claim
            yield Placed(at, item.sighting, number, item.position, item.parent, item.relation, words)

    def _deny(self, sentence: Sentence, first: int, number: int) -> None:
        """Read the denials of a sentence, whose own sightings stand from `first` on, and link them."""
        self.told += [Told(at, s, number) for at, s in enumerate(self.sightings[first:], first)]
        del self.told[:-TOLD]
        denied = read_denials(sentence, self.told)
        self.discourse.disputed = disputed([denial for denial, _ in denied], self.discourse.speaking)
        for denial, positions in denied:
            subject = len(self.sightings)
            self.denials += [Link(kind=LinkKind.DENIES, subject=subject, object=at) for at in positions]
            self.sightings.append(denial)
            self.told.append(Told(subject, denial, number))

    def sentences(self, block: Block) -> Iterator[Sentence]:
        """Yield all sentences of a block."""
        return self._sentences(block, self._outline(block, all_of_them=True))

    def _sentences(self, block: Block, outlined: Outline) -> Iterator[Sentence]:
        """Yield the sentences of a block up to the last that can hold a claim; those behind it wait."""
        stretches, kinds, worth = outlined
        carried: Source | None = None
        age, quoting = 0, closes_first(self.folded, block.span.start, block.span.end)
        introduced = introduction(self.folded, block.span.start)
        if (
            worth
            and block.kind is BlockKind.PARAGRAPH
            and (introduced > 0 or takes_up(self.lower, *stretches[0]))
        ):
            self.discourse.catch_up()
            carried = self.discourse.speaking
        self.discourse.opened, self.discourse.struck = block.span.start, None
        for number, (start, end) in enumerate(stretches[:worth]):
            sentence = self._sentence(block, start, end, carried, kinds[number])
            quoting ^= self.folded.count('"', start, end) % 2 == 1
            if not sentence.sources:
                later = self._later(block, stretches[number + 1 : number + 1 + QUOTED], quoting=quoting)
                if later is None and not number and carried is not None and carried.start > introduced > 0:
                    sentence.sources.append(carried._replace(reach="right"))  # "published this message:"
                sentence.sources += [later._replace(reach="left")] if later is not None else []
            yield sentence
            if number + 1 < worth and sentence.blows:
                self.discourse.struck = sentence.tagged
            self.discourse.remember(sentence.sources, sentence.tagged)
            said = later_of(sentence.speaking, self.discourse.silent)
            ended = age >= CARRIED or self.discourse.disputed  # another was heard, if only to deny
            carried, age = (said, 0) if said else (None if ended else carried, age + 1)
            self.discourse.speaking = carried
        if worth < len(stretches) and block.kind is not BlockKind.CAPTION:
            self.waiting.append((block, worth))
        self.residue += left_out(self.folded, stretches, block.span.end)

    def _later(self, block: Block, stretches: Sequence[tuple[int, int]], *, quoting: bool) -> Source | None:
        """Return who a later sentence says said this one: behind its quotation, or "this was stated by X"."""
        if not quoting:
            if not stretches or not names_who_said_it(self.lower, *stretches[0]):
                return None
            sources = self._sentence(block, *stretches[0], None).sources
            return next((source for source in sources if not source.denies), None)
        for number, (start, end) in enumerate(stretches, 1):
            if self.folded.count('"', start, end) % 2:
                sources = self._sentence(block, start, end, None).sources
                closes = self.folded.rfind('"', start, end)
                behind = [s for s in sources if not s.denies and (s.start > closes or s.reach != "right")]
                following = stretches[number] if number < len(stretches) else (end, end)
                if not behind and only_says(self.lower, closes, *following):
                    behind = self._sentence(block, *following, None).sources
                return next(iter(behind), None)
        return None

    def _sentence(
        self, block: Block, start: int, end: int, carried: Source | None, kinds: frozenset[str] = frozenset()
    ) -> Sentence:
        article = self.article
        dates = find_dates(self.folded, start, end) if is_dated(self.lower, start, end) else ()
        words = cut(self.lower, start, end, dates)
        tagged = tag(self.folded, self.lower, words, self.words.trie(CASUALTIES))
        sources = find_sources(tagged, self.lower, self.discourse, headline=block.kind is BlockKind.HEADLINE)
        return Sentence(
            article.source, article.text, self.folded, self.lower, start, end, block.kind, article.published,
            kinds, words, tagged, sources, carried, self.discourse, self.words,
        )  # fmt: skip

    def _catch_up(self) -> None:
        """Read the sentences that wait, for what they leave behind alone; some ask for it themselves."""
        waiting = self.waiting
        self.waiting = []
        for block, first in waiting:
            for start, end in sentences(self.folded, block.span.start, block.span.end)[first:]:
                sentence = self._sentence(block, start, end, None)
                self.discourse.remember(sentence.sources, sentence.tagged)
                said, speaking = sentence.speaking, self.discourse.speaking
                if said is not None and (speaking is None or speaking.start < said.start):
                    self.discourse.speaking = said

    def _truce(self, sentence: Sentence, before: Sentence | None, telling: Telling | None) -> Telling | None:
        place = sentence.start, sentence.end
        again = telling is not None and of_truce_again(self.lower, *place)
        if not again and not of_truce(self.written.truces, *place):
            return None
        told = tell(sentence, sentence.tagged_in(CEASEFIRES), before, telling)
        if told is not None:
            self.tellings += [told, *twins(told, sentence.tagged_in(CEASEFIRES))]
        return told

    def placed(self) -> tuple[tuple[Sighting, ...], tuple[Link, ...]]:
        """Return all sightings in the order of the text, and the links between them by position."""
        links = [*(link for paragraph in self.paragraphs for link in links_of(paragraph)), *self.denials]
        links += ground_links(self.sightings)
        truces = ceasefire_sightings(self.tellings, self.words.lexicon, self.article.source)
        return in_order([*self.sightings, *truces], links)
