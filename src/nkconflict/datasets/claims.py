"""Dated casualty claims with outlet and address, as a corpus whose evidence is a citation instead of a span.

The claims of a day are one report, in the order in which they became known where that is recorded: on 2
October 2020 the toll of the Nagorno-Karabakh army was given as 158, and then corrected to 151.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Final, final

import attrs

from nkconflict.corpus import Corpus
from nkconflict.datasets.shipped import at_least, party, place, read_table
from nkconflict.lexicon.cells import Row
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.lexicon.records import KnownCeasefire
from nkconflict.model.attribution import Attribution
from nkconflict.model.ceasefires import Breach, Ceasefire, CeasefireStatus
from nkconflict.model.checks import exactly, filled, filled_or_none, natural, shown
from nkconflict.model.claims import CasualtyClaim, Scope
from nkconflict.model.counts import Count, Qualifier
from nkconflict.model.dates import Moment, Period
from nkconflict.model.parties import Party
from nkconflict.model.reports import Report
from nkconflict.model.sightings import Citation, Confidence, Sighting

__all__ = ["CuratedClaim", "curated_claims", "load_2020_war", "load_claims"]

COLUMNS: Final = tuple(
    "id published seq outlet claimant claimant_body claimant_text side victims outcome number qualifier low "
    "high scope since place derived preliminary series in_monotone source url confidence note".split()
)
NEEDED: Final = ("id", "published", "seq", "outlet", "victims", "outcome", "qualifier", "scope", "source")
WAR: Final = Period(date(2020, 9, 27), date(2020, 11, 10))
"""The days of the war of 2020."""

_FIGHTERS: Final = frozenset(("Syrian fighters",))
"""People in the column of sides who are of no party's own: a subgroup of whom no side is told."""
_SIDES: Final = {"both": ("armenia", "azerbaijan"), "armenian-side": ("armenia", "nagorno-karabakh")}
_COUNTS: Final = {
    Qualifier.EXACT: Count.exact,
    Qualifier.AT_LEAST: Count.at_least,
    Qualifier.MORE_THAN: Count.more_than,
    Qualifier.ABOUT: Count.about,
    Qualifier.NEARLY: Count.nearly,
    Qualifier.AT_MOST: Count.up_to,
    Qualifier.LESS_THAN: Count.fewer_than,
}


@final
@attrs.frozen(kw_only=True)
class CuratedClaim:
    """A claim of the shipped timeline, with what its curators noted.

    `order` places it within its day. `series` names a running count that it belongs to; `monotone` says
    whether it is in the longest chain of that count that never falls between days. `derived` figures are
    sums that no outlet printed: a printed total less a printed increment. `preliminary` is as its text said.
    """

    id: str = attrs.field(validator=filled)
    sighting: Sighting = attrs.field(validator=exactly(Sighting))
    order: int = attrs.field(validator=natural)
    claimant_words: str | None = attrs.field(default=None, validator=filled_or_none)
    series: str | None = attrs.field(default=None, validator=filled_or_none)
    monotone: bool = attrs.field(default=False, validator=exactly(bool))
    derived: bool = attrs.field(default=False, validator=exactly(bool))
    preliminary: bool = attrs.field(default=False, validator=exactly(bool))
    source: str = attrs.field(validator=filled)
    __repr__ = shown

    @property
    def claim(self) -> CasualtyClaim:
        """Return the claim."""
        claim = self.sighting.claim
        assert isinstance(claim, CasualtyClaim)
        return claim

    @property
    def citation(self) -> Citation:
        """Return where it was published, when, and how well it is vouched for."""
        evidence = self.sighting.evidence
        assert isinstance(evidence, Citation)
        return evidence

    @property
    def published(self) -> date:
        """Return the day on which it was published."""
        return self.citation.published


def curated_claims(confidence: Confidence | str | None = None) -> tuple[CuratedClaim, ...]:
    """Return the claims of the timeline in order: 2016, July 2020, the war of 2020 and after, up to 2023.

    `confidence` asks for rows that are vouched for at least so well.
    """
    lexicon = Lexicon.default()
    found = [_curated(row, lexicon) for row in read_table("claims.csv", COLUMNS, NEEDED)]
    return tuple(
        sorted(
            (claim for claim in found if at_least(confidence, claim.citation.confidence)),
            key=lambda claim: (claim.published, claim.order, claim.id),
        )
    )


def load_claims(confidence: Confidence | str | None = None) -> Corpus:
    """Return the claims of the timeline as a corpus: a report a day, with citations in place of a text."""
    by_day = groupby(curated_claims(confidence), key=attrgetter("published"))
    return Corpus(
        Report(
            source=f"nkconflict:claims/{day}",
            text="",
            published=day,
            sightings=[claim.sighting for claim in claims],
        )
        for day, claims in by_day
    )


