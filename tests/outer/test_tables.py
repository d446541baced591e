"""The flat face: fixed columns, cells that say what the claims say, three formats that agree."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkconflict import strategies
from nkconflict.errors import NkConflictError
from nkconflict.model.attribution import Attribution, Modality
from nkconflict.model.ceasefires import Breach, Ceasefire, CeasefireStatus
from nkconflict.model.claims import Allegation, CasualtyClaim, Denial, Outcome, TerritoryClaim, Unit
from nkconflict.model.counts import Count
from nkconflict.model.parties import Party
from nkconflict.model.reports import Report
from nkconflict.model.sightings import BlockKind, Citation, Link, LinkKind, Sighting
from nkconflict.tables import TABLES, ColumnType, Row, cell_text, csv_lines, jsonl_lines, rows, text_lines
from outer.samples import (
    ARMENIA,
    AZERBAIJAN,
    DOZENS,
    KARABAKH,
    LEXICON,
    OFFICIALS,
    REPORT,
    RUSSIA,
    SPEAKER,
    TOTAL,
    TRUCED,
    sighting,
)

GOLDEN = Path(__file__).parent / "golden"
DOCS = Path(__file__).resolve().parents[2] / "docs" / "tables.md"

PLACED = "source published block start end quote key rule"
COLUMNS = {
    "casualties": "number qualifier low high outcome victims subgroup side voice claimant claimant_body"
    " speaker speaker_text office relays scope since until as_of place place_text modality inferred",
    "ceasefires": "known announced effective ended place mediators signatories kind status breach delay"
    " breaches",
    "territory": "claimant speaker speaker_text gained_by number unit place names scope modality",
    "allegations": "accuser accused speaker act target weapon place place_text date denied_by",
    "statements": "speaker speaker_text office party verb direct kind relays to",
    "talks": "date until place place_text host mediators participants planned",
    "materiel": "claimant side kind number qualifier outcome scope",
    "links": "kind from_key to_key",
    "captions": "date place place_text agency photographer",
    "reports": "header_date agency contributors claims residue sha256",
    "residue": "reason",
}


def row_of(claim_of: Sighting, table: str = "casualties") -> Row:
    """Return the row of one sighting of the sample's text."""
    report = attrs.evolve(REPORT, sightings=[claim_of], links=())
    (row,) = rows(report, table)
    return row


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
def test_every_claim_that_has_a_table_is_a_row_of_it_and_of_no_other(report: Report) -> None:
    told = [sighting for sighting in report.sightings if not isinstance(sighting.claim, Denial)]
    kept = {"links", "captions", "reports", "residue"}
    assert sum(len(list(rows(report, name))) for name in TABLES.keys() - kept) == len(told)
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


@given(strategies.reports(), st.sampled_from(sorted(TABLES)), st.integers(20, 240))
def test_a_text_table_is_no_wider_than_asked(report: Report, name: str, width: int) -> None:
    lines = list(text_lines(rows(report, name), name, width))
    assert lines
    for line in lines:
        assert line.endswith("\n")
        assert line[:-1].isprintable()
        assert len(line) - 1 <= max(width, 26 + len(name)) if len(lines) == 1 else len(line) - 1 <= width


def test_a_text_table_drops_empty_columns_and_says_which_it_had_no_room_for() -> None:
    wide = "".join(text_lines(rows(REPORT, "casualties"), "casualties", 400))
    narrow = "".join(text_lines(rows(REPORT, "casualties"), "casualties", 100))
    assert "subgroup" not in wide
    assert "left out" not in wide
    assert "left out for want of width: " in narrow


def test_a_text_table_reads_like_this() -> None:
    golden = (GOLDEN / "table.txt").read_text(encoding="utf-8")
    assert "".join(text_lines(rows(REPORT, "casualties"), "casualties", 108)) == golden


def test_what_matters_most_is_cut_before_it_is_left_out() -> None:
    header, _, first, *_ = text_lines(rows(REPORT, "casualties"), "casualties", 60)
    assert header.split() == ["number", "qualifi…", "outcome", "victims", "side", "claimant"]
    assert first == "      16  exact     killed    military  nagorno…  nagorno…\n"


def test_there_is_no_other_table() -> None:
    with pytest.raises(NkConflictError, match="no table 'casualty'; there are casualties, ceasefires"):
        rows(REPORT, "casualty")


