"""A corpus in a few lines: how many articles and claims of which kind, from when to when, by whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from nkconflict.corpus import Corpus
from nkconflict.display.answers import table
from nkconflict.display.kinds import KINDS, kind_of
from nkconflict.display.markup import Html, tag
from nkconflict.display.phrases import name, speaker
from nkconflict.model.attribution import Attribution
from nkconflict.model.claims import CasualtyClaim, Nondisclosure
from nkconflict.model.reports import Report
from nkconflict.tables.layout import clean

__all__ = ["by_claimant", "by_kind", "many", "named_days", "summary"]

FIRST: Final = 12
"""The most claimants, and the most articles, that a summary names."""


def many(number: int, one: str, several: str | None = None) -> str:
    """Return a number with its noun: "1 article", "1,204 articles"."""
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def named_days(reports: Iterable[Report]) -> str:
    """Return the days of publication, from the first to the last."""
    days = sorted({report.published for report in reports})
    if not days:
        return "no day"
    return str(days[0]) if len(days) == 1 else f"{days[0]} to {days[-1]}"


def by_kind(corpus: Corpus) -> Html:
    """Return how many claims of each kind there are, each once, and how often they were read."""
    claims = Counter(kind_of(claim) for claim in corpus.claims())
    readings = Counter(kind_of(sighting.claim) for _, sighting in corpus.sightings())
    rows = [
        (tag("span", kind.plural, cls=f"k-badge k-{kind.family}"), f"{claims[kind]:,}", f"{readings[kind]:,}")
        for kind in KINDS.values()
        if claims[kind]
    ]
    return table(
        ("kind", "claims", "readings"), rows, "Claims, each once, and how often they were read", 1, 2
    )


def by_claimant(corpus: Corpus) -> Html:
    """Return who claims how many figures of whom; those who claim most come first."""
    figures = Counter(_party(claim.by) for claim in corpus.claims(CasualtyClaim))
    figures.update(_party(claim.by) for claim in corpus.claims(Nondisclosure))
    rows = [(who, f"{number:,}") for who, number in figures.most_common(FIRST)]
    rest = len(figures) - len(rows)
    caption = "Who claims figures of casualties, or gives none"
    return table(("claimed by", "claims"), rows, f"{caption} (and {rest} more)" if rest else caption, 1)


def _party(by: Attribution) -> str:
    return clean(name(by.party)) if by.party else clean(speaker(by))


def summary(corpus: Corpus) -> Html:
    """Return the summary of a corpus: counts and the first articles, whatever its size."""
    if not corpus.reports:
        return tag("section", tag("p", tag("b", "No reports")), cls="k-card")
    residue = sum(len(report.residue) for report in corpus)
    facts = [
        many(len(corpus), "report"),
        f"published {named_days(corpus)}",
        many(sum(len(report.sightings) for report in corpus), "reading"),
        f"{many(residue, 'sentence')} not understood",
    ]
    clashes = corpus.clashes()
    if clashes:
        facts.append(f"{many(len(clashes), 'source')} with more than one text or reading")
    head = tag("p", tag("b", facts[0]), " ", " · ".join(facts[1:]), cls="k-head")
    rows = [
        (clean(report.source), str(report.published), str(len(report.claims())), str(len(report.residue)))
        for report in corpus.reports[:FIRST]
    ]
    left = len(corpus) - len(rows)
    caption = f"Reports (the first {FIRST} of {len(corpus):,})" if left else "Reports"
    articles = table(("source", "published", "claims", "not understood"), rows, caption, 2, 3)
    tables = tag("div", by_kind(corpus), by_claimant(corpus), cls="k-sides")
    return tag("section", head, tables, tag("details", tag("summary", "reports"), articles), cls="k-card")
