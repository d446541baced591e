"""Seats: who sits at the table of a meeting, who plays the host, and who mediates.

A state is the host where it convenes a meeting, or where this is held in its capital. An outsider who talks
with both sides at war at once mediates, unless the text says that it sits with each, or as a third. The
Minsk Group sits at the table and mediates there.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from nkconflict.model.parties import Party
from nkconflict.reading.agendas import Where
from nkconflict.reading.belonging import BELLIGERENTS
from nkconflict.reading.context import Sentence
from nkconflict.reading.delegations import Delegate, delegates, sent_by
from nkconflict.reading.meetings import Meeting

__all__ = ["Table", "host_by_place", "table_of"]

_EACH: Final = re.compile(
    r"\b(?:trilateral|tripartite|three-way|four-way|separate(?:ly)?|individual(?:ly)?|bilateral|one-on-one"
    r"|respectively)\b"
)
"""Words that seat an outsider who sees both sides at the table itself."""
_ARMENIAN: Final = frozenset(("armenia", "nagorno-karabakh"))
_STATES: Final = {
    "AM": "armenia", "AZ": "azerbaijan", "FR": "france", "GE": "georgia", "IR": "iran", "KG": "kyrgyzstan",
    "KZ": "kazakhstan", "RU": "russia", "TR": "turkey", "US": "united-states",
}  # fmt: skip
"""States that host, by the ISO code of a place's country."""
_VERB: Final = re.compile(r"[hbmSLFCGMVt]")
_HIS_COUNTERPARTS: Final = re.compile(r"H[xNp&]{0,5}E")
_PRONOUN: Final = re.compile(r"r[hbmL>x^]{0,4}$")
_SHARED: Final = re.compile(r"[&i][x^]{0,2}$")
_DURING: Final = re.compile(r"i[_1xyp]{0,3}$")
_BOUNDS: Final = re.compile(r"[;.:\"]|(?<![_1])S")
"""What opens a clause: no "disputed" beside an article."""
_PAIR: Final = re.compile(r"[pPI]-[pPI][_1xN\"-]{0,3}$")
_BROKERED: Final = re.compile(r"(?P<by>[pPA])-?(?P<f>[FV])[_1xN^\"'-]{0,4}$")
_BY: Final = re.compile(r"(?P<how>[FV])(?:@|(?<=F))(?P<who>[_1pPAIOoExy'(),&/-]{1,24})")
_WITH_MEDIATION: Final = re.compile(r"[i+][_x]{0,2}(?P<how>F)[/@](?P<who>[_1pPAIOoExy'(),&/-]{1,24})")
_AFTERWARDS: Final = re.compile(r"[^,;.:]{0,8},(?P<who>[_1pPAIOoExy'&/-]{1,20})(?=[hbmLFCGMS])")


class Table(NamedTuple):
    """Who sits at a table, who plays the host, and who mediates, each as read."""

    sitting: list[Delegate]
    host: Delegate | None
    mediators: list[Delegate]


def table_of(sentence: Sentence, meeting: Meeting) -> Table:
    """Return who sits where, as far as the sentence tells."""
    subject = delegates(sentence, meeting.part(meeting.subject))
    guests = [
        guest
        for stretch in meeting.guests
        for guest in delegates(sentence, meeting.part(stretch))
        if not sentence.spoken(guest.mention) or meeting.rule == "during_talks"
    ]
    if not subject and _SHARED.search(meeting.letters, max(0, meeting.shape[0] - 3), meeting.shape[0]):
        subject = _leading(sentence, meeting)  # "Putin met Aliyev, and held talks with Pashinyan"
    if not subject and _PRONOUN.search(meeting.letters, max(0, meeting.shape[0] - 6), meeting.shape[0]):
        subject = _speaker(sentence, meeting)  # "Erdogan said he met Putin"
    role = meeting.letters[meeting.verb] if meeting.rule in ("hosted", "facilitated", "talks_which") else ""
    hosts: list[Delegate] = []
    brokers: list[Delegate] = []
    if role in ("V", "F"):
        hosts = _alone(subject)
        brokers = [s for s in subject if role == "F" and s.party.id not in BELLIGERENTS]
        alone = role == "V" and (meeting.prep == "+" or len({g.party.id for g in guests}) == 1)
        sitting = [*subject, *guests] if alone or _each(sentence, meeting) else guests
    elif meeting.rule == "announced_talks":
        sitting = [*subject, *guests] if meeting.prep == "+" else guests
        hosts = [s for s in _alone(subject) if meeting.prep == "+" and s.party.id not in BELLIGERENTS]
    else:
        if meeting.rule == "owned_talks" or (meeting.rule == "took_place" and meeting.prep == "+"):
            subject = _owner(sentence, meeting)
        elif meeting.rule in ("during_talks", "their_talks") or _at_talks(meeting):
            subject = _owner(sentence, meeting) or _before(sentence, meeting, guests)
        sitting = [*subject, *guests]
    sitting += _hyphened(sentence, meeting)
    table = Table(_each_once(sitting), next(iter(hosts), None), brokers)
    return _settled(sentence, meeting, table, {delegate.party.id for delegate in subject})


