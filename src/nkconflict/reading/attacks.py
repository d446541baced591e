"""Attacks: the words of a sentence that tell that somebody attacked, whoever says so.

A shape here joins an act to the party that is said to have done it: as its subject ("Armenian forces
shelled"), behind "by" or "from", as the owner of a noun ("Azerbaijani artillery fire"), or as the accused of
a verb that accuses. The last shapes find an attack of which nobody is named as the author. Whether there is
an allegation in it, and whose, is asked in `allegations`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from nkconflict.reading.context import Sentence
from nkconflict.reading.grammar import Shape, matches
from nkconflict.reading.mentions import Mention, Tagged

__all__ = ["SHAPES", "Attack", "attacks_in"]

# Who acts: a party, with forces, units and weapons behind its name, a place where they are, a day and an
# adverb. A party behind "in" or "from" is where something is, and no subject.
_WHO: Final = (
    r"(?<![i0@])(?<![i0@]_)(?<![i0@]1)(?P<who>[pPAYe])[OoGvxyN&_'Etf-]{0,7}?(?:i_?[PZA])?,?q?(?:i?D)?"
)
_AUX: Final = r"[hm^xu]{0,4}?"
_BY: Final = r"[_1xvyNuctf^-]{0,6}?(?:/[_1]?)?[_1xvyN-]{0,3}?(?P<who>[pPAYe])"
_ACCUSED: Final = r"[_1x^u]{0,3}?(?:[OoGx]{1,3}/_?)?(?P<who>[pPAYeI])(?P<rest>[OoGxypPAYI&_'-]{0,7}?)(?:,?[x^]?i?D,?)?"
_LEAD: Final = r"[_1^xyvpPN&'KiDb-]{0,9}?"

SHAPES: Final = (
    Shape(
        "mutual",
        rf"(?:[CL](?:s|_x)(?:,?i?D)?[/4]|M[^.;:\"SCL]{{0,6}}?[/4i](?:_x)?){_LEAD}(?P<act>[tfw])",
        "accused each other of shelling towns",
    ),
    Shape(
        "accused",
        rf"C{_ACCUSED}/{_LEAD}(?:@x?)?(?P<act>[tfwk])",
        "Azerbaijan accused Armenia of shelling Ganja",
    ),
    Shape(
        "blamed",
        rf"L{_ACCUSED}4{_LEAD}(?P<act>[tfwk])",
        "Baku blamed Armenia for the strike",
    ),
    Shape(
        "blamed",
        r"L[_1xv^]{0,4}?(?P<act>[tf])(?:[/i]_?[ZA])?i[_1]?(?P<who>[pPA])(?P<rest>)",
        "Baku blamed the shelling on Armenian forces",
    ),
    Shape("active", rf"{_WHO}{_AUX}(?P<act>T)(?![x^]?@)(?=[_1xpPZAHNcyGgOi>/^vE\"'-])", "Armenian forces shelled a town"),
    Shape("active", rf"{_WHO}{_AUX}b?[x^u]{{0,3}}?(?P<act>t)", "Azerbaijan is shelling Stepanakert"),
    Shape(
        "active",
        r"(?<![i0@])(?<![i0@]_)(?P<who>[pPAYe])[OoGx]{0,3}[hx][^.;:\"SBCLMqT,]{0,12}?&[hbx^]{0,3}(?P<act>[Tt])",
        "Azerbaijan massed its troops and attacked Armenian posts",
    ),
    Shape("wielded", rf"{_WHO}{_AUX}b?[x^u]{{0,3}}?(?P<act>w)(?!@)", "Armenian forces fired rockets at Barda"),
    Shape(
        "by_doing",
        r"(?<![i0@])(?<![i0@]_)(?P<who>[pPAYe])[OoGx]{0,4}[^.;:\"SCLMqT]{1,16}?[@,]x?(?P<act>[tw])",
        "Azerbaijani forces broke the truce by shelling a village",
    ),
    Shape("passive", rf"b[x^u]{{0,3}}(?P<act>[Ttw])[^.;:,\"SBCLM@0]{{0,8}}?[@0]{_BY}", "towns were hit by Azerbaijani rockets"),
    Shape("passive", rf"(?P<act>[Tw])[x^D]{{0,2}}[@0]{_BY}", "a village shelled by Armenian forces"),
    Shape(
        "under_fire",
        r"U[_1xvyOo&^'-]{0,6}?(?:(?P<who>[pPA])[OoGvxy'-]{0,3}?)?(?P<act>[tf])",
        "the town came under Azerbaijani fire",
    ),
    Shape("attack_of", r"(?<![@0]_)(?P<who>[pPA])[OoGvxyN^&'-]{0,6}?(?P<act>[tf])", "Armenian shelling of Tartar"),
    Shape("attack_of", r"(?P<who>[pPA])[OoGxy^'-]{0,3}?(?P<act>w)(?=[^.;,]{0,3}v)", "Azerbaijan's use of cluster munitions"),
    Shape(
        "attack_by",
        rf"(?P<act>[tf])[^.;:,\"SBCLMT@0b]{{0,10}}?[@0]{_BY}",
        "shelling by Azerbaijani forces, fire from the Armenian side",
    ),
    Shape("unnamed_attacker", r"b[x^u]{0,3}(?P<act>[Tt])", "Ganja was shelled"),
    Shape("unnamed_attacker", r"(?P<with>v)[Oxy^'&v-]{0,3}?q?[h^x]{0,2}(?P<act>T)", "a missile hit Ganja"),
    Shape("unnamed_attacker", r"(?P<act>[tf])(?=[^.;,S]{0,8}[/i4])", "a missile attack on Ganja"),
)  # fmt: skip

_ALLOWED: Final = frozenset(
    "going continuing continued continue continues resumed resuming keeps kept keep began begun starting started"
    " repeatedly overnight side armed heavy heavily intense intensive intensively massive new fresh renewed"
    " further repeated indiscriminate deliberate deliberately deadly latest alleged nightly sustained large"
    " scale full air subversive sabotage twice once again themselves units unit detachments brigades regiment"
    " division artillery commandos group groups with another some trying attempting having being violating"
    " breaching breaking also ground early late rocket propelled targeted concentrated intermittent separatist"
    " backed allied populated extensive early-morning multiple other both several last first violations"
    " unprovoked cross ordering planning cease widely banned internationally crossborder".split()
)
_VERBAL: Final = re.compile(r"(?:ed|ing)$|^(?:fled|saw|left|took|went|came|held|lost|met|is|to|if|stop|avoid|end)$")
_NO_ATTACK: Final = frozenset("return returned returning exchange exchanged traded trade trading ceased".split())
_PARTICIPLES: Final = frozenset("launched fired made opened carried conducted staged committed coming".split())


class Attack(NamedTuple):
    """An attack told of: by which rule, and the positions of its act, its author's names and accusing verb.

    `after` is where what the act was done to may begin: behind the act, or behind the author of a passive.
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
    def passive(self) -> bool:
        """Say whether what was attacked stands before the act."""
        return self.rule in ("passive", "under_fire") or (
            self.rule == "unnamed_attacker" and self.tagged.letters[self.first] == "b"
        )


