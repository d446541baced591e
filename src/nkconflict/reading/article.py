"""The structure of an article: header, headline, dateline, paragraphs, bylines, captions, page furniture.

A line is a block, with these exceptions: the header shares its line with the first paragraph, a dateline
opens one, a doubled credit may be followed by the next caption on the same line, and a line that only goes on
with a sentence belongs to the paragraph before. Blocks tile the text. Whatever is not surely something else
is a paragraph, since a paragraph is read and boilerplate is not. A text that is not about the conflict is not
laid out at all.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache, lru_cache
from itertools import chain, pairwise
from typing import Final, NamedTuple, final

import attrs

from nkconflict.errors import ArticleError
from nkconflict.lexicon.folding import fold
from nkconflict.model.checks import as_tuple, exactly, filled, filled_or_none, tuple_of
from nkconflict.model.reports import Block
from nkconflict.model.sightings import BlockKind
from nkconflict.model.spans import Span
from nkconflict.reading.captions import credit_of, is_caption
from nkconflict.reading.furniture import is_furniture
from nkconflict.reading.streams import (
    BLANKS,
    INVISIBLE,
    agency_in,
    dateline_length,
    header_at_start,
    headers_after,
    is_byline,
    is_date_line,
)

__all__ = ["Article", "lay_out", "leave_unread"]

SHORT: Final = 60
"""Characters of lines that recur, since an outlet's pages share their furniture and authors."""


@final
@attrs.frozen(kw_only=True)
class Article:
    """A text with its structure. `published` is the day that relative dates count from.

    `folded` is the text with look-alike characters made plain, which every stage of reading needs.
    """

    text: str = attrs.field(validator=exactly(str), repr=lambda text: f"<{len(text)} characters>")
    published: date = attrs.field(validator=exactly(date))
    source: str = attrs.field(validator=filled)
    header_date: date | None = attrs.field(default=None, validator=exactly(date, none=True))
    agency: str | None = attrs.field(default=None, validator=filled_or_none)
    blocks: tuple[Block, ...] = attrs.field(
        default=(), converter=as_tuple, validator=tuple_of(Block), repr=False
    )
    folded: str = attrs.field(
        default=attrs.Factory(lambda article: fold(article.text), takes_self=True), eq=False, repr=False
    )


def lay_out(text: str, published: date | None = None, source: str | None = None) -> Article:
    """Return the structure of one article; `published` wins over the header's date, which is kept.

    Raises ArticleError with line and column where the text is blank, has neither header nor `published`, a
    header whose date is no day, or a second header.

    >>> article = lay_out(" date 2020-10-19 YEREVAN, Armenia (AP) -- Talks went on.")
    >>> [str(block.kind) for block in article.blocks], article.agency
    (['header', 'dateline', 'gap', 'paragraph'], 'AP')
    """
    opening = _opening(text, published, source)
    folded = fold(text)
    blocks = tuple(_tiled(chain(opening.parts, _classified(text, folded, opening.stop)), len(text)))
    return opening.article(text, blocks, agency=_agency(text, folded, blocks), folded=folded)


def leave_unread(text: str, published: date | None = None, source: str | None = None) -> Article:
    """Return an article that is not about the conflict: its header, and all the rest as one unread block.

    Refuses what `lay_out` refuses. To tell headline from caption would cost many times what it takes to see
    that a text names nobody of the conflict, and most texts of an archive do not.
    """
    opening = _opening(text, published, source)
    ink = _ink().search(text, opening.stop)
    start = ink.start() if ink else opening.stop
    body = _Part(BlockKind.UNREAD, start, len(text[start:].rstrip(BLANKS)) + start)
    return opening.article(text, tuple(_tiled([*opening.parts, body], len(text))), folded="")


