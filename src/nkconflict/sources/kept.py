"""Reports that were read before and kept as JSON documents, as `nkconflict dump` writes them.

They are taken as they are, without reading their text again.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TypeGuard

from nkconflict.corpus import Corpus
from nkconflict.errors import DecodeError
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.reports import Report
from nkconflict.sources.unread import Unread

__all__ = ["is_document", "kept_articles"]


def is_document(value: object) -> TypeGuard[dict[str, object]]:
    """Say whether a JSON value is meant as a document of ours, rather than as somebody's article."""
    return isinstance(value, dict) and "schema_version" in value


def kept_articles(
    document: dict[str, object],
    origin: str,
    line: int = 1,
    published: date | None = None,
    lexicon: Lexicon | None = None,
) -> Iterator[Unread]:
    """Yield the article of a report, or of each report of a corpus, with its report.

    DecodeError where the document is none, or is of something else, or where it was read as of another day
    than `published`: what was inferred from that day cannot be dated anew.
    """
    from nkconflict.convert import value_of  # here, since it loads cattrs, which articles do not need

    value = value_of(document, lexicon)
    if not isinstance(value, (Report, Corpus)):
        what = f"a {type(value).__name__} where a Report or a Corpus is wanted"
        raise DecodeError(what, source=origin, line=line, path="$.type")
    for report in (value,) if isinstance(value, Report) else value:
        if published not in (None, report.published):
            what = f"{report.source!r} was read as of {report.published}; to date it anew, read its article"
            raise DecodeError(what, source=origin, line=line)
        yield Unread(
            text=report.text,
            source=report.source,
            published=report.published,
            origin=origin,
            line=line,
            record=True,
            kept=report,
        )
