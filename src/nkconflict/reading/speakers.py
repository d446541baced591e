"""Speakers: the sources of a sentence, and what earlier sentences leave behind for pronouns and bare offices.

"It" and "the ministry" are whoever spoke last, "he" is the last person who did, "Petrosyan" the Arsen
Petrosyan of three sentences before, and "its command" belongs to the party named last. Which of them a noun
phrase takes up is settled in `whose`; here they are kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Final, NamedTuple

import attrs

from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.attribution import Attribution
from nkconflict.model.claims import CasualtyClaim, Outcome, TerritoryClaim
from nkconflict.model.dates import Period
from nkconflict.model.parties import Party
from nkconflict.model.places import Place
from nkconflict.model.sightings import Sighting
from nkconflict.reading.mentions import Mention, Tagged
from nkconflict.reading.vocabulary import Vocabulary

__all__ = [
    "BELLIGERENTS",
    "SILENCE",
    "TOGETHER",
    "Discourse",
    "Source",
    "Taken",
    "last_body",
    "later_of",
    "latest",
    "subject_of",
]

SILENCE: Final = "a silence"
"""The rule by which a party that keeps its losses to itself is a source: it says nothing of anything else."""

TOGETHER: Final = ("two parties", "both sides")
"""The rules by which a source is several parties at once: nobody's word alone, but whom "they" may mean."""

BELLIGERENTS: Final = ("azerbaijan", "armenia", "nagorno-karabakh")
"""The parties at war, by id; all others are outsiders."""

_PARTY: Final = re.compile(r"[PpA]")
_OFFICES: Final = re.compile(r"(?P<by>[pPA])(?P<office>O)|(?P<bare>O)(?:/|i)_?(?P<of>[PA])")
_ABOUT: Final = re.compile(
    r"(?:(?:^|(?<=;))(?:B,?|i?D,?|\^,)?)_?(?P<who>[PA]|[pP]'?x?[Oo]{1,3})I?(?=,q|[hmdbuf^xSR])(?!x?[vE])"
)
"""A clause about a government or office: "The Azerbaijani Defense Ministry called that a lie"."""
_ACTED: Final = re.compile(r"[xaGg]{0,2}[vE]")
_BY: Final = re.compile(r"v[^,;.SN]{0,8}[@0][_1xaOGY/]{0,5}$")
"""Before who did something: "shelled by the armed forces of Armenia"."""
_JOINED: Final = re.compile(r"[Ppy]'?(?:,?&|,)_?\Z")
_AND_ANOTHER: Final = re.compile(r",?&_?y|,_?y[^,;]{0,3},?&")
_UNLISTED: Final = re.compile(r"_y{1,4}[^y,I']")
"""A sentence about a name that no lexicon knows, and no person's: "The Crescent Front took part"."""
_THERE: Final = re.compile(r"(?P<place>Z)|i_?(?P<party>[PA])(?!x?[aOGYL])")


class Source(NamedTuple):
    """A source in a sentence: its words at `[start, end)`, its verb's place, and which way it reaches.

    `rule` is the name of the rule of `whose` by which its words were resolved; `doubted` is what a source
    does not confirm, and so nobody's word. What stands in brackets reaches only `within` them.
    """

    start: int
    end: int
    verb: int
    reach: str
    denies: bool
    attribution: Attribution
    rule: str = ""
    doubted: bool = False
    within: tuple[int, int] | None = None


class Topic(NamedTuple):
    """A party that was named, as a subject or an organisation, and where; not `alone` if beside others."""

    party: Party
    at: int
    alone: bool = True


class Memory(NamedTuple):
    """What earlier sentences leave behind: who spoke last, which person, whom they named first, and a day.

    `topic` is the last party that a sentence was about, for the "it" and "its" at the head of the next;
    `body` is the last organisation that was named, and where its name ends, for "the group said".
    """

    source: Source | None = None
    person: Source | None = None
    subject: Party | None = None
    day: date | None = None
    at: int = 0
    topic: Topic | None = None
    body: Topic | None = None


