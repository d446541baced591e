"""A headless Chromium for the tests of what is seen, started once.

Where there is none these tests are skipped, and say what is missing; with `NKCONFLICT_BROWSER=1`, which says
that everything is there, they fail instead.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from browser.tab import Tab


def missing(what: str) -> None:
    """Skip for want of something, or fail where it must be there."""
    if os.environ.get("NKCONFLICT_BROWSER"):
        pytest.fail(what)
    pytest.skip(what)


def program(*names: str) -> str:
    """Return the path of the first program that is there, or skip."""
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        missing(f"there is no {names[0]}: apt-get install chromium chromium-driver")
    return str(found)


@pytest.fixture(scope="session")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    """Yield a tab of a browser that starts without a profile and may not fetch anything in the background."""
    browser = program("chromium", "chromium-browser", "google-chrome")
    made = Tab.opened(browser, program("chromedriver"), tmp_path_factory.mktemp("pages"))
    yield made
    made.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """Return the source of axe-core, as a package for another browser library carries it."""
    spec = find_spec("axe_playwright_python")
    if spec is None or not spec.submodule_search_locations:
        missing("axe-core is not here: pip install --no-deps axe-playwright-python")
    folders = spec.submodule_search_locations if spec else None
    assert folders
    return (Path(folders[0]) / "axe.min.js").read_text("utf-8")
