"""Fold a text character by character, so that offsets in the folded text are offsets in the original.

Curly quotes become straight, dashes and spaces plain; Azerbaijani, Turkish and French letters lose
their marks.
Every replacement is one character for one: that is the law which lets a match be pinned to the original.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

__all__ = ["fold", "lowered"]

_PLAIN: Final = {
    "'": "\u2018\u2019\u201a\u201b\u2032\u02bc\u0060\u00b4",
    '"': "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb",
    "-": "\u2010\u2011\u2012\u2212",
    "\u2014": "\u2013\u2015",  # en and em dashes alike; a hyphen stays a hyphen
    " ": "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
    "\t\x0b\x0c",
    "e": "\u0259",
    "E": "\u018f",
    "i": "\u0131",
    "I": "\u0130",  # whose lower() is two characters long
}


def _table() -> dict[int, str]:
    table = {ord(character): plain for plain, characters in _PLAIN.items() for character in characters}
    for code in range(0xC0, 0x250):  # Latin letters with marks
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base.isascii() and code not in table:
            table[code] = base
    return table


_TABLE: Final = _table()


@cache
def _marked() -> re.Pattern[str]:
    # few characters of a text want folding: to search for them is far quicker than to translate all
    return re.compile(f"[{re.escape(''.join(map(chr, _TABLE)))}]")


def fold(text: str) -> str:
    """Return the text with look-alike characters made plain; the length and every offset stay.

    >>> print(fold("“İlham Əliyev’s”"))
    "Ilham Eliyev's"
    """
    if text.isascii() and "\t" not in text and "`" not in text:
        return text
    return _marked().sub(lambda character: _TABLE[ord(character[0])], text)


def lowered(folded: str) -> str:
    """Return a folded text in lower case; the length and every offset stay.

    >>> lowered(fold("İ")), len(lowered(fold("Ⅷİß")))
    ('i', 3)
    """
    return folded.lower()
