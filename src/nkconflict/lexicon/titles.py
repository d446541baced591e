"""Titles: which words stand for somebody who holds an office, and how such offices begin."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from nkconflict.model.parties import Person

__all__ = ["TITLES", "holds"]

TITLES: Final = {
    "president": "president of",
    "head of state": "president of",
    "leader": "(?:president|prime minister) of",
    "prime minister": "prime minister",
    "premier": "prime minister",
    "pm": "prime minister",
    "foreign minister": "foreign minister",
    "minister of foreign affairs": "foreign minister",
    "top diplomat": "foreign minister|us secretary of state",
    "secretary of state": "us secretary of state",
    "defense minister": "minister of (?:national )?defence|defence minister",
    "defence minister": "minister of (?:national )?defence|defence minister",
    "minister": "foreign minister|minister of|defence minister",
    "ombudsman": "human rights|ombudsman",
    "human rights ombudsman": "human rights|ombudsman",
    "human rights defender": "human rights",
    "rights defender": "human rights",
    "spokesman": "press secretary|spokes|representative|kremlin spokes",
    "spokeswoman": "press secretary|spokes",
    "spokesperson": "press secretary|spokes|kremlin spokes",
    "press secretary": "press secretary|spokes|kremlin spokes",
    "secretary": "secretary of",
    "prosecutor general": "prosecutor general",
    "aide": "assistant to",
    "presidential aide": "assistant to",
    "secretary-general": "un secretary|secretary general",
    "secretary general": "un secretary|secretary general",
}
"""Titles that stand for somebody named before, and how the office of such a person begins."""


def holds(person: Person, title: str) -> bool:
    """Say whether a person has an office for which a title stands.

    >>> from nkconflict.lexicon.lexicon import Lexicon
    >>> aliyev = Lexicon.default().person("ilham-aliyev")
    >>> holds(aliyev, "president"), holds(aliyev, "prime minister"), holds(aliyev, "somebody")
    (True, False, False)
    """
    begins = TITLES.get(title)
    if begins is None or person.office is None:
        return False
    return _pattern(begins).match(person.office.lower()) is not None


@cache
def _pattern(begins: str) -> re.Pattern[str]:
    return re.compile(begins)
