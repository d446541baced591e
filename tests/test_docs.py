"""The documentation's examples are run, so that none of them can go stale."""

from __future__ import annotations

import os
import re
import runpy
import stat
import sys
import tomllib
from pathlib import Path

import pytest
from sybil.example import SybilFailure

from frames.readers import needs
from nkconflict.tables import ANSWERS, TABLES
from pages import PAGES, ROOT, SYBIL, marks, modules, unexplained


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to a folder of its own, with the examples in it and the command on the path."""
    command = tmp_path / "bin" / "nkconflict"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m nkconflict "$@"\n')
    command.chmod(command.stat().st_mode | stat.S_IXUSR)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    python = Path(sys.executable).parent
    monkeypatch.setenv("PATH", os.pathsep.join([str(command.parent), str(python), os.environ["PATH"]]))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, sys.path)))
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def evaluate(page: Path) -> None:
    """Run the examples of a page."""
    for example in SYBIL.parse(page).examples():
        example.evaluate()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
@pytest.mark.usefixtures("folder")
def test_the_examples_of_a_page_give_what_they_show(page: Path) -> None:
    evaluate(page)
    for module in modules(page):  # the blocks that need one which is not there were left out
        needs(module)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_block_is_run_or_says_why_not(page: Path) -> None:
    assert [mark for mark in marks(page) if unexplained(mark)] == []


PAGE = """text
```pycon
>>> 1
1
```
>>> in no fence
```console no-run: installs packages
$ false
```
```pycon a_module_that_is_not_there
>>> 2
```
```text
>>> no session
```
```console
$ echo one; echo two
one
...
$ true
```
"""


@pytest.mark.parametrize(
    ("right", "wrong", "line"),
    [(">>> 1\n1", ">>> 1\n2", 3), ("one\n...", "two\n...", 16), ("$ true", "$ false", 16)],
)
@pytest.mark.usefixtures("folder")
def test_a_wrong_example_is_told_with_its_line(right: str, wrong: str, line: int, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(PAGE)
    evaluate(page)
    page.write_text(PAGE.replace(right, wrong))
    with pytest.raises(SybilFailure, match=f"line {line},"):
        evaluate(page)


def test_a_mark_without_a_reason_or_of_no_kind_is_found() -> None:
    found = [
        unexplained(mark) for mark in ("pycon", "pycon duckdb", "console no-run: long", "{letters}", "text")
    ]
    assert not any(found)
    assert all(map(unexplained, ["console no-run", "console no-run:", "pyton", ""]))


def test_the_page_on_the_model_shows_every_public_type() -> None:
    from model.discovery import VALUES

    page = (ROOT / "docs" / "reference" / "model.md").read_text("utf-8")
    assert not [kind.__name__ for kind in VALUES if f"`{kind.__name__}" not in page]


@pytest.mark.parametrize(
    ("page", "directive", "names"), [("tables", "columns", TABLES), ("answers", "answer", ANSWERS)]
)
def test_the_manual_has_the_columns_of_every_table_in_its_section(
    page: str, directive: str, names: dict[str, object]
) -> None:
    text = (ROOT / "docs" / "reference" / f"{page}.md").read_text("utf-8")
    sections = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL))
    assert [name for name in names if f"```{{{directive}}} {name}\n" not in sections.get(name, "")] == []


NOTEBOOKS = sorted((ROOT / "examples" / "notebooks").glob("*.md"))


@pytest.mark.parametrize(
    "page", [*PAGES, *NOTEBOOKS, ROOT / "CHANGELOG.md"], ids=lambda page: str(page.relative_to(ROOT))
)
def test_links_of_a_page_lead_to_files_of_the_repository(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_what_a_page_installs_is_an_extra_of_the_checkout() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    named: set[str] = set()
    for page in (*PAGES, *NOTEBOOKS):
        text = page.read_text("utf-8")
        assert "nkconflict[" not in text, page  # which no index has
        named |= {extra for list_ in re.findall(r"'\.\[([\w,]+)\]'", text) for extra in list_.split(",")}
    assert {"plot", "parquet"} <= named <= extras.keys()


def test_the_readme_installs_the_extras_before_the_commands_that_need_them() -> None:
    page = (ROOT / "README.md").read_text("utf-8")
    assert -1 < page.find("--editable '.[plot,parquet,pandas]'") < page.find("$ nkconflict plot")


def test_a_link_of_a_built_page_that_leads_nowhere_is_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tool = runpy.run_path(str(ROOT / "tools" / "check_links.py"))
    page = (
        '<p id="here"><a href="#here"></a><a href="b.html#there"></a><a href="https://example.org"></a></p>'
    )
    right, wrong = tmp_path / "right", tmp_path / "wrong"
    for folder, other in (
        (right, '<a name="there" href="a.html"></a>'),
        (wrong, '<a name="elsewhere" href="c.html"></a><img src="a.html#nowhere">'),
    ):
        folder.mkdir()
        (folder / "a.html").write_text(page)
        (folder / "b.html").write_text(other)
    assert (tool["main"](str(right)), tool["main"](str(wrong))) == (0, 3)
    assert re.findall(r"(\w)\.html: (\S+) leads", capsys.readouterr().out) == [
        ("a", "b.html#there"),
        ("b", "c.html"),
        ("b", "a.html#nowhere"),
    ]
