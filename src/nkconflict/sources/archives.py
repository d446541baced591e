"""WARC files, such as those of CC-News, as articles: each answer that was a page; needs the extra `warc`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from os import PathLike
from pathlib import Path
from typing import Any

from nkconflict.errors import ArticleError, NkConflictError
from nkconflict.sources.pages import trafilatura
from nkconflict.sources.pieces import Form, Piece
from nkconflict.sources.unread import Unread

__all__ = ["warc_articles", "warc_pieces"]


def warc_articles(
    path: str | PathLike[str], *, published: date | None = None
) -> Iterator[Unread | NkConflictError]:
    """Yield the story of each web page of a WARC file, packed or not, or the error of a page that has none.

    The source is the page's address. Its day is the one that the page declares; `WARC-Date`, the day of the
    visit, is not taken for it. OSError where the file cannot be opened; ImportError, naming the extra.
    """
    for piece in warc_pieces(path):
        if isinstance(piece, NkConflictError):
            yield piece
        else:
            yield from piece.articles(published)


def warc_pieces(path: str | PathLike[str]) -> Iterator[Piece | NkConflictError]:
    """Yield the bytes of each web page of a WARC file, and an error where it cannot be read on."""
    try:
        from fastwarc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        raise ImportError("to read WARC files needs fastwarc: pip install nkconflict[warc]") from error
    trafilatura()  # before the first page, so that what is missing is told at once
    origin = os.fspath(path)
    with Path(path).open("rb") as file:
        records = iter(ArchiveIterator(file, record_types=WarcRecordType.response, auto_decode="all"))
        while True:
            try:
                record = next(records, None)
            except (ValueError, RuntimeError, OSError) as error:
                yield ArticleError(f"the archive cannot be read on: {error}", source=origin)
                return
            if record is None:
                return
            if _is_page(record):
                yield Piece(
                    form=Form.PAGE,
                    data=record.reader.read(),
                    origin=origin,
                    address=record.headers.get("WARC-Target-URI"),
                    read_to=file.tell(),
                )


def _is_page(record: Any) -> bool:
    """Say whether a record is a web page that was found."""
    http = record.http_headers
    kind = (record.http_content_type or "text/html").lower()
    return http is not None and http.status_code == 200 and kind in ("text/html", "application/xhtml+xml")
