"""The pictures of the README are made by a command; here is all of it but its own browser."""

from __future__ import annotations

import runpy
from pathlib import Path

from browser.tab import Tab
from display.examples import STRAINS

TOOL = Path(__file__).parents[2] / "tools" / "picture_article.py"


def test_the_pictures_are_small_and_the_dark_one_is_another(tab: Tab) -> None:
    tool = runpy.run_path(str(TOOL))
    tab.show("", width=tool["WIDTH"])
    light, dark = (tool["taken"](tab.driver, tool["view"](STRAINS, theme)) for theme in ("light", "dark"))
    assert light != dark
    for picture in (light, dark):
        assert picture[:4] + picture[8:12] == b"RIFFWEBP"
        assert 30_000 < len(picture) < 300_000
