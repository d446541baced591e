"""Compiled figures: the compiler is the claimant, and whose people died is not guessed from the blame."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from nkconflict.interop import Imported, load_compilation
from nkconflict.lexicon.lexicon import Lexicon
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
INFOBOX: dict[str, list[dict[str, object]]] = {
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
        {"claimant": None},
    ]
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
        ("outlet", [], "military", "captured", "about 3"),
    ]
    assert [error.path for error in found.errors] == ["$.claims[2]"]
    notes = [s.evidence.note for _, s in found.corpus.sightings() if isinstance(s.evidence, Citation)]
    assert notes == ["claimant: Azerbaijan; 2020-10-28", "claimant: Somebody"]


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
        ("wikipedia-2020-war-claims.json", 17),
    ],
)
def test_every_shared_compilation_loads_without_an_error(name: str, claims: int, shared: Path) -> None:
    found = load_compilation(shared / "data" / name, compiler=name, published=CAME_OUT, side=ARMENIA)
    assert found.errors == ()
    assert len(list(found.corpus.sightings())) == claims
