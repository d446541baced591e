"""Bad input: named with its place, never a traceback, and nothing of the good input lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from outer.commands import BAD_DAY, GOOD, Run, fed

NO_ENTRY = "cannot be read: No such file or directory; check the path"

BAD: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "empty.txt:1:1: the text is blank: give the text of an article"),
    "nothing.txt": (b" date 2020-10-19 \n", "nothing.txt:"),
    "undated.txt": (b"Three soldiers were killed.", "undated.txt:1:1: the article has no date: "),
    "day.txt": (BAD_DAY.encode(), "day.txt:1:7: the header's date is 2020-13-45, but there is no such day"),
    "bytes.txt": (b" date 2020-10-19 Caf\xe9", "bytes.txt:1:21: byte 0xe9 at offset 20 is not UTF-8"),
    "broken.jsonl": (b'{"source": "a", "pub', "broken.jsonl:1:17: this is no JSON"),
    "field.jsonl": (b'{"source": "a"}', "field.jsonl:1:1:text: the record has no field 'text'"),
    "day.jsonl": (
        b'{"source": "a", "text": "b", "published": "19 October"}',
        "day.jsonl:1:43:published: 'published' is no day: '19 October'",
    ),
}


@pytest.mark.parametrize("command", ["parse", "show", "explain"])
@pytest.mark.parametrize("name", BAD)
def test_a_bad_input_is_named_with_its_place_and_the_others_are_read(
    name: str, command: str, run: Run
) -> None:
    Path(name).write_bytes(BAD[name][0])
    Path("more-good.txt").write_text(GOOD)
    status, out, err = run(command, "good.txt", name, "more-good.txt")
    assert status == 1
    assert err.startswith(BAD[name][1])
    assert err.count("\n") in (1, 3)
    assert "Traceback" not in err
    assert out.count("good.txt") == 2


@pytest.mark.parametrize("name", BAD)
def test_a_bad_input_alone_gives_one_error_and_no_row(name: str, run: Run) -> None:
    Path(name).write_bytes(BAD[name][0])
    status, out, err = run("parse", name, "--format", "jsonl")
    assert (status, out) == (1, "")
    assert err.startswith(BAD[name][1])
    assert run("parse", name)[:2] == (1, "")


def test_all_bad_inputs_of_a_folder_are_named_and_no_good_one_is_lost(run: Run) -> None:
    for name, (data, _) in BAD.items():
        Path(name).write_bytes(data)
    Path("good.jsonl").write_text(json.dumps({"source": "z", "published": "2020-10-19", "text": GOOD}))
    status, out, err = run("parse", ".", "gone", "--format", "jsonl")
    assert status == 1
    assert [json.loads(line)["source"] for line in out.splitlines()] == ["z", "good.txt"]
    assert all(why in err for _, why in BAD.values())
    assert err.endswith(f"gone: {NO_ENTRY}\n")


def test_an_error_has_a_caret_beneath_what_is_wrong(run: Run) -> None:
    Path("day.txt").write_text(BAD_DAY)
    _, _, err = run("parse", "day.txt")
    assert err.splitlines()[1:] == [f"  {BAD_DAY}", "        ^"]


def test_a_second_header_where_one_article_should_be_is_an_error(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    fed(f"{GOOD}\n\n{GOOD}".encode(), monkeypatch)
    status, out, err = run("parse", "-", "--format", "jsonl")
    assert (status, out) == (1, "")
    assert err.startswith("<stdin>:3:2: a header, 'date 2020-10-19', stands inside the text")


def test_a_text_file_may_hold_a_stream(run: Run) -> None:
    Path("stream.txt").write_text(f"{GOOD}\n\n{BAD_DAY}\n\n{GOOD}")
    status, out, err = run("parse", "stream.txt", "--format", "jsonl")
    assert status == 1
    assert [json.loads(line)["source"] for line in out.splitlines()] == ["stream.txt#1", "stream.txt#3"]
    assert err.startswith("stream.txt:3:7: the header's date is 2020-13-45")


def test_odd_characters_reach_the_rows_and_not_the_terminal(run: Run) -> None:
    text = "Three Azerbaijani soldiers\x1b[31m were \ud800 killed\x00 in Ganja\u202e."
    record = {"source": "a\x1b[31m\ud800", "published": "2020-10-19", "text": text}
    Path("odd.jsonl").write_text(json.dumps(record))
    _, lines, _ = run("parse", "odd.jsonl", "--table", "reports", "--format", "jsonl")
    assert json.loads(lines.encode())["source"] == "a\x1b[31m\ud800"
    assert r"\ud800" in run("parse", "odd.jsonl", "--table", "reports", "--format", "csv")[1]
    for command in ("parse", "show", "explain"):
        status, out, err = run(command, "odd.jsonl")
        assert (status, err) == (0, "")
        assert all(line.isprintable() for line in out.split("\n"))
