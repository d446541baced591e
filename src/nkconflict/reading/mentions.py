"""Mentions: the words of a sentence that mean something here, each with a letter.

A sentence becomes a list of mentions and, from their letters, a string. "Azerbaijan says 60 civilians have
died" gives `PSNGhF`: a party, a saying, a number, a group, an auxiliary, a dying. Unknown words keep a place
(`x`, or `y` with a capital), so the distance between letters is the distance between words, and a shape that
allows no `x` allows no surprise. Offsets stay with the mentions, so whatever a shape finds can be pinned to
characters.

What the letters are is written in one table per alphabet, in `alphabets`; `tagging` gives them.
"""

from __future__ import annotations

from typing import NamedTuple

from nkconflict.model.dates import WrittenDate
from nkconflict.reading.dates import DateMention
from nkconflict.reading.numbers import Number

__all__ = ["Mention", "Tagged"]


class Mention(NamedTuple):
    """A word or run of words at `[start, end)`: letter, kind and keys; `figure` or `date` where it is one."""

    letter: str
    start: int
    end: int
    kind: str = ""
    keys: tuple[str, ...] = ()
    possessive: bool = False
    figure: Number | None = None
    date: DateMention | None = None

    @property
    def key(self) -> str:
        """Return the first key, or nothing."""
        return self.keys[0] if self.keys else ""

    @property
    def written(self) -> WrittenDate | None:
        """Return the date as written, for a date."""
        return self.date.written if self.date else None


class Tagged(NamedTuple):
    """The mentions of a stretch of text, and the string of their letters: one letter a mention."""

    mentions: list[Mention]
    letters: str
