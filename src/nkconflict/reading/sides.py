"""Whose people are counted: the question that half of all misreadings get wrong.

The answer is looked for from the nearest words outwards: in the counted phrase itself ("Azerbaijani
servicemen", "their troops", "the enemy's soldiers"), behind it ("of the defense army of ..."), in the owner
of a toll or the subject of "lost", in "on both sides", in who was hit and where (see `victims`), and last in
who claims it. Only the first kinds leave a mark; the last are inferences, and nothing is said where none
holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from nkconflict.model.parties import Party
from nkconflict.model.spans import Span
from nkconflict.reading.aftermath import of_the_beaten, of_the_craft
from nkconflict.reading.belonging import (
    BELLIGERENTS,
    DEPLOYED,
    NONE_FOUND,
    Found,
    both,
    craft_of,
    enemy_of,
    named,
)
from nkconflict.reading.captives import of_the_held
from nkconflict.reading.context import Sentence
from nkconflict.reading.losers import left_home, loser, losses_of, of_who_had, owner_of_toll
from nkconflict.reading.mentions import Mention
from nkconflict.reading.phrases import Phrase
from nkconflict.reading.rejecters import of_the_rejecter
from nkconflict.reading.shapes import Reading
from nkconflict.reading.speakers import Source
from nkconflict.reading.victims import holder_of, victims_of

__all__ = ["of_unknown_side", "side_of"]

_CREW: Final = re.compile(r"\b(?:crew|pilots?|aboard|airmen|on board)\b")
_AT_HOME: Final = re.compile(r"i_?(?P<who>H|[Pp]'?)(?=[xy]{0,2}(?:x|Z|E|G))")
_AFTER: Final = re.compile(r"\b(?:after|following)\b(?! (?:a |the )?(?:strike|attack))")
_ITSELF: Final = re.compile(r"Sq?r(?:[hm^]{0,2}|[^;SFc]{1,14}&)$")
_DOER: Final = re.compile(r"(?:v0|@)_?$")
_DOES: Final = re.compile(r"(?P<who>[pPA])[aGx]{0,3}[hm^]{0,2}\Z")
_JOINED: Final = re.compile(r"[Pp]&_?[Pp](?=[asG]|x[aG]|$)")
_TOGETHER: Final = re.compile(r"[PAY](?:,_?[PAY]){0,3},?&_?[PAY](?![SVC])")
"""Parties whose people are counted together: "soldiers of Armenia and Nagorno-Karabakh"."""

_UNKNOWN: Final = re.compile(
    r" of (?:an )?(?:unknown|unclear|undetermined|unspecified|unidentified)"
    r" (?:affiliation|nationality|allegiance|origin|side)\b"
)
"""What says that nobody knows whose people they are: "two men of unknown affiliation"."""

_WHEN: Final = frozenset(("after", "before", "when", "as", "since", "during", "following", "amid", "where"))
_LISTED: Final = re.compile(r"(?:l[_Q]?[N1]|N)[^KFb]*$")
_WARRED: Final = r"(?![sO'&-]|[xgE]{0,2}[wv])"
"""A party is no place where it only helps to name a war: "in the Karabakh conflict"."""
_UNKNOWN_PEOPLE: Final = re.compile(r"[pY]x|p[xuf^M]?J")
"""Behind a number, people of a party without a known noun: "two Armenian sappers", "12 Armenian dead"."""
_PEOPLES: Final = re.compile("Y&_?Y")
_GAPPED: Final = re.compile(r"[,;&B]_?[PAY]\Z")
_PART_IN: Final = re.compile(r"l?i_?[PA](?![aOGYs])")
_PART_ARE: Final = re.compile(r"b[1_]?(?:G/_?)?[pY]")
_CONCEALS: Final = re.compile(r"(?P<who>[PAe])[bhmu^f]{0,2}(?P<verb>[^,;.czjPAe\"]{1,7})\Z")
_CONCEALED: Final = re.compile(
    r"\b(?:conceal|hid(?:e|es|den|ing)?\b|cover(?:ing|ed)? up|withh|understat|reveal|downplay)"
)
_DESTROYED: Final = re.compile(r"(?:destroyed|neutrali[sz]ed|liquidated|wiped out|eliminated|annihilated)\b")
"""What nobody says was done to soldiers of their own."""


def side_of(sentence: Sentence, phrase: Phrase, reading: Reading, source: Source | None) -> Found:
    """Return the parties whose people a phrase counts, and where that was read (None if inferred)."""
    claimant = source.attribution.party if source else None
    mentions = sentence.mentions
    harm = sentence.line.phrases[reading.harm]
    rejected = of_the_rejecter(sentence, phrase, harm, source)
    if rejected[0]:
        return rejected
    inside = _joined(sentence, phrase) or named(sentence, mentions[phrase.first : phrase.last], claimant)
    if inside[0]:
        return inside
    told = _told_of(sentence, phrase, reading)
    if told is not None:
        return named(sentence, [told], claimant)
    for found in (of_the_held(sentence, phrase, harm), of_who_had(sentence, phrase, claimant)):
        if found[0]:
            return found
    aboard = reading.rule == "killed" and not (phrase.head and phrase.head.key.startswith("civilian"))
    craft = of_the_craft(sentence, harm, claimant) if aboard else None
    if craft is not None:
        return craft
    for found in _further(sentence, phrase, reading, claimant):
        if found[0]:
            return found
    if claimant is not None and claimant.id in BELLIGERENTS:
        ally = _ally_told_of(sentence, claimant)
        if ally:
            return ally, None
        by_it = reading.rule == "killed" and _ITSELF.search(sentence.tags[: harm.first]) is not None
        by_it = by_it or _DESTROYED.match(sentence.lower, harm.start) is not None
        return (enemy_of(sentence, claimant) if by_it else (claimant,)), None
    return NONE_FOUND


def _joined(sentence: Sentence, phrase: Phrase) -> Found | None:
    """Read two parties counted at once: "30 Azerbaijani and Armenian soldiers", "Armenians and Azeris"."""
    tags, last = sentence.tags, phrase.last
    joined = _JOINED.search(tags, phrase.first, last) or _PEOPLES.match(tags, last - 1)
    if joined is None:
        return None
    pair = [m for m in sentence.mentions[joined.start() : joined.end()] if m.letter in "PpY"]
    told = tuple(dict.fromkeys([sentence.vocabulary.lexicon.party(m.key).root for m in pair]))
    return both(sentence) if {*told} == {*both(sentence)} else told, Span(pair[0].start, pair[-1].end)


def _told_of(sentence: Sentence, phrase: Phrase, reading: Reading) -> Mention | None:
    """Return the mention of the party that the words right around a count tell of."""
    mentions, tags = sentence.mentions, sentence.tags
    if phrase.letter == "z" and _UNKNOWN_PEOPLE.match(tags, phrase.last):
        return mentions[phrase.last]
    if reading.rule == "lost" and phrase.letter == "z" and _GAPPED.search(tags[: phrase.first]):
        return mentions[phrase.first - 1]  # "Azerbaijan lost 2,900 soldiers, Armenia 3,800"
    if reading.rule == "part":  # "nine in Azerbaijan and two in Armenia", "three are Armenian policemen"
        part = _PART_IN.match(tags, phrase.last) or _PART_ARE.match(tags, phrase.last)
        return mentions[part.end() - 1] if part is not None else None
    hides = _CONCEALS.search(tags[: phrase.first])
    if hides is not None and _CONCEALED.search(
        sentence.lower, mentions[hides.start("verb")].start, phrase.start
    ):
        return mentions[hides.start("who")]
    return None


def _ally_told_of(sentence: Sentence, claimant: Party) -> tuple[Party, ...]:
    """Return the ally whose dead a party has been telling of: Armenia's ministry of Karabakh's soldiers."""
    told = sentence.discourse.told
    if told is None or told.by.party != claimant or len(told.side) != 1 or told.side[0] == claimant:
        return ()
    return told.side if told.side[0].side is claimant.side else ()


def of_unknown_side(sentence: Sentence, phrase: Phrase) -> bool:
    """Say whether nobody knows, by the words behind a phrase, whose people it counts."""
    return _UNKNOWN.match(sentence.lower, phrase.end) is not None


def _further(sentence: Sentence, phrase: Phrase, reading: Reading, claimant: Party | None) -> Iterator[Found]:
    """Yield what stands around the counted phrase, the nearest first; most is never asked for."""
    harm = sentence.line.phrases[reading.harm]
    before = sentence.line.phrases[reading.place - 1] if reading.place else None
    if _died_before_a_truce(sentence, phrase):
        yield both(sentence), None
    yield _of_a_third(sentence, phrase, claimant)
    yield left_home(sentence, harm, claimant)
    yield _behind(sentence, phrase, claimant)
    if reading.rule.startswith("toll"):
        yield owner_of_toll(sentence, harm, claimant)
    first = not set("czj") & set(sentence.line.letters[: reading.place])
    yield _beside(sentence, phrase, claimant, first=first)
    leaves = phrase.letter == "j" and sentence.tags[: phrase.first].endswith("U")  # "leaving 300 corpses"
    if sentence.mentions[harm.first].letter == "V" or reading.rule == "left" or leaves:
        yield loser(sentence, harm, claimant)
    elif before is not None and before.letter == "V":
        yield loser(sentence, before, claimant)
    if phrase.letter in "zj" or reading.rule in ("harmed", "dead"):
        yield losses_of(sentence, phrase, claimant)
    yield of_the_beaten(sentence, harm, claimant)
    near = sentence.near(phrase.start)
    yield victims_of(sentence, near, claimant), None
    if claimant is None or claimant.id not in BELLIGERENTS:
        held = holder_of(sentence, near, phrase.start)
        if not held or reading.rule != "killed" or held[0] != _doer(sentence, harm):
            yield held, None
    elif phrase.head is None or not phrase.head.key.startswith("military"):
        held = holder_of(sentence, near, phrase.start)
        if held and held[0].side is claimant.side:
            yield held, None  # "Yerevan said two civilians were killed in Martuni"


def _doer(sentence: Sentence, harm: Phrase) -> Party | None:
    """Return who did it, and so none of those to whom it was done: "Azerbaijan's army captured 20"."""
    does = _DOES.search(sentence.tags[: harm.first])
    if does is None:
        return None
    return sentence.vocabulary.lexicon.party(sentence.mentions[does.start("who")].key).root


def _of_a_third(sentence: Sentence, phrase: Phrase, claimant: Party | None) -> Found:
    """Read whom an outsider's losses are: peacekeepers, a crew, those "in its villages" of who speaks."""
    lexicon = sentence.vocabulary.lexicon
    words = sentence.lower[phrase.start : phrase.end]
    if _CREW.search(words):
        owner = craft_of(sentence, phrase.start, claimant)
        if owner:
            return owner, None
    if claimant is None or claimant.id in BELLIGERENTS:
        if "peacekeep" in words and sentence.published >= DEPLOYED:
            return (lexicon.party("russia"),), None
        return NONE_FOUND
    near = sentence.near(phrase.start)
    for at_home in _AT_HOME.finditer(near.letters):
        who = near.mentions[at_home.start("who")]
        if who.letter == "H" or lexicon.party(who.key).root == claimant:
            return (claimant,), None
    return NONE_FOUND


