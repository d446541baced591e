"""Arguments of other types are refused by name."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from nkconflict.errors import ArticleError
from nkconflict.reading.parse import parse

DAY = date(2020, 10, 19)


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        ({"text": b"Armenia", "published": DAY}, "text"),
        ({"text": None, "published": DAY}, "text"),
        ({"text": "Armenia", "published": "2020-10-19"}, "published"),
        ({"text": "Armenia", "published": datetime(2020, 10, 19, tzinfo=UTC)}, "published"),
        ({"text": "Armenia", "published": DAY, "lexicon": {}}, "lexicon"),
    ],
)
def test_an_argument_of_another_type_is_refused_by_its_name(arguments: dict[str, Any], name: str) -> None:
    with pytest.raises(ArticleError, match=rf"^{name} must be "):
        parse(**arguments)
