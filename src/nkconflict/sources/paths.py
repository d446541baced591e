"""From paths to the articles in them: texts, records, items, pages, archives, and reports that were kept."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import date
from itertools import chain
from os import PathLike
from pathlib import Path
from typing import BinaryIO, Final

from nkconflict.corpus import Corpus
from nkconflict.errors import ArticleError, NkConflictError
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.reports import Report
from nkconflict.packing import BROKEN, BYTES, lines, opened, whole
from nkconflict.reading.parse import MAX_CHARS
from nkconflict.sources.archives import warc_pieces
from nkconflict.sources.decoding import decoded
from nkconflict.sources.files import Paths, cannot_be_read, files, suffix
from nkconflict.sources.pieces import Form, Piece, line_pieces
from nkconflict.sources.unread import STANDARD_INPUT, Unread, single

__all__ = ["articles", "holds_pages", "load", "pieces", "read", "reports"]

_PAGES: Final = frozenset({".html", ".htm", ".xhtml"})
_ARCHIVE: Final = ".warc"
_TABLE: Final = "a table holds no articles; a dataset is brought in by nkconflict.interop (nkconflict import)"


def load(
    paths: Paths,
    *,
    published: date | None = None,
    lexicon: Lexicon | None = None,
    max_chars: int = MAX_CHARS,
) -> Corpus:
    """Return every article in a path, or in several, as a corpus.

    See `articles` for what a path may be. The first article that cannot be read raises its error; `reports`
    goes on instead.
    """
    return Corpus(map(_sound, reports(paths, published=published, lexicon=lexicon, max_chars=max_chars)))


def _sound(report: Report | NkConflictError) -> Report:
    if isinstance(report, NkConflictError):
        raise report
    return report


def read(
    path: str | PathLike[str],
    *,
    published: date | None = None,
    lexicon: Lexicon | None = None,
    max_chars: int = MAX_CHARS,
) -> Report:
    """Return the article in a text file, read; its source is the path as given.

    ArticleError if its bytes are not UTF-8, or if `parse` refuses the text; OSError if it cannot be opened.
    """
    source = os.fspath(path)
    with Path(path).open("rb") as file:
        text = decoded(whole(file, source, BYTES * max_chars), source)
    return single(text, source, published).read(lexicon, max_chars=max_chars)


def reports(
    paths: Paths,
    *,
    published: date | None = None,
    lexicon: Lexicon | None = None,
    max_chars: int = MAX_CHARS,
) -> Iterator[Report | NkConflictError]:
    """Yield every article in a path, or in several, read, or in its place the error: what is wrong and where.

    See `articles` for what a path may be. One bad article loses none of the others; nothing is raised.
    """
    for article in articles(paths, published=published, lexicon=lexicon, max_chars=max_chars):
        if isinstance(article, NkConflictError):
            yield article
            continue
        try:
            yield article.read(lexicon, max_chars=max_chars)
        except NkConflictError as error:
            yield error


def articles(
    paths: Paths,
    *,
    published: date | None = None,
    lexicon: Lexicon | None = None,
    max_chars: int = MAX_CHARS,
) -> Iterator[Unread | NkConflictError]:
    """Yield every article in a path, or in several, unread, or in its place the error: why it cannot be had.

    A `.jsonl` file has a record a line, or a report that was kept; a folder is searched for `.txt` and
    `.jsonl` files in all its depth and in order of their names; `-` is the standard input (lines of such a
    file where it begins with `{`, else one article). A `.json` file is an item of IPTC ninjs or a list of
    them, or a report or corpus that was kept; a `.html` file is a web page, a `.warc` file an archive of
    such: these two need the extras `html` and `warc`, and raise an ImportError that names the extra without
    them. Any other file is a text of one article or of several, one header after the other. A name that ends
    in `.gz` is unpacked; one with `*`, `?` or `[` that is no file is a pattern (`**` for any folders).

    A file that is named twice is read once. A link that leads out of a folder, or of that where a pattern
    begins, is not followed. `lexicon` is the one that reports were kept with. No more than four bytes for
    each of `max_chars` are unpacked of a file, or of a line of records.
    """
    for name in files(paths):
        if isinstance(name, NkConflictError):
            yield name
            continue
        for piece in pieces(name, max_chars=max_chars):
            if isinstance(piece, NkConflictError):
                yield piece
            else:
                yield from piece.articles(published, lexicon)


def pieces(name: str, *, max_chars: int = MAX_CHARS) -> Iterator[Piece | NkConflictError]:
    """Yield the bytes of a file, or of the standard input as `-`, cut where they may be read apart."""
    most = BYTES * max_chars
    try:
        if name == "-":
            yield from _standard_input(most)
        elif suffix(name) == _ARCHIVE:
            yield from warc_pieces(name, most)
        else:
            yield from _file(name, most)
    except (OSError, *BROKEN) as error:
        yield cannot_be_read(STANDARD_INPUT if name == "-" else name, error)
    except NkConflictError as error:
        yield error


def holds_pages(name: str) -> bool:
    """Say whether a file has web pages, by its name."""
    return suffix(name) in _PAGES or suffix(name) == _ARCHIVE


def _file(name: str, most: int) -> Iterator[Piece | NkConflictError]:
    kind = suffix(name)
    with opened(name) as file:
        if kind == ".jsonl":
            stored: BinaryIO = getattr(file, "fileobj", file)  # that of what is packed
            read_to = stored.tell if stored.seekable() else None  # of a pipe nobody can say
            yield from line_pieces(lines(file, name, most), name, read_to)
        elif kind == ".csv":
            yield ArticleError(_TABLE, source=name)
        else:
            form = Form.JSON if kind == ".json" else Form.PAGE if kind in _PAGES else Form.TEXT
            yield Piece(form=form, data=whole(file, name, most), origin=name)


def _standard_input(most: int) -> Iterator[Piece | NkConflictError]:
    if sys.stdin is None:
        yield ArticleError("standard input is closed: name a file", source=STANDARD_INPUT)
        return
    given: BinaryIO = sys.stdin.buffer
    head: list[bytes] = []
    for line in lines(given, STANDARD_INPUT, most):
        head.append(line)
        if line.removeprefix(b"\xef\xbb\xbf").strip():
            break
    if head and head[-1].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        yield from line_pieces(chain(head, lines(given, STANDARD_INPUT, most)), STANDARD_INPUT)
    else:
        data = b"".join([*head, whole(given, STANDARD_INPUT, most)])
        yield Piece(form=Form.ARTICLE, data=data, origin=STANDARD_INPUT)
