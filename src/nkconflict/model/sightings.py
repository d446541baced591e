"""Where a claim was read: evidence with a mark for each field that was read, and links between sightings."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final, final, overload

import attrs

from nkconflict.errors import NkConflictError, SpanError
from nkconflict.model.checks import Named, as_tuple, exactly, filled, filled_or_none, natural, shown
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
    "Marks",
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
    """Which field of a claim a mark was read into. A new one goes last: `Marks` know them by their place."""

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


_ROLES: Final = tuple(Role)
_PLACES: Final = {role: place for place, role in enumerate(_ROLES)}
_MARK: Final = struct.Struct("<BII")


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Marks(Sequence[Mark]):
    """The marks of one passage, in order: `packed`, nine bytes each, as reports hold more marks than claims.

    Each is made anew when it is asked for. Like a tuple, they are equal to none but their own kind.

    >>> marks = Marks.packing([Mark(Role.COUNT, Span(3, 6)), Mark(Role.SIDE, Span(10, 16))])
    >>> marks[0].span, len(marks), len(marks.packed)
    (Span(start=3, end=6), 2, 18)
    """

    packed: bytes = attrs.field(default=b"", validator=exactly(bytes))

    def __attrs_post_init__(self) -> None:
        if len(self.packed) % _MARK.size or any(
            place >= len(_ROLES) or end < start for place, start, end in _MARK.iter_unpack(self.packed)
        ):
            what = "must be what `Marks.packing` makes"
            raise NkConflictError(f"Marks.packed: {what}, not {self.packed!r:.60}")

    @classmethod
    def packing(cls, marks: Iterable[Mark]) -> Marks:
        """Return several marks, packed; NkConflictError for what is none, or lies beyond 2**32 characters."""
        if type(marks) is Marks:
            return marks
        given = as_tuple(marks)
        if type(given) is not tuple or any(type(mark) is not Mark for mark in given):
            raise NkConflictError(f"Marks: must be several of Mark, not {given!r:.60}")
        try:
            return cls(b"".join([_MARK.pack(_PLACES[m.role], m.span.start, m.span.end) for m in given]))
        except struct.error:
            raise SpanError("a mark ends before character 2**32") from None

    # `typing.override` came with Python 3.12.
    def __iter__(self) -> Iterator[Mark]:  # pyrefly: ignore[missing-override-decorator]
        for role, start, end in self.stretches():
            yield Mark(role, Span(start, end))

    def __len__(self) -> int:
        return len(self.packed) // _MARK.size

    @overload
    def __getitem__(self, index: int) -> Mark: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Mark, ...]: ...
    def __getitem__(self, index: int | slice) -> Mark | tuple[Mark, ...]:
        return tuple(self)[index]

    def __repr__(self) -> str:
        return f"Marks({', '.join(map(repr, self))})"

    @property
    def roles(self) -> frozenset[Role]:
        """Return the fields that were read."""
        return frozenset([_ROLES[place] for place in self.packed[:: _MARK.size]])

    def stretches(self) -> Iterator[tuple[Role, int, int]]:
        """Yield the role of each mark, its start and its end, for who needs no more."""
        for place, start, end in _MARK.iter_unpack(self.packed):
            yield _ROLES[place], start, end

    def of(self, role: Role | str) -> tuple[Span, ...]:
        """Return the places where a field was read."""
        wanted = Role(role)  # a name that is none must not look like a field that was inferred
        return tuple([Span(start, end) for read, start, end in self.stretches() if read is wanted])


def _packed(marks: Iterable[Mark]) -> Marks:
    return Marks.packing(marks)


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
    marks: Marks = attrs.field(default=Marks(), converter=_packed)
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
        return self.marks.of(role)


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
