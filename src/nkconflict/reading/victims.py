"""Victims: whose people an attack harms, where the words do not say it.

Three things tell: what was attacked ("an attack on Artsakh"), who attacked (the victims of Armenian shelling
are Azerbaijan's; those of Azerbaijani shelling are of the Armenian side, and the place or the speaker says of
which), and who held the place where it happened. An attack that the sentence before told of counts where a
sentence names nobody: "Armenian forces shelled Ganja. Seven civilians were killed." All of it is inferred.
"""

from __future__ import annotations

import re
from typing import Final

from nkconflict.model.claims import CasualtyClaim, Group, Scope
from nkconflict.model.parties import Party, Side
from nkconflict.reading.belonging import BELLIGERENTS, both
from nkconflict.reading.context import Sentence
from nkconflict.reading.mentions import Tagged
from nkconflict.reading.phrases import Phrase

__all__ = ["all_of_them", "holder_of", "struck_before", "told_before", "victims_of"]

_ATTACKED: Final = re.compile(r"[vw][x^]{0,2}(?P<on>[i/])[_1x^yE]{0,4}?[PpY](?![vw'-]|xw)")
_OF_AN_ARMY: Final = re.compile(r"v/_?(?P<army>[Pp])'?[xy]?(?:a|O|s)")
"""Who struck, or was struck: "the shelling of the Armenian forces" in the mouth of the enemy is theirs."""
_FOUGHT: Final = re.compile(r"w(?P<with>[+i])_?(?P<foe>[PpY])(?!-)")
_OFFENSIVES: Final = ("offensive", "counter", "operation", "military op", "aggression", "campaign")
_FIGHTING: Final = ("fighting", "clash", "battle", "hostilit", "combat", "skirmish")
_AT: Final = frozenset(("on", "against", "upon", "of", "at", "into", "across"))
_ATTACKER: Final = re.compile(
    r"(?P<who>[Pp])'?[xyaEvK]{0,3}?v|[KFv][xi^]{0,2}@_?(?P<by>[PpY])(?!O)|[@>x](?P<through>p)[aG]"
    r"|v0_?(?P<from>[PpY])|(?P<killer>[Pp])'?[aG]{1,2}h?[Kk](?=[_QN1])"
)
_ACCIDENT: Final = re.compile(r"(?:explosion|blast|crash|accident|collision)")
"""Blows of which nobody is the author: "the Karabakh fuel depot explosion"."""
_BLOW: Final = re.compile(r"[KFJLkV][^,;NgG0]{0,10}v|v[^,;0]{0,12}[NgGkK]")
_WAR_OVER: Final = re.compile(r"w[^czjNgG,;]{0,10}[PpZ](?:&_?[Pp])?")
"""A war with what it is over, or between whom: "the war over Karabakh" names no side."""
_REPORTS: Final = re.compile(
    r"(?:(?:the )?(?:earlier|first|initial|previous|preliminary|other)"
    r" (?:reports?|statements?|accounts?|versions?)"
    r"|it had earlier|earlier it) "
)
_PRESS: Final = re.compile(r"\w+ (?:media|outlets|newspapers|news sites|bloggers|social media)\b")
_WAR: Final = frozenset("wTf0")
_NAMES: Final = frozenset("PpAYZv")


def victims_of(sentence: Sentence, told: Tagged, claimant: Party | None) -> tuple[Party, ...]:
    """Return whose people an attack harmed, by what was attacked and by who attacked."""
    lexicon = sentence.vocabulary.lexicon
    army = _army_of_the_enemy(sentence, told, claimant)
    attacker = army or _attacker(sentence, told)
    attacked = None if army is not None else _attacked(sentence, told)
    if attacked is not None and attacked.id in BELLIGERENTS and attacked != attacker:
        return (attacked,)
    if attacker is None or attacker.id not in BELLIGERENTS:
        return ()
    if claimant is not None and claimant.id in BELLIGERENTS and attacker.id != claimant.id:
        held = holder_of(sentence, told, told.mentions[0].start)
        ally = held and held[0].side is claimant.side
        return held if ally else (claimant,)  # Armenia tells of a girl killed in Martuni
    if attacker.side is Side.ARMENIAN:
        return (lexicon.party("azerbaijan"),)
    placed = holder_of(sentence, told, told.mentions[0].start)
    return placed if placed and placed[0].id != "azerbaijan" else ()


