"""The pictures of the README and the documentation say what is drawn today."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

ROOT = Path(__file__).parents[2]
PICTURES = sorted((ROOT / "docs" / "pictures").glob("*.svg"))


def written(picture: Path) -> list[str]:
    """Return the words in a picture, wherever its lines are broken."""
    texts = ET.parse(picture).iter("{http://www.w3.org/2000/svg}text")
    return sorted(word for text in texts for word in "".join(text.itertext()).split())


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
