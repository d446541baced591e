"""Echoes: what somebody says is a statement too, in the words in which a claim is told.

"Azerbaijan said it had destroyed 49 tanks" makes a claim about tanks, and a statement by Azerbaijan that
it had. Such a statement is not written by itself. The sentence of the claim makes its own, in canonical
words; a report's statement in other words is told over again by the sentence of what it claims.
"""

from __future__ import annotations

from datetime import date

from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.attribution import Attribution, Voice
from nkconflict.model.claims import Claim, Statement
from nkconflict.model.reports import Report
from nkconflict.model.sightings import Evidence
from nkconflict.writing.names import Names, names_of
from nkconflict.writing.prose import capitalised
from nkconflict.writing.sentences import told
from nkconflict.writing.voices import carried, speaker

__all__ = ["echo", "echo_of", "retold"]

_TELLING = " said "


def echo(claim: Claim, *, published: date, lexicon: Lexicon | None = None) -> Statement | None:
    """Return the statement that the sentence of a claim makes besides; None where nobody answers for it."""
    names = names_of(lexicon if lexicon is not None else Lexicon.default())
    return echo_of(claim, told(claim, published, names), names)


def echo_of(claim: Claim, text: str, names: Names) -> Statement | None:
    """Return the statement that a claim's sentence makes besides."""
    by = getattr(claim, "by", None)
    if isinstance(claim, Statement) or not isinstance(by, Attribution) or not _answers(by):
        return None
    who, behind = capitalised(speaker(by, names)), carried(by, names)
    if not text.startswith(who + _TELLING):
        return None
    return Statement(by=by, verb="said", words=text[len(who) + len(_TELLING) :].removesuffix(f"{behind}."))


def _answers(by: Attribution) -> bool:
    """Say whether it is told who speaks: by name, or by an office without one."""
    return by.voice is Voice.NAMED or (by.voice is Voice.UNNAMED and by.office is not None)


def retold(report: Report) -> dict[Statement, tuple[Claim, ...]]:
    """Return a report's statements in reported speech with the claims that its reader found in them."""
    placed = [(s.claim, s.evidence) for s in report.sightings if isinstance(s.evidence, Evidence)]
    claims = [(claim, at) for claim, at in placed if not isinstance(claim, Statement)]
    found: dict[Statement, tuple[Claim, ...]] = {}
    for said, where in placed:
        if isinstance(said, Statement) and not said.direct:
            of_it = tuple([c for c, at in claims if where.span.overlaps(at.span) and _is_by(c, said.by)])
            if of_it:
                found[said] = (*found.get(said, ()), *of_it)
    return found


def _is_by(claim: Claim, by: Attribution) -> bool:
    theirs = getattr(claim, "by", None)
    return isinstance(theirs, Attribution) and (theirs.party, theirs.person) == (by.party, by.person)