def _army_of_the_enemy(sentence: Sentence, told: Tagged, claimant: Party | None) -> Party | None:
    """Return the army whose shelling who speaks tells of, where it is the other side's."""
    of = _OF_AN_ARMY.search(_blown(sentence, told))
    if of is None or claimant is None or claimant.id not in BELLIGERENTS:
        return None
    army = sentence.vocabulary.lexicon.party(told.mentions[of.start("army")].key).root
    return army if army.id in BELLIGERENTS and army.side is not claimant.side else None


def _attacker(sentence: Sentence, told: Tagged) -> Party | None:
    """Return who attacked, or whom the victims fought: "killed in clashes with Azerbaijani forces"."""
    attack = _ATTACKER.search(_blown(sentence, told))
    if attack is not None and not _ACCIDENT.match(sentence.words(told.mentions[attack.end() - 1])):
        who = told.mentions[attack.start(attack.lastgroup or "who")]
        return sentence.vocabulary.lexicon.party(who.key).root
    for fought in _FOUGHT.finditer(told.letters):
        fight, by = told.mentions[fought.start()], told.mentions[fought.start("with")]
        if sentence.words(fight).startswith(_FIGHTING) and sentence.words(by) in ("with", "against"):
            return sentence.vocabulary.lexicon.party(told.mentions[fought.start("foe")].key).root
    return None


def _blown(sentence: Sentence, told: Tagged) -> str:
    """Return letters in which "attacks" and "missiles" are blows too, where they might be things."""
    if "E" not in told.letters:
        return told.letters
    forms = sentence.vocabulary.words["blow"]
    return "".join(
        ["v" if m.letter == "E" and sentence.words(m) in forms else m.letter for m in told.mentions]
    )


def _attacked(sentence: Sentence, told: Tagged) -> Party | None:
    """Return what an attack was on: "an attack on Artsakh", "an offensive against Armenia"."""
    for hit in _ATTACKED.finditer(_blown(sentence, told)):
        blow, on = told.mentions[hit.start()], told.mentions[hit.start("on")]
        offensive = blow.letter != "w" or sentence.words(blow).startswith(_OFFENSIVES)
        if offensive and sentence.words(on) in _AT:
            return sentence.vocabulary.lexicon.party(told.mentions[hit.end() - 1].key).root
    return None


def holder_of(sentence: Sentence, told: Tagged, position: int) -> tuple[Party, ...]:
    """Return who held the place that is named nearest to a position."""
    lexicon, places = sentence.vocabulary.lexicon, sentence.vocabulary.places
    near = [
        m
        for index, m in enumerate(told.mentions)
        # "in Baku" and "Baku, where", not "between Yerevan and Baku"
        if m.letter == "Z"
        or (m.letter == "A" and (told.letters[index - 1 : index] == "i" or _where(sentence, told, index)))
    ]
    for mention in sorted(near, key=lambda m: abs(m.start - position)):
        key = mention.key if mention.letter == "Z" else places.get(sentence.words(mention))
        holder = lexicon.place(key).holder(sentence.published) if key else None
        if holder is not None and holder.root.id in BELLIGERENTS:
            return (holder.root,)
    return ()


def _where(sentence: Sentence, told: Tagged, index: int) -> bool:
    """Say whether a place is one where something happened: "Stepanakert, where four civilians died"."""
    following = told.mentions[index + 1 : index + 3]
    return [m.letter for m in following] == [",", "i"] and sentence.words(following[1]) == "where"


def struck_before(sentence: Sentence, phrase: Phrase, claimant: Party | None) -> tuple[Party, ...]:
    """Return whom the attack of an earlier sentence harmed, for a sentence that names nobody."""
    struck = _struck_here(sentence, phrase) or sentence.discourse.struck
    if struck is None or sentence.background or set(sentence.near(phrase.start).letters) & (_NAMES | _WAR):
        return ()
    return victims_of(sentence, struck, claimant) or holder_of(sentence, struck, struck.mentions[-1].end)