class Taken(NamedTuple):
    """The last place that changed hands, which "the town" may mean, and who gained the last ground."""

    place: Place | None = None
    by: Party | None = None

    def after(self, sightings: Iterable[Sighting]) -> Taken:
        """Return the last ground that changed hands among sightings, or else what was so before them."""
        claims = [s.claim for s in sightings if isinstance(s.claim, TerritoryClaim)]
        places = (claim.places[0] for claim in reversed(claims) if len(claim.places) == 1)
        return Taken(next(places, self.place), claims[-1].gained_by if claims else self.by)


def _nobody_waits() -> None:
    """Do nothing: there are no sentences that wait."""


@attrs.define(eq=False)
class Discourse:
    """What earlier sentences leave behind for those that take something up again.

    Sentences that hold no claim matter only to a later pronoun. They wait until somebody asks for the memory:
    then `catch_up` reads them; most are never read. `opened` is where the paragraph
    begins, `struck` is its last sentence that told of an attack, `told` is the last figure, `counted` and
    `outcome` are its, `taken` is the last ground that changed hands, `there` is who holds the place that was
    named last, `together` where two parties last spoke at once, `silent` who kept its losses to itself in the
    last sentence, `disputed` is whether another than who was speaking denied something in it, and `speaking`
    is the source that was still speaking when the last paragraph ended. `filed` is the party from whose
    capital the story was sent; `met` has the persons who are not listed, by the last word of their names, and
    `offices` who spoke last as "the ministry", "the office", by that word.
    """

    vocabulary: Vocabulary
    published: date
    catch_up: Callable[[], None] = _nobody_waits
    opened: int = 0
    struck: Tagged | None = None
    counted: tuple[Party, ...] = ()
    outcome: Outcome | None = None
    told: CasualtyClaim | None = None
    taken: Taken = attrs.Factory(Taken)
    speaking: Source | None = None
    filed: Party | None = None
    there: Party | None = None
    together: int = -1
    silent: Source | None = None
    disputed: bool = False
    met: dict[str, Attribution] = attrs.Factory(dict)
    offices: dict[str, Attribution] = attrs.Factory(dict)
    _memory: Memory = attrs.Factory(Memory)
    lexicon: Lexicon = attrs.field(
        init=False, default=attrs.Factory(lambda self: self.vocabulary.lexicon, takes_self=True)
    )

    @property
    def several(self) -> bool:
        """Say whether "they" are two parties, who spoke at once after anybody had spoken alone."""
        source = self.memory.source
        return self.together > (source.start if source is not None else -1)

    @property
    def memory(self) -> Memory:
        """Return what is left behind, the sentences that wait included."""
        self.catch_up()
        return self._memory

    def begin(self, subject: Party | None) -> None:
        """Begin with a party that nobody has named yet: that of the dateline."""
        self.filed = subject
        self._memory = Memory(subject=subject)

    def remember(self, sources: Sequence[Source], tagged: Tagged) -> None:
        """Keep a sentence's sources, first party and last day for the sentences after it."""
        source, person, subject, day, at, topic, body = self._memory
        body = _later(body, last_body(self.vocabulary, tagged) or _beside(body, tagged))
        here = tagged.mentions[0].start if tagged.mentions else at
        late = here < at  # a sentence that waited is older than what is remembered, and fills its gaps alone
        if "O" in tagged.letters:
            self._keep_offices(tagged, late=late)
        for said in sources:
            by = said.attribution
            if said.rule in TOGETHER:
                self.together = max(self.together, said.start)
            if by.party is not None or by.person is not None:
                source = source if late and source is not None else said
                if by.body is not None and by.office is not None:
                    word = by.office.split()[-1].removesuffix("'s")
                    self.offices[word] = self.offices.get(word, by) if late else by
                if by.person is not None:
                    person = person if late and person is not None else said
                    if by.person.id is None and by.person.name:
                        self.met[by.person.name.lower().split()[-1]] = by
        if "D" in tagged.letters and not (late and day is not None):
            day = self._day_of(tagged) or day
        first = _PARTY.search(tagged.letters)
        if first is not None and not (late and subject is not None):
            subject = self.lexicon.party(tagged.mentions[first.start()].key).root
        about = subject_of(self.lexicon, *tagged) if first is not None else None
        if about is not None and (topic is None or topic.at < here):
            topic = Topic(about, here)
        if not late and (first is not None or "Z" in tagged.letters):
            self.there = self._where(tagged) or self.there
        self._memory = Memory(source, person, subject, day, max(at, here), topic, body)

    def _day_of(self, tagged: Tagged) -> date | None:
        """Return the last day that a sentence names."""
        written = [m.date for m in tagged.mentions if m.date is not None and m.date.written is not None]
        periods = [day.resolve(self.published) for day in written]
        days = [period.only_day for period in periods if isinstance(period, Period)]
        return next((day for day in reversed(days) if day is not None), None)

    def _where(self, tagged: Tagged) -> Party | None:
        """Return who holds the place that a sentence names last."""
        for match in reversed(list(_THERE.finditer(tagged.letters))):
            key = tagged.mentions[match.start(match.lastgroup or "place")].key
            holder = (
                self.lexicon.place(key).holder(self.published) if match["place"] else self.lexicon.party(key)
            )
            if holder is not None and holder.root.id in BELLIGERENTS:
                return holder.root
        return None

    def _keep_offices(self, tagged: Tagged, *, late: bool) -> None:
        """Keep which ministry or office was named, for "the ministry" of later sentences."""
        for match in _OFFICES.finditer(tagged.letters):
            office = tagged.mentions[match.start("office" if match["office"] else "bare")]
            owner = tagged.mentions[match.start("by" if match["by"] else "of")]
            party = self.lexicon.party(owner.key).root
            body = self.lexicon.body(party.id, office.key)
            if body is not None:
                kind = body.id.rsplit("-", 1)[-1]
                word = kind if kind in ("ministry", "service", "committee") else "office"
                by = Attribution.named(body)
                self.offices[word] = self.offices.get(word, by) if late else by


