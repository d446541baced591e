"""From a path to the articles in it: a text, a folder, a file of records, or the standard input."""

from __future__ import annotations

import os
import re
import sys
import zlib
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from os import PathLike
from pathlib import Path
from typing import BinaryIO, Final, cast

from nkconflict.corpus import Corpus
from nkconflict.errors import ArticleError, NkConflictError
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.reports import Report
from nkconflict.sources.archives import warc_pieces
from nkconflict.sources.decoding import decoded
from nkconflict.sources.pieces import Form, Piece, line_pieces
from nkconflict.sources.unread import STANDARD_INPUT, Unread, single

__all__ = ["SUFFIXES", "articles", "files", "load", "pieces", "read", "reports"]

STANDARD_INPUT_PATH: Final = "-"
"""The path that stands for the standard input."""

SUFFIXES: Final = frozenset({".txt", ".jsonl"})
"""What a folder is searched for, packed with gzip (`.txt.gz`) or not."""

_PACKED: Final = ".gz"
_PAGES: Final = frozenset({".html", ".htm", ".xhtml"})
_WILD: Final = re.compile(r"[*?\[]")


def load(
    paths: str | PathLike[str] | Iterable[str | PathLike[str]],
    *,
    published: date | None = None,
    lexicon: Lexicon | None = None,
) -> Corpus:
    """Return every article in a path, or in several, as a corpus.

    See `articles` for what a path may be. The first article that cannot be read raises its error; `reports`
    goes on instead.
    """
    given = [paths] if isinstance(paths, (str, PathLike)) else paths
    return Corpus(
        _sound(report) for path in given for report in reports(path, published=published, lexicon=lexicon)
    )


def _sound(report: Report | NkConflictError) -> Report:
    if isinstance(report, NkConflictError):
        raise report
    return report


def read(
    path: str | PathLike[str], *, published: date | None = None, lexicon: Lexicon | None = None
) -> Report:
    """Return the article in a text file, read; its source is the path as given.

    ArticleError if its bytes are not UTF-8, or if `parse` refuses the text; OSError if it cannot be opened.
    """
    source = os.fspath(path)
    return single(decoded(Path(path).read_bytes(), source), source, published).read(lexicon)


def reports(
    path: str | PathLike[str], *, published: date | None = None, lexicon: Lexicon | None = None
) -> Iterator[Report | NkConflictError]:
    """Yield every article in a path, read, or in its place the error that says what is wrong and where.

    See `articles` for what a path may be. One bad article loses none of the others; nothing is raised.
    """
    for article in articles(path, published=published):
        if isinstance(article, NkConflictError):
            yield article
            continue
        try:
            yield article.read(lexicon)
        except NkConflictError as error:
            yield error


def articles(
    path: str | PathLike[str], *, published: date | None = None
) -> Iterator[Unread | NkConflictError]:
    """Yield every article in a path, unread, or in its place the error that says why it cannot be had.

    A `.jsonl` file has a record a line; a folder is searched for `.txt` and `.jsonl` files in all its depth
    and in order of their names; `-` is the standard input (records where it begins with `{`, else one
    article). A `.json` file is an item of IPTC ninjs or a list of them, a `.html` file a web page, a `.warc`
    file an archive of such; the latter two need the extras `html` and `warc`, and raise an ImportError that
    names the extra without them. Any other file is a text of one article or of several, one header after the
    other. A name that ends in `.gz` is unpacked; one with `*`, `?` or `[` that is no file is a pattern (`**`
    for any folders).
    """
    for name in files(path):
        if isinstance(name, NkConflictError):
            yield name
            continue
        for piece in pieces(name):
            if isinstance(piece, NkConflictError):
                yield piece
            else:
                yield from piece.articles(published)


def files(path: str | PathLike[str]) -> Iterator[str | NkConflictError]:
    """Yield the names of the files that a path stands for, in order; those of a folder, or of a pattern.

    `-` and the name of a file, whether it is there or not, stand for themselves.
    """
    name = os.fspath(path)
    if name != STANDARD_INPUT_PATH and Path(name).is_dir():
        yield from _folder(name)
    elif _WILD.search(name) and not Path(name).exists():
        yield from _matching(name)
    else:
        yield name


def pieces(name: str) -> Iterator[Piece | NkConflictError]:
    """Yield the bytes of a file, or of the standard input as `-`, cut where they may be read apart."""
    try:
        if name == STANDARD_INPUT_PATH:
            yield from _standard_input()
        elif _suffix(name) == ".warc":
            yield from warc_pieces(name)
        else:
            yield from _file(name)
    except (OSError, EOFError, zlib.error) as error:
        yield _closed(STANDARD_INPUT if name == STANDARD_INPUT_PATH else name, error)


def _file(name: str) -> Iterator[Piece]:
    with _opened(name) as opened:
        suffix = _suffix(name)
        if suffix == ".jsonl":
            stored: BinaryIO = getattr(opened, "fileobj", opened)  # that of what is packed
            yield from line_pieces(opened, name, stored.tell)
        else:
            form = Form.NINJS if suffix == ".json" else Form.PAGE if suffix in _PAGES else Form.TEXT
            yield Piece(form=form, data=opened.read(), origin=name)


def _opened(name: str) -> BinaryIO:
    """Open a file, unpacked where its name says that it is packed."""
    if not name.lower().endswith(_PACKED):
        return Path(name).open("rb")
    import gzip  # here, since few files are packed

    return cast("BinaryIO", gzip.open(name, "rb"))


def _suffix(name: str) -> str:
    """Return the suffix of a name in lower case, without that of its packing."""
    return Path(name.lower().removesuffix(_PACKED)).suffix


def _matching(name: str) -> Iterator[str | NkConflictError]:
    anchor = Path(name).anchor
    found = sorted(Path(anchor).glob(name[len(anchor) :]))
    names = [str(path) for path in found if path.is_file()]
    if not names:
        yield ArticleError("no file matches this pattern: check the path", source=name)
    yield from names


def _folder(name: str) -> Iterator[str | NkConflictError]:
    closed: list[OSError] = []
    found: list[Path] = []
    for folder, _, names in os.walk(name, onerror=closed.append):
        found += [Path(folder, file) for file in names if _suffix(file) in SUFFIXES]
    yield from (_closed(error.filename or name, error) for error in closed)
    if not found and not closed:
        yield ArticleError("the folder holds no .txt or .jsonl file: name one that does", source=name)
    yield from map(str, sorted(found))


def _standard_input() -> Iterator[Piece | NkConflictError]:
    if sys.stdin is None:
        yield ArticleError("standard input is closed: name a file", source=STANDARD_INPUT)
        return
    opened: BinaryIO = sys.stdin.buffer
    head: list[bytes] = []
    for line in opened:
        head.append(line)
        if line.removeprefix(b"\xef\xbb\xbf").strip():
            break
    if head and head[-1].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        yield from line_pieces(chain(head, opened), STANDARD_INPUT)
    else:
        yield Piece(form=Form.ARTICLE, data=b"".join([*head, opened.read()]), origin=STANDARD_INPUT)


def _closed(name: str, error: Exception) -> ArticleError:
    reason = getattr(error, "strerror", None) or error
    return ArticleError(f"cannot be read: {reason}; check the path", source=name)
