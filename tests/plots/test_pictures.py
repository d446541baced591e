"""The pictures of the README and the documentation say what is drawn today."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).parents[2]
PICTURES = sorted((ROOT / "docs" / "pictures").glob("*.svg"))


def written(picture: Path) -> list[str]:
    """Return the texts of a picture that are no numbers on an axis."""
    texts = ElementTree.parse(picture).iter("{http://www.w3.org/2000/svg}text")
    return sorted(" ".join("".join(text.itertext()).split()) for text in texts)


def test_the_pictures_are_those_that_are_made_and_say_what_would_be_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", [str(ROOT / "tools"), *sys.path])
    import_module("pictures").main(tmp_path)
    assert [path.name for path in PICTURES] == sorted(path.name for path in tmp_path.iterdir())
    stale = [path.name for path in PICTURES if written(path) != written(tmp_path / path.name)]
    assert not stale, "run `make pictures`"


def test_the_pictures_are_small_and_ask_nothing_of_the_network() -> None:
    for path in PICTURES:
        assert path.stat().st_size < 120_000
        text = path.read_text("utf-8")
        assert "<image" not in text
        assert 'href="http' not in text
