"""IPTC ninjs, news in JSON, versions 1.0 to 3.x: an object is an item, with its pictures as associations.

The versions differ in names: `headline` and `body_text` (1.x), `headlines` and `bodies` (2.x and 3.x),
`versioncreated` (1.x and 2.x) and `versionCreated` (3.x), `byline` and `by`, associations by name or in a
list. Names are compared in lower case, so one reading does for all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from nkconflict.errors import ArticleError, DecodeError, NkConflictError
from nkconflict.sources.composed import captioned, composed
from nkconflict.sources.markup import paragraphs_of
from nkconflict.sources.records import day
from nkconflict.sources.unread import Unread

__all__ = ["ninjs_articles", "ninjs_item"]

_DATES: Final = ("versioncreated", "contentcreated", "firstcreated")
"""Where the day of an item stands, the first that is there: relative dates count from the version at hand."""

_MARKUP: Final = ("html", "xhtml", "richtext", "nitf", "xml")
_ASIDE: Final = ("summary", "abstract", "teaser", "caption", "note")
_SHOWN: Final = ("picture", "graphic", "video")
Item = Mapping[str, Any]


def ninjs_articles(
    found: object, origin: str, published: date | None = None
) -> Iterator[Unread | NkConflictError]:
    """Yield the article of an item, or of each of a list of them, or the error of a bad one."""
    single = not isinstance(found, list)
    for number, value in enumerate([found] if not isinstance(found, list) else found):
        try:
            yield ninjs_item(value, origin, published)
        except NkConflictError as error:
            error.source = origin
            error.path = ("$" if single else f"$[{number}]") + (f".{error.path}" if error.path else "")
            yield error


def ninjs_item(value: object, origin: str = "ninjs", published: date | None = None) -> Unread:
    """Return one ninjs item, as `json.loads` gives it, as an article that has not been read yet.

    Its source is the item's `uri`, its day that of `versioncreated`, as written in its own time zone, unless
    `published` is given; a picture that stands alone is a caption. ArticleError where the item was withdrawn,
    or has no text; DecodeError where it is none.
    """
    item = _lowered(value)
    uri = item.get("uri")
    if not isinstance(uri, str) or not uri.strip():
        raise DecodeError('a ninjs item is a JSON object with an "uri"', path="uri")
    if (status := item.get("pubstatus", "usable")) != "usable":
        raise ArticleError(f"the item {uri!r} was not published: its status is {status!r}", path="pubstatus")
    captions = [_caption(other) for other in _associations(item)]
    paragraphs = _paragraphs(item, "body", "bodies")
    if not paragraphs and item.get("type") in _SHOWN:
        captions.insert(0, _caption(item))
        text = composed(None, None, [], captions)
    else:
        byline = _words(item.get("byline")) or _words(item.get("by"))
        text = composed(_headline(item), byline, paragraphs, captions)
    if not text:
        raise ArticleError(
            f"the item {uri!r} has no text", path="bodies" if "bodies" in item else "body_text"
        )
    return Unread(
        text=text,
        source=uri,
        published=published if published is not None else _published(item),
        publisher=_words(item.get("copyrightholder")) or _informant(item),
        origin=origin,
        record=True,
    )


def _lowered(value: object) -> Item:
    """Return an object with its names in lower case, as `versionCreated` was in version 1 and 2."""
    return {str(key).lower(): item for key, item in value.items()} if isinstance(value, dict) else {}


def _listed(value: object) -> list[Item]:
    """Return the objects of a list, their names in lower case."""
    return [_lowered(one) for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _words(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _headline(item: Item) -> str | None:
    named = _words(item.get("headline")) or _words(item.get("headline_main"))
    listed = _listed(item.get("headlines"))
    main = [one for one in listed if one.get("role") == "main"] or listed
    return named or next((words for one in main if (words := _words(one.get("value")))), None)


def _paragraphs(item: Item, prefix: str, plural: str) -> list[str]:
    """Return the paragraphs of a body or a description: those of its markup, since it keeps them apart."""
    given = [
        (name.removeprefix(f"{prefix}_"), words)
        for name, value in item.items()
        if name.startswith(f"{prefix}_") and (words := _words(value))
    ]
    given += [
        (f"{one.get('role') or ''} {one.get('contenttype') or ''}", words)
        for one in _listed(item.get(plural))
        if (words := _words(one.get("value")))
    ]
    texts = [(kind, words) for kind, words in given if not any(word in kind.lower() for word in _ASIDE)]
    marked = next((words for kind, words in texts if _is_markup(kind, words)), None)
    if marked is not None:
        return paragraphs_of(marked)
    return texts[0][1].splitlines() if texts else []


def _is_markup(kind: str, words: str) -> bool:
    return words.lstrip().startswith("<") or (
        any(word in kind.lower() for word in _MARKUP) and "<" in words and ">" in words
    )


def _associations(item: Item) -> list[Item]:
    """Return the pictures that go with an item: by name in version 1, in a list since."""
    given = item.get("associations")
    others = _listed(list(given.values()) if isinstance(given, dict) else given)
    return [one for one in others if one.get("type", "picture") in _SHOWN]


def _caption(item: Item) -> str:
    words = " ".join(_paragraphs(item, "description", "descriptions"))
    signed = ("byline", "by", "copyrightholder")
    return captioned(words, next((name for field in signed if (name := _words(item.get(field)))), None))


def _published(item: Item) -> date | None:
    for name in _DATES:
        if (value := item.get(name)) is not None:
            try:
                return day(str(value)[: len("2020-10-19")])
            except ValueError as error:
                raise DecodeError(f"is no day: {value!r:.40} ({error})", path=name) from None
    return None


def _informant(item: Item) -> str | None:
    """Return the first source of information that is named."""
    given = _listed(item.get("infosource") or item.get("infosources"))
    return next((name for one in given if (name := _words(one.get("name")))), None)
