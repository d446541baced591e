"""WARC files, such as those of CC-News, as articles: each answer that was a page; needs the extra `warc`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from os import PathLike
from pathlib import Path
from typing import Any

from nkconflict.errors import ArticleError, NkConflictError
from nkconflict.packing import BYTES, whole
from nkconflict.reading.parse import MAX_CHARS
from nkconflict.sources.pages import page_article, trafilatura
from nkconflict.sources.unread import Unread

__all__ = ["warc_articles"]


def warc_articles(
    path: str | PathLike[str], *, published: date | None = None, most: int = BYTES * MAX_CHARS
) -> Iterator[Unread | NkConflictError]:
    """Yield the story of each web page of a WARC file, packed or not, or the error of a page that has none.

    The source is the page's address. Its day is the one that the page declares; `WARC-Date`, the day of the
    visit, is not taken for it. A page of more than `most` bytes when unpacked is an error. OSError where the
    file cannot be opened; ImportError, naming the extra.
    """
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
            if (found := _story(record, origin, published, most)) is not None:
                yield found


def _story(record: Any, origin: str, published: date | None, most: int) -> Unread | NkConflictError | None:
    """Return the story of a record, None where it is no web page or was not found."""
    http = record.http_headers
    kind = (record.http_content_type or "text/html").lower()
    if http is None or http.status_code != 200 or kind not in ("text/html", "application/xhtml+xml"):
        return None
    url = record.headers.get("WARC-Target-URI")
    try:
        return page_article(whole(record.reader, origin, most), origin, url=url, published=published)
    except NkConflictError as error:
        error.source, error.path = origin, url
        return error
