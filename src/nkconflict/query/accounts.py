"""Accounts: sightings with the day and source of their publication, which is what questions are asked of.

A sighting alone does not say when it was printed: its report does, or, where it was curated, its citation. So
every question first turns what it is given into accounts, in the order of publication.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, TypeAlias, final

import attrs

from nkconflict.corpus import Corpus
from nkconflict.errors import NkConflictError
from nkconflict.model.checks import shown
from nkconflict.model.claims import Claim
from nkconflict.model.reports import Report
from nkconflict.model.sightings import Citation, Evidence, LinkKind, Sighting

__all__ = ["Account", "Accounts", "LeftOut", "accounts"]


@final
@attrs.frozen(kw_only=True)
class Account:
    """One place where one claim was printed: on what day, by which source, as its sighting no. `place`.

    `relations` are its links within the report: "an increment of that claim". `published` is None where
    nobody gave a day.
    """

    sighting: Sighting
    source: str
    published: date | None = None
    place: int = 0
    relations: tuple[tuple[LinkKind, Claim], ...] = ()
    __repr__ = shown

    @property
    def claim(self) -> Claim:
        """Return what is claimed."""
        return self.sighting.claim

    @property
    def quote(self) -> str | None:
        """Return the words in which it was printed; None for a curated claim."""
        evidence = self.sighting.evidence
        return evidence.quote if isinstance(evidence, Evidence) else None

    def related(self, kind: LinkKind) -> tuple[Claim, ...]:
        """Return the claims of its report to which it stands in a relation."""
        return tuple(claim for held, claim in self.relations if held is kind)

    @property
    def where(self) -> str:
        """Return where it was printed: the outlet of a curated claim, else the source."""
        evidence = self.sighting.evidence
        return evidence.outlet if isinstance(evidence, Citation) else self.source

    def __str__(self) -> str:
        where = f"{self.where}, {self.published}" if self.published else self.where
        return f"{self.quote!r} ({where})" if self.quote else where


@final
@attrs.frozen
class LeftOut:
    """An account that an answer did not use, and why not."""

    account: Account
    reason: str
    __repr__ = shown

    def __str__(self) -> str:
        return f"{self.account}: {self.reason}"


Accounts: TypeAlias = Corpus | Iterable[Report] | Iterable[Account] | Iterable[Sighting]
"""What questions are asked of: a corpus, reports, accounts, or bare sightings."""

_UNDATED: Final = date.max


def accounts(of: Accounts) -> tuple[Account, ...]:
    """Return the accounts of a corpus, of reports or of sightings, in the order of publication.

    Those of one day stand in the order of their sources, those of one source in the order of reading; those
    without a day come last. NkConflictError if an item is none of these.
    """
    return tuple(sorted(_each(of), key=_order))


def _order(account: Account) -> tuple[date, str, int]:
    return account.published or _UNDATED, account.source, account.place


def _each(of: Accounts) -> Iterator[Account]:
    if not hasattr(of, "__iter__"):
        raise NkConflictError(
            f"accounts are of a corpus or of several reports, not of one {type(of).__name__}"
        )
    for number, item in enumerate(of):
        if isinstance(item, Account):
            yield item
        elif isinstance(item, Report):
            yield from _of_report(item)
        elif isinstance(item, Sighting):
            yield _of_sighting(item, number)
        else:
            raise NkConflictError(f"accounts are of reports or sightings, not of {type(item).__name__}")


def _of_report(report: Report) -> Iterator[Account]:
    relations: dict[int, list[tuple[LinkKind, Claim]]] = {}
    for link in report.links:
        told = (link.kind, report.sightings[link.object].claim)
        relations.setdefault(link.subject, []).append(told)
    for place, sighting in enumerate(report.sightings):
        evidence = sighting.evidence
        yield Account(
            sighting=sighting,
            source=report.source,
            published=evidence.published if isinstance(evidence, Citation) else report.published,
            place=place,
            relations=tuple(relations.get(place, ())),
        )


def _of_sighting(sighting: Sighting, number: int) -> Account:
    evidence = sighting.evidence
    if isinstance(evidence, Citation):
        source = evidence.url or evidence.outlet
        return Account(sighting=sighting, source=source, published=evidence.published, place=number)
    return Account(sighting=sighting, source=evidence.source, place=number)
