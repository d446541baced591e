"""What real articles do, and whether the cases cover it: each phenomenon has a case and a near miss."""

from __future__ import annotations

import tomllib
from collections import Counter
from typing import Any, Final

import pytest

from reading.scoring import DATA

PHENOMENA: Final[list[dict[str, Any]]] = tomllib.loads((DATA / "phenomena.toml").read_text("utf-8"))[
    "phenomenon"
]
LAWS: Final = {
    case["law"]
    for path in (DATA / "cases").glob("*.toml")
    for case in tomllib.loads(path.read_text("utf-8"))["case"]
}
SECTIONS: Final = [
    "figures",
    "hedges",
    "running totals",
    "whose dead, says who",
    "time",
    "ceasefires",
    "territory",
    "names",
    "layout",
    "number traps",
]
ROWS: Final = [pytest.param(row, id=f"{row['section']}: {row['what']}") for row in PHENOMENA]


@pytest.mark.parametrize("row", ROWS)
def test_a_phenomenon_has_a_case_and_a_near_miss(row: dict[str, Any]) -> None:
    assert row["near"]
    assert row["cases"]


@pytest.mark.parametrize("row", ROWS)
def test_the_laws_of_a_phenomenon_exist_and_none_is_both_case_and_near_miss(row: dict[str, Any]) -> None:
    cases, near = set(row.get("cases", ())), set(row["near"])
    assert cases | near <= LAWS
    assert not cases & near


def test_phenomena_stand_once_in_their_section_in_order() -> None:
    assert list(dict.fromkeys(row["section"] for row in PHENOMENA)) == SECTIONS
    assert max(Counter((row["section"], row["what"]) for row in PHENOMENA).values()) == 1
