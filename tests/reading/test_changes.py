"""Gains and losses: which rows came, went or changed between two readings, on rows known by heart."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest

from nkconflict.reading.parse import parse
from reading.changes import WORDS, Row, compared, reading_of, summary, without_words
from reading.scoring import DATA

ACCEPTED: Final = sorted((DATA / "accepted").glob("*.jsonl"))
TEXT: Final = (
    "Azerbaijan said 16 of its soldiers were killed. Armenia denied that its forces had fired. "
    "Another 3 civilians were wounded in Barda, bringing the number of the wounded to 40, prosecutors said."
)


def row(start: int, end: int, **cells: Any) -> Row:
    return {"article": "x", "table": "casualties", "at": [start, end], "quote": "words", **cells}


KILLED: Final = row(10, 40, number=16, side="azerbaijan")
WOUNDED: Final = row(60, 90, number=3, side="azerbaijan")


def kinds(old: Sequence[Row], new: Sequence[Row]) -> list[str]:
    return [change.kind for change in compared(old, new)]


def test_a_reading_does_not_differ_from_itself_in_whatever_order() -> None:
    assert compared([KILLED, WOUNDED], [WOUNDED, KILLED]) == []


def test_what_is_read_anew_came_and_what_is_read_no_more_went() -> None:
    assert kinds([], [KILLED]) == ["came"]
    assert kinds([KILLED], []) == ["went"]
    assert kinds([KILLED], [WOUNDED]) == ["went", "came"]


def test_rows_that_overlap_have_changed_and_tell_which_cells() -> None:
    (change,) = compared([KILLED], [row(10, 44, number=16, side="armenia", scope="incident")])
    assert change.kind == "changed"
    assert list(change.columns()) == [
        ("at", [10, 40], [10, 44]),
        ("side", "azerbaijan", "armenia"),
        ("scope", None, "incident"),
    ]


def test_rows_that_only_touch_or_stand_in_other_tables_or_articles_do_not_pair() -> None:
    assert kinds([KILLED], [row(40, 50, number=16)]) == ["went", "came"]
    assert kinds([KILLED], [{**KILLED, "table": "territory"}]) == ["went", "came"]
    assert kinds([KILLED], [{**KILLED, "article": "y"}]) == ["went", "came"]


def test_of_two_rows_at_one_place_the_likest_pair() -> None:
    killed, wounded = row(10, 40, number=5, outcome="killed"), row(10, 40, number=5, outcome="wounded")
    (change,) = compared([killed, wounded], [{**killed, "side": "armenia"}, wounded])
    assert change.old == killed


def test_a_row_that_is_read_twice_now_came_once() -> None:
    assert kinds([KILLED], [KILLED, KILLED]) == ["came"]
    assert kinds([KILLED, KILLED], [KILLED]) == ["went"]


def test_the_summary_counts_by_table() -> None:
    old, new = [KILLED, WOUNDED], [KILLED, {**WOUNDED, "number": 4}, row(100, 120, number=9)]
    _, line = summary(old, new, compared(old, new))
    assert line.split() == ["casualties", "1", "0", "1", "1"]


def test_a_reading_holds_claims_and_links_with_the_cells_that_say_something() -> None:
    reading = reading_of(parse(TEXT, date(2020, 10, 19)), "x")
    assert {"casualties", "links"} <= {each["table"] for each in reading}
    first = reading[0]
    assert (first["article"], first["number"], first["side"]) == ("x", 16, "azerbaijan")
    assert not [each for each in reading for cell in each.values() if cell is None or cell == []]
    assert json.loads(json.dumps(reading)) == reading


def test_a_reading_without_words_holds_none_of_the_text() -> None:
    for each in reading_of(parse(TEXT, date(2020, 10, 19)), "x"):
        assert not without_words(each).keys() & WORDS


@pytest.mark.parametrize("path", ACCEPTED, ids=lambda path: path.stem)
def test_the_accepted_reading_is_a_row_a_line_in_order_of_articles(path: Path) -> None:
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    names = list(dict.fromkeys(each["article"] for each in rows))
    assert names == sorted(names)
    assert all(each["at"][0] < each["at"][1] for each in rows)
    if path.stem == "shared":
        assert not [each for each in rows if each.keys() & WORDS]


def test_several_rows_that_changed_all_pair() -> None:
    others = [{**each, "claimant": "armenia"} for each in (KILLED, WOUNDED)]
    assert kinds([KILLED, WOUNDED], others) == ["changed", "changed"]