def attacks_in(sentence: Sentence, tagged: Tagged) -> list[Attack]:
    """Return the attacks that a sentence tells of, in order, each by the first shape that reads it."""
    found = [
        attack
        for shape, match in matches(SHAPES, tagged.letters)
        if (attack := _attack(sentence, tagged, shape, match)) is not None
    ]
    found.sort(key=lambda attack: attack.act)
    return [*found, *_joined(sentence, tagged, found)]


def _attack(sentence: Sentence, tagged: Tagged, shape: Shape, match: re.Match[str]) -> Attack | None:
    groups = match.groupdict()
    act, verb = match.start("act"), -1
    who = (match.start("who"),) if groups.get("who") else ()
    if tagged.letters[match.start()] in "CLM":
        verb = match.start()
        who = tuple(_parties(tagged, verb + 1, match.end("rest"))) if groups.get("rest") is not None else ()
    after = max(act, *who) + 1 if shape.name in ("passive", "attack_by") else act + 1
    attack = Attack(shape.name, tagged, act, who, verb, match.start(), after)
    return attack if _holds(sentence, attack) else None


def _parties(tagged: Tagged, start: int, end: int) -> Iterator[int]:
    """Yield the positions of the parties accused: not of those that only say where."""
    for index in range(start, end):
        if tagged.letters[index] in "pPAYeI" and tagged.letters[index - 1] not in "i0":
            yield index


