"""Figures that others compiled: totals of the wars, counts by day, the claims of an encyclopaedia's infobox.

There is no standard for such files; the three forms here are those of public collections on this conflict.
Whoever compiled the figures is the claimant where the file names nobody that the lexicon knows. In a total
"by side" only the soldiers killed are the side's own: all other dead are those that are laid to it, so whose
people they were is left open.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from os import PathLike
from pathlib import Path
from typing import Any, Final

from nkconflict.corpus import Corpus
from nkconflict.errors import DecodeError, NkConflictError
from nkconflict.interop.imports import Imported
from nkconflict.interop.rows import Cells, csv_rows, iso_day, whole
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.attribution import Attribution
from nkconflict.model.claims import CasualtyClaim, Group, Outcome, Scope
from nkconflict.model.counts import Count
from nkconflict.model.parties import Party
from nkconflict.model.periods import Period
from nkconflict.model.reports import Report
from nkconflict.model.sightings import Citation, Sighting
from nkconflict.packing import BROKEN, opened, plain_name

__all__ = ["load_compilation"]

_SIDES: Final = {
    "AZE": ("azerbaijan",),
    "ARM+NKR": ("armenia", "nagorno-karabakh"),
    "Azerbaijan / Azerbaijan side": ("azerbaijan",),
    "Armenian / Artsakh side": ("armenia", "nagorno-karabakh"),
}
_CLAIMANTS: Final = {
    "Azerbaijan": "azerbaijan",
    "SOHR": "syrian-observatory-for-human-rights",
    "Human Rights Watch": "human-rights-watch",
}
_STATUSES: Final = {"deceased": Outcome.KILLED, "missing": Outcome.MISSING}
_BY_BUCKET: Final = {"military_killed": Group.MILITARY, "civilians_killed_directly": Group.CIVILIAN}


def _from(low: int) -> Count:
    """Return the count of "more than" the number before `low`."""
    return Count.more_than(low - 1)


_COUNTS: Final[Mapping[str, Callable[[int], Count]]] = {
    "exact": Count.exact,
    "approx": Count.about,
    "at_least": Count.at_least,
    "more_than": _from,
}
_BY_SIDE: Final = ("side", "bucket", "low", "high")
_BY_DAY: Final = ("casualty_date", "status", "count")
"""The columns that totals by side, and counts by day, must have."""

_ASIDE: Final = ("as_of", "scope", "text", "note")
"""What an infobox adds to a figure in words, which the citation keeps."""

Told = tuple[dict[str, Any], str]
"""The fields of a claim, and what its citation notes."""


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
    people are counted by day, which those files do not say. What has no number claims nothing, and only
    figures of persons are read. OSError where the file cannot be read.
    """
    name = os.fspath(path)
    words = lexicon if lexicon is not None else Lexicon.default()
    sightings: list[Sighting] = []
    errors: list[NkConflictError] = []
    for item in _of_json(name, words) if plain_name(name).endswith(".json") else _of_csv(name, words, side):
        if isinstance(item, NkConflictError):
            errors.append(item)
            continue
        fields, note = item
        if fields["count"] is not None:
            by = Attribution.named(fields.pop("claimant", None) or words.party("outlet"))
            citation = Citation(outlet=compiler, published=published, note=note or None)
            sightings.append(Sighting(CasualtyClaim(by=by, **fields), citation))
    report = Report(source=f"compiled:{Path(name).name}", text="", published=published, sightings=sightings)
    return Imported(Corpus([report] if sightings else ()), tuple(errors))


def _of_csv(name: str, lexicon: Lexicon, side: Party | None) -> Iterator[Told | NkConflictError]:
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
            yield _bucket(row, lexicon) if by_side else _day(row, side)
        except ValueError as error:
            yield row.fault(str(error))


def _bucket(row: Cells, lexicon: Lexicon) -> Told:
    """Return a row of totals by side: the dead of a bucket from low to high."""
    cells = row.cells
    low, high = (whole(cells[end]) if cells[end].strip() else None for end in ("low", "high"))
    return _laid_to(cells["side"], cells["bucket"], low, high, cells.get("notes", ""), lexicon)


