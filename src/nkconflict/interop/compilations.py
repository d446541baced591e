"""Figures that others compiled: totals of the wars, counts by day, the claims of an encyclopaedia's infobox.

There is no standard for such files; the three forms here are those of public collections on this conflict.
Whoever compiled the figures is the claimant where the file names nobody that the lexicon knows. In a total
"by side" only the soldiers killed are the side's own: all other dead are those that are laid to it, so whose
people they were is left open.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from datetime import date
from os import PathLike
from pathlib import Path
from typing import Final

from nkconflict.corpus import Corpus
from nkconflict.errors import DecodeError, NkConflictError
from nkconflict.interop.compiled import Item, Told, Unread, json_items, laid_to
from nkconflict.interop.imports import Imported
from nkconflict.interop.rows import Cells, csv_rows, iso_day, whole
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.attribution import Attribution
from nkconflict.model.claims import CasualtyClaim, Group, Outcome
from nkconflict.model.counts import Count
from nkconflict.model.parties import Party
from nkconflict.model.periods import Period
from nkconflict.model.reports import Report
from nkconflict.model.sightings import Citation, Sighting
from nkconflict.packing import plain_name

__all__ = ["load_compilation"]

_STATUSES: Final = {"deceased": Outcome.KILLED, "missing": Outcome.MISSING}
_BY_SIDE: Final = ("side", "bucket", "low", "high")
_BY_DAY: Final = ("casualty_date", "status", "count")
"""The columns that totals by side, and counts by day, must have."""


def load_compilation(
    path: str | PathLike[str],
    *,
    compiler: str,
    published: date,
    side: Party | None = None,
    lexicon: Lexicon | None = None,
) -> Imported:
    """Return a file of compiled figures as a corpus of one report, with the errors of what cannot be read.

    `compiler` is named as the outlet, `published` is the day on which the file came out. `side` is whose
    people are counted by day, which those files do not say. What has no number claims nothing, and parts of
    a JSON file that are neither figures by side nor truces are not read: both are counted in `left_out`.
    OSError where the file cannot be read.
    """
    name = os.fspath(path)
    words = lexicon if lexicon is not None else Lexicon.default()
    sightings: list[Sighting] = []
    errors: list[NkConflictError] = []
    left_out: Counter[str] = Counter()
    for item in json_items(name, words) if plain_name(name).endswith(".json") else _of_csv(name, words, side):
        match item:
            case Told(claim, note, urls):
                first = next(iter(urls), None)
                citation = Citation(outlet=compiler, published=published, url=first, note=note)
                sightings.append(Sighting(claim, citation))
            case Unread(what):
                left_out[what] += 1
            case _:
                errors.append(item)
    report = Report(source=f"compiled:{Path(name).name}", text="", published=published, sightings=sightings)
    return Imported(Corpus([report] if sightings else ()), tuple(errors), tuple(left_out.items()))


def _of_csv(name: str, lexicon: Lexicon, side: Party | None) -> Iterator[Item]:
    for row in csv_rows(name, ()):
        if isinstance(row, NkConflictError):
            yield row
            continue
        by_side = "bucket" in row.cells
        if missing := [column for column in (_BY_SIDE if by_side else _BY_DAY) if column not in row.cells]:
            what = f"the header lacks {', '.join(missing)}: is this a file of compiled figures?"
            yield DecodeError(what, source=name, line=1)
            return
        try:
            yield _bucket(row, lexicon) if by_side else _day(row, side, lexicon)
        except ValueError as error:
            yield row.fault(str(error))


def _bucket(row: Cells, lexicon: Lexicon) -> Told | Unread:
    """Return a row of totals by side: the dead of a bucket from low to high."""
    cells = row.cells
    low, high = (whole(cells[end]) if cells[end].strip() else None for end in ("low", "high"))
    figure = {"low": low, "high": high, "notes": cells.get("notes")}
    return laid_to(cells["side"], cells["bucket"], figure, lexicon)


def _day(row: Cells, side: Party | None, lexicon: Lexicon) -> Told:
    """Return a row of counts by day; a disability is the mark of a wound."""
    status, kind = row.cells["status"], row.cells.get("service_type", "")
    claim = CasualtyClaim(
        by=Attribution.named(lexicon.party("outlet")),
        side=() if side is None else (side,),
        group=Group.MILITARY,
        subgroup=kind or None,
        outcome=_STATUSES.get(status, Outcome.WOUNDED),
        period=Period.day(iso_day(row.cells["casualty_date"])),
        count=Count.exact(whole(row.cells["count"])),
    )
    return Told(claim, f"status: {status}")
