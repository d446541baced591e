"""Reports as JSON Lines: a document a line, read and written one at a time."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterable, Iterator
from os import PathLike
from pathlib import Path
from typing import IO, Final, cast

from nkconflict.convert.documents import dumps, loads
from nkconflict.errors import DecodeError
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.reports import Report
from nkconflict.reading.parse import MAX_CHARS
from nkconflict.sources.limits import BYTES, lines

__all__ = ["dump_reports", "load_reports"]

LONGEST: Final = BYTES * MAX_CHARS
"""The longest line that is read: no document of an article is longer, and no machine holds any line."""


def dump_reports(
    reports: Iterable[Report], path: str | PathLike[str], *, lexicon: Lexicon | None = None
) -> int:
    """Write reports, or a corpus, a document a line, packed where the name ends in `.gz`; return how many."""
    written = 0
    with _opened(path, "wt") as file:
        for report in reports:
            file.write(dumps(report, lexicon) + "\n")
            written += 1
    return written


def load_reports(path: str | PathLike[str], *, lexicon: Lexicon | None = None) -> Iterator[Report]:
    """Yield the reports of a file as `dump_reports` writes it; DecodeError names file and line."""
    with _opened(path, "rt") as file:
        for number, line in enumerate(lines(file, os.fspath(path), LONGEST), 1):
            if not line.strip():
                continue
            try:
                report = loads(line, lexicon)
            except DecodeError as error:
                error.source, error.line = os.fspath(path), number
                raise
            if type(report) is not Report:
                what = f"a {type(report).__name__} where a Report is wanted"
                raise DecodeError(what, source=os.fspath(path), line=number, path="$.type")
            yield report


def _opened(path: str | PathLike[str], mode: str) -> IO[str]:
    """Open a text of UTF-8 whose lines end in a line feed alone, wherever it is written."""
    name = os.fspath(path)
    if name.lower().endswith(".gz"):
        return cast("IO[str]", gzip.open(name, mode, encoding="utf-8", newline="\n"))
    return cast("IO[str]", Path(name).open(mode, encoding="utf-8", newline="\n"))
