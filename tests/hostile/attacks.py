"""Strings that make a backtracking engine try all it can, made from the regular expression itself.

A pattern is slow where a repetition can be tried in many ways: with itself inside, beside another that
takes the same characters, or begun anew at every character. So each repetition is pumped: what leads to
it, its body again and again, and an end that lets everything fail.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from re import _parser  # type: ignore[attr-defined]
from typing import Any, Final, NamedTuple

__all__ = ["Attack", "attacks"]

LONG: Final = 4
"""How often at least a repetition may go on to be worth an attack."""

ENDS: Final = ("", "\0")
_OTHERS: Final = "xX1 ,.;\"'(-\n\u00e9*"
_CATEGORIES: Final = {
    "CATEGORY_DIGIT": "7",
    "CATEGORY_NOT_DIGIT": "x",
    "CATEGORY_SPACE": " ",
    "CATEGORY_NOT_SPACE": "x",
    "CATEGORY_WORD": "x",
    "CATEGORY_NOT_WORD": " ",
}


class Attack(NamedTuple):
    """A string of any length: what leads to the repetition, its body again and again, an end."""

    start: str
    body: str
    end: str

    def of(self, characters: int) -> str:
        """Return the string with about so many characters."""
        return self.start + self.body * (characters // len(self.body) + 1) + self.end


def attacks(pattern: str, flags: int) -> set[Attack]:
    """Return the attacks on a pattern: each of its repetitions pumped, with and without what leads to it."""
    tree = _parser.parse(pattern, flags)
    found: set[Attack] = set()
    for before, body in _pumped(tree, ""):
        for start, again in (("", body), (before, body), ("", before + body)):
            found |= {Attack(start, again, end) for end in ENDS if again}
    whole = _sample(tree)
    return found | {Attack("", whole, end) for end in ENDS if whole}


def _pumped(nodes: Any, before: str) -> Iterator[tuple[str, str]]:
    """Yield each repetition of a tree as what leads to it and its body, one for each branch of the body."""
    for operation, argument in nodes:
        name = str(operation)
        if name.endswith("_REPEAT"):
            low, high, inner = argument
            yield from _pumped(inner, before)
            if int(high) >= LONG:
                for body in _ways(inner):
                    yield before, body
                    yield before + body * int(low), body
        for inner in _within(name, argument):
            yield from _pumped(inner, before)
        before += _sample([(operation, argument)])


def _within(name: str, argument: Any) -> Sequence[Any]:
    """Return what a node holds that stands or falls with it."""
    if name == "SUBPATTERN":
        return (argument[-1],)
    if name in ("ASSERT", "ASSERT_NOT"):
        return (argument[1],)
    if name == "BRANCH":
        return tuple(argument[1])
    return (argument,) if name == "ATOMIC_GROUP" else ()


def _ways(nodes: Any) -> list[str]:
    """Return strings that a body can be: its sample, and that of each branch at its top."""
    ways = [_sample(nodes)]
    if len(nodes) == 1:
        name, argument = str(nodes[0][0]), nodes[0][1]
        for inner in _within(name, argument) if name in ("BRANCH", "SUBPATTERN") else ():
            ways += _ways(inner)
        if name == "IN":
            ways += [_one(item) for item in argument if str(item[0]) != "NEGATE"][:6]
    return ways


def _sample(nodes: Any) -> str:
    """Return a string that a tree matches, what looks around aside."""
    return "".join(_part(str(operation), argument) for operation, argument in nodes)


def _part(name: str, argument: Any) -> str:
    match name:
        case "LITERAL":
            return chr(argument)
        case "NOT_LITERAL":
            return next(other for other in _OTHERS if other != chr(argument))
        case "ANY":
            return "x"
        case "IN":
            return _member(argument)
        case "BRANCH":
            return _sample(argument[1][0])
        case "SUBPATTERN":
            return _sample(argument[-1])
        case "ATOMIC_GROUP":
            return _sample(argument)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            low, high, inner = argument
            return _sample(inner) * max(int(low), int(int(high) > 0))
        case _:  # places, what looks around, what stood before
            return ""


def _member(items: Any) -> str:
    if str(items[0][0]) != "NEGATE":
        return _one(items[0])
    out = {_one(item) for item in items}
    spans = [item[1] for item in items if str(item[0]) == "RANGE"]
    kinds = {str(item[1]) for item in items if str(item[0]) == "CATEGORY"}

    def free(other: str) -> bool:
        ranged = any(low <= ord(other) <= high for low, high in spans)
        spaced = "CATEGORY_SPACE" in kinds and other.isspace()
        digit = "CATEGORY_DIGIT" in kinds and other.isdigit()
        worded = "CATEGORY_WORD" in kinds and (other.isalnum() or other == "_")
        signed = "CATEGORY_NOT_WORD" in kinds and not other.isalnum()
        return other not in out and not (ranged or spaced or digit or worded or signed)

    return next(filter(free, _OTHERS), "\u2603")


def _one(item: Any) -> str:
    name, value = str(item[0]), item[1]
    if name == "LITERAL":
        return chr(value)
    return (
        chr(value[0]) if name == "RANGE" else _CATEGORIES.get(str(value), "x") if name == "CATEGORY" else ""
    )
