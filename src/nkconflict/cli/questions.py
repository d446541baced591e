"""Which question is asked of what: the paths and the dataset as a corpus, narrowed by the options."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Sequence

from nkconflict.corpus import Corpus
from nkconflict.query import (
    Account,
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

__all__ = ["answer"]

Load = Callable[[Sequence[str]], Corpus]


def answer(arguments: Namespace, load: Load) -> Sequence[object]:
    """Return the answer to the question asked; `load` reads paths into a corpus."""
    if arguments.question == "diff":
        return _diff(arguments, load)
    if not arguments.paths and not arguments.dataset:
        arguments.command.error("name a PATH or a --dataset")
    given = _narrowed(arguments, _dataset(arguments) | load(arguments.paths))
    day = arguments.as_of
    if arguments.question == "totals":
        return totals(given, as_of=day)
    if day is not None:
        given = known_at(given, day)
    match arguments.question:
        case "series":
            return series(given)
        case "ceasefires":
            return lifelines(given)
        case "silences":
            return silences(given)
        case _:
            return (*conflicts(given), *(reconciled(given) if arguments.reconciled else ()))


def _diff(arguments: Namespace, load: Load) -> Sequence[object]:
    paths = arguments.paths
    if arguments.since is None:
        if len(paths) != 2 or arguments.dataset:
            arguments.command.error("name two PATHs to compare, or the earlier day with --since")
        before, after = (_narrowed(arguments, load([path])) for path in paths)
        return diff(before, after, until=arguments.as_of)
    if not paths and not arguments.dataset:
        arguments.command.error("name a PATH or a --dataset")
    given = _narrowed(arguments, _dataset(arguments) | load(paths))
    return diff(given, since=arguments.since, until=arguments.as_of)


def _dataset(arguments: Namespace) -> Corpus:
    from nkconflict.datasets import load_2020_war, load_claims

    match arguments.dataset:
        case "2020-war":
            return load_2020_war()
        case "claims":
            return load_claims()
        case _:
            return Corpus()


def _narrowed(arguments: Namespace, corpus: Corpus) -> tuple[Account, ...]:
    """Return the accounts that agree with the options; truces and silences are asked of all."""
    asked = {name: getattr(arguments, name) for name in ("claimant", "side", "group", "outcome")}
    return select(corpus, **asked) if any(asked.values()) else accounts(corpus)