def _struck_here(sentence: Sentence, phrase: Phrase) -> Tagged | None:
    """Return the clauses before that of a figure where they tell of an attack: "...; in one, a man died"."""
    low = sentence.clause(phrase.start)[0]
    if low == sentence.start or not any(blow.start < low for blow in sentence.blows):
        return None
    return sentence.between(sentence.start, low)


def told_before(sentence: Sentence) -> CasualtyClaim | None:
    """Return the last figure, of one incident, where a sentence that names nobody and no war goes on with it.

    "The toll of the blast in Ganja is 10. Nine civilians were killed on the spot."
    """
    told, letters = sentence.discourse.told, set(sentence.tags)
    if told is None or told.scope is not Scope.INCIDENT or sentence.background:
        return None
    return told if not letters & {*(_NAMES - {"v"}), *_WAR, "H", "s"} else None


def _goes_on_with(sentence: Sentence, phrase: Phrase, claimant: Party | None) -> bool:
    """Say whether plain soldiers are those of the army told of: "1,230 troops are still being treated"."""
    head, told = phrase.head, sentence.discourse.told
    if claimant is not None or head is None or told is None or told.group is not Group.MILITARY:
        return False
    others = set(sentence.tags) & {*_NAMES, "w", "f", "0", "H", "a", "s"}
    return head.key.startswith("military") and not others and not sentence.background


def _of_one_side(sentence: Sentence, letters: set[str]) -> bool:
    """Say whether a total of soldiers may be of the one side told of: "the true number of soldiers"."""
    return {"T", "G"} <= letters and not letters & set("wf0") and len(sentence.discourse.counted) == 1


def _only_party(sentence: Sentence) -> Party | None:
    """Return the party at war that a sentence names, if it names no other."""
    named = {sentence.vocabulary.lexicon.party(m.key).root for m in sentence.mentions if m.letter in "PpA"}
    return next(iter(named)) if len(named) == 1 and next(iter(named)).id in BELLIGERENTS else None


def all_of_them(sentence: Sentence, phrase: Phrase, claimant: Party | None) -> tuple[Party, ...]:
    """Infer that a war's own toll, or a third party's figure, counts everybody."""
    near = sentence.near(phrase.start)
    if claimant is not None:
        own = [m for m in near.mentions if m.letter == "p" and not sentence.spoken(m)]
        theirs = any(sentence.vocabulary.lexicon.party(m.key).root.id == claimant.id for m in own)
        if theirs and not set("wT") & set(sentence.tags):
            return (claimant,)
    letters = set(sentence.tags)
    again = claimant is None and _REPORTS.match(sentence.lower, sentence.start, sentence.end) is not None
    if again or _goes_on_with(sentence, phrase, claimant):
        return sentence.discourse.counted  # "Earlier reports spoke of 59 killed."
    own_press = _PRESS.match(sentence.lower, sentence.start, sentence.end) if claimant is None else None
    if own_press is not None and sentence.tags[:1] == "p" and not letters & {"w", "e", "Y"}:
        return (sentence.vocabulary.lexicon.party(sentence.mentions[0].key).root,)
    if claimant is None and _BLOW.search(near.letters) and "w" not in letters and "f" not in letters:
        return sentence.discourse.counted  # of one attack, not of the war
    told = told_before(sentence) if claimant is None else None
    if told is not None:
        return told.side
    nobody = not letters & {*_NAMES, "H"}
    if claimant is None and nobody and _of_one_side(sentence, letters):
        return ()
    if claimant is not None or letters & set("Tf0") or sentence.background or nobody:
        return both(sentence)
    if "w" in letters and ("h" in letters or not set(_WAR_OVER.sub("w", near.letters)) & set("PpAYZ")):
        return both(sentence)
    if "h" in letters and phrase.head is not None and phrase.head.kind == "people" and "Z" not in letters:
        return both(sentence)
    if not set(near.letters) & set("PpAYZH") and (alone := _only_party(sentence)) is not None:
        return (alone,)  # "Azerbaijan gives no figures, but 700 deaths have been documented"
    return sentence.discourse.counted or (both(sentence) if "w" in letters else ())
