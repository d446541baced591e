"""Where a claim was read: evidence with a mark for each field that was read, and links between sightings."""

from __future__ import annotations

from datetime import date
from typing import final

import attrs

from nkconflict.errors import NkConflictError, SpanError
from nkconflict.model.checks import Named, as_tuple, exactly, filled, filled_or_none, natural, shown, tuple_of
from nkconflict.model.claims import CLAIM_TYPES, Claim
from nkconflict.model.spans import Span

__all__ = [
    "BlockKind",
    "Citation",
    "Confidence",
    "Evidence",
    "Link",
    "LinkKind",
    "Mark",
    "Residue",
    "Role",
    "Sighting",
]


class BlockKind(Named):
    """What a block of an article is; `gap` is the white space between blocks.

    `unread` is the whole of an article that names nobody and no place of the conflict, behind its header.
    """

    HEADER = "header"
    HEADLINE = "headline"
    DATELINE = "dateline"
    PARAGRAPH = "paragraph"
    BYLINE = "byline"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"
    GAP = "gap"
    UNREAD = "unread"


class Role(Named):
    """Which field of a claim a mark was read into."""

    CLAIMANT = "claimant"
    RELAY = "relay"
    SIDE = "side"
    GROUP = "group"
    OUTCOME = "outcome"
    COUNT = "count"
    SCOPE = "scope"
    SINCE = "since"
    UNTIL = "until"
    AS_OF = "as_of"
    PLACE = "place"
    MODALITY = "modality"
    ANNOUNCED = "announced"
    EFFECTIVE = "effective"
    ENDED = "ended"
    MEDIATORS = "mediators"
    SIGNATORIES = "signatories"
    KIND = "kind"
    STATUS = "status"
    BREACH = "breach"
    ACCUSED = "accused"
    DELAY = "delay"
    ACT = "act"
    TARGET = "target"
    WEAPON = "weapon"
    UNIT = "unit"
    GAINED_BY = "gained_by"
    VERB = "verb"
    WORDS = "words"
    TO = "to"
    HOST = "host"
    PARTICIPANTS = "participants"
    DURATION = "duration"


@final
@attrs.frozen(weakref_slot=False)
class Mark:
    """The characters from which one field was read. A field without a mark was inferred."""

    role: Role = attrs.field(converter=Role)
    span: Span = attrs.field(validator=exactly(Span))
    __repr__ = shown


@final
@attrs.frozen(kw_only=True, weakref_slot=False)
class Evidence:
    """The passage that a claim was read from: `quote` is the text at `span`, offsets in the text as given.

    `rule` names the shape that matched; `marks` may lie outside `span` (a claimant named a sentence earlier).
    """

    source: str = attrs.field(validator=filled)
    block: BlockKind = attrs.field(converter=BlockKind)
    span: Span = attrs.field(validator=exactly(Span))
    quote: str = attrs.field(validator=exactly(str))
    rule: str = attrs.field(validator=filled)
    marks: tuple[Mark, ...] = attrs.field(default=(), converter=as_tuple, validator=tuple_of(Mark))
    __repr__ = shown

    def __attrs_post_init__(self) -> None:
        if len(self.quote) != len(self.span):
            what = f"a quote of {len(self.quote)} characters does not fill the span {self.span}"
            raise SpanError(f"{what} of {len(self.span)}", source=self.source)

    def check(self, text: str) -> None:
        """Raise SpanError unless the quote stands at its span in `text` and every mark lies in `text`."""
        if text[self.span.start : self.span.end] != self.quote:
            error = SpanError(f"{_short(self.quote)} does not stand at {self.span}", source=self.source)
            raise error.at(text, self.span.start)
        for mark in self.marks:
            if mark.span.end > len(text):
                where = f"the mark of {mark.role} at {mark.span} runs past the end of a text"
                raise SpanError(f"{where} of {len(text)} characters", source=self.source)

    def mark(self, role: Role | str) -> Span | None:
        """Return where a field was read (the first place of several), or None where it was inferred."""
        return next(iter(self.marks_of(role)), None)

    def marks_of(self, role: Role | str) -> tuple[Span, ...]:
        """Return all the places where a field was read ("Armenia and Azerbaijan" are two of one side)."""
        wanted = Role(role)  # a name that is none must not look like a field that was inferred
        return tuple(mark.span for mark in self.marks if mark.role is wanted)


def _short(quote: str) -> str:
    return repr(quote if len(quote) <= 60 else f"{quote[:59]}…")


class Confidence(Named):
    """How well a curated fact is vouched for."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@final
@attrs.frozen(kw_only=True)
class Citation:
    """Where a curated claim comes from, when there is no text to point into.

    `note` is a curator's remark on the claim, in the curator's words.
    """

    outlet: str = attrs.field(validator=filled)
    published: date = attrs.field(validator=exactly(date))
    url: str | None = attrs.field(default=None, validator=filled_or_none)
    confidence: Confidence = attrs.field(default=Confidence.HIGH, converter=Confidence)
    note: str | None = attrs.field(default=None, validator=filled_or_none)
    __repr__ = shown


@final
@attrs.frozen(weakref_slot=False)
class Sighting:
    """One place where one claim was read: the same claim read twice is two sightings."""

    claim: Claim = attrs.field(validator=exactly(*CLAIM_TYPES))
    evidence: Evidence | Citation = attrs.field(validator=exactly(Evidence, Citation))
    __repr__ = shown


class LinkKind(Named):
    """How one sighting stands to another; the first named is the subject."""

    INCREMENT_OF = "increment_of"
    SUBSET_OF = "subset_of"
    REVISES = "revises"
    DENIES = "denies"


@final
@attrs.frozen(kw_only=True)
class Link:
    """`subject` stands to `object` as `kind` says; both are positions in the report's `sightings`.

    `flag` says what is odd about the pair: a subset above its whole, an increment above its total.
    """

    kind: LinkKind = attrs.field(converter=LinkKind)
    subject: int = attrs.field(validator=natural)
    object: int = attrs.field(validator=natural)
    flag: str | None = attrs.field(default=None, validator=filled_or_none)
    __repr__ = shown

    def __attrs_post_init__(self) -> None:
        if self.subject == self.object:
            raise NkConflictError(f"Link: sighting {self.subject} cannot stand to itself")


@final
@attrs.frozen
class Residue:
    """A sentence with a number and a harm word that became no claim, and why."""

    span: Span = attrs.field(validator=exactly(Span))
    reason: str = attrs.field(validator=filled)
    __repr__ = shown
