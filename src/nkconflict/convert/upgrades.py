"""Versions of the schema, and how a document of an older one becomes one of the current."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from nkconflict.errors import DecodeError

__all__ = ["SCHEMA_VERSION", "upgraded"]

SCHEMA_VERSION: Final = 3
"""The version of what is written. It rises with every change of the model that a document can show."""


def upgraded(document: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a document in the current version; DecodeError where its version is none that is known."""
    version = document["schema_version"]
    if type(version) is not int:
        what = f"schema_version must be a whole number, not {version!r:.40}"
        raise DecodeError(what, path="$.schema_version")
    if not 1 <= version <= SCHEMA_VERSION:
        what = f"schema_version must be from 1 to {SCHEMA_VERSION}, not {version}"
        newer = "; a newer release of nkconflict may know it" if version > SCHEMA_VERSION else ""
        raise DecodeError(f"{what}{newer}", path="$.schema_version")
    for step in range(version, SCHEMA_VERSION):
        document = {**document, "schema_version": step + 1, "value": _UPGRADES[step](document["value"])}
    return document


def _spans_as_pairs(value: Any) -> Any:
    """Version 1 wrote a span as an object of `start` and `end`; version 2 writes the pair."""
    if isinstance(value, dict):
        if value.keys() == {"start", "end"}:
            return [value["start"], value["end"]]
        return {key: _spans_as_pairs(part) for key, part in value.items()}
    return [_spans_as_pairs(part) for part in value] if isinstance(value, list) else value


def _as_it_is(value: Any) -> Any:
    """Version 3 only knows one more kind of block, `unread`."""
    return value


_UPGRADES: Final[Mapping[int, Callable[[Any], Any]]] = {1: _spans_as_pairs, 2: _as_it_is}
"""What leads from each version to the next."""
