"""The life of a truce: announced, in force, first said to be broken, ended, and who accuses whom of what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nkconflict.display.answers import Locate, quote, source
from nkconflict.display.entities import party_names, truce_named
from nkconflict.display.markup import Html, tag
from nkconflict.display.phrases import mutual, speaker
from nkconflict.model.attribution import Modality, Voice
from nkconflict.model.dates import Moment
from nkconflict.model.sightings import Evidence, Role
from nkconflict.query import Accusation, Lifeline
from nkconflict.tables.layout import clean

__all__ = ["lifeline"]


def lifeline(line: Lifeline, where: Locate | None = None) -> Html:
    """Return a truce: its moments in order, and each accusation with the words that make it, once."""
    through = f", through {party_names(line.mediators)}" if line.mediators else ""
    head = tag("h3", truce_named(line.known))
    told = f"told of in {len(line.accounts)} {'passage' if len(line.accounts) == 1 else 'passages'}{through}"
    moments = list(_moments(line))
    track = tag("ol", moments, cls="k-track") if moments else tag("p", "no day told")
    accused = list(_accusations(line.accusations, where))
    return tag(
        "section",
        head,
        tag("p", told, cls="k-by"),
        track,
        tag("ul", accused, cls="k-accused") if accused else None,
        cls="k-pair k-truce",
    )


def _moments(line: Lifeline) -> Iterator[Html]:
    delay = f"{line.delay} after it took effect" if line.delay else None
    for name, when, note, kind in (
        ("announced", line.announced, None, ""),
        ("in force", line.effective, None, ""),
        ("first alleged breach", line.breached or delay, delay if line.breached else None, "k-broken"),
        ("ended", line.ended, None, "k-ended"),
        ("then", truce_named(line.then) if line.then else None, None, "k-then"),
    ):
        if when:
            told = str(when).replace("T", ", ") if isinstance(when, Moment) else when
            yield tag(
                "li",
                tag("span", name, cls="k-by"),
                tag("b", clean(told)),
                tag("small", note) if note else None,
                cls=kind,
            )


def _accusations(given: Iterable[Accusation], where: Locate | None) -> Iterator[Html]:
    """Yield who accuses whom, each pair once, with the first words that say so, if any do."""
    seen: dict[tuple[object, ...], list[Accusation]] = {}
    for one in given:
        seen.setdefault((speaker(one.breach.by), one.accused, one.breach.modality), []).append(one)
    for told in seen.values():
        first = max(told, key=_tells)
        more = f", and {len(told) - 1} more" if len(told) > 1 else ""
        who = party_names(first.accused) if mutual(first.breach) else clean(speaker(first.breach.by))
        yield tag(
            "li",
            tag("b", who),
            f" {_accuses(first)}: ",
            quote(first.account),
            " ",
            source(first.account, where),
            more,
        )


def _tells(told: Accusation) -> bool:
    """Say whether the words of an accusation tell of the breach, and not of the truce alone."""
    evidence = told.account.sighting.evidence
    return isinstance(evidence, Evidence) and evidence.mark(Role.BREACH) is not None


def _accuses(told: Accusation) -> str:
    """Return what is said of a breach: that somebody is accused, that there was one, that there was none."""
    if mutual(told.breach):
        return "accuse each other of a breach"
    whom = party_names(told.accused)
    if told.breach.modality is Modality.DENIED:
        return f"denies a breach by {whom}" if whom else "denies a breach"
    if told.breach.by.voice is Voice.OWN:
        return f"tells of a breach by {whom}" if whom else "tells of a breach"
    return f"accuses {whom}" if whom else "alleges a breach"
