"""Tagging: from the tokens of a sentence to its mentions, by the trie of an alphabet.

Here words are only looked up; numbers that count no people are disarmed: "T-72", "$40", "in 2016". What
only its neighbours can tell is settled afterwards, in `settling`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import Final, cast

from nkconflict.reading.dates import DateMention
from nkconflict.reading.mentions import Mention, Tagged
from nkconflict.reading.numbers import Number
from nkconflict.reading.settling import settled
from nkconflict.reading.tokens import Cut
from nkconflict.reading.tries import Branch, Entry, Trie

__all__ = ["tag"]

_PUNCTUATION: Final = {
    ",": ",", ".": ".", ";": ";", ":": ":", "(": "(", ")": ")", '"': '"', "-": "-", "\u2014": "=",
    "'": "'", "[": "(", "]": ")", "!": ".", "?": ".", "%": "%", "$": "$", "&": "&", "/": "&",
}  # fmt: skip
_YEARS: Final = range(1918, 2041)
_BEFORE_A_YEAR: Final = frozenset(
    "in since of from until till by during before after early late mid and to".split()
)


_new: Final = cast("Callable[[type[Mention], tuple[object, ...]], Mention]", tuple.__new__)
"""Makes a mention in a fraction of the time of calling its class: most words mean nothing here."""


def tag(folded: str, lower: str, sentence: Cut, trie: Trie) -> Tagged:
    """Return the mentions of a sentence, in order and without overlap."""
    words, starts, marked = sentence
    found: list[Mention] = []
    add, branch_of = found.append, trie.get
    following = 0
    for index, word in enumerate(words):
        if index < following:
            continue
        at = starts[index]
        branch = branch_of(word)
        if at in marked:
            following = _marked(folded, lower, sentence, index, trie, found, marked[at])
        elif branch is None and word[-2:] != "'s":
            if word[0].isalpha():
                letter = "y" if folded[at].isupper() else "x"
            else:
                letter = _PUNCTUATION.get(word, "*")
            add(_new(Mention, (letter, at, at + len(word), "", (), False, None, None)))
        elif branch is not None and branch.single is not None and _alone(branch, words, index + 1):
            letter, kind, keys, _ = branch.single  # most words: one meaning, in any case
            add(_new(Mention, (letter, at, at + len(word), kind, keys, False, None, None)))
        else:
            mention, following = _looked_up(folded, sentence, index, trie)
            add(mention)
    return settled(found, lower)


def _alone(branch: Branch, words: list[str], following: int) -> bool:
    """Say whether no longer form can begin at a word, to judge by the word that follows."""
    if not branch.longer or following >= len(words):
        return True
    word = words[following]
    return word not in branch.longer and (word[-2:] != "'s" or word[:-2] not in branch.longer)


def _marked(
    folded: str,
    lower: str,
    sentence: Cut,
    index: int,
    trie: Trie,
    found: list[Mention],
    mark: DateMention | Number,
) -> int:
    """Add the mention of a date or of a number, and return the position of the token after it."""
    words, starts, _ = sentence
    if isinstance(mark, Number):
        mention, after = _looked_up(folded, sentence, index, trie)
        if mention.kind == "sides":  # "two armies", "one another"
            found.append(mention)
            return after
        stop = mark.end
    else:
        stop = mark.span.end
    after = bisect_left(starts, stop, index)
    if isinstance(mark, Number):
        found.append(_number(mark, found, lower, words[index], words[after] if after < len(words) else ""))
    else:
        found.append(Mention("D", mark.span.start, stop, "date", date=mark))
    return after


def _looked_up(folded: str, sentence: Cut, index: int, trie: Trie) -> tuple[Mention, int]:
    """Return the longest form that begins at a token, possessives aside, and the position after it."""
    words, starts, _ = sentence
    at, word = starts[index], words[index]
    capital = folded[at].isupper()
    branch = trie.get(word)
    if branch is not None and branch.longer and index + 1 < len(words):
        longest = _longest(branch, words, index, capital=capital)
        if longest is not None and not (word == "the" and _goes_on(words, longest[1])):
            (letter, kind, keys, _), last, owned = longest
            end = starts[last] + len(words[last])
            return _new(Mention, (letter, at, end, kind, keys, owned, None, None)), last + 1
    owned = False
    if (branch is None or not _counts(branch.alone, capital=capital)) and word[-2:] == "'s":
        branch, owned = trie.get(word[:-2]), True
    if branch is not None and branch.alone is not None and (capital or not branch.alone.cased):
        letter, kind, keys, _ = branch.alone
        return _new(Mention, (letter, at, at + len(word), kind, keys, owned, None, None)), index + 1
    letter = ("y" if capital else "x") if word[0].isalpha() else _PUNCTUATION.get(word, "*")
    return _new(Mention, (letter, at, at + len(word), "", (), False, None, None)), index + 1


def _goes_on(words: list[str], last: int) -> bool:
    """Say whether "the republic" is but the beginning of a name: "the Republic of Armenia"."""
    return words[last] in ("republic", "territory", "region") and words[last + 1 : last + 2] == ["of"]


def _counts(entry: Entry | None, *, capital: bool) -> bool:
    return entry is not None and (capital or not entry.cased)


def _longest(
    branch: Branch, words: list[str], index: int, *, capital: bool
) -> tuple[Entry, int, bool] | None:
    """Return the longest form of several words, where its last stands, and whether that is a possessive."""
    second = words[index + 1]
    forms = branch.longer.get(second, ())
    if second[-2:] == "'s":
        forms = (*forms, *(form for form in branch.longer.get(second[:-2], ()) if not form[0]))
    for rest, entry in forms:
        last = index + 1 + len(rest)
        if last >= len(words) or (entry.cased and not capital):
            continue
        ending = words[last]
        if not rest:
            return entry, last, ending[-2:] == "'s"
        if ending in (rest[-1], rest[-1] + "'s") and tuple(words[index + 2 : last]) == rest[:-1]:
            return entry, last, ending[-2:] == "'s" and ending != rest[-1]
    return None


def _number(figure: Number, found: list[Mention], lower: str, text: str, after: str) -> Mention:
    """Return the mention of a figure, disarmed where it is a year, a price, a share or a model's number."""
    mention = Mention("N", figure.start, figure.end, "number", figure=figure)
    before = found[-1] if found else None
    if figure.words is None and figure.low == figure.high and figure.low in _YEARS and text.isdigit():
        word = lower[before.start : before.end] if before else ""
        if word in _BEFORE_A_YEAR or after in (",", ".", "-", "\u2014", ")", "war", ""):
            return mention._replace(letter="D", kind="year", figure=None)
    if lower[figure.start - 1 : figure.start] in ("$", "\u20ac", "\u00a3"):
        return mention._replace(letter="E", kind="thing", keys=("measure",))
    if (
        before is not None
        and before.letter == "-"
        and before.end == figure.start
        and before.start > 0
        and lower[before.start - 1].isalnum()
    ):
        return mention._replace(letter="E", kind="thing", keys=("materiel",))  # T-72, Su-25, Covid-19
    if after == "%":
        return mention._replace(letter="E", kind="thing", keys=("measure",))
    return mention