class _Opening(NamedTuple):
    """What is known of an article before its text is looked into; `stop` is where its header ends."""

    published: date
    source: str
    header_date: date | None
    stop: int

    @property
    def parts(self) -> list[_Part]:
        """Return the header, if there is one, as a part of the text."""
        return [_Part(BlockKind.HEADER, 0, self.stop)] if self.stop else []

    def article(
        self, text: str, blocks: tuple[Block, ...], *, folded: str, agency: str | None = None
    ) -> Article:
        """Return the article of these blocks."""
        return Article(
            text=text,
            published=self.published,
            source=self.source,
            header_date=self.header_date,
            agency=agency,
            blocks=blocks,
            folded=folded,
        )


def _opening(text: str, published: date | None, source: str | None) -> _Opening:
    header = header_at_start(text)
    start = header.end() if header else 0
    if _ink().search(text, start) is None:
        what = "nothing follows the header" if header else "the text is blank"
        raise ArticleError(f"{what}: give the text of an article").at(text, start, source=source)
    for at in headers_after(text, start):
        mark = " ".join(text[at : at + 15].split()[:2])
        reason = f"a header, {mark!r}, stands inside the text, which seems to hold several articles"
        raise ArticleError(f"{reason}: read them with parse_many").at(text, at, source=source)
    header_date = _header_date(text, header, published, source)
    day = published if published is not None else header_date
    if day is None:
        reason = "the article has no date: begin the text with a header such as ' date 2020-10-19 '"
        raise ArticleError(f"{reason}, or give published=").at(text, 0, source=source)
    return _Opening(day, source if source is not None else _digest(text), header_date, start)


def _digest(text: str) -> str:
    return f"sha256:{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}"


def _header_date(
    text: str, header: re.Match[str] | None, published: date | None, source: str | None
) -> date | None:
    """Return the header's date; one that is no day is an error unless `published` stands in for it."""
    if header is None:
        return None
    words = header[1]
    try:
        return date.fromisoformat(words)
    except ValueError:
        if published is not None:
            return None
        reason = "there is no such day" if len(words) > len("2020-10") else "it names no day of the month"
        message = f"the header's date is {words}, but {reason}: correct it, or give published="
        raise ArticleError(message).at(text, header.start(1), source=source) from None


class _Part(NamedTuple):
    """A stretch of the text with its kind, None until it is known."""

    kind: BlockKind | None
    start: int
    end: int


@cache
def _ink() -> re.Pattern[str]:
    return re.compile(rf"[^\s{INVISIBLE}]")


@cache
def _line() -> re.Pattern[str]:
    return re.compile(rf"[^\s{INVISIBLE}][^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]*")


@cache
def _doubled() -> re.Pattern[str]:
    # "Credit: Uncredited Credit: Uncredited" with the next caption behind it on the same line
    return re.compile(r"Credit: ([^\n:]{1,80}?) Credit: \1(?=\s)")


def _lines(text: str, folded: str, start: int) -> Iterator[_Part]:
    """Yield the lines with ink, without blanks around them; one with several captions is cut behind each."""
    for match in _line().finditer(text, start):
        at, line = match.start(), match[0].rstrip(BLANKS)
        if "Credit: " in line:
            for cut in _doubled().finditer(line):
                stop = match.start() + cut.end()
                yield _Part(_kind(text[at:stop], folded[at:stop]), at, stop)
                ink = _ink().search(text, stop)
                at = ink.start() if ink else stop
            line = text[at : match.start() + len(line)]
        yield _Part(_kind(line, folded[at : at + len(line)]), at, at + len(line))


