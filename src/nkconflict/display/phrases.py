"""Claims as short phrases for people: the figure first, then what is known of it, then whose word it is.

What was inferred, rather than read, stands in brackets and dim.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, assert_never

from nkconflict.display.styled import Piece, Style
from nkconflict.model.attribution import Attribution, Modality, Voice
from nkconflict.model.ceasefires import Breach, Ceasefire, CeasefireKind
from nkconflict.model.claims import (
    Allegation,
    CasualtyClaim,
    Claim,
    Denial,
    Group,
    MaterielClaim,
    Nondisclosure,
    Scope,
    Statement,
    StatementKind,
    Talks,
    TerritoryClaim,
    Unit,
)
from nkconflict.model.dates import Moment, Period, Precision
from nkconflict.model.parties import Party
from nkconflict.model.places import Place
from nkconflict.model.reports import Report
from nkconflict.model.sightings import Citation, Evidence, Role, Sighting
from nkconflict.tables.layout import clean, cut

__all__ = [
    "DOT",
    "SCOPES",
    "breach_words",
    "mutual",
    "name",
    "names",
    "phrase",
    "place_names",
    "speaker",
    "told",
]

DOT: Final[Piece] = (" · ", Style.DIM)
QUOTED: Final = 80
"""The most characters of somebody's words that a phrase quotes."""

SCOPES: Final = {
    Scope.CUMULATIVE: "running total",
    Scope.INCIDENT: "one incident",
    Scope.INCREMENT: "newly added",
    Scope.UNSPECIFIED: "",
}


def phrase(report: Report, sighting: Sighting) -> list[Piece]:
    """Return a claim in a line or two, with the words that name its claimant."""
    by = getattr(sighting.claim, "by", None)
    voice = _voice(report, sighting, by) if isinstance(by, Attribution) else ()
    return [*told(sighting.claim, sighting.evidence), *voice]


def told(claim: Claim, evidence: Evidence | Citation | None = None) -> list[Piece]:
    """Return what is claimed, without whose word it is: the head first, then each part after a dot."""
    parts = _Parts(evidence)
    match claim:
        case CasualtyClaim():
            _casualty(parts, claim)
        case Nondisclosure():
            parts.head(f"no figure disclosed: {claim.outcome}", Role.OUTCOME)
            _whose(parts, claim.group, claim.side)
        case Ceasefire():
            _ceasefire(parts, claim)
        case TerritoryClaim():
            _territory(parts, claim)
        case Allegation():
            parts.head(f"allegation: {claim.act}", Role.ACT)
            parts.add(f"by {names(claim.accused)}" if claim.accused else "", Role.ACCUSED)
            parts.add(claim.target and f"against {claim.target}", Role.TARGET)
            parts.add(claim.weapon and f"with {claim.weapon}", Role.WEAPON)
            parts.add(claim.period and str(claim.period), Role.SINCE)
            parts.add(claim.place and f"at {place_names(claim.place)}", Role.PLACE)
        case Denial():
            parts.head("denial", Role.VERB)
            parts.add(claim.against and f"of what {name(claim.against)} says", Role.ACCUSED)
            parts.add(claim.words and f"“{cut(clean(claim.words), QUOTED)}”", Role.WORDS)
        case Statement():
            parts.head("quote" if claim.direct else str(StatementKind(claim.kind)), Role.WORDS)
            parts.add(f"to {names(claim.to)}" if claim.to else "", Role.TO)
            parts.add(f"“{cut(clean(claim.words), QUOTED)}”", Role.WORDS)
        case Talks():
            _talks(parts, claim)
        case MaterielClaim():
            parts.head(f"{claim.count} {_pieces(claim)} {claim.outcome.replace('_', ' ')}", Role.COUNT)
            parts.add(names(claim.side) if claim.side else "", Role.SIDE)
            parts.add(SCOPES[claim.scope], Role.SCOPE)
        case _:
            assert_never(claim)
    modality = getattr(claim, "modality", Modality.ASSERTED)
    parts.add("" if modality is Modality.ASSERTED else str(modality), Role.MODALITY)
    return parts.pieces


