"""A telling: what one sentence says of one truce, before it is known which truce that is."""

from __future__ import annotations

import attrs

from nkconflict.model.attribution import Attribution
from nkconflict.model.ceasefires import Breach, CeasefireKind
from nkconflict.model.dates import Moment
from nkconflict.model.parties import Party
from nkconflict.model.places import Place
from nkconflict.model.sightings import Mark, Role
from nkconflict.model.spans import Span
from nkconflict.reading.context import Sentence
from nkconflict.reading.mentions import Mention

__all__ = ["Telling"]


@attrs.define(kw_only=True, eq=False)
class Telling:
    """What one sentence tells of one truce; `marks` say where.

    `fresh` is a new truce, `introduced` one told of as "a truce", `old` one of earlier times, `several` more
    than one; `holds` and `proposed` say how it stands.
    """

    sentence: Sentence
    span: Span
    by: Attribution
    words: str
    announced: Moment | None = None
    effective: Moment | None = None
    violated: Moment | None = None
    ended: Moment | None = None
    place: Place | None = None
    mediators: tuple[Party, ...] = ()
    signatories: tuple[Party, ...] = ()
    kind: CeasefireKind = CeasefireKind.UNSPECIFIED
    breaches: list[Breach] = attrs.Factory(list)
    marks: list[Mark] = attrs.Factory(list)
    fresh: bool = False
    introduced: bool = False
    old: bool = False
    several: bool = False
    holds: bool = False
    proposed: bool = False

    def mark(self, role: Role, mention: Mention) -> None:
        """Note that something was read from a mention."""
        self.marks.append(Mark(role, Span(mention.start, mention.end)))
