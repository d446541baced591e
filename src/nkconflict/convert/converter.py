"""The one converter: which type becomes what in JSON, and what is refused on the way back.

Nothing is coerced: `true` is no number, "5" is none either, and a key that a type does not have is an error.
What stands in the lexicon is written by its id, so that a report does not carry the whole tree of its
parties.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable
from datetime import date, time
from functools import cache, lru_cache
from typing import Any, TypeAlias, TypeVar, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.strategies import configure_tagged_union

from nkconflict.corpus import Corpus
from nkconflict.errors import DecodeError, LexiconError
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.checks import Named
from nkconflict.model.claims import Claim
from nkconflict.model.parties import Party, Person
from nkconflict.model.places import Place
from nkconflict.model.reports import Report
from nkconflict.model.sightings import Citation, Evidence, Mark, Marks
from nkconflict.model.spans import Span

__all__ = ["converter"]

Entity = TypeVar("Entity", Party, Person, Place)
Structure: TypeAlias = Callable[[Any, Any], Any]
"""What makes a value of a type of its JSON."""


@lru_cache(maxsize=8)
def converter(lexicon: Lexicon) -> Converter:
    """Return the converter that writes and reads the ids of a lexicon."""
    made = Converter(forbid_extra_keys=True, omit_if_default=True)
    # From the parts to the whole: a type is compiled with the hooks that its fields have by then.
    _plain(made)
    made.register_structure_hook_factory(attrs.has, lambda kind: _object(made, kind))
    made.register_structure_hook_factory(_is_tuple, lambda kind: _list(made, kind))
    made.register_unstructure_hook(Span, lambda span: [span.start, span.end])
    made.register_structure_hook(Span, _span)
    made.register_unstructure_hook(Marks, _marks)
    made.register_structure_hook(
        Marks, lambda value, _: Marks.packing(made.structure(value, tuple[Mark, ...]))
    )
    _by_id(made, Party, lexicon.party)
    _by_id(made, Person, lexicon.person)
    _by_id(made, Place, lexicon.place)
    for union in (Claim, Evidence | Citation):
        _tagged(made, union)
    made.register_unstructure_hook(Corpus, lambda corpus: [made.unstructure(report) for report in corpus])
    made.register_structure_hook(Corpus, lambda value, _: Corpus(made.structure(value, tuple[Report, ...])))
    return made


def _object(made: Converter, kind: type) -> Structure:
    """Return what makes a type of ours of an object, and of nothing else."""
    full: Structure = made.gen_structure_attrs_fromdict(kind)

    def structure(value: object, _: object) -> Any:
        if not isinstance(value, dict):
            raise DecodeError(f"must be an object, not {_shown(value)}")
        return full(value, kind)

    return structure


def _is_tuple(kind: object) -> bool:
    return get_origin(kind) is tuple


def _list(made: Converter, kind: type) -> Structure:
    """Return what makes a tuple of a list; a text, which would fall into letters, is none."""
    items: Any = types.GenericAlias(list, get_args(kind)[0])

    def structure(value: object, _: object) -> tuple[Any, ...]:
        if type(value) is not list:
            raise DecodeError(f"must be a list, not {_shown(value)}")
        return tuple(made.structure(value, items))

    return structure


def _tagged(made: Converter, union: Any) -> None:
    """Write and read the members of a union with their names in `type`."""
    configure_tagged_union(union, made, tag_name="type")
    chosen = made.get_structure_hook(union)
    names = [kind.__name__ for kind in get_args(union)]

    def structure(value: object, kind: object) -> Any:
        if not isinstance(value, dict):
            raise DecodeError(f"must be an object, not {_shown(value)}")
        if "type" in value and value["type"] not in names:
            what = f"must be one of {', '.join(names)}, not {_shown(value['type'])}"
            raise DecodeError(what, path="type")
        return chosen(value, kind)

    made.register_structure_hook(union, structure)


def _plain(made: Converter) -> None:
    """Let plain values be nothing but themselves."""
    for kind in _NAMES:
        made.register_structure_hook(kind, _exactly(kind))
    for named in Named.__subclasses__():  # each by itself: they are texts too
        made.register_structure_hook(named, _member)
    for moment in (date, time):
        made.register_unstructure_hook(moment, moment.isoformat)
        made.register_structure_hook(moment, _iso(moment))


def _exactly(kind: type) -> Callable[[object, object], object]:
    def structure(value: object, _: object) -> object:
        if kind is float and type(value) is int:
            return float(value)
        if type(value) is not kind:
            raise DecodeError(f"must be {_NAMES[kind]}, not {_shown(value)}")
        return value

    return structure


_NAMES = {int: "a whole number", str: "text", bool: "true or false", float: "a number"}


def _iso(kind: type[date | time]) -> Callable[[object, object], object]:
    def structure(value: object, _: object) -> object:
        try:
            if isinstance(value, str):
                found = kind.fromisoformat(value)
                if found.isoformat() == value:
                    return found
        except ValueError:
            pass
        raise DecodeError(f"must be a {kind.__name__} in ISO 8601, not {_shown(value)}")

    return structure


def _member(value: object, kind: type[Named]) -> Named:
    known = _members(kind)
    if not isinstance(value, str) or value not in known:
        raise DecodeError(f"must be one of {', '.join(known)}, not {_shown(value)}")
    return known[value]


@cache
def _members(kind: type[Named]) -> dict[str, Named]:
    return {str(member.value): member for member in kind}


def _span(value: object, _: object) -> Span:
    if isinstance(value, list) and len(value) == 2 and all(type(end) is int for end in value):
        return Span(value[0], value[1])
    raise DecodeError(f"must be [start, end] in code points, not {_shown(value)}")


def _marks(marks: Marks) -> list[dict[str, object]]:
    return [{"role": role.value, "span": [start, end]} for role, start, end in marks.stretches()]


def _by_id(made: Converter, kind: type[Entity], find: Callable[[str], Entity]) -> None:
    """Write what the lexicon has by its id, and anything else in full."""
    full_out = made.gen_unstructure_attrs_fromdict(kind)
    full_in = _object(made, kind)

    def unstructure(entity: Entity) -> object:
        return entity.id if _listed(entity, find) else full_out(entity)

    def structure(value: object, _: object) -> Any:
        if not isinstance(value, str):
            return full_in(value, kind)
        try:
            return find(value)
        except LexiconError as error:
            raise DecodeError(error.message) from None

    made.register_unstructure_hook(kind, unstructure)
    made.register_structure_hook(kind, structure)


def _listed(entity: Entity, find: Callable[[str], Entity]) -> bool:
    try:
        return find(entity.id or "") == entity
    except LexiconError:
        return False


def _shown(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:59]}…"
