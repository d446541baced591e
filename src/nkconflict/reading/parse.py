"""From a text to a report, one stage after the other.

str -> Article(blocks) -> sentences -> mentions -> line -> readings -> sightings | residue -> Report
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import count

from nkconflict.errors import ArticleError
from nkconflict.lexicon.folding import fold, lowered
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.places import Place
from nkconflict.model.reports import Report
from nkconflict.model.sightings import BlockKind
from nkconflict.reading.article import Article, lay_out, leave_unread
from nkconflict.reading.captions import captions, contributors
from nkconflict.reading.conductor import Reading
from nkconflict.reading.context import Sentence
from nkconflict.reading.streams import split
from nkconflict.reading.vocabulary import Vocabulary, vocabulary

__all__ = ["MAX_CHARS", "limit", "parse", "parse_many", "sentences_of"]

MAX_CHARS = 100_000_000
"""The longest text, in code points, that is taken for an article unless a caller says otherwise."""

READ = frozenset({BlockKind.HEADLINE, BlockKind.PARAGRAPH, BlockKind.CAPTION})
"""The blocks that claims are read from."""


def parse(
    text: str,
    published: date | None = None,
    source: str | None = None,
    lexicon: Lexicon | None = None,
    *,
    max_chars: int = MAX_CHARS,
) -> Report:
    """Return what one article claims, each claim pinned to the characters that it was read from.

    `published` is the day that "on Monday" counts from; it wins over the date in the text's header, and is
    needed where there is none. `source` names the article, else the SHA-256 of its text does. `lexicon` is
    `Lexicon.default()` unless given. ArticleError if the text is empty, undated, several articles in one, or
    longer than `max_chars` code points.
    """
    _check(text, published, lexicon, max_chars)
    words = vocabulary(lexicon if lexicon is not None else Lexicon.default())
    if not words.names_any(text):
        return _unread(leave_unread(text, published, source))
    article = lay_out(text, published, source)
    reading = Reading(article, words)
    if reading.promises():
        for block in article.blocks:
            if block.kind in READ:
                reading.read(block)
    folded = article.folded
    find_place = _finder(words)
    sightings, links = reading.placed()
    return Report(
        source=article.source,
        text=text,
        published=article.published,
        header_date=article.header_date,
        agency=article.agency,
        blocks=article.blocks,
        contributors=contributors(text, folded, article.blocks, find_place),
        captions=captions(text, folded, article.blocks, article.published, find_place),
        sightings=sightings,
        links=links,
        residue=tuple(reading.residue),
    )


def _unread(article: Article) -> Report:
    return Report(
        source=article.source,
        text=article.text,
        published=article.published,
        header_date=article.header_date,
        blocks=article.blocks,
    )


def parse_many(
    text: str,
    published: date | None = None,
    source: str | None = None,
    lexicon: Lexicon | None = None,
    *,
    max_chars: int = MAX_CHARS,
) -> tuple[Report, ...]:
    """Return the reports of a stream in which one ` date ...` header follows another.

    Item n is named `source#n`, counted from 1, and its offsets are those of its own text. ArticleError as in
    `parse`, and where the whole stream is longer than `max_chars` code points.
    """
    _check(text, published, lexicon, max_chars)
    spans = split(text)
    if len(spans) == 1:
        return (parse(text, published, source, lexicon, max_chars=max_chars),)
    name = source if source is not None else leave_unread(spans[0].of(text), published).source
    return tuple(
        parse(span.of(text), published, f"{name}#{n}", lexicon, max_chars=max_chars)
        for n, span in zip(count(1), spans, strict=False)
    )


def sentences_of(
    text: str, published: date | None = None, source: str | None = None, lexicon: Lexicon | None = None
) -> Iterator[Sentence]:
    """Yield the sentences of an article as the reader sees them, for looking at how it was read."""
    article = lay_out(text, published, source)
    reading = Reading(article, vocabulary(lexicon if lexicon is not None else Lexicon.default()))
    for block in article.blocks:
        if block.kind in READ:
            yield from reading.sentences(block)


def _check(text: object, published: object, lexicon: object, max_chars: object) -> None:
    """Refuse arguments of other types, by name, or that are too long: Python would fail somewhere within."""
    most = limit(max_chars)
    if not isinstance(text, str):
        raise ArticleError(f"text must be a str, not {type(text).__name__}; decode bytes first")
    if len(text) > most:
        reason = f"the text has {len(text):,} characters, more than the {most:,} of max_chars"
        raise ArticleError(f"{reason}: divide it, or give a larger max_chars")
    if published is not None and type(published) is not date:
        raise ArticleError(f"published must be a datetime.date, not {type(published).__name__}")
    if lexicon is not None and type(lexicon) is not Lexicon:
        raise ArticleError(f"lexicon must be a Lexicon, not {type(lexicon).__name__}")


def limit(max_chars: object) -> int:
    """Return a limit on the length of texts; ArticleError where it is none."""
    if type(max_chars) is not int or max_chars < 1:
        raise ArticleError(f"max_chars must be a number of code points, not {max_chars!r:.40}")
    return max_chars


def _finder(words: Vocabulary) -> Callable[[str], Place | None]:
    def find_place(name: str) -> Place | None:
        key = words.places.get(lowered(fold(name)))
        return words.lexicon.place(key) if key else None

    return find_place
