"""Phrases: runs of mentions that count people, each folded into one letter.

`c` counts persons ("16 more servicemen", "a soldier"), `j` counts by what befell them ("60 deaths"), `z` is a
number whose noun is missing ("killed 65 civilians and wounded 300"), `E` counts things. All other mentions
keep their letters, so that the line of a sentence stays short enough for a table of shapes to be read by a
person.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Final, NamedTuple, cast

from nkconflict.reading.cues import of_not_all
from nkconflict.reading.mentions import Mention, Tagged

__all__ = ["FLOWN", "Line", "Phrase", "fold_phrases"]


class Phrase(NamedTuple):
    """One letter of a line: the mentions `[first, last)` at the characters `[start, end)`.

    For a count: the number mention, the hedge's key, whether it adds ("more"), its head noun, and the
    mentions between number and head. `implicit` is how many persons are meant where no number stands: "a
    soldier" is 1, "a woman and her child" are 2. `named` is one person by name.
    """

    letter: str
    first: int
    last: int
    start: int
    end: int
    number: Mention | None = None
    hedge: str = "exact"
    hedge_mention: Mention | None = None
    more: Mention | None = None
    head: Mention | None = None
    implicit: int = 0
    people: bool = False
    named: bool = False


class Line(NamedTuple):
    """A sentence as phrases with their letters, and as mentions with theirs (`tags`); `lower` is the text."""

    letters: str
    phrases: tuple[Phrase, ...]
    mentions: list[Mention]
    tags: str
    lower: str

    def words(self, mention: Mention) -> str:
        """Return a mention's words, folded and in lower case."""
        return self.lower[mention.start : mention.end]


_LETTERS: Final = {"G": "c", "g": "c", "Y": "c", "L": "j", "E": "E"}
"""The letter of a counted phrase by that of its noun."""

_new: Final = cast("Callable[[type[Phrase], tuple[object, ...]], Phrase]", tuple.__new__)


_NAME: Final = r"[yI](?:[1xy]\.)?[yI]{1,2}"
_BORN: Final = r"(?:\([^()]{1,5}\),?|,(?:N|x{1,2}[i/]?[DxN]),)?"
"""What may stand behind the name of one who died: "(b. 1996)", ", 46,", ", born in 1996,"."""
_BEARERS: Final = (
    rf"(?P<by_name>(?:(?P<rank>(?:[pP]'?[xaG]{{0,2}}|(?<![_1HNMgGa])(?<![_1HNM]x))g(?:,x?g)?)(?:/[_xapPOo]{{1,5}})?{_NAME}{_BORN}"
    rf"|(?<![pPgGaoOxy,&]){_NAME},N,)(?=[hm^]?b\^?K|[h^]?F(?!_?H)|(?:&|,)(?:x?g){_NAME}))"
)
"""One person by rank and name, or by name and age: "Private Aram Testyan was killed", "Testyan, 46, died"."""


@cache
def _count() -> re.Pattern[str]:
    between = (
        r"(?P<more>M?)(?:/[_1]?)?(?:P\(P\)|x-(?=[pa]))?"
        r"(?:[MpPAaxygeHJKOouYIn^]|[pP]&(?=[pP][xa]?[Gg])|F(?!_?H)){0,4}?"
    )
    head = r"(?:[GYLE]|g(?![GLE]))"
    kin = r"[xyu]{0,2}?(?:n[xy]{0,2}?[gx]|g)"
    alone = r"[MpPAaxyuKJO]{0,3}?(?:n[xyp]{0,2}?[gYx]|n(?![xypgY])|[gY]g?)"
    return re.compile(
        r"(?P<pre>M?)(?P<hedge>Q{0,9})(?P<quote>\")?(?P<n>N)(?:[=,]?2N[=,]?)?(?P<post>&M)?(?(quote)\")(?:/[_PpxQH]{0,4}(?:/_?)?N(?![MpPAaxygeGYL]{0,4}q))?"
        rf"(?:{between}(?P<head>{head})(?P<tail>G)?|(?P<those>/_[KJ])|/(?P<own>H)(?![xyapnEGgHJK]))?"
        rf"|(?P<one>1|M(?=[MpPAaxyuKJO]{{0,2}}g))(?P<single>{alone})(?P<second>&[1H]{kin}|&{kin}(?!/))?(?:&g(?=/N))?(?:/N(?=[^GgE])|,N(?=,))?"
        r"|(?P<another>(?<=[Kk])M(?=[,.;)&iDx]|$)|(?<=[&,])M(?=h?bK)|(?<=&)M(?=K))|(?P<somebody>1x{1,2})(?=h?bK)|(?P<nth>1x)(?=h?b)|(?P<bearer>p[xa]?g)y{1,3}(?=h?bK|h?F)"
        rf"|{_BEARERS}"
        r"|(?P<pilot>(?<=[,&]k)[_H]g|[_H]g(?=h?bK|h?F))"
    )