def _at_talks(meeting: Meeting) -> bool:
    """Say whether what is told came of talks that somebody brokered: "during fresh talks hosted by Putin"."""
    first = meeting.shape[0]
    before = _DURING.search(meeting.letters, max(0, first - 5), first)
    return meeting.rule == "brokered_by" and not meeting.guests and before is not None


def _alone(conveners: list[Delegate]) -> list[Delegate]:
    """Return who convenes where that is one party: several have no one host."""
    return conveners[:1] if len({convener.party.id for convener in conveners}) == 1 else []


def _before(sentence: Sentence, meeting: Meeting, guests: list[Delegate]) -> list[Delegate]:
    """Return who is named before "their talks", or who says "after talks with X" what came of them."""
    first = meeting.shape[0]
    if meeting.rule == "their_talks":
        leading, everyone = _leading(sentence, meeting), delegates(sentence, meeting.mentions[:first])
        if len({d.party.id for d in leading}) > 1:
            return leading
        sat = 1 if sentence.words(meeting.mentions[first]) in ("his", "her") else 2
        return everyone if len({d.party.id for d in everyone}) == sat else []
    if guests and meeting.prep != "+":
        return []
    speaker = _speaker(sentence, meeting) if meeting.prep == "+" else []
    if speaker:
        return speaker
    behind = _AFTERWARDS.match(meeting.letters, meeting.shape[1])
    if not guests and behind is not None:  # "After ten hours of talks in Moscow, the two sides agreed ..."
        return delegates(sentence, meeting.mentions[behind.start("who") : behind.end("who")])
    leading = _leading(sentence, meeting)
    return leading if meeting.prep == "+" or len({d.party.id for d in leading}) > 1 else []


def _speaker(sentence: Sentence, meeting: Meeting) -> list[Delegate]:
    """Return who speaks last before a meeting in its sentence."""
    said = [s for s in sentence.sources if s.verb < meeting.mentions[meeting.shape[0]].start]
    if not said:
        return []
    return delegates(sentence, [m for m in meeting.mentions if said[-1].start <= m.start < said[-1].end])


def _leading(sentence: Sentence, meeting: Meeting) -> list[Delegate]:
    """Return who is the subject that a clause opens with: those named before its first verb."""
    first = meeting.shape[0]
    low = max((bound.end() for bound in _BOUNDS.finditer(meeting.letters, 0, first)), default=0)
    verb = _VERB.search(meeting.letters, low, first)
    return delegates(sentence, meeting.mentions[low : verb.start() if verb else first])


def _owner(sentence: Sentence, meeting: Meeting) -> list[Delegate]:
    """Return whose talks they were: "after Lavrov's call with Bayramov"."""
    inside = range(max(0, meeting.shape[0] - 2), meeting.anchor)
    owners = [i for i in inside if meeting.letters[i] in "PIA" and meeting.mentions[i].possessive]
    return delegates(sentence, meeting.mentions[owners[-1] : owners[-1] + 1]) if owners else []


def _hyphened(sentence: Sentence, meeting: Meeting) -> list[Delegate]:
    """Return the two parties of "Armenian-Azerbaijani talks"."""
    pair = _PAIR.search(meeting.letters[: meeting.anchor])
    return delegates(sentence, meeting.mentions[pair.start() : pair.end()]) if pair else []


