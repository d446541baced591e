"""Web pages as articles, by trafilatura, which finds the story on a page; needs the extra `html`.

The day is the one that the page says it was published on, never that of the visit; the source is the address
that the page gives for itself. Captions, which trafilatura leaves out, are put behind the text.
"""

from __future__ import annotations

from datetime import date
from importlib.metadata import PackageNotFoundError, version
from types import ModuleType
from typing import Any, Final

from nkconflict.errors import ArticleError
from nkconflict.sources.composed import captioned, composed
from nkconflict.sources.records import day
from nkconflict.sources.unread import Unread

__all__ = ["finders", "page_article", "trafilatura"]

_ORIGINAL: Final = {"original_date": True, "extensive_search": False}
"""The day of publication, not of the last change, and from what the page declares, not from its prose."""

_FINDERS: Final = ("trafilatura", "charset-normalizer", "courlan", "htmldate", "jusText", "lxml")
"""What has a say in where a story begins, in its letters, its address and its day."""


def trafilatura() -> ModuleType:
    """Return the package; ImportError, naming the extra, where it is not installed."""
    try:
        import trafilatura as package
    except ImportError as error:
        raise ImportError("to read web pages needs trafilatura: pip install nkconflict[html]") from error
    return package


def finders() -> dict[str, str | None]:
    """Return the version of each package on which the story of a page depends; ImportError without them."""
    trafilatura()
    return {name: _version(name) for name in _FINDERS}


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:  # there, but not as a package of its own
        return None


def page_article(
    page: bytes | str, origin: str, *, url: str | None = None, published: date | None = None
) -> Unread:
    """Return the story of a web page as an article that has not been read yet.

    `url`, where it is known, is its source; else the address that the page gives for itself; else `origin`.
    ArticleError where no story is found; ImportError, naming the extra `html`, without trafilatura.
    """
    package = trafilatura()
    tree = package.load_html(page)
    lines = [] if tree is None else _captions(tree)  # first, since the extraction prunes the tree
    found = None
    if tree is not None:
        found = package.bare_extraction(
            tree, url=url, with_metadata=True, include_comments=False, date_extraction_params=_ORIGINAL
        )
    if found is None or not (found.text or "").strip():
        raise ArticleError("no story is found on this page", source=origin)
    return Unread(
        text=composed(found.title, found.author, found.text.splitlines(), lines),
        source=url or found.url or origin,
        published=published if published is not None else day(found.date) if found.date else None,
        publisher=found.sitename or found.hostname or None,
        origin=origin,
        record=True,
    )


def _captions(tree: Any) -> list[str]:
    return [captioned(element.text_content()) for element in tree.iter("figcaption")]
