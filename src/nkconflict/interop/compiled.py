"""Compiled figures and truces as claims: an infobox as JSON, and the totals of a war by side.

What a file says of a figure and a claim has no field for goes into the note of the citation in its own words:
the number that the compiler holds best, the scope, sources beyond the first. A claimant whom the lexicon
lacks keeps the name that the file gives.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, Final, NamedTuple, TypeAlias

from nkconflict.errors import DecodeError, NkConflictError, PhraseError
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.attribution import Attribution, Voice
from nkconflict.model.ceasefires import Ceasefire, CeasefireKind, CeasefireStatus
from nkconflict.model.claims import CasualtyClaim, Group, Outcome, Scope
from nkconflict.model.counts import Count
from nkconflict.model.dates import Moment
from nkconflict.model.parties import Party, Person
from nkconflict.model.periods import Period
from nkconflict.packing import BROKEN, opened

__all__ = ["Item", "Told", "Unread", "json_items", "laid_to"]

_SIDES: Final = {
    "AZE": ("azerbaijan",),
    "ARM+NKR": ("armenia", "nagorno-karabakh"),
    "Azerbaijan / Azerbaijan side": ("azerbaijan",),
    "Armenian / Artsakh side": ("armenia", "nagorno-karabakh"),
}
_PARTIES: Final = {
    "Azerbaijan": "azerbaijan",
    "Azerbaijan Prosecutor General": "azerbaijan-prosecutor-general",
    "SOHR": "syrian-observatory-for-human-rights",
    "Human Rights Watch": "human-rights-watch",
    "Russia": "russia",
    "United States": "united-states",
    "France": "france",
}
"""Claimants and brokers, as such files name them."""

_BY_BUCKET: Final = {"military_killed": Group.MILITARY, "civilians_killed_directly": Group.CIVILIAN}
_COUNTS: Final[Mapping[str, Callable[[int], Count]]] = {
    "exact": Count.exact,
    "approx": Count.about,
    "at_least": Count.at_least,
    "more_than": lambda low: Count.more_than(low - 1),
}
_BROKEN: Final = re.compile(r"\bbr(?:oke|each)")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FIELDS: Final = ("claimant", "victim_party", "victim_role", "casualty", "value", "low", "qualifier")
"""What of an infobox's figure becomes fields of its claim."""

_KNOWN: Final = frozenset(("claims", "ceasefires", "sides", "sources", "conflict"))
_NO_NUMBER: Final = "figures without a number"


class Told(NamedTuple):
    """A claim, what its citation notes, and the addresses that the file gives as its sources."""

    claim: CasualtyClaim | Ceasefire
    note: str | None = None
    urls: tuple[str, ...] = ()


class Unread(NamedTuple):
    """Something that became no claim, by what it is."""

    what: str


Item: TypeAlias = Told | Unread | NkConflictError


def json_items(name: str, lexicon: Lexicon) -> Iterator[Item]:
    """Yield what a JSON file of compiled figures holds: claims, what is left out, and errors."""
    try:
        with opened(name) as file:
            value = json.load(file)
    except (ValueError, RecursionError, *BROKEN) as error:
        yield DecodeError(f"this is no JSON ({error})", source=name)
        return
    if not isinstance(value, dict) or not {"claims", "sides"} & value.keys():
        what = "neither claims nor sides: is this a file of compiled figures?"
        yield DecodeError(what, source=name, path="$")
        return
    try:
        war = _stretch(value)
    except (ValueError, TypeError, AttributeError, NkConflictError) as error:
        war = None
        yield DecodeError(f"is no stretch of days: {error!r:.80}", source=name, path="$")
    kinds = {"claims": _infobox, "sides": _war, "ceasefires": _truce}
    for key, read in kinds.items():
        if not isinstance(value.get(key, []), list):
            yield DecodeError("must be a list", source=name, path=f"$.{key}")
        for number, item in enumerate(_listed(value.get(key))):
            try:
                yield from read(item, war, lexicon)
            except (ValueError, TypeError, KeyError, AttributeError) as error:
                yield DecodeError(f"is no figure: {error!r:.80}", source=name, path=f"$.{key}[{number}]")
    for key, part in value.items():
        if key not in _KNOWN:
            inner = part.values() if isinstance(part, dict) else _listed(part)
            yield from (
                Unread(f"figures of {key}") for one in inner if type(one) is int or isinstance(one, dict)
            )


def _stretch(value: Mapping[str, Any]) -> Period | None:
    """Return the days of the war that the file gives, to which its running figures belong."""
    if "conflict" in value:
        ends = (value["conflict"].get(end) for end in ("start", "end"))
        since, until = (None if end is None else date.fromisoformat(end) for end in ends)
    else:
        first, last = value.get("start_year"), value.get("end_year")
        since = None if first is None else date(first, 1, 1)
        until = None if last is None else date(last, 12, 31)
    return None if since is None else Period(since, until)


def _listed(part: object) -> list[Any]:
    return part if isinstance(part, list) else []


def _infobox(item: Mapping[str, Any], war: Period | None, lexicon: Lexicon) -> Iterator[Told | Unread]:
    """Yield a claim of an infobox: who, of whom, how many; a bound is printed as `low`."""
    number = item.get("value", item.get("low"))
    victims, stated = item["victim_party"], item.get("as_of")
    if number is None:
        yield Unread(_NO_NUMBER)
        return
    day = date.fromisoformat(stated) if stated and _DAY.fullmatch(stated) else None
    claim = CasualtyClaim(
        by=_claimant(item["claimant"], lexicon),
        side=_side(victims, lexicon),
        subgroup=None if victims in _SIDES else victims,
        group=item["victim_role"],
        outcome=item["casualty"],
        scope=Scope.CUMULATIVE,
        count=_COUNTS[item["qualifier"]](number),
        period=_up_to(war, day),
        as_of=day,
    )
    yield Told(claim, _note(item, {*_FIELDS, *(["as_of"] if day else [])}), _urls(item))


