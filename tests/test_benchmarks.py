"""The benchmarks: what they call reached, and that the pages show what they found."""

from __future__ import annotations

import csv
import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "benchmarks" / "results"
PAGES = [
    ROOT / "docs" / name
    for name in ("explanation/speed.md", "reference/hostile-input.md", "how-to/engines.md")
]


@pytest.fixture(autouse=True)
def benchmarks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the modules of the benchmarks be imported, as their scripts do."""
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))


def rows(name: str) -> list[dict[str, str]]:
    """Return a file of results."""
    with (RESULTS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("floor", "aim", "least", "value", "reached"),
    [
        (0.5, 0.8, True, 0.8, "aim"),
        (0.5, 0.8, True, 0.5, "floor"),
        (0.5, 0.8, True, 0.49, "no"),
        (1.10, 1.05, False, 1.05, "aim"),
        (1.10, 1.05, False, 1.10, "floor"),
        (1.10, 1.05, False, 1.11, "no"),
    ],
)
def test_a_bar_is_reached_from_its_own_side(
    floor: float, aim: float, least: bool, value: float, reached: str
) -> None:
    results = import_module("results")
    bar = results.Bar(floor, aim, least)
    figure = results.Figure("it", value, bar)
    assert (bar.reached(value), figure.missed, figure.row()["reached"]) == (
        reached,
        reached == "no",
        reached,
    )


def test_what_is_kept_says_where_and_when_and_a_missed_bar_is_the_exit_status(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    results = import_module("results")
    good, bad = (results.Figure("it", value, results.Bar(1, 2)) for value in (1.5, 0.5))
    assert results.finish(tmp_path / "new", "some", [good]) == 0
    assert results.finish(None, "none", [good, bad]) == 1
    assert "MISSED" in capsys.readouterr().out
    head, row = (tmp_path / "new" / "some.csv").read_text("utf-8").splitlines()
    assert head == "what,measured,unit,floor,aim,reached,python,system,day"
    assert row.startswith("it,1.5,,at least 1,2,floor,")
    results.keep(tmp_path, "other", [{"it": "1", "python": "3.99"}])
    assert (tmp_path / "other.csv").read_text("utf-8").startswith("it,python,system,day\n1,3.99,")


@pytest.mark.parametrize(
    ("least", "value", "told"),
    [(True, 2.1, False), (True, 1.9, True), (True, 9, False), (False, 7.9, False), (False, 8.1, True)],
)
def test_what_is_half_as_good_as_what_was_kept_is_told(
    tmp_path: Path, least: bool, value: float, told: bool
) -> None:
    results = import_module("results")
    bar = results.Bar(1, 2, least)
    results.finish(tmp_path, "some", [results.Figure("it", 4, bar), results.Figure("much", 4_000, bar)])
    usual = results.kept(tmp_path, "some")
    assert usual == {"it": 4, "much": 4_000}
    figures = [results.Figure("it", value, bar), results.Figure("what was never kept", value, bar)]
    assert list(results.slower(usual, figures)) == [f"it: {value}, and usually 4"] * told
    assert list(results.slower(usual, figures[1:])) == ["none of these figures was ever kept"]


def test_documents_of_a_size_have_it_and_tell_the_text_in_order() -> None:
    sizes = import_module("document_size")
    text = "".join(str(number % 10) for number in range(1_000_000))
    assert "".join(sizes.documents(text, 100_000, "")) == text[: sizes.AT_LEAST]
    assert sizes.documents(text, 1_000_000, "") == [text]
    assert [len(one) for one in sizes.documents(text, 100_000, "opening ")] == [100_000] * 3
    assert sizes.sizes(50_000_000)[0] == sizes.SMALLEST
    assert sizes.sizes(50_000_000)[-1] == 50_000_000


@pytest.mark.parametrize("power", [1, 1.5, 2])
def test_an_exponent_is_that_of_the_growth(power: float) -> None:
    sizes = import_module("document_size")
    taken = [(size, 3e-7 * size**power) for size in (10_000, 40_000, 1_000_000)]
    assert sizes.exponent(taken) == pytest.approx(power)


def test_the_table_of_peers_has_all_of_them_over_both_texts() -> None:
    peers: dict[str, Any] = import_module("peer").PEERS
    told = {(row["peer"], row["corpus"]) for row in rows("peers")}
    assert told == {(name, corpus) for name in peers for corpus in ("on-topic", "off-topic")}


def test_every_file_of_results_stands_on_a_page_and_every_page_has_its_files() -> None:
    shown = set()
    for page in PAGES:
        blocks = re.findall(r"^```\{(bars|kept|peers)\}(.*)$", page.read_text("utf-8"), re.MULTILINE)
        for kind, names in blocks:
            shown |= {kind} if kind == "peers" else set(names.split())
    assert shown == {path.stem for path in RESULTS.glob("*.csv")}


def test_the_estimate_of_an_archive_assumes_speeds_like_those_that_were_measured() -> None:
    page = (ROOT / "docs" / "how-to" / "engines.md").read_text("utf-8")
    assumed = dict(re.findall(r'"([\w ]+)": ([\d.]+)e6', page))
    corpora = {row["corpus"]: float(row["parse MB/s"]) for row in rows("reading_speeds")}
    sizes = [row for row in rows("document_sizes") if row["text"] == "named once"]
    naming = [float(row["characters"].replace(",", "")) / float(row["seconds"]) / 1e6 for row in sizes]
    measured = {"about it": corpora["on-topic"], "naming it": min(naming), "other": corpora["off-topic"]}
    assert assumed.keys() == measured.keys()
    for name, speed in measured.items():
        assert 0.4 < float(assumed[name]) / speed < 1.5, name
