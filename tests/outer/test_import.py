"""`nkconflict import`: a dataset becomes reports, which every other command takes beside the press."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from interop.samples import FOLDER, RELEASED
from nkconflict import load
from nkconflict.convert import load_reports
from nkconflict.interop import Imported, load_acled, load_aec, load_compilation, load_ged, of_the_conflict
from outer.commands import GOOD, Run, fed

pytestmark = pytest.mark.usefixtures("run")  # in a folder with good.txt
LOADED: dict[str, Callable[[Path], Imported]] = {
    "ged": lambda path: load_ged(path, published=RELEASED, only=of_the_conflict),
    "aec": lambda path: load_aec(path, published=RELEASED, only=of_the_conflict),
    "acled": lambda path: load_acled(path, published=RELEASED),
}
DAY = ["--published", str(RELEASED)]
TOTALS = "side,bucket,low,high\nArmenian / Artsakh side,military_killed,10,12\n"
BY_DAY = "casualty_date,status,count\n2020-10-02,deceased,4\n"


@pytest.mark.parametrize(
    ("form", "name"),
    [("ged", "ged.csv"), ("aec", "aec.jsonl"), ("acled", "acled-2025.csv"), ("acled", "acled-2020.csv")],
)
def test_a_dataset_becomes_the_reports_that_its_events_are(form: str, name: str, run: Run) -> None:
    loaded = LOADED[form](FOLDER / name)
    status, out, err = run("import", "--from", form, str(FOLDER / name), *DAY, "-o", "events.jsonl.gz")
    assert (status, out) == (int(bool(loaded.errors)), "")
    assert tuple(load_reports("events.jsonl.gz")) == loaded.corpus.reports != ()
    assert err.count("\n") == len(loaded.errors) + ("of other conflicts" in err)


def test_events_of_other_conflicts_are_left_out_and_counted(run: Run) -> None:
    _, out, err = run("import", "--from", "ged", str(FOLDER / "ged.csv"), *DAY)
    assert len(out.splitlines()) == 3
    assert err.endswith("left out, since they are of other conflicts: 1 event\n")


def test_what_was_brought_in_stands_beside_the_press(run: Run) -> None:
    Path("by-day.csv").write_text(BY_DAY)
    options = ["--from", "compilation", "--compiler", "A register", "--side", "armenia", *DAY]
    assert run("import", "by-day.csv", *options, "-o", "register.jsonl") == (0, "", "")
    status, out, err = run("parse", "register.jsonl", "good.txt", "--format", "jsonl")
    told = [json.loads(line) for line in out.splitlines()]
    assert (status, err) == (0, "")
    assert [(row["source"], row["claimant"], row["side"], row["number"]) for row in told] == [
        ("A register", "outlet", "armenia", 4),
        ("good.txt", None, "azerbaijan", 3),
    ]
    for command in ("show", "totals", "series", "conflicts", "dump", "explain"):
        assert run(command, "register.jsonl", "good.txt")[::2] == (0, "")


def test_a_dataset_may_be_piped_on(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("totals.csv").write_text(TOTALS)
    options = ["--from", "compilation", "--compiler", "A list", *DAY]
    _, out, _ = run("import", "totals.csv", *options)
    fed(out.encode(), monkeypatch)
    assert load("-") == load_compilation("totals.csv", compiler="A list", published=RELEASED).corpus


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a,b\n1,2\n3,4\n", "t.csv:1: the header lacks casualty_date, status, count: is this a file of"),
        ("side,bucket\nx,y\n", "t.csv:1: the header lacks low, high: is this a file of compiled figures?"),
    ],
)
def test_a_file_of_another_kind_is_told_once_and_gives_no_report(text: str, why: str, run: Run) -> None:
    Path("t.csv").write_text(text)
    status, out, err = run("import", "--from", "compilation", "--compiler", "X", "t.csv", *DAY)
    assert (status, out) == (1, "")
    assert err.startswith(why)
    assert err.count("\n") == 1


def test_what_becomes_no_claim_is_counted(run: Run) -> None:
    sides: dict[str, object] = {"claims": [], "totals": {"low": 1, "high": 2}}
    Path("t.json").write_text(json.dumps(sides))
    _, _, err = run("import", "--from", "compilation", "--compiler", "X", "t.json", *DAY)
    assert err == "t.json: left out: figures of totals: 2\n"
    Path("t.csv").write_text(TOTALS + "S,deaths_from_actions:flight,,\n")
    _, out, err = run("import", "--from", "compilation", "--compiler", "X", "t.csv", *DAY)
    assert (len(out.splitlines()), err) == (1, "t.csv: left out: figures without a number: 1\n")


def test_json_of_another_kind_is_no_compilation(run: Run) -> None:
    for text, why in (("[1]", "neither claims nor sides"), ("{", "this is no JSON")):
        Path("t.json").write_text(text)
        status, out, err = run("import", "--from", "compilation", "--compiler", "X", "t.json", *DAY)
        assert (status, out) == (1, "")
        assert why in err


def test_a_missing_file_costs_no_other(run: Run) -> None:
    status, out, err = run("import", "--from", "aec", "no.jsonl", str(FOLDER / "aec.jsonl"), *DAY)
    assert status == 1
    assert out
    assert err.startswith("no.jsonl: cannot be read: No such file or directory")


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (["--from", "ged"], "required: --published"),
        (["--from", "rumours", *DAY], "invalid choice"),
        (["--from", "ged", "--side", "armenia", *DAY], "are for --from compilation alone"),
        (["--from", "compilation", *DAY], "name with --compiler NAME who put the figures together"),
        (["--from", "compilation", "--compiler", "X", "--side", "nowhere", *DAY], "no party 'nowhere'"),
        (["--from", "ged", *DAY, "-o", "good.txt"], "good.txt would be read as input"),
    ],
)
def test_arguments_that_make_no_sense_are_refused(options: list[str], why: str, run: Run) -> None:
    status, out, err = run("import", "good.txt", *options)
    assert (status, out) == (2, "")
    assert why in err
    assert Path("good.txt").read_text() == GOOD


def test_a_table_is_not_read_as_an_article(run: Run) -> None:
    Path("events.csv").write_text(BY_DAY)
    status, out, err = run("parse", "events.csv", "--format", "jsonl")
    assert (status, out) == (1, "")
    assert "nkconflict import" in err
