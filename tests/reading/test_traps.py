"""The traps: articles full of numbers that tell of no dead, no loss, no truce and no meeting of this war."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from nkconflict.model.ceasefires import Ceasefire
from nkconflict.model.claims import Allegation, CasualtyClaim, MaterielClaim, Talks, TerritoryClaim
from nkconflict.model.sightings import Evidence
from nkconflict.reading.parse import parse, sentences_of
from reading.scoring import DATA

TRAPS: Final = sorted((DATA / "traps").glob("*.txt"))
NEVER: Final = (Allegation, CasualtyClaim, Ceasefire, MaterielClaim, Talks, TerritoryClaim)


@pytest.mark.parametrize("path", TRAPS, ids=lambda path: path.stem)
def test_no_claim_is_read_from_numbers_that_count_something_else(path: Path) -> None:
    report = parse(path.read_text("utf-8"))
    read = [
        (s.evidence.rule, s.evidence.quote)
        for s in report.sightings_of(*NEVER)
        if isinstance(s.evidence, Evidence)
    ]
    assert not read


@pytest.mark.parametrize("path", TRAPS, ids=lambda path: path.stem)
def test_a_trap_is_a_whole_article_that_is_really_read(path: Path) -> None:
    text = path.read_text("utf-8")
    assert 250 <= len(text.split()) <= 400
    assert any(sentence.kinds for sentence in sentences_of(text))


def test_there_are_traps() -> None:
    assert len(TRAPS) >= 3
