"""An article as read: its text, its parts, and every claim in it with its place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from typing import Any, TypeVar, final, overload

import attrs

from nkconflict.errors import NkConflictError, SpanError
from nkconflict.model.ceasefires import Ceasefire
from nkconflict.model.checks import as_tuple, exactly, filled, filled_or_none, shown, tuple_of
from nkconflict.model.claims import CasualtyClaim, Claim, Nondisclosure
from nkconflict.model.parties import Party
from nkconflict.model.places import Place
from nkconflict.model.sightings import BlockKind, Evidence, Link, LinkKind, Residue, Sighting
from nkconflict.model.spans import Span

__all__ = ["Block", "Caption", "Contributor", "Report"]

Kind = TypeVar("Kind")


def _number(items: tuple[Any, ...]) -> str:
    return f"<{len(items)}>"


def _kind(kind: BlockKind | str) -> BlockKind:
    # a text may have a million blocks, and calling an enum takes three times as long
    return kind if type(kind) is BlockKind else BlockKind(kind)


@final
@attrs.frozen
class Block:
    """A stretch of an article of one kind; the blocks of an article tile its text."""

    kind: BlockKind = attrs.field(converter=_kind)
    span: Span = attrs.field(validator=exactly(Span))
    __repr__ = shown


@final
@attrs.frozen(kw_only=True)
class Caption:
    """What a picture's caption says of it: the day it was taken, its places, agency and photographer."""

    span: Span = attrs.field(validator=exactly(Span))
    day: date | None = attrs.field(default=None, validator=exactly(date, none=True))
    places: tuple[Place, ...] = attrs.field(default=(), converter=as_tuple, validator=tuple_of(Place))
    agency: str | None = attrs.field(default=None, validator=filled_or_none)
    photographer: str | None = attrs.field(default=None, validator=filled_or_none)
    __repr__ = shown


@final
@attrs.frozen(kw_only=True)
class Contributor:
    """A journalist named in the byline, with the place reported from."""

    name: str = attrs.field(validator=filled)
    place: Place | None = attrs.field(default=None, validator=exactly(Place, none=True))
    span: Span = attrs.field(validator=exactly(Span))
    __repr__ = shown


@final
@attrs.frozen(kw_only=True)
class Report:
    """One article: the text as given, its structure, and what it claims.

    `published` is the day that relative dates count from; `header_date` is the one in the text, kept when the
    caller gave another. `source` names the article; without a name it is `sha256:` and the digest of the
    text.
    """

    source: str = attrs.field(validator=filled)
    text: str = attrs.field(validator=exactly(str), repr=lambda text: f"<{len(text)} characters>")
    published: date = attrs.field(validator=exactly(date))
    header_date: date | None = attrs.field(default=None, validator=exactly(date, none=True))
    agency: str | None = attrs.field(default=None, validator=filled_or_none)
    blocks: tuple[Block, ...] = attrs.field(
        default=(), converter=as_tuple, validator=tuple_of(Block), repr=False
    )
    contributors: tuple[Contributor, ...] = attrs.field(
        default=(), converter=as_tuple, validator=tuple_of(Contributor), repr=False
    )
    captions: tuple[Caption, ...] = attrs.field(
        default=(), converter=as_tuple, validator=tuple_of(Caption), repr=False
    )
    sightings: tuple[Sighting, ...] = attrs.field(
        default=(), converter=as_tuple, validator=tuple_of(Sighting), repr=_number
    )
    links: tuple[Link, ...] = attrs.field(
        default=(), converter=as_tuple, validator=tuple_of(Link), repr=_number
    )
    residue: tuple[Residue, ...] = attrs.field(
        default=(), converter=as_tuple, validator=tuple_of(Residue), repr=_number
    )
    __repr__ = shown

    def __attrs_post_init__(self) -> None:
        self._check_blocks()
        for at, sighting in enumerate(self.sightings):
            if isinstance(sighting.evidence, Evidence):
                try:
                    sighting.evidence.check(self.text)
                except SpanError as error:
                    error.path = f"sightings[{at}].evidence"
                    raise
        for name in ("contributors", "captions", "residue"):
            self._check_spans(name, getattr(self, name))
        for at, link in enumerate(self.links):
            if max(link.subject, link.object) >= len(self.sightings):
                what = f"Report.links: {link} points past the last of {len(self.sightings)} sightings"
                raise NkConflictError(what, source=self.source, path=f"links[{at}]")

    def _check_spans(self, name: str, parts: tuple[Contributor | Caption | Residue, ...]) -> None:
        for at, part in enumerate(parts):
            if part.span.end > len(self.text):
                what = f"{type(part).__name__} at {part.span} runs past the end of a text"
                what = f"{what} of {len(self.text)} characters"
                raise SpanError(what, source=self.source, path=f"{name}[{at}].span")

    def _check_blocks(self) -> None:
        end = 0
        for at, block in enumerate(self.blocks):
            if block.span.start != end:
                what = f"blocks must tile the text: {block.kind} {block.span} does not begin at {end}"
                raise SpanError(what, source=self.source, path=f"blocks[{at}].span")
            end = block.span.end
        if self.blocks and end != len(self.text):
            what = f"blocks must tile the text: they end at {end}, the text at {len(self.text)}"
            raise SpanError(what, source=self.source, path="blocks")

    @property
    def sha256(self) -> str:
        """Return the SHA-256 digest of the text in UTF-8 (lone surrogates kept), in hexadecimal."""
        import hashlib  # here, since it takes longer to import than this whole module

        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @overload
    def claims(self) -> tuple[Claim, ...]: ...
    @overload
    def claims(self, kind: type[Kind], /, *kinds: type[Kind]) -> tuple[Kind, ...]: ...
    def claims(self, *kinds: type) -> tuple[Any, ...]:
        """Return what is claimed, of all kinds or of these, each claim once, in order of first reading."""
        found = self.sightings_of(*kinds) if kinds else self.sightings
        return tuple(dict.fromkeys(sighting.claim for sighting in found))

    def sightings_of(self, *kinds: type) -> Iterator[Sighting]:
        """Yield the sightings whose claim is of one of these types."""
        return (sighting for sighting in self.sightings if isinstance(sighting.claim, kinds))

    @property
    def casualties(self) -> tuple[CasualtyClaim | Nondisclosure, ...]:
        """Return the casualty claims and non-disclosures, each once."""
        return self.claims(CasualtyClaim, Nondisclosure)

    @property
    def ceasefires(self) -> tuple[Ceasefire, ...]:
        """Return the ceasefires told of, each once."""
        return self.claims(Ceasefire)

    @property
    def parties(self) -> tuple[Party, ...]:
        """Return the root parties that claim, or whose people are counted, in order of first mention."""
        found: dict[Party, None] = {}
        for claim in self.claims():
            by = getattr(claim, "by", None)
            for party in ((by.party,) if by and by.party else ()) + tuple(getattr(claim, "side", ())):
                found[party.root] = None
        return tuple(found)

    def linked(self, *kinds: LinkKind | str) -> Iterator[tuple[Link, Sighting, Sighting]]:
        """Yield the links, all or of these kinds, each with its two sightings: subject, then object."""
        wanted = {LinkKind(kind) for kind in kinds or LinkKind}
        for link in self.links:
            if link.kind in wanted:
                yield link, self.sightings[link.subject], self.sightings[link.object]

    def block_at(self, offset: int) -> Block | None:
        """Return the block that holds a code point of the text, None outside it."""
        after = bisect_right(self.blocks, offset, key=lambda block: block.span.start)
        block = self.blocks[after - 1] if after else None
        return block if block is not None and offset < block.span.end else None
