"""The page on the lexicon says what is so."""

from __future__ import annotations

import re
from pathlib import Path

from nkconflict.lexicon.folder import FILES
from nkconflict.lexicon.spellings import PARTY, PLACE, SURNAME

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "lexicon.md"


def test_the_page_names_every_file_and_every_key() -> None:
    named = set(re.findall("`([^`]+)`", PAGE.read_text(encoding="utf-8")))
    assert named >= {*FILES, *PARTY, *PLACE, *SURNAME, "given", "towns", "of"}
