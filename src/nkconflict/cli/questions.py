"""Which question is asked of what: the paths and the dataset as a corpus, narrowed by the options."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Sequence
from typing import Any

from nkconflict.corpus import Corpus
from nkconflict.errors import LexiconError
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.query import (
    Conflict,
    Reconciled,
    Silence,
    accounts,
    conflicts,
    diff,
    known_at,
    lifelines,
    reconciled,
    select,
    series,
    silences,
    totals,
)

__all__ = ["Load", "answer"]

Load = Callable[[Sequence[str]], Corpus]


def answer(arguments: Namespace, load: Load) -> Sequence[object]:
    """Return the answer to the question asked; `load` reads paths into a corpus."""
    asked = _asked(arguments)
    if arguments.question == "diff":
        return _diff(arguments, load, asked)
    if not arguments.paths and not arguments.dataset:
        arguments.command.error("name a PATH or a --dataset")
    corpus, day = _dataset(arguments) | load(arguments.paths), arguments.as_of
    if arguments.question == "totals":
        return totals(select(corpus, **asked) if asked else corpus, as_of=day)
    given = accounts(corpus) if day is None else known_at(corpus, day)
    match arguments.question:
        case "series":
            return series(given, **asked)
        case "ceasefires":
            if asked:
                arguments.command.error("a truce has no claimant, side, group or outcome to choose it by")
            return lifelines(given)
        case "matrix" | "places":
            return select(given, **asked) if asked else given
        case "silences":
            return [silence for silence in silences(given) if _of_silence(silence, asked)]
        case _:
            found: list[Conflict | Reconciled] = [*conflicts(given)]
            found += reconciled(given) if arguments.reconciled else ()
            return [pair for pair in found if _of_pair(pair, asked)]


def _asked(arguments: Namespace) -> dict[str, Any]:
    """Return the options that narrow a question; a party that the lexicon lacks is refused by name."""
    lexicon = Lexicon.default()
    asked: dict[str, Any] = {
        name: value for name in ("claimant", "group", "outcome") if (value := getattr(arguments, name))
    }
    sides = tuple((arguments.side or "").split("+")) if arguments.side else ()
    try:
        for party in (*sides, *([arguments.claimant] if arguments.claimant else [])):
            lexicon.party(party)
    except LexiconError as error:
        arguments.command.error(error.message)
    return asked | ({"side": sides} if sides else {})


def _of_silence(silence: Silence, asked: dict[str, Any]) -> bool:
    whose = {asked.get("claimant", silence.party), *asked.get("side", (silence.party,))}
    return (
        whose == {silence.party}
        and asked.get("group", silence.group) == silence.group
        and asked.get("outcome", silence.outcome) == silence.outcome
    )


def _of_pair(pair: Conflict | Reconciled, asked: dict[str, Any]) -> bool:
    """Say whether one of a pair agrees with what is asked; the other is whoever it stands against."""
    return not asked or bool(select((pair.first, pair.second), **asked))


def _diff(arguments: Namespace, load: Load, asked: dict[str, Any]) -> Sequence[object]:
    paths, since, until = arguments.paths, arguments.since, arguments.as_of
    if since is None:
        if len(paths) != 2 or arguments.dataset:
            arguments.command.error("name two PATHs to compare, or the earlier day with --since")
        before, after = (select(load([path]), **asked) for path in paths)
        return diff(before, after, until=until)
    if not paths and not arguments.dataset:
        arguments.command.error("name a PATH or a --dataset")
    if until is not None and since > until:
        arguments.command.error(f"--since {since} is after --as-of {until}")
    return diff(select(_dataset(arguments) | load(paths), **asked), since=since, until=until)


def _dataset(arguments: Namespace) -> Corpus:
    from nkconflict.datasets import load_2020_war, load_claims

    match arguments.dataset:
        case "2020-war":
            return load_2020_war()
        case "claims":
            return load_claims()
        case _:
            return Corpus()