FLOWN: Final = re.compile(r"\b(?:helicopter|plane|warplane|aircraft|jet|gunship|mi-\d+|su-\d+)")
"""Craft that have a crew."""
_AGED: Final = re.compile(r"[yI],$")
_STRENGTH: Final = re.compile(
    r"\b(?:city|town|village|settlement|region|enclave|territory|republic|country|nation|community|population"
    r"|army|force|garrison|crowd|audience) of $"
)
_NUMBERED: Final = re.compile(r"\b(?:articles?|resolution|section|paragraph|protocol|flight|no\.) $")
_PERSONS = re.compile(r"(?:[eo]rs|ists|ians|men|women|ants|ees|kids|folk)$")
_BY_NUMBER: Final = re.compile("N[^,;.N]{0,4}[Gg],$")
_WORDS: Final = {
    "own": ("its own", "their own", "his own", "her own", "our own"),
    "another": ("another",),
    "nth": ("a second", "a third", "a fourth", "a fifth"),
}
"""What the words must be where letters do not say enough: "50 of its own", "injured another"."""


def fold_phrases(tagged: Tagged, lower: str) -> Line:
    """Return the line of a sentence, its counts folded; `lower` is the folded, lower-case text."""
    mentions, letters = tagged
    phrases: list[Phrase] = []
    at = 0
    if "N" in letters or "g" in letters or "Y" in letters or "n" in letters:
        for match in _count().finditer(letters):
            if not _as_worded(match, mentions, lower):
                continue
            phrases.extend(_plain(mentions, at, match.start()))
            phrase = _counted(match, mentions)
            after = mentions[phrase.last] if phrase.last < len(mentions) else None
            if (
                phrase.letter == "z"
                and after is not None
                and after.letter == "x"
                and _PERSONS.search(lower, after.start, after.end)
            ):
                phrase = phrase._replace(
                    people=True
                )  # an unknown noun with the ending of one for persons: "electricians"
            if phrase.number is not None and _no_group(phrase, letters, lower):
                phrase = phrase._replace(letter="x")
            phrases.append(phrase)
            at = match.end()
    phrases.extend(_plain(mentions, at, len(mentions)))
    if at and "&" in letters:
        phrases = _summed(_contrasted(phrases), lower)
    return Line("".join([phrase.letter for phrase in phrases]), tuple(phrases), mentions, letters, lower)


def _no_group(phrase: Phrase, letters: str, lower: str) -> bool:
    """Say whether a number is of no group harmed: an age, an article's, a town's or an army's strength.

    Nor is that of a group of which it is said that not all of it was harmed.
    """
    before = lower[max(0, phrase.start - 30) : phrase.start]
    if phrase.number is not None and of_not_all(lower, phrase.number.start):
        return True
    if phrase.letter == "z" and (phrase.hedge == "exact" and _AGED.search(letters[: phrase.first])):
        return letters[phrase.last : phrase.last + 1] == ","
    return _STRENGTH.search(before) is not None or _NUMBERED.search(before) is not None


def _as_worded(match: re.Match[str], mentions: Sequence[Mention], lower: str) -> bool:
    """Say whether the words of a match are those that its letters were made for."""
    if match["somebody"]:
        harm = next(m for m in mentions[match.end() :] if m.letter == "K")
        return harm.key in ("killed", "wounded")
    if match["pilot"]:  # "the soldier" has been told of before, the pilot of a plane that came down has not
        craft = FLOWN.search(lower, mentions[0].start, mentions[match.start()].start)
        return craft is not None and mentions[match.end() - 1].key == "military/pilots"
    if match["by_name"] and _told_by_number(mentions[: match.start()]):
        return False  # "two officers, Major Aram Testyan and Captain Levon Testyan, were killed"
    for name, words in _WORDS.items():
        if match[name]:
            first, last = match.span(name)
            return lower[mentions[first].start : mentions[last - 1].end] in words
    return True


