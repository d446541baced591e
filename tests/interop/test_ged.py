"""UCDP GED: typed rows that survive in and out, and what becomes of them as claims."""

from __future__ import annotations

import csv
import gzip
import tempfile
from datetime import date
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from interop.drawn import ged_events
from interop.samples import FOLDER, RELEASED, told
from nkconflict.convert import dumps, loads
from nkconflict.errors import DecodeError, NkConflictError
from nkconflict.interop import (
    GED_COLUMNS,
    GedEvent,
    ged_report,
    ged_rows,
    load_ged,
    of_the_conflict,
    read_ged,
    write_ged,
)
from nkconflict.model.claims import CasualtyClaim
from nkconflict.model.sightings import Citation, Sighting
from nkconflict.query import totals

SAMPLE = FOLDER / "ged.csv"


def good(path: Path) -> list[GedEvent]:
    return [item for item in read_ged(path) if isinstance(item, GedEvent)]


def test_the_columns_are_those_of_the_release_in_its_order() -> None:
    with SAMPLE.open(newline="", encoding="utf-8") as file:
        assert tuple(next(csv.reader(file))) == GED_COLUMNS
    assert len(GED_COLUMNS) == 49


def test_every_column_is_typed() -> None:
    event = good(SAMPLE)[0]
    assert (event.id, event.active_year, event.latitude) == (900001, True, 39.815278)
    assert (event.date_start, event.date_end) == (date(2020, 10, 4), date(2020, 10, 4))
    assert (event.low, event.best, event.high) == (8, 9, 12)
    assert event.where_description == "in the centre\nof the town"
    assert (event.where_prec, event.date_prec, event.event_clarity) == (1, 1, 1)
    assert (event.gwnoa, event.gwnob, event.adm_2) == ("373", None, None)


def test_bad_rows_are_told_by_line_and_column_and_cost_no_good_one() -> None:
    errors = [item for item in read_ged(SAMPLE) if isinstance(item, NkConflictError)]
    assert [event.id for event in good(SAMPLE)] == [900001, 900002, 900006, 900007]
    assert {error.source for error in errors} == {str(SAMPLE)}
    assert [told(error) for error in errors] == [
        (5, "id", "must be a whole number, not 'no number'"),
        (6, None, "GedEvent.low: 3 is above high 2"),
        (7, "date_start", "is no day (month must be in 1..12), not '2020-13-14'"),
        (8, "deaths_a", "must not be empty"),
        (11, None, "3 cells under 49 columns"),
    ]


@given(st.lists(ged_events(), max_size=4))
def test_what_is_written_is_read_again(events: list[GedEvent]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "out.csv")
        assert write_ged(events, path) == len(events)
        assert list(read_ged(path)) == events


def test_the_rows_of_a_file_survive_cell_by_cell(tmp_path: Path) -> None:
    write_ged(good(SAMPLE), tmp_path / "out.csv")
    with SAMPLE.open(newline="", encoding="utf-8") as before:
        rows = {row["id"]: row for row in csv.DictReader(before)}
    with (tmp_path / "out.csv").open(newline="", encoding="utf-8") as after:
        written = list(csv.DictReader(after))
    assert len(written) == 4
    assert [row for row in written if row != rows[row["id"]]] == []


