"""An article on a terminal: its blocks in order, and beneath each what was read from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from nkconflict.display.phrases import phrase, place_names
from nkconflict.display.stretches import Stretches
from nkconflict.display.styled import Piece, Style, wrapped
from nkconflict.model.reports import Block, Caption, Contributor, Report
from nkconflict.model.sightings import BlockKind, Evidence, Link, LinkKind, Residue
from nkconflict.model.spans import Span
from nkconflict.tables.layout import clean, cut

__all__ = ["terminal_lines"]

HIDDEN: Final = frozenset({BlockKind.HEADER, BlockKind.GAP})
"""The blocks that are not printed: the header is in the title."""

LONGEST: Final = 20_000
"""The most characters of a block that are printed."""

WIDEST: Final = 100
"""The widest that lines become, since longer ones are hard to read."""


def terminal_lines(report: Report, *, width: int, colour: bool = False) -> Iterator[str]:
    """Yield the lines of an article with its claims, at most `width` characters wide, each with its end."""
    return _View(report, min(width, WIDEST), colour).lines()


class _View:
    def __init__(self, report: Report, width: int, colour: bool) -> None:
        self.report, self.width, self.colour = report, width, colour
        self.read = Stretches(
            (sighting.evidence.span, position)
            for position, sighting in enumerate(report.sightings)
            if isinstance(sighting.evidence, Evidence)
        )
        self.captions, self.contributors = _placed(report.captions), _placed(report.contributors)
        self.left = _placed(report.residue)
        self.links: dict[int, list[Link]] = defaultdict(list)
        for link in report.links:
            self.links[link.subject].append(link)

    def lines(self) -> Iterator[str]:
        report = self.report
        parts = (clean(report.source), str(report.published), report.agency)
        yield from self._wrap([(" · ".join(part for part in parts if part), Style.TITLE)])
        shown: set[int] = set()
        for block in report.blocks:
            if block.kind in HIDDEN:
                continue
            yield "\n"
            yield from self._wrap(self._block(block))
            yield from self._parts(block)
            for position in self.read.begun_in(block.span):
                shown.add(position)
                yield from self._claim(position)
            yield from self._residue(block)
        if rest := [position for position in range(len(report.sightings)) if position not in shown]:
            yield "\n"
            for position in rest:
                yield from self._claim(position)

    def _wrap(self, pieces: list[Piece], first: str = "", rest: str = "") -> Iterator[str]:
        return wrapped(pieces, self.width, first=first, rest=rest, colour=self.colour)

    def _block(self, block: Block) -> list[Piece]:
        """Return the text of a block, with what claims were read from underlined."""
        label = [] if block.kind is BlockKind.PARAGRAPH else [(f"{block.kind}: ", Style.DIM)]
        plain = Style.DIM if block.kind is BlockKind.BOILERPLATE else Style.PLAIN
        at, end = block.span.start, min(block.span.end, block.span.start + LONGEST)
        pieces: list[Piece] = []
        for span, _ in self.read.over(Span(at, end)):
            if span.end > at:
                pieces.append((self._text(at, max(at, span.start)), plain))
                pieces.append((self._text(max(at, span.start), min(span.end, end)), Style.READ))
                at = max(at, min(span.end, end))
        pieces.append((self._text(at, end), plain))
        cut_off = [(" …", Style.DIM)] if end < block.span.end else []
        return [*label, *pieces, *cut_off]

    def _text(self, start: int, end: int) -> str:
        """Return printable text that keeps the spaces at its ends, where it meets its neighbours."""
        text = self.report.text[start:end]
        before, after = text[:1].isspace(), text[-1:].isspace()
        return f"{' ' * before}{clean(text)}{' ' * after}"

    def _parts(self, block: Block) -> Iterator[str]:
        """Yield what was read of a caption's picture, or of a byline's journalists."""
        report = self.report
        for position in self.captions.begun_in(block.span):
            caption = report.captions[position]
            if block.span.covers(caption.span):
                facts = [str(caption.day) if caption.day else "", *map(place_names, caption.places)]
                facts += [caption.agency or "", caption.photographer or ""]
                yield from self._note("picture", [fact for fact in facts if fact])
        people = [
            f"{one.name} ({place_names(one.place)})" if one.place else one.name
            for one in (report.contributors[n] for n in self.contributors.begun_in(block.span))
            if block.span.covers(one.span)
        ]
        yield from self._note("contributors", people)

    def _note(self, label: str, facts: list[str]) -> Iterator[str]:
        if facts:
            yield from self._wrap([(clean(f"{label}: {' · '.join(facts)}"), Style.DIM)], "    ", "      ")

    def _claim(self, position: int) -> Iterator[str]:
        pieces = phrase(self.report, self.report.sightings[position])
        for link in self.links.get(position, ()):
            flag = f", which {link.flag}" if link.flag else ""
            pieces.append((f" · {_LINKS[link.kind]} {link.object + 1}{flag}", Style.PLAIN))
        first = f"{position + 1:>4}  "
        yield from self._wrap(pieces, first, " " * len(first))

    def _residue(self, block: Block) -> Iterator[str]:
        for position in self.left.begun_in(block.span):
            left = self.report.residue[position]
            words = cut(clean(left.span.of(self.report.text)[:LONGEST]), 80)
            unread: Piece = (f"not read: “{words}” ({clean(left.reason)})", Style.WARNING)
            yield from self._wrap([unread], "   ?  ", "      ")


def _placed(parts: Sequence[Caption | Contributor | Residue]) -> Stretches:
    return Stretches((part.span, position) for position, part in enumerate(parts))


_LINKS: Final = {
    LinkKind.INCREMENT_OF: "added to",
    LinkKind.SUBSET_OF: "part of",
    LinkKind.REVISES: "revises",
    LinkKind.DENIES: "denies",
}
