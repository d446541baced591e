"""The war in passing: what a clause behind a statement says of the fighting as a whole, as nobody's words.

"Armenia says the truce holds after two days of fighting that killed 176 soldiers from both sides" tells what
Armenia says of the truce; the sum of the dead is the report's own background. So is "in which nearly 7,000
people were killed" behind a word for an earlier war. A count that is said to be somebody's ("a war in which
90 of its soldiers were killed"), or of few people, stays with who speaks.
"""

from __future__ import annotations

import re
from typing import Final

from nkconflict.reading.figures import Figure
from nkconflict.reading.speakers import Source

__all__ = ["in_passing"]

_THAT_KILLED: Final = re.compile(r"[wx][^,;.SBKFJkb\"T]{0,12}?,?(?:i_?q|q[hmuf^x]{0,4}[kKUVC])_?$")
"""What stands before a count: "fighting that has killed", "hostilities over Karabakh in which"."""
_WARS: Final = ("war", "fighting", "hostilities", "conflict")
"""What a word for a truce may end in, too: "put an end to hostilities, in which"."""
_OWNED: Final = frozenset("HpPYAe")
_MANY: Final = 100
"""From how many people on a count can be that of a war."""
_REACH: Final = 30
"""Words, at the most, from the word for the war to the count."""


def in_passing(figure: Figure, source: Source) -> bool:
    """Say whether a figure is that of a war which only says of what fighting a source speaks."""
    sentence, phrase = figure.sentence, figure.phrase
    if not sentence.says(source) or source.verb > phrase.start or figure.total:
        return False
    tags, mentions, first = sentence.tags, sentence.mentions, phrase.first
    if not any(
        (tags[at] == "w" or (tags[at] == "x" and sentence.words(mentions[at]).endswith(_WARS)))
        and source.verb < mentions[at].start
        and _THAT_KILLED.match(tags, at, first) is not None
        for at in range(max(0, first - _REACH), first)
    ):
        return False
    if any(mention.letter in _OWNED for mention in figure.inside):
        return False
    number = phrase.number.figure if phrase.number is not None else None
    many = number is not None and number.low >= _MANY
    behind = tags[phrase.last : phrase.last + 4]
    return many or "s" in behind
