"""Meetings: the shapes in which a sentence tells of talks, and who stands where in them.

A shape begins at the word that tells of the meeting: a verb ("met", "hosted", "held talks"), or the noun with
what governs it ("another meeting with", "after ten hours of talks in"). Its subject is found by walking left
over auxiliaries, adverbs and days to a noun phrase; the guests stand behind "with", "between", "among" or
"of". What is refused, called off, wished for or only possible is no meeting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from nkconflict.reading.context import Sentence
from nkconflict.reading.grammar import Shape, matches
from nkconflict.reading.meeting_clauses import Stretch, clause_of
from nkconflict.reading.mentions import Mention

__all__ = ["NOWHERE", "SHAPES", "Meeting", "Stretch", "is_real", "meetings"]

_WHO: Final = r"(?:[_1HsEOopPAYIyxnNW/&'(),\-]|(?<=E)i(?=[AP]&)){1,40}"
_WHERE: Final = r"i[_xypPOZA',/\-]{0,6}?[ZAPy](?:,[PZy])?"
_GAP: Final = rf"(?:[x^,nr]|i?D|{_WHERE}){{0,6}}?"
_KIND: Final = r"(?:[_1xypnNPAIZD^\"'\-q]|(?<=-)[VF]){0,7}?"
"""What may stand before the noun: "separate", "a new round of", "“intensive", "Armenian-Azerbaijani"."""
_LONG: Final = r"(?:x{0,3}Nx?x/)?"
"""How long they were, before the noun: "more than ten hours of"."""
_TOPIC: Final = r"(?:i?\"?[_1xyp^H'\-]{1,5}?\"?)?"
"""What they were about: "on 'reintegration'", "on a prisoner exchange" behind the form "talks on"."""
_WITH: Final = rf"(?:\"?C?{_GAP}(?P<prep>[+z~/])(?P<b>{_WHO}(?:\+{_WHO})?))?"

SHAPES: Final = (
    Shape(
        "their_talks",
        rf"H{_KIND}(?P<t>T){_WITH}(?:[hb^x]{{0,3}}[CG]|b(?=iD))?",
        "Lavrov and Bayramov ahead of their talks in Moscow",
    ),
    Shape(
        "hosted",
        rf"(?<!-)(?P<v>V)(?!@)(?:{_KIND}(?P<t>T){_WITH}|{_GAP}(?P<c>{_WHO}))",
        "Moscow hosted the foreign ministers of Armenia and Azerbaijan",
    ),
    Shape(
        "held_talks", rf"(?P<v>[ChG]){_LONG}{_KIND}(?P<t>T){_WITH}", "Putin held talks with Aliyev in Sochi"
    ),
    Shape(
        "facilitated",
        rf"(?<!-)(?P<v>F){_KIND}(?P<t>T){_WITH}",
        "Washington facilitated talks between the ministers",
    ),
    Shape(
        "came_for_talks",
        rf"(?P<v>t)(?P<p>[_xypZA',\-]{{0,5}}[ZA])(?:i?D)?4{_KIND}(?P<t>T){_WITH}",
        "the ministers flew to Geneva for talks",
    ),
    Shape(
        "talks_which",
        rf"(?P<t>T)(?:{_WHERE})?[\",]{{0,2}}q?(?P<a>(?!/){_WHO}?)(?P<aux>[bhmL>x^]{{0,4}})(?P<v>[CFV])(?!@)"
        rf"(?:{_GAP}(?P<prep>[+z~])(?P<b>{_WHO}))?",
        "the talks that the ministers will hold in Geneva on Thursday",
    ),
    Shape(
        "announced_talks", rf"(?P<v>L){_KIND}(?P<t>T){_WITH}", "announced another meeting with the ministers"
    ),
    Shape(
        "brokered_by",
        rf"(?P<t>T){_WITH}{_GAP}q?[hbmL>x^,]{{0,4}}?(?P<v>F@?|V@){_WHO}",
        "the Armenian-Azerbaijani summit hosted by Michel in Brussels",
    ),
    Shape(
        "took_place",
        rf"(?P<t>T){_TOPIC}{_WITH}{_GAP}(?P<aux>[hbmL>x^dk,q]{{0,6}}?)(?:G|b[x^]?[CL])"
        rf"(?:{_GAP}(?P<prep2>[+z~])(?P<c>{_WHO}))?",
        "the meeting of the ministers was held in Geneva",
    ),
    Shape("met", rf"(?P<v>M)(?:{_GAP}\+)?(?P<b>{_WHO}(?:(?<=&)\^?\+{_WHO})?)?", "Bayramov met with Lavrov"),
    Shape(
        "phoned",
        rf"(?P<v>j)[_1xypnPAZwi/^]{{0,9}}?(?:f(?:{_GAP}\+(?P<b>{_WHO}))?|\+(?P<c>{_WHO})f)",
        "discussed the truce by phone with Macron",
    ),
    Shape(
        "during_talks",
        rf"i{_LONG}{_KIND}F?(?P<t>T){_WITH}",
        "after ten hours of talks with his two counterparts",
    ),
    Shape(
        "talks_between",
        rf"(?P<t>T)(?:C?{_GAP}|{_TOPIC})(?P<prep>[z~])(?P<b>{_WHO})",
        "followed a call between Putin and Aliyev",
    ),
    Shape(
        "owned_talks",
        rf"(?P<o>[IPA]){_KIND}(?P<t>T)(?P<prep>\+)(?P<b>{_WHO})",
        "followed Pashinyan's phone call with Putin",
    ),
)

_NOUNS: Final = frozenset(("during_talks", "talks_between", "brokered_by", "took_place", "their_talks"))
"""The shapes that have no verb with a subject."""
_AUXILIARY: Final = frozenset('hbmL^dck>FGx,D"')
_PHRASE: Final = frozenset("_1HsEOopPAYIZyxnNW/&'(),-")
_RELATIVE: Final = re.compile(r",q[^;.\"]{1,38},(?P<aux>[hbmL>x^dk]{0,4})$")
"""A clause between a subject and its verb: "Pashinyan, who blamed Turkey, met"."""
_LONGEST_CLAUSE: Final = 40
_FARTHEST: Final = 10
"""How many words may stand between a subject and its verb."""
_UNREAL: Final = frozenset("dck")
_FORESEEN: Final = frozenset(("will", "would", "shall"))
_NOT_HELD: Final = re.compile(r"[^,;.BqS\"]{0,8}?[kd]")
_FELL_THROUGH: Final = re.compile(
    r"[B&](?:_?x?T|r)[hbx^]{0,3}(?:k|d[hbx^]{0,2}[GC])|[B&][hx]?d[x^]?[MGC]|[B&][hx]d[x^]?(?:[.,;]|$)"
)
"""What a plan came to: "but the meeting never took place", "but it was called off", "but never met"."""
_CALLED_OFF: Final = re.compile(r"[^,;.BqS\"]{0,8}?b[x^]?k")
_SOUGHT: Final = re.compile(r"[dkc][_4i]?$")
"""What takes a meeting of somebody's back, or wishes for it: "cancelled Pashinyan's meeting with"."""
_PASSIVE: Final = re.compile(r"b[x^]?$")
_WISHED_OF: Final = re.compile(r"c[_1]?$")
_INFINITIVE: Final = re.compile(r"(?<![Lb])>[x^]?$")
_OPENINGS: Final = frozenset(',:;"=().')
_CAME_TO: Final = re.compile(r"t(?P<p>[_xypZAP,']{0,6}?)(?:i?D)?[x^]{0,2}[>&][x^]?$")
_FRONTED: Final = re.compile(r"[_xypP'/-]{0,4}[ZAP](?=[_EIpPO1])")
_AT: Final = frozenset("in at near outside inside".split())

