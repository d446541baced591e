"""The JSON Schema of a document, made from the types, so that it cannot say anything else than they do."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from datetime import date, time
from enum import Enum
from typing import Any, Final

import attrs

from nkconflict.convert.documents import TYPES
from nkconflict.convert.upgrades import SCHEMA_VERSION
from nkconflict.corpus import Corpus
from nkconflict.model.claims import CLAIM_TYPES
from nkconflict.model.parties import Party, Person
from nkconflict.model.places import Place
from nkconflict.model.reports import Report
from nkconflict.model.sightings import Citation, Evidence, Mark, Marks
from nkconflict.model.spans import Span

__all__ = ["json_schema"]

_TAGGED: Final = (set(CLAIM_TYPES), {Evidence, Citation})
"""The unions whose members say in `type` which of them they are."""

_PLAIN: Final[Mapping[object, dict[str, object]]] = {
    int: {"type": "integer"},
    str: {"type": "string"},
    bool: {"type": "boolean"},
    float: {"type": "number"},
    date: {"type": "string", "format": "date"},
    time: {"type": "string", "format": "time"},
    type(None): {"type": "null"},
}

_LISTS: Final[Mapping[object, type]] = {Corpus: Report, Marks: Mark}
"""The types that are lists of others."""


def json_schema() -> dict[str, object]:
    """Return the schema (JSON Schema, draft 2020-12) of the documents that `dumps` writes."""
    made = _Definitions()
    documents = [
        {
            "properties": {"type": {"const": name}, "value": made.of(kind)},
            "required": ["schema_version", "type", "value"],
        }
        for name, kind in TYPES.items()
    ]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"nkconflict document, version {SCHEMA_VERSION}",
        "type": "object",
        "properties": {
            "schema_version": {"const": SCHEMA_VERSION},
            "type": {"type": "string"},
            "value": True,
        },
        "additionalProperties": False,
        "required": ["schema_version", "type", "value"],
        "oneOf": documents,
        "$defs": dict(sorted(made.found.items())),
    }


class _Definitions:
    """The definitions of the types met so far, by name."""

    def __init__(self) -> None:
        self.found: dict[str, dict[str, object]] = {}

    def of(self, kind: Any) -> dict[str, object]:
        """Return the schema of a type: plain, an enum, a list, a union, or a reference to a definition."""
        if kind in _PLAIN:
            return dict(_PLAIN[kind])
        if isinstance(kind, type) and issubclass(kind, Enum):
            return {"enum": [str(member.value) for member in kind]}
        if kind is Span:
            return {"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 2, "maxItems": 2}
        if kind in _LISTS:
            return {"type": "array", "items": self.of(_LISTS[kind])}
        origin, inner = typing.get_origin(kind), typing.get_args(kind)
        if origin is tuple:
            return {"type": "array", "items": self.of(inner[0])}
        if origin in (typing.Union, types.UnionType):
            return self._union(inner)
        return self._reference(kind)

    def _union(self, members: tuple[Any, ...]) -> dict[str, object]:
        if any(set(members) == tagged for tagged in _TAGGED):
            return {"oneOf": [self._reference(member, tagged=True) for member in members]}
        return {"anyOf": [self.of(member) for member in members]}

    def _reference(self, kind: type, *, tagged: bool = False) -> dict[str, object]:
        name = f"tagged {kind.__name__}" if tagged else kind.__name__
        if name not in self.found:
            self.found[name] = {}  # so that a type within itself ends
            self.found[name] = self._object(kind, tagged=tagged)
        return {"$ref": f"#/$defs/{name.replace(' ', '%20')}"}

    def _object(self, kind: type, *, tagged: bool) -> dict[str, object]:
        hints = typing.get_type_hints(kind)
        fields = attrs.fields(kind)
        properties = {field.name: self.of(hints[field.name]) for field in fields}
        required = [field.name for field in fields if field.default is attrs.NOTHING]
        if tagged:
            properties, required = {"type": {"const": kind.__name__}, **properties}, ["type", *required]
        schema: dict[str, object] = {
            "description": (kind.__doc__ or "").strip().partition("\n")[0],
            "type": "object",
            "properties": properties,
            "additionalProperties": False,
            "required": required,
        }
        if kind in (Party, Person, Place):
            return {"anyOf": [{"type": "string", "description": "an id of the lexicon"}, schema]}
        return schema
