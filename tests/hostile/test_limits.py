"""What is read into memory is bounded, and nothing is read that a folder does not hold itself."""

from __future__ import annotations

import ast
import gzip
import json
import os
from datetime import date
from pathlib import Path

import pytest

import nkconflict
from nkconflict import parse, parse_many
from nkconflict.convert import lines as documents
from nkconflict.convert import load_reports
from nkconflict.errors import ArticleError, NkConflictError
from nkconflict.interop import rows
from nkconflict.model.reports import Report
from nkconflict.sources import load, read, reports

DAY = date(2020, 10, 20)
TEXT = " date 2020-10-19 Armenia said that 12 of its soldiers were killed in Karabakh.\n"
LIMIT = "divide it, or give a larger max_chars"


def told(path: Path, most: int = 1_000) -> list[str]:
    """Return what a path holds: the source of each report, the message of each error."""
    return [
        found.source if isinstance(found, Report) else found.message
        for found in reports(str(path), published=DAY, max_chars=most)
    ]


@pytest.mark.parametrize("parsed", [parse, parse_many])
def test_a_text_that_is_too_long_is_refused_with_the_limit(parsed: type[Report]) -> None:
    with pytest.raises(ArticleError, match=r"79 characters, more than the 78 of max_chars"):
        parsed(TEXT, max_chars=78)  # type: ignore[call-arg]
    parsed(TEXT, max_chars=79)  # type: ignore[call-arg]


@pytest.mark.parametrize("limit", [0, -1, True, None, "9"])
def test_a_limit_is_a_number_of_characters(limit: object) -> None:
    with pytest.raises(ArticleError, match="max_chars must be a number"):
        parse(TEXT, max_chars=limit)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.json", "a.html"])
@pytest.mark.parametrize("packed", ["", ".gz"])
def test_a_file_that_unpacks_to_more_than_the_limit_is_not_unpacked(
    tmp_path: Path, name: str, packed: str
) -> None:
    path = tmp_path / (name + packed)
    many = b" " * 10_000_000
    path.write_bytes(gzip.compress(many) if packed else many)
    (message,) = told(path)
    assert message.startswith("too large: ")
    assert LIMIT in message


def test_the_lines_before_one_that_is_too_long_are_read(tmp_path: Path) -> None:
    line = json.dumps({"source": "a", "published": None, "text": TEXT})
    path = tmp_path / "a.jsonl"
    path.write_text(f"{line}\n{' ' * 10_000}\n", encoding="utf-8")
    first, second = told(path)
    assert first == "a"
    assert second.startswith("too large: a line of it has more than 4,000 bytes")


def test_a_single_file_is_bounded_too(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT + "x" * 10_000, encoding="utf-8")
    with pytest.raises(ArticleError, match="too large"):
        read(path, max_chars=1_000)
    with pytest.raises(ArticleError, match="too large"):
        load(path, max_chars=1_000)
    assert read(path, max_chars=20_000).casualties


def test_a_document_without_an_end_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "LONGEST", 1_000)
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(b" " * 100_000))
    with pytest.raises(ArticleError, match="too large"):
        list(load_reports(path))


@pytest.mark.parametrize("ending", [b"", b"a,b\n"])
def test_a_table_without_an_end_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: bytes
) -> None:
    monkeypatch.setattr(rows, "LONGEST", 1_000)
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress(ending + b" " * 100_000))
    (error,) = rows.csv_rows(path, ["a"])
    assert isinstance(error, NkConflictError)
    assert "too large" in str(error)


def test_a_line_of_json_without_an_end_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "LONGEST", 1_000)
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"a": 1}\n' + b" " * 100_000)
    first, second = rows.json_rows(path)
    assert isinstance(first, rows.Cells)
    assert isinstance(second, ArticleError)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "secret.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "b.txt").write_text(TEXT, encoding="utf-8")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "again.txt").symlink_to("a.txt")
    (folder / "link.txt").symlink_to("../secret.txt")
    (folder / "down").symlink_to("../outside", target_is_directory=True)
    (folder / "round").symlink_to(".", target_is_directory=True)
    return folder


def test_a_link_out_of_a_folder_is_not_followed(folder: Path) -> None:
    refused = "a link out of the folder is not followed: name the file itself"
    assert told(folder) == [str(folder / "a.txt"), refused]
    assert told(folder / "*.txt") == [str(folder / "a.txt"), refused]
    assert told(folder / "down" / "*.txt") == [str(folder / "down" / "b.txt")]
    assert refused in told(folder / "d*" / "*.txt")
    assert told(folder / "link.txt") == [str(folder / "link.txt")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_nobody_waits_for_a_pipe_in_a_folder(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert told(tmp_path) == ["neither a file nor a folder, so it is not read"]


def test_nothing_that_is_read_can_run() -> None:
    source = Path(nkconflict.__file__).parent
    forbidden = {"pickle", "marshal", "shelve", "subprocess", "zipfile", "tarfile", "ctypes", "yaml", "dill"}
    for path in source.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            names: set[str] = set()
            match node:
                case ast.Import():
                    names = {alias.name.partition(".")[0] for alias in node.names}
                case ast.ImportFrom(module=str(module)):
                    names = {module.partition(".")[0]}
                case ast.Call(func=ast.Name(id="eval" | "exec" | "compile" | "__import__")):
                    names = {"eval"}
            assert not names & (forbidden | {"eval"}), f"{path}:{getattr(node, 'lineno', 0)}"
