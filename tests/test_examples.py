"""The notebooks are run from the first cell to the last, and show what their text says that they show."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from frames.readers import needs
from pages import ROOT, blocks

NOTEBOOKS = sorted((ROOT / "examples" / "notebooks").glob("*.md"))

SHOWN = {
    "first-steps": [
        "nagorno-karabakh   729 military killed",
        "19 increment_of 729",
        "'inferred': ['outcome', 'victims', 'side']",
    ],
    "the-war-of-2020": [
        "'figure': '151', 'step': 'lowered'",
        "azerbaijan has given no figure of its own soldiers killed",
        "round numbers",
    ],
    "your-own-pipeline": ["True for ", "there is no such day", "True 0 new", "Gəncə"],
}
"""What a notebook is about: words that its cells print."""


def run(cell: str, names: dict[str, object]) -> None:
    """Run a cell, and print what its last expression gives, as a notebook does."""
    *before, last = ast.parse(cell).body
    if not isinstance(last, ast.Expr):
        exec(cell, names)
        return
    exec(ast.unparse(ast.Module(before, [])), names)
    value = eval(ast.unparse(last), names)
    if value is not None:
        getattr(value, "_repr_html_", lambda: None)()
        sys.stdout.write(f"{value.to_dict('records') if hasattr(value, 'to_dict') else value}\n")


@pytest.fixture
def drawn_unseen(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Draw what is drawn for nobody, and put it away."""
    monkeypatch.setenv("MPLBACKEND", "agg")
    yield
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].close("all")


@pytest.fixture
def beside_the_examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Go to a folder that has the examples beside it, as those of the notebooks have."""
    for path in (ROOT / "examples").iterdir():
        if path.name not in {"notebooks", "scripts"}:
            (tmp_path / path.name).symlink_to(path)
    (tmp_path / "notebooks").mkdir()
    monkeypatch.chdir(tmp_path / "notebooks")


@pytest.mark.usefixtures("beside_the_examples", "drawn_unseen")
@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda notebook: notebook.stem)
def test_a_notebook_runs_and_shows_what_it_is_about(
    notebook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("duckdb", "matplotlib", "pandas"):
        if {"matplotlib": "plots"}.get(name, name) in notebook.read_text("utf-8"):
            needs(name)
    names: dict[str, object] = {"__name__": "__main__"}
    for mark, source in blocks(notebook):
        if mark.startswith("{code-cell}"):
            run(source, names)
    printed = capsys.readouterr().out
    assert [words for words in SHOWN[notebook.stem] if words not in printed] == []


def test_there_are_three_notebooks_and_none_has_output_stored() -> None:
    assert {notebook.stem for notebook in NOTEBOOKS} == SHOWN.keys()
    assert not list((ROOT / "examples").rglob("*.ipynb"))
