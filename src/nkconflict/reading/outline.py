"""Outlines: which sentences a block has, what each can tell of, and how many of them are worth reading.

All that is asked here is asked of words and marks, before anything is made of a sentence. Most blocks of most
texts hold no claim, and cost no more than this.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from nkconflict.lexicon.folding import lowered
from nkconflict.model.reports import Block
from nkconflict.model.sightings import BlockKind
from nkconflict.reading.alphabets import CEASEFIRES, STATEMENTS
from nkconflict.reading.cues import of_denial, of_parts, of_truce, of_truce_again, set_off, truce_words
from nkconflict.reading.quotations import marked
from nkconflict.reading.sentences import ENDLESS, sentences
from nkconflict.reading.vocabulary import TO_SPACES, Vocabulary

__all__ = ["Outline", "Written", "outline"]

TOLD_IN: Final = 3
"""Words that a sentence must have to tell what somebody said: "Baku said." tells nothing."""


class Written(NamedTuple):
    """A text in the forms that it is read in, with all offsets kept: folded, in lower case, in bare words.

    `truces` is where it has words for a truce.
    """

    folded: str
    lower: str
    plain: str
    truces: list[tuple[int, int]]

    @classmethod
    def of(cls, folded: str) -> Written:
        """Return the forms of a folded text; a line may break within a sentence, so breaks become blanks."""
        folded = folded.replace("\n", " ").replace("\r", " ")
        lower = lowered(folded)
        # far quicker if that leaves ASCII
        plain = lower.replace("\u2014", " ").translate(TO_SPACES)
        return cls(folded, lower, plain, truce_words(lower))


class Outline(NamedTuple):
    """Where the sentences of a block stand, the kinds of claims that each can hold, and how many are read.

    `worth` is the number of those up to the last that can hold a claim; the others wait.
    """

    stretches: list[tuple[int, int]]
    kinds: list[frozenset[str]]
    worth: int


_NOTHING: Final = Outline([], [], 0)
"""What is not worth to be parted into sentences."""


def outline(
    block: Block,
    written: Written,
    words: Vocabulary,
    *,
    truce: bool,
    claim: bool,
    all_of_them: bool = False,
) -> Outline:
    """Return the outline of a block.

    `truce` is whether one was told of before, `claim` whether there is one that may be denied, `all_of_them`
    whether all sentences are worth reading.
    """
    if not (claim or all_of_them) and _tells_nothing(block, written, words, truce=truce):
        return _NOTHING
    stretches = sentences(written.folded, block.span.start, block.span.end)
    kinds = [_kinds(block, start, end, written, words) for start, end in stretches]
    worth = len(stretches) if all_of_them else _worth(written, stretches, kinds, truce=truce, claim=claim)
    return Outline(stretches, kinds, worth)


def _tells_nothing(block: Block, written: Written, words: Vocabulary, *, truce: bool) -> bool:
    """Say whether no sentence of a block can hold a claim, before it is parted into sentences."""
    start, end = block.span.start, block.span.end
    folded, low = written.folded, max(0, start - 2)  # a mark may stand right before
    return (
        words.tells_nothing(written.plain[start:end].split())
        and folded.find('"', low, end) < 0
        and folded.find("'", low, end) < 0
        and not (truce and of_truce_again(written.lower, start, end))
        and not of_truce(written.truces, start, end)
        and block.kind is not BlockKind.HEADLINE
        and end - start <= ENDLESS
    )


def _worth(
    written: Written,
    stretches: Sequence[tuple[int, int]],
    kinds: Sequence[frozenset[str]],
    *,
    truce: bool,
    claim: bool,
) -> int:
    """Return the number of sentences up to the last that can hold a claim: by its words, or those before it.

    After a truce "it" is enough for one; after a claim, a denial or a part is.
    """
    lower, truces, worth = written.lower, written.truces, 0
    for number, (start, end) in enumerate(stretches):
        told = of_truce(truces, start, end)
        claim = (
            bool(kinds[number])
            or (truce and (told or of_truce_again(lower, start, end)))
            or (claim and (of_denial(lower, start, end) or of_parts(lower, start, end)))
        )
        if claim:
            worth = number + 1
        truce = truce or told
    return worth


def _kinds(block: Block, start: int, end: int, written: Written, words: Vocabulary) -> frozenset[str]:
    """Return the kinds of claims that a sentence can hold, by its words and quotation marks."""
    bare = written.plain[start:end].split()
    if not bare:
        return frozenset()
    kinds = words.kinds(bare)
    quoted = marked(written.folded, start, end)
    if quoted or (block.kind is BlockKind.HEADLINE and set_off(written.folded, start, end)):
        return kinds | {STATEMENTS}
    if len(bare) == 1:  # "Killed" has no figure, and nobody; "Truce!" may tell of one
        return kinds & {CEASEFIRES}
    return kinds if len(bare) >= TOLD_IN else kinds - {STATEMENTS}
