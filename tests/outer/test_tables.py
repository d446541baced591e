"""The flat face: fixed columns, whatever the report, and two formats for programs that agree."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkconflict import strategies
from nkconflict.errors import NkConflictError
from nkconflict.model.reports import Report
from nkconflict.reading.parse import parse
from nkconflict.tables import TABLES, ColumnType, cell_text, csv_lines, jsonl_lines, rows
from outer.samples import (
    REPORT,
)

PLACED = "source published block start end quote key rule"
COLUMNS = {
    "casualties": "number qualifier low high outcome victims subgroup side voice claimant claimant_body"
    " speaker speaker_text office relays scope since until as_of place place_text modality inferred",
    "ceasefires": "known announced effective ended place mediators signatories kind status breach delay"
    " breaches",
    "territory": "claimant speaker speaker_text gained_by number unit place names scope modality",
    "allegations": "accuser accused speaker act target weapon place place_text date denied_by",
    "denials": "claimant speaker speaker_text office relays against words denies denied",
    "statements": "speaker speaker_text office party verb direct kind relays to",
    "talks": "date until place place_text host mediators participants planned duration",
    "materiel": "claimant side kind number qualifier outcome scope modality",
    "links": "kind from_key to_key",
    "captions": "date place place_text agency photographer",
    "reports": "header_date agency contributors claims residue sha256",
    "residue": "reason",
}


def test_the_columns_have_the_fixed_names_in_the_fixed_order() -> None:
    assert {name: [column.name for column in columns] for name, columns in TABLES.items()} == {
        name: f"{PLACED} {names}".split() for name, names in COLUMNS.items()
    }


@given(strategies.reports())
def test_every_row_has_the_columns_of_its_table_and_nothing_else(report: Report) -> None:
    for name, columns in TABLES.items():
        for row in rows(report, name):
            assert list(row) == [column.name for column in columns]


TYPES: dict[ColumnType, tuple[type, ...]] = {
    ColumnType.INTEGER: (int,),
    ColumnType.BOOLEAN: (bool,),
    ColumnType.TEXTS: (list,),
    ColumnType.RECORDS: (list,),
}


@given(strategies.reports())
def test_a_cell_has_the_type_of_its_column_and_is_null_only_where_that_means_something(
    report: Report,
) -> None:
    for name, columns in TABLES.items():
        for row in rows(report, name):
            for column in columns:
                cell = row[column.name]
                if cell is None:
                    assert column.null != "never null"
                    assert not column.null.startswith("(empty)")
                else:
                    assert type(cell) in TYPES.get(column.type, (str,))


@given(strategies.reports())
def test_a_quote_stands_where_the_row_says(report: Report) -> None:
    for name in TABLES:
        for row in rows(report, name):
            start, end = row["start"], row["end"]
            assert isinstance(start, int)
            assert isinstance(end, int)
            assert report.text[start:end] == row["quote"]


@given(strategies.reports())
def test_every_claim_is_a_row_of_its_table_and_of_no_other(report: Report) -> None:
    kept = {"links", "captions", "reports", "residue"}
    assert sum(len(list(rows(report, name))) for name in TABLES.keys() - kept) == len(report.sightings)
    assert len(list(rows(report, "links"))) == len(report.links)
    assert len(list(rows(report, "captions"))) == len(report.captions)
    assert len(list(rows(report, "residue"))) == len(report.residue)


@given(strategies.reports(), st.sampled_from(sorted(TABLES)))
def test_jsonl_gives_the_rows_back(report: Report, name: str) -> None:
    lines = list(jsonl_lines(rows(report, name)))
    assert all(line.endswith("\n") and line.count("\n") == 1 for line in lines)
    assert [json.loads(line.encode()) for line in lines] == list(rows(report, name))


@given(strategies.reports(), st.sampled_from(sorted(TABLES)))
def test_csv_says_what_jsonl_says(report: Report, name: str) -> None:
    written = "".join(csv_lines(rows(report, name), name)).encode()
    read = list(csv.reader(io.StringIO(written.decode(), newline="")))
    told = [[cell_text(cell) for cell in row.values()] for row in rows(report, name)]
    escaped = [[cell.encode("utf-8", "backslashreplace").decode() for cell in row] for row in told]
    assert read == [[column.name for column in TABLES[name]], *escaped]


def test_a_denial_is_a_row_with_what_it_denies_and_one_alone_says_that_it_denies_nothing_read() -> None:
    accused = "Azerbaijan's Defense Ministry accused Armenian forces of shelling Ganja on Saturday."
    answered = parse(f" date 2020-10-19 {accused} Armenia dismissed the claim as absurd.")
    (row,) = rows(answered, "denials")
    assert (row["claimant"], row["against"], row["words"]) == ("armenia", "azerbaijan", "absurd")
    assert row["denies"] == [one["key"] for one in rows(answered, "allegations")]
    assert row["denied"] == [one["quote"] for one in rows(answered, "allegations")]
    (alone,) = rows(parse(" date 2020-10-19 Armenia denied shelling Ganja."), "denials")
    assert (alone["claimant"], alone["denies"], alone["denied"]) == ("armenia", [], [])


def test_what_is_hedged_or_lasts_is_told_in_its_row() -> None:
    lost = parse(" date 2020-10-19 Azerbaijan said four Armenian tanks may have been destroyed.")
    assert [row["modality"] for row in rows(lost, "materiel")] == ["hedged"]
    met = parse(
        " date 2020-10-19 The foreign ministers of Armenia and Azerbaijan held more than 10 hours of talks"
        " in Moscow."
    )
    assert [row["duration"] for row in rows(met, "talks")] == ["more than 10 hours"]


def test_there_is_no_other_table() -> None:
    with pytest.raises(NkConflictError, match="no table 'casualty'; there are casualties, ceasefires"):
        rows(REPORT, "casualty")
