"""What a shape of an attack matched and is none: words that no letter tells apart are judged here.

"Returned fire" and "struck a deal" attack nobody, a possible attack has not been made, and a verb between an
act and a party parts the two.
"""

from __future__ import annotations

import re
from typing import Final

from nkconflict.reading.attack import Attack, attack_told
from nkconflict.reading.context import Sentence
from nkconflict.reading.grammar import Shape
from nkconflict.reading.mentions import Tagged

__all__ = ["is_attack"]

_VERBAL: Final = re.compile(
    r"(?:ed|ing)$|^(?:fled|saw|left|took|went|held|lost|met|is|if|stops?|avoid|ends?|wants?|denies)$"
)
_LOCAL: Final = frozenset(
    "in at near on outside inside within across against over under towards toward into".split()
)
_FALLING: Final = ("fell ", "landed ", "exploded ", "slammed ", "crashed ", "came down ", "rained down ")
"""What weapons do, and many other things: "fell near the town"."""
_SUBJECTED: Final = re.compile(r"[^.;:,\"SBCLMT@]{1,12}?(?:>[_1xyNp]{0,4}[fvt]|w)")
"""To what somebody "subjected" a place."""
_WITHHELD: Final = re.compile(r"[dm][hbx^]{0,3}\Z")
_OF_WHOM: Final = re.compile(r"/[_1]?$")
_BESIDES: Final = frozenset("only just merely simply".split())
_OBJECT: Final = re.compile(r"[_1xuyNpvO&,^'/E+\"-]{0,8}")
_AGREED: Final = re.compile(
    r" (?:an? |the )?(?:[a-z]+ )?(?:deal|agreement|accord|pact|compromise|balance|tone)\b"
)
_DIRECTED: Final = frozenset(("at", "on", "upon", "towards", "toward", "into", "against"))


def is_attack(sentence: Sentence, tagged: Tagged, shape: Shape, match: re.Match[str]) -> bool:
    """Say whether what a shape matched is an attack."""
    attack = attack_told(tagged, shape, match)
    if _is_none(sentence, attack) or (attack.letter == "w" and not _wielded(sentence, attack)):
        return False
    if attack.verb >= 0 and _not_accused(sentence, attack):
        return False
    if attack.mutual:
        return _each_other(sentence, tagged, match.start())
    if _unreal(sentence, attack):
        return False
    return _stands(sentence, attack, match.start("who")) if attack.who else _is_hit(sentence, attack)


def _not_accused(sentence: Sentence, attack: Attack) -> bool:
    """Say whether nobody accuses: "did not accuse", "stopped short of accusing", "would blame"."""
    mentions, letters = attack.tagged
    withheld = _WITHHELD.search(letters, 0, attack.verb)
    if withheld is None:
        return False
    behind = sentence.words(mentions[withheld.start() + 1])
    return letters[withheld.start()] == "m" or behind not in _BESIDES


def _is_none(sentence: Sentence, attack: Attack) -> bool:
    """Say whether an act is none by its words alone: "returned fire", "exchange of fire", "struck a deal"."""
    mentions = attack.tagged.mentions
    word = sentence.words(attack.mention)
    before = sentence.words(mentions[attack.act - 1]) if attack.act else ""
    if sentence.vocabulary.has("disarming", before) or (before == "of" and word == "fire"):
        return True
    if attack.letter == "f" and word.endswith(("offensive", "offensives")):
        return True  # only one that is launched is somebody's deed
    if word.startswith(_FALLING) and "v" not in attack.tagged.letters[max(0, attack.act - 8) : attack.act]:
        return True
    if word.startswith("subject") and not _SUBJECTED.match(attack.tagged.letters, attack.act + 1):
        return True
    if attack.rule == "active" and attack.who[-1] == attack.act - 1 and attack.letter == "t":
        behind = attack.tagged.letters[attack.act + 1 : attack.act + 2]
        return behind in ("v", "G")  # "two enemy attacking tanks"
    if (
        attack.rule == "active"
        and attack.mention.key == "shot down"
        and _OF_WHOM.search(attack.tagged.letters, 0, attack.who[0])
    ):
        return attack.tagged.letters[attack.act + 1 : attack.act + 2] == "i"  # "planes of Baku shot down in"
    if attack.letter == "k":
        return (attack.verb >= 0) != word.endswith("ing")  # "of killing", but "a rocket killed"
    return attack.mention.key == "struck" and bool(_AGREED.match(sentence.lower, attack.mention.end))


def _is_hit(sentence: Sentence, attack: Attack) -> bool:
    """Say whether something was hit by nobody named: not "it", "its drones", "a fire", nothing shot down.

    Those who tell of what was shot down have mostly done it themselves.
    """
    letters = attack.tagged.letters
    if attack.mention.key == "shot down":
        return False
    if sentence.words(attack.mention) == "fire" and not _aimed(sentence, attack):
        return False
    before = letters[max(0, attack.first - 2) : attack.first]
    return before.rstrip("h^")[-1:] != "r" and before.rstrip("x")[-1:] != "H"


def _stands(sentence: Sentence, attack: Attack, who: int) -> bool:
    """Say whether an author and his act belong together: nothing between them parts them."""
    tagged, letters = attack.tagged, attack.tagged.letters
    if attack.verb >= 0:  # "of breaking the truce and of shelling": only what leads to the act itself
        low = max(letters.rfind(sign, attack.verb, attack.act) for sign in "&@") + 1
        return not any(_parts(sentence, attack, i) for i in range(max(low, *attack.who), attack.act))
    if who < attack.act and attack.rule != "attack_of" and _is_place(sentence, tagged, who):
        return False
    if (
        who < attack.act
        and letters[who - 1 : who] == "/"
        and sentence.vocabulary.has("ally", sentence.words(tagged.mentions[who - 2]))
    ):
        return False
    return not any(_parts(sentence, attack, i) for i in range(*sorted((who, attack.act))))


def _unreal(sentence: Sentence, attack: Attack) -> bool:
    """Say whether an attack is ruled out, feared or supposed: "no shelling", "a possible attack", "if"."""
    mentions, letters = attack.tagged
    if attack.verb >= 0:
        return False
    first = min((attack.act, *attack.who))
    if "d" in letters[max(0, first - 2) : first]:
        return True
    has, before = sentence.vocabulary.has, mentions[max(0, first - 3) : attack.act]
    return any(has("supposing", sentence.words(mention)) for mention in before)


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
    if mention.letter != "x" or word.endswith("ly") or sentence.vocabulary.has("harmless", word):
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
    return mention.letter == "x" and word.endswith("ed") and not sentence.vocabulary.has("launching", word)


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
