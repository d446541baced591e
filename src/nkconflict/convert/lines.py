"""Reports as JSON Lines: a document a line, read and written one at a time."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from os import PathLike

from nkconflict.convert.documents import dumps, loads
from nkconflict.errors import DecodeError
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.reports import Report
from nkconflict.packing import BROKEN, created, opened

__all__ = ["dump_reports", "load_reports", "report_lines"]


def report_lines(reports: Iterable[Report], lexicon: Lexicon | None = None) -> Iterator[str]:
    """Yield a document for each report, each with its line feed."""
    return (f"{dumps(report, lexicon)}\n" for report in reports)


def dump_reports(
    reports: Iterable[Report], path: str | PathLike[str], *, lexicon: Lexicon | None = None
) -> int:
    """Write reports, or a corpus, a document a line, packed where the name ends in `.gz`; return how many.

    The same reports give the same bytes.
    """
    written = 0
    with created(path) as file:
        for line in report_lines(reports, lexicon):
            file.write(line.encode())
            written += 1
    return written


def load_reports(path: str | PathLike[str], *, lexicon: Lexicon | None = None) -> Iterator[Report]:
    """Yield the reports of a file as `dump_reports` writes it.

    DecodeError with file, line and JSON path at the first line that holds none; `nkconflict.sources.reports`
    goes on instead.
    """
    number = 0
    try:
        with opened(path) as file:
            for number, line in enumerate(file, 1):  # noqa: B007 (the errors below tell it)
                if line.strip():
                    yield _report(line, lexicon)
    except DecodeError as error:
        error.source, error.line = os.fspath(path), number
        raise
    except BROKEN as error:
        what = f"the packed file is cut off or spoilt ({error})"
        raise DecodeError(what, source=os.fspath(path), line=number + 1) from None


def _report(line: bytes, lexicon: Lexicon | None) -> Report:
    try:
        text = line.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        what = f"byte 0x{line[error.start]:02x}, the {error.start + 1}. of its line, is not UTF-8"
        raise DecodeError(what) from None
    report = loads(text, lexicon)
    if type(report) is not Report:
        raise DecodeError(f"a {type(report).__name__} where a Report is wanted", path="$.type")
    return report
