"""A claim as a card: what is claimed, by whom, and each field with the words it was read from.

A field that no words say is marked as inferred.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nkconflict.display.fields import fields
from nkconflict.display.kinds import kind_of
from nkconflict.display.markup import Child, Html, children, link, raw, tag, text
from nkconflict.display.phrases import speaker, told
from nkconflict.display.styled import Style
from nkconflict.model.attribution import Attribution
from nkconflict.model.claims import Claim
from nkconflict.model.sightings import Citation, Confidence, Evidence, LinkKind, Sighting
from nkconflict.tables.layout import clean, cut

__all__ = ["LINKS", "QUOTED", "badge", "card", "citation", "field_list", "headline", "quoted", "whose"]

QUOTED: Final = 300
"""The most characters of the words that a field was read from, or of a quotation."""

LINKS: Final = {
    LinkKind.INCREMENT_OF: "added to",
    LinkKind.SUBSET_OF: "part of",
    LinkKind.REVISES: "revises",
    LinkKind.DENIES: "denies",
}
"""How one claim stands to another, in words."""


def badge(claim: Claim) -> Html:
    """Return the name of the kind of a claim in the colour of its family."""
    kind = kind_of(claim)
    return tag("span", kind.name, cls=f"k-badge k-{kind.family}")


def headline(claim: Claim, evidence: Evidence | Citation | None = None, *by: Child) -> Html:
    """Return what is claimed in a line: the head, `by` whom, then the parts; what was inferred is dimmed."""
    (head, style), *parts = told(claim, evidence)
    shown: list[Child] = [tag("b", _bare(head, style)), *by]
    for words, style in parts:
        inferred = style is Style.DIM and words.startswith("[")
        shown.append(tag("i", _bare(words, style)) if inferred else words)
    return raw(children(shown))


def _bare(words: str, style: Style) -> str:
    """Return words without the brackets that stand for inference where there is no colour."""
    return words.removeprefix("[").removesuffix("]") if style is Style.DIM else words


def whose(claim: Claim) -> str:
    """Return whose word a claim is; meetings are told by the report itself."""
    by = getattr(claim, "by", None)
    return clean(speaker(by)) if isinstance(by, Attribution) else clean(speaker(Attribution.own()))


def quoted(words: str) -> Html:
    """Return words of an article as a quotation, cut where they are very long."""
    return tag("q", cut(clean(words), QUOTED))


def field_list(claim: Claim, sighting: Sighting | None = None, whole: str | None = None) -> Html:
    """Return the fields of a claim; of a sighting in a text each with its words, or the note "inferred"."""
    return tag("dl", _fields(claim, sighting, whole), cls="k-fields")


def _fields(claim: Claim, sighting: Sighting | None, whole: str | None) -> Iterator[Html]:
    for field in fields(claim, sighting, whole):
        value = cut(clean(field.value), QUOTED)
        words = [quoted(said) for said in field.words if clean(said) != value]
        if field.inferred:
            said = tag("dd", value, " ", tag("em", "inferred"), cls="k-inferred")
        else:
            said = tag("dd", value, *(part for word in words for part in (" ", word)))
        yield raw((tag("dt", field.label), said))


def card(claim: Claim, sighting: Sighting | None = None, whole: str | None = None) -> Html:
    """Return a claim by itself: its kind, what it says, its fields, and of a sighting where it was read."""
    evidence = sighting.evidence if sighting is not None else None
    top = tag("p", badge(claim), " ", headline(claim, evidence), cls="k-head")
    origin = _origin(evidence) if evidence is not None else None
    return tag("section", top, field_list(claim, sighting, whole), origin, cls="k-card")


def _origin(evidence: Evidence | Citation) -> Html:
    if isinstance(evidence, Citation):
        return tag("p", citation(evidence), cls="k-by")
    where = f"{evidence.source}, characters {evidence.span}"
    return tag("blockquote", quoted(evidence.quote), tag("footer", where), cls="k-quote")


def citation(evidence: Citation) -> Html:
    """Return where a curated claim comes from."""
    sure = "" if evidence.confidence is Confidence.HIGH else f", confidence {evidence.confidence}"
    note = f" ({cut(clean(evidence.note), QUOTED)})" if evidence.note else ""
    return raw(
        (text("after "), link(evidence.outlet, evidence.url), text(f", {evidence.published}{sure}{note}"))
    )
