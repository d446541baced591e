"""Strategies for what an article holds, up to reports whose blocks tile and whose evidence checks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Final

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from nkconflict.model.claims import Claim
from nkconflict.model.reports import Block, Caption, Contributor, Report
from nkconflict.model.sightings import (
    BlockKind,
    Citation,
    Evidence,
    Link,
    LinkKind,
    Mark,
    Marks,
    Residue,
    Role,
    Sighting,
)
from nkconflict.model.spans import Span
from nkconflict.strategies.actors import places
from nkconflict.strategies.claimed import claims as every_claim
from nkconflict.strategies.values import days, spans

__all__ = [
    "blocks",
    "captions",
    "citations",
    "contributors",
    "evidences",
    "links",
    "marks",
    "reports",
    "residues",
    "sightings",
]

WIRE: Final = (
    "Officials in Nagorno-Karabakh said 729 of their soldiers had been killed since Sept. 27.",
    "Azerbaijan hasn’t published its military losses, but said over 30 civilians were killed.",
    "The fighting continued despite the cease-fire that Russia brokered.",
    "Each side said that the other had violated the truce “minutes” after midnight.",
)
REPORTERS: Final = ("Ana Petrosian", "Leyla Hasanli", "John Smith")
REASONS: Final = ("no shape fits", "two claimants fit", "a number without victims")
RULES: Final = ("drawn", "toll", "brought-total")
OUTLETS: Final = ("AP", "Armenpress", "Azertac")
SOURCES: Final = ("2020-10-19.txt", "wire/a.txt", "stream.txt#2")
BREAKS: Final = ("\n", "\n\n", "\r\n\r\n")
AGENCIES: Final = (None, "AP", "Reuters")
FLAGS: Final = (None, "subset above its whole", "increment above its total")
CLAIMED: Final = (BlockKind.HEADLINE, BlockKind.PARAGRAPH, BlockKind.CAPTION)


@cache
def _prose() -> SearchStrategy[str]:
    """Draw a block's text: wire copy, or anything at all, since the model reads none of it."""
    wire = st.lists(st.sampled_from(WIRE), min_size=1, max_size=3).map(" ".join)
    return wire | st.text(min_size=1, max_size=80)


# What a report draws many times, each time for another text, is drawn part by part: a strategy made anew for
# every text is also looked into and checked anew, which takes longer than the drawing.


@st.composite
def blocks(draw: DrawFn) -> Block:
    """Draw single blocks; those of `reports` tile a text."""
    return Block(draw(st.sampled_from(BlockKind)), draw(spans()))


@st.composite
def marks(draw: DrawFn, text: str | None = None) -> Mark:
    """Draw marks of every role that lie in `text`."""
    return Mark(draw(st.sampled_from(Role)), draw(spans(text)))


@st.composite
def several_marks(draw: DrawFn, text: str | None = None) -> Marks:
    """Draw the marks of a passage of `text`, as evidence holds them."""
    return Marks.packing([draw(marks(text)) for _ in range(draw(st.integers(0, 3)))])


@st.composite
def evidences(
    draw: DrawFn, text: str | None = None, source: str | None = None, within: Sequence[Block] = ()
) -> Evidence:
    """Draw evidence that checks against `text`, or against some text; from one of the blocks `within`."""
    text = draw(_prose()) if text is None else text
    block = draw(st.sampled_from(within)) if within else Block(BlockKind.PARAGRAPH, Span(0, len(text)))
    start = draw(st.integers(block.span.start, max(block.span.start, block.span.end - 1)))
    span = Span(start, draw(st.integers(min(start + 1, block.span.end), block.span.end)))
    return Evidence(
        source=draw(st.sampled_from(SOURCES)) if source is None else source,
        block=block.kind,
        span=span,
        quote=span.of(text),
        rule=draw(st.sampled_from(RULES)),
        marks=draw(several_marks(text)),
    )


@st.composite
def citations(draw: DrawFn) -> Citation:
    """Draw where a curated claim comes from."""
    url = draw(st.sampled_from((None, "https://example.org/2020/10/19/report")))
    return Citation(outlet=draw(st.sampled_from(OUTLETS)), published=draw(days()), url=url)


@st.composite
def sightings(draw: DrawFn, text: str | None = None) -> Sighting:
    """Draw sightings of claims in `text`; where none is given also of claims that are only cited."""
    cited = text is None and draw(st.booleans())
    return Sighting(draw(every_claim()), draw(citations()) if cited else draw(evidences(text)))


