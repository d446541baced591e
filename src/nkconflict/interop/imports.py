"""Files of events as corpora: a report for each good row, an error for each bad one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from os import PathLike
from typing import TypeVar, final

import attrs

from nkconflict.corpus import Corpus
from nkconflict.errors import NkConflictError
from nkconflict.interop.acled import AcledEvent, read_acled
from nkconflict.interop.actors import CIVILIANS, side_named
from nkconflict.interop.aec import AecEvent, read_aec
from nkconflict.interop.ged import GedEvent, read_ged
from nkconflict.interop.reported import acled_report, aec_report, ged_report
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.checks import as_tuple, exactly, shown
from nkconflict.model.reports import Report

__all__ = ["Imported", "load_acled", "load_aec", "load_ged", "of_the_conflict"]

Event = TypeVar("Event")


@final
@attrs.frozen
class Imported:
    """What a file held: the corpus of its good rows, and an error for each bad one.

    `left_out` says of what was read and became no claim how many there were.
    """

    corpus: Corpus = attrs.field(validator=exactly(Corpus))
    errors: tuple[NkConflictError, ...] = attrs.field(
        default=(), converter=as_tuple, repr=lambda errors: f"<{len(errors)} errors>"
    )
    left_out: tuple[tuple[str, int], ...] = attrs.field(default=(), converter=as_tuple, repr=False)
    __repr__ = shown


def load_ged(
    path: str | PathLike[str],
    *,
    published: date,
    lexicon: Lexicon | None = None,
    only: Callable[[GedEvent], object] | None = None,
) -> Imported:
    """Return a GED csv as a corpus, a report an event, with the errors of its bad rows.

    `published` is the day on which the release came out, since a claim cannot be known before; `only` chooses
    events (`of_the_conflict`). OSError where the file cannot be read.
    """
    return _loaded(read_ged(path), only, lambda event: ged_report(event, published, lexicon))


def load_aec(
    path: str | PathLike[str],
    *,
    published: date,
    lexicon: Lexicon | None = None,
    only: Callable[[AecEvent], object] | None = None,
) -> Imported:
    """Return a file of UCDP-AEC, JSON Lines or CSV, as a corpus; see `load_ged`."""
    return _loaded(read_aec(path), only, lambda event: aec_report(event, published, lexicon))


def load_acled(
    path: str | PathLike[str],
    *,
    published: date,
    lexicon: Lexicon | None = None,
    only: Callable[[AcledEvent], object] | None = None,
) -> Imported:
    """Return an ACLED csv as a corpus; see `load_ged`. `published` is the day of the download."""
    return _loaded(read_acled(path), only, lambda event: acled_report(event, published, lexicon))


def _loaded(
    items: Iterable[Event | NkConflictError],
    only: Callable[[Event], object] | None,
    report: Callable[[Event], Report],
) -> Imported:
    reports: list[Report] = []
    errors: list[NkConflictError] = []
    for item in items:
        if isinstance(item, NkConflictError):
            errors.append(item)
        elif only is None or only(item):
            reports.append(report(item))
    return Imported(Corpus(reports), tuple(errors))


def of_the_conflict(event: GedEvent | AecEvent) -> bool:
    """Say whether an event is between parties of the conflict, or of one of them against civilians."""
    if isinstance(event, GedEvent):
        sides = (event.side_a, event.side_b)
    else:
        sides = (event.side_a_name, event.side_b_name)
    known = [side_named(side, Lexicon.default()) is not None for side in sides]
    return any(known) and all(one or side == CIVILIANS for one, side in zip(known, sides, strict=True))
