"""Ceasefires over many reports: announced, in force, first said to be broken, and what came next.

Accounts of one known truce are joined by its id. A truce that was not settled to be a known one is joined
only with itself: the same claim, told again. Nothing that is not told of is filled in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final, final

import attrs

from nkconflict.model.attribution import Modality
from nkconflict.model.ceasefires import Breach, Ceasefire
from nkconflict.model.checks import shown
from nkconflict.model.dates import Moment
from nkconflict.query.accounts import Account, Accounts, accounts
from nkconflict.query.counted import in_words, root_id

__all__ = ["Accusation", "Lifeline", "lifelines"]

_UNITS: Final = {"minute": timedelta(minutes=1), "hour": timedelta(hours=1), "day": timedelta(days=1)}
_DELAY: Final = re.compile(r"([0-9]+|an?|one|two|three|four|five|six|ten) (minute|hour|day)s?")
_NUMBERS: Final = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}


@final
@attrs.frozen(kw_only=True)
class Accusation:
    """A breach told of: by whom (None for a report's own voice), against whom, and where it was printed."""

    by: str | None
    accused: tuple[str, ...]
    breach: Breach
    account: Account
    __repr__ = shown

    def __str__(self) -> str:
        denied = " (denied)" if self.breach.modality is Modality.DENIED else ""
        accused = in_words(self.accused) or "nobody named"
        return f"{self.by or 'the report'} against {accused}{denied}: {self.account}"


@final
@attrs.frozen(kw_only=True)
class Lifeline:
    """One truce over all its accounts; each moment is the one that most accounts tell.

    `breached` is the first breach that somebody alleged: the day or moment told, or what a delay after taking
    effect comes to. `then` is the known id of the truce that took effect next, if one is among the accounts.
    """

    known: str | None
    announced: Moment | None
    effective: Moment | None
    ended: Moment | None
    breached: Moment | None
    delay: str | None
    mediators: tuple[str, ...]
    accusations: tuple[Accusation, ...]
    accounts: tuple[Account, ...]
    then: str | None = None
    __repr__ = shown

    def accused_by(self) -> dict[str | None, tuple[str, ...]]:
        """Return whom each accuser accuses."""
        found: dict[str | None, dict[str, None]] = {}
        for accusation in self.accusations:
            found.setdefault(accusation.by, {}).update(dict.fromkeys(accusation.accused))
        return {by: tuple(accused) for by, accused in found.items()}

    def __str__(self) -> str:
        told = [
            f"announced {self.announced}" if self.announced else "",
            f"in force {self.effective}" if self.effective else "",
            f"first alleged breach {self.breached}" if self.breached else "",
            f"({self.delay} after it took effect)" if self.delay else "",
            f"ended {self.ended}" if self.ended else "",
            f"then {self.then}" if self.then else "",
        ]
        return f"{self.known or 'an unknown truce'}: {', '.join(filter(None, told)) or 'no day told'}"


def lifelines(of: Accounts) -> tuple[Lifeline, ...]:
    """Return each truce told of, in the order in which they took effect; unknown truces stand apart, last."""
    truces: dict[object, list[tuple[Account, Ceasefire]]] = {}
    for account in accounts(of):
        claim = account.claim
        if isinstance(claim, Ceasefire):
            truces.setdefault(claim.known or _unknown(account, claim), []).append((account, claim))
    found = sorted((_lifeline(told) for told in truces.values()), key=_order)
    known = [line for line in found if line.known is not None and (line.effective or line.announced)]
    after = {line.known: following.known for line, following in pairwise(known)}
    return tuple(attrs.evolve(line, then=after.get(line.known)) if line.known else line for line in found)


def _unknown(account: Account, claim: Ceasefire) -> tuple[object, ...]:
    """Return what makes two accounts of an unknown truce the same: its day and parties, or its source."""
    if claim.announced is None and claim.effective is None:
        return account.source, claim
    brokers = tuple(party.root.id for party in claim.mediators)
    signed = tuple(party.root.id for party in claim.signatories)
    return claim.announced, claim.effective, brokers, signed, claim.place, claim.kind


def _order(line: Lifeline) -> tuple[object, ...]:
    moment = line.effective or line.announced
    return line.known is None, moment is None, str(moment or ""), line.known or ""


def _lifeline(told: list[tuple[Account, Ceasefire]]) -> Lifeline:
    claims = [claim for _, claim in told]
    effective = _told(claim.effective for claim in claims)
    accusations = tuple(
        dict.fromkeys(
            Accusation(
                by=root_id(breach.by.party),
                accused=tuple(sorted({party.root.id for party in breach.accused})),
                breach=breach,
                account=account,
            )
            for account, claim in told
            for breach in claim.breaches
        )
    )
    standing = [a.breach for a in accusations if a.breach.modality is not Modality.DENIED]
    breached, delay = _breached(standing, effective)
    return Lifeline(
        known=claims[0].known,
        announced=_told(claim.announced for claim in claims),
        effective=effective,
        ended=_told(claim.ended for claim in claims),
        breached=breached,
        delay=delay,
        mediators=tuple(sorted({party.root.id for claim in claims for party in claim.mediators})),
        accusations=accusations,
        accounts=tuple(account for account, _ in told),
    )


def _told(moments: Iterable[Moment | None]) -> Moment | None:
    """Return the moment that most tell; of equals the most precise, then the one that was printed first."""
    times: dict[Moment, int] = {}
    for moment in moments:
        if moment is not None:
            times[moment] = times.get(moment, 0) + 1
    return max(times, key=lambda moment: (times[moment], moment.clock is not None), default=None)


def _breached(breaches: Iterable[Breach], effective: Moment | None) -> tuple[Moment | None, str | None]:
    """Return the first breach, and how soon it came after the truce took effect, in the words told."""
    began = None
    if effective is not None and effective.clock is not None:
        began = datetime.combine(effective.day, effective.clock)
    found: list[tuple[Moment, str | None]] = []
    unplaced: str | None = None
    for breach in breaches:
        after = _delay(breach.delay)
        if after is not None and began is not None:
            moment = began + after
            found.append((Moment(moment.date(), moment.time()), breach.delay))
        elif breach.period is not None and breach.period.since is not None:
            found.append((Moment(breach.period.since), breach.delay))
        else:
            unplaced = unplaced or breach.delay
    if not found:
        return None, unplaced
    # of one day the breach with an hour is told better than the day alone
    first = min(found, key=lambda told: (told[0].day, told[0].clock is None, str(told[0])))
    return first[0], first[1] or unplaced


def _delay(words: str | None) -> timedelta | None:
    """Return a delay told in numbers ("four minutes"); "minutes" alone is none that can be added."""
    match = _DELAY.search(words or "")
    if match is None:
        return None
    number = int(match[1]) if match[1].isdigit() else _NUMBERS[match[1]]
    return number * _UNITS[match[2]]
