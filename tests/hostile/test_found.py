"""Laws of any text, tried on what was found before and on random pieces; `make slow` fuzzes."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostile.laws import FRAGMENTS, holds, text_of
from hostile.texts import CALMED, DENSE, hostile

ROOT: Final = Path(__file__).resolve().parents[2]
FOUND: Final = sorted((ROOT / "tests" / "data" / "found").iterdir())


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.name)
def test_what_was_found_stays_mended(path: Path) -> None:
    holds(text_of(path.read_bytes()))


@pytest.mark.parametrize("name", CALMED | DENSE)
def test_hostile_text_is_told_again(name: str) -> None:
    holds(hostile(name, 700))


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=60).map("".join))
def test_any_pieces_make_a_report_or_an_article_error(text: str) -> None:
    holds(text)


@given(st.binary(max_size=60))
def test_any_bytes_make_a_report_or_an_article_error(data: bytes) -> None:
    holds(text_of(data))


def test_a_seeded_run_finds_nothing() -> None:
    chance = Random(7)
    for _ in range(60):
        holds(text_of(bytes([0, *chance.choices(range(256), k=chance.randrange(1, 40))])))