def test_a_file_may_be_packed_reordered_and_in_capitals(tmp_path: Path) -> None:
    write_ged(good(SAMPLE), tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(newline="", encoding="utf-8") as file:
        rows = [row[::-1] for row in csv.reader(file)]
    with gzip.open(tmp_path / "b.csv.gz", "wt", newline="", encoding="utf-8-sig") as packed:
        csv.writer(packed).writerows([[cell.upper() for cell in rows[0]], *rows[1:]])
    assert good(tmp_path / "b.csv.gz") == good(SAMPLE)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"a,b\n1,2\n", "the header lacks id, side_a, side_b"),
        (b"", "the header lacks id"),
        (b'"a\n', "not a CSV table"),
    ],
)
def test_a_file_of_another_format_is_one_error(data: bytes, why: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    (error,) = read_ged(path)
    assert isinstance(error, DecodeError)
    assert error.message.startswith(why)


def test_a_byte_that_is_no_utf8_costs_its_cell_alone(tmp_path: Path) -> None:
    lines = SAMPLE.read_bytes().split(b"\r\n")
    path = tmp_path / "a.csv"
    path.write_bytes(b"\r\n".join([lines[0], lines[2].replace(b"Europe", b"Europ\xe9"), lines[2]]))
    bad, without, event = read_ged(path)
    assert isinstance(bad, DecodeError)
    assert (bad.line, bad.path) == (2, "region")
    assert isinstance(event, GedEvent)
    assert without == attrs.evolve(event, region=None)


@pytest.mark.parametrize(
    ("column", "cell", "kept"),
    [
        ("dyad_new_id", "y", True),
        ("date_prec", "9", True),
        ("best", "-3", True),
        ("active_year", "perhaps", True),
        ("where_prec", "9", False),
        ("latitude", "north", False),
        ("event_clarity", "?", False),
        ("high", "many", False),
    ],
)
def test_a_bad_cell_costs_its_row_only_where_a_claim_is_made_of_it(
    column: str, cell: str, kept: bool, tmp_path: Path
) -> None:
    event = good(SAMPLE)[0]
    write_ged([event], tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(newline="", encoding="utf-8") as file:
        (row,) = csv.DictReader(file)
    with (tmp_path / "b.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([list(row), list((row | {column: cell}).values())])
    bad, *rest = read_ged(tmp_path / "b.csv")
    assert isinstance(bad, NkConflictError)
    assert (bad.line, bad.path) == (2, column)
    assert rest == ([attrs.evolve(event, **{column: None})] if kept else [])


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_bytes_raise_anything(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.csv")
        path.write_bytes(SAMPLE.read_bytes().partition(b"\r\n")[0] + b"\r\n" + data)
        assert all(isinstance(item, GedEvent | NkConflictError) for item in read_ged(path))


def test_an_event_becomes_claims_of_ucdp_and_nothing_is_added_up() -> None:
    report = ged_report(good(SAMPLE)[0], RELEASED)
    assert (report.source, report.published) == ("ucdp-ged:900001", RELEASED)
    rows = [
        (str(c.count), [p.id for p in c.side], str(c.group), c.place and c.place.id, str(c.period))
        for c in report.claims(CasualtyClaim)
    ]
    where = ("stepanakert", "2020-10-04")
    assert rows == [
        ("8-12", [], "unspecified", *where),
        ("7", ["nagorno-karabakh"], "military", *where),
        ("2", [], "civilian", *where),
    ]
    assert {c.by.party.id for c in report.claims(CasualtyClaim) if c.by.party} == {"ucdp"}
    assert [(link.kind, link.subject, link.object) for link in report.links] == [
        ("subset_of", 1, 0),
        ("subset_of", 2, 0),
    ]


def test_the_dead_of_unknown_status_are_no_total() -> None:
    whole, unknown = ged_report(good(SAMPLE)[1], RELEASED).claims(CasualtyClaim)
    assert (str(whole.count), whole.subgroup) == ("11", None)
    assert (str(unknown.count), unknown.subgroup) == ("11", "of unknown status")


def test_a_place_that_the_lexicon_lacks_keeps_its_words_and_degrees() -> None:
    (claim, *_) = ged_report(good(SAMPLE)[3], RELEASED).claims(CasualtyClaim)
    assert claim.place is not None
    assert (claim.place.id, claim.place.name, claim.place.within) == (None, "Anytown", "Any province")
    assert (claim.place.latitude, claim.place.longitude) == (1.5, 2.5)


def test_a_part_above_its_whole_is_flagged() -> None:
    event = GedEvent(id=1, side_a="Government of Armenia", deaths_a=5, low=1, high=3)
    assert [link.flag for link in ged_report(event, RELEASED).links] == ["exceeds its whole"]


def test_a_file_becomes_a_corpus_with_its_errors_and_may_be_narrowed() -> None:
    everything = load_ged(SAMPLE, published=RELEASED)
    assert (len(everything.corpus), len(everything.errors)) == (4, 5)
    ours = load_ged(SAMPLE, published=RELEASED, only=of_the_conflict)
    assert [report.source for report in ours.corpus] == [
        "ucdp-ged:900001",
        "ucdp-ged:900002",
        "ucdp-ged:900006",
    ]
    assert loads(dumps(ours.corpus)) == ours.corpus


def test_the_events_of_a_file_are_its_rows_again_once_each(tmp_path: Path) -> None:
    loaded = loads(dumps(load_ged(SAMPLE, published=RELEASED).corpus))
    assert list(ged_rows(loaded)) == good(SAMPLE)
    write_ged(ged_rows(loaded), tmp_path / "out.csv")
    again = load_ged(tmp_path / "out.csv", published=RELEASED)
    assert (again.corpus, again.errors) == (loaded, ())


def test_a_part_of_the_claims_of_an_event_is_still_its_row_and_two_releases_are_the_last() -> None:
    (event, *_), later = good(SAMPLE), date(2026, 6, 12)
    whole, *parts = ged_report(event, RELEASED).sightings
    assert list(ged_rows([ged_report(event, RELEASED)])) == [event]
    assert list(ged_rows([ged_report(attrs.evolve(event, best=10), later), ged_report(event, RELEASED)])) == [
        attrs.evolve(event, best=10)
    ]
    assert list(ged_rows(parts)) == [event]
    assert whole.evidence == parts[0].evidence


def test_a_note_that_keeps_no_row_leaves_a_claim_as_it_is() -> None:
    claim = ged_report(EVENT, RELEASED).sightings[1].claim
    for note in (None, "event 900001; best 9", "row: {", "row: []", 'row: {"id": 1}', 'row: {"id": "x"}'):
        citation = Citation(outlet="UCDP GED", published=RELEASED, note=note)
        (row,) = ged_rows([Sighting(claim, citation)])
        assert (row.id, row.deaths_a, row.side_a) == (None, 7, "Republic of Artsakh")


@given(st.lists(ged_events(), max_size=3, unique_by=lambda event: event.id))
def test_every_event_is_one_row_again(events: list[GedEvent]) -> None:
    reports = [ged_report(event, RELEASED) for event in events]
    assert sorted(ged_rows(reports), key=repr) == sorted(events, key=repr)


def test_no_answer_sums_events() -> None:
    corpus = load_ged(SAMPLE, published=RELEASED).corpus
    assert max(total.low or 0 for total in totals(corpus)) == 11


@given(ged_events())
def test_every_event_has_a_report_whose_figures_are_its_own(event: GedEvent) -> None:
    claims = ged_report(event, RELEASED).claims(CasualtyClaim)
    assert (claims[0].count.low, claims[0].count.high) == (event.low, event.high)
    parts = (event.deaths_a, event.deaths_b, event.deaths_civilians, event.deaths_unknown)
    assert {claim.count.number for claim in claims[1:]} == {part for part in parts if part}


EVENT = GedEvent(
    id=900001,
    side_a="Government of Azerbaijan",
    side_b="Republic of Artsakh",
    date_start=date(2020, 10, 4),
    date_end=date(2020, 10, 4),
    deaths_a=0,
    deaths_b=7,
    deaths_civilians=2,
    deaths_unknown=0,
    best=9,
    low=8,
    high=12,
)


def test_a_packed_file_that_is_cut_off_gives_its_rows_and_an_error(tmp_path: Path) -> None:
    file = tmp_path / "ged.csv.gz"
    write_ged([EVENT] * 500, file)
    file.write_bytes(file.read_bytes()[:-12])
    *events, error = read_ged(file)
    assert set(events) <= {EVENT}
    assert isinstance(error, NkConflictError)
    assert error.line == len(events) + 2
    assert "the packed file is cut off or spoilt" in error.message


def test_a_quote_that_is_never_closed_is_told_by_its_line(tmp_path: Path) -> None:
    file = tmp_path / "ged.csv"
    write_ged([EVENT], file)
    file.write_bytes(file.read_bytes() + b'"open,1,2')
    event, error = read_ged(file)
    assert event == EVENT
    assert isinstance(error, NkConflictError)
    assert (error.line, error.message) == (3, "not a row of a CSV table: unexpected end of data")
