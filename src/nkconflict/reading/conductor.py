"""The conductor: one article on its way to a report, sentence after sentence.

Each stage is a function of its own module. What a sentence leaves for the next ones is kept here, since only
here is the order of sentences known: a source to carry over, the truce that "it" may mean, sentences that
wait to be read until a pronoun asks for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

import attrs

from nkconflict.lexicon.folding import lowered
from nkconflict.model.parties import Party
from nkconflict.model.reports import Block
from nkconflict.model.sightings import BlockKind, Evidence, Link, LinkKind, Residue, Sighting
from nkconflict.model.spans import Span
from nkconflict.reading.allegations import read_allegations
from nkconflict.reading.alphabets import CASUALTIES, CEASEFIRES, STATEMENTS
from nkconflict.reading.article import Article
from nkconflict.reading.casualties import read_casualties
from nkconflict.reading.ceasefires import ceasefire_sightings
from nkconflict.reading.context import Sentence
from nkconflict.reading.cues import is_dated, names_who_said_it, of_denial, of_truce, takes_up
from nkconflict.reading.dates import find_dates
from nkconflict.reading.denials import read_denials
from nkconflict.reading.figures import Found
from nkconflict.reading.links import Placed, links_of
from nkconflict.reading.materiel import read_materiel
from nkconflict.reading.mentions import cut, tag
from nkconflict.reading.sentences import sentences
from nkconflict.reading.shapes import HARMED
from nkconflict.reading.silences import read_silences
from nkconflict.reading.sources import find_sources
from nkconflict.reading.speakers import BELLIGERENTS, Discourse, Source
from nkconflict.reading.statements import read_statements
from nkconflict.reading.talks import read_talks
from nkconflict.reading.tellings import Telling
from nkconflict.reading.territory import read_territory
from nkconflict.reading.truces import tell, twins
from nkconflict.reading.vocabulary import TO_SPACES, Vocabulary

__all__ = ["Reading"]

CARRIED = 2
"""For how many sentences of its paragraph a source speaks on, when they name none."""

QUOTED = 4
"""How many sentences behind the one that opens it a quotation may end."""

READERS: Final = {
    "territory": read_territory,
    "allegations": read_allegations,
    "talks": read_talks,
    "materiel": read_materiel,
}
"""The readers of kinds of claims that one sentence holds by itself."""


@attrs.define(init=False, eq=False)
class Reading:
    """One article on its way to a report: what was found so far."""

    article: Article
    words: Vocabulary
    folded: str
    lower: str
    plain: str
    discourse: Discourse
    sightings: list[Sighting]
    residue: list[Residue]
    tellings: list[Telling]
    paragraphs: list[list[Placed]]
    denials: list[Link]

    def __init__(self, article: Article, words: Vocabulary) -> None:
        self.article, self.words = article, words
        # a line may break within a sentence
        self.folded = article.folded.replace("\n", " ").replace("\r", " ")
        self.lower = lowered(self.folded)
        self.plain = self.lower.replace("\u2014", " ").translate(
            TO_SPACES
        )  # far quicker if that leaves ASCII
        self.discourse = Discourse(words.lexicon, article.published)
        self.discourse.begin(self._dateline())
        self.sightings: list[Sighting] = []
        self.residue: list[Residue] = []
        self.tellings: list[Telling] = []
        self.paragraphs: list[list[Placed]] = []
        self.denials: list[Link] = []

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

    def on_topic(self) -> bool:
        """Say whether the text can hold a claim at all: three scans in C instead of a reading."""
        return self.words.opens(self.plain.split())

    def read(self, block: Block) -> None:
        """Read one block into sightings, tellings and residue."""
        body = self.discourse
        if block.kind is BlockKind.CAPTION:
            self.discourse = Discourse(self.words.lexicon, self.article.published)
        placed: list[Placed] = []
        earlier: list[Found] = []
        spoken: list[Sentence] = []
        before: Sentence | None = None
        telling: Telling | None = (
            self.tellings[-1] if self.tellings and block.kind is BlockKind.PARAGRAPH else None
        )
        for number, sentence in enumerate(self.sentences(block)):
            found = read_casualties(sentence, earlier)
            silent = read_silences(sentence)
            words = sentence.lower[sentence.start : sentence.end]
            for item in found:
                placed.append(
                    Placed(
                        len(self.sightings),
                        item.sighting,
                        number,
                        item.position,
                        item.parent,
                        item.relation,
                        words,
                    )
                )
                self.sightings.append(item.sighting)
                if any(party.id in BELLIGERENTS for party in item.claim.side):
                    self.discourse.counted = item.claim.side
                self.discourse.outcome = item.claim.outcome
            self.sightings += silent
            for kind in sentence.kinds & READERS.keys():
                self.sightings += READERS[kind](sentence)
            for denial, position in read_denials(sentence, placed):
                self.denials.append(Link(kind=LinkKind.DENIES, subject=len(self.sightings), object=position))
                self.sightings.append(denial)
            earlier += found
            self._leave(sentence, found, silent)
            telling = self._truce(sentence, before, telling) or telling
            before = sentence
            spoken.append(sentence)
        self.sightings += read_statements(spoken)
        self.paragraphs.append(placed)
        self.discourse = body

    def sentences(self, block: Block, *, all_of_them: bool = False) -> Iterator[Sentence]:
        """Yield the sentences of a block up to the last that can hold a claim; those behind it wait."""
        stretches = sentences(self.folded, block.span.start, block.span.end)
        kinds = [self._kinds(start, end) for start, end in stretches]
        matters = [all_of_them or matter for matter in self._matter(stretches, kinds)]
        last = len(matters) - matters[::-1].index(True) if True in matters else 0
        carried: Source | None = None
        age, quoting = 0, False
        if last and block.kind is BlockKind.PARAGRAPH and takes_up(self.lower, *stretches[0]):
            self.discourse.catch_up()
            carried = self.discourse.speaking
        self.discourse.opened, self.discourse.struck = block.span.start, None
        for number, (start, end) in enumerate(stretches[:last]):
            sentence = self._sentence(block, start, end, carried, kinds[number])
            quoting ^= self.folded.count('"', start, end) % 2 == 1
            if not sentence.sources:
                later = self._later(block, stretches[number + 1 :], quoting=quoting)
                sentence.sources += [later._replace(reach="left")] if later is not None else []
            yield sentence
            if sentence.blows:
                self.discourse.struck = sentence.tagged
            self.discourse.remember(sentence.sources, sentence.tagged)
            said = sentence.speaking
            carried, age = (said, 0) if said else (carried if age < CARRIED else None, age + 1)
            self.discourse.speaking = carried
        if last < len(stretches) and block.kind is not BlockKind.CAPTION:
            self.discourse.waiting.append(partial(self._catch_up, block, stretches[last:]))

    def _kinds(self, start: int, end: int) -> frozenset[str]:
        """Return the kinds of claims that a sentence can hold, by its words and quotation marks."""
        kinds = self.words.kinds(self.plain[start:end].split())
        return kinds | {STATEMENTS} if self.folded.find('"', start, end) >= 0 else kinds

    def _matter(
        self, stretches: Sequence[tuple[int, int]], kinds: Sequence[frozenset[str]]
    ) -> Iterator[bool]:
        """Say of each sentence whether it can hold a claim; after a truce, "it" is enough for one."""
        told, matters = bool(self.tellings), False
        for (start, end), held in zip(stretches, kinds, strict=True):
            matters = (
                bool(held)
                or (told and of_truce(self.lower, start, end, again=True))
                or (matters and of_denial(self.lower, start, end))
            )
            yield matters
            told = told or of_truce(self.lower, start, end, again=False)

    def _later(self, block: Block, stretches: Sequence[tuple[int, int]], *, quoting: bool) -> Source | None:
        """Return who a later sentence says said this one: behind its quotation, or "this was stated by X"."""
        if not quoting:
            if not stretches or not names_who_said_it(self.lower, *stretches[0]):
                return None
            sources = self._sentence(block, *stretches[0], None).sources
            return next((source for source in sources if not source.denies), None)
        for start, end in stretches[:QUOTED]:
            if self.folded.count('"', start, end) % 2:
                sources = self._sentence(block, start, end, None).sources
                closes = self.folded.rfind('"', start, end)
                behind = (s for s in sources if not s.denies and (s.start > closes or s.reach != "right"))
                return next(behind, None)
        return None

    def _sentence(
        self,
        block: Block,
        start: int,
        end: int,
        carried: Source | None,
        kinds: frozenset[str] = frozenset(),
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

    def _catch_up(self, block: Block, stretches: list[tuple[int, int]]) -> None:
        """Read sentences that waited, for what they leave behind alone."""
        for start, end in stretches:
            sentence = self._sentence(block, start, end, None)
            self.discourse.remember(sentence.sources, sentence.tagged)
            said, speaking = sentence.speaking, self.discourse.speaking
            if said is not None and (speaking is None or speaking.start < said.start):
                self.discourse.speaking = said

    def _truce(self, sentence: Sentence, before: Sentence | None, telling: Telling | None) -> Telling | None:
        if not of_truce(self.lower, sentence.start, sentence.end, again=telling is not None):
            return None
        told = tell(sentence, sentence.tagged_in(CEASEFIRES), before, telling)
        if told is not None:
            self.tellings += [told, *twins(told, sentence.tagged_in(CEASEFIRES))]
        return told

    def _leave(self, sentence: Sentence, found: list[Found], silent: list[Sighting]) -> None:
        """Keep a sentence with a word of harm whose numbers became nothing, or people counted who did."""
        if "N" not in sentence.tags or not HARMED.search(sentence.tags):
            return
        if not found and not silent:
            if not any(p.number is not None and p.letter != "E" for p in sentence.line.phrases):
                return  # tanks, villages and days that nobody takes for people
            reason = "a number and a harm word that no shape joins"
            self.residue.append(Residue(Span(sentence.start, sentence.end), reason))
            return
        read = {item.position for item in found}
        for position, phrase in enumerate(sentence.line.phrases):
            if phrase.letter in "cj" and phrase.number is not None and position not in read:
                self.residue.append(
                    Residue(Span(phrase.start, phrase.end), "people counted, no harm joined to them")
                )

    def placed(self) -> tuple[tuple[Sighting, ...], tuple[Link, ...]]:
        """Return all sightings in the order of the text, and the links between them by position."""
        links = [*(link for paragraph in self.paragraphs for link in links_of(paragraph)), *self.denials]
        source = self.article.source
        named = [*self.sightings, *ceasefire_sightings(self.tellings, self.words.lexicon, source)]
        order = sorted(range(len(named)), key=lambda i: _start(named[i]))
        rank = {old: new for new, old in enumerate(order)}
        return tuple(named[i] for i in order), tuple(
            attrs.evolve(link, subject=rank[link.subject], object=rank[link.object]) for link in links
        )


def _start(sighting: Sighting) -> int:
    return sighting.evidence.span.start if isinstance(sighting.evidence, Evidence) else 0
