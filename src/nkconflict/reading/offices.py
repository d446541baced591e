"""Offices: whose a bare one is, when "the Defense Ministry" names no country.

The table goes from the surest hint to the weakest: who is speaking already, where the story was filed, whose
people are counted (a ministry mostly tells of its own), who is named in the sentence, who spoke last.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from nkconflict.model.parties import Party
from nkconflict.reading.mentions import Mention
from nkconflict.reading.speakers import BELLIGERENTS, Discourse, Source, latest
from nkconflict.reading.victories import beaten, victor

__all__ = ["OWNERS", "owner_of"]

_DATA: Final = re.compile(r"\b(?:data|statistics|figures|information|media)$")
"""Figures that float about belong to who is speaking, or to nobody."""

_COUNTED: Final = re.compile(
    r"[N1M][Mxay]{0,2}(?P<who>[pPA])[xayP]{0,2}[Gg](?![vE])|[Gg]/[_xy-]{0,5}(?P<whose>[pPA])"
)


_KILLER: Final = re.compile(
    r"(?P<who>[pPA])'?[xaOG]{1,3}h?[Kk][QM]{0,2}N[/_x]{0,3}(?P<foe>[pPA])[xa]{0,2}[GY]"
)
_IN_A_CAPITAL: Final = re.compile(r"iA,[_1x]{0,2}[Oo]")
_COUNTRY: Final = re.compile(r"\b(?:of the country|the country's)\b")
_CIVIL: Final = frozenset(
    "health-ministry prosecutor-general ombudsman emergencies-ministry emergency-service".split()
)
"""Offices that count their own people alone, and not the enemy's."""


class Bare(NamedTuple):
    """A bare office: the mentions before, of and behind it, its words, and who speaks beside it."""

    before: Sequence[Mention]
    parts: Sequence[Mention]
    words: str
    discourse: Discourse
    here: Source | None
    behind: Sequence[Mention]

    @property
    def letters(self) -> str:
        """Return the letters of the mentions before it."""
        return "".join([mention.letter for mention in self.before])


def owner_of(
    before: Sequence[Mention],
    discourse: Discourse,
    here: Source | None = None,
    parts: Sequence[Mention] = (),
    words: str = "",
    behind: Sequence[Mention] = (),
) -> Party | None:
    """Return the party whose office a bare one is, by the first hint of the table that gives one."""
    bare = Bare(before, parts, words, discourse, here, behind)
    floating = _DATA.search(words) and sum(part.letter in "Ooa" for part in parts) == 1
    for hint in OWNERS:
        party = hint.party(bare) if hint.of_figures or not floating else None
        if party is not None:
            return party
    return None


def _placed(bare: Bare) -> Party | None:
    """Return who held the place of a local office: "officials in Martuni", "local officials"."""
    lexicon, day = bare.discourse.lexicon, bare.discourse.published
    own = [m for m in bare.parts if m.letter == "Z"]
    near = (
        [m for m in (*bare.behind[::-1], *bare.before) if m.letter == "Z"] if "local " in bare.words else []
    )
    for mention in (*own, *reversed(near)):
        holder = lexicon.place(mention.key).holder(day)
        if holder is not None and holder.root.id in BELLIGERENTS:
            return holder.root
    if "local " in bare.words or bare.words.endswith(" there"):
        return bare.discourse.there
    return None


def _of_the_country(bare: Bare) -> Party | None:
    """Return whom the sentence before was about, for "the ministry of defence of the country"."""
    topic = bare.discourse.memory.topic if _COUNTRY.search(bare.words) else None
    return topic.party if topic is not None and topic.at >= bare.discourse.opened else None


def _harmed_at(bare: Bare) -> Party | None:
    """Return who holds the place that local officials tell of: "killed in Ganja, authorities said"."""
    if not any(part.letter == "O" and part.key in ("officials", *_CIVIL) for part in bare.parts):
        return None
    lexicon, day = bare.discourse.lexicon, bare.discourse.published
    for mention in (*bare.before, *bare.behind):
        if mention.letter == "Z":
            holder = lexicon.place(mention.key).holder(day)
            if holder is not None and holder.root.id in BELLIGERENTS:
                lost = {lexicon.party(foe.key).root for foe in beaten(bare.before, bare.letters)}
                return holder.root if holder.root not in lost else None
    return None


