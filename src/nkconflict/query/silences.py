"""Who has published no figure for what: silence is told of, or follows, and is never a zero."""

from __future__ import annotations

from datetime import date
from typing import Final, final

import attrs

from nkconflict.model.checks import shown
from nkconflict.model.claims import Group, Nondisclosure, Outcome
from nkconflict.query.accounts import Account, Accounts, accounts
from nkconflict.query.counted import casualty, in_words, teller_id
from nkconflict.query.selecting import known_at

__all__ = ["Silence", "silences"]

BELLIGERENTS: Final = ("armenia", "azerbaijan", "nagorno-karabakh")
_ASKED: Final = tuple(
    (group, outcome)
    for group in (Group.CIVILIAN, Group.MILITARY)
    for outcome in (Outcome.KILLED, Outcome.WOUNDED)
)

_PEOPLE: Final = {Group.MILITARY: "soldiers", Group.CIVILIAN: "civilians", Group.UNSPECIFIED: "people"}


@final
@attrs.frozen(kw_only=True)
class Silence:
    """That a party has given no figure of its own people for a group and an outcome.

    `said` are the accounts that say so; it is empty where it only follows from there being no figure among
    the accounts asked. `broken` is the first figure that the party gave after it had been said to be silent.
    `joint` are the figures that it gave of its own people and others together, which tell its own of neither.
    """

    party: str
    group: Group
    outcome: Outcome
    said: tuple[Account, ...] = ()
    broken: Account | None = None
    joint: tuple[Account, ...] = ()
    __repr__ = shown

    def __str__(self) -> str:
        people = _PEOPLE[self.group]
        how = f"said so: {self.said[-1]}" if self.said else "no figure among these accounts"
        end = f"; then gave one: {self.broken}" if self.broken else ""
        joint = f", only one {self.together} ({self.joint[-1]})" if self.together else ""
        return f"{self.party} has given no figure of its own {people} {self.outcome} ({how}){joint}{end}"

    @property
    def together(self) -> str | None:
        """Return the last figure of its own people and others together, in words, if there is any."""
        figure = casualty(self.joint[-1]) if self.joint else None
        if figure is None:
            return None
        others = in_words(sorted({party.root.id for party in figure.side} - {self.party}))
        return f"together with those of {others}: {figure.count}"


def silences(of: Accounts, as_of: date | None = None) -> tuple[Silence, ...]:
    """Return who had published no figure for what by a day.

    Asked of each of the parties at war that appears in the accounts: its own killed and wounded, soldiers and
    civilians; and whatever else a report says that a party does not tell. A silence that was broken by the
    day is returned with the figure that broke it.
    """
    given = accounts(of) if as_of is None else known_at(of, as_of)
    told: dict[tuple[str, Group, Outcome], list[Account]] = {}
    figures: dict[tuple[str, Group, Outcome], list[Account]] = {}
    joint: dict[tuple[str, Group, Outcome], list[Account]] = {}
    present: set[str] = set()
    for account in given:
        claim = account.claim
        present |= {party.root.id for party in getattr(claim, "side", ())}
        if isinstance(claim, Nondisclosure):
            for party in claim.side:
                told.setdefault((party.root.id, claim.group, claim.outcome), []).append(account)
            continue
        figure = casualty(account)
        if figure is None:
            continue
        by = teller_id(figure.by)
        sides = {party.root.id for party in figure.side}
        if by is not None and by in sides:
            kept = figures if sides == {by} else joint
            kept.setdefault((by, figure.group, figure.outcome), []).append(account)
    asked = [(party, *what) for party in BELLIGERENTS if party in present for what in _ASKED]
    found: list[Silence] = []
    for key in dict.fromkeys([*told, *asked]):
        said = tuple(told.get(key, ()))
        own = _figures(key, figures)
        if not said and own:
            continue
        after = next((account for account in own if said and _later(account, said[-1])), None)
        if said and own and after is None and not _later(said[-1], own[-1]):
            continue  # the figure was given before, and nobody has said since that there is none
        whose, group, outcome = key
        together = tuple(_figures(key, joint))
        found.append(
            Silence(party=whose, group=group, outcome=outcome, said=said, broken=after, joint=together)
        )
    return tuple(sorted(found, key=lambda s: (s.party, s.group, s.outcome)))


def _figures(
    key: tuple[str, Group, Outcome], figures: dict[tuple[str, Group, Outcome], list[Account]]
) -> list[Account]:
    """Return the figures that break a silence: those of the same people; losses of no stated kind are any."""
    party, group, outcome = key
    outcomes = (outcome,) if outcome is not Outcome.CASUALTIES else (Outcome.CASUALTIES, Outcome.KILLED)
    return [account for each in outcomes for account in figures.get((party, group, each), ())]


def _later(account: Account, than: Account) -> bool:
    return (account.published or date.min) > (than.published or date.min)
