"""Whose people are counted: the question that half of all misreadings get wrong.

The answer is looked for from the nearest words outwards: in the counted phrase itself ("Azerbaijani
servicemen", "their troops", "the enemy's soldiers"), behind it ("of the defense army of ..."), in the owner
of a toll or the subject of "lost", in "on both sides", in who fired, in the place, and last in who claims it.
Only the first kinds leave a mark; the last are inferences, and nothing is said where none holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from nkconflict.model.parties import Party, Side
from nkconflict.model.spans import Span
from nkconflict.reading.belonging import BELLIGERENTS, NONE_FOUND, Found, antecedent, both, enemy_of, named
from nkconflict.reading.context import Sentence
from nkconflict.reading.mentions import Mention
from nkconflict.reading.phrases import Phrase
from nkconflict.reading.shapes import Reading
from nkconflict.reading.speakers import Source

__all__ = ["side_of"]

_ITSELF: Final = re.compile(r"Sq?r(?:[hm^]{0,2}|[^;SFc]{1,14}&)$")
_UNKNOWN: Final = re.compile(
    r" of (?:an )?(?:unknown|unclear|undetermined|unspecified|unidentified)"
    r" (?:affiliation|nationality|allegiance|origin|side)\b"
)
"""What says that nobody knows whose people they are: "two men of unknown affiliation"."""

_JOINED: Final = re.compile(r"[PA](?:,_?[PA]){0,3},?&_?[PA](?![SVC])")
"""Parties whose people are counted together: "soldiers of Armenia and Nagorno-Karabakh"."""

_PARTNER: Final = re.compile(r"[PpA]&_?$")
_HAD: Final = re.compile(r"(?P<who>[pPAe])[ax]?(?:,[rIOopP_]{1,4}S,)?[hmuf^]{1,3}[Vh]?\Z")


def side_of(sentence: Sentence, phrase: Phrase, reading: Reading, source: Source | None) -> Found:
    """Return the parties whose people a phrase counts, and where that was read (None if inferred)."""
    claimant = source.attribution.party if source else None
    mentions = sentence.mentions
    if _UNKNOWN.match(sentence.lower, phrase.end):
        return NONE_FOUND
    inside = named(sentence, mentions[phrase.first : phrase.last], claimant)
    if inside[0]:
        return inside
    had = _HAD.search(sentence.tags[: phrase.first])
    if had is not None and phrase.letter in "cz":
        who = named(sentence, [mentions[had.start("who")]], claimant)
        if who[0]:
            return who
    for found in _further(sentence, phrase, reading, claimant):
        if found[0]:
            return found
    if claimant is not None and claimant.id in BELLIGERENTS:
        first = sentence.line.phrases[reading.harm].first
        by_it = reading.rule == "killed" and _ITSELF.search(sentence.tags[:first]) is not None
        return (enemy_of(sentence, claimant) if by_it else (claimant,)), None
    return _all_of_them(sentence, phrase, claimant)


def _further(sentence: Sentence, phrase: Phrase, reading: Reading, claimant: Party | None) -> Iterator[Found]:
    """Yield what stands around the counted phrase, the nearest first; most is never asked for."""
    harm = sentence.line.phrases[reading.harm]
    before = sentence.line.phrases[reading.place - 1] if reading.place else None
    yield _behind(sentence, phrase, claimant)
    yield _beside(sentence, phrase, claimant)
    if reading.rule.startswith("toll"):
        yield _owner(sentence, harm, claimant)
    if sentence.mentions[harm.first].letter == "V" or reading.rule == "left":
        yield _loser(sentence, harm, claimant)
    elif before is not None and before.letter == "V":
        yield _loser(sentence, before, claimant)
    if phrase.letter in "zj":
        yield _losses_of(sentence, phrase, claimant)
    yield _left_home(sentence, harm, claimant)
    yield _fired(sentence, phrase, claimant)
    yield _placed(sentence, phrase, claimant)


def _behind(sentence: Sentence, phrase: Phrase, claimant: Party | None) -> Found:
    """Read "servicemen of the defense army of X", "casualties among its military", "members of X's army"."""
    rest = sentence.mentions[phrase.last :]
    letters = sentence.tags[phrase.last :]
    match = re.match(
        r"[KJF]?(?:[/~]|i(?=[_1xy]{0,3}(?:H|[PpA]'?)[xy]{0,2}[aO]))[_1xyaOQ/]{0,6}?(?P<who>[PpYAHe])", letters
    )
    if match is None and phrase.head is not None:
        words = sentence.folded[phrase.end : phrase.end + 6].lower()
        match = re.match(r"[i0][_1xy]{0,3}?(?P<who>[PpYA])", letters) if words.startswith(" from ") else None
    if match is None:
        return NONE_FOUND
    first = named(sentence, [rest[match.start("who")]], claimant)
    joined = _JOINED.match(letters, match.start("who"))
    if joined is None or not first[0]:
        return first
    others = [m for m in rest[match.end("who") : joined.end()] if m.letter in "PA"]
    if any(m.possessive for m in others):
        return first  # "12 soldiers of Armenia, and Azerbaijan's army"
    named_too = [party for other in others for party in named(sentence, [other], claimant)[0]]
    return (*first[0], *named_too), Span(rest[match.start("who")].start, others[-1].end)


def _beside(sentence: Sentence, phrase: Phrase, claimant: Party | None) -> Found:
    """Read "on the Armenian side", "on its side", "from the two sides", "in Nagorno-Karabakh"."""
    low, high = sentence.clause(phrase.start)
    near = [m for m in sentence.between(low, high).mentions if m.letter != "x"]
    letters = sentence.between(low, high).letters.replace("x", "")
    for match in re.finditer(r"(?P<who>[PpH])s|(?<=[i/~0])_?(?P<both>s)", letters):
        mention = near[match.start("who") if match["who"] else match.start("both")]
        if match["both"] and mention.key != "both":
            continue
        if re.search(r"v0_?$", letters[: match.start()]):
            continue  # "shelling from the Armenian side" tells who fired
        if mention.start >= phrase.start - 60 or phrase.number is None:
            found = named(sentence, [mention], claimant)
            accusing = re.search(r"blam|accus", sentence.lower[low:high])
            if found[0] and not (match["both"] and accusing):
                return found
    if (
        phrase.head is not None and phrase.head.kind.startswith(("civilian", "people", "someone"))
    ) or phrase.letter == "j":
        for match in re.finditer(r"i_?y?(?P<who>P)(?![sO'&])", letters):
            mention = near[match.start("who")]
            if (
                sentence.folded[: mention.start].rstrip().endswith((" in", "In", " across", " inside"))
                and not mention.possessive
            ):
                party = sentence.vocabulary.lexicon.party(mention.key).root
                if party.id in BELLIGERENTS and not sentence.spoken(mention):
                    return (party,), Span(mention.start, mention.end)
    return NONE_FOUND


def _owner(sentence: Sentence, harm: Phrase, claimant: Party | None) -> Found:
    """Read the owner of a toll: "the enclave's military dead", "its own toll", "toll among X's troops"."""
    before = sentence.mentions[max(0, harm.first - 5) : harm.first]
    run = []
    for mention in reversed(before):
        if mention.letter not in "PpAHYexya_sO'":
            break
        run.append(mention)
    found = named(sentence, run, claimant)
    if found[0]:
        return found
    rest = sentence.mentions[harm.last :]
    match = re.match(r"(?:[/~i]|(?=[KJ]))[_xyaGOKJ]{0,4}?(?P<who>[PpYAHe])", sentence.tags[harm.last :])
    if match is None:
        return NONE_FOUND
    who = rest[match.start("who")]
    return named(sentence, [who], claimant)


def _losses_of(sentence: Sentence, phrase: Phrase, claimant: Party | None) -> Found:
    """Read whose losses a bare figure follows: "put Azerbaijan's losses at 250-270 killed"."""
    before: list[Mention] = []
    for mention in reversed(sentence.mentions[: phrase.first]):
        if mention.letter in "N;BS":
            break
        before.insert(0, mention)
    for index, mention in enumerate(before):
        if mention.letter in "LT":
            for owner in reversed(before[max(0, index - 3) : index]):
                if owner.letter in "PpAHe":
                    return named(sentence, [owner], claimant)
                if owner.letter not in "axgGJ'":
                    break
    return NONE_FOUND


def _left_home(sentence: Sentence, harm: Phrase, claimant: Party | None) -> Found:
    """Read whose people fled from the place they fled: "had fled Nagorno-Karabakh for Armenia"."""
    first = sentence.mentions[harm.first]
    rest = sentence.mentions[harm.last : harm.last + 3]
    if first.key != "displaced" or not rest:
        return NONE_FOUND
    who = (
        rest[0]
        if rest[0].letter == "P"
        else rest[-1]
        if rest[0].letter == "0" and rest[-1].letter == "P"
        else None
    )
    return named(sentence, [who], claimant) if who is not None else NONE_FOUND


def _loser(sentence: Sentence, harm: Phrase, claimant: Party | None) -> Found:
    """Read the subject of "lost": a party, its forces, or the pronoun that stands for the speaker."""
    stretch = sentence.mentions[: harm.first]
    if sentence.mentions[harm.first].letter in "KJ":  # "the enemy has left 150 dead"
        before = sentence.tags[: harm.first]
        subject = re.search(r"(?:[pPAe]'?a?)h?U[^U]*$", before)
        if subject is None:
            return NONE_FOUND
        stretch = stretch[: subject.end()][: before.rfind("U")]
    for mention in reversed(stretch):
        if mention.letter in "PpA":
            return _with_partner(sentence, mention, claimant)
        if mention.letter == "s" and mention.key == "both":
            return both(sentence), Span(mention.start, mention.end)
        if mention.letter == "e":
            return enemy_of(sentence, claimant), Span(mention.start, mention.end)
        if mention.letter == "r":
            who = (
                (claimant,)
                if claimant is not None and claimant.id in BELLIGERENTS
                else antecedent(sentence, mention, None)
            )
            return who, Span(mention.start, mention.end)
        if mention.letter in "SKFc;":
            break
    return NONE_FOUND


def _with_partner(sentence: Sentence, mention: Mention, claimant: Party | None) -> Found:
    """Return a party together with the one it is joined to: "Armenia and Artsakh lost 3,825 troops"."""
    parties, at = named(sentence, [mention], claimant)
    index = sentence.mentions.index(mention)
    if parties and _PARTNER.search(sentence.tags[max(0, index - 3) : index]):
        partner = next(m for m in reversed(sentence.mentions[:index]) if m.letter in "PpA")
        others, _ = named(sentence, [partner], claimant)
        return (*others, *parties), Span(partner.start, mention.end)
    return parties, at


def _fired(sentence: Sentence, phrase: Phrase, claimant: Party | None) -> Found:
    """Infer the side from who fired: "Armenian shelling killed a civilian" counts no Armenian."""
    near, letters = sentence.near(phrase.start)
    match = re.search(r"(?P<who>[Pp])'?[xyaEvK]{0,3}?v|[@>x](?P<by>p)[aG]|v0_?(?P<from>p)s", letters)
    if match is None:
        return NONE_FOUND
    who = near[match.start(match.lastgroup or "who")]
    attacker = sentence.vocabulary.lexicon.party(who.key).root
    if claimant is not None and claimant.id in BELLIGERENTS and attacker.id != claimant.id:
        return (claimant,), None
    if attacker.side is Side.ARMENIAN and attacker.id in BELLIGERENTS:
        return (sentence.vocabulary.lexicon.party("azerbaijan"),), None
    placed = _placed(sentence, phrase, claimant)
    if attacker.id == "azerbaijan" and placed[0] and placed[0][0].id != "azerbaijan":
        return placed
    return NONE_FOUND


def _placed(sentence: Sentence, phrase: Phrase, claimant: Party | None) -> Found:
    """Infer the side from who held the place where it happened."""
    if claimant is not None and claimant.id in BELLIGERENTS:
        return NONE_FOUND
    lexicon = sentence.vocabulary.lexicon
    near = [m for m in sentence.near(phrase.start).mentions if m.letter in "ZA"]
    for mention in sorted(near, key=lambda m: abs(m.start - phrase.start)):
        if mention.letter != "Z" and not (
            mention.letter == "A" and sentence.vocabulary.places.get(sentence.words(mention))
        ):
            continue
        key = mention.key if mention.letter == "Z" else sentence.vocabulary.places[sentence.words(mention)]
        holder = lexicon.place(key).holder(sentence.published)
        if holder is not None and holder.root.id in BELLIGERENTS:
            return (holder.root,), None
    return NONE_FOUND


def _all_of_them(sentence: Sentence, phrase: Phrase, claimant: Party | None) -> Found:
    """Infer that a war's own toll, or a third party's figure, counts everybody."""
    if claimant is not None:
        own = [m for m in sentence.near(phrase.start).mentions if m.letter == "p" and not sentence.spoken(m)]
        theirs = any(sentence.vocabulary.lexicon.party(m.key).root.id == claimant.id for m in own)
        if theirs and not set("wT") & set(sentence.tags):
            return (claimant,), None
    letters = set(sentence.tags)
    if claimant is not None or letters & set("Tf0") or sentence.background or not letters & set("PpAYZHv"):
        return both(sentence), None
    if "h" in letters and phrase.head is not None and phrase.head.kind == "people" and "Z" not in letters:
        return both(sentence), None
    if sentence.discourse.counted:
        return sentence.discourse.counted, None
    return (both(sentence), None) if "w" in letters else NONE_FOUND
