"""The scorer that the floors rest on: pairs, misses, repeats and alternatives, on a text known by heart."""

from __future__ import annotations

from datetime import date
from typing import Final, TypeAlias

import pytest

from nkconflict.model.spans import Span
from reading.scoring import CASUALTIES, CEASEFIRES, Article, Fact, Score, score

Fields: TypeAlias = dict[str, tuple[object, ...]]

TEXT: Final = (
    "Armenia said 12 of its soldiers were killed. Azerbaijan said 3 civilians were wounded in Barda."
)
KILLED: Final[Fields] = {"number": (12,), "outcome": ("killed",), "side": ("armenia",)}
WOUNDED: Final[Fields] = {"number": (3,), "outcome": ("wounded",), "side": ("azerbaijan",)}


def fact(quote: str, fields: Fields, *, optional: bool = False) -> Fact:
    start = TEXT.index(quote)
    return Fact(Span(start, start + len(quote)), quote, fields, optional)


def scored(*facts: Fact, text: str = TEXT) -> Score:
    return score([Article("x", text, date(2020, 10, 19), "", {"casualties": facts})], CASUALTIES)


TWELVE: Final = fact("12 of its soldiers were killed", KILLED)
THREE: Final = fact("3 civilians were wounded", WOUNDED)


def test_what_is_labelled_and_read_alike_is_found_and_right() -> None:
    assert scored(TWELVE, THREE) == Score(2, 2, 2, 2, ())


def test_a_wrong_field_is_found_and_not_right_and_says_what_was_read() -> None:
    result = scored(TWELVE, THREE._replace(fields={**WOUNDED, "side": ("armenia",)}))
    assert result[:4] == (2, 2, 2, 1)
    assert "wanted armenia, read azerbaijan" in str(result)


def test_another_number_or_outcome_is_a_miss_and_a_spurious_reading() -> None:
    result = scored(TWELVE, THREE._replace(fields={**WOUNDED, "number": (4,)}))
    assert result[:4] == (2, 2, 1, 1)
    assert [miss.split()[0] for miss in result.misses] == ["MISSED", "SPURIOUS"]


def test_any_of_several_values_will_do_and_a_star_takes_all() -> None:
    either = {**WOUNDED, "side": ("armenia", "azerbaijan"), "scope": ("*",)}
    assert scored(TWELVE, THREE._replace(fields=either)).right == 2


def test_an_optional_fact_that_is_missed_costs_nothing() -> None:
    other = fact("Azerbaijan said", {"number": (77,), "outcome": ("killed",)}, optional=True)
    assert scored(TWELVE, THREE, other)[:4] == (2, 2, 2, 2)


def test_a_figure_told_again_elsewhere_is_not_spurious() -> None:
    again = f"{TEXT} Armenia said 12 of its soldiers were killed."
    assert scored(TWELVE, THREE, text=again)[:4] == (2, 2, 2, 2)


def test_each_reading_stands_for_one_fact_at_most() -> None:
    assert scored(TWELVE, TWELVE, THREE)[:4] == (3, 2, 2, 2)


def test_ceasefires_that_are_not_labelled_are_not_spurious() -> None:
    text = "Armenia and Azerbaijan announced a ceasefire on Saturday."
    article = Article("x", text, date(2020, 10, 19), "", {})
    assert score([article], CEASEFIRES)[:4] == (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("result", "detect", "strict", "recall", "precision"),
    [
        (Score(), 1.0, 1.0, 1.0, 1.0),
        (Score(4, 4, 2, 1), 0.5, 0.25, 0.5, 0.5),
        (Score(10, 5, 5, 5), 2 / 3, 2 / 3, 0.5, 1.0),
        (Score(3, 0, 0, 0), 0.0, 0.0, 0.0, 1.0),
    ],
)
def test_the_rates_are_those_of_the_counts(
    result: Score, detect: float, strict: float, recall: float, precision: float
) -> None:
    rates = (result.detect, result.strict, result.recall, result.precision)
    assert rates == pytest.approx((detect, strict, recall, precision))


def test_an_article_that_claims_nothing_is_a_near_miss() -> None:
    article = Article("x", TEXT, date(2020, 10, 19), "", {})
    assert article.near_miss
    assert not article._replace(labels={"casualties": (TWELVE,)}).near_miss
