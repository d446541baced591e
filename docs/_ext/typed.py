"""The reference of the types, made readable: a frozen value is called with names and plain defaults.

Docstrings mark code with single backticks, as Markdown does; here they become what Sphinx wants.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum
from typing import Any, Final

import attrs
from sphinx.application import Sphinx

CODE: Final = re.compile(r"(?<![`:])`(?!`)([^`]+?)`(?!`)(\w?)")
"""Words in single backticks, and the letter behind them ("`Report`s")."""


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


def literal(code: re.Match[str]) -> str:
    """Return words in single backticks as Sphinx marks code, which begins and ends with a letter."""
    words = " ".join(code[1].split())
    return f"``{words}``" + (f"\\ {code[2]}" if code[2] else "")


def spelled(_app: Sphinx, _what: str, _name: str, _value: object, _options: object, lines: list[str]) -> None:
    """Mark the code in a docstring, in place."""
    lines[:] = CODE.sub(literal, "\n".join(lines)).split("\n")


def setup(app: Sphinx) -> Mapping[str, bool]:
    """Register the hooks."""
    app.connect("autodoc-process-signature", called)
    app.connect("autodoc-process-docstring", spelled)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
