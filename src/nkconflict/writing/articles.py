"""A report as an article: header, a paragraph for each claim, byline, captions.

Each claim is a paragraph of its own and names everybody in full, so that nothing carries over to the next;
only a denial follows the paragraph that tells what it denies. What captions claim stands in them, as often as
they claim it. Headline and boilerplate are not written, nor are links between figures, which stand in one
paragraph.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import final

import attrs

from nkconflict.errors import PhraseError
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.claims import Claim, Statement
from nkconflict.model.reports import Caption, Contributor, Report
from nkconflict.model.sightings import BlockKind, Evidence, LinkKind
from nkconflict.writing.bodies import paragraphs
from nkconflict.writing.captions import attempt_in, byline, caption
from nkconflict.writing.echoes import echo_of, retold
from nkconflict.writing.names import Names, names_of
from nkconflict.writing.refusals import refuse, under
from nkconflict.writing.sentences import Attempt
from nkconflict.writing.statements import BACKGROUND

__all__ = ["Draft", "compose", "draft", "write"]


@final
@attrs.frozen
class Draft:
    """An article with the claims that it makes, and those of its report that it does not make.

    `told` are the claims that reading it gives, among them the statements that sentences of other claims
    make ("Azerbaijan said ..."). `refused` are those that no wording can tell, with the error that says why.
    `retold` are statements in reported speech that it tells as what they claim, in other words.
    """

    text: str
    told: tuple[Claim, ...]
    refused: tuple[tuple[Claim, PhraseError], ...] = ()
    retold: tuple[Statement, ...] = ()


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
    if not isinstance(report, Report):
        raise refuse("", f"a {type(report).__name__} is no report")
    body: dict[Claim, None] = {}
    captions: list[dict[Claim, None]] = [{} for _ in report.captions]
    statements = retold(report)
    for sighting in report.sightings:
        evidence, where = sighting.evidence, body
        if isinstance(evidence, Evidence) and evidence.block is BlockKind.CAPTION:
            inside = (n for n, one in enumerate(report.captions) if one.span.covers(evidence.span))
            where = next((captions[number] for number in inside), body)
        if sighting.claim not in statements:
            where[sighting.claim] = None
    made = [(one, tuple(claims)) for one, claims in zip(report.captions, captions, strict=True)]
    drafted = compose(report.published, tuple(body), made, report.contributors, lexicon, _denied(report))
    return _with_statements(drafted, statements)


def _denied(report: Report) -> dict[Claim, list[Claim]]:
    """Return what each denial of a report denies, where its reader found it."""
    found: dict[Claim, list[Claim]] = {}
    for _, denial, of_it in report.linked(LinkKind.DENIES):
        found.setdefault(denial.claim, []).append(of_it.claim)
    return found


def _with_statements(drafted: Draft, statements: dict[Statement, tuple[Claim, ...]]) -> Draft:
    """Return a draft that says of statements whether what they claim is told."""
    over = [said for said, of_it in statements.items() if not set(drafted.told).isdisjoint(of_it)]
    error = under("Statement", refuse("words", "what they claim is not told either"))
    lost = [(said, error) for said in statements if said not in over and said not in drafted.told]
    again = tuple([said for said in over if said not in drafted.told])
    return attrs.evolve(drafted, refused=(*drafted.refused, *lost), retold=again)


def compose(
    published: date,
    body: Sequence[Claim],
    captions: Sequence[tuple[Caption, Sequence[Claim]]] = (),
    contributors: Sequence[Contributor] = (),
    lexicon: Lexicon | None = None,
    denied: Mapping[Claim, Collection[Claim]] | None = None,
) -> Draft:
    """Return an article of the claims of its body, and of captions with the claims that each makes.

    `denied` has for denials which claims of the body they deny.
    """
    names = names_of(lexicon if lexicon is not None else Lexicon.default())
    made = _Made(names)
    parts = made.keep(paragraphs(body, denied or {}, published, names))
    if all(isinstance(claim, Statement) for claim in made.told):
        parts.append(BACKGROUND)
    if signed := byline(contributors, names):
        parts.append(signed)
    for one, claims in captions:
        sentences = made.keep([attempt_in(one, claim, published, names) for claim in claims])
        parts.append(caption(one, sentences, names))
    refused = tuple([(claim, error) for claim, error in made.refused.items() if claim not in made.told])
    return Draft(f" date {published} " + "\n\n".join(parts), tuple(made.told), refused)


@attrs.define
class _Made:
    """What an article in the making tells and does not."""

    names: Names
    told: dict[Claim, None] = attrs.Factory(dict)
    refused: dict[Claim, PhraseError] = attrs.Factory(dict)

    def keep(self, attempts: Sequence[Attempt]) -> list[str]:
        """Return the texts that there are; each tells its claim, and the statement that it makes besides."""
        texts = []
        for claim, text in attempts:
            if isinstance(text, PhraseError):
                self.refused[claim] = text
                continue
            texts.append(text)
            self.told[claim] = None
            if (said := echo_of(claim, text, self.names)) is not None:
                self.told[said] = None
        return texts
