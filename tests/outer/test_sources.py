"""Where articles come from: character for character, and one bad input loses none of the others."""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
import tempfile
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkconflict.errors import ArticleError, DecodeError, NkConflictError
from nkconflict.model.reports import Report
from nkconflict.sources import Unread, articles, read, reports

GOOD = " date 2020-10-19 Three Azerbaijani soldiers were killed in Ganja."
DAY = date(2020, 10, 19)


def record(**fields: object) -> str:
    """Return a good record with some fields changed."""
    return json.dumps(
        {"source": "a", "published": "2020-10-19", "text": "Three soldiers were killed."} | fields
    )


def told(item: Report | NkConflictError) -> str:
    """Return the name of what was read, or the first line of what went wrong."""
    return item.source if isinstance(item, Report) else str(item).partition("\n")[0]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r", "\n\n", "\x85", "\u2028"])
def test_line_ends_are_kept_as_they_are(ends: str) -> None:
    text = f"{GOOD}{ends}Four were wounded.{ends}"
    Path("a.txt").write_bytes(text.encode())
    assert read("a.txt").text == text


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    Path("a.txt").write_bytes(b"\xef\xbb\xbf" + GOOD.encode())
    assert read("a.txt").text == GOOD


def test_a_report_is_named_by_the_path_as_given() -> None:
    Path("a.txt").write_text(GOOD)
    assert [read(path).source for path in ("a.txt", "./a.txt", Path("a.txt"))] == [
        "a.txt",
        "./a.txt",
        "a.txt",
    ]


def test_a_day_that_is_given_wins_over_the_header() -> None:
    Path("a.txt").write_text(GOOD)
    report = read("a.txt", published=date(2020, 10, 20))
    assert (report.published, report.header_date) == (date(2020, 10, 20), DAY)


def test_a_byte_that_is_no_utf8_is_named_with_its_place_and_a_remedy() -> None:
    Path("a.txt").write_bytes(b"\xef\xbb\xbf" + GOOD.encode() + b"\n\ncaf\xe9s")
    with pytest.raises(ArticleError) as raised:
        read("a.txt")
    offset = 3 + len(GOOD) + 2 + 3
    assert str(raised.value).startswith(
        f"a.txt:3:4: byte 0xe9 at offset {offset} is not UTF-8; convert the file, from Windows-1252"
    )
    assert str(raised.value).endswith("\n  caf\N{REPLACEMENT CHARACTER}s\n     ^")


def test_a_file_in_utf16_is_recognised() -> None:
    Path("a.txt").write_bytes(GOOD.encode("utf-16"))
    with pytest.raises(ArticleError, match="begins like UTF-16, so convert it: iconv -f UTF-16"):
        read("a.txt")


def test_reading_one_file_that_is_not_there_raises_what_opening_it_raises() -> None:
    with pytest.raises(FileNotFoundError):
        read("nowhere.txt")


def test_a_stream_loses_only_its_bad_articles_and_errors_count_lines_of_the_file() -> None:
    bad = GOOD.replace("10-19", "13-45")
    Path("a.txt").write_text(f"{GOOD}\n\nCredit: X Credit: X{bad}\n\n{GOOD}\n\n{bad}\n")
    first, second, third, fourth = reports("a.txt")
    assert [told(first), told(third)] == ["a.txt#1", "a.txt#3"]
    assert told(second).startswith("a.txt:3:26: the header's date is 2020-13-45")
    assert told(fourth).startswith("a.txt:7:7: the header's date is 2020-13-45")
    assert all(
        isinstance(item, Report) and item.text.startswith(" date 2020-10-19") for item in (first, third)
    )


def test_a_folder_is_read_in_all_its_depth_in_the_order_of_names() -> None:
    for name in ("b/c.txt", "b/a.TXT", "a.txt", "z.jsonl", "b/notes.md"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(record() if name.endswith("l") else GOOD)
    assert list(map(told, reports("."))) == ["a.txt", "b/a.TXT", "b/c.txt", "a"]


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("nowhere", "nowhere: cannot be read: No such file or directory; check the path"),
        ("empty", "empty: the folder holds no .txt or .jsonl file: name one that does"),
    ],
)
def test_a_path_that_holds_nothing_is_one_error(path: str, why: str) -> None:
    Path("empty").mkdir()
    assert list(map(told, reports(path))) == [why]


FORM = 'write {"source": NAME, "published": "YYYY-MM-DD", "text": ARTICLE}'


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (
            "{oops}",
            f"1:2: this is no JSON (Expecting property name enclosed in double quotes): {FORM} on one line",
        ),
        ("[1]", f"1:1: a record is a JSON object, not a list: {FORM}"),
        ("12", f"1:1: a record is a JSON object, not a number: {FORM}"),
        ('{"source": "a", "text": "b"}', f"1:1:published: the record has no field 'published': {FORM}"),
        ('{"source": "a", "published": "2020-10-19"}', f"1:1:text: the record has no field 'text': {FORM}"),
        (record(source=7), "1:12:source: 'source' must be text, not a number"),
        (record(source=" "), "1:12:source: 'source' is blank: name the article"),
        (record(text=None), "1:52:text: 'text' must be text, not null"),
        (record(text={}), "1:52:text: 'text' must be text, not an object"),
        (
            record(published=True),
            "1:30:published: 'published' must be a day such as \"2020-10-19\", not true or false",
        ),
        (
            record(published="20201019"),
            "1:30:published: 'published' is no day: '20201019' (write YYYY-MM-DD)",
        ),
        (
            record(published="2020-02-30"),
            "1:30:published: 'published' is no day: '2020-02-30' (day is out of range for month)",
        ),
        (
            record(text=""),
            "1:52:text: the text is blank: give the text of an article (line 1, column 1 of the text of 'a')",
        ),
    ],
)
def test_a_bad_record_is_named_with_its_line_and_column(line: str, why: str) -> None:
    Path("a.jsonl").write_text(f"{line}\n{record(source='b')}\n")
    assert list(map(told, reports("a.jsonl"))) == [f"a.jsonl:{why}", "b"]


