"""What holds of any text at all: only an ArticleError is raised, and what is read can be told again."""

from __future__ import annotations

from nkconflict import parse, parse_many
from nkconflict.convert import dumps, loads
from nkconflict.display import terminal_lines
from nkconflict.errors import ArticleError
from nkconflict.model.reports import Report
from nkconflict.model.sightings import Evidence
from nkconflict.tables import TABLES, csv_lines, jsonl_lines, rows, text_lines

from .texts import DAY

__all__ = ["holds", "survives"]


def holds(text: str) -> tuple[Report, ...]:
    """Fail where a law does not hold of a text, and return its reports: none if it is refused."""
    told = survives(text)
    for report in told:
        _is_told_again(report)
    if len(told) == 1:
        assert parse(text, DAY) == told[0]
    return told


def survives(text: str) -> tuple[Report, ...]:
    """Fail where reading does, or where something stands elsewhere than it says: what takes least to try."""
    try:
        told = parse_many(text, DAY)
    except ArticleError:  # and nothing else
        return ()
    for report in told:
        _stands_where_it_says(report)
    return told


def _stands_where_it_says(report: Report) -> None:
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


def _is_told_again(report: Report) -> None:
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
