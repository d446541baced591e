"""The grammar, case by case: every shape reads its own sentences, and none reads its near misses."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import Any, Final

import pytest

from nkconflict.model.sightings import Evidence
from nkconflict.reading import arsenals, attack_shapes, meetings, territory_shapes
from nkconflict.reading.parse import parse
from nkconflict.reading.shapes import SHAPES, harms_of
from nkconflict.reading.statements import RULES as STATEMENT_RULES
from reading import told
from reading.scoring import DATA

FILES: Final = sorted((DATA / "shapes").glob("*.toml"))
TABLE: Final[list[dict[str, Any]]] = [
    shape for file in FILES for shape in tomllib.loads(file.read_text("utf-8"))["shape"]
]
OTHER_RULES: Final = {
    "part", "attributive", "told_before", "up_by", "up_from", "undisclosed", "truce", "denial",
    "denial_of_deed",
}  # fmt: skip
GRAMMARS: Final = (
    *SHAPES,
    *territory_shapes.SHAPES,
    *territory_shapes.TOTALS,
    *attack_shapes.SHAPES,
    *attack_shapes.UNNAMED,
    *meetings.SHAPES,
    *arsenals.SHAPES,
)
"""The shapes of all kinds of claims."""

RULES: Final = {shape.name for shape in GRAMMARS} | OTHER_RULES | STATEMENT_RULES.keys()
PUBLISHED: Final = date(2020, 10, 19)


READERS: Final = (told.claims, told.truces, told.denials, *map(told.table, told.TABLES))


def rows(kind: str) -> list[Any]:
    return [pytest.param(s["rule"], c, id=f"{s['rule']}: {c['text']}") for s in TABLE for c in s[kind]]


def rules_of(text: str) -> list[str]:
    evidences = [sighting.evidence for sighting in parse(text, PUBLISHED).sightings]
    return [evidence.rule for evidence in evidences if isinstance(evidence, Evidence)]


@pytest.mark.parametrize(("rule", "case"), rows("cases"))
def test_a_shape_reads_its_cases(rule: str, case: dict[str, Any]) -> None:
    report = parse(case["text"], PUBLISHED)
    wanted = {"rule": rule} | {field: value for field, value in case.items() if field != "text"}
    given = [item for reader in READERS for item in reader(report)]
    assert any(not told.differences(wanted, item) for item in given), [
        (item["rule"], item["quote"], item.get("number"), item.get("outcome")) for item in given
    ]


@pytest.mark.parametrize(("rule", "case"), rows("near"))
def test_a_shape_does_not_read_its_near_misses(rule: str, case: dict[str, Any]) -> None:
    read = rules_of(case["text"])
    assert rule not in read
    assert "by" not in case or case["by"] in read


def test_every_shape_has_two_cases_and_a_near_miss_and_every_case_names_a_shape() -> None:
    assert {shape["rule"] for shape in TABLE} == RULES
    assert len(TABLE) == len(RULES)
    for shape in TABLE:
        assert len(shape["cases"]) >= 2, shape["rule"]
        assert len(shape["near"]) >= 1, shape["rule"]


def test_no_sentence_stands_twice_for_one_shape() -> None:
    told_twice = [(s["rule"], c["text"], c.get("number")) for s in TABLE for c in [*s["cases"], *s["near"]]]
    assert len(told_twice) == len(set(told_twice))


def test_the_phrase_of_a_shape_is_read_by_that_shape_or_by_one_of_its_name() -> None:
    for shape in GRAMMARS:
        assert shape.phrase, shape.name


def test_a_shape_is_tried_where_one_of_the_letters_stands_that_its_harm_begins_with() -> None:
    assert harms_of(r"[CRVS](?P<n>c)(?P<h>HL)") == {"H"}
    assert harms_of(r"(?P<h>T|L|(?<=[_aHP'])[JK])S?(?P<n>z)") == {"T", "L", "J", "K"}
    assert harms_of(r"(?P<n>z)(?P<h>_?T)") == {"T"}
    assert harms_of(r"(?P<n>(?P<h>j))") == {"j"}
    for shape in SHAPES:
        assert harms_of(shape.pattern), shape.name
    with pytest.raises(ValueError, match="without a harm"):
        harms_of("(?P<n>c)K")