def _died_before_a_truce(sentence: Sentence, phrase: Phrase) -> bool:
    """Say whether people died before a truce, on whichever side: "the truce holds after 180 died"."""
    truce = next((m for m in sentence.mentions if m.kind == "ceasefire"), None)
    after = _AFTER.search(sentence.lower, sentence.start, phrase.start)
    if truce is None or after is None or truce.start > after.start():
        return False
    between = sentence.between(after.start(), phrase.start).letters
    return not set(between) & set("pPHAYZeIS") and not set(sentence.near(phrase.start).letters) & set("HYe")


def _behind(sentence: Sentence, phrase: Phrase, claimant: Party | None) -> Found:
    """Read "servicemen of the defense army of X", "casualties among its military", "members of X's army"."""
    rest = sentence.mentions[phrase.last :]
    letters = sentence.tags[phrase.last :]
    match = re.match(
        r"[KJF]?(?:[/~]|i(?=[_1xy]{0,3}(?:H|[PpA]'?)[xy]{0,2}[aO]))[_1xyaOQ/]{0,6}?(?P<who>[PpYAHe])", letters
    )
    if match is not None and _WHEN & {
        sentence.words(m) for m in rest[: match.start("who")] if m.letter == "i"
    }:
        return NONE_FOUND  # "wounded as Azerbaijani forces opened fire"
    if match is None and (phrase.head is not None or phrase.letter == "z"):
        words = sentence.folded[phrase.end : phrase.end + 6].lower()
        match = re.match(r"[i0][_1xy]{0,3}?(?P<who>[PpYA])", letters) if words.startswith(" from ") else None
    if match is None:
        return NONE_FOUND
    who = rest[match.start("who")]
    if claimant is not None and claimant.id == "azerbaijan" and sentence.words(who).endswith("the region"):
        return NONE_FOUND  # a region of its own: "in the Agdam region a resident of the region was killed"
    joined = _JOINED.match(letters, match.start("who"))
    if joined is not None:  # "soldiers from both the Armenian and Azerbaijani sides"
        pair = [m for m in rest[joined.start() : joined.end()] if m.letter in "Pp"]
        if pair[0].key != pair[-1].key:
            return both(sentence), Span(pair[0].start, pair[-1].end)
    first = named(sentence, [who], claimant)
    together = _TOGETHER.match(letters, match.start("who"))
    others = [m for m in rest[match.end("who") : together.end()] if m.letter in "PAY"] if together else []
    if not first[0] or not others or any(m.possessive for m in others):
        return first  # "12 soldiers of Armenia, and Azerbaijan's army"
    named_too = [party for other in others for party in named(sentence, [other], claimant)[0]]
    return (*first[0], *named_too), Span(who.start, others[-1].end)


