"""Denied things: fighters and arms that somebody denies having sent, equipment that he denies having lost.

"Denied sending any fighters" denies a deed, "denied that it had lost a plane" what another one tells of. What
is no thing of war ("denied sending a letter", "denied losing patience") is left alone.
"""

from __future__ import annotations

import re
from typing import Final

from nkconflict.model.spans import Span
from nkconflict.reading.context import Sentence
from nkconflict.reading.mentions import Mention

__all__ = ["CLAUSE", "EQUIPMENT", "lost_thing", "sent_away"]

EQUIPMENT: Final = "equipment"
"""The noun of a denial that equipment was lost."""

_OF_SENDING: Final = re.compile(
    r"\W*(?:having )?(?:sen(?:ding|t)|deploy(?:ing|ed)|suppl(?:ying|ied)|provid(?:ing|ed)|recruit(?:ing|ed)"
    r"|transferr(?:ing|ed))\b[^.;,]{0,40}?"
    r"\b(?:fighters|mercenaries|militants|troops|soldiers|forces|weapons|arms|drones|jets|planes)\b"
)
_OF_A_LOSS: Final = re.compile(
    r"\W*(?:that (?:it|they|any of its \w+|its \w+)(?: \w+)? lost|having lost|losing)\b"
)
CLAUSE: Final = re.compile(r"[;.]|, | and (?:said|accused|blamed|in turn|instead)\b")
"""Where the clause ends in which something is denied."""


def sent_away(sentence: Sentence, start: int) -> Span | None:
    """Return where it is told what somebody denies to have sent: "denied sending any fighters"."""
    sent = _OF_SENDING.match(sentence.lower, start, sentence.end)
    return Span(start, sent.end()) if sent is not None else None


def lost_thing(sentence: Sentence, start: int) -> Mention | None:
    """Return what equipment somebody denies to have lost: "denied losing any tanks"."""
    lost = _OF_A_LOSS.match(sentence.lower, start, sentence.end)
    if lost is None:
        return None
    stop = CLAUSE.search(sentence.lower, lost.end(), sentence.end)
    end = stop.start() if stop is not None else sentence.end
    mentions = sentence.tagged_in("materiel").mentions
    return next((m for m in mentions if m.letter == "T" and lost.end() <= m.start < end), None)
