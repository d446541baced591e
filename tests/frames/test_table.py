"""A table by itself, whatever is installed: frozen, typed, and no other than the rows it is made of."""

from __future__ import annotations

import csv
import io
import pickle
from datetime import date
from itertools import chain

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frames.drawn import AWKWARD, REPORT, tables
from nkconflict import strategies
from nkconflict.corpus import Corpus
from nkconflict.errors import NkConflictError
from nkconflict.model.reports import Report
from nkconflict.tables import TABLES, ColumnType, Row, Table, csv_lines, rows, table

TYPES: dict[ColumnType, type] = {
    ColumnType.INTEGER: int,
    ColumnType.BOOLEAN: bool,
    ColumnType.DAY: date,
    ColumnType.TEXTS: list,
    ColumnType.RECORDS: list,
}


def plain(found: Table) -> list[Row]:
    """Return the rows as they are made for JSON: with days as text."""
    days = {column.name for column in found.columns if column.type is ColumnType.DAY}
    return [
        {name: str(cell) if name in days and cell is not None else cell for name, cell in row.items()}
        for row in found.rows
    ]


@given(st.lists(strategies.reports(), max_size=3), st.sampled_from(sorted(TABLES)))
def test_a_table_has_the_rows_of_all_reports_in_order(reports: list[Report], name: str) -> None:
    assert plain(table(reports, name)) == list(chain.from_iterable(rows(report, name) for report in reports))


@given(strategies.reports(), st.sampled_from(sorted(TABLES)))
def test_a_report_a_corpus_of_it_and_a_stream_of_it_give_one_table(report: Report, name: str) -> None:
    found = table(report, name)
    assert found == table(Corpus([report]), name) == table(iter([report]), name)
    assert hash(found) == hash(table(Corpus([report]), name))


@given(tables())
def test_rows_columns_and_dict_say_the_same(found: Table) -> None:
    by_name = found.to_dict()
    assert list(by_name) == [column.name for column in found.columns]
    assert by_name == {name: found.column(name) for name in by_name}
    assert [[row[name] for row in found.rows] for name in by_name] == list(by_name.values())
    assert len(found) == len(found.rows)


@given(tables())
def test_a_cell_is_of_the_type_of_its_column(found: Table) -> None:
    for column in found.columns:
        cells = [cell for cell in found.column(column.name) if cell is not None]
        assert {type(cell) for cell in cells} <= {TYPES.get(column.type, str)}
        if column.type is ColumnType.RECORDS:
            assert all(tuple(record) == column.parts for cell in cells for record in cell)


@given(tables())
def test_what_is_not_said_is_null_and_never_an_empty_text(found: Table) -> None:
    empty = {name for name, cells in found.to_dict().items() if any(cell == "" for cell in cells)}
    assert empty <= {"quote"}  # a report stands at its header, which may have no letter


@pytest.mark.parametrize("name", sorted(TABLES))
def test_a_table_of_nothing_has_all_columns(name: str) -> None:
    found = table((), name)
    assert (len(found), found.rows, found.columns) == (0, [], TABLES[name])
    assert found.to_dict() == {column.name: [] for column in TABLES[name]}


@given(strategies.reports(), st.sampled_from(sorted(TABLES)))
def test_csv_is_that_of_the_rows(report: Report, name: str) -> None:
    assert table(report, name).to_csv() == "".join(csv_lines(rows(report, name), name))


def test_null_is_an_empty_cell_of_csv() -> None:
    (first, *_) = csv.DictReader(io.StringIO(table(REPORT).to_csv(), newline=""))
    assert (first["number"], first["as_of"], first["place"]) == ("17", "", "")


@given(tables())
def test_a_table_is_frozen_all_the_way_down(found: Table) -> None:
    hash(found)
    for row in found.rows:
        row.clear()
    for cells in found.to_dict().values():
        cells.clear()
    assert pickle.loads(pickle.dumps(found)) == found
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        found.name = "talks"  # type: ignore[misc]


def test_lists_and_records_are_given_out_as_copies() -> None:
    found = table(REPORT, "ceasefires")
    (breaches,) = found.column("breaches")
    assert breaches
    assert set(breaches[0]) == {"by", "accused", "when", "modality"}
    breaches.clear()
    assert found.column("breaches") != [breaches]


def test_days_are_dates_and_moments_of_unlike_precision_are_text() -> None:
    found = table(REPORT, "ceasefires")
    assert found.column("published") == [date(2020, 10, 14)]
    assert found.column("effective") == ["2020-10-10T12:00"]


def test_what_utf8_cannot_write_is_written_as_its_escape() -> None:
    found = table(AWKWARD, "reports")
    assert found.column("source") == ["\\udfff.txt"]
    assert r"were killed" in table(AWKWARD).column("quote")[0]
    for name in TABLES:
        assert str(table(AWKWARD, name).rows).encode()


def test_there_is_no_other_table_and_no_other_column() -> None:
    with pytest.raises(NkConflictError, match="no table 3; there are casualties, ceasefires"):
        table([], 3)  # type: ignore[arg-type]
    with pytest.raises(NkConflictError, match="no table 'casualty'; there are casualties, ceasefires"):
        table((), "casualty")
    with pytest.raises(NkConflictError, match="no column 'dead' in casualties; there are source, published"):
        table(()).column("dead")


def test_a_table_made_by_hand_must_have_columns_of_one_length() -> None:
    with pytest.raises(NkConflictError, match="wants 9 columns of one length, not lengths of 1"):
        Table("residue", TABLES["residue"], (("a",),))
    with pytest.raises(NkConflictError, match="of one length"):
        Table("residue", TABLES["residue"], ((), *[("a",)] * 8))


def test_a_table_is_shown_by_its_size() -> None:
    assert repr(table(REPORT, "ceasefires")) == "<Table ceasefires: 1 row, 20 columns>"
    assert repr(table(())) == "<Table casualties: 0 rows, 31 columns>"
