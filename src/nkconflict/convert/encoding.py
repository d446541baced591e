"""From plain dictionaries, lists and values to JSON: by orjson where it is installed, else by `json`.

Both write the same characters, so that a file does not depend on what its writer had installed (orjson comes
with the extra `fast`). The few things that orjson does not write as `json` does are left to the latter: what
it refuses, and numbers close to zero or very large, whose notation differs.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any, Final

__all__ = ["encoded", "fastest"]

_NOTATION: Final = re.compile(rb":-?(?:0\.0000|[0-9.]+e)")
"""The numbers of fields that orjson may write otherwise: 0.000015 for 1.5e-05. In texts it does no harm."""


def encoded(document: object) -> str:
    """Return a document as JSON on one line, without needless space; lone surrogates are escaped."""
    fast = fastest()
    if fast is not None:
        try:
            written: bytes = fast.dumps(document)
        except TypeError:  # whole numbers of more than 64 bits, lone surrogates, lists in lists in lists
            return _standard(document)
        if not _NOTATION.search(written):
            return written.decode()
    return _standard(document)


@cache
def fastest() -> Any:
    """Return orjson, None where it is not installed."""
    try:
        import orjson
    except ImportError:
        return None
    return orjson


def _standard(document: object) -> str:
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    try:
        text.encode()
    except UnicodeEncodeError:  # lone surrogates are no UTF-8; their escapes are
        return json.dumps(document, separators=(",", ":"))
    return text
