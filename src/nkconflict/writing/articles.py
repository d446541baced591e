"""A report as an article: header, a paragraph for each claim, byline, captions.

Each claim is a paragraph of its own and names everybody in full, so that nothing carries over to the next;
only a denial follows the paragraph that it answers. What captions claim stands in them, as often as they
claim it. Headline and boilerplate are not written, nor are links: they follow from how figures stand in one
paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final, final

import attrs

from nkconflict.errors import PhraseError
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.claims import Claim
from nkconflict.model.reports import Caption, Contributor, Report
from nkconflict.model.sightings import BlockKind, Evidence
from nkconflict.writing.bodies import paragraphs
from nkconflict.writing.captions import byline, caption
from nkconflict.writing.names import names_of
from nkconflict.writing.sentences import sentence

__all__ = ["Draft", "compose", "draft", "write"]

NOTHING: Final = "Nothing of note was reported."
"""The paragraph of a report that claims nothing: an article has a body."""


@final
@attrs.frozen
class Draft:
    """An article with the claims that it tells, and those that it does not, with the error that says why."""

    text: str
    told: tuple[Claim, ...]
    refused: tuple[tuple[Claim, PhraseError], ...]


def write(report: Report, lexicon: Lexicon | None = None) -> str:
    """Return a report as an article in the form of the collections; it makes the same claims when parsed.

    PhraseError for the first claim that no wording can tell; `draft` leaves such claims out and lists them.
    """
    drafted = draft(report, lexicon)
    for _, error in drafted.refused:
        raise error
    return drafted.text


def draft(report: Report, lexicon: Lexicon | None = None) -> Draft:
    """Return a report as an article of those of its claims that can be told."""
    body: dict[Claim, None] = {}
    captions: list[dict[Claim, None]] = [{} for _ in report.captions]
    for sighting in report.sightings:
        evidence, where = sighting.evidence, body
        if isinstance(evidence, Evidence) and evidence.block is BlockKind.CAPTION:
            inside = (n for n, one in enumerate(report.captions) if one.span.covers(evidence.span))
            where = next((captions[number] for number in inside), body)
        where[sighting.claim] = None
    made = [(one, tuple(claims)) for one, claims in zip(report.captions, captions, strict=True)]
    return compose(report.published, tuple(body), made, report.contributors, lexicon)


def compose(
    published: date,
    body: Sequence[Claim],
    captions: Sequence[tuple[Caption, Sequence[Claim]]] = (),
    contributors: Sequence[Contributor] = (),
    lexicon: Lexicon | None = None,
) -> Draft:
    """Return an article of the claims of its body, and of captions with the claims that each makes."""
    names = names_of(lexicon if lexicon is not None else Lexicon.default())
    told: dict[Claim, None] = {}
    refused: dict[Claim, PhraseError] = {}
    parts = []
    for claim, text in paragraphs(body, published, names):
        if isinstance(text, PhraseError):
            refused[claim] = text
        else:
            told[claim] = None
            parts.append(text)
    parts = parts or [NOTHING]
    if signed := byline(contributors, names):
        parts.append(signed)
    for one, claims in captions:
        sentences = []
        for claim in claims:
            try:
                sentences.append(sentence(claim, published=published, lexicon=names.lexicon))
                told[claim] = None
            except PhraseError as error:
                refused[claim] = error
        parts.append(caption(one, sentences, names))
    left_out = tuple((claim, error) for claim, error in refused.items() if claim not in told)
    return Draft(f" date {published} " + "\n\n".join(parts), tuple(told), left_out)