def _up_to(war: Period | None, day: date | None) -> Period | None:
    """Return the days of a war as far as they had gone by a day."""
    if war is None or war.since is None or day is None or day < war.since:
        return war
    return Period(war.since, day if war.until is None else min(day, war.until))


def _claimant(name: str | None, lexicon: Lexicon) -> Attribution:
    """Return who claims: a party of the lexicon, whoever else is named, or the outlet where nobody is."""
    if not name:
        return Attribution.named(lexicon.party("outlet"))
    if name in _PARTIES:
        return Attribution.named(lexicon.party(_PARTIES[name]))
    return Attribution(voice=Voice.NAMED, person=Person.unlisted(name))


def _truce(item: Mapping[str, Any], war: Period | None, lexicon: Lexicon) -> Iterator[Told]:
    """Yield a truce; what is not told as a day or as a party goes into the note in the words of the file."""
    del war  # truces have days of their own
    announced, effective = _moment(item.get("announced")), _moment(item.get("effective"))
    broken = _BROKEN.search(str(item.get("outcome", "")))
    status = CeasefireStatus.ANNOUNCED if announced else CeasefireStatus.IN_FORCE
    broker = _PARTIES.get(item.get("broker", ""))
    words = item["kind"]
    claim = Ceasefire(
        by=Attribution.named(lexicon.party("outlet")),
        known=_known(announced, effective, lexicon),
        announced=announced,
        effective=effective,
        mediators=() if broker is None else (lexicon.party(broker),),
        kind=CeasefireKind.HUMANITARIAN if "humanitarian" in words else CeasefireKind.UNSPECIFIED,
        status=CeasefireStatus.BROKEN if broken else status,
    )
    whole = (("announced", announced), ("effective", effective), ("broker", broker and item["broker"]))
    said = {key for key, found in whole if found is not None and str(found) == item[key]}
    yield Told(claim, _note(item, said), _urls(item))


def _moment(text: str | None) -> Moment | None:
    """Return the moment that a text gives, only its day where a zone is named; None where it is no day."""
    try:
        day, _, zone = (text or "").partition(" ")
        return Moment.parse(day.partition("T")[0] if zone else day)
    except PhraseError:
        return None


def _known(announced: Moment | None, effective: Moment | None, lexicon: Lexicon) -> str | None:
    """Return the one truce of the record that took effect, or was announced, on the same day."""
    found = [
        truce.id
        for truce in lexicon.ceasefires
        if (effective is not None and truce.effective is not None and truce.effective.day == effective.day)
        or (announced is not None and truce.announced is not None and truce.announced.day == announced.day)
    ]
    return found[0] if len(found) == 1 else None


def _war(item: Mapping[str, Any], war: Period | None, lexicon: Lexicon) -> Iterator[Told | Unread]:
    """Yield the figures of a side of a war, and those of each cause, which may be of other days."""
    for bucket in _BY_BUCKET:
        yield laid_to(item["name"], bucket, item[bucket], lexicon, war)
    causes = [(one["cause"], one) for one in item["civilians_killed_directly"].get("breakdown", ())]
    causes += [(one["type"], one) for one in item.get("deaths_from_actions", ())]
    for cause, one in causes:
        yield laid_to(item["name"], cause, one, lexicon)


def laid_to(
    side: str, bucket: str, figure: Mapping[str, Any], lexicon: Lexicon, war: Period | None = None
) -> Told | Unread:
    """Return the dead that a total lays to a side, from `low` to `high`; only soldiers killed are its own."""
    count = _interval(figure["low"], figure["high"], figure.get("point"))
    if count is None:
        return Unread(_NO_NUMBER)
    own = bucket == "military_killed"
    claim = CasualtyClaim(
        by=Attribution.named(lexicon.party("outlet")),
        side=_side(side, lexicon) if own else (),
        group=_BY_BUCKET.get(bucket, Group.UNSPECIFIED),
        subgroup=figure.get("victims_group"),
        outcome=Outcome.KILLED,
        scope=Scope.CUMULATIVE,
        count=count,
        period=war,
    )
    told = {key: figure.get(key) for key in ("point", "notes", "sources")}
    noted = told if own else {"laid to": f"{side}, {bucket}", **told}
    return Told(claim, _note(noted, set()), _urls(figure))


def _note(item: Mapping[str, Any], said: set[str]) -> str | None:
    """Return in words what a claim does not say of an item, and its sources beyond the first address."""
    rest = {key: part for key, part in item.items() if key not in said | {"sources"} and part is not None}
    if further := _urls(item)[1:]:
        rest["further sources"] = ", ".join(further)
    told = {key: ", ".join(map(str, part)) if isinstance(part, list) else part for key, part in rest.items()}
    return "; ".join(f"{key}: {part}" for key, part in told.items() if part != "") or None


def _urls(item: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(url for url in item.get("sources") or () if isinstance(url, str) and url.strip())


def _side(name: str, lexicon: Lexicon) -> tuple[Party, ...]:
    return tuple(map(lexicon.party, _SIDES.get(name, ())))


def _interval(low: int | None, high: int | None, point: int | None) -> Count | None:
    """Return what lies from low to high, open where an end is not known; None where nothing is."""
    if low is not None and high is not None:
        return Count.exact(low) if low == high else Count.between(low, high)
    if low is not None:
        return Count.at_least(low)
    if high is not None:
        return Count.up_to(high)
    return None if point is None else Count.about(point)
