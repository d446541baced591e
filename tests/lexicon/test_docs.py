"""The page on the lexicon says what is so."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

from nkconflict.lexicon.folder import FILES
from nkconflict.lexicon.spellings import PARTY, PLACE, SURNAME

PAGE = Path(__file__).parents[2] / "docs" / "lexicon.md"


def test_the_examples_of_the_page_give_what_they_show() -> None:
    failed, tried = doctest.testfile(str(PAGE), module_relative=False)
    assert (failed, tried > 10) == (0, True)


def test_the_page_names_every_file_and_every_key() -> None:
    named = set(re.findall("`([^`]+)`", PAGE.read_text(encoding="utf-8")))
    assert named >= {*FILES, *PARTY, *PLACE, *SURNAME, "given", "towns", "of"}
