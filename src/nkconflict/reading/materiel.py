"""Materiel: equipment that a side lost, as somebody claims it, one claim for each kind in a list.

`arsenals` finds the items and what became of them. Here it is asked whose they were, who says so, and what
the figure covers. Equipment that is owned, shown, sold or moved is no loss, nor are houses and cars; lorries
and "vehicles" count only where they are military by name or by the company they keep.
"""

from __future__ import annotations

import re
from typing import Final

from nkconflict.model.attribution import Attribution, Modality, Voice
from nkconflict.model.claims import MaterielClaim, MaterielOutcome, Scope
from nkconflict.model.parties import Party
from nkconflict.model.sightings import Role, Sighting
from nkconflict.model.spans import Span
from nkconflict.reading.arsenals import Item, Loss, losses
from nkconflict.reading.belonging import BELLIGERENTS, NONE_FOUND, Found, enemy_of, named
from nkconflict.reading.context import Sentence
from nkconflict.reading.figures import counted
from nkconflict.reading.mentions import Mention
from nkconflict.reading.sighted import sighted
from nkconflict.reading.speakers import Source

__all__ = ["read_materiel"]

_SOFT: Final = frozenset(("truck", "vehicle", "launcher"))
"""Kinds that civilians have too."""
_MILITARY: Final = re.compile(r"\b(?:military|army|combat|battle|armou?red|enemy|equipment|hardware)\b")
_SHOWN: Final = re.compile(
    r"\b(?:parade[sd]?|display(?:s|ed)?|exhibit|exhibited|exhibition|museum|trophy park|exercises?|drills?|peacekeep"
    r"|passenger|airliner|fire trucks?|for sale|deliver(?:s|ed|y))"
)
_MEANT: Final = re.compile(
    r"\b(?:try|tries|tried|trying|attempt(?:s|ed|ing)?|want(?:s|ed)?|plan(?:s|ned)?|threaten(?:s|ed|ing)?|able|capable"
    r"|aim(?:s|ed|ing)?|intend(?:s|ed)?|vow(?:s|ed)?|ready|prepar(?:e|ed|ing)|designed|used|ordered|hopes?|hoped|if|unless)"
    r" (?:to |of |at |for )?(?:be )?\Z"
)
_MAY: Final = frozenset(("may", "might"))
_INTRANSITIVE: Final = frozenset("hit hits struck strikes".split())
_SUBJECT: Final = re.compile(r"(?P<who>[pPAYIe])[OGox'IyP]{0,5}[hmubxf^SL>q]{0,7}$")
_SINCE: Final = re.compile(r"0(?:D|_?[0w])")
_OWNED: Final = re.compile(r"(?:/|x>)_?(?:p[OGx]|[PAe])")
_AT_PLACE: Final = re.compile(r"[^;,.\"q&VKSN]{0,8}?i[_xyp'-]{0,4}Z")
_FRONTED: Final = re.compile(r"i[_xyp'-]{0,4}Z(?=,)")
_ADMITTED: Final = frozenset("admitted admits acknowledged acknowledges conceded concedes confirmed confirms".split())
_PERFECT: Final = re.compile(r"h[xf^u]{0,2}$")


def read_materiel(sentence: Sentence) -> list[Sighting]:
    """Return the sightings of equipment lost in a sentence, in order."""
    tagged = sentence.tagged_in("materiel")
    if "T" not in tagged.letters or _SHOWN.search(sentence.lower, sentence.start, sentence.end):
        return []
    return [
        sighting
        for loss in sorted(losses(tagged, sentence.lower), key=lambda loss: loss.items[0].first)
        if _happened(sentence, loss) and _is_military(sentence, loss)
        for sighting in _sightings(sentence, loss)
    ]


def _happened(sentence: Sentence, loss: Loss) -> bool:
    """Say whether equipment is told to be lost, and not only aimed at, threatened or spared."""
    mentions, letters = sentence.tagged_in("materiel")
    low, high = min(loss.items[0].first, loss.at), max(loss.items[-1].last, loss.at)
    if loss.rule == "found_lost" and loss.word is not None and sentence.words(loss.word) in _INTRANSITIVE:
        return False  # "a drone struck in Vardenis"
    for index in range(max(0, low - 3), high):
        if letters[index] == "d":
            return False
        if letters[index] == "m" and letters[index + 1] != "h" and sentence.words(mentions[index]) not in _MAY:
            return False
    start = mentions[low].start
    return _MEANT.search(sentence.lower, max(sentence.start, start - 30), start) is None


def _is_military(sentence: Sentence, loss: Loss) -> bool:
    """Say whether a list has anything that only armies have, or says that it is military."""
    mentions = sentence.tagged_in("materiel").mentions
    first, last = mentions[loss.items[0].first], mentions[loss.items[-1].last - 1]
    hard = any(item.kind.key not in _SOFT for item in loss.items)
    return hard or _MILITARY.search(sentence.lower, first.start, last.end) is not None


