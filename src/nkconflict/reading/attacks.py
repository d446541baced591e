"""Attacks: the words of a sentence that tell that somebody attacked, whoever says so.

A shape here joins an act to the party that is said to have done it: as its subject ("Armenian forces
shelled"), behind "by" or "from", as the owner of a noun ("Azerbaijani artillery fire"), or as the accused of
a verb that accuses. The last shapes find an attack of which nobody is named as the author; they are asked
only where no other answers. Whether there is an allegation in it, and whose, is asked in `allegations`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Final, NamedTuple

from nkconflict.reading.context import Sentence
from nkconflict.reading.grammar import Shape, matches
from nkconflict.reading.mentions import Mention, Tagged

__all__ = ["SHAPES", "UNNAMED", "Attack", "attacks_in"]

# A party that acts, with forces, units and weapons behind its name, a place where they are, a day.
_WHO: Final = r"(?<![@0])(?<![@0]_)(?P<who>[pPAYe]|H(?=[OGx])|r)[OoGsvxyN&_'Etf-]{0,7}?(?:i_?[PZA])?,?q?(?:i?D)?"
_SUBJECT: Final = r"(?<![@0])(?<![@0]_)(?P<who>[pPAYe])[OoGsx]{0,4}"
_AUX: Final = r"[hm^xu]{0,4}?"
_WIELD: Final = r"w(?=[_1xyNpO&,^'/E+-]{0,8}?[vf]|[x^]?i)"
_LEAD: Final = r"(?:[_1^xyvpPNKiDbwr'&4>@/+-]|,&){0,12}?"
_ACCUSED: Final = (
    r"[_1x^u]{0,3}?(?:[OoGx]{1,3}/_?)?(?P<who>[pPAYeI])(?P<rest>[OoGsxypPAYI&_'-]{0,7}?)(?:,?[x^]?i?D,?)?"
)
_BY: Final = r"[@0][_1xvyNcZtf^/'-]{0,9}?(?P<who>[pPAYe])"

SHAPES: Final = (
    Shape(
        "mutual",
        rf"(?:[CL](?:s|_x)(?:,?i?D)?[/4]|M[^.;:\"SCL]{{0,6}}?[/4ix](?:_x)?){_LEAD}(?P<act>[tf]|{_WIELD})",
        "accused each other of shelling towns",
    ),
    Shape(
        "accused",
        rf"C{_ACCUSED}/{_LEAD}(?P<act>[tfk]|{_WIELD})",
        "Azerbaijan accused Armenia of shelling Ganja",
    ),
    Shape("blamed", rf"L{_ACCUSED}4{_LEAD}(?P<act>[tfk]|{_WIELD})", "Baku blamed Armenia for the strike"),
    Shape(
        "blamed",
        r"L[_1xv^]{0,4}?(?P<act>[tf])(?:[/i]_?[ZA])?i[_1]?(?P<who>[pPA])(?P<rest>)",
        "Baku blamed the shelling on Armenian forces",
    ),
    Shape(
        "active",
        rf"{_WHO}{_AUX}(?P<act>T)(?![x^]?@)(?=[_1xpPZAHNcyGgOi>/^vE\"'-]|d\^)",
        "Armenian forces shelled a town",
    ),
    Shape("active", rf"{_SUBJECT}v?[h^]{{0,2}}(?P<act>k)(?=[1NpPHg])", "Armenian forces killed two civilians"),
    Shape("active", rf"{_WHO}{_AUX}b?[x^u]{{0,3}}?(?P<act>t)", "Azerbaijan is shelling Stepanakert"),
    Shape(
        "active",
        rf"{_SUBJECT}[hx][^.;:\"SBCLMqT,]{{0,12}}?&[hbx^]{{0,3}}(?P<act>[Tt])",
        "Azerbaijan massed its troops and attacked Armenian posts",
    ),
    Shape("wielded", rf"{_WHO}{_AUX}b?[x^u]{{0,3}}?(?P<act>{_WIELD})", "Armenian forces fired rockets at Barda"),
    Shape(
        "by_doing",
        rf"{_SUBJECT}[^.;:\"SCLMqT]{{1,16}}?[@,]x?(?P<act>t|{_WIELD})",
        "Azerbaijani forces broke the truce by shelling a village",
    ),
    Shape(
        "passive",
        rf"b[x^u\"]{{0,3}}(?P<act>[Ttw])[^.;:,\"SBCLM@0]{{0,8}}?{_BY}",
        "towns were hit by Azerbaijani rockets",
    ),
    Shape("passive", rf"(?P<act>[Tw])[x^D]{{0,2}}{_BY}", "a village shelled by Armenian forces"),
    Shape(
        "passive",
        r"(?P<act>k)[x^D]{0,2}@[_1xNy]{0,3}?(?P<who>[pPAYe])(?![OoGvxy'-]{0,4}[tfk])",
        "civilians killed by Armenian forces",
    ),
    Shape("under_fire", rf"U[_1xvyOo&^'-]{{0,6}}?(?P<act>[tf])w?[^.;:,\"SBCLMTb]{{0,4}}?{_BY}", "came under fire from Armenia"),
    Shape(
        "under_fire",
        r"U[_1xvyOo&^'-]{0,6}?(?P<who>[pPA])[OoGvxy'-]{0,3}?(?P<act>[tf])",
        "the town came under Azerbaijani fire",
    ),
    Shape("attack_of", r"(?<!@_)(?P<who>[pPA])[OoGvxyN^&'-]{0,6}?(?P<act>[tf])", "Armenian shelling of Tartar"),
    Shape(
        "attack_of",
        r"(?P<who>[pPA])[OoGxy^'-]{0,3}?(?P<act>w)(?=[^.;,]{0,3}v)",
        "Azerbaijan's use of cluster munitions",
    ),
    Shape("attack_by", rf"(?P<act>w)[_1xyNp]{{0,3}}v[^.;:,\"SBCLMT@0b]{{0,6}}?{_BY}", "use of drones by Armenia"),
    Shape(
        "attack_by",
        rf"(?P<act>[tf])w?[^.;:,\"SBCLMT@0b]{{0,10}}?{_BY}",
        "shelling by Azerbaijani forces, fire from the Armenian side",
    ),
)  # fmt: skip

UNNAMED: Final = (
    Shape("unnamed_attacker", r"U[_1xvyOo&^'-]{0,6}?(?P<act>[tf])", "Barda came under fire"),
    Shape("unnamed_attacker", r"b[x^u]{0,3}(?P<act>[Tt])", "Ganja was shelled"),
    Shape("unnamed_attacker", r"v[Oxy^'&v-]{0,3}?q?[h^x]{0,2}(?P<act>[Tk])", "a missile hit Ganja"),
    Shape("unnamed_attacker", r"(?P<act>k)[^.;,S]{0,5}?@[_1xyN]{0,3}v", "killed in Barda by a rocket"),
    Shape("unnamed_attacker", r"(?P<act>[tf])(?=[^.;,S]{0,8}[/i4])", "a missile attack on Ganja"),
)
"""The shapes of attacks of which nobody is named as the author."""

_ALLOWED: Final = frozenset(
    "going continuing continued resumed resuming began started starting repeatedly armed concentrated"
    " intermittent targeted backed allied populated unprovoked attempting having being violating breaching"
    " breaking ordering cease banned activated limited combined sustained renewed repeated separatist"
    " initiating using committed committing involving repeating alleged resulting stationed came come".split()
)
_VERBAL: Final = re.compile(
    r"(?:ed|ing)$|^(?:fled|saw|left|took|went|came|held|lost|met|is|if|stop|stops|avoid|end|ends|wants?|denies)$"
)
_LOCAL: Final = frozenset("in at near on outside inside within across against over under towards toward into".split())
_NO_ATTACK: Final = frozenset(
    "return returned returning returns exchange exchanged trade traded trading cease ceased set caught hunger heart cyber verbal".split()
)
_PARTICIPLES: Final = frozenset("launched fired made opened carried conducted staged committed coming".split())
_DIRECTED: Final = frozenset(("at", "on", "upon", "towards", "toward", "into", "against"))


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
    def passive(self) -> bool:
        """Say whether what was attacked stands before the act."""
        opening = self.tagged.letters[self.first]
        return opening == "U" or (opening == "b" and self.letter != "t") or self.rule == "passive"


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
    groups = match.groupdict()
    act, verb = match.start("act"), -1
    who = (match.start("who"),) if groups.get("who") else ()
    if tagged.letters[match.start()] in "CLM":
        verb = match.start()
        who = tuple(_accused(tagged, verb + 1, match)) if who else ()
    else:
        who = tuple(_partner(tagged, index) for index in who) + who
        who = tuple(dict.fromkeys(index for index in who if index >= 0))
    after = match.end() if tagged.letters[act] == "k" and not who else act + 1
    if who and max(who) > act and verb < 0:
        after = max(who) + 1
        while after < len(tagged.letters) and (
            tagged.letters[after] in "OoGsvyxf'-" or tagged.mentions[after].key == "territory"
        ):
            after += 1
    return Attack(shape.name, tagged, act, who, verb, match.start(), after)


def _accused(tagged: Tagged, start: int, match: re.Match[str]) -> Iterator[int]:
    """Yield the positions of the parties accused: not of those that only say where."""
    for index in range(start, max(match.end("rest"), match.end("who"))):
        if tagged.letters[index] in "pPAYeI" and (
            tagged.letters[index - 1] not in "i0" or index == match.start("who")
        ):
            yield index


def _partner(tagged: Tagged, who: int) -> int:
    """Return the position of a party joined to another before it, "Armenian or allied Karabakh forces"; or -1."""
    joined = re.search(r"[pPA][OGs]?&[_x]{0,2}$", tagged.letters[:who])
    return joined.start() if joined else -1


def _accepts(sentence: Sentence, tagged: Tagged, shape: Shape, match: re.Match[str]) -> bool:
    """Say whether what a shape matched is an attack: the words that no letter tells apart are judged here."""
    attack = _attack(tagged, shape, match)
    mentions, letters = tagged
    word = sentence.words(attack.mention)
    before = sentence.words(mentions[attack.act - 1]) if attack.act else ""
    if before in _NO_ATTACK or (before == "of" and word == "fire"):
        return False  # "exchange of fire", "returned fire"
    if word == "fire" and shape.name == "unnamed_attacker" and not _aimed(sentence, attack):
        return False  # "a fire at the depot"
    if attack.letter == "k" and (attack.verb >= 0) != word.endswith("ing"):
        return False  # "of killing", but "killed", and not "..., killing two"
    if attack.letter == "w" and not _wielded(sentence, attack):
        return False
    if not attack.who:
        return letters[max(0, attack.first - 2) : attack.first].rstrip("h^")[-1:] != "r"  # "it was hit"
    who = match.start("who")
    if who < attack.act and attack.verb < 0 and who and letters[who - 1 :][:1] == "i":
        having = sentence.words(mentions[who + 1]) == "having"  # "reports on Armenia having fired"
        if sentence.words(mentions[who - 1]) in _LOCAL and shape.name != "attack_of" and not having:
            return False
    low, high = sorted((who, attack.act)) if attack.verb < 0 else (attack.verb + 1, attack.act)
    if attack.verb >= 0:  # "of breaking the truce and of shelling": only what leads to the act itself
        low = max(low, letters.rfind("&", low, high), letters.rfind("@", low, high) + 1)
    return not any(_parts(sentence, attack, index) for index in range(low, high))


def _aimed(sentence: Sentence, attack: Attack) -> bool:
    """Say whether nameless fire is that of guns: "under fire", "artillery fire", "fire on the village"."""
    mentions, letters = attack.tagged
    behind = sentence.words(mentions[attack.act + 1]) if attack.act + 1 < len(mentions) else ""
    return letters[attack.first] == "U" or letters[attack.act - 1 : attack.act] == "v" or behind == "on"


def _parts(sentence: Sentence, attack: Attack, index: int) -> bool:
    """Say whether a word between an act and its author parts them: another verb, a condition, a date."""
    mention = attack.tagged.mentions[index]
    word = sentence.words(mention)
    behind = attack.rule in ("passive", "attack_by", "under_fire")
    if mention.letter == "m":
        return word not in ("may", "might", "could")
    if mention.letter == "@":
        return word != "by" or (behind and _participle(sentence, attack, index))
    if mention.letter == "0":
        return behind and word != "from"
    if mention.letter != "x" or word in _ALLOWED or word.endswith("ly"):
        return False
    if attack.rule == "by_doing" or (attack.rule == "active" and "&" in attack.tagged.letters[index : attack.act]):
        return False  # another deed of the same subject
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
    if attack.rule == "passive":
        return any(letter in wanted for letter in letters[max(0, attack.act - 8) : attack.act])
    stretch = re.compile(r"[_1xyNpvO&,^'/E+-]{0,8}").match(letters, attack.act + 1)
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
            if letters[index] in form and re.search(r"[&,][x^/4h]{0,3}$", letters[attack.act : index]):
                if letters[index] == "w" and not re.compile(_WIELD).match(letters, index):
                    continue
                if tagged.mentions[index].key == "used" and letters[index - 1] == ",":
                    continue  # ", using artillery": with what, not what else
                told.add(index)
                more.append(attack._replace(act=index, after=index + 1))
    return more
