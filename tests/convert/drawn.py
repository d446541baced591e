"""What the laws of JSON share."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import orjson
import pytest

from nkconflict import load
from nkconflict.convert import dumps
from nkconflict.corpus import Corpus

__all__ = ["by_both", "examples"]


@cache
def examples() -> Corpus:
    """Return the example articles as read, once for all who ask."""
    return load(Path(__file__).parents[2] / "examples" / "articles")


def by_both(value: object) -> tuple[str, str]:
    """Return a value as it is written with orjson and without."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("nkconflict.convert.encoding.fastest", lambda: orjson)
        fast = dumps(value)
        patch.setattr("nkconflict.convert.encoding.fastest", lambda: None)
        return fast, dumps(value)
