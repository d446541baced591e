"""Errors: one base, few leaves, each with data and a caret.

Every error is a `ValueError` as well, so callers who do not know this library still catch it.
"""

from __future__ import annotations

from typing import Final, Self

__all__ = [
    "ArticleError",
    "DecodeError",
    "LexiconError",
    "NkConflictError",
    "PhraseError",
    "SpanError",
]

EXCERPT: Final = 80
"""The most characters of a line that an error shows."""

BEFORE: Final = 60
"""The most of them that stand before the caret, so that what is wrong comes with what led to it."""


class NkConflictError(ValueError):
    """Something given to nkconflict cannot be what it should be.

    `source` names the text or file; `line` and `column` count from 1, `path` is a JSON path; each is None
    where it does not apply. `excerpt` is the offending line, or the part of it that matters, shown with a
    caret beneath its column `caret` (counted from 1; the same as `column` unless the line was cut).
    """

    def __init__(
        self,
        message: str,
        *,
        source: str | None = None,
        line: int | None = None,
        column: int | None = None,
        path: str | None = None,
        excerpt: str | None = None,
        caret: int | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.source = source
        self.line = line
        self.column = column
        self.path = path
        self.excerpt = excerpt
        self.caret = column if caret is None else caret

    # `typing.override` came with Python 3.12.
    def __str__(self) -> str:  # pyrefly: ignore[missing-override-decorator]
        parts = (self.source, self.line, self.column, self.path)
        where = ":".join(str(part) for part in parts if part is not None)
        head = f"{where}: {self.message}" if where else self.message
        if self.excerpt is None or self.caret is None:
            return head
        return f"{head}\n  {self.excerpt}\n  {' ' * (self.caret - 1)}^"

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.message, self.__dict__.copy())

    def at(self, text: str, offset: int, *, source: str | None = None) -> Self:
        """Return this error pointing at a code point of `text`: its line, column and part of the line.

        Lines end at a line feed, with or without a carriage return before it. An offset at a line's end
        points just behind its last character, and one outside the text at the nearest end of it.
        """
        offset = min(max(offset, 0), len(text))
        start = text.rfind("\n", 0, offset) + 1
        end = text.find("\n", offset)
        line = text[start : end if end >= 0 else None].removesuffix("\r")
        column = min(offset - start, len(line))
        first = max(0, column - BEFORE)
        self.line, self.column = text.count("\n", 0, offset) + 1, column + 1
        ellipsis = "…" if first else ""
        self.excerpt = ellipsis + "".join(map(_visible, line[first : first + EXCERPT - len(ellipsis)]))
        self.caret = column - first + len(ellipsis) + 1
        self.source = source if source is not None else self.source
        return self


def _visible(character: str) -> str:
    """Keep every character one column wide, so that the caret stands where it should."""
    if character == "\t":
        return " "
    return character if character.isprintable() else "\N{REPLACEMENT CHARACTER}"


def _rebuild(cls: type[NkConflictError], message: str, state: dict[str, object]) -> NkConflictError:
    error = cls(message)
    error.__dict__.update(state)
    return error


class ArticleError(NkConflictError):
    """An article cannot be read as one: empty, undated, misdated, or several in one text."""


class PhraseError(NkConflictError):
    """A text in canonical notation (a count, a period, a day) cannot be parsed."""


class LexiconError(NkConflictError):
    """A lexicon file or addition is not consistent: unknown key, empty form, one form under two keys."""


class SpanError(NkConflictError):
    """A span does not lie in its text, or a quote is not what stands there."""


class DecodeError(NkConflictError):
    """Data from outside does not have the form of the type that it should become."""
