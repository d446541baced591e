"""What plots say in words: who claims, about whom, when, and where it was printed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import accumulate
from typing import Any, Final, TypeVar

from nkconflict.corpus import Corpus
from nkconflict.display.phrases import names
from nkconflict.model.claims import Group, Outcome
from nkconflict.model.dates import Moment
from nkconflict.model.parties import Party, PartyKind
from nkconflict.query import Account, Counted
from nkconflict.query.counted import Teller

__all__ = [
    "LONGEST",
    "Names",
    "answers",
    "day_of",
    "fate",
    "listed",
    "moment_of",
    "plural",
    "short",
    "sources",
]

Answer = TypeVar("Answer")

LONGEST: Final = 400
"""The most letters of a text that are drawn: what somebody hands in may be of any length."""

ROOM: Final = 50
"""How many of them are for what stands about a list."""

PEOPLE: Final = {Group.MILITARY: "soldiers", Group.CIVILIAN: "civilians", Group.UNSPECIFIED: "people"}


def answers(of: Any, kind: type[Answer], ask: Callable[[Any], Iterable[Answer]]) -> tuple[Answer, ...]:
    """Return answers that are in hand already, one or several, else what `ask` gives of accounts."""
    if isinstance(of, kind):
        return (of,)
    if isinstance(of, Corpus) or not hasattr(of, "__iter__"):
        return tuple(ask(of))
    items = tuple(of)
    ready = [item for item in items if isinstance(item, kind)]
    return tuple(ready) if items and len(ready) == len(items) else tuple(ask(items))


class Names:
    """The names of the parties in some accounts, by the ids of their roots."""

    def __init__(self, told: Iterable[Account]) -> None:
        self._parties: dict[str, Party] = {}
        for account in told:
            for party in _parties(account.claim):
                for known in party.lineage():
                    self._parties.setdefault(known.id, known)

    def of(self, party: str) -> str:
        """Return the name of a party."""
        known = self._parties.get(party)
        return names([known]) if known is not None else party

    def people(self, side: Sequence[str]) -> str:
        """Return whose people they are: those of a de facto authority are not its officials."""
        found = [self._place(party) for party in side]
        return (
            f"{', '.join(found[:-1])} and {found[-1]}" if len(found) > 1 else (found or ["no named side"])[0]
        )

    def teller(self, teller: Teller) -> str:
        """Return who gives a figure: a party, or an outlet that adds up for itself."""
        return self.of(teller.party) if teller.party else f"{short(teller.outlet or '')}’s own count"

    def counted(self, what: Counted) -> str:
        """Return what is counted: "Azerbaijan: soldiers killed"."""
        return f"{self.people(what.side)}: {fate(what)}"

    def said(self, teller: Teller, what: Counted) -> str:
        """Return who counts what: "Russia: soldiers killed, of Armenia", "Armenia: own soldiers killed"."""
        if what.side == (teller.party,):
            return f"{self.teller(teller)}: own {fate(what)}"
        return f"{self.teller(teller)}: {fate(what)}, of {self.people(what.side)}"

    def _place(self, party: str) -> str:
        known = self._parties.get(party)
        authority = known is not None and known.kind is PartyKind.DE_FACTO_AUTHORITY
        return self.of(party).removesuffix(" authorities") if authority else self.of(party)


def fate(what: Counted) -> str:
    """Return who is counted and what befell them: "soldiers killed", "casualties among civilians"."""
    people = what.subgroup or PEOPLE[what.group]
    lost = what.outcome is Outcome.CASUALTIES
    where = f" in {what.place}" if what.place else ""
    return f"casualties among {people}{where}" if lost else f"{people} {what.outcome}{where}"


def _parties(claim: object) -> Iterable[Party]:
    """Yield the parties that a claim names."""
    by = getattr(claim, "by", None)
    speaker = getattr(by, "body", None) or getattr(by, "party", None)
    for party in (speaker, getattr(claim, "against", None)):
        if party is not None:
            yield party
    for field in ("side", "accused", "mediators"):
        yield from getattr(claim, field, ())
    for breach in getattr(claim, "breaches", ()):
        yield from _parties(breach)


def day_of(day: date, *, short: bool = False) -> str:
    """Return a day as it is said: "27 September 2020", or where it must be short "27 Sep 2020"."""
    return f"{day.day} {day:%b} {day.year}" if short else f"{day.day} {day:%B} {day.year}"


def moment_of(moment: Moment) -> str:
    """Return a moment as it is said, with the hour where one is told: "10 Oct 2020, 12:00"."""
    return day_of(moment.day, short=True) + (f", {moment.clock:%H:%M}" if moment.clock else "")


def plural(number: int, noun: str) -> str:
    """Return a number with its noun: "1 figure", "2 figures"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def listed(items: Iterable[str], most: int = 8) -> str:
    """Return the most frequent of some words, and how many others there are; no more than can be drawn."""
    found = [word for word, _ in Counter(items).most_common()]
    lengths = accumulate(len(word) + 2 for word in found)
    kept = found[: max(1, min(most, sum(length < LONGEST - ROOM for length in lengths)))]
    more = len(found) - len(kept)
    return ", ".join(kept) + (f" and {more} more" if more > 0 else "")


def sources(told: Iterable[Account], most: int = 12) -> str:
    """Return where accounts were printed, the most frequent first, as a line for the foot of a plot."""
    where = [short(account.where) for account in told]
    return f"Sources: {listed(where, most)}." if where else ""


def short(source: str) -> str:
    """Return a source by its name: a file without its folders, the host of a web page, an outlet as it is."""
    if source.startswith("sha256:"):
        return source[: len("sha256:") + 12]
    if "://" in source:
        return source.partition("://")[2].partition("/")[0]
    return source.rpartition("/")[2] if _FILE.search(source) else source


_FILE: Final = re.compile(r"\.[a-z]{2,5}(\.gz)?(#[0-9]+)?$")
