"""From bytes to text, character for character: UTF-8, with or without a byte order mark, line ends kept."""

from __future__ import annotations

import codecs
from typing import Final

from nkconflict.errors import ArticleError

__all__ = ["decoded"]

_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


def decoded(data: bytes, source: str, offset: int = 0) -> str:
    """Return the text of some bytes, without a byte order mark; `offset` is where in their file they begin.

    ArticleError, with offset, line and column of the first byte that is not UTF-8, and what to do about it.
    """
    start = len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
    try:
        return data[start:].decode()
    except UnicodeDecodeError as error:
        at = start + error.start
        before = data[start:at].decode()
        shown = data[start:].decode(errors="replace")
        what = f"byte 0x{data[at]:02x} at offset {offset + at} is not UTF-8; {_remedy(data)}"
        raise ArticleError(what).at(shown, len(before), source=source) from None


def _remedy(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return f"the file begins like {encoding}, so convert it: iconv -f {encoding} -t UTF-8"
    return "convert the file, from Windows-1252 perhaps: iconv -f WINDOWS-1252 -t UTF-8"