@pytest.mark.parametrize("line", ["[" * 100_000, '{"source": ' + "9" * 5_000 + "}"])
def test_json_that_python_gives_up_on_is_an_error_like_others(line: str) -> None:
    Path("a.jsonl").write_text(f"{line}\n{record()}")
    bad, good = reports("a.jsonl")
    assert isinstance(bad, DecodeError)
    assert bad.line == 1
    assert isinstance(good, Report)


def test_each_line_of_records_is_decoded_by_itself() -> None:
    Path("a.jsonl").write_bytes(f"\n{record()}\r\n".encode() + b'{"source": "\xe9"}\n' + record().encode())
    good, bad, last = reports("a.jsonl")
    assert told(bad).startswith(f"a.jsonl:3:13: byte 0xe9 at offset {len(record()) + 3 + 12} is not UTF-8")
    assert isinstance(good, Report)
    assert isinstance(last, Report)


def test_a_second_header_in_a_record_is_named_in_file_and_text() -> None:
    Path("a.jsonl").write_text("\n" + record(text=f"{GOOD}\n\n{GOOD}", source="b"))
    (error,) = reports("a.jsonl")
    assert told(error).startswith("a.jsonl:2:52:text: a header, 'date 2020-10-19', stands inside the text")
    assert told(error).endswith("(line 3, column 2 of the text of 'b')")


def test_a_record_may_leave_its_day_to_the_header_or_to_the_caller() -> None:
    lines = [
        record(published=None, text=GOOD),
        record(published=None),
        '{"source": "c", "text": "One died."}',
    ]
    Path("a.jsonl").write_text("\n".join(lines))
    assert [type(item) for item in reports("a.jsonl")] == [Report, ArticleError, DecodeError]
    days = [item.published for item in reports("a.jsonl", published=DAY) if isinstance(item, Report)]
    assert days == [DAY, DAY, DAY]


def test_nul_lone_surrogates_and_bidi_marks_are_text_like_any_other() -> None:
    text = "Three Azerbaijani soldiers \x00 were \ud800 killed \u202e in Ganja."
    Path("a.jsonl").write_text(record(text=text))
    (report,) = reports("a.jsonl")
    assert isinstance(report, Report)
    assert report.text == text


def standard_input(data: bytes, monkeypatch: pytest.MonkeyPatch) -> Iterator[Report | NkConflictError]:
    """Yield what `-` gives for these bytes."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    return reports("-")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_records_may_come_through_a_pipe_that_is_named(name: str) -> None:
    os.mkfifo(name)
    lines = f"{record()}\n{record(source='b')}\n".encode()
    writer = threading.Thread(
        target=Path(name).write_bytes, args=(gzip.compress(lines) if name.endswith("gz") else lines,)
    )
    writer.start()
    assert [told(item) for item in reports(name)] == ["a", "b"]
    writer.join()


def test_standard_input_is_records_where_it_begins_with_a_brace(monkeypatch: pytest.MonkeyPatch) -> None:
    data = f"\ufeff \r\n  {record()}\n{{\n{record(source='b')}".encode()
    first, bad, last = standard_input(data, monkeypatch)
    assert [told(first), told(last)] == ["a", "b"]
    assert told(bad).startswith("<stdin>:3:2: this is no JSON")


def test_standard_input_is_else_one_article_named_by_its_digest(monkeypatch: pytest.MonkeyPatch) -> None:
    (report,) = standard_input(f"\n{GOOD}\r\n".encode(), monkeypatch)
    assert isinstance(report, Report)
    assert report.text == f"\n{GOOD}\r\n"
    assert report.source == f"sha256:{report.sha256}"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "<stdin>:1:1: the text is blank"),
        (b"\xff", "<stdin>:1:1: byte 0xff at offset 0 is not UTF-8"),
        (f"{GOOD}\n\n{GOOD}".encode(), "<stdin>:3:2: a header, 'date 2020-10-19', stands inside the text"),
    ],
)
def test_errors_of_standard_input_name_it(data: bytes, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (error,) = standard_input(data, monkeypatch)
    assert told(error).startswith(why)


def test_a_closed_standard_input_is_one_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert list(map(told, reports("-"))) == ["<stdin>: standard input is closed: name a file"]


@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_no_text_file_raises_anything_and_none_is_passed_over(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.txt")
        path.write_bytes(data)
        found = list(reports(path, published=DAY))
    assert found
    assert all(isinstance(item, Report | NkConflictError) for item in found)


@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_no_line_of_records_raises_anything_and_none_is_passed_over(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.jsonl")
        path.write_bytes(data)
        found = list(reports(path, published=DAY))
    lines = [line.removeprefix(b"\xef\xbb\xbf").strip(b" \t\r") for line in data.split(b"\n")]
    assert len(found) == sum(map(bool, lines))
    assert all(isinstance(item, Report | NkConflictError) for item in found)


@given(st.lists(st.sampled_from([record(), record(text=GOOD), "{", "[]", record(source=""), ""])))
def test_each_line_stands_or_falls_by_itself(lines: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.jsonl")
        path.write_text("\n".join(lines))
        kinds = [type(item) for item in articles(path)]
    goods = [line in (record(), record(text=GOOD)) for line in lines if line]
    assert kinds == [Unread if good else DecodeError for good in goods]