def _holds(sentence: Sentence, attack: Attack) -> bool:
    """Say whether what a shape matched is an attack: the words that no letter tells apart are judged here."""
    mentions, letters = attack.tagged
    act = attack.mention
    word = sentence.words(act)
    before = sentence.words(mentions[attack.act - 1]) if attack.act else ""
    if before in _NO_ATTACK or (before == "of" and word == "fire"):
        return False  # "exchange of fire", "returned fire"
    if letters[attack.act] in "wk" and not _wielded(sentence, attack):
        return False
    if letters[attack.act] == "k" and not word.endswith("ing"):
        return False
    between = range(min(attack.act, *attack.who), max(attack.act, *attack.who)) if attack.who else ()
    if attack.verb >= 0:
        between = range(attack.verb + 1, attack.act)
    return not any(_breaks(sentence, attack, index) for index in between)


def _breaks(sentence: Sentence, attack: Attack, index: int) -> bool:
    """Say whether a word between an act and its author parts them: another verb, a negation, a condition."""
    mention = attack.tagged.mentions[index]
    word = sentence.words(mention)
    if mention.letter == "m":
        return word not in ("may", "might", "could")
    if mention.letter == "@":
        return attack.rule in ("passive", "attack_by") and (
            word != "by" or _participle(sentence, attack, index)
        )
    if mention.letter == "0":
        return word != "from" and attack.rule in ("passive", "attack_by")
    if mention.letter != "x" or word in _ALLOWED or word.endswith("ly"):
        return False
    return attack.rule != "by_doing" and _VERBAL.search(word) is not None


def _participle(sentence: Sentence, attack: Attack, index: int) -> bool:
    """Say whether "by" has a verb of its own: "attacks condemned by Armenia"."""
    mention = attack.tagged.mentions[index - 1]
    word = sentence.words(mention)
    return mention.letter == "x" and word.endswith("ed") and word not in _PARTICIPLES


def _wielded(sentence: Sentence, attack: Attack) -> bool:
    """Say whether a verb has a weapon or an attack for its object, or its subject: "rockets were fired"."""
    letters = attack.tagged.letters
    key = attack.mention.key
    wanted = "v" if key in ("used", "fired") else "vf"
    stretch = re.match(r"[_1xyNpvO&,^'/E-]{0,8}", letters[attack.act + 1 :])
    ahead = letters[attack.act + 1 : attack.act + 2 + (stretch.end() if stretch else 0)]
    if attack.rule == "passive":
        ahead = letters[max(0, attack.act - 8) : attack.act]
    if letters[attack.act] == "k":
        return True
    return any(letter in wanted for letter in ahead) or (key == "fired" and "f" in ahead)


def _joined(sentence: Sentence, tagged: Tagged, found: list[Attack]) -> Iterator[Attack]:
    """Yield further acts of the same author: "of shelling Ganja and striking Barda"."""
    letters = tagged.letters
    told = {attack.act for attack in found}
    for attack in found:
        form = {"T": "T", "t": "tw", "w": "w"}.get(letters[attack.act], "tw" if attack.verb >= 0 else "")
        for index in range(attack.after, len(letters)):
            if letters[index] in ".;BSCLMq\"":
                break
            if index in told:
                break
            if letters[index] in form and re.search(r"[&,][x^/4h]{0,3}$", letters[attack.act : index]):
                more = attack._replace(act=index, after=index + 1, first=index)
                if _wielded(sentence, more) or letters[index] != "w":
                    told.add(index)
                    yield more