def _beside(sentence: Sentence, phrase: Phrase, claimant: Party | None, *, first: bool) -> Found:
    """Read "on the Armenian side", "from the two sides", "in Karabakh"; `first` if no count stands before."""
    low, high = sentence.clause(phrase.start)
    near = [m for m in sentence.between(low, high).mentions if m.letter != "x"]
    letters = sentence.between(low, high).letters.replace("x", "")
    for match in re.finditer(r"(?P<who>[PpH])s|(?<=[i/~0])_?(?P<both>s)", letters):
        mention = near[match.start("who") if match["who"] else match.start("both")]
        if match["both"] and (mention.key != "both" or _when(sentence, near, mention)):
            continue
        if _DOER.search(letters[: match.start()]) or (match["who"] and sentence.spoken(mention)):
            continue  # "shelling from the Armenian side" tells who fired, "the Armenian side said" who speaks
        if _LISTED.search(sentence.between(phrase.end, mention.start).letters):
            continue  # "including a child on the Armenian side"
        if mention.start >= phrase.start - 60 or phrase.number is None:
            found = named(sentence, [mention], claimant)
            accusing = re.search(r"blam|accus", sentence.lower[low:high])
            if found[0] and not (match["both"] and accusing):
                return found
    head = phrase.head
    people = head is not None and head.kind.startswith(("civilian", "people", "someone"))
    if people or phrase.letter == "j" or (head is None and first):
        for match in re.finditer(rf"(?<!w)i_?y?(?P<who>P){_WARRED}", letters):
            mention = near[match.start("who")]
            before = sentence.folded[max(0, sentence.start - 1) : mention.start].rstrip()
            if before.endswith((" in", "In", " across", " inside")) and (
                not mention.possessive or letters[match.end() : match.end() + 1] in ("Z", "E")
            ):
                party = sentence.vocabulary.lexicon.party(mention.key).root
                listed = _LISTED.search(sentence.between(phrase.end, mention.start).letters)
                long_ago = sentence.background and party.id == "nagorno-karabakh"  # where a war was
                if party.id in BELLIGERENTS and not (listed or long_ago or sentence.spoken(mention)):
                    return (party,), Span(mention.start, mention.end)
    return NONE_FOUND


def _when(sentence: Sentence, near: Sequence[Mention], mention: Mention) -> bool:
    """Say whether words tell when and not whose: "hours after the two sides agreed"."""
    before = [m for m in near if m.start < mention.start and m.letter in "i0"]
    return bool(before) and sentence.words(before[-1]) in _WHEN
