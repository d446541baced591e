"""UCDP-AEC and ACLED: headers of today and older ones, days as they were written, claims of the dataset."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from interop.samples import FOLDER, RELEASED, told
from nkconflict.errors import DecodeError, NkConflictError
from nkconflict.interop import (
    AcledEvent,
    AecEvent,
    ged_rows,
    load_acled,
    load_aec,
    of_the_conflict,
    read_acled,
    read_aec,
    read_ged,
    write_ged,
)
from nkconflict.interop.acled import event_day
from nkconflict.model.claims import CasualtyClaim

NEW, OLD = FOLDER / "acled-2025.csv", FOLDER / "acled-2020.csv"


def acled(path: Path) -> list[AcledEvent]:
    return [item for item in read_acled(path) if isinstance(item, AcledEvent)]


def test_the_header_of_today_is_read() -> None:
    event = acled(NEW)[0]
    assert (event.event_id_cnty, event.event_date) == ("AZE90001", date(2020, 10, 16))
    assert (event.inter1, event.fatalities, event.iso) == ("State forces", 5, 31)
    assert (event.data_id, event.disorder_type) == (None, "Political violence")


def test_an_older_header_is_read_into_the_names_of_today() -> None:
    first, second = acled(OLD)
    assert (first.data_id, first.event_id_no_cnty, first.iso3) == (7000001, 80001, "AZE")
    assert (first.assoc_actor_2, first.inter2, first.disorder_type) == ("Invented Volunteers", "8", None)
    assert (first.event_date, second.event_date) == (date(2020, 10, 16), date(2020, 10, 17))


@pytest.mark.parametrize(
    "cell",
    [
        "16 May 2025",
        "2025-05-16",
        "16/05/2025",
        "16-05-2025",
        "16-May-2025",
        "16 may 2025",
        "2025-05-16 00:00",
    ],
)
def test_a_day_is_the_same_in_every_notation(cell: str) -> None:
    assert event_day(cell) == date(2025, 5, 16)


@pytest.mark.parametrize(
    "cell", ["16 Mai 2025", "2025", "16/05/25", "31 April 2025", "5/16/2025", "0 May 2025"]
)
def test_what_is_no_day_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match="day"):
        event_day(cell)


def test_bad_rows_of_acled_are_told() -> None:
    errors = [told(item) for item in read_acled(NEW) if isinstance(item, NkConflictError)]
    assert errors == [
        (4, "event_date", "is no day (day is out of range for month), not '31 February 2020'"),
        (5, "fatalities", "must be a whole number, not 'many'"),
    ]


def test_acled_claims_the_dead_of_an_event_without_saying_whose() -> None:
    corpus = load_acled(NEW, published=RELEASED).corpus
    (claim,) = corpus.of("acled:AZE90001")[0].claims(CasualtyClaim)
    assert claim.by.party is not None
    assert (claim.by.party.id, str(claim.count), claim.side, str(claim.group)) == (
        "acled",
        "5",
        (),
        "unspecified",
    )
    assert claim.place is not None
    assert (claim.place.id, str(claim.period)) == ("barda", "2020-10-16")


def test_no_fatalities_are_no_claim() -> None:
    (report,) = load_acled(NEW, published=RELEASED).corpus.of("acled:AZE90002")
    assert report.sightings == ()


def test_a_day_that_stands_for_a_week_or_a_month_is_no_day() -> None:
    periods = [
        str(claim.period)
        for path, source in ((NEW, "acled:AZE90005"), (OLD, "acled:AZE80001"))
        for claim in load_acled(path, published=RELEASED).corpus.of(source)[0].claims(CasualtyClaim)
    ]
    assert periods == ["2020-10", "2020-10-10/2020-10-22"]


def test_the_lines_of_aec_are_read_and_bad_ones_told() -> None:
    items = list(read_aec(FOLDER / "aec.jsonl"))
    events = [item for item in items if isinstance(item, AecEvent)]
    assert [event.id for event in events] == [910001, 910004]
    assert (events[0].source_date, events[0].location_adm2_name) == (date(2020, 10, 5), None)
    errors = [told(item) for item in items if isinstance(item, NkConflictError)]
    assert [(line, path) for line, path, _ in errors] == [(2, "deaths_side_a"), (3, None), (4, "deaths_low")]


@pytest.mark.parametrize("listed", [True, False])
def test_a_document_over_many_lines_is_one_error(listed: bool, tmp_path: Path) -> None:
    first, *_ = (FOLDER / "aec.jsonl").read_text(encoding="utf-8").splitlines()
    path = tmp_path / "aec.jsonl"
    event = json.loads(first)
    path.write_text("\n" + json.dumps([event] * 9 if listed else event, indent=2), encoding="utf-8")
    (error,) = read_aec(path)
    assert isinstance(error, NkConflictError)
    assert (error.line, error.message[:14]) == (2, "not JSON Lines")
    path.write_text('{"broken\n' + first, encoding="utf-8")
    assert [type(item) for item in read_aec(path)] == [DecodeError, AecEvent]


def test_aec_becomes_claims_of_ucdp() -> None:
    corpus = load_aec(FOLDER / "aec.jsonl", published=RELEASED, only=of_the_conflict).corpus
    whole, side_b, civilians = corpus.of("ucdp-aec:910001")[0].claims(CasualtyClaim)
    assert [str(claim.count) for claim in (whole, side_b, civilians)] == ["8-12", "7", "2"]
    assert [party.id for party in side_b.side] == ["nagorno-karabakh"]
    assert whole.place is not None
    assert whole.place.id == "hadrut"


def test_an_event_of_aec_is_one_row_of_ged_which_can_be_read_again(tmp_path: Path) -> None:
    corpus = load_aec(FOLDER / "aec.jsonl", published=RELEASED).corpus
    rows = {row.id: row for row in ged_rows(corpus)}
    row = rows[910001]
    assert len(rows) == len(corpus) == 2
    assert (row.deaths_a, row.deaths_b, row.deaths_civilians, row.deaths_unknown) == (0, 7, 2, 0)
    assert (row.low, row.best, row.high, row.source_date) == (8, None, 12, "2020-10-05")
    write_ged(rows.values(), tmp_path / "ged.csv")
    assert list(read_ged(tmp_path / "ged.csv")) == list(rows.values())


def test_the_shared_events_of_aec_all_load(shared: Path) -> None:
    loaded = load_aec(shared / "data" / "ucdp-aec-nagorno-karabakh-events.csv", published=RELEASED)
    assert (len(loaded.corpus), loaded.errors) == (53, ())
    rows = list(ged_rows(loaded.corpus))
    assert len({row.id for row in rows}) == len(rows) == 53
    assert {party.id for claim in loaded.corpus.claims(CasualtyClaim) for party in claim.side} == {
        "azerbaijan",
        "nagorno-karabakh",
    }
