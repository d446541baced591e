"""What ships names its sources as a reader knows them: an agency and a day, and no file of a workplace."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import nkconflict
from nkconflict.datasets import curated_claims
from nkconflict.model.sightings import Citation

TABLES = sorted(Path(nkconflict.__file__).parent.glob("*/data/*.csv"))
INTERNAL = re.compile(r"\bseeds?\b|\bWikipedia copy\b|chuanqisf|[0-9]{3}_[0-9a-f]{16}\.txt")


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_no_table_names_a_source_by_a_name_of_the_workplace(path: Path) -> None:
    assert INTERNAL.findall(path.read_text(encoding="utf-8")) == []


def test_an_address_is_one_that_can_be_followed() -> None:
    cited = [c.sighting.evidence for c in curated_claims() if isinstance(c.sighting.evidence, Citation)]
    assert {citation.url.partition(":")[0] for citation in cited if citation.url} <= {"http", "https"}
    assert all(" seed" not in citation.outlet for citation in cited)
