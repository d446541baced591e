"""The commands that ask many reports, and loading them."""

from __future__ import annotations

import csv
import gzip
import io
import json
from pathlib import Path

import pytest

import nkconflict
from nkconflict.cli.arguments import QUESTIONS
from nkconflict.errors import ArticleError
from nkconflict.tables import ANSWERS
from outer.commands import GOOD, Run

pytestmark = pytest.mark.usefixtures("run")  # in a folder with good.txt
LATER = " date 2020-10-26 Armenia said 40 of its soldiers have been killed since Sept. 27."
EARLY = " date 2020-10-19 Armenia said 25 of its soldiers have been killed since Sept. 27."


@pytest.mark.parametrize("question", sorted(set(QUESTIONS) - {"diff"}))
@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_every_question_answers_about_the_dataset_in_its_columns(question: str, form: str, run: Run) -> None:
    status, out, err = run(question, "--dataset", "2020-war", "--as-of", "2020-10-26", "--format", form)
    assert (status, err) == (0, "")
    columns = [column.name for column in ANSWERS[question]]
    if form == "jsonl":
        rows = [json.loads(line) for line in out.splitlines()]
        assert rows
        assert all(list(row) == columns for row in rows)
    else:
        header, *cells = csv.reader(io.StringIO(out, newline=""))
        assert header == columns
        assert cells


def test_totals_of_a_day_are_the_figures_of_that_day(run: Run) -> None:
    _, out, _ = run(
        *("totals", "--dataset", "2020-war", "--as-of", "2020-10-19", "--format", "jsonl"),
        *("--claimant", "nagorno-karabakh", "--side", "nagorno-karabakh"),
        *("--group", "military", "--outcome", "killed"),
    )
    (row,) = map(json.loads, out.splitlines())
    assert (row["low"], row["high"], row["since"]) == (729, 729, "2020-09-27")
    assert all("2020-10-1" in used for used in row["used"])


def test_articles_and_the_dataset_are_asked_together(run: Run) -> None:
    Path("early.txt").write_text(EARLY)
    _, alone, _ = run("series", "early.txt", "--format", "jsonl")
    assert [json.loads(line)["count"] for line in alone.splitlines()] == ["25"]
    _, both, _ = run("series", "early.txt", "--dataset", "2020-war", "--format", "jsonl")
    assert len(both.splitlines()) > 50


def test_diff_compares_two_paths_or_two_days(run: Run) -> None:
    Path("early.txt").write_text(EARLY)
    Path("later.txt").write_text(LATER)
    _, out, _ = run("diff", "early.txt", "later.txt", "--format", "jsonl")
    changed = [row for row in map(json.loads, out.splitlines()) if row["kind"] == "raised"]
    assert [(row["before"], row["after"]) for row in changed] == [("25", "40")]
    days = ("--since", "2020-10-20", "--as-of", "2020-10-27")
    _, out, _ = run("diff", "early.txt", "later.txt", *days, "--format", "jsonl")
    assert [row["kind"] for row in map(json.loads, out.splitlines()) if row["before"]] == ["raised"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("totals",), "name a PATH or a --dataset"),
        (("diff", "good.txt"), "name two PATHs"),
        (("diff", "--since", "2020-10-19"), "name a PATH or a --dataset"),
        (("totals", "--dataset", "1994-war"), "invalid choice"),
        (("totals", "good.txt", "--as-of", "Monday"), "no day"),
        (("totals", "good.txt", "--group", "soldiers"), "invalid choice"),
        (("totals", "good.txt", "--side", "artsakh"), "artsakh"),
        (("ceasefires", "good.txt", "--side", "armenia"), "no claimant"),
        (("diff", "good.txt", "--since", "2020-10-26", "--as-of", "2020-10-19"), "is after"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_the_remedy(
    arguments: tuple[str, ...], message: str, run: Run
) -> None:
    status, _, err = run(*arguments)
    assert status == 2
    assert message in err


def test_reconciled_pairs_are_told_on_demand_with_their_reason(run: Run) -> None:
    _, plain, _ = run("conflicts", "--dataset", "2020-war", "--format", "jsonl")
    _, more, _ = run("conflicts", "--dataset", "2020-war", "--reconciled", "--format", "jsonl")
    rows = [json.loads(line) for line in more.splitlines()]
    assert len(rows) > len(plain.splitlines())
    assert all(row["reason"] for row in rows if row["kind"] == "reconciled")


def test_text_fits_the_page_and_an_empty_answer_says_so(run: Run) -> None:
    _, out, _ = run("totals", "--dataset", "2020-war", "--as-of", "2020-10-26")
    assert max(map(len, out.splitlines())) <= 120
    Path("none.txt").write_text(" date 2020-10-19 The weather was fine.")
    assert run("conflicts", "none.txt") == (0, "nothing to tell\n", "")


def test_load_reads_files_folders_patterns_and_packed_ones_into_one_corpus() -> None:
    folder = Path("many")
    folder.mkdir()
    (folder / "a.txt").write_text(EARLY)
    record = json.dumps({"source": "b", "published": "2020-10-26", "text": LATER})
    with gzip.open(folder / "b.jsonl.gz", "wt", encoding="utf-8") as packed:
        packed.write(record + "\n")
    whole = nkconflict.load("many")
    assert len(whole) == 2
    assert nkconflict.load(["many/a.txt", "many/b.jsonl.gz"]) == whole
    assert nkconflict.load("many/*") == whole
    assert len(nkconflict.load(Path("many/*.txt"))) == 1
    assert nkconflict.load([]) == nkconflict.Corpus()


def test_load_raises_what_is_wrong_with_the_first_article_that_is() -> None:
    Path("bad.txt").write_text("No day.")
    with pytest.raises(ArticleError, match="bad"):
        nkconflict.load("bad.txt")
    with pytest.raises(ArticleError, match="matches"):
        nkconflict.load("nothing*.txt")
    Path("torn.jsonl.gz").write_bytes(gzip.compress(GOOD.encode())[:20])
    with pytest.raises(ArticleError, match="cannot be read"):
        nkconflict.load("torn.jsonl.gz")


def test_a_truce_of_the_dataset_does_not_know_its_future(run: Run) -> None:
    _, out, _ = run("ceasefires", "--dataset", "2020-war", "--as-of", "2020-11-12", "--format", "jsonl")
    last = [json.loads(line) for line in out.splitlines()][-1]
    assert (last["known"], last["breached"], last["ended"]) == ("nov-10-2020", None, None)


def test_narrowing_makes_no_silence_and_hides_no_conflict(run: Run) -> None:
    _, whole, _ = run("silences", "--dataset", "2020-war", "--as-of", "2020-12-10", "--format", "jsonl")
    _, few, _ = run(
        *("silences", "--dataset", "2020-war", "--as-of", "2020-12-10", "--format", "jsonl"),
        *("--outcome", "killed"),
    )
    assert set(few.splitlines()) <= set(whole.splitlines())
    _, out, _ = run("conflicts", "--dataset", "2020-war", "--claimant", "azerbaijan", "--format", "jsonl")
    assert "disagreement" in {json.loads(line)["kind"] for line in out.splitlines()}


def test_series_shows_its_days(run: Run) -> None:
    _, out, _ = run("series", "--dataset", "2020-war", "--claimant", "nagorno-karabakh")
    assert "2020-10-19" in out
