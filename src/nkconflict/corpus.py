"""Many reports as one value: ordered, immutable, and merged without loss.

A corpus holds reports by source and text. Two readings of one source with different texts are both kept,
since nobody but the reader of both can say which is right; `clashes` lists them. A union is associative,
commutative and idempotent, and never raises: shards that were read apart are put together in any order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import Any, TypeVar, final, overload

import attrs

from nkconflict.model.checks import as_tuple, shown, tuple_of
from nkconflict.model.claims import Claim
from nkconflict.model.keys import canonical
from nkconflict.model.reports import Report
from nkconflict.model.sightings import Sighting

__all__ = ["Clash", "Corpus"]

Kind = TypeVar("Kind")


def _ordered(reports: Iterable[Report]) -> tuple[Report, ...]:
    """Return the reports, each once, by source and text; what ties is ordered by all that it holds."""
    given = as_tuple(reports)
    if type(given) is not tuple or any(type(report) is not Report for report in given):
        return given  # for the validator to refuse
    found: dict[tuple[str, str], list[Report]] = {}
    for report in given:
        same = found.setdefault((report.source, report.sha256), [])
        if report not in same:
            same.append(report)
    return tuple(
        report
        for key in sorted(found)
        for report in (found[key] if len(found[key]) == 1 else sorted(found[key], key=canonical))
    )


@final
@attrs.frozen
class Clash:
    """One source with several texts, or one text with several readings: the reports that do not agree."""

    source: str
    reports: tuple[Report, ...]

    def __str__(self) -> str:
        texts = len({report.text for report in self.reports})
        what = f"{texts} texts" if texts > 1 else f"{len(self.reports)} readings of one text"
        return f"{self.source}: {what}"


@final
@attrs.frozen
class Corpus:
    """Reports by source and text hash, each once, in that order.

    Build it from an iterable in one pass; `with_report` and `|` make a new one each time.

    >>> from nkconflict.reading.parse import parse
    >>> one = parse(" date 2020-10-19 Armenia said 12 of its soldiers were killed.", source="a.txt")
    >>> corpus = Corpus([one, one])
    >>> len(corpus), corpus | corpus == corpus
    (1, True)
    """

    reports: tuple[Report, ...] = attrs.field(
        default=(),
        converter=_ordered,
        validator=tuple_of(Report),
        repr=lambda reports: f"<{len(reports)} reports>",
    )
    __repr__ = shown

    def with_report(self, report: Report) -> Corpus:
        """Return the corpus with one more report."""
        return Corpus((*self.reports, report))

    def __or__(self, other: Corpus) -> Corpus:
        """Return all reports of both, each once."""
        if type(other) is not Corpus:
            return NotImplemented
        return Corpus((*self.reports, *other.reports))

    def filter(self, wanted: Callable[[Report], object]) -> Corpus:
        """Return the reports of which `wanted` is true."""
        return Corpus(report for report in self.reports if wanted(report))

    def of(self, source: str) -> tuple[Report, ...]:
        """Return the reports of a source: none, one, or those that clash."""
        return tuple(report for report in self.reports if report.source == source)

    def clashes(self) -> tuple[Clash, ...]:
        """Return the sources that stand for more than one text or reading."""
        by_source = groupby(self.reports, key=attrgetter("source"))
        found = (Clash(source, tuple(reports)) for source, reports in by_source)
        return tuple(clash for clash in found if len(clash.reports) > 1)

    def sightings(self, *kinds: type) -> Iterator[tuple[Report, Sighting]]:
        """Yield all sightings, or those of claims of these types, each with its report."""
        for report in self.reports:
            for sighting in report.sightings:
                if not kinds or isinstance(sighting.claim, kinds):
                    yield report, sighting

    @overload
    def claims(self) -> tuple[Claim, ...]: ...
    @overload
    def claims(self, kind: type[Kind], /, *kinds: type[Kind]) -> tuple[Kind, ...]: ...
    def claims(self, *kinds: type) -> tuple[Any, ...]:
        """Return what is claimed, of all kinds or of these, each claim once, in order of first reading."""
        return tuple(dict.fromkeys(sighting.claim for _, sighting in self.sightings(*kinds)))

    def __len__(self) -> int:
        return len(self.reports)

    def __iter__(self) -> Iterator[Report]:
        return iter(self.reports)

    def __contains__(self, report: object) -> bool:
        return report in self.reports