def _classified(text: str, folded: str, start: int) -> Iterator[_Part]:
    """Yield the parts of the text behind the header: lines, then what only their neighbours tell."""
    parts = _unwrapped(text, list(_lines(text, folded, start)))
    bodies = sum(part.kind is None for part in parts)
    titles, leading = 0, True
    for part in parts:
        if part.kind is not None:
            yield part
            continue
        bodies -= 1
        body = part.start
        length = dateline_length(folded[body : min(part.end, body + 120)]) if part.end > body + 2 else 0
        leading = leading and not length and bodies > 0 and titles < 2 and _is_title(text, part)
        titles += leading
        if length:
            yield _Part(BlockKind.DATELINE, part.start, part.start + length)
            ink = _ink().search(text, part.start + length, part.end)
            body = ink.start() if ink else part.end
        if body < part.end:
            kind = BlockKind.HEADLINE if leading else BlockKind.PARAGRAPH
            yield _Part(kind, body, part.end)


def _unwrapped(text: str, lines: list[_Part]) -> list[_Part]:
    """Return the lines, each joined to the one before where it only goes on with its sentence.

    A small letter tells that it does. In a text with three such lines, which is hard-wrapped, every long line
    without a stop goes on in the next.
    """
    ties = [_tie(text, before, after) for before, after in pairwise(lines)]
    wrapped = ties.count(2) >= 3
    joined = lines[:1]
    for tie, line in zip(ties, lines[1:], strict=True):
        if tie == 2 or (tie and wrapped):
            joined[-1] = joined[-1]._replace(end=line.end)
        else:
            joined.append(line)
    return joined


def _tie(text: str, before: _Part, after: _Part) -> int:
    """Return how likely two lines share a sentence: 2 surely, 1 where the text is wrapped, 0 not."""
    length = before.end - before.start
    if before.kind or after.kind or length < 20 or text[before.end - 1] in ".!?:;\u2026\"'\u201d\u2019)]":
        return 0
    gap = text[before.end : after.start]
    if gap.count("\n") > 1 or gap.count("\r") > 1:
        return 0
    return 2 if text[after.start].islower() else 1 if length >= 45 else 0


def _is_title(text: str, part: _Part) -> bool:
    """Say whether a line reads as a headline: short, and without the stop that ends a sentence."""
    line = text[part.start : min(part.end, part.start + 201)]
    return (
        len(line) <= 200 and "\n" not in line and line.rstrip("\"'\u201d\u2019)]")[-1:] not in ".!?:;,\u2026"
    )


def _tiled(parts: Iterable[_Part], length: int) -> Iterator[Block]:
    """Yield the parts as blocks, with the gaps between them, from 0 to the text's end."""
    at = 0
    for kind, start, end in parts:
        if start > at:
            yield Block(BlockKind.GAP, Span(at, start))
        yield Block(kind or BlockKind.PARAGRAPH, Span(start, end))
        at = end
    if at < length:
        yield Block(BlockKind.GAP, Span(at, length))


def _agency(text: str, folded: str, blocks: Sequence[Block]) -> str | None:
    """Return the agency of the dateline or byline, else the one that took all of several pictures."""
    signed = [b.span for b in blocks if b.kind is BlockKind.DATELINE or b.kind is BlockKind.BYLINE]
    named = (agency_in(folded[span.start : span.end]) for span in signed)
    if (name := next(filter(None, named), None)) is not None:
        return name
    pictures = [block.span for block in blocks if block.kind is BlockKind.CAPTION]
    agencies = {agency_in(credit_of(text[max(p.start, p.end - 420) : p.end]) or "") for p in pictures}
    return agencies.pop() if len(agencies) == 1 and len(pictures) > 1 else None


def _kind(line: str, folded: str) -> BlockKind | None:
    """Return the kind of a line that can be told without its neighbours, else None."""
    return _kind_of_short(line, folded) if len(line) <= SHORT else _kind_of(line, folded)


def _kind_of(line: str, folded: str) -> BlockKind | None:
    if len(line) <= 400:
        if is_furniture(folded):
            return BlockKind.BOILERPLATE
        if is_byline(folded):
            return BlockKind.BYLINE
        if is_date_line(folded):
            return BlockKind.DATELINE
    return BlockKind.CAPTION if is_caption(line) else None


_kind_of_short: Final = lru_cache(maxsize=512)(_kind_of)
