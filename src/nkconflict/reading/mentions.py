"""Mentions: the words of a sentence that mean something here, each with a letter.

A sentence becomes a list of mentions and, from their letters, a string. "Azerbaijan says 60 civilians have died"
gives `PSNGhF`: a party, a saying, a number, a group, an auxiliary, a dying. Unknown words keep a place (`x`, or `y`
with a capital), so the distance between letters is the distance between words, and a shape that allows no `x`
allows no surprise. Offsets stay with the mentions, so whatever a shape finds can be pinned to characters.

What the letters are is written in one table per alphabet, in `vocabulary`. This module only cuts and looks up; it
also disarms the numbers that count no people: "10-month-old", "T-72", "$40", "in 2016".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from nkconflict.model.dates import WrittenDate
from nkconflict.reading.dates import DateMention
from nkconflict.reading.numbers import NUMERALS, Number, read_numbers
from nkconflict.reading.vocabulary import TOKEN, Branch, Trie

__all__ = ["Mention", "Tagged", "tag"]

_PUNCTUATION: Final = {",": ",", ".": ".", ";": ";", ":": ":", "(": "(", ")": ")", '"': '"', "-": "-", "\u2014": "=", "'": "'",
                       "[": "(", "]": ")", "!": ".", "?": ".", "%": "%", "$": "$", "&": "&", "/": "&"}  # fmt: skip
_DIGIT: Final = re.compile("[0-9]")
_NOUGHT: Final = re.compile(r"[apPx]?[LGg]")
_YEARS: Final = range(1918, 2041)
_BEFORE_A_YEAR: Final = frozenset(
    "in since of from until till by during before after early late mid and to".split()
)


class Mention(NamedTuple):
    """A word or run of words at `[start, end)` with its letter, kind and keys; `figure` or `date` where it is one."""

    letter: str
    start: int
    end: int
    kind: str = ""
    keys: tuple[str, ...] = ()
    possessive: bool = False
    figure: Number | None = None
    date: DateMention | None = None

    @property
    def key(self) -> str:
        """Return the first key, or nothing."""
        return self.keys[0] if self.keys else ""

    @property
    def written(self) -> WrittenDate | None:
        """Return the date as written, for a date."""
        return self.date.written if self.date else None


class Tagged(NamedTuple):
    """The mentions of a stretch of text, and the string of their letters: one letter a mention."""

    mentions: list[Mention]
    letters: str


_new: Final = tuple.__new__
"""Makes a mention in a fraction of the time of calling its class: most words mean nothing here."""


def tag(
    folded: str, lower: str, start: int, end: int, trie: Trie, dates: Sequence[DateMention] = ()
) -> Tagged:
    """Return the mentions of the sentence at `[start, end)`, in order and without overlap."""
    words = TOKEN.findall(lower, start, end)
    tokens: list[tuple[int, int, str]] = []
    stop, find = start, lower.find
    for word in words:
        at = find(word, stop)
        stop = at + len(word)
        tokens.append((at, stop, word))
    marked: dict[int, DateMention | Number] = {}
    if dates or not NUMERALS.isdisjoint(words) or _DIGIT.search(lower, start, end):
        taken = [(date.span.start, date.span.end) for date in dates]
        marked = {number.start: number for number in read_numbers(lower, start, end, taken)}
        marked |= {date.span.start: date for date in dates}
    found: list[Mention] = []
    branches = trie.get
    index, count = 0, len(tokens)
    while index < count:
        at, stop, word = tokens[index]
        branch = branches(word)
        if at in marked:
            index = _marked(folded, lower, tokens, index, trie, found, marked[at])
        elif branch is None and word[-2:] != "'s":
            letter = _PUNCTUATION.get(word)
            if letter is None:
                letter = ("y" if folded[at].isupper() else "x") if word[0].isalpha() else "*"
            found.append(_new(Mention, (letter, at, stop, "", (), False, None, None)))
            index += 1
        elif branch is not None and branch.single is not None and _alone(branch, words, index + 1):
            entry = branch.single  # most words: one meaning, in any case
            found.append(_new(Mention, (entry.letter, at, stop, entry.kind, entry.keys, False, None, None)))
            index += 1
        else:
            mention, index = _looked_up(folded, tokens, index, trie)
            found.append(mention)
    letters = "".join([mention.letter for mention in found])
    if "d" in letters or "Q" in letters:
        _reconsider(found, letters, lower)
    if "-" in letters:
        found = _compounds(found, lower)
    return Tagged(found, "".join([mention.letter for mention in found]))


def _alone(branch: Branch, words: list[str], following: int) -> bool:
    """Say whether no longer form can begin at a word, to judge by the word that follows."""
    if not branch.longer or following >= len(words):
        return True
    word = words[following]
    return word not in branch.longer and (word[-2:] != "'s" or word[:-2] not in branch.longer)


def _marked(
    folded: str,
    lower: str,
    tokens: list[tuple[int, int, str]],
    index: int,
    trie: Trie,
    found: list[Mention],
    mark: DateMention | Number,
) -> int:
    """Add the mention of a date or of a number, and return the position of the token after it."""
    if isinstance(mark, Number):
        mention, after = _looked_up(folded, tokens, index, trie)
        if mention.kind == "sides":  # "two armies", "one another"
            found.append(mention)
            return after
        stop = mark.end
    else:
        stop = mark.span.end
    text = tokens[index][2]
    while index < len(tokens) and tokens[index][0] < stop:
        index += 1
    if isinstance(mark, Number):
        found.append(_number(mark, found, lower, text, tokens[index][2] if index < len(tokens) else ""))
    else:
        found.append(Mention("D", mark.span.start, stop, "date", date=mark))
    return index


def _reconsider(found: list[Mention], letters: str, lower: str) -> None:
    """Turn "no" before people or losses into the number nought, and a verb that hedges no number into a saying."""
    for index in range(len(found) - 1):
        mention = found[index]
        if mention.letter == "d" and lower[mention.start : mention.end] in ("no", "without"):
            if _NOUGHT.match(letters, index + 1):  # "no casualties", "without losses", "no civilians"
                figure = Number(mention.start, mention.end, 0, 0, None)
                found[index] = Mention("N", mention.start, mention.end, "number", figure=figure)
        elif (
            mention.letter == "d"
            and letters[index + 1] == "/"
            and lower[mention.start : mention.end] == "none"
        ):
            nought = Number(mention.start, mention.end, 0, 0, None)  # "none of the servicemen"
            found[index] = Mention("N", mention.start, mention.end, "number", figure=nought)
        elif (
            mention.letter == "Q"
            and found[index + 1].letter not in "NQ1M"
            and lower[mention.start : mention.end] == "estimated"
        ):
            found[index] = mention._replace(letter="S", kind="say", keys=("said",))


def _looked_up(
    folded: str, tokens: list[tuple[int, int, str]], index: int, trie: Trie
) -> tuple[Mention, int]:
    """Return the longest form that begins at a token, a possessive ending aside, and the position after it."""
    at, stop, word = tokens[index]
    capital = folded[at].isupper()
    branch = trie.get(word)
    if branch is not None:
        if branch.longer and index + 1 < len(tokens):
            second = tokens[index + 1][2]
            forms = branch.longer.get(second, ())
            if second[-2:] == "'s":
                forms = (
                    *forms,
                    *((rest, entry) for rest, entry in branch.longer.get(second[:-2], ()) if not rest),
                )
            for rest, entry in forms:
                last = index + 1 + len(rest)
                if last >= len(tokens) or (entry.cased and not capital):
                    continue
                ending = tokens[last][2]
                owned = ending[-2:] == "'s" and (not rest or ending != rest[-1])
                if not rest or (
                    (ending == rest[-1] or ending == rest[-1] + "'s")
                    and all(tokens[index + 2 + k][2] == rest[k] for k in range(len(rest) - 1))
                ):
                    return _new(
                        Mention,
                        (entry.letter, at, tokens[last][1], entry.kind, entry.keys, owned, None, None),
                    ), last + 1
        if branch.alone is not None and (capital or not branch.alone.cased):
            entry = branch.alone
            return _new(
                Mention, (entry.letter, at, stop, entry.kind, entry.keys, False, None, None)
            ), index + 1
    if word[-2:] == "'s":
        branch = trie.get(word[:-2])
        if branch is not None and branch.alone is not None and (capital or not branch.alone.cased):
            entry = branch.alone
            return _new(
                Mention, (entry.letter, at, stop, entry.kind, entry.keys, True, None, None)
            ), index + 1
    letter = ("y" if capital else "x") if word[0].isalpha() else _PUNCTUATION.get(word, "*")
    return _new(Mention, (letter, at, stop, "", (), False, None, None)), index + 1


def _number(figure: Number, found: list[Mention], lower: str, text: str, after: str) -> Mention:
    """Return the mention of a figure, disarmed where it is a year, a price, a share or a model's number."""
    mention = Mention("N", figure.start, figure.end, "number", figure=figure)
    before = found[-1] if found else None
    if figure.words is None and figure.low == figure.high and figure.low in _YEARS and text.isdigit():
        word = lower[before.start : before.end] if before else ""
        if word in _BEFORE_A_YEAR or after in (",", ".", "-", "\u2014", ")", "war", ""):
            return mention._replace(letter="D", kind="year", figure=None)
    if before is not None and before.letter == "$":
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


def _compounds(found: list[Mention], lower: str) -> list[Mention]:
    """Fold "10-month-old" and "16-strong" into one unknown word: the number in them counts no people."""
    folded: list[Mention] = []
    index = 0
    while index < len(found):
        mention, last = found[index], index
        if mention.letter == "N":
            while last + 2 < len(found) and found[last + 1].letter == "-" and found[last + 1].start == found[last].end and (
                found[last + 2].start == found[last + 1].end and found[last + 2].letter not in "N"
            ):  # fmt: skip
                last += 2
        if last > index:
            aged = lower[found[last].start : found[last].end].endswith("old")
            mention = Mention("n" if aged else "x", mention.start, found[last].end, "age" if aged else "")
        folded.append(mention)
        index = last + 1
    return folded