NOWHERE: Final[Stretch] = (0, 0)


class Meeting(NamedTuple):
    """A meeting told of, by positions among the mentions of its sentence.

    `anchor` is the word for the meeting and `verb` the one that governs it; `shape` is what the shape took,
    `clause` what may hold its day and place. `prep` is the letter of what joins the `guests`, `place` is
    where people came for it. `inside` are the words that say whether it lies ahead; those and the ones
    `before` a noun say whether it is real.
    """

    rule: str
    mentions: Sequence[Mention]
    letters: str
    anchor: int
    verb: int
    shape: Stretch
    clause: Stretch
    subject: Stretch
    guests: tuple[Stretch, ...]
    prep: str
    place: Stretch
    inside: tuple[int, ...]
    before: tuple[int, ...]

    def part(self, stretch: Stretch) -> list[Mention]:
        """Return the mentions of a stretch."""
        return list(self.mentions[stretch[0] : stretch[1]])

    def seats_guest(self, index: int) -> bool:
        """Say whether a position is among the guests."""
        return _within(index, self.guests)

    @property
    def moved(self) -> int:
        """Return the position of the verb that is told of: of coming, where people came to meet."""
        return self.place[0] - 1 if self.place != NOWHERE else self.verb

    @property
    def called(self) -> bool:
        """Say whether it is a call, which has no place."""
        return self.rule == "phoned" or self.mentions[self.anchor].key == "call"

    @property
    def planned(self) -> bool:
        """Say whether it lies ahead: "will meet", "are due to meet", "announced a meeting", "to meet"."""
        ahead = self.mentions[self.moved].key == "ahead"
        return ahead or any(self.letters[i] in "Lm>" for i in self.inside)


def meetings(sentence: Sentence) -> Iterator[Meeting]:
    """Yield the meetings that the shapes find in a sentence, in the order of the shapes."""
    letters = sentence.tagged_in("talks").letters
    for shape, match in matches(SHAPES, letters):
        yield _meeting(sentence, shape.name, match)


