"""Units: the sentences that a quotation holds together, as one line.

"We are ready. We shall meet," he said: the mark closes in the second sentence, and there it is told whose
words both are. A sentence that does nothing but say whose the quotation before it was belongs to it too:
'"Never!" Aliyev said.' is two sentences by its stops, and one saying.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from nkconflict.model.attribution import Voice
from nkconflict.reading.context import Sentence
from nkconflict.reading.hearing import Heard
from nkconflict.reading.mentions import Tagged
from nkconflict.reading.quotations import Quotation
from nkconflict.reading.tails import says_no_more
from nkconflict.reading.utterances import Saying

__all__ = ["Unit", "units"]

LONGEST: Final = 400
"""Letters after which a unit takes no more sentences, so that time stays linear."""


class Unit(NamedTuple):
    """Sentences as one line, with where quotations stand in it and who speaks in it."""

    sentences: tuple[Sentence, ...]
    line: Tagged
    quotations: dict[int, Quotation]
    sayings: list[Saying]

    @property
    def first(self) -> Sentence:
        """Return the first sentence, of which all others share the text."""
        return self.sentences[0]

    def words(self, at: int) -> str:
        """Return the words at a position of the line, folded and in lower case."""
        return self.first.words(self.line.mentions[at])


def units(heard: Sequence[Heard]) -> list[Unit]:
    """Return the sentences of a block as units, each sentence or sentences that a quotation runs over."""
    found: list[Unit] = []
    for sentence in heard:
        if not sentence.line.mentions:
            continue
        if found and _goes_on(found[-1], sentence):
            found[-1] = _joined(found[-1], sentence)
        else:
            found.append(Unit((sentence.sentence,), *sentence[1:]))
    return found


def _goes_on(unit: Unit, heard: Heard) -> bool:
    """Say whether a sentence goes on with a quotation, or only says whose the one before it is."""
    last = len(unit.line.letters) - 1
    quotation = unit.quotations.get(last)
    if quotation is None or last > LONGEST:
        return False
    if quotation.closes > heard.sentence.start:
        return True
    said = heard.sayings[0] if heard.sayings else None
    if said is None or said.first != 0 or '"' in heard.line.letters or unit.sayings:
        return False
    end = says_no_more(heard.line.letters, said.at + 1, said.verb.key)
    others = [(other.first, other.who.voice) for other in heard.sayings[1:]]
    return end == len(heard.line.letters) or others == [(end, Voice.OWN)]  # "..., Interfax reported"


def _joined(unit: Unit, heard: Heard) -> Unit:
    """Return a unit with a sentence added; the quotation that both have a part of stands once."""
    same = (
        1
        if 0 in heard.quotations and heard.quotations[0] == unit.quotations.get(len(unit.line.letters) - 1)
        else 0
    )
    shift = len(unit.line.letters) - same
    line = Tagged(
        [*unit.line.mentions, *heard.line.mentions[same:]], unit.line.letters + heard.line.letters[same:]
    )
    quotations = {shift + at: quotation for at, quotation in heard.quotations.items()}
    sayings = [s._replace(at=s.at + shift, first=s.first + shift, last=s.last + shift) for s in heard.sayings]
    return Unit(
        (*unit.sentences, heard.sentence), line, unit.quotations | quotations, [*unit.sayings, *sayings]
    )
