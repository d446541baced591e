"""Pieces: the bytes of an input, cut where they may be read apart, in this process or in another.

A file is opened, unpacked and cut in one place; what a piece says is found out wherever it is sent. Lines of
records are pieces, so are the pages of an archive; any other file is one.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import final

import attrs

from nkconflict.errors import DecodeError, NkConflictError
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.sources.decoding import decoded
from nkconflict.sources.kept import is_document, kept_articles
from nkconflict.sources.ninjs import ninjs_articles
from nkconflict.sources.pages import page_article
from nkconflict.sources.records import records
from nkconflict.sources.unread import Unread, single, stream

__all__ = ["Form", "Piece", "line_pieces"]


class Form(StrEnum):
    """How the bytes of a piece are to be read."""

    TEXT = "text"
    """One article, or several, each with its header."""
    ARTICLE = "article"
    """One article that has no name."""
    RECORD = "record"
    JSON = "json"
    PAGE = "page"


@final
@attrs.frozen(kw_only=True)
class Piece:
    """Some bytes of an input: which, and where in it they begin, in lines from 1 and in bytes from 0.

    `origin` names the input; `address` is that of a page in an archive. `read_to` is how far its
    file, as it is stored, had been read when the piece was cut; None where nobody can say.
    """

    form: Form
    data: bytes = attrs.field(repr=lambda data: f"<{len(data)} bytes>")
    origin: str
    line: int = 1
    offset: int = 0
    address: str | None = None
    read_to: int | None = attrs.field(default=None, eq=False)

    def articles(
        self, published: date | None = None, lexicon: Lexicon | None = None
    ) -> Iterator[Unread | NkConflictError]:
        """Yield the articles in it, unread, or in its place the error that says why one cannot be had.

        `lexicon` is the one that reports were kept with.
        """
        try:
            yield from self._articles(published, lexicon)
        except NkConflictError as error:
            error.source = error.source or self.origin
            yield error

    def _articles(
        self, published: date | None, lexicon: Lexicon | None
    ) -> Iterator[Unread | NkConflictError]:
        if self.form is Form.RECORD:
            place = {"line": self.line, "offset": self.offset}
            yield from records((self.data,), self.origin, published, lexicon, **place)
        elif self.form is Form.PAGE:
            yield self._page(published)
        elif self.form is Form.JSON:
            yield from self._json(published, lexicon)
        elif self.form is Form.ARTICLE:
            yield single(decoded(self.data, self.origin), None, published)
        else:
            yield from stream(decoded(self.data, self.origin), self.origin, published)

    def _json(self, published: date | None, lexicon: Lexicon | None) -> Iterator[Unread | NkConflictError]:
        """Yield the articles of a JSON text: items of ninjs, or reports that were kept."""
        text = decoded(self.data, self.origin)
        try:
            found = json.loads(text)
        except json.JSONDecodeError as error:
            raise DecodeError(f"this is no JSON ({error.msg})").at(text, error.pos) from None
        except (ValueError, RecursionError) as error:
            raise DecodeError(f"this JSON cannot be read ({error})") from None
        yield from (
            kept_articles(found, self.origin, published=published, lexicon=lexicon)
            if is_document(found)
            else ninjs_articles(found, self.origin, published)
        )

    def _page(self, published: date | None) -> Unread:
        try:
            return page_article(self.data, self.origin, url=self.address, published=published)
        except NkConflictError as error:
            error.source, error.path = self.origin, self.address
            raise


def line_pieces(
    lines: Iterable[bytes], origin: str, read_to: Callable[[], int] | None = None
) -> Iterator[Piece]:
    """Yield a piece for each line of records; `read_to` says how far the file has been read."""
    offset = 0
    for number, data in enumerate(lines, 1):
        yield Piece(
            form=Form.RECORD,
            data=data,
            origin=origin,
            line=number,
            offset=offset,
            read_to=None if read_to is None else read_to(),
        )
        offset += len(data)