def _laid_to(side: str, bucket: str, low: int | None, high: int | None, notes: str, lexicon: Lexicon) -> Told:
    own = bucket == "military_killed"
    fields = {
        "side": _side(side, lexicon) if own else (),
        "group": _BY_BUCKET.get(bucket, Group.UNSPECIFIED),
        "outcome": Outcome.KILLED,
        "scope": Scope.CUMULATIVE,
        "count": _interval(low, high),
    }
    return fields, notes if own else f"laid to: {side}, {bucket}; {notes}"


def _day(row: Cells, side: Party | None) -> Told:
    """Return a row of counts by day; a disability is the mark of a wound."""
    status, kind = row.cells["status"], row.cells.get("service_type", "")
    fields = {
        "side": () if side is None else (side,),
        "group": Group.MILITARY,
        "subgroup": kind or None,
        "outcome": _STATUSES.get(status, Outcome.WOUNDED),
        "period": Period.day(iso_day(row.cells["casualty_date"])),
        "count": Count.exact(whole(row.cells["count"])),
    }
    return fields, f"status: {status}"


def _of_json(name: str, lexicon: Lexicon) -> Iterator[Told | NkConflictError]:
    try:
        with opened(name) as file:
            value = json.load(file)
    except (ValueError, RecursionError, *BROKEN) as error:
        yield DecodeError(f"this is no JSON ({error})", source=name)
        return
    kinds = {"claims": _infobox, "sides": _war}
    if not isinstance(value, dict) or not kinds.keys() & value.keys():
        what = "neither claims nor sides: is this a file of compiled figures?"
        yield DecodeError(what, source=name, path="$")
        return
    for key, read in kinds.items():
        for number, item in enumerate(value.get(key, ())):
            try:
                yield from read(item, lexicon)
            except (ValueError, TypeError, KeyError, AttributeError) as error:
                yield DecodeError(f"is no figure: {error!r:.80}", source=name, path=f"$.{key}[{number}]")


def _infobox(item: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Told]:
    """Yield a claim of an infobox: who, of whom, how many; a bound is printed as `low`."""
    number = item.get("value", item.get("low"))
    claimant, victims = item["claimant"], item["victim_party"]
    key = _CLAIMANTS.get(claimant or "")
    notes = [f"claimant: {claimant}" if claimant else "", *(str(item[k]) for k in _ASIDE if item.get(k))]
    fields = {
        "claimant": None if key is None else lexicon.party(key),
        "side": _side(victims, lexicon),
        "subgroup": None if victims in _SIDES else victims,
        "group": item["victim_role"],
        "outcome": item["casualty"],
        "scope": Scope.CUMULATIVE,
        "count": _COUNTS[item["qualifier"]](number),
    }
    yield fields, "; ".join(note for note in notes if note)


def _war(item: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Told]:
    """Yield the figures of a side of a war, and those of each cause of which a number is given."""
    for bucket in _BY_BUCKET:
        found = item[bucket]
        yield _laid_to(item["name"], bucket, found["low"], found["high"], found["notes"], lexicon)
    causes = [(one["cause"], one) for one in item["civilians_killed_directly"].get("breakdown", ())]
    causes += [(one["type"], one) for one in item.get("deaths_from_actions", ())]
    for cause, one in causes:
        fields, note = _laid_to(item["name"], cause, one["low"], one["high"], one["notes"], lexicon)
        yield fields | {"subgroup": one["victims_group"]}, note


def _side(name: str, lexicon: Lexicon) -> tuple[Party, ...]:
    return tuple(map(lexicon.party, _SIDES.get(name, ())))


def _interval(low: int | None, high: int | None) -> Count | None:
    """Return what lies from low to high, open where an end is not known; None where neither is."""
    if low is not None and high is not None:
        return Count.exact(low) if low == high else Count.between(low, high)
    if low is not None:
        return Count.at_least(low)
    return None if high is None else Count.up_to(high)
