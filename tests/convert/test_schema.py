"""The JSON Schema: made from the types, shipped as it is made, and of a new version when it changes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.drawn import examples
from nkconflict.convert import SCHEMA_VERSION, TYPES, dumps, json_schema
from nkconflict.model.reports import Report
from nkconflict.reading.parse import parse
from nkconflict.strategies import by_type

ROOT: Final = Path(__file__).parents[2]
DOCUMENTED: Final = ROOT / "docs" / "reference" / "schemas" / f"{SCHEMA_VERSION}.json"
SHIPPED: Final = ROOT / "src" / "nkconflict" / "convert" / "data" / "schema.json"
VERSIONS: Final = Path(__file__).parents[1] / "data" / "schema_versions.json"
VALID: Final = jsonschema.Draft202012Validator(json_schema())


def test_the_schema_is_one_and_ships_as_it_is_made() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())
    for file in (SHIPPED, DOCUMENTED):
        assert json.loads(file.read_text("utf-8")) == json_schema(), "run tools/schema.py"


def test_a_changed_schema_has_a_new_version() -> None:
    known = json.loads(VERSIONS.read_text("utf-8"))
    digest = hashlib.sha256(json.dumps(json_schema(), sort_keys=True).encode()).hexdigest()
    assert known.get(str(SCHEMA_VERSION)) == digest, (
        "the model changed: raise SCHEMA_VERSION and say how to upgrade"
    )


def test_the_manual_tells_of_the_current_version() -> None:
    page = (ROOT / "docs" / "reference" / "json.md").read_text("utf-8")
    assert f"](schemas/{SCHEMA_VERSION}.json)" in page
    assert f"\n| {SCHEMA_VERSION} | " in page


@pytest.mark.parametrize("name", sorted(set(TYPES) - {"Corpus"}))
@given(st.data())
def test_what_is_drawn_is_valid(name: str, data: st.DataObject) -> None:
    VALID.validate(json.loads(dumps(data.draw(by_type()[TYPES[name]]()))))


def test_the_examples_are_valid_as_a_corpus_and_one_alone() -> None:
    for document in (examples(), examples().reports[0]):
        VALID.validate(json.loads(dumps(document)))


CHANGES: list[Callable[[dict[str, Any]], object]] = [
    lambda document: document.update(schema_version=1),
    lambda document: document.update(more=1),
    lambda document: document["value"].update(more=1),
    lambda document: document["value"].update(published=20201019),
    lambda document: document["value"].pop("source"),
]


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_no_document_is_not_valid(change: Callable[[dict[str, Any]], object]) -> None:
    report = parse(" date 2020-10-19 Armenia said 12 of its soldiers were killed.", source="a")
    assert isinstance(report, Report)
    document = json.loads(dumps(report))
    change(document)
    assert not VALID.is_valid(document)