class _Parts:
    """The pieces of a phrase on their way; a part that no mark stands for is bracketed."""

    def __init__(self, evidence: Evidence | Citation | None) -> None:
        self.read = evidence.marks.roles if isinstance(evidence, Evidence) else set(Role)
        self.pieces: list[Piece] = []

    def head(self, text: str, *roles: Role) -> None:
        self.pieces.append((clean(text), Style.BOLD) if self.read.intersection(roles) else _inferred(text))

    def add(self, text: str | None, *roles: Role) -> None:
        """Add a part if there is something to add; without roles it is no matter of reading."""
        if text:
            seen = not roles or self.read.intersection(roles)
            self.pieces += [DOT, (clean(text), Style.PLAIN) if seen else _inferred(text)]


def _inferred(text: str) -> Piece:
    return f"[{clean(text)}]", Style.DIM


def names(parties: Iterable[Party]) -> str:
    """Return the names of parties, in their order."""
    *others, last = map(name, parties)
    return f"{', '.join(others)} and {last}" if others else last


def name(party: Party) -> str:
    """Return the name of a party without what its table says of it in parentheses."""
    return party.name.partition(" (")[0] if party.part_of is None else party.name


def place_names(place: Place) -> str:
    """Return both names of a place where they differ, in alphabetical order."""
    return " / ".join(place.names) if len(place.names) > 1 else place.name


def _casualty(parts: _Parts, claim: CasualtyClaim) -> None:
    count = "none" if claim.count.number == 0 else str(claim.count)
    parts.head(f"{count} {claim.outcome}", Role.COUNT)
    parts.add(claim.subgroup, Role.GROUP)
    _whose(parts, claim.group, claim.side)
    parts.add(SCOPES[claim.scope], Role.SCOPE)
    if claim.period is not None:
        parts.add(_days(claim.period), Role.SINCE, Role.UNTIL)
    parts.add(f"as of {claim.as_of}" if claim.as_of else "", Role.AS_OF)
    parts.add(claim.place and f"at {place_names(claim.place)}", Role.PLACE)


def _whose(parts: _Parts, group: Group, side: tuple[Party, ...]) -> None:
    parts.add("" if group is Group.UNSPECIFIED else str(group), Role.GROUP)
    parts.add(names(side) if side else "", Role.SIDE)


def _days(period: Period) -> str:
    if period.precision is not Precision.OPEN:
        return f"on {period}" if period.precision is Precision.DAY else str(period)
    return f"since {period.since}" if period.since else f"until {period.until}"


def _ceasefire(parts: _Parts, claim: Ceasefire) -> None:
    kind = "" if claim.kind is CeasefireKind.UNSPECIFIED else f"{claim.kind} "
    parts.pieces.append((f"{kind}ceasefire", Style.BOLD))
    parts.add(claim.status.replace("_", " "))
    parts.add(claim.known)
    for word, moment, role in (
        ("announced", claim.announced, Role.ANNOUNCED),
        ("in force", claim.effective, Role.EFFECTIVE),
        ("ended", claim.ended, Role.ENDED),
    ):
        parts.add(moment and f"{word} {_clock(moment)}", role)
    parts.add(f"through {names(claim.mediators)}" if claim.mediators else "", Role.MEDIATORS)
    parts.add(f"between {names(claim.signatories)}" if claim.signatories else "", Role.SIGNATORIES)
    parts.add(claim.place and f"at {place_names(claim.place)}", Role.PLACE)
    for breach in claim.breaches:
        parts.add(breach_words(breach), Role.BREACH, Role.ACCUSED)


def _clock(moment: Moment) -> str:
    return str(moment).replace("T", " ")


def mutual(breach: Breach) -> bool:
    """Say whether a breach is what both sides lay to each other, and no third party to both."""
    hedged = breach.modality is Modality.HEDGED
    return hedged and breach.by.party is None and breach.by.person is None and len(breach.accused) > 1