def load_2020_war(confidence: Confidence | str | None = None) -> Corpus:
    """Return what was claimed of the war of 2020, then and later, with the truces of its days.

    A claim is of the war if what it counts began within its days.
    """
    claims = load_claims(confidence)
    told = (
        attrs.evolve(report, sightings=[s for s in report.sightings if _of_the_war(s)]) for report in claims
    )
    known = (truce for truce in Lexicon.default().ceasefires if truce.announced is not None)
    truces = (
        report
        for truce in known
        if truce.announced is not None
        and truce.announced.day in WAR
        and at_least(confidence, truce.confidence)
        for report in _truce(truce)
    )
    return Corpus([*(report for report in told if report.sightings), *truces])


def _of_the_war(sighting: Sighting) -> bool:
    claim = sighting.claim
    period = claim.period if isinstance(claim, CasualtyClaim) else None
    return period is not None and period.since is not None and period.since in WAR


def _curated(row: Row, lexicon: Lexicon) -> CuratedClaim:
    published = row.day("published")
    if published is None:
        raise row.fault("must not be empty", "published")
    citation = Citation(
        outlet=row.need("outlet"),
        published=published,
        url=row.get("url"),
        confidence=Confidence(row.get("confidence") or Confidence.LOW),
        note=row.get("note"),
    )
    return CuratedClaim(
        id=row.need("id"),
        sighting=Sighting(_claim(row, lexicon), citation),
        order=int(row.need("seq")),
        claimant_words=row.get("claimant_text"),
        series=row.get("series"),
        monotone=row.get("in_monotone") == "yes",
        derived=row.get("derived") == "yes",
        preliminary=row.get("preliminary") == "yes",
        source=row.need("source"),
    )


def _claim(row: Row, lexicon: Lexicon) -> CasualtyClaim:
    by = party(row, "claimant_body", lexicon) or party(row, "claimant", lexicon)
    scope = Scope(row.need("scope"))
    since = row.day("since")
    period = None
    if since is not None:
        period = Period.day(since) if scope is Scope.INCIDENT else Period(since, None)
    return CasualtyClaim(
        by=Attribution.named(by) if by is not None else Attribution.own(),
        side=_side(row, lexicon),
        group=row.need("victims"),
        subgroup=key if (key := row.get("side")) in _FIGHTERS else None,
        outcome=row.need("outcome"),
        count=_count(row),
        scope=scope,
        period=period,
        place=place(row, "place", lexicon),
    )


def _side(row: Row, lexicon: Lexicon) -> tuple[Party, ...]:
    key = row.get("side")
    if key is None or key in _FIGHTERS:
        return ()
    return tuple(lexicon.party(one) for one in _SIDES.get(key, (key,)))


def _count(row: Row) -> Count:
    qualifier = Qualifier(row.need("qualifier"))
    if qualifier is Qualifier.BETWEEN:
        return Count.between(int(row.need("low")), int(row.need("high")))
    return _COUNTS[qualifier](int(row.need("number")))


def _truce(known: KnownCeasefire) -> Iterator[Report]:
    """Yield a truce of the record as reports: its announcement, its first alleged breach and its end."""
    made = Ceasefire(
        known=known.id,
        announced=known.announced,
        effective=known.effective,
        place=known.place,
        mediators=known.mediators,
        signatories=known.signatories,
        kind=known.kind,
        status=CeasefireStatus.IN_FORCE,
    )
    told: list[tuple[Moment | None, Ceasefire]] = [(known.announced, made)]
    if known.first_breach is not None:
        accusers = [Attribution.named(accuser) for accuser in known.breach_alleged_by]
        period, delay = _on(known.first_breach), _minutes(known.breach_delay)
        breaches = [Breach(by=by, period=period, delay=delay) for by in accusers or [Attribution.own()]]
        broken = attrs.evolve(made, status=CeasefireStatus.BROKEN, breaches=breaches)
        told.append((known.first_breach, broken))
    if known.ended is not None:
        told.append((known.ended, attrs.evolve(made, status=CeasefireStatus.ENDED, ended=known.ended)))
    for moment, claim in told:
        if moment is not None:
            yield _published(known, moment.day, claim)


def _published(known: KnownCeasefire, day: date, claim: Ceasefire) -> Report:
    citation = Citation(
        outlet=known.source, published=day, url=known.url, confidence=known.confidence, note=known.note
    )
    return Report(
        source=f"nkconflict:ceasefires/{known.id}/{claim.status}",
        text="",
        published=day,
        sightings=[Sighting(claim, citation)],
    )


def _on(moment: Moment | None) -> Period | None:
    return None if moment is None else Period.day(moment.day)


def _minutes(number: int | None) -> str | None:
    return None if number is None else f"{number} minutes"
