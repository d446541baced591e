"""The table for people: aligned, and no wider than the terminal."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from nkconflict import strategies
from nkconflict.model.reports import Report
from nkconflict.tables import TABLES, rows, text_lines
from outer.samples import (
    REPORT,
)

GOLDEN = Path(__file__).parent / "golden"


@given(strategies.reports(), st.sampled_from(sorted(TABLES)), st.integers(20, 240))
def test_a_text_table_is_no_wider_than_asked(report: Report, name: str, width: int) -> None:
    lines = list(text_lines(rows(report, name), name, width))
    assert lines
    for line in lines:
        assert line.endswith("\n")
        assert line[:-1].isprintable()
        assert len(line) - 1 <= max(width, 26 + len(name)) if len(lines) == 1 else len(line) - 1 <= width


def test_a_text_table_drops_empty_columns_and_says_which_it_had_no_room_for() -> None:
    wide = "".join(text_lines(rows(REPORT, "casualties"), "casualties", 400))
    narrow = "".join(text_lines(rows(REPORT, "casualties"), "casualties", 100))
    assert "subgroup" not in wide
    assert "left out" not in wide
    assert "left out for want of width: " in narrow


def test_a_text_table_reads_like_this() -> None:
    golden = (GOLDEN / "table.txt").read_text(encoding="utf-8")
    assert "".join(text_lines(rows(REPORT, "casualties"), "casualties", 108)) == golden


def test_what_matters_most_is_cut_before_it_is_left_out() -> None:
    header, _, first, *_ = text_lines(rows(REPORT, "casualties"), "casualties", 60)
    assert header.split() == ["number", "qualifi…", "outcome", "victims", "side", "claimant"]
    assert first == "      16  exact     killed    military  nagorno…  nagorno…\n"
