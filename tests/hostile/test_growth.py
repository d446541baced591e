"""Time grows with the size of a text and no faster, whatever the text is; `make bench` measures seconds."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from functools import partial
from typing import Final, TypeVar

import pytest

from hostile.texts import CALMED, DAY, DENSE, hostile
from nkconflict import parse
from nkconflict.convert import dumps
from nkconflict.display import html, terminal_lines
from nkconflict.model.reports import Block, Report
from nkconflict.model.sightings import BlockKind, Residue
from nkconflict.model.spans import Span
from nkconflict.reading.sentences import ENDLESS
from nkconflict.tables import TABLES, rows

Given = TypeVar("Given")

SMALL, LARGEST, STEP = 4_000, 1_000_000, 4
EXPONENT: Final = 1.5
"""More than the 1.25 of the benchmark, since the small texts of a quick test leave more to chance."""

SURE: Final = 0.03
"""Seconds, below which no growth is measured."""


def seconds(work: Callable[[], object]) -> float:
    """Return the processor's time that some work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def exponent(name: str, read: Callable[[str], object]) -> float:
    """Return with which power of its size the time for a hostile text grows: the least of three.

    The text is as long as it must be for its time to be told from chance, but no longer than a megabyte.
    """
    small, large = hostile(name, SMALL), hostile(name, SMALL * STEP)
    while len(large) * STEP <= LARGEST and seconds(partial(read, large)) < SURE:
        small, large = large, hostile(name, len(large) * STEP)
    return growth(small, large, read)


def growth(small: Given, large: Given, read: Callable[[Given], object]) -> float:
    """Return the exponent from one value to another that is `STEP` times as large: the least of three."""
    least = math.inf
    for _ in range(3):
        taken = seconds(lambda: read(large))
        if taken < SURE:
            return 0
        least = min(least, math.log(taken / seconds(lambda: read(small)), STEP))
        if least <= EXPONENT:
            break
    return least


@pytest.mark.parametrize("name", CALMED | DENSE)
def test_time_grows_no_faster_than_the_text(name: str) -> None:
    parse(hostile(name, 1_000), published=DAY)  # what is compiled lazily is there then
    assert exponent(name, lambda text: parse(text, published=DAY)) <= EXPONENT


def test_rows_and_documents_grow_no_faster_than_what_was_read() -> None:
    def told(text: str) -> None:
        report = parse(text, published=DAY)
        dumps(report)
        for table in TABLES:
            list(rows(report, table))

    told(hostile("claims and denials", 1_000))
    assert exponent("claims and denials", told) <= EXPONENT


def test_showing_grows_no_faster_than_what_is_shown() -> None:
    small, large = (parse(hostile("killed, line by line", size), published=DAY) for size in (6_000, 24_000))
    assert growth(small, large, lambda report: list(terminal_lines(report, width=100))) <= EXPONENT
    assert growth(small, large, html) <= EXPONENT


def test_residue_is_placed_as_soon_in_many_blocks_as_in_few() -> None:
    small, large = (in_blocks(number) for number in (2_000, 2_000 * STEP))
    assert growth(small, large, lambda report: list(rows(report, "residue"))) <= EXPONENT


def in_blocks(number: int) -> Report:
    """Return a report of many paragraphs, none of which was understood."""
    spans = [Span(at, at + 1) for at in range(number)]
    blocks = [Block(BlockKind.PARAGRAPH, span) for span in spans]
    left = [Residue(span, "not understood") for span in spans]
    return Report(source="a", text="x" * number, published=DAY, blocks=blocks, residue=left)


def test_growth_is_found() -> None:
    assert exponent("killed", lambda text: [text.count("z") for _ in range(len(text))]) > EXPONENT


def test_what_has_no_end_is_read_no_further_and_not_in_silence() -> None:
    text = (
        hostile("one sentence without a full stop", 2 * ENDLESS) + ". Baku said that 40 people were wounded."
    )
    report = parse(text, published=DAY)
    (left,) = [part for part in report.residue if "read no further" in part.reason]
    assert left.span.end == text.index(" Baku said that 40")
    assert ENDLESS <= left.span.start <= ENDLESS + 1_000
    assert report.casualties[-1].count.number == 40  # type: ignore[union-attr]


def test_a_long_sentence_is_read_to_its_end() -> None:
    report = parse(hostile("one sentence without a full stop", ENDLESS - 1_000), published=DAY)
    assert len(report.sightings) > 500
    assert not any("read no further" in part.reason for part in report.residue)