def _sightings(sentence: Sentence, loss: Loss) -> list[Sighting]:
    """Return a sighting for each item of a list; none where its loss is denied."""
    source = _source(sentence, loss)
    if source is not None and source.denies:
        return []
    return [_sighting(sentence, loss, item, source) for item in loss.items]


def _source(sentence: Sentence, loss: Loss) -> Source | None:
    """Return who says that equipment was lost.

    A bare office ("the ministry said") is that of who struck, and never of who was struck.
    """
    mentions = sentence.tagged_in("materiel").mentions
    source = sentence.source_at(mentions[loss.items[0].first].start)
    if source is None and sentence.sources and sentence.sources[-1].start > mentions[loss.items[-1].last - 1].end:
        source = sentence.sources[-1]  # "..., the ministry said"
    if source is None or source.attribution.party is None:
        return source
    said = [m for m in sentence.mentions if source.start <= m.start < source.end]
    if sentence.says(source) and any(m.letter in "pPAIY" for m in said):
        return source
    who = _subject(sentence, loss)
    struck = named(sentence, [who], None)[0] if who is not None and loss.rule == "destroyed" else ()
    party = source.attribution.party
    hurt = _side(sentence, loss, loss.items[0], None)[0]
    if party not in hurt or (who is None and loss.rule in ("loss_of", "equipment_lost")):
        return source
    if not sentence.says(source):
        return None
    by = Attribution.named(struck[0]) if struck else Attribution(voice=Voice.UNNAMED, office=source.attribution.office)
    return source._replace(attribution=by)


def _sighting(sentence: Sentence, loss: Loss, item: Item, source: Source | None) -> Sighting:
    mentions = sentence.tagged_in("materiel").mentions
    span = Span(mentions[item.first].start, mentions[item.last - 1].end)
    by = source.attribution if source is not None else Attribution.own()
    side, side_at = _side(sentence, loss, item, by.party)
    outcome, outcome_at = _outcome(loss, item)
    scope, scope_at = _scope(sentence, loss, span)
    modality, modality_at = _modality(sentence, loss)
    number = item.number.figure if item.number is not None else None
    claim = MaterielClaim(
        by=by,
        side=side,
        kind=item.kind.key,
        count=counted(number, item.hedge.key if item.hedge is not None else "exact"),
        outcome=outcome,
        scope=scope,
        modality=modality,
    )
    marks = (
        (Role.COUNT, _count_at(mentions, item)),
        (Role.KIND, Span(item.kind.start, item.kind.end)),
        (Role.CLAIMANT, Span(source.start, source.end) if source is not None else None),
        (Role.SIDE, side_at),
        (Role.OUTCOME, outcome_at),
        (Role.SCOPE, scope_at),
        (Role.MODALITY, modality_at),
    )
    return sighted(sentence, claim, loss.rule, span, marks)


def _count_at(mentions: list[Mention], item: Item) -> Span:
    number = item.number or mentions[item.first]
    span = Span(number.start, number.end)
    return span | Span(item.hedge.start, item.hedge.end) if item.hedge is not None else span


def _outcome(loss: Loss, item: Item) -> tuple[MaterielOutcome, Span | None]:
    """Return what became of an item: as its own words, the word of its list, or the item before it says."""
    before = [other.fate for other in loss.items if other.first <= item.first and other.fate is not None]
    word = item.fate or (loss.word if loss.word is not None else before[-1] if before else None)
    if word is None:
        return MaterielOutcome.DESTROYED, None
    at = Span(word.start, word.end)
    return (MaterielOutcome(word.key) if word.letter == "K" else MaterielOutcome.DESTROYED), at


def _side(sentence: Sentence, loss: Loss, item: Item, claimant: Party | None) -> Found:
    """Return whose an item was: as it says, as its list does, as the verb does, or the enemy of who struck."""
    mentions = sentence.tagged_in("materiel").mentions
    who = _subject(sentence, loss)
    subject = named(sentence, [who], claimant)[0] if who is not None else ()
    striker = claimant if claimant is not None or loss.rule != "destroyed" else next(iter(subject), None)
    for words in (_own(sentence, item), _behind(sentence, loss), _own(sentence, loss.items[-1]), _own(sentence, loss.items[0])):
        found = named(sentence, words, striker)
        if found[1] is not None:
            return found
    if loss.rule == "loss_of":
        near = named(sentence, [m for m in mentions[max(0, loss.at - 2) : loss.at] if m.letter in "pPAeH"], claimant)
        return near if near[1] is not None else (_at_war(claimant), None)
    if loss.rule in ("losses", "such_losses"):
        near = mentions[max(0, loss.at - 3) : loss.at + 5]
        return named(sentence, [m for m in near if m.letter in "pPAeHY"], claimant)
    if loss.rule == "lost_by":
        return named(sentence, mentions[loss.at : loss.at + 4], claimant)
    if loss.rule == "equipment_lost":
        return named(sentence, [who], claimant) if who is not None else NONE_FOUND
    return _struck(sentence, loss, next(iter(subject), None) if loss.rule == "destroyed" else None, claimant), None


