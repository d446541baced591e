"""What the laws of JSON share."""

from __future__ import annotations

import orjson
import pytest

from nkconflict.convert import dumps

__all__ = ["by_both"]


def by_both(value: object) -> tuple[str, str]:
    """Return a value as it is written with orjson and without."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("nkconflict.convert.encoding.fastest", lambda: orjson)
        fast = dumps(value)
        patch.setattr("nkconflict.convert.encoding.fastest", lambda: None)
        return fast, dumps(value)