@st.composite
def links(draw: DrawFn, among: int = 8) -> Link:
    """Draw links between two of the first `among` sightings; `among` is at least 2."""
    subject = draw(st.integers(0, among - 1))
    other = draw(st.integers(0, among - 2))
    kind, flag = draw(st.sampled_from(LinkKind)), draw(st.sampled_from(FLAGS))
    return Link(kind=kind, subject=subject, object=other + (other >= subject), flag=flag)


@st.composite
def residues(draw: DrawFn, text: str | None = None) -> Residue:
    """Draw sentences that became no claim, with the reason."""
    return Residue(draw(spans(text)), draw(st.sampled_from(REASONS)))


@st.composite
def captions(draw: DrawFn, span: Span | None = None) -> Caption:
    """Draw what a caption says of its picture; at `span` where it is given."""
    return Caption(
        span=draw(spans()) if span is None else span,
        day=draw(days()) if draw(st.booleans()) else None,
        places=[draw(places())] if draw(st.booleans()) else (),
        agency=draw(st.sampled_from(AGENCIES)),
        photographer=draw(st.sampled_from((None, *REPORTERS))),
    )


@st.composite
def contributors(draw: DrawFn, span: Span | None = None) -> Contributor:
    """Draw journalists named in a byline; at `span` where it is given."""
    return Contributor(
        name=draw(st.sampled_from(REPORTERS)),
        place=draw(places()) if draw(st.booleans()) else None,
        span=draw(spans()) if span is None else span,
    )


@st.composite
def _tiled(draw: DrawFn, day: date | None) -> tuple[str, tuple[Block, ...]]:
    """Draw a text with blocks that tile it: header, headline, dateline, paragraphs, byline, captions."""
    parts: list[tuple[BlockKind, str]] = []
    if day is not None:
        parts.append((BlockKind.HEADER, f" date {day} "))
    if draw(st.booleans()):
        parts += [(BlockKind.HEADLINE, draw(_prose())), (BlockKind.GAP, "\n")]
    if draw(st.booleans()):
        parts.append((BlockKind.DATELINE, "YEREVAN, Armenia (AP) — "))
    kinds = [BlockKind.PARAGRAPH] * draw(st.integers(1, 3))
    kinds += [BlockKind.BYLINE] * draw(st.integers(0, 1)) + [BlockKind.CAPTION] * draw(st.integers(0, 2))
    for kind in kinds:
        parts += [(kind, draw(_prose())), (BlockKind.GAP, draw(st.sampled_from(BREAKS)))]
    if draw(st.booleans()):
        parts.append((BlockKind.BOILERPLATE, "Copyright 2020 The Associated Press. All rights reserved."))
    found: list[Block] = []
    at = 0
    for kind, words in parts:
        found.append(Block(kind, Span(at, at + len(words))))
        at += len(words)
    return "".join(words for _, words in parts), tuple(found)


def _unread(source: str, text: str, tiles: tuple[Block, ...], published: date) -> Report:
    """Return the report of a text that is not about the conflict: all behind its header is one block."""
    start = tiles[0].span.end if tiles[0].kind is BlockKind.HEADER else 0
    return Report(
        source=source,
        text=text,
        published=published,
        blocks=(*(tiles[:1] if start else ()), Block(BlockKind.UNREAD, Span(start, len(text)))),
    )


@st.composite
def reports(draw: DrawFn, claims: SearchStrategy[Claim] | None = None) -> Report:
    """Draw reports of up to five sightings: blocks tile the text, evidence checks, links lead somewhere.

    `claims` says which claims are sighted: `reports(casualty_claims())`. One report in ten was left unread.
    """
    header_date = draw(days()) if draw(st.booleans()) else None
    text, tiles = draw(_tiled(header_date))
    source = draw(st.sampled_from(SOURCES))
    if draw(st.integers(0, 9)) == 9:
        return _unread(source, text, tiles, draw(days()))
    where = [block for block in tiles if block.kind in CLAIMED]
    told = draw(st.lists(every_claim() if claims is None else claims, max_size=5))
    return Report(
        source=source,
        text=text,
        published=header_date or draw(days()),
        header_date=header_date,
        agency=draw(st.sampled_from(AGENCIES)),
        blocks=tiles,
        contributors=[draw(contributors(b.span)) for b in tiles if b.kind is BlockKind.BYLINE],
        captions=[draw(captions(block.span)) for block in tiles if block.kind is BlockKind.CAPTION],
        sightings=[Sighting(claim, draw(evidences(text, source, where))) for claim in told],
        links=[draw(links(len(told))) for _ in range(draw(st.integers(0, 2)))] if len(told) > 1 else (),
        residue=[draw(residues(text)) for _ in range(draw(st.integers(0, 2)))],
    )