def _struck(sentence: Sentence, loss: Loss, striker: Party | None, claimant: Party | None) -> tuple[Party, ...]:
    """Return the enemy of who struck, or of who boasts of it, where nothing hints at anybody else's loss."""
    by = striker or claimant
    if not _at_war(by) or (claimant is not None and not _at_war(claimant)):
        return ()
    lexicon = sentence.vocabulary.lexicon
    mentions, letters = sentence.tagged_in("materiel")
    others = {lexicon.party(m.key).root.id for m in mentions if m.letter in "pPY" and not sentence.spoken(m)}
    if others - set(BELLIGERENTS):
        return ()  # a Russian helicopter, perhaps
    own = claimant is not None and striker is None
    if own and (claimant.id in others or "H" in letters or _admits(sentence, loss)):
        return ()
    return enemy_of(sentence, by)


def _admits(sentence: Sentence, loss: Loss) -> bool:
    """Say whether a claimant owns up to a loss: "admitted", "only one helicopter"."""
    hedge = loss.items[0].hedge
    only = hedge is not None and sentence.words(hedge) in ("only", "just")
    return only or any(m.letter == "S" and sentence.words(m) in _ADMITTED for m in sentence.tagged_in("materiel").mentions)


def _at_war(party: Party | None) -> tuple[Party, ...]:
    return (party,) if party is not None and party.id in BELLIGERENTS else ()


def _subject(sentence: Sentence, loss: Loss) -> Mention | None:
    """Return the mention of who struck, or who lost."""
    mentions, letters = sentence.tagged_in("materiel")
    subject = _SUBJECT.search(letters[: loss.at]) if loss.rule in ("destroyed", "equipment_lost") else None
    return mentions[subject.start("who")] if subject is not None else None


def _own(sentence: Sentence, item: Item) -> list[Mention]:
    """Return the words of an item that may say whose it was; "Israeli-made" does not."""
    mentions = sentence.tagged_in("materiel").mentions
    before = mentions[item.first - 1 : item.first] if item.first else []
    owner = [m for m in before if m.letter == "H" or (m.letter in "PAe" and sentence.words(m).endswith("'s"))]
    pairs = zip(mentions[item.first : item.last], mentions[item.first + 1 : item.last + 1], strict=False)
    return [*owner, *(mention for mention, after in pairs if after.letter != "-")]


def _behind(sentence: Sentence, loss: Loss) -> list[Mention]:
    """Return the words behind a list that say whose all of it was: "of the Armenian army"."""
    mentions, letters = sentence.tagged_in("materiel")
    owned = _OWNED.match(letters, loss.end)
    return mentions[loss.end : owned.end()] if owned is not None else []


def _scope(sentence: Sentence, loss: Loss, span: Span) -> tuple[Scope, Span | None]:
    """Return what the figures of a list cover, and the word that says so."""
    mentions, letters = sentence.tagged_in("materiel")
    if loss.more is not None:
        return Scope.INCREMENT, Span(loss.more.start, loss.more.end)
    low, high = sentence.clause(span.start)
    near = [i for i, m in enumerate(mentions) if low <= m.start < high and not sentence.spoken(m)]
    for index in near:
        since = _SINCE.match(letters, index)
        if letters[index] == "f" or since is not None:
            return Scope.CUMULATIVE, Span(mentions[index].start, mentions[index].end)
    if loss.rule in ("losses", "such_losses"):
        return Scope.CUMULATIVE, None
    for index in near:
        if letters[index] == "D" and not _says_when(letters, index):
            return Scope.INCIDENT, Span(mentions[index].start, mentions[index].end)
    place = _AT_PLACE.match(letters, loss.end) or _FRONTED.match(letters)
    if place is not None:
        mention = mentions[place.end() - 1]
        return Scope.INCIDENT, Span(mention.start, mention.end)
    perfect = loss.rule == "equipment_lost" and _PERFECT.search(letters[: loss.at]) is not None
    return (Scope.CUMULATIVE if perfect else Scope.UNSPECIFIED), None


def _says_when(letters: str, index: int) -> bool:
    """Say whether a day is that of telling: "the ministry said on Tuesday"."""
    return letters[:index].removesuffix("i").rstrip("^WI")[-1:] == "S"


def _modality(sentence: Sentence, loss: Loss) -> tuple[Modality, Span | None]:
    mentions, letters = sentence.tagged_in("materiel")
    low, high = min(loss.items[0].first, loss.at), max(loss.items[-1].last, loss.at)
    for index in range(max(0, low - 3), high):
        if letters[index] in "um":
            return Modality.HEDGED, Span(mentions[index].start, mentions[index].end)
    return Modality.ASSERTED, None
