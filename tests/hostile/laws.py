"""What holds of any text at all: only an ArticleError is raised, and what is read can be told again."""

from __future__ import annotations

from nkconflict import parse, parse_many
from nkconflict.convert import dumps, loads
from nkconflict.display import terminal_lines
from nkconflict.errors import ArticleError
from nkconflict.model.reports import Report
from nkconflict.model.sightings import Evidence
from nkconflict.sources.decoding import decoded
from nkconflict.tables import TABLES, csv_lines, jsonl_lines, rows, text_lines

from .texts import DAY

__all__ = ["FRAGMENTS", "holds", "pieced", "survives", "text_of"]

FRAGMENTS = (
    "Armenia", "Azerbaijan's", "Nagorno-Karabakh", "Stepanakert", "Ilham Aliyev", "He", "they",
    "The ministry", " said ", " says that ", " denied ", " accused ", " of ", " in ", " and ", ", ",
    ". ", ".", "; ", ": ", " ", "\n", "\n\n", "killed", "wounded", " were ", " have been ", "soldiers",
    "civilians", "people", "villages", "drones", "12", "2,300", "more than 40", "dozens", "no", "three",
    "bringing the total to ", "more ", "since Sept. 27", "on Monday", "Oct. 10, 2020", "at noon",
    "a cease-fire ", "truce", "took effect", "violated", "it", "shelling", "captured", "destroyed",
    "talks", "met", "Moscow", "\u201c", "\u201d", '"', "'", "'s ", "(", ")", "[", "]", "-", " -- ",
    "\u2014", "(AP Photo) Credit: X Credit: X", "YEREVAN, Armenia (AP) \u2014 ", " date 2020-10-19 ",
    "date 2020-10", "Associated Press writers X in Moscow and Y in Baku contributed.", "\x00", "\ud800",
    "\u202e", "\u0130", "\ufeff", "e\u0301", "\x1b[2J", "=1+1", "$40", "5%", "T-72", "10-month-old",
    "1/2", "\u00bd", "\r\n", "\u2028", "\t",
)  # fmt: skip
"""What texts are pieced together from: words that mean something, and characters that trouble."""


def text_of(data: bytes) -> str:
    """Return the text that some bytes are: UTF-8, or, where they begin with NUL, pieced together."""
    if data[:1] == b"\0":
        return pieced(data[1:])
    try:
        return decoded(data, "found")
    except ArticleError:
        return data.decode("utf-8", "surrogateescape")


def pieced(data: bytes) -> str:
    """Return a text with a fragment for each byte."""
    return "".join([FRAGMENTS[byte % len(FRAGMENTS)] for byte in data])


def holds(text: str) -> None:
    """Fail where a law does not hold of a text."""
    try:
        told = parse_many(text, DAY)
    except ArticleError:  # and nothing else
        return
    for report in told:
        _of_report(report)
    if len(told) == 1:
        assert parse(text, DAY) == told[0]


def survives(text: str) -> None:
    """Fail where reading does: the laws of a single text that take least time to try."""
    try:
        report = parse(text, DAY)
    except ArticleError:  # and nothing else
        return
    for sighting in report.sightings:
        if isinstance(sighting.evidence, Evidence):
            sighting.evidence.check(text)


def _of_report(report: Report) -> None:
    text = report.text
    at = 0
    for block in report.blocks:
        assert block.span.start == at < block.span.end
        at = block.span.end
    assert at == len(text)
    for sighting in report.sightings:
        assert isinstance(sighting.evidence, Evidence)
        sighting.evidence.check(text)
        assert all(mark.span.end <= len(text) for mark in sighting.evidence.marks)
    assert all(left.span.end <= len(text) for left in report.residue)
    again = loads(dumps(report))
    assert again == report
    assert hash(again) == hash(report)
    for table in TABLES:
        found = list(rows(report, table))
        for line in jsonl_lines(found):
            assert line[:-1].isprintable()
        for line in (*csv_lines(found, table), *text_lines(found, table, 80)):
            line.encode()
        assert all(line[:-1].isprintable() for line in text_lines(found, table, 80))
    assert all(line[:-1].isprintable() for line in terminal_lines(report, width=80))
