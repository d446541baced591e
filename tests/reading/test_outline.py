"""Which sentences of a block are worth reading, told by its words before anything is made of them."""

from __future__ import annotations

import pytest

from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.reports import Block
from nkconflict.model.sightings import BlockKind
from nkconflict.model.spans import Span
from nkconflict.reading.outline import Outline, Written, outline
from nkconflict.reading.vocabulary import vocabulary

WORDS = vocabulary(Lexicon.default())


def outlined(text: str, *, truce: bool = False, claim: bool = False) -> Outline:
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)))
    return outline(block, Written.of(text), WORDS, truce=truce, claim=claim)


@pytest.mark.parametrize("text", ["x", "12", "The road is long. It leads to Shushi.", "Baku."])
def test_what_has_no_word_of_a_claim_is_not_parted_into_sentences(text: str) -> None:
    assert outlined(text) == Outline([], [], 0)


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("The road is long. Two soldiers were killed. The road is long again.", 2),
        ("The road is long. 'We are ready', the guard wrote.", 2),
        ("The deal was done. It failed within hours. The road is long.", 2),
        ("The general's road is long.", 0),
        ("Killed. Dead. Captured.", 0),
        ("Killed. Truce!", 2),
    ],
)
def test_sentences_up_to_the_last_that_can_hold_a_claim_are_read(text: str, worth: int) -> None:
    assert outlined(text).worth == worth


def test_after_a_truce_it_is_enough_and_after_a_claim_a_denial() -> None:
    assert outlined("The road is long. It failed within hours.", truce=True).worth == 2
    assert outlined("Yerevan denied that.", claim=True).worth == 1
    assert outlined("Yerevan denied that.").worth == 0