def _each_once(sitting: list[Delegate]) -> list[Delegate]:
    """Return the delegates of each party once, none of an organisation whose group sits there for it."""
    parents = {delegate.party.part_of.id for delegate in sitting if delegate.party.part_of is not None}
    once = {d.party.id: d for d in reversed(sitting) if d.party.id not in parents}
    return list(once.values())[::-1]


def _each(sentence: Sentence, meeting: Meeting) -> bool:
    first, last = meeting.part(meeting.clause)[0], meeting.part(meeting.clause)[-1]
    return _EACH.search(sentence.lower, first.start, last.end) is not None


def _settled(sentence: Sentence, meeting: Meeting, table: Table, conveners: set[str]) -> Table:
    """Tell mediators from those who sit for themselves; `conveners` are the parties of the subject."""
    sitting, host, mediators = table
    host = host or next(iter(_told_beside(sentence, meeting, "V")), None)
    mediators = [*mediators, *_told_beside(sentence, meeting, "F")]
    ids = {delegate.party.id for delegate in sitting}
    outsiders = [d for d in sitting if d.party.id not in BELLIGERENTS]
    if "azerbaijan" in ids and ids & _ARMENIAN and len(outsiders) == 1:
        outsider = outsiders[0]
        alone = conveners == {outsider.party.id} or _sees_his_counterparts(meeting)
        between = alone and (meeting.called or meeting.letters[meeting.anchor] == "T")
        if between and outsider.party.part_of is None and not _each(sentence, meeting):
            sitting = [d for d in sitting if d is not outsider]
            mediators.append(outsider)
        convened = outsider in mediators or meeting.rule in ("met", "held_talks")
        a_group = outsider.party.part_of is not None  # which is a guest wherever it meets somebody
        if host is None and convened and not a_group and _opens(meeting, outsider):
            host = outsider
    if host is not None and host.party.part_of is not None and meeting.rule == "hosted":
        mediators, host = [host, *mediators], None
    mediators += [d for d in sitting if d.party.part_of is not None]
    return Table(sitting, host, _each_once(mediators))


def _sees_his_counterparts(meeting: Meeting) -> bool:
    """Say whether an outsider is named with those it talks to: "between Lavrov and his counterparts"."""
    return any(_HIS_COUNTERPARTS.search(meeting.letters, *stretch) for stretch in meeting.guests)


def _opens(meeting: Meeting, delegate: Delegate) -> bool:
    """Say whether a delegate is named first, as the one who called the others together."""
    return not any(
        d.letter in "pPAIE" and d.start < delegate.mention.start for d in meeting.part(meeting.subject)
    )


def _told_beside(sentence: Sentence, meeting: Meeting, how: str) -> list[Delegate]:
    """Return the outsiders of "Russian-mediated talks", "hosted by", "with the mediation of" in a clause."""
    low, high = meeting.clause
    found: list[Delegate] = []
    before = _BROKERED.search(meeting.letters[: meeting.anchor])
    if before is not None and before["f"] == how:
        found += delegates(sentence, [meeting.mentions[before.start("by")]])
    for pattern in (_BY, _WITH_MEDIATION):
        for match in pattern.finditer(meeting.letters, low, min(len(meeting.letters), high + 12)):
            if match["how"] == how:
                found += delegates(sentence, meeting.mentions[match.start("who") : match.end("who")])
    return [delegate for delegate in found if delegate.party.id not in BELLIGERENTS]


def host_by_place(sentence: Sentence, table: Table, place: Where | None) -> Party | None:
    """Return the state in whose capital a meeting is, or in whose city if it sits at the table."""
    if place is None:
        return None
    lexicon = sentence.vocabulary.lexicon
    if place.mention.letter == "A":
        return sent_by(lexicon.party(place.mention.key))
    key = _STATES.get(place.place.country or "")
    if key is None:
        return None
    at_table = {d.party.id for d in (*table.sitting, *table.mediators)}
    return lexicon.party(key) if place.place.kind == "capital" or key in at_table else None