def test_a_running_total_has_what_was_read_and_says_what_was_not() -> None:
    row = row_of(TOTAL)
    assert (row["number"], row["qualifier"], row["low"], row["high"]) == (729, "exact", 729, 729)
    assert (row["claimant"], row["speaker_text"]) == ("nagorno-karabakh", "Nagorno-Karabakh officials")
    assert (row["scope"], row["since"], row["until"]) == ("cumulative", "2020-09-27", None)
    assert (row["block"], row["rule"]) == ("body", "brought-total")
    assert row["inferred"] == ["victims", "side"]


def test_a_vague_word_has_no_number_but_the_least_that_it_can_mean() -> None:
    row = row_of(DOZENS)
    assert (row["number"], row["qualifier"], row["low"], row["high"]) == (None, "vague", 24, None)
    assert (row["side"], row["voice"], row["claimant"]) == ("armenian-side", "unnamed", None)
    assert (row["place"], row["place_text"], row["relays"]) == ("shusha", "Shushi", ["Interfax"])
    assert (row["since"], row["until"]) == ("2020-10-18", "2020-10-18")
    assert row["inferred"] == ["side", "voice", "relays", "scope", "modality"]


def test_none_is_a_zero() -> None:
    claim = CasualtyClaim(by=OFFICIALS, outcome=Outcome.KILLED, count=Count.none())
    row = row_of(sighting(claim, "16 more", BlockKind.PARAGRAPH, "r"))
    assert (row["number"], row["qualifier"], row["low"], row["high"]) == (0, "none", 0, 0)


def test_silence_is_a_row_without_a_number() -> None:
    (row,) = (row for row in rows(REPORT, "casualties") if row["qualifier"] == "undisclosed")
    assert (row["number"], row["low"], row["high"], row["outcome"]) == (None, None, None, "casualties")
    assert (row["side"], row["victims"], row["scope"]) == ("azerbaijan", "military", "unspecified")
    assert row["inferred"] == []


@pytest.mark.parametrize(
    ("parties", "side"),
    [
        ((), None),
        ((ARMENIA,), "armenia"),
        ((ARMENIA, KARABAKH), "armenian-side"),
        ((ARMENIA, AZERBAIJAN), "both"),
        ((AZERBAIJAN, KARABAKH), "both"),
        ((ARMENIA, AZERBAIJAN, KARABAKH, RUSSIA), "both"),
        ((LEXICON.party("azerbaijan-defence-ministry"),), "azerbaijan"),
        ((ARMENIA, RUSSIA), "armenia|russia"),
    ],
)
def test_a_side_is_one_value(parties: tuple[Party, ...], side: str | None) -> None:
    claim = CasualtyClaim(by=OFFICIALS, side=parties, outcome=Outcome.KILLED, count=Count.exact(1))
    assert row_of(sighting(claim, "16 more", BlockKind.PARAGRAPH, "r"))["side"] == side


def test_a_body_is_told_from_its_party_and_an_unlisted_speaker_keeps_the_words() -> None:
    by = Attribution.named(LEXICON.party("azerbaijan-defence-ministry"), person=SPEAKER, office="minister")
    claim = CasualtyClaim(by=by, outcome=Outcome.KILLED, count=Count.exact(1))
    row = row_of(sighting(claim, "16 more", BlockKind.PARAGRAPH, "r", claimant="officials"))
    assert (row["claimant"], row["claimant_body"]) == ("azerbaijan", "azerbaijan-defence-ministry")
    assert (row["speaker"], row["speaker_text"], row["office"]) == (None, "officials", "minister")


OWN, ARMENIAN = Attribution.own(), Attribution.named(ARMENIA)


@pytest.mark.parametrize(
    ("breaches", "told"),
    [
        ((), None),
        ((Breach(by=OWN),), "stated"),
        ((Breach(by=ARMENIAN),), "alleged"),
        ((Breach(by=OWN, modality=Modality.HEDGED),), "alleged"),
        ((Breach(by=ARMENIAN, modality=Modality.DENIED),), "denied"),
        ((Breach(by=ARMENIAN, modality=Modality.DENIED), Breach(by=ARMENIAN)), "alleged"),
        ((Breach(by=ARMENIAN), Breach(by=OWN)), "stated"),
    ],
)
def test_a_breach_is_told_of_by_its_firmest_telling(breaches: tuple[Breach, ...], told: str | None) -> None:
    truce = Ceasefire(status=CeasefireStatus.ANNOUNCED, breaches=breaches)
    assert row_of(attrs.evolve(TRUCED, claim=truce), "ceasefires")["breach"] == told


