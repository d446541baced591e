"""Web Annotations: what they select is what was read, in every unit, whatever the characters before it."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from interop.samples import FOLDER
from nkconflict.convert import loads
from nkconflict.errors import SpanError
from nkconflict.interop import Offsets, Unit, resolved, web_annotations
from nkconflict.model.reports import Report
from nkconflict.model.sightings import Evidence
from nkconflict.model.spans import Span
from nkconflict.reading.parse import parse
from nkconflict.strategies import reports

SCHEMA = json.loads((FOLDER / "annotation.schema.json").read_text())
DOVES = "\U0001f54a\U0001f54a"
TEXT = f" date 2020-10-19 {DOVES} Armenia said 12 of its soldiers were killed. Ərdəbil \U0001d7d9 is calm."
UNITS = st.sampled_from(list(Unit))


def selectors(annotation: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = annotation["target"]["selector"]
    return found


def read(report: Report) -> list[Evidence]:
    return [s.evidence for s in report.sightings if isinstance(s.evidence, Evidence)]


@given(reports(), UNITS)
def test_selectors_resolve_to_the_evidence(report: Report, unit: Unit) -> None:
    made = list(web_annotations([report], unit=unit))
    assert [resolved(selectors(one), report.text, unit=unit) for one in made] == [
        evidence.span for evidence in read(report)
    ]


@given(reports(), UNITS)
def test_annotations_keep_the_rules_and_their_bodies_are_the_claims(report: Report, unit: Unit) -> None:
    made: list[dict[str, Any]] = list(web_annotations([report], unit=unit, marks=True))
    for annotation in json.loads(json.dumps(made)):
        jsonschema.validate(annotation, SCHEMA)
    bodies = [one["body"]["value"] for one in made if one["motivation"] == "describing"]
    claims = [s.claim for s in report.sightings if isinstance(s.evidence, Evidence)]
    assert [loads(body) for body in bodies] == claims
    assert len({one["id"] for one in made}) == len(made)
    assert made == list(web_annotations([report], unit=unit, marks=True))


@pytest.mark.parametrize(
    ("unit", "kind", "encoding", "width"),
    [
        (Unit.CODE_POINTS, "TextPositionSelector", "utf-32-le", 4),
        (Unit.UTF_16, "TextPositionSelector", "utf-16-le", 2),
        (Unit.BYTES, "DataPositionSelector", "utf-8", 1),
    ],
)
def test_positions_behind_astral_characters_are_right_in_every_unit(
    unit: Unit, kind: str, encoding: str, width: int
) -> None:
    report = parse(TEXT)
    annotation: dict[str, Any] = next(iter(web_annotations([report], unit=unit)))
    position, quoted = selectors(annotation)
    data = report.text.encode(encoding)
    words = data[position["start"] * width : position["end"] * width].decode(encoding)
    assert position["type"] == kind
    assert words == quoted["exact"] == read(report)[0].quote
    assert DOVES in quoted["prefix"]


def test_the_fields_that_were_read_may_be_annotated_too() -> None:
    made: list[dict[str, Any]] = list(web_annotations([parse(TEXT)], marks=True))
    named = {
        one["body"]["value"]: selectors(one)[1]["exact"] for one in made if one["motivation"] == "tagging"
    }
    assert (named["claimant"], named["outcome"]) == ("Armenia", "killed")


def test_words_that_have_moved_are_found_again_and_ambiguous_ones_are_refused() -> None:
    report = parse(TEXT)
    annotation: dict[str, Any] = next(web_annotations([report]))
    found = resolved(selectors(annotation), f"A new line.\n{report.text}")
    assert found.start == read(report)[0].span.start + len("A new line.\n")
    with pytest.raises(SpanError, match="stands more than once"):
        resolved(selectors(annotation), f"\n{report.text}{report.text}")
    with pytest.raises(SpanError, match="does not stand"):
        resolved(selectors(annotation), "Something else.")
    with pytest.raises(SpanError, match="no selector"):
        resolved([], report.text)


@given(st.text(st.characters()), UNITS, st.data())
def test_offsets_go_there_and_back(text: str, unit: Unit, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    offsets = Offsets(text, unit)
    assert offsets.back(*offsets.of(span)) == span
    width = {"utf-16": ("utf-16-le", 2), "bytes": ("utf-8", 1)}.get(str(unit))
    if width is not None:
        before = text[: span.start].encode(width[0], "surrogatepass")
        assert offsets.of(span)[0] == len(before) // width[1]


@pytest.mark.parametrize(("unit", "offset"), [("utf-16", 1), ("bytes", 2), ("code points", 9), ("bytes", -1)])
def test_an_offset_within_a_character_is_refused(unit: str, offset: int) -> None:
    with pytest.raises(SpanError, match="not at a character"):
        Offsets(DOVES, unit).back(offset, offset)


def test_a_path_becomes_an_iri_and_an_address_stays() -> None:
    sources = ["https://post.example/a?b=c", "wire/a b.txt#2", "sha256:00"]
    made: list[Any] = [next(iter(web_annotations([parse(TEXT, source=source)]))) for source in sources]
    assert [one["target"]["source"] for one in made] == [
        "https://post.example/a?b=c",
        "wire/a%20b.txt%232",
        "sha256:00",
    ]