def breach_words(breach: Breach) -> str:
    """Return who alleges, states or denies a breach, against whom, and when."""
    if mutual(breach):
        delay = f" ({breach.delay} in)" if breach.delay else ""
        when = f" {breach.period}" if breach.period else ""
        return f"{names(breach.accused)} accuse each other of a breach{delay}{when}"
    stated = breach.by.voice is Voice.OWN and breach.modality is Modality.ASSERTED
    words = ["breach", "denied" if breach.modality is Modality.DENIED else "stated" if stated else "alleged"]
    words += [f"by {name(breach.by.party)}"] if breach.by.party else []
    words += [f"against {names(breach.accused)}"] if breach.accused else []
    words += [f"({breach.delay} in)"] if breach.delay else []
    return " ".join([*words, *([str(breach.period)] if breach.period else [])])


def _territory(parts: _Parts, claim: TerritoryClaim) -> None:
    parts.head(f"{_ground(claim)} taken", Role.COUNT, Role.UNIT)
    parts.add(claim.gained_by and f"by {name(claim.gained_by)}", Role.GAINED_BY)
    parts.add(", ".join(map(place_names, claim.places)), Role.PLACE)
    parts.add(SCOPES[claim.scope], Role.SCOPE)
    parts.add(f"on {claim.as_of}" if claim.as_of else "", Role.AS_OF)


def _ground(claim: TerritoryClaim) -> str:
    """Return how much ground is meant: "13 villages", "city", "heights"."""
    unit = str(claim.unit) if claim.unit else "ground"
    if claim.number != 1 and claim.unit not in (None, Unit.TERRITORY):
        unit = f"{unit[:-1]}ies" if unit.endswith("y") else f"{unit}s"
    return f"{claim.count} {unit}" if claim.count else unit


def _talks(parts: _Parts, claim: Talks) -> None:
    parts.pieces.append(("talks planned" if claim.planned else "talks", Style.BOLD))
    parts.add(claim.period and str(claim.period), Role.SINCE, Role.UNTIL)
    parts.add(claim.place and f"at {place_names(claim.place)}", Role.PLACE)
    parts.add(claim.host and f"hosted by {name(claim.host)}", Role.HOST)
    parts.add(f"through {names(claim.mediators)}" if claim.mediators else "", Role.MEDIATORS)
    parts.add(f"of {names(claim.participants)}" if claim.participants else "", Role.PARTICIPANTS)
    parts.add(claim.duration, Role.DURATION)


def _pieces(claim: MaterielClaim) -> str:
    """Return the kind of equipment as its count needs it: "1 tank", "more than 30 drones", "4 aircraft"."""
    alone = claim.count.number == 1 or claim.kind.endswith("craft")
    return claim.kind if alone else f"{claim.kind}s"


def _voice(report: Report, sighting: Sighting, by: Attribution) -> Iterator[Piece]:
    """Yield whose word it is, and the words that say so."""
    if by.voice is Voice.OWN:
        yield " — in the report’s own voice", Style.DIM
        return
    evidence = sighting.evidence
    mark = evidence.mark(Role.CLAIMANT) if isinstance(evidence, Evidence) else None
    yield " — says ", Style.PLAIN
    yield (clean(speaker(by)), Style.PLAIN) if mark else _inferred(speaker(by))
    if mark is not None:
        yield f" (“{cut(clean(mark.of(report.text)), QUOTED)}”)", Style.PLAIN
    if by.relays:
        yield f" via {clean(', '.join(by.relays))}", Style.PLAIN


def speaker(by: Attribution) -> str:
    """Return whose word it is: the person and the body or party, or a source without a name."""
    if by.voice is Voice.OWN:
        return "the report’s own voice"
    party = by.body or by.party
    who = ", ".join(([str(by.person)] if by.person else []) + ([name(party)] if party else []))
    if by.voice is Voice.UNNAMED:
        return f"an unnamed source of {who}" if who else "an unnamed source"
    return who or "somebody"