def test_a_ceasefire_keeps_its_days_apart_and_each_breach_by_itself() -> None:
    row = row_of(TRUCED, "ceasefires")
    assert (row["announced"], row["effective"], row["ended"]) == ("2020-10-09", "2020-10-10T12:00", None)
    assert (row["mediators"], row["signatories"]) == (["russia"], ["armenia", "azerbaijan"])
    assert (row["status"], row["delay"]) == ("broken", "minutes")
    assert row["breaches"] == [
        {"by": None, "accused": "both", "when": None, "modality": "asserted"},
        {"by": "armenia", "accused": "azerbaijan", "when": "2020-10-10", "modality": "hedged"},
    ]
    assert cell_text(row["breaches"]) == (
        "accused=both;modality=asserted|by=armenia;accused=azerbaijan;when=2020-10-10;modality=hedged"
    )


def test_one_named_place_is_a_number() -> None:
    shusha, hadrut = LEXICON.place("shusha"), LEXICON.place("hadrut")
    one = TerritoryClaim(by=OWN, gained_by=AZERBAIJAN, unit=Unit.TOWN, places=[shusha])
    two = attrs.evolve(one, places=[shusha, hadrut])
    seen = [
        row_of(sighting(claim, "Shushi", BlockKind.CAPTION, "r"), "territory")
        for claim in (one, two, attrs.evolve(two, count=Count.exact(13)))
    ]
    assert [(row["number"], row["place"]) for row in seen] == [(1, "shusha"), (None, None), (13, None)]
    assert seen[1]["names"] == [shusha.name, hadrut.name]


def test_an_allegation_names_who_denies_it() -> None:
    alleged = Allegation(by=Attribution.named(AZERBAIJAN), accused=(ARMENIA,), act="shelled")
    found = [
        sighting(alleged, "Shushi", BlockKind.CAPTION, "r"),
        sighting(Denial(by=ARMENIAN), "Sunday", BlockKind.CAPTION, "r"),
    ]
    link = Link(kind=LinkKind.DENIES, subject=1, object=0)
    (row,) = rows(attrs.evolve(REPORT, sightings=found, links=[link]), "allegations")
    assert (row["accuser"], row["accused"], row["denied_by"]) == ("azerbaijan", "armenia", "armenia")


def test_links_name_their_claims_by_key() -> None:
    keys = [row["key"] for row in rows(REPORT, "casualties")]
    (link,) = rows(REPORT, "links")
    assert (link["kind"], link["from_key"], link["to_key"]) == ("increment_of", keys[0], keys[1])


def test_a_report_counts_its_claims_once_each() -> None:
    doubled = attrs.evolve(REPORT, sightings=[*REPORT.sightings, TOTAL])
    (row,) = rows(doubled, "reports")
    assert (row["claims"], row["residue"], row["sha256"]) == (5, 1, REPORT.sha256)
    assert row["contributors"] == [{"name": "Daria Litvinova", "place": "moscow"}]
    assert (row["quote"], row["block"]) == (" date 2020-10-19 ", None)


def test_a_caption_tells_of_its_picture() -> None:
    (row,) = rows(REPORT, "captions")
    assert (row["date"], row["place"], row["place_text"]) == ("2020-10-18", "shusha", "Shushi")
    assert (row["agency"], row["photographer"], row["block"]) == ("AP", "X", "caption")


def test_a_curated_claim_has_its_outlet_and_day_and_no_place_in_the_text() -> None:
    cited = Sighting(TOTAL.claim, Citation(outlet="AP", published=REPORT.published, url=None))
    row = row_of(cited)
    assert (row["source"], row["published"], row["quote"], row["start"]) == ("AP", "2020-10-19", None, None)
    assert row["inferred"] == []


@pytest.mark.parametrize("name", sorted(TABLES))
def test_the_manual_describes_every_column(name: str) -> None:
    _, _, section = DOCS.read_text(encoding="utf-8").partition(f"\n## {name}\n")
    lines = section.partition("\n## ")[0].splitlines()
    own = TABLES[name][len(PLACED.split()) :]
    described = [line for line in lines if line.startswith("| `")]
    assert described == [f"| `{c.name}` | {c.type} | {c.unit or ''} | {c.null} |" for c in own]
