"""`nkconflict export`: each format on standard output or in a file, from the same reading as `parse`."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from interop.samples import FOLDER
from nkconflict.interop import GED_COLUMNS
from outer.commands import Run

pytestmark = pytest.mark.usefixtures("run")  # in a folder with good.txt


def test_ged_is_a_csv_with_its_columns(run: Run) -> None:
    assert run("export", "--as", "ged", "good.txt", "-o", "out.csv") == (0, "", "")
    with Path("out.csv").open(newline="", encoding="utf-8") as file:
        header, row = csv.reader(file)
    told = dict(zip(header, row, strict=True))
    assert tuple(header) == GED_COLUMNS
    assert (told["where_coordinates"], told["best"], told["id"]) == ("Ganja", "3", "")


def test_events_of_ged_go_through_import_and_export_and_back(run: Run) -> None:
    run("import", "--from", "ged", str(FOLDER / "ged.csv"), "--published", "2025-06-12", "-o", "ged.jsonl")
    assert run("export", "--as", "ged", "ged.jsonl", "good.txt", "-o", "out.csv") == (0, "", "")
    with Path("out.csv").open(newline="", encoding="utf-8") as file:
        *events, press = csv.DictReader(file)
    with (FOLDER / "ged.csv").open(newline="", encoding="utf-8") as file:
        first = next(csv.DictReader(file))
    assert events[0] == first
    assert ([event["id"] for event in events], press["id"]) == (["900001", "900002", "900006"], "")
    status, out, err = run("import", "--from", "ged", "out.csv", "--published", "2025-06-12")
    assert (status, out) == (1, Path("ged.jsonl").read_text(encoding="utf-8"))
    assert err == "out.csv:6:id: must not be empty\n"  # what the press said is not UCDP's


@pytest.mark.parametrize(
    ("form", "kind"), [("claim", "Claim"), ("annotation", "Annotation"), ("claimreview", "ClaimReview")]
)
def test_linked_data_is_a_line_each(form: str, kind: str, run: Run) -> None:
    status, out, err = run("export", "--as", form, "good.txt")
    assert (status, err) == (0, "")
    items = [json.loads(line) for line in out.splitlines()]
    assert bool(items) == (form != "claimreview")
    assert all(item.get("@type", item.get("type")) == kind for item in items)


@pytest.mark.parametrize(
    ("unit", "kind", "encoding"),
    [
        ("code-points", "TextPositionSelector", "utf-32-le"),
        ("utf-16", "TextPositionSelector", "utf-16-le"),
        ("bytes", "DataPositionSelector", "utf-8"),
    ],
)
def test_offsets_of_annotations_are_in_the_unit_asked_for(
    unit: str, kind: str, encoding: str, run: Run
) -> None:
    text = " date 2020-10-19 \U0001f54a\U0001f54a Three soldiers were killed in Ganja."
    Path("doves.txt").write_text(text, encoding="utf-8")
    status, out, _ = run("export", "--as", "annotation", "--unit", unit, "doves.txt")
    position, quoted = json.loads(out)["target"]["selector"]
    width = len("a".encode(encoding))
    words = text.encode(encoding)[position["start"] * width : position["end"] * width].decode(encoding)
    assert (status, position["type"], words) == (0, kind, quoted["exact"])


def test_what_has_no_offsets_takes_no_unit(run: Run) -> None:
    status, _, err = run("export", "--as", "geojson", "--unit", "bytes", "good.txt")
    assert (status, err.splitlines()[-1]) == (
        2,
        "nkconflict export: error: --unit is for --as annotation alone",
    )


def test_geojson_says_what_it_leaves_out(run: Run) -> None:
    Path("nowhere.txt").write_text(" date 2020-10-19 Azerbaijan said 12 of its soldiers were killed.")
    status, out, err = run("export", "--as", "geojson", "good.txt", "nowhere.txt")
    collection = json.loads(out)
    assert (status, err) == (0, "left out, since they name no place with coordinates: 1\n")
    assert {feature["properties"]["place"] for feature in collection["features"]} == {"ganja"}


def test_a_bad_input_is_told_and_the_rest_exported(run: Run) -> None:
    status, out, err = run("export", "--as", "claim", "missing.txt", "good.txt")
    assert status == 1
    assert out
    assert err.startswith("missing.txt: cannot be read")


def test_a_missing_extra_is_told_in_a_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "trafilatura", None)
    Path("page.html").write_text("<p>x")
    status, _, err = run("parse", "page.html")
    assert (status, err) == (1, "to read web pages needs trafilatura: pip install nkconflict[html]\n")
