"""Articles before they are read: text, name and day, and where in a file they stand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final, final

import attrs

from nkconflict.errors import NkConflictError
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.checks import exactly, filled, filled_or_none, natural, shown
from nkconflict.model.reports import Report
from nkconflict.reading.parse import parse
from nkconflict.reading.streams import split

__all__ = ["STANDARD_INPUT", "Unread", "single", "stream"]

STANDARD_INPUT: Final = "<stdin>"
"""What errors call the standard input."""


@final
@attrs.frozen(kw_only=True)
class Unread:
    """An article that has not been read yet.

    `source` and `published` are what `parse` wants to know; both may be None. `origin` is the file that
    errors name; `line` and `column`, from 1, say where in it the text begins. In a `record` the text stands
    escaped on that one line, so that its own lines are not lines of the file. `publisher` is who published
    it, where the input says so beside the text. `kept` is its report, where it was read before and kept.
    """

    text: str = attrs.field(validator=exactly(str), repr=lambda text: f"<{len(text)} characters>")
    source: str | None = attrs.field(default=None, validator=filled_or_none)
    published: date | None = attrs.field(default=None, validator=exactly(date, none=True))
    origin: str = attrs.field(validator=filled)
    line: int = attrs.field(default=1, validator=natural)
    column: int = attrs.field(default=1, validator=natural)
    record: bool = attrs.field(default=False, validator=exactly(bool))
    publisher: str | None = attrs.field(default=None, validator=filled_or_none)
    kept: Report | None = attrs.field(default=None, validator=exactly(Report, none=True))
    __repr__ = shown

    def read(self, lexicon: Lexicon | None = None) -> Report:
        """Return the article as read, now or before; an ArticleError says where in the file it is wrong."""
        if self.kept is not None:
            return self.kept
        try:
            return parse(self.text, self.published, self.source, lexicon)
        except NkConflictError as error:
            raise self.located(error) from error

    def located(self, error: NkConflictError) -> NkConflictError:
        """Return an error about the text as one about the file."""
        message, line, column, path = error.message, error.line, error.column, error.path
        if self.record:
            where = "" if line is None else f" (line {line}, column {column} of the text of {self.source!r})"
            message, line, column, path = f"{message}{where}", self.line, self.column, "text"
        elif line is not None and column is not None:
            column += self.column - 1 if line == 1 else 0
            line += self.line - 1
        return type(error)(
            message,
            source=self.origin,
            line=line,
            column=column,
            path=path,
            excerpt=error.excerpt,
            caret=error.caret,
        )


def single(text: str, source: str | None, published: date | None) -> Unread:
    """Return a text as the one article that it should be."""
    return Unread(text=text, source=source, published=published, origin=source or STANDARD_INPUT)


def stream(text: str, source: str, published: date | None) -> Iterator[Unread]:
    """Yield the articles of a text where one header may follow another; of several, n is `source#n`."""
    spans = split(text)
    if len(spans) == 1:
        yield single(text, source, published)
        return
    for number, span in enumerate(spans, 1):
        yield Unread(
            text=span.of(text),
            source=f"{source}#{number}",
            published=published,
            origin=source,
            line=text.count("\n", 0, span.start) + 1,
            column=span.start - text.rfind("\n", 0, span.start),
        )