def subject_of(lexicon: Lexicon, mentions: Sequence[Mention], letters: str) -> Party | None:
    """Return the party at war that the last clause with such a subject is about."""
    subjects = [mentions[about.start("who")] for about in _ABOUT.finditer(letters)]
    parties = [lexicon.party(mention.key).root for mention in subjects]
    return next((party for party in reversed(parties) if party.id in BELLIGERENTS), None)


def latest(discourse: Discourse, before: Sequence[Mention], *, here: bool = False) -> Party | None:
    """Return the party named last in this sentence, or else (unless only `here` counts) first before it.

    Who fired is passed over: "the ministry" that tells of Armenian shelling is not Armenia's.
    """
    letters = "".join([mention.letter for mention in before])
    for index in range(len(before) - 1, -1, -1):
        if letters[index] not in "PpA" or _BY.search(letters, max(0, index - 16), index):
            continue
        acted = _ACTED.match(letters, index + 1)
        if acted is None or before[acted.end() - 1].key == "ground":
            return discourse.lexicon.party(before[index].key).root
    return None if here else discourse.memory.subject


def _later(one: Topic | None, other: Topic | None) -> Topic | None:
    """Return the later of two topics, the first where they are equally late."""
    if one is None or other is None:
        return one or other
    return other if one.at < other.at else one


def last_body(vocabulary: Vocabulary, tagged: Tagged) -> Topic | None:
    """Return the organisation that some words name last, with where its name ends."""
    mentions, letters = tagged
    if "P" not in letters and "p" not in letters:
        return None
    organisations = vocabulary.organisations
    named = [i for i, m in enumerate(mentions) if m.letter in "Pp" and m.key in organisations]
    if not named:
        return None
    last = named[-1]
    joined = _JOINED.search(letters[:last])
    with_another = joined is not None and (joined.start() in named or letters[joined.start()] == "y")
    alone = not with_another and _AND_ANOTHER.match(letters, last + 1) is None
    return Topic(vocabulary.lexicon.party(mentions[last].key), mentions[last].end, alone)


def _beside(body: Topic | None, tagged: Tagged) -> Topic | None:
    """Return an organisation as one of several where a sentence behind it is about an unlisted name."""
    unlisted = body is not None and _UNLISTED.match(tagged.letters) is not None
    return body._replace(at=body.at + 1, alone=False) if body is not None and unlisted else None


def later_of(said: Source | None, silent: Source | None) -> Source | None:
    """Return the source that goes on after a sentence: who spoke in it, or who was silent behind that."""
    if said is None or silent is None:
        return said or silent
    return (
        silent if said.start < silent.start and silent.attribution.party != said.attribution.party else said
    )
