"""Text in pieces, each with a style: wrapped first and coloured last, so that colours take no room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Final, TypeAlias

__all__ = ["Piece", "Style", "wrapped"]


class Style(Enum):
    """How a piece looks on a terminal with colours: the SGR code that turns it on."""

    PLAIN = ""
    BOLD = "1"
    DIM = "2"
    READ = "4"
    """What a claim was read from, underlined."""
    TITLE = "1;36"
    WARNING = "33"


Piece: TypeAlias = tuple[str, Style]
Word: TypeAlias = list[Piece]

_OFF: Final = "\x1b[0m"


def wrapped(
    pieces: Iterable[Piece], width: int, *, first: str = "", rest: str = "", colour: bool = False
) -> Iterator[str]:
    """Yield lines of at most `width` characters, with their line feeds; `first` and `rest` begin them.

    Lines break at spaces only, but for words that are longer than a line.
    """
    line: Word = []
    used = 0
    start = first
    for word in _words(pieces, max(1, width - max(len(first), len(rest)))):
        length = sum(len(text) for text, _ in word)
        if line and len(start) + used + 1 + length > width:
            yield _line(start, line, colour)
            line = []
            used = 0
            start = rest
        if line:
            line.append((" ", _between(line, word)))
            used += 1
        line += word
        used += length
    if line:
        yield _line(start, line, colour)


def _words(pieces: Iterable[Piece], longest: int) -> Iterator[Word]:
    """Yield what stands between spaces; a word may have parts of several styles."""
    word: Word = []
    for text, style in pieces:
        for number, part in enumerate(text.split(" ")):
            if number:
                yield from _chunks(word, longest)
                word = []
            if part:
                word.append((part, style))
    yield from _chunks(word, longest)


def _chunks(word: Word, longest: int) -> Iterator[Word]:
    """Yield a word, or the parts of one that is too long for a line; nothing for no word."""
    if sum(len(text) for text, _ in word) <= longest:
        yield from [word] if word else []
        return
    letters = [(letter, style) for text, style in word for letter in text]
    yield from (letters[at : at + longest] for at in range(0, len(letters), longest))


def _between(line: Word, word: Word) -> Style:
    """Return the style of the space between two words: theirs, if it is the same."""
    return line[-1][1] if line[-1][1] is word[0][1] else Style.PLAIN


def _line(start: str, line: Word, colour: bool) -> str:
    if not colour:
        return start + "".join(text for text, _ in line) + "\n"
    out = [start]
    now = Style.PLAIN
    for text, style in [*line, ("\n", Style.PLAIN)]:
        if style is not now:
            out.append(_OFF if now is not Style.PLAIN else "")
            out.append(f"\x1b[{style.value}m" if style is not Style.PLAIN else "")
            now = style
        out.append(text)
    return "".join(out)
