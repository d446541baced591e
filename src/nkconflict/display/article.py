"""An article with every claim marked in place, and beside each paragraph what was read from it.

Marks carry numbers, notes carry the claims: each claim is written once, however many pieces its passage was
cut into. A passage that is pointed at brings up its note; a note that is pointed at lights up its passage and
the words that each of its fields was read from; a click opens the fields. All of it is done by the style
sheet, so that it works where no script may run.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from math import inf
from typing import Final, NamedTuple

from attrs import evolve

from nkconflict.display.kinds import FAMILIES, kind_of
from nkconflict.display.markup import Html, raw, size, tag, text
from nkconflict.display.notes import claim_note, number, picture_note, residue_note
from nkconflict.display.passages import Passage, Passages
from nkconflict.model.reports import Block, Report
from nkconflict.model.sightings import BlockKind, Citation
from nkconflict.model.spans import Span
from nkconflict.tables.layout import clean, cut

__all__ = ["LONGEST", "MOST", "article", "is_marked", "legend"]

HIDDEN: Final = frozenset({BlockKind.HEADER, BlockKind.GAP})
"""The blocks that are not shown: the header is in the title."""

LONGEST: Final = 60_000
"""The most characters of an article that are shown."""

SHORTEST: Final = 500
"""The fewest to which an article that is one huge paragraph is cut."""

TITLE: Final = 200
"""The most characters of a source that a title shows."""

MOST: Final = 400
"""The most claims of an article that are marked."""

_ELEMENTS: Final = {BlockKind.HEADLINE: "h4"}


class Stretch(NamedTuple):
    """Blocks that are set as one: a dateline leads into its paragraph."""

    kind: BlockKind
    blocks: tuple[Block, ...]


def article(
    report: Report,
    *,
    anchor: str = "",
    room: int | None = None,
    style: Callable[[int], Html] | None = None,
) -> Html:
    """Return an article; `anchor` begins its ids, without one it has none.

    With `room`, a number of bytes of markup, it ends where they are used up and says what is left out. With
    `style`, it brings the rules that this gives for the number of each claim shown.
    """
    longest = LONGEST
    while True:
        view = _View(report, anchor, room, style, longest)
        made = view.html()
        if view.shows or longest < SHORTEST:
            return made
        longest //= 2  # a single paragraph that is too large is shown in part


def is_marked(report: Report, position: int) -> bool:
    """Say whether an article shows one of its sightings, as far as its room allows."""
    evidence = report.sightings[position].evidence
    return position < MOST and (isinstance(evidence, Citation) or evidence.span.start < LONGEST)


def legend(report: Report) -> Html:
    """Return how many claims of each family an article has, in their colours, and what was not read."""
    counts = Counter(kind_of(claim).family for claim in report.claims())
    items = [
        tag("li", tag("span", str(counts[family]), cls=f"k-badge k-{family}"), f" {name}")
        for family, name in FAMILIES.items()
        if counts[family]
    ]
    if report.residue:
        items.append(
            tag("li", tag("span", str(len(report.residue)), cls="k-badge k-residue"), " not understood")
        )
    return tag("ul", items or [tag("li", "no claims")], cls="k-legend")


class _View:
    def __init__(
        self,
        report: Report,
        anchor: str,
        room: int | None,
        style: Callable[[int], Html] | None,
        longest: int,
    ) -> None:
        self.report, self.anchor, self.style = report, anchor, style
        self.room = inf if room is None else room
        self.visible = Span(0, min(longest, len(report.text)))
        self.shown = range(min(len(report.sightings), MOST))
        self.passages = Passages(report)
        self.begun: set[int] = set()
        self.told: set[int] = set()
        self.shows = False

    def html(self) -> Html:
        report = self.report
        parts = [cut(clean(report.source), TITLE), str(report.published), clean(report.agency or "")]
        title = tag("h3", tag("cite", parts[0]), " ", " · ".join(filter(None, parts[1:])), cls="k-title")
        found, rules = [title, legend(report)], list[Html]()
        self.room -= size(*found)
        left, full = 0, False
        for stretch in self._stretches():
            told = set(self.told)
            made, needed = (Html(""), list[Html]()) if full else self._block(stretch)
            full = full or size(made, *needed) > self.room
            if full:
                self.told = told
                left += sum(len(block.span) for block in stretch.blocks)
                continue
            self.room -= size(made, *needed)
            found.append(made)
            rules += needed
        self.shows = not full or len(found) > 2
        found += self._rest(left + sum(len(block.span) - len(self._seen(block)) for block in self._blocks()))
        found += [tag("style", raw(rules))] if rules else []
        return tag("article", found, cls="k-article", id=self.anchor or None)

    def _blocks(self) -> Iterator[Block]:
        """Yield the blocks that are for readers."""
        whole = Block(BlockKind.PARAGRAPH, Span(0, len(self.report.text)))
        return (block for block in self.report.blocks or (whole,) if block.kind not in HIDDEN)

    def _seen(self, block: Block) -> Span:
        """Return what is shown of a block: all of it, but in very long texts."""
        end = self.visible.end
        return Span(min(block.span.start, end), min(block.span.end, end))

    def _stretches(self) -> Iterator[Stretch]:
        lead: tuple[Block, ...] = ()
        for whole in self._blocks():
            seen = self._seen(whole)
            if not len(seen):
                continue
            block = evolve(whole, span=seen)
            if block.kind is BlockKind.DATELINE:
                lead = (*lead, block)
                continue
            if lead and block.kind is not BlockKind.PARAGRAPH:
                yield Stretch(BlockKind.DATELINE, lead)
                lead = ()
            yield Stretch(block.kind, (*lead, block))
            lead = ()
        if lead:
            yield Stretch(BlockKind.DATELINE, lead)

    def _block(self, stretch: Stretch) -> tuple[Html, list[Html]]:
        """Return blocks with their notes, and the rules of the claims in them."""
        words = [self._words(block) for block in stretch.blocks]
        element = _ELEMENTS.get(stretch.kind, "p")
        notes = [note for block in stretch.blocks for note in self._notes(block.span)]
        claims = [
            n for block in stretch.blocks for n in self.passages.claims_in(block.span) if n in self.shown
        ]
        rules = [self.style(n + 1) for n in claims] if self.style else []
        made = tag(
            "div",
            tag(element, words, cls="k-text"),
            tag("ol", notes, cls="k-notes") if notes else None,
            cls=f"k-block k-{stretch.kind}",
        )
        return made, rules

    def _words(self, block: Block) -> Html:
        pieces = raw(self._piece(piece) for piece in self.passages.of(block.span))
        if block.kind is BlockKind.DATELINE:
            return tag("span", pieces, " ", cls="k-dateline")
        end = block.span.end
        return Html(pieces + text(" […]")) if end == self.visible.end < len(self.report.text) else pieces

    def _piece(self, piece: Passage) -> Html:
        words = text(piece.span.of(self.report.text))
        claims = [n for n in piece.claims if n in self.shown]
        classes = [f"f{n + 1}" for n in piece.fields if n in self.shown]
        if not claims:
            classes += ["k-residue"] if piece.residue else []
            name = "mark" if piece.residue else "span"
            return tag(name, words, cls=" ".join(classes)) if classes else words
        first, last = claims[0], claims[-1]
        family = kind_of(self.report.sightings[first].claim).family
        classes += [f"k-{family}", f"p{first + 1}", *(f"c{n + 1}" for n in claims)]
        if last != first:
            classes.append(f"o-{kind_of(self.report.sightings[last].claim).family}")
        new = [n for n in piece.begins if n in self.shown and n not in self.begun]
        self.begun.update(new)
        ids = [f"{self.anchor}c{n + 1}" for n in new] if self.anchor else []
        mark = tag(
            "mark", words, cls=" ".join(classes), id=ids[0] if ids else None, tabindex=-1 if ids else None
        )
        others = [tag("span", id=name) for name in ids[1:]]
        numbers = [number(n, self.anchor) for n in piece.ends if n in self.shown]
        after = tag("sup", [part for one in numbers for part in (" ", one)][1:]) if numbers else ""
        return raw((*others, mark, Html(after)))

    def _notes(self, stretch: Span) -> Iterator[Html]:
        for n in self.passages.claims_in(stretch):
            if n in self.shown:
                self.told.add(n)
                yield claim_note(self.report, n, self.anchor)
        for n in self.passages.residue_in(stretch):
            yield residue_note(self.report.residue[n])
        for caption in self.report.captions:
            if stretch.covers(caption.span):
                yield picture_note(caption)

    def _rest(self, left: int) -> Iterator[Html]:
        """Yield the claims that stand in no block, such as curated ones, and say what is left out."""
        apart = list[Html]()
        for n in self.shown if not left else ():
            note = claim_note(self.report, n, self.anchor) if n not in self.told else Html("")
            if size(note) > self.room:
                break
            self.room -= size(note)
            self.told.add(n)
            apart.append(note)
        if any(apart):
            yield tag("ol", apart, cls="k-notes k-apart")
        unread = len(self.report.sightings) - len(self.told)
        notes = [f"{left:,} characters of the text"] if left else []
        notes += [f"{unread:,} claims"] if unread else []
        if notes:
            yield tag("p", f"Left out of this view for its size: {' and '.join(notes)}.", cls="k-left")
