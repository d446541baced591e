"""Compiled figures: the compiler is the claimant, and whose people died is not guessed from the blame."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from nkconflict.convert import dumps, loads
from nkconflict.interop import Imported, load_compilation
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.ceasefires import Ceasefire
from nkconflict.model.claims import CasualtyClaim
from nkconflict.model.sightings import Citation

CAME_OUT = date(2026, 1, 31)
ARMENIA = Lexicon.default().party("armenia")

TOTALS = """war_id,war_name,side,bucket,low,high,notes
w,W,Armenian / Artsakh side,military_killed,10,12,Invented.
w,W,Armenian / Artsakh side,civilians_killed_directly,3,,Invented.
w,W,Armenian / Artsakh side,deaths_from_actions:mines,,,No number.
w,W,Armenian / Artsakh side,military_killed,ten,12,Invented.
"""
DAYS = """casualty_date,status,service_type,count
2020-10-02,deceased,conscript,4
2020-10-02,level 1 disability,,1
"""
INFOBOX: dict[str, object] = {
    "claims": [
        {
            "claimant": "Azerbaijan",
            "victim_party": "ARM+NKR",
            "victim_role": "military",
            "casualty": "killed",
            "low": 51,
            "qualifier": "more_than",
            "as_of": "2020-10-28",
        },
        {
            "claimant": "Somebody",
            "victim_party": "Volunteers",
            "victim_role": "military",
            "casualty": "captured",
            "value": 3,
            "qualifier": "approx",
        },
        {"claimant": None, "value": 1},
    ],
    "conflict": {"start": "2020-09-27", "end": "2020-11-10"},
}
TRUCES: list[dict[str, object]] = [
    {"announced": "2020-10-17", "effective": "2020-10-18T00:00", "kind": "humanitarian truce"},
    {
        "announced": "2020-11-09",
        "effective": "2020-11-10T00:00 Moscow time",
        "kind": "statement",
        "broker": "Russia",
        "outcome": "broke down",
        "signatories": ["A", "B"],
    },
    {"effective": "1994", "kind": "the first"},
]
FIGURE: dict[str, object] = {"low": None, "high": None, "point": None, "notes": "", "sources": []}
WAR: dict[str, object] = {
    "start_year": 2020,
    "end_year": 2020,
    "totals": {"grand_low": 5, "grand_high": 9},
    "sides": [
        {
            "name": "AZE",
            "military_killed": {
                "low": 10,
                "high": 12,
                "point": 11,
                "notes": "Invented.",
                "sources": ["https://a.example/1", "https://b.example/2"],
            },
            "civilians_killed_directly": FIGURE | {"point": 7, "breakdown": []},
            "deaths_from_actions": [
                FIGURE
                | {"type": "mines", "victims_group": "V", "low": 2, "sources": ["https://c.example/3"]},
                FIGURE | {"type": "flight", "victims_group": "V"},
            ],
        }
    ],
}


def loaded(folder: Path, name: str, text: str) -> Imported:
    path = folder / name
    path.write_text(text)
    return load_compilation(path, compiler="Invented", published=CAME_OUT)


def told(found: Imported) -> list[tuple[str | None, list[str], str, str, str]]:
    return [
        (
            claim.by.party and claim.by.party.id,
            [party.id for party in claim.side],
            str(claim.group),
            str(claim.outcome),
            str(claim.count),
        )
        for claim in found.corpus.claims(CasualtyClaim)
    ]


def test_totals_by_side_are_of_its_own_soldiers_and_of_nobody_s_civilians(tmp_path: Path) -> None:
    found = loaded(tmp_path, "totals.csv", TOTALS)
    assert told(found) == [
        ("outlet", ["armenia", "nagorno-karabakh"], "military", "killed", "10-12"),
        ("outlet", [], "civilian", "killed", "at least 3"),
    ]
    assert [(error.line, error.message) for error in found.errors] == [(5, "must be a whole number")]


def test_counts_by_day_are_of_the_side_that_the_caller_names(tmp_path: Path) -> None:
    assert told(loaded(tmp_path, "days.csv", DAYS)) == [
        ("outlet", [], "military", "killed", "4"),
        ("outlet", [], "military", "wounded", "1"),
    ]
    named = load_compilation(tmp_path / "days.csv", compiler="I", published=CAME_OUT, side=ARMENIA)
    assert {claim.side for claim in named.corpus.claims(CasualtyClaim)} == {(ARMENIA,)}


def test_an_infobox_keeps_the_claimants_that_the_lexicon_knows(tmp_path: Path) -> None:
    found = loaded(tmp_path, "box.json", json.dumps(INFOBOX))
    assert told(found) == [
        ("azerbaijan", ["armenia", "nagorno-karabakh"], "military", "killed", "more than 50"),
        (None, [], "military", "captured", "about 3"),
    ]
    assert [error.path for error in found.errors] == ["$.claims[2]"]
    notes = [s.evidence.note for _, s in found.corpus.sightings() if isinstance(s.evidence, Citation)]
    assert notes == [None, None]
    first, second = found.corpus.claims(CasualtyClaim)
    assert (second.by.person and second.by.person.name, second.subgroup) == ("Somebody", "Volunteers")
    assert (str(first.period), str(first.as_of)) == ("2020-09-27/2020-10-28", "2020-10-28")
    assert str(second.period) == "2020-09-27/2020-11-10"


def test_sources_and_the_best_number_of_a_total_are_kept(tmp_path: Path) -> None:
    found = loaded(tmp_path, "war.json", json.dumps(WAR))
    assert told(found) == [
        ("outlet", ["azerbaijan"], "military", "killed", "10-12"),
        ("outlet", [], "civilian", "killed", "about 7"),
        ("outlet", [], "unspecified", "killed", "at least 2"),
    ]
    assert [claim.period for claim in found.corpus.claims(CasualtyClaim)][
        2
    ] is None  # a part, of its own days
    cited = [s.evidence for _, s in found.corpus.sightings() if isinstance(s.evidence, Citation)]
    assert [citation.url for citation in cited] == ["https://a.example/1", None, "https://c.example/3"]
    assert [citation.note for citation in cited] == [
        "point: 11; notes: Invented.; further sources: https://b.example/2",
        "laid to: AZE, civilians_killed_directly; point: 7",
        "laid to: AZE, mines",
    ]
    assert found.left_out == (("figures without a number", 1), ("figures of totals", 2))


def test_truces_of_a_compilation_are_claims_and_keep_what_has_no_field(tmp_path: Path) -> None:
    found = loaded(tmp_path, "box.json", json.dumps(INFOBOX | {"ceasefires": TRUCES}))
    first, last, old = found.corpus.claims(Ceasefire)
    assert (first.known, str(first.announced)) == ("oct-18-2020", "2020-10-17")
    assert (str(first.effective), str(first.kind)) == ("2020-10-18T00:00", "humanitarian")
    assert [party.id for party in last.mediators] == ["russia"]
    assert (last.known, str(last.status), str(last.effective)) == ("nov-10-2020", "broken", "2020-11-10")
    assert (old.known, old.effective, str(first.status), str(old.status)) == (
        None,
        None,
        "announced",
        "in_force",
    )
    notes = [s.evidence.note for _, s in found.corpus.sightings() if isinstance(s.evidence, Citation)]
    assert notes[2:] == [
        "kind: humanitarian truce",
        "effective: 2020-11-10T00:00 Moscow time; kind: statement; outcome: broke down; signatories: A, B",
        "effective: 1994; kind: the first",
    ]
    assert loads(dumps(found.corpus)) == found.corpus


@pytest.mark.parametrize(
    "part", [{"claims": 5}, {"sides": [], "start_year": "x"}, {"claims": [{"claimant": []}]}]
)
def test_a_part_of_another_shape_raises_nothing(part: dict[str, object], tmp_path: Path) -> None:
    found = loaded(tmp_path, "odd.json", json.dumps(part))
    assert (told(found), len(found.errors)) == ([], 1)


@pytest.mark.parametrize(
    ("name", "text"), [("a.json", "{"), ("a.json", "[]"), ("a.csv", "a\n1\n"), ("a.csv", "")]
)
def test_another_file_gives_no_claim(name: str, text: str, tmp_path: Path) -> None:
    assert told(loaded(tmp_path, name, text)) == []


@pytest.mark.parametrize(
    ("name", "claims"),
    [
        ("armenian-military-casualties-by-day.csv", 517),
        ("nagorno-karabakh-wars-totals-silver2026.csv", 7),
        ("nagorno-karabakh-wars-claims-silver2026.json", 15),
        ("wikipedia-2020-war-claims.json", 22),
    ],
)
def test_every_shared_compilation_loads_without_an_error(name: str, claims: int, shared: Path) -> None:
    found = load_compilation(shared / "data" / name, compiler=name, published=CAME_OUT, side=ARMENIA)
    assert found.errors == ()
    assert len(list(found.corpus.sightings())) == claims