def _told_by_number(before: Sequence[Mention]) -> bool:
    """Say whether a count and a comma stand before names: these are of the people counted."""
    return _BY_NUMBER.search("".join([mention.letter for mention in before[-8:]])) is not None


def _contrasted(phrases: list[Phrase]) -> list[Phrase]:
    """Give "twelve Armenian and nine Azerbaijani soldiers" the noun of the second to the first."""
    letters = "".join(phrase.letter for phrase in phrases)
    for match in reversed(list(re.finditer(r"z(?P<whose>[pPa]{1,2})(?:,?&|,)(?=c)", letters))):
        number, last = phrases[match.start()], phrases[match.end("whose") - 1]
        other = phrases[match.end()]
        if other.head is not None and number.number is not None and other.number is not None:
            whole = number._replace(letter="c", last=last.last, end=last.end, head=other.head)
            phrases[match.start() : match.end("whose")] = [whole]
    return phrases


def _summed(phrases: list[Phrase], lower: str) -> list[Phrase]:
    """Add up soldiers named by rank: "a captain and two privates" are three persons, and no two groups."""
    letters = "".join(phrase.letter for phrase in phrases)
    for match in reversed(list(re.finditer(r"c(?:,c)*,?&c", letters))):
        run = [phrase for phrase in phrases[match.start() : match.end()] if phrase.letter == "c"]
        ranks = [
            p.head is not None
            and p.head.key.startswith("military")
            and p.hedge == "exact"
            and _no_more(p, lower)
            for p in run
        ]
        if run[0].implicit and all(ranks) and run[0].head and run[0].head.key == "military/officers":
            total = sum(
                p.implicit or (p.number.figure.low if p.number and p.number.figure else 0) for p in run
            )
            last = run[-1]
            whole = run[0]._replace(last=last.last, end=last.end, implicit=total)
            phrases[match.start() : match.end()] = [whole]
    return phrases


def _no_more(phrase: Phrase, lower: str) -> bool:
    """Say whether nobody was added: "five other soldiers" only sets them off from those named."""
    return phrase.more is None or lower[phrase.more.start : phrase.more.end] in ("other", "more")


def _plain(mentions: Sequence[Mention], first: int, last: int) -> list[Phrase]:
    return [
        _new(Phrase, (m.letter, i, i + 1, m.start, m.end, None, "exact", None, None, None, 0, False, False))
        for i, m in enumerate(mentions[first:last], first)
    ]


def _counted(match: re.Match[str], mentions: Sequence[Mention]) -> Phrase:
    first, last = match.span()
    start, end = mentions[first].start, mentions[last - 1].end
    more = next((m for m in mentions[first:last] if m.letter == "M" and not m.possessive), None)
    if match["another"] or match["nth"] or match["somebody"]:
        return Phrase("c", first, last, start, end, implicit=1)
    if match["by_name"]:
        head = mentions[match.end("rank") - 1] if match["rank"] else None
        return Phrase("c", first, last, start, end, head=head, implicit=1, named=True)
    if match["bearer"]:
        bearer = mentions[match.end("bearer") - 1]
        return Phrase("c", first, last, start, end, head=bearer, implicit=1, named=True)
    if match["pilot"]:
        return Phrase("c", first, last, start, end, head=mentions[last - 1], implicit=1)
    if match["one"]:
        only = mentions[match.end("single") - 1]
        persons = 2 if match["second"] else 1
        return Phrase("c", first, last, start, end, head=only, more=more, implicit=persons)
    number = mentions[match.start("n")]
    hedges = mentions[match.start("hedge") : match.end("hedge")]
    if len(hedges) > 1 and hedges[0].key == "about":
        hedges = hedges[1:]  # "has data about nearly 60 victims"
    hedge = next((m for m in hedges if m.key != "exact"), hedges[0]) if hedges else None
    key = hedge.key if hedge is not None else "exact"
    if match["post"]:
        key, hedge, more = "at_least", mentions[match.end("post") - 1], None
    noun = "tail" if match["tail"] else "head"
    head = mentions[match.start(noun)] if match[noun] else None
    letter = _LETTERS[head.letter] if head is not None else "z"
    if head is not None and head.kind == "thing" and head.key in ("time", "measure"):
        letter = "E"
    if match["those"] or match["own"]:
        letter = "c"
    return Phrase(letter, first, last, start, end, number, key, hedge, more, head)