def _meeting(sentence: Sentence, rule: str, match: re.Match[str]) -> Meeting:
    mentions, letters = sentence.tagged_in("talks")
    first, last = match.span()
    group = match.groupdict()
    verb = match.start("v") if group.get("v") else first
    guests = tuple(match.span(name) for name in "bc" if group.get(name))
    place = match.span("p") if group.get("p") else NOWHERE
    came = _CAME_TO.search(letters, max(0, first - 14), first) if rule in ("met", "held_talks") else None
    if came is not None:  # "flew to Moscow to meet Lavrov"
        place = came.span("p")
    if group.get("a"):
        subject, aux = match.span("a"), match.span("aux")
    elif rule in _NOUNS:
        subject, aux = NOWHERE, NOWHERE
    else:
        subject, aux = _subject(sentence, came.start() if came else first)
    if rule == "owned_talks":  # whose owner is among its own words
        subject, aux = NOWHERE, (first, first)
    noun = rule in _NOUNS or rule in ("announced_talks", "owned_talks")
    clause = clause_of(sentence, min(subject[0] if subject != NOWHERE else first, first), last, noun=noun)
    if letters[verb] == "G":  # "met in Sochi and agreed to continue talks"
        clause = (first, clause[1])
    return Meeting(
        rule=rule,
        mentions=mentions,
        letters=letters,
        anchor=match.start("t") if group.get("t") else verb,
        verb=verb,
        shape=(first, last),
        clause=clause,
        subject=subject,
        guests=guests,
        prep=group.get("prep") or group.get("prep2") or "",
        place=place,
        inside=tuple(i for i in (*range(*aux), *range(first, last)) if not _is_of(sentence, i, guests)),
        before=tuple(range(max(0, first - 4), first)) if rule in _NOUNS else (),
    )


def _is_of(sentence: Sentence, index: int, guests: tuple[Stretch, ...]) -> bool:
    """Say whether a word tells nothing of whether a meeting was held: a guest's, or "went on to"."""
    mention = sentence.tagged_in("talks").mentions[index]
    went_on = sentence.lower.endswith("went on ", 0, mention.start) and mention.letter == ">"
    return went_on or _within(index, guests)


def _within(index: int, stretches: tuple[Stretch, ...]) -> bool:
    return any(first <= index < last for first, last in stretches)


def _subject(sentence: Sentence, index: int) -> tuple[Stretch, Stretch]:
    """Return the noun phrase left of a verb, and what stands between them."""
    mentions, letters = sentence.tagged_in("talks")
    clause = _RELATIVE.search(letters, max(0, index - _LONGEST_CLAUSE), index)
    if clause is not None and sentence.words(mentions[clause.start() + 1]) in ("who", "which"):
        return _phrase(sentence, clause.start()), clause.span("aux")
    at = index
    while (
        at and index - at < _FARTHEST and (letters[at - 1] in _AUXILIARY or letters[at - 1 : at + 1] == "iD")
    ):
        at -= 1
    return _phrase(sentence, at), (at, index)


def _phrase(sentence: Sentence, stop: int) -> Stretch:
    """Return the noun phrase that ends at a position."""
    mentions, letters = sentence.tagged_in("talks")
    at = stop
    while at and letters[at - 1] in _PHRASE:
        at -= 1
    if (
        at and letters[at - 1] == "i"
    ):  # "After the clashes in Karabakh, Pashinyan met"; "In Moscow the ministers met"
        comma = letters.find(",", at, stop)
        fronted = _FRONTED.match(letters, at, stop)
        if comma >= 0:
            at = comma + 1
        elif fronted is not None and sentence.words(mentions[at - 1]) in _AT:
            at = fronted.end()
    return (at, stop) if at < stop else NOWHERE


def is_real(sentence: Sentence, meeting: Meeting) -> bool:
    """Say whether nothing makes a meeting one that is refused, wished for, or only possible."""
    letters, (first, last) = meeting.letters, meeting.shape
    for index in (*meeting.before, *meeting.inside):
        letter = letters[index]
        if letter in _UNREAL:
            return False
        if letter == "m" and sentence.words(meeting.mentions[index]) not in _FORESEEN:
            return False
    if meeting.planned and (_FELL_THROUGH.search(letters, last) or _CALLED_OFF.match(letters, last)):
        return False
    if meeting.rule == "owned_talks":
        return not (_SOUGHT.search(letters, max(0, first - 3), first) or _NOT_HELD.match(letters, last))
    if meeting.rule in _NOUNS:
        off = _NOT_HELD.match(letters, last)
        return off is None or sentence.words(meeting.mentions[off.end() - 1]) == "without"
    if meeting.rule == "met" and _PASSIVE.search(letters, max(0, first - 2), first):
        return False  # "were met with fire"
    opening = meeting.subject[0]
    if _WISHED_OF.search(letters, max(0, opening - 2), opening):
        return False  # "urged the two to meet", "if the two meet"
    told_to = _INFINITIVE.search(letters, max(0, first - 3), first) and meeting.place == NOWHERE
    return not (told_to and opening and letters[opening - 1] not in _OPENINGS)
