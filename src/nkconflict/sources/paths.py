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
from nkconflict.reading.parse import MAX_CHARS
from nkconflict.sources.archives import warc_articles
from nkconflict.sources.decoding import decoded
from nkconflict.sources.limits import BYTES, lines, whole
from nkconflict.sources.ninjs import ninjs_articles
from nkconflict.sources.pages import page_article
from nkconflict.sources.records import records
from nkconflict.sources.unread import STANDARD_INPUT, Unread, single, stream

__all__ = ["SUFFIXES", "articles", "load", "read", "reports"]

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
    max_chars: int = MAX_CHARS,
) -> Corpus:
    """Return every article in a path, or in several, as a corpus.

    See `articles` for what a path may be. The first article that cannot be read raises its error; `reports`
    goes on instead.
    """
    given = [paths] if isinstance(paths, (str, PathLike)) else paths
    return Corpus(
        _sound(report)
        for path in given
        for report in reports(path, published=published, lexicon=lexicon, max_chars=max_chars)
    )


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
    path: str | PathLike[str],
    *,
    published: date | None = None,
    lexicon: Lexicon | None = None,
    max_chars: int = MAX_CHARS,
) -> Iterator[Report | NkConflictError]:
    """Yield every article in a path, read, or in its place the error that says what is wrong and where.

    See `articles` for what a path may be. One bad article loses none of the others; nothing is raised.
    """
    for article in articles(path, published=published, max_chars=max_chars):
        if isinstance(article, NkConflictError):
            yield article
            continue
        try:
            yield article.read(lexicon, max_chars=max_chars)
        except NkConflictError as error:
            yield error


def articles(
    path: str | PathLike[str], *, published: date | None = None, max_chars: int = MAX_CHARS
) -> Iterator[Unread | NkConflictError]:
    """Yield every article in a path, unread, or in its place the error that says why it cannot be had.

    A `.jsonl` file has a record a line; a folder is searched for `.txt` and `.jsonl` files in all its depth
    and in order of their names; `-` is the standard input (records where it begins with `{`, else one
    article). A `.json` file is an item of IPTC ninjs or a list of them, a `.html` file a web page, a `.warc`
    file an archive of such; the latter two need the extras `html` and `warc`, and raise an ImportError that
    names the extra without them. Any other file is a text of one article or of several, one header after the
    other. A name that ends in `.gz` is unpacked; one with `*`, `?` or `[` that is no file is a pattern (`**`
    for any folders). A link that leads out of a folder, or from where a pattern begins, is not followed.

    No more than four bytes for each of `max_chars` are unpacked of a file, or of a line of records.
    """
    name, most = os.fspath(path), BYTES * max_chars
    if name == "-":
        yield from _standard_input(published, most)
    elif Path(name).is_dir():
        yield from _folder(name, published, most)
    elif _WILD.search(name) and not Path(name).exists():
        yield from _matching(name, published, most)
    else:
        yield from _file(name, published, most)


def _file(name: str, published: date | None, most: int) -> Iterator[Unread | NkConflictError]:
    try:
        if _suffix(name) == ".warc":
            yield from warc_articles(name, published=published, most=most)
            return
        with _opened(name) as opened:
            suffix = _suffix(name)
            if suffix == ".jsonl":
                yield from records(lines(opened, name, most), name, published)
            elif suffix == ".json":
                yield from ninjs_articles(decoded(whole(opened, name, most), name), name, published)
            elif suffix in _PAGES:
                yield page_article(whole(opened, name, most), name, published=published)
            else:
                yield from stream(decoded(whole(opened, name, most), name), name, published)
    except (OSError, EOFError, zlib.error) as error:
        yield _closed(name, error)
    except NkConflictError as error:
        yield error


def _opened(name: str) -> BinaryIO:
    """Open a file, unpacked where its name says that it is packed."""
    if not name.lower().endswith(_PACKED):
        return Path(name).open("rb")
    import gzip  # here, since few files are packed

    return cast("BinaryIO", gzip.open(name, "rb"))


def _suffix(name: str) -> str:
    """Return the suffix of a name in lower case, without that of its packing."""
    return Path(name.lower().removesuffix(_PACKED)).suffix


def _matching(name: str, published: date | None, most: int) -> Iterator[Unread | NkConflictError]:
    anchor = Path(name).anchor
    found = sorted(Path(anchor).glob(name[len(anchor) :]))
    files = [path for path in found if path.is_file()]
    if not files:
        yield ArticleError("no file matches this pattern: check the path", source=name)
    given = Path(name[: cast("re.Match[str]", _WILD.search(name)).start()] + "x").parent
    for path in files:
        yield from _held(path, given, published, most)


def _folder(name: str, published: date | None, most: int) -> Iterator[Unread | NkConflictError]:
    closed: list[OSError] = []
    found: list[Path] = []
    for folder, _, files in os.walk(name, onerror=closed.append):
        found += [Path(folder, file) for file in files if _suffix(file) in SUFFIXES]
    yield from (_closed(error.filename or name, error) for error in closed)
    if not found and not closed:
        yield ArticleError("the folder holds no .txt or .jsonl file: name one that does", source=name)
    for path in sorted(found):
        yield from _held(path, Path(name), published, most)


def _held(path: Path, folder: Path, published: date | None, most: int) -> Iterator[Unread | NkConflictError]:
    """Yield the articles of a file that a folder holds itself; a link may lead anywhere, a pipe nowhere."""
    held = path.resolve()
    if not held.is_relative_to(folder.resolve()):
        yield ArticleError("a link out of the folder is not followed: name the file itself", source=str(path))
    elif held.exists() and not held.is_file():
        yield ArticleError("neither a file nor a folder, so it is not read", source=str(path))
    else:
        yield from _file(str(path), published, most)


def _standard_input(published: date | None, most: int) -> Iterator[Unread | NkConflictError]:
    if sys.stdin is None:
        yield ArticleError("standard input is closed: name a file", source=STANDARD_INPUT)
        return
    opened: BinaryIO = sys.stdin.buffer
    try:
        head: list[bytes] = []
        for line in lines(opened, STANDARD_INPUT, most):
            head.append(line)
            if line.removeprefix(b"\xef\xbb\xbf").strip():
                break
        if head and head[-1].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
            yield from records(chain(head, lines(opened, STANDARD_INPUT, most)), STANDARD_INPUT, published)
        else:
            rest = whole(opened, STANDARD_INPUT, most)
            yield single(decoded(b"".join([*head, rest]), STANDARD_INPUT), None, published)
    except OSError as error:
        yield _closed(STANDARD_INPUT, error)
    except NkConflictError as error:
        yield error


def _closed(name: str, error: Exception) -> ArticleError:
    reason = getattr(error, "strerror", None) or error
    return ArticleError(f"cannot be read: {reason}; check the path", source=name)
