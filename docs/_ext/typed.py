"""The reference of the types, made readable: a frozen value is called with names and plain defaults."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any

import attrs
from sphinx.application import Sphinx


def default(field: attrs.Attribute[Any]) -> str:
    """Return a field's default as it would be written."""
    value = field.default
    if isinstance(value, attrs.Factory):  # type: ignore[arg-type]
        return "..."
    return repr(str(value)) if isinstance(value, Enum) else repr(value)


def called(
    _app: Sphinx, what: str, _name: str, value: Any, _options: object, _signature: str, _returns: str
) -> tuple[str, str | None] | None:
    """Return how a frozen value is made; its types stand with its fields."""
    if what != "class" or not attrs.has(value):
        return None
    made = [field for field in attrs.fields(value) if field.init]
    given = [f.name if f.default is attrs.NOTHING else f"{f.name}={default(f)}" for f in made]
    first = next((index for index, field in enumerate(made) if field.kw_only), None)
    if first is not None:
        given.insert(first, "*")
    return f"({', '.join(given)})", None


def setup(app: Sphinx) -> Mapping[str, bool]:
    """Register the hook."""
    app.connect("autodoc-process-signature", called)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
