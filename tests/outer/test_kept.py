"""Reports that were dumped are read again as they were, wherever articles are, and a bad one is named."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

import pytest

from nkconflict import Corpus, Count, Lexicon, load, parse
from nkconflict.cli import main
from nkconflict.convert import dump_reports, dumps
from nkconflict.datasets import load_2020_war
from nkconflict.errors import DecodeError, NkConflictError
from nkconflict.model.parties import Party
from nkconflict.model.reports import Report
from nkconflict.sources import articles, reports
from outer.commands import GOOD, Run, fed

TWO = f"{GOOD}\n\n date 2020-10-20 Armenia said 12 of its soldiers were killed.\n"


def test_what_is_dumped_is_what_was_read(run: Run) -> None:
    Path("two.txt").write_text(TWO)
    assert run("dump", "two.txt", "good.txt", "-o", "reports.jsonl") == (0, "", "")
    assert load("reports.jsonl") == load(["two.txt", "good.txt"])
    assert run("dump", "two.txt", "good.txt") == (0, Path("reports.jsonl").read_text(), "")


@pytest.mark.parametrize("name", ["reports.jsonl", "reports.jsonl.gz"])
@pytest.mark.parametrize(
    "command",
    [
        ["parse", "--table", "casualties", "--format", "csv"],
        ["parse", "--table", "reports"],
        ["show"],
        ["explain"],
        ["write"],
        ["totals"],
        ["series", "--format", "jsonl"],
        ["export", "--as", "annotation"],
        ["dump"],
    ],
    ids=" ".join,
)
def test_every_command_says_of_dumped_reports_what_it_says_of_their_articles(
    command: list[str], name: str, run: Run
) -> None:
    Path("two.txt").write_text(TWO)
    run("dump", "two.txt", "-o", name)
    assert run(*command, name) == run(*command, "two.txt")


def test_a_packed_dump_is_packed_and_always_the_same(run: Run) -> None:
    for name in ("a.jsonl.gz", "b/a.jsonl.gz"):
        Path(name).parent.mkdir(exist_ok=True)
        run("dump", "good.txt", "-o", name)
    assert gzip.decompress(Path("a.jsonl.gz").read_bytes()).decode() == run("dump", "good.txt")[1]
    assert Path("a.jsonl.gz").read_bytes() == Path("b/a.jsonl.gz").read_bytes()


def test_a_dump_can_be_piped_on(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    _, dumped, _ = run("dump", "good.txt")
    fed(dumped.encode(), monkeypatch)
    assert run("parse", "-") == run("parse", "good.txt")


def test_curated_reports_without_a_text_are_kept_too(tmp_path: Path) -> None:
    file = tmp_path / "war.jsonl.gz"
    dump_reports(load_2020_war(), file)
    assert load(file) == load_2020_war()


@pytest.mark.parametrize("indent", [None, 1])
def test_a_json_file_may_be_one_document_of_a_report_or_a_corpus(indent: int | None, tmp_path: Path) -> None:
    corpus = Corpus(parse(GOOD, source=source) for source in "ab")
    for value, wanted in ((corpus, corpus), (corpus.reports[0], Corpus(corpus.reports[:1]))):
        (tmp_path / "a.json").write_text(json.dumps(json.loads(dumps(value)), indent=indent))
        assert load(tmp_path / "a.json") == wanted


def test_a_reading_with_a_lexicon_of_ones_own_is_kept_with_it(tmp_path: Path) -> None:
    party = Party(id="an-army", name="An army", kind="organisation", side="other")
    mine = Lexicon.default().with_party(party).with_spelling("Invented Army", "an-army", kind="party_noun")
    corpus = Corpus([parse(f"{GOOD} The Invented Army said 12 died.", source="a", lexicon=mine)])
    dump_reports(corpus, tmp_path / "a.jsonl", lexicon=mine)
    assert load(tmp_path / "a.jsonl", lexicon=mine) == corpus
    with pytest.raises(DecodeError, match="an-army"):
        load(tmp_path / "a.jsonl")


def good(**changes: object) -> str:
    """Return a dumped report whose document, or value, has some fields changed."""
    document = json.loads(dumps(parse(GOOD, source="b")))
    for name, value in changes.items():
        (document if name in document else document["value"])[name] = value
    return json.dumps(document)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (good(schema_version=99), ":2:$.schema_version: schema_version must be from 1 to"),
        (good(text="Another"), ":2:$.value.blocks: blocks must tile the text"),
        (good(published="today"), ':2:$.value.published: must be a date in ISO 8601, not "today"'),
        (good(extra=1), ":2:$.value: unknown field 'extra'"),
        (dumps(Count.exact(3)), ":2:$.type: a Count where a Report or a Corpus is wanted"),
        (good()[:-1], ":2:"),
    ],
)
def test_a_bad_document_is_named_by_line_and_path_and_costs_no_other(
    line: str, why: str, tmp_path: Path
) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(f"{good(source='a')}\n{line}\n{good(source='c')}\n")
    first, error, last = reports(file)
    assert isinstance(error, DecodeError)
    assert str(error).startswith(f"{file}{why}")
    assert [item.source for item in (first, last) if isinstance(item, Report)] == ["a", "c"]


def test_a_report_cannot_be_dated_anew_without_its_article(run: Run) -> None:
    run("dump", "good.txt", "-o", "a.jsonl")
    status, out, err = run("parse", "a.jsonl", "--published", "2020-10-20")
    assert (status, out) == (1, "")
    assert err == "a.jsonl:1: 'good.txt' was read as of 2020-10-19; to date it anew, read its article\n"
    assert run("parse", "a.jsonl", "--published", "2020-10-19")[0] == 0
    (article,) = articles("a.jsonl")
    assert not isinstance(article, NkConflictError)
    assert (article.text, article.published) == (GOOD, date(2020, 10, 19))


def test_dumped_reports_stand_among_articles_in_a_folder(run: Run) -> None:
    run("dump", "good.txt", "-o", "kept.jsonl.gz")
    Path("two.txt").write_text(TWO)
    assert load(".") == load(["good.txt", "two.txt"])


@pytest.mark.parametrize(
    "output", ["good.txt", "./good.txt", "sub/new.jsonl", "sub/new.jsonl.gz", "sub/new.txt"]
)
def test_what_would_be_read_is_not_written(output: str, run: Run) -> None:
    Path("sub").mkdir()
    for path in (".", "good.txt", "**/*"):
        if path == "good.txt" and "new" in output:
            continue
        status, _, err = run("dump", path, "-o", output)
        assert status == 2
        assert "would be read as input: write to another file" in err
    assert Path("good.txt").read_text() == GOOD


def test_a_file_beside_what_is_read_is_written(run: Run) -> None:
    Path("wire").mkdir()
    Path("wire/a.txt").write_text(GOOD)
    for path in ("wire", "wire/*.txt", "wire/a.txt"):
        assert run("dump", path, "-o", "out.jsonl")[0] == 0
    assert run("dump", "wire/*.txt", "-o", "wire/out.jsonl")[0] == 0


@pytest.mark.parametrize(
    "paths",
    [
        ["a.txt", "./a.txt", "sub/../a.txt"],
        ["a.txt", "link.txt"],
        ["a.txt", "."],
        [".", "*.txt"],
        [".", "sub/back"],
    ],
    ids=" ".join,
)
def test_a_file_that_is_named_twice_is_read_once(
    paths: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(GOOD)
    Path("sub").mkdir()
    Path("link.txt").symlink_to("a.txt")
    Path("sub/back").symlink_to("..", target_is_directory=True)
    assert [report.source for report in load(paths)] == ["a.txt"]
    assert main(["parse", *paths, "--format", "jsonl"]) == 0
    assert capsys.readouterr().out.count("\n") == 1


def test_a_packed_file_that_is_cut_off_is_named_and_what_came_before_is_read(run: Run) -> None:
    Path("many.txt").write_text("\n\n".join([GOOD] * 50))
    run("dump", "many.txt", "-o", "many.jsonl.gz")
    whole = Path("many.jsonl.gz").read_bytes()
    Path("many.jsonl.gz").write_bytes(whole[: len(whole) - 20])
    status, _, err = run("parse", "many.jsonl.gz", "--format", "jsonl")
    assert status == 1
    assert err.startswith("many.jsonl.gz: cannot be read: Compressed file ended before the end")
