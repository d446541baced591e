"""Outcomes: what befell the people counted, by the word of harm, by a total, or by the figure before."""

from __future__ import annotations

from typing import Final

from nkconflict.model.claims import Outcome
from nkconflict.model.spans import Span
from nkconflict.reading.figures import Figure
from nkconflict.reading.mentions import Mention

__all__ = ["outcome_of"]

_COUNTS: Final = ("count", "tally", "figure", "their number", "its number")
"""Totals that say of what only together with what was counted before them."""


def outcome_of(figure: Figure) -> tuple[Outcome | None, Span | None]:
    """Return what befell the people counted, and the word for it; None where a total does not say of what."""
    if figure.divides:
        return (figure.of_these.outcome if figure.of_these is not None else None), None
    if (
        figure.harm.letter in "cz" and figure.whole is not None
    ):  # "of the 60 dead civilians, 12 were children"
        return figure.whole.claim.outcome, None
    befell = figure.reading.rule == "died" or (figure.reading.rule == "passive" and _captives(figure))
    if befell and figure.phrase.letter == "j":  # "one of the wounded died", "four prisoners were killed"
        return Outcome(figure.sentence.mentions[figure.harm.first].key), Span(
            figure.harm.start, figure.harm.end
        )
    for mention in figure.inside:  # "45 wounded soldiers"
        if mention.letter in "KJF":
            return Outcome(mention.key), Span(mention.start, mention.end)
    if figure.reading.rule == "named":
        return Outcome.KILLED, Span(figure.harm.start, figure.harm.end)
    word = figure.word
    span = Span(word.start, word.end)
    if word.letter in "HVtl":
        return Outcome.KILLED, Span(figure.harm.start, figure.harm.end)
    if word.letter == "T":
        listed = figure.reading.rule in ("listed", "named_in_all")
        return (Outcome.KILLED, span) if listed else _counted_by_total(figure, word, span)
    outcome = Outcome(word.key)
    if outcome is Outcome.CASUALTIES and figure.of_them is not None:
        return Outcome.KILLED, span  # "six of the victims"
    if outcome is Outcome.CASUALTIES and word.letter == "L" and _means_deaths(figure, word):
        outcome = Outcome.KILLED
    return outcome, span


def _captives(figure: Figure) -> bool:
    """Say whether a phrase counts captives, whom worse can still befall."""
    head = figure.phrase.head
    return head is not None and head.key == "captured"


def _means_deaths(figure: Figure, word: Mention) -> bool:
    """Say whether "casualties" are deaths here: beside a death toll, or as "the loss of 31 soldiers"."""
    tags = figure.sentence.tags
    totals = "TJL" if "R" in tags else "T"  # "another 47 casualties, which took its dead to 1,113"
    if any(m.letter in totals and m.key == "killed" for m in figure.sentence.mentions):
        return True
    head = figure.phrase.head
    soldiers = head is not None and head.kind in ("soldiers", "soldier")
    return figure.reading.rule == "deaths_of" and soldiers and figure.sentence.words(word).startswith("loss")


def _counted_by_total(figure: Figure, word: Mention, span: Span) -> tuple[Outcome | None, Span | None]:
    """Return what a total counts: its own word, the harm named beside it, or what was counted just before."""
    first = figure.harm.last
    for mention in figure.sentence.mentions[
        first : max(first, figure.phrase.last) + (6 if figure.reading.rule == "toll_after" else 4)
    ]:
        if mention.letter in "LKJF" and (word.key == "unspecified" or mention.letter == "L"):
            outcome = Outcome(mention.key)
            if word.key == "killed" and outcome is Outcome.CASUALTIES:
                outcome = Outcome.KILLED
            return outcome, Span(mention.start, mention.end)
    if word.key != "unspecified":
        return Outcome(word.key), span
    before = [f for f in figure.found if f.position < figure.reading.place] or figure.earlier
    if before:
        return before[-1].claim.outcome, None
    counted = figure.sentence.words(word) in _COUNTS
    return (figure.sentence.discourse.outcome, None) if counted else (None, None)