def _speaking(bare: Bare) -> Party | None:
    if bare.here is None or "local " in bare.words:
        return None
    return bare.here.attribution.party


def _spoke_here(bare: Bare) -> Party | None:
    """Return who spoke last, if that was in this paragraph."""
    source = bare.discourse.memory.source
    if source is None or source.start < bare.discourse.opened or "local " in bare.words:
        return None
    return source.attribution.party


def _seated(bare: Bare) -> Party | None:
    """Return whose capital is named before it: "In Yerevan, a ministry spokesman said"."""
    if _IN_A_CAPITAL.match(bare.letters) is None:
        return None
    return bare.discourse.lexicon.party(bare.before[1].key).root


def _filed(bare: Bare) -> Party | None:
    filed = bare.discourse.filed
    return filed if filed is not None and filed.id in BELLIGERENTS and "local " not in bare.words else None


def _spoke_for_it(bare: Bare) -> Party | None:
    """Return who spoke last, if it was such an office of theirs: the Defense Ministry of before."""
    source = bare.discourse.memory.source
    body = source.attribution.body if source is not None else None
    kinds = [part.key for part in bare.parts if part.letter == "O"]
    if body is None or not kinds:
        return None
    return body.root if bare.discourse.lexicon.body(body.root.id, kinds[0]) == body else None


def _cared_for(bare: Bare) -> Party | None:
    """Return whose people a civil office counts: "the Health Ministry said 9 Azeri troops had died"."""
    if not any(part.letter == "O" and part.key in _CIVIL for part in bare.parts):
        return None
    return _people_of(bare, bare.before) or _people_of(bare, bare.behind)


def _killed_by(bare: Bare) -> Party | None:
    """Return who killed those counted, and tells of it: "Azeri forces killed 20 Armenians, it said"."""
    match = _KILLER.search(bare.letters)
    if match is None:
        return None
    lexicon = bare.discourse.lexicon
    killer, people = (lexicon.party(bare.before[match.start(who)].key).root for who in ("who", "foe"))
    return killer if killer.id in BELLIGERENTS and killer != people else None


def _counted(bare: Bare) -> Party | None:
    """Return the party whose people the sentence counts: "five Azeri troops died, the ministry said"."""
    return _people_of(bare, bare.before)


def _people_of(bare: Bare, mentions: Sequence[Mention]) -> Party | None:
    match = _COUNTED.search("".join([mention.letter for mention in mentions]))
    if match is None:
        return None
    party = bare.discourse.lexicon.party(mentions[match.start(match.lastgroup or "who")].key).root
    return party if party.id in BELLIGERENTS else None


def _named(bare: Bare) -> Party | None:
    """Return who is named last, unless beaten: "Armenian troops repelled Azeri forces, officials said"."""
    lost = beaten(bare.before, bare.letters)
    if not lost:
        return latest(bare.discourse, bare.before, here=True)
    won = victor(bare.before, bare.letters)
    if won is not None:
        return bare.discourse.lexicon.party(won.key).root
    return latest(bare.discourse, [m for m in bare.before if m not in lost], here=True)


def _last(bare: Bare) -> Party | None:
    source = bare.discourse.memory.source
    return source.attribution.party if source is not None else None


def _first_named(bare: Bare) -> Party | None:
    return bare.discourse.memory.subject


class Hint(NamedTuple):
    """A hint: its name, whom it gives, and whether figures that float about ("official data") heed it."""

    name: str
    party: Callable[[Bare], Party | None]
    of_figures: bool = False


OWNERS: Final = (
    Hint("who holds the place", _placed, of_figures=True),
    Hint("whose people it cares for", _cared_for, of_figures=True),
    Hint("whose country it is of", _of_the_country, of_figures=True),
    Hint("who speaks in the sentence", _speaking, of_figures=True),
    Hint("who spoke in the paragraph", _spoke_here, of_figures=True),
    Hint("in which capital it sits", _seated),
    Hint("where it was filed", _filed),
    Hint("whose office spoke last", _spoke_for_it),
    Hint("who killed the people counted", _killed_by),
    Hint("whose people are counted", _counted),
    Hint("who is named in the sentence", _named),
    Hint("where people were harmed", _harmed_at),
    Hint("who spoke last", _last),
    Hint("who was named first", _first_named),
)
"""The hints, the surest first."""
