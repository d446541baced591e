"""What the fuzzer of `make slow` does with an input, tried without the fuzzer."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from typing import Any, Final

import pytest

from hostile import laws
from hostile.inputs import PASSAGES, PIECES, kept
from nkconflict.model.reports import Report

ROOT: Final = Path(__file__).resolve().parents[2]
ON_TOPIC: Final = b"Armenia said that 12 of its soldiers were killed in Karabakh."


@pytest.fixture
def fuzz(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(sys, "path", [str(ROOT / "tools"), *sys.path])
    return importlib.import_module("fuzz")


def test_what_becomes_of_inputs_is_counted(fuzz: Any, tmp_path: Path) -> None:
    trial = fuzz.Trial(4, tmp_path, tmp_path / "tally")
    for data in (ON_TOPIC, b"", PIECES + b"\x05", PASSAGES + bytes(7)):
        trial(data)
    counts = json.loads((tmp_path / "tally").read_text("utf-8"))
    assert counts["executions"] == 4
    assert counts["of UTF-8"] == 2
    assert counts["of fragments"] == counts["of passages"] == 1
    assert counts["refused"] == 1  # no text at all
    assert counts["with claims"] >= 1
    assert "finds" not in counts
    assert [path.name for path in tmp_path.iterdir()] == ["tally"]


def test_what_breaks_a_law_is_kept_once_for_each_place(
    fuzz: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(report: Report) -> None:
        raise AssertionError(report.text)

    monkeypatch.setattr(laws, "_stands_where_it_says", broken)
    trial = fuzz.Trial(3, tmp_path, tmp_path / "tally")
    for data in (ON_TOPIC, b"Baku denied it. \xed\xa0\x80", b""):
        trial(data)
    found = [path for path in tmp_path.iterdir() if path.name != "tally"]
    assert [kept(path.read_bytes()) for path in found] == [ON_TOPIC.decode()]
    assert json.loads((tmp_path / "tally").read_text("utf-8"))["finds"] == 2
    assert "FOUND" in capsys.readouterr().out


def test_an_input_that_takes_too_long_is_a_find(
    fuzz: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fuzz, "PATIENCE", 0.0)
    trial = fuzz.Trial(1, tmp_path, tmp_path / "tally")
    trial(ON_TOPIC)
    assert trial.counts["finds"] == 1


def test_one_input_in_a_hundred_is_tried_with_all_laws(
    fuzz: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing(_: str) -> tuple[Report, ...]:
        return ()

    monkeypatch.setattr(laws, "holds", nothing)
    monkeypatch.setattr(laws, "survives", nothing)
    trial = fuzz.Trial(5000, tmp_path, tmp_path / "tally")
    for number in range(5000):
        trial(number.to_bytes(4, "big"))
    assert 25 < trial.counts["with all laws"] < 75
