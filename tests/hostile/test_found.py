"""Laws of any text, tried on what was found before and on random pieces; `make slow` fuzzes."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostile.inputs import FRAGMENTS, PASSAGES, PIECES, kept, passages, text_of, to_keep
from hostile.laws import holds, survives
from hostile.texts import CALMED, DENSE, hostile
from nkconflict.model.sightings import Sighting
from nkconflict.strategies.writable import WRITABLE

ROOT: Final = Path(__file__).resolve().parents[2]
FOUND: Final = sorted((ROOT / "tests" / "data" / "found").glob("*.bin"))


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.name)
def test_what_was_found_stays_mended(path: Path) -> None:
    holds(kept(path.read_bytes()))


@pytest.mark.parametrize("name", CALMED | DENSE)
def test_hostile_text_is_told_again(name: str) -> None:
    holds(hostile(name, 700))


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=60).map("".join))
def test_any_pieces_make_a_report_or_an_article_error(text: str) -> None:
    holds(text)


@given(st.binary(max_size=60))
def test_any_bytes_make_a_report_or_an_article_error(data: bytes) -> None:
    holds(text_of(data))


@given(st.text())
def test_any_text_can_be_kept(text: str) -> None:
    assert kept(to_keep(text + "\ud800")) == text + "\ud800"


@pytest.mark.parametrize(("kind", "longest"), [(PIECES, 40), (PASSAGES, 28)])
def test_a_seeded_run_finds_nothing(kind: bytes, longest: int) -> None:
    chance = Random(7)
    for _ in range(60):
        holds(text_of(kind + chance.randbytes(chance.randrange(1, longest))))


def test_passages_make_claims_of_every_kind() -> None:
    told = {type(sighting.claim) for passage in passages() for sighting in _sightings(passage)}
    assert told >= WRITABLE.keys()


def _sightings(text: str) -> list[Sighting]:
    return [sighting for report in survives(text) for sighting in report.sightings]
