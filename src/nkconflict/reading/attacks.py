"""Attacks: the words of a sentence that tell that somebody attacked, whoever says so.

The shapes of `attack_shapes` join an act to its author; here their matches are judged by the words that no
letter tells apart, and one attack told of twice ("carried out strikes") is kept once. An attack of which
nobody is named as the author counts only in a sentence without another. Whether there is an allegation in
it, and whose, is asked in `allegations`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Final, NamedTuple

from nkconflict.reading.attack_shapes import SHAPES, UNNAMED, WIELD
from nkconflict.reading.context import Sentence
from nkconflict.reading.grammar import Shape, matches
from nkconflict.reading.mentions import Mention, Tagged

__all__ = ["Attack", "attacks_in"]

_VERBAL: Final = re.compile(
    r"(?:ed|ing)$|^(?:fled|saw|left|took|went|held|lost|met|is|if|stops?|avoid|ends?|wants?|denies)$"
)
_HARMLESS: Final = frozenset(
    "tried trying tries declared announced agreed brokered"
    " going continuing continued resumed resuming began started starting repeatedly attempting initiating"
    " ordering committing committed activated having being using violating breaching breaking cease armed"
    " concentrated targeted backed allied populated unprovoked banned limited combined sustained renewed"
    " repeated alleged involving repeating resulting stationed separatist intermittent".split()
)
"""Words with the look of verbs that may stand between an author and his act."""
_LOCAL: Final = frozenset(
    "in at near on outside inside within across against over under towards toward into".split()
)
_NO_ATTACK: Final = frozenset(
    "return returned returning returns exchange exchanged trade traded trading cease ceased set caught hunger"
    " heart cyber verbal".split()
)
_SUPPOSED: Final = frozenset(
    "if unless whether preparing planning planned possible potential imminent threat threats"
    " threatened".split()
)
_FALLING: Final = ("fell ", "landed ", "exploded ", "slammed ", "crashed ", "came down ", "rained down ")
"""What weapons do, and many other things: "fell near the town"."""
_SUBJECTED: Final = re.compile(r"[^.;:,\"SBCLMT@]{1,12}?(?:>[_1xyNp]{0,4}[fvt]|w)")
"""To what somebody "subjected" a place."""
_OBJECT: Final = re.compile(r"[_1xyNpvO&,^'/E+-]{0,8}")
_WIELDING: Final = re.compile(WIELD)
_PARTNER: Final = re.compile(r"[pPA][OGs]?&[_x]{0,2}\Z")
_AND: Final = re.compile(r"[&,][x^/4hb]{0,3}\Z")
_AGREED: Final = re.compile(
    r" (?:an? |the )?(?:[a-z]+ )?(?:deal|agreement|accord|pact|compromise|balance|tone)\b"
)
_PARTICIPLES: Final = frozenset("launched fired made opened carried conducted staged committed".split())
_DIRECTED: Final = frozenset(("at", "on", "upon", "towards", "toward", "into", "against"))


_ALLIES: Final = frozenset(
    "ally allies backer backers friend friends partner rival foe neighbor neighbour".split()
)
"""Words before "of" and a party that is not the one told of: "Armenia, an ally of Russia"."""


class Attack(NamedTuple):
    """An attack told of: by which rule, and the positions of its act, its authors' names, its accusing verb.

    `first` is where the shape begins, and `after` where what was attacked may stand: behind the act, or
    behind the author where "by" names him.
    """

    rule: str
    tagged: Tagged
    act: int
    who: tuple[int, ...]
    verb: int
    first: int
    after: int

    @property
    def mention(self) -> Mention:
        """Return the mention of the act."""
        return self.tagged.mentions[self.act]

    @property
    def letter(self) -> str:
        """Return the letter of the act."""
        return self.tagged.letters[self.act]

    @property
    def mutual(self) -> bool:
        """Say whether both sides accuse each other."""
        return self.rule == "mutual"

    @property
    def passive(self) -> bool:
        """Say whether what was attacked stands before the act; "rockets were fired at" has it behind."""
        opening = self.tagged.letters[self.first]
        if self.mention.key == "opened fire" and opening != "U":
            return False
        return opening == "U" or (opening == "b" and self.letter != "t") or self.rule == "attacked_by"


def attacks_in(sentence: Sentence, tagged: Tagged) -> list[Attack]:
    """Return the attacks that a sentence tells of, in order, each by the first shape that reads it."""
    tagged = _unweakened(sentence, tagged)
    accepts = partial(_accepts, sentence, tagged)
    found = [_attack(tagged, *read) for read in matches(SHAPES, tagged.letters, accepts)]
    found = _once(sorted(found, key=lambda attack: attack.act))
    found += _joined(tagged, found)
    return found or [_attack(tagged, *read) for read in matches(UNNAMED, tagged.letters, accepts)]


def _unweakened(sentence: Sentence, tagged: Tagged) -> Tagged:
    """Return the mentions with "the region" and "the territory" as places: they attack nobody."""
    if "P" not in tagged.letters:
        return tagged
    mentions = [
        mention._replace(letter="c")
        if mention.letter == "P" and sentence.words(mention).startswith("the ") and not mention.possessive
        else mention
        for mention in tagged.mentions
    ]
    return Tagged(mentions, "".join([mention.letter for mention in mentions]))


def _attack(tagged: Tagged, shape: Shape, match: re.Match[str]) -> Attack:
    """Return the attack that a match of a shape tells of."""
    act = match.start("act")
    verb = match.start() if tagged.letters[match.start()] in "CLM" else -1
    who: tuple[int, ...] = ()
    if match.groupdict().get("who"):
        named = match.start("who")
        who = tuple(_accused(tagged, verb + 1, match)) if verb >= 0 else (*_partner(tagged, named), named)
    after = match.end() if tagged.letters[act] == "k" and not who else act + 1
    if who and max(who) > act and verb < 0:
        after = _behind(tagged, max(who))
    return Attack(shape.name, tagged, act, who, verb, match.start(), after)


def _behind(tagged: Tagged, who: int) -> int:
    """Return where the noun phrase of an author ends: "by Armenian armed forces"."""
    mentions, letters = tagged
    after = who + 1
    while after < len(letters) and (letters[after] in "OoGsvyxf'-" or mentions[after].key == "territory"):
        after += 1
    return after


def _accused(tagged: Tagged, start: int, match: re.Match[str]) -> Iterator[int]:
    """Yield the positions of the parties accused: not of those that only say where."""
    for index in range(start, max(match.end("rest"), match.end("who"))):
        if tagged.letters[index] in "pPAYeI" and (
            tagged.letters[index - 1] not in "i0" or index == match.start("who")
        ):
            yield index


def _partner(tagged: Tagged, who: int) -> tuple[int, ...]:
    """Return the position of a party joined to another before it: "Armenian or allied Karabakh forces"."""
    low = max(0, who - 6)
    joined = _PARTNER.search(tagged.letters[low:who])
    return (low + joined.start(),) if joined else ()


def _accepts(sentence: Sentence, tagged: Tagged, shape: Shape, match: re.Match[str]) -> bool:
    """Say whether what a shape matched is an attack: the words that no letter tells apart are judged here."""
    attack = _attack(tagged, shape, match)
    if _is_none(sentence, attack) or (attack.letter == "w" and not _wielded(sentence, attack)):
        return False
    if attack.mutual:
        return _each_other(sentence, tagged, match.start())
    if _unreal(sentence, attack):
        return False
    return _stands(sentence, attack, match.start("who")) if attack.who else _is_hit(sentence, attack)


def _is_none(sentence: Sentence, attack: Attack) -> bool:
    """Say whether an act is none by its words alone: "returned fire", "exchange of fire", "struck a deal"."""
    mentions = attack.tagged.mentions
    word = sentence.words(attack.mention)
    before = sentence.words(mentions[attack.act - 1]) if attack.act else ""
    if before in _NO_ATTACK or (before == "of" and word == "fire"):
        return True
    if attack.letter == "f" and word.endswith(("offensive", "offensives")):
        return True  # only one that is launched is somebody's deed
    if word.startswith(_FALLING) and "v" not in attack.tagged.letters[max(0, attack.act - 8) : attack.act]:
        return True
    if word.startswith("subject") and not _SUBJECTED.match(attack.tagged.letters, attack.act + 1):
        return True
    if attack.letter == "k":
        return (attack.verb >= 0) != word.endswith("ing")  # "of killing", but "a rocket killed"
    return attack.mention.key == "struck" and bool(_AGREED.match(sentence.lower, attack.mention.end))


def _is_hit(sentence: Sentence, attack: Attack) -> bool:
    """Say whether something was hit by nobody that is named: not "it", not "a fire", nothing shot down.

    Those who tell of what was shot down have mostly done it themselves.
    """
    letters = attack.tagged.letters
    if attack.mention.key == "shot down":
        return False
    if sentence.words(attack.mention) == "fire" and not _aimed(sentence, attack):
        return False
    return letters[max(0, attack.first - 2) : attack.first].rstrip("h^")[-1:] != "r"


def _stands(sentence: Sentence, attack: Attack, who: int) -> bool:
    """Say whether an author and his act belong together: nothing between them parts them."""
    tagged, letters = attack.tagged, attack.tagged.letters
    if attack.verb >= 0:  # "of breaking the truce and of shelling": only what leads to the act itself
        low = max(letters.rfind(sign, attack.verb, attack.act) for sign in "&@") + 1
        return not any(_parts(sentence, attack, i) for i in range(max(low, attack.verb + 1), attack.act))
    if who < attack.act and attack.rule != "attack_of" and _is_place(sentence, tagged, who):
        return False
    if (
        who < attack.act
        and letters[who - 1 : who] == "/"
        and sentence.words(tagged.mentions[who - 2]) in _ALLIES
    ):
        return False
    return not any(_parts(sentence, attack, i) for i in range(*sorted((who, attack.act))))


def _unreal(sentence: Sentence, attack: Attack) -> bool:
    """Say whether an attack is ruled out, feared or supposed: "no shelling", "a possible attack", "if"."""
    mentions, letters = attack.tagged
    if attack.verb >= 0:
        return False
    first = min((attack.act, *attack.who))
    before = [sentence.words(mention) for mention in mentions[max(0, first - 3) : attack.act]]
    return "d" in letters[max(0, first - 2) : first] or not _SUPPOSED.isdisjoint(before)


def _is_place(sentence: Sentence, tagged: Tagged, who: int) -> bool:
    """Say whether a party is only where something is: "in Armenia"; not "reports on Armenia having fired"."""
    mentions, letters = tagged
    before = sentence.words(mentions[who - 1]) if who and letters[who - 1] == "i" else ""
    return before in _LOCAL and sentence.words(mentions[who + 1]) != "having"


def _each_other(sentence: Sentence, tagged: Tagged, verb: int) -> bool:
    """Say whether a verb of accusing has "each other" or "the other" for its object, if it needs one."""
    if tagged.letters[verb] == "M":
        return True
    start = tagged.mentions[verb + 1].start
    return sentence.lower.startswith(("each other", "one another", "the other"), start)


def _aimed(sentence: Sentence, attack: Attack) -> bool:
    """Say whether nameless fire is that of guns: "under fire", "artillery fire", "fire on the village"."""
    mentions, letters = attack.tagged
    behind = sentence.words(mentions[attack.act + 1]) if attack.act + 1 < len(mentions) else ""
    return letters[attack.first] == "U" or letters[attack.act - 1 : attack.act] == "v" or behind == "on"


def _parts(sentence: Sentence, attack: Attack, index: int) -> bool:
    """Say whether a word between an act and its author parts them: another verb, a condition, a date."""
    mention = attack.tagged.mentions[index]
    word = sentence.words(mention)
    behind = attack.rule in ("attacked_by", "attack_by", "under_fire")
    if mention.letter == "m":
        return word not in ("may", "might", "could")
    if mention.letter == "@":
        return word != "by" or (behind and _participle(sentence, attack, index))
    if mention.letter == "0":
        return behind and word != "from"
    if mention.letter != "x" or word in _HARMLESS or word.endswith("ly"):
        return False
    if attack.rule == "by_doing":
        return False  # another deed of the same subject, as is one before "and"
    if attack.rule == "active" and "&" in attack.tagged.letters[index : attack.act]:
        return False
    return _VERBAL.search(word) is not None


def _participle(sentence: Sentence, attack: Attack, index: int) -> bool:
    """Say whether "by" has a verb of its own: "attacks condemned by Armenia"."""
    mention = attack.tagged.mentions[index - 1]
    word = sentence.words(mention)
    return mention.letter == "x" and word.endswith("ed") and word not in _PARTICIPLES


def _wielded(sentence: Sentence, attack: Attack) -> bool:
    """Say whether a verb has a weapon or an attack for its object, or its subject: "rockets were fired"."""
    mentions, letters = attack.tagged
    key = attack.mention.key
    wanted = {"used": "v", "carried out": "f"}.get(key, "vf")
    if attack.rule == "attacked_by":
        return any(letter in wanted for letter in letters[max(0, attack.act - 8) : attack.act])
    stretch = _OBJECT.match(letters, attack.act + 1)
    ahead = letters[attack.act + 1 : stretch.end() + 1] if stretch else ""
    if any(letter in wanted for letter in ahead):
        return True
    at = attack.act + 1 + (letters[attack.act + 1 : attack.act + 2] in ("x", "^"))
    return key == "fired" and letters[at : at + 1] == "i" and sentence.words(mentions[at]) in _DIRECTED


def _once(found: list[Attack]) -> list[Attack]:
    """Return the attacks without those that another tells of already: the strikes that were "carried out"."""
    kept: list[Attack] = []
    for attack in found:
        last = kept[-1] if kept else None
        if last is not None and last.letter in "wf" and attack.letter in "wftT":
            between = last.tagged.letters[last.act + 1 : attack.act]
            if len(between) <= 8 and not set(between) & set(',;"&SqBCLM') and attack.verb == last.verb:
                continue
        kept.append(attack)
    return kept


def _joined(tagged: Tagged, found: list[Attack]) -> list[Attack]:
    """Return further acts of the same author: "of shelling Ganja and striking Barda"."""
    letters = tagged.letters
    told = {attack.act for attack in found}
    more: list[Attack] = []
    for attack in found:
        form = "tw" if attack.verb >= 0 or attack.letter == "t" else "T" if attack.letter == "T" else ""
        for index in range(attack.after, len(letters)):
            if letters[index] in '.;BSCLMq"' or index in told:
                break
            if letters[index] in form and _AND.search(letters[max(attack.act, index - 4) : index]):
                if letters[index] == "w" and not _WIELDING.match(letters, index):
                    continue
                if tagged.mentions[index].key == "used" and letters[index - 1] == ",":
                    continue  # ", using artillery": with what, not what else
                told.add(index)
                more.append(attack._replace(act=index, after=index + 1))
    return more
