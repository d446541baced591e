"""What stands beside a paragraph: a note for each claim, for what was not understood, and for a picture.

A note is a line that opens into the fields of its claim. With an anchor, which begins the ids of an article,
it has an id and leads back to its passage.
"""

from __future__ import annotations

from nkconflict.display.cards import LINKS, citation, field_list, headline, whose
from nkconflict.display.kinds import kind_of
from nkconflict.display.markup import Html, tag, text
from nkconflict.display.phrases import place_names
from nkconflict.model.reports import Caption, Report
from nkconflict.model.sightings import Citation, Link, Residue

__all__ = ["claim_note", "number", "picture_note", "residue_note"]


def number(n: int, anchor: str) -> Html:
    """Return the number of a sighting, a link to its note if there is an anchor."""
    if not anchor:
        return text(str(n + 1))
    return tag("a", str(n + 1), href=f"#{anchor}n{n + 1}", aria_label=f"claim {n + 1}")


def claim_note(report: Report, n: int, anchor: str) -> Html:
    """Return the note of a sighting: what is claimed, by whom, and inside its fields and links."""
    sighting = report.sightings[n]
    claim = sighting.claim
    by = (" ", tag("span", "— ", whose(claim), cls="k-by")) if hasattr(claim, "by") else ()
    line = tag("span", str(n + 1), cls="k-n"), " ", headline(claim, sighting.evidence, *by)
    links = [_link(link, anchor) for link in report.links if link.subject == n]
    where = tag("small", _where(report, n, anchor))
    inside = tag("div", field_list(claim, sighting, report.text), links, where, cls="k-card")
    return tag(
        "li",
        tag("details", tag("summary", *line), inside),
        cls=f"k-note n{n + 1} k-{kind_of(claim).family}",
        id=f"{anchor}n{n + 1}" if anchor else None,
    )


def _link(link: Link, anchor: str) -> Html:
    odd = f", which {link.flag}" if link.flag else ""
    return tag("p", f"{LINKS[link.kind]} claim ", number(link.object, anchor), odd, cls="k-link")


def _where(report: Report, n: int, anchor: str) -> Html:
    claim, evidence = report.sightings[n].claim, report.sightings[n].evidence
    if isinstance(evidence, Citation):
        return citation(evidence)
    told = f"{kind_of(claim).name}, rule {evidence.rule}, characters {evidence.span}"
    return tag("a", told, href=f"#{anchor}c{n + 1}") if anchor else text(told)


def residue_note(left: Residue) -> Html:
    """Return why a sentence was not understood."""
    return tag("li", tag("b", "not understood"), f" {left.reason}", cls="k-note k-residue")


def picture_note(caption: Caption) -> Html:
    """Return what was read of the picture of a caption."""
    facts = [str(caption.day) if caption.day else "", *map(place_names, caption.places)]
    facts += [caption.agency or "", caption.photographer or ""]
    return tag("li", "picture: ", " · ".join(filter(None, facts)), cls="k-note k-about")
