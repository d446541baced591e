"""A verb of saying in its sentence, with what is asked of it: its word, whether it denies or goes on.

Where its subject stands and which way it reaches is read in `sayings`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from nkconflict.reading.mentions import Mention
from nkconflict.reading.speakers import Discourse, Source
from nkconflict.reading.whose import Who, resolved

__all__ = ["Saying"]


class Saying(NamedTuple):
    """A verb of saying at `at` of a sentence's mentions, and the sources found before it."""

    mentions: list[Mention]
    letters: str
    at: int
    lower: str
    discourse: Discourse
    found: Sequence[Source]

    @property
    def verb(self) -> Mention:
        """Return the verb."""
        return self.mentions[self.at]

    @property
    def word(self) -> str:
        """Return the verb's words."""
        return self.words(self.verb)

    @property
    def continues(self) -> bool:
        """Say whether it is a participle, which goes on with what was said: "adding that"."""
        return self.word.endswith("ing")

    def words(self, mention: Mention) -> str:
        """Return the words of a mention."""
        return self.lower[mention.start : mention.end]

    @property
    def denies(self) -> bool:
        """Say whether it is a verb of denying."""
        return self.verb.key == "denied"

    def resolved(self, parts: Sequence[Mention]) -> Who | None:
        """Return whom a noun phrase stands for here."""
        here = self.found[-1] if self.found else None
        before, behind = self.mentions[: self.at], self.mentions[self.at + 1 :]
        return resolved(parts, self.lower, self.discourse, before, here, behind)

    def source(self, parts: Sequence[Mention], reach: str, who: Who) -> Source:
        """Return the source that some mentions are."""
        return Source(
            parts[0].start, parts[-1].end, self.verb.start, reach, self.denies, who.by, rule=who.rule
        )
