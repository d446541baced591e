"""Groups: whether soldiers or civilians are counted, and which narrower group."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from nkconflict.model.claims import Group
from nkconflict.model.parties import PartyKind
from nkconflict.model.spans import Span
from nkconflict.reading.alphabets import CASUALTIES
from nkconflict.reading.context import Sentence
from nkconflict.reading.figures import Figure
from nkconflict.reading.links import SAID_BEFORE
from nkconflict.reading.mentions import Mention

__all__ = ["group_of"]

_AMONG: Final = re.compile(r"~_?a{1,2}$|[pP]'?a:?$(?<=:)")
_IN_COMBAT: Final = re.compile(r" in (?:action|combat|battles?|manpower|personnel)\b")
_HAD: Final = re.compile(r"[aGPYO](?=[hm^]{0,2}[hV][\^]?$)")

Grouped = tuple[Group, str | None, Span | None]


def group_of(figure: Figure) -> Grouped:
    """Return whether soldiers or civilians are counted, the narrower group if one is named, and where."""
    for resolver in (
        _by_noun,
        _by_apposition,
        _by_lead,
        _by_age,
        _by_place_in_force,
        _by_total,
        _by_losses,
        _by_loser,
        _by_combat,
    ):
        found = resolver(figure)
        if found is not None:
            return found
    inherited = None if figure.of_the_fighting else _inherited(figure)
    return inherited or (Group.UNSPECIFIED, None, None)


def _by_noun(figure: Figure) -> Grouped | None:
    """Read the counted noun, or a word of its group before it: "military personnel", "civilian deaths"."""
    head = figure.phrase.head
    if head is not None and head.letter == "Y" and _is_force(figure.sentence, head):
        return Group.MILITARY, _subgroup_of(figure.sentence, head), Span(head.start, head.end)
    inside = [m for m in figure.inside if m.letter in "Gga"]
    specific = _specific(([head] if head is not None and head.letter in "Gg" else []) + inside)
    if specific is None:
        return _by_predicate(figure)
    if _beside_women(figure, specific):
        whole = figure.whole
        group = whole.claim.group if whole is not None else Group.UNSPECIFIED
        return (Group.CIVILIAN if group is Group.CIVILIAN else Group.UNSPECIFIED), None, None
    if specific.key == "military/volunteers" and _of_an_organisation(figure):
        return Group.CIVILIAN, None, None
    group, subgroup, span = _grouped(specific)
    return group, (None if figure.phrase.implicit > 1 else subgroup), span


def _beside_women(figure: Figure, noun: Mention) -> bool:
    """Say whether men are set beside women or children, and are no soldiers: "seven women and 12 men"."""
    sentence = figure.sentence
    if sentence.words(noun) != "men" or any(m.letter == "H" for m in figure.inside):
        return False
    whole = figure.whole.claim.group if figure.whole is not None else None
    return whole is Group.CIVILIAN or any(
        m.letter in "Gg" and m.key in ("civilian/women", "civilian/children") for m in sentence.mentions
    )


def _subgroup_of(sentence: Sentence, force: Mention) -> str | None:
    """Return the narrower group that the name of a force ends in: "Russian peacekeepers"."""
    trie = sentence.vocabulary.trie(CASUALTIES)
    first, *others = sentence.words(force).split(" ")[1:] or [""]
    branch = trie.get(first)
    if branch is None:
        return None
    longer = (entry for rest, entry in branch.longer.get(others[0], ()) if not rest) if others else ()
    noun = next(iter(longer), None) if others else branch.alone
    return (noun.keys[0].partition("/")[2] or None) if noun is not None and noun.letter == "G" else None


def _by_predicate(figure: Figure) -> Grouped | None:
    """Read "two of the dead were civilians"."""
    last = figure.phrase.last
    if figure.phrase.letter not in "jc" or figure.sentence.tags[last : last + 1] != "b":
        return None
    noun = _specific(m for m in figure.sentence.mentions[last + 1 : last + 2] if m.letter in "Gga")
    return _grouped(noun) if noun is not None else None


def _of_an_organisation(figure: Figure) -> bool:
    """Say whether volunteers are those of a relief organisation, and no soldiers."""
    last, sentence = figure.phrase.last, figure.sentence
    if not sentence.tags.startswith(("/P", "/_P", "0P", "0_P"), last):
        return False
    owner = next(m for m in sentence.mentions[last:] if m.letter == "P")
    return sentence.vocabulary.lexicon.party(owner.key).kind is PartyKind.ORGANISATION


def _by_loser(figure: Figure) -> Grouped | None:
    """Read who had losses: "the army suffered two losses", "its soldiers had no casualties"."""
    before = figure.sentence.tags[: min(figure.phrase.first, figure.harm.first)]
    had = _HAD.search(before)
    if had is None or not (figure.bare or figure.phrase.letter in "zj"):
        return None
    loser = figure.sentence.mentions[had.start()]
    if loser.letter in "aG":
        return _grouped(loser) if not loser.key.startswith("unspecified") else None
    force = loser.letter in "PY" and _is_force(figure.sentence, loser)
    if force or (loser.letter == "O" and loser.key in ("armed-forces", "defence-army")):
        return Group.MILITARY, None, Span(loser.start, loser.end)
    return None


def _by_combat(figure: Figure) -> Grouped | None:
    """Infer soldiers from how they died: "those killed in action", "5,006 in manpower"."""
    sentence = figure.sentence
    for behind in (figure.harm.end, figure.phrase.end):
        if _IN_COMBAT.match(sentence.lower, behind):
            return Group.MILITARY, None, None
    end = figure.phrase.start if figure.total else figure.harm.end
    killed = _IN_COMBAT.search(sentence.lower, figure.harm.start, end)
    return (Group.MILITARY, None, None) if killed is not None else None


def _by_apposition(figure: Figure) -> Grouped | None:
    """Read "ten of them children", "nine were women"."""
    last = figure.phrase.last
    if figure.reading.rule != "part" or figure.sentence.tags[last : last + 1] not in ("l", "b"):
        return None
    noun = _specific(m for m in figure.sentence.mentions[last + 1 : last + 3] if m.letter in "Gga")
    return _grouped(noun) if noun is not None else None


def _by_lead(figure: Figure) -> Grouped | None:
    """Read among whom people are counted: "among the peaceful population 38 persons died"."""
    first = figure.phrase.first
    if _AMONG.search(figure.sentence.tags[:first]) is None:
        return None
    noun = _specific(reversed(figure.sentence.mentions[max(0, first - 2) : first]))
    return _grouped(noun) if noun is not None and noun.letter == "a" else None


def _by_age(figure: Figure) -> Grouped | None:
    """Infer a civilian from an age: "a 52-year-old shopkeeper"."""
    return (Group.CIVILIAN, None, None) if any(m.kind == "age" for m in figure.inside) else None


def _by_place_in_force(figure: Figure) -> Grouped | None:
    """Read the force behind the count: "members of X's armed forces", "no losses among the troops"."""
    last = figure.phrase.last
    tags = figure.sentence.tags
    if (
        tags[last : last + 1] not in ("/", "~")
        and not tags.startswith("iHa", last)
        and not (tags[last : last + 1] in ("K", "J") and tags[last + 1 : last + 2] in ("/", "~", "i"))
    ):
        return None
    for mention in figure.sentence.mentions[last + 1 : last + 7]:
        if mention.letter in "aG" and not mention.key.startswith("unspecified"):
            return _grouped(mention)
        if mention.letter == "O" and mention.key in ("armed-forces", "defence-army"):
            return Group.MILITARY, None, Span(mention.start, mention.end)
        if mention.letter not in "/~_1xypPAHO'i":
            break
    return None


def _by_total(figure: Figure) -> Grouped | None:
    """Read the group beside a total: "the military death toll", "the number of civilian casualties"."""
    if not figure.total:
        return None
    mentions, harm = figure.sentence.mentions, figure.harm
    beside = (
        *mentions[max(0, harm.first - 3) : harm.first],
        *mentions[harm.last : max(figure.phrase.first, harm.last + 4)],
    )
    specific = _specific(m for m in beside if m.letter in "aGg")
    return _grouped(specific) if specific is not None else None


def _by_losses(figure: Figure) -> Grouped | None:
    """Read whose losses a bare figure follows: "put its army's losses at 1,064 dead, up 33"."""
    if figure.phrase.letter not in "zj":
        return None
    before: list[Mention] = []
    for mention in reversed(figure.sentence.mentions[: figure.phrase.first]):
        if mention.letter in "N;BSG" or len(before) > 8:
            break
        before.insert(0, mention)
    for index, mention in enumerate(before):
        if mention.letter in "LTJ":
            owner = _specific(m for m in reversed(before[max(0, index - 2) : index]) if m.letter in "aGg")
            if owner is not None:
                return _grouped(owner)
    return None


def _inherited(figure: Figure) -> Grouped | None:
    """Infer the group of a figure without a noun from the figure that it goes on from."""
    reading, phrase, found = figure.reading, figure.phrase, figure.found
    if figure.of_them is not None:
        return figure.of_them.group, None, None
    if figure.bare and figure.carried is not None:
        wholes = [f for f in figure.earlier if f.relation != "subset" and f.rule not in ("among", "included")]
        return (wholes or figure.earlier)[-1].claim.group, None, None
    goes_on = reading.rule == "lost" or phrase.more is not None or _told_before(figure)
    if figure.bare and figure.earlier and not found and goes_on:
        return figure.earlier[-1].claim.group, None, None  # "Azerbaijan says it has lost 80", "another 12"
    ones = phrase.head is not None and figure.sentence.words(phrase.head) == "ones"
    if figure.bare or ones or reading.relation in ("earlier", "increment"):
        before = [f for f in found if f.position == reading.parent] or [
            f for f in found if f.position < reading.place
        ]
        if before:
            return before[-1].claim.group, None, None
        nouns = [m for m in figure.sentence.mentions[: phrase.first] if m.letter == "G"]
        if nouns and not nouns[-1].key.startswith("unspecified"):
            return Group(nouns[-1].key.partition("/")[0]), None, None
    if (
        phrase.letter == "j"
        and found
        and phrase.head is not None
        and found[-1].claim.outcome == phrase.head.key
        and phrase.head.key != "captured"  # "captured 30 soldiers and holds 20 hostages"
    ):
        return found[-1].claim.group, None, None
    return None


def _told_before(figure: Figure) -> bool:
    """Say whether a sentence tells of an earlier count: "it had previously spoken of 71 dead"."""
    return SAID_BEFORE.search(figure.sentence.lower, figure.sentence.start, figure.phrase.start) is not None


def _specific(mentions: Iterable[Mention] | Sequence[Mention]) -> Mention | None:
    return next((m for m in mentions if not m.key.startswith("unspecified")), None)


def _grouped(mention: Mention) -> Grouped:
    group, _, subgroup = mention.key.partition("/")
    return Group(group), subgroup or None, Span(mention.start, mention.end)


def _is_force(sentence: Sentence, head: Mention) -> bool:
    return sentence.vocabulary.lexicon.party(head.key).kind is PartyKind.ARMED_FORCE
