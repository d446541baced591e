"""Articles in JSON Lines, {"source", "published", "text"} a line; each line stands or falls by itself.

A line may also be a report that was kept (`nkconflict dump`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from nkconflict.errors import DecodeError, NkConflictError
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.sources.decoding import decoded
from nkconflict.sources.kept import is_document, kept_articles
from nkconflict.sources.unread import Unread

__all__ = ["day", "records"]

FORM: Final = '{"source": NAME, "published": "YYYY-MM-DD", "text": ARTICLE}'

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def day(text: str) -> date:
    """Return the day written YYYY-MM-DD; ValueError if it is written otherwise, or there is no such day."""
    if not _DAY.fullmatch(text):
        raise ValueError("write YYYY-MM-DD")
    return date.fromisoformat(text)


def records(
    lines: Iterable[bytes],
    origin: str,
    published: date | None = None,
    lexicon: Lexicon | None = None,
    *,
    line: int = 1,
    offset: int = 0,
) -> Iterator[Unread | NkConflictError]:
    """Yield the article of each line, or the error that says which line of `origin` is none, and why.

    `published` is given to all and wins over the records, which then need no day of their own. A record whose
    `published` is null leaves it to the header of its text. Blank lines and further fields are passed over.
    `lexicon` is the one that reports were kept with. `line` and `offset`, in bytes, are where in `origin`
    the first of the lines stands.
    """
    for number, data in enumerate(lines, line):
        try:
            found = decoded(data, origin, offset).rstrip("\r\n")
            if found.strip(" \t\r"):  # no more than JSON calls white space
                record = _Record(found, origin, number)
                if is_document(record.fields):
                    yield from kept_articles(record.fields, origin, number, published, lexicon)
                else:
                    yield record.unread(published)
        except NkConflictError as error:
            error.source, error.line = origin, number
            yield error
        offset += len(data)


class _Record:
    """A line that should be a record, with what errors about it need."""

    def __init__(self, line: str, origin: str, number: int) -> None:
        self.line, self.origin, self.number = line, origin, number
        self.fields = self._object()

    def unread(self, published: date | None) -> Unread:
        source, text = self._text("source"), self._text("text")
        if not source.strip():
            raise self._wrong("source", "is blank: name the article")
        if published is None and (given := self._field("published")) is not None:
            published = self._day(given)
        column = self._at("text") + 1
        return Unread(
            text=text,
            source=source,
            published=published,
            origin=self.origin,
            line=self.number,
            column=column,
            record=True,
        )

    def _object(self) -> dict[str, object]:
        try:
            value = json.loads(self.line)
        except json.JSONDecodeError as error:
            raise self._error(f"this is no JSON ({error.msg}): write {FORM} on one line", error.pos) from None
        except (ValueError, RecursionError) as error:  # a number of thousands of digits, brackets in brackets
            raise self._error(f"this JSON cannot be read ({error}): write {FORM}", 0) from None
        if not isinstance(value, dict):
            raise self._error(f"a record is a JSON object, not {_kind(value)}: write {FORM}", 0)
        return value

    def _field(self, name: str) -> object:
        if name not in self.fields:
            raise self._error(f"the record has no field {name!r}: write {FORM}", 0, name)
        return self.fields[name]

    def _text(self, name: str) -> str:
        value = self._field(name)
        if not isinstance(value, str):
            raise self._wrong(name, f"must be text, not {_kind(value)}")
        return value

    def _day(self, value: object) -> date:
        if not isinstance(value, str):
            raise self._wrong("published", f'must be a day such as "2020-10-19", not {_kind(value)}')
        try:
            return day(value)
        except ValueError as error:
            raise self._wrong("published", f"is no day: {value[:40]!r} ({error})") from None

    def _wrong(self, name: str, what: str) -> NkConflictError:
        return self._error(f"{name!r} {what}", self._at(name), name)

    def _at(self, name: str) -> int:
        """Return where in the line the value of a field stands; within a text, quotes are escaped."""
        found = re.search(rf'(?<!\\)"{name}"\s*:\s*', self.line)
        return found.end() if found else 0

    def _error(self, message: str, offset: int, name: str | None = None) -> NkConflictError:
        error = DecodeError(message, path=name).at(self.line, offset, source=self.origin)
        error.line = self.number
        return error


def _kind(value: object) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true or false"
        case str():
            return "text"
        case list():
            return "a list"
        case dict():
            return "an object"
        case _:
            return "a number"
