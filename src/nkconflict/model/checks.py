"""What the model's types share: validators, converters, a base for enums, and a short repr.

A validator is a plain function that refuses with field, value and reason. `True` is an `int` and a `datetime`
is a `date` to Python, but neither to a person who counts the dead of a day, so types are compared exactly.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum, StrEnum
from typing import Any, Never, TypeAlias, cast

import attrs

from nkconflict.errors import NkConflictError

Validator: TypeAlias = Callable[[Any, Any, Any], None]


class Named(StrEnum):
    """Values that are chosen by name; another name is refused with the list of those that there are."""

    # `typing.override` came with Python 3.12.
    @classmethod
    def _missing_(cls, value: object) -> Never:  # pyrefly: ignore[missing-override-decorator]
        raise NkConflictError(f"{cls.__name__}: must be {_either(cls)}, not {_cut(value)}")


def refuse(instance: object, attribute: Any, value: object, reason: str) -> NkConflictError:
    """Return the error that says which field of which type refused what, and why."""
    return NkConflictError(f"{type(instance).__name__}.{attribute.name}: {reason}, not {_cut(value)}")


def exactly(*kinds: type, none: bool = False) -> Validator:
    """Accept values of exactly these types, and None where `none`."""
    accepted = frozenset(kinds) | ({type(None)} if none else set())
    reason = f"must be {_either([kind.__name__ for kind in kinds] + ['None'] * none)}"

    def check(instance: Any, attribute: Any, value: Any) -> None:
        if type(value) not in accepted:
            raise refuse(instance, attribute, value, reason)

    return check


def tuple_of(kind: type[Any]) -> Validator:
    """Accept a tuple whose items are exactly of this type; text among them must not be blank."""

    def check(instance: Any, attribute: Any, value: Any) -> None:
        if type(value) is not tuple:
            raise refuse(instance, attribute, value, f"must be a tuple of {kind.__name__}")
        for item in value:
            if type(item) is not kind or (kind is str and not item.strip()):
                reason = f"must hold only {kind.__name__}{' that is not blank' if kind is str else ''}"
                raise refuse(instance, attribute, item, reason)

    return check


def natural(instance: Any, attribute: Any, value: Any) -> None:
    """Accept whole numbers from 0; a bool is not one."""
    if type(value) is not int or value < 0:
        raise refuse(instance, attribute, value, "must be a whole number from 0")


def natural_or_none(instance: Any, attribute: Any, value: Any) -> None:
    """Accept None and whole numbers from 0."""
    if value is not None:
        natural(instance, attribute, value)


def filled(instance: Any, attribute: Any, value: Any) -> None:
    """Accept text with at least one character that is not white space."""
    if type(value) is not str or not value.strip():
        raise refuse(instance, attribute, value, "must be text that is not blank")


def filled_or_none(instance: Any, attribute: Any, value: Any) -> None:
    """Accept None and text with at least one character that is not white space."""
    if value is not None:
        filled(instance, attribute, value)


def as_tuple(items: Iterable[Any]) -> tuple[Any, ...]:
    """Normalise any iterable to a tuple, so that a list given to a constructor cannot be changed later.

    What is no collection, and text, which would fall into letters, is left as it is for the validator to
    refuse.
    """
    if type(items) is tuple or type(items) is str or not hasattr(items, "__iter__"):
        return cast("tuple[Any, ...]", items)
    return tuple(items)


def shown(value: Any) -> str:
    """Return the repr of a value: fields at their default are left out, parts with an id are `<id>`.

    A claim holds whole trees of parties and places; in full they would bury the figure.
    """
    parts = []
    for field in attrs.fields(type(value)):
        item = getattr(value, field.name)
        if field.repr is False or (field.default is not attrs.NOTHING and field.default == item):
            continue
        parts.append(f"{field.name}={field.repr(item) if callable(field.repr) else _part(item)}")
    return f"{type(value).__name__}({', '.join(parts)})"


def _part(item: object) -> str:
    if isinstance(item, Enum):
        return repr(item.value)
    if isinstance(item, tuple):
        return f"({', '.join(map(_part, item))}{',' * (len(item) == 1)})"
    name = getattr(item, "id", None)
    return repr(item) if name is None else f"<{name}>"


def _either(names: Iterable[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} or {last}" if others else last


def _cut(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:77]}..."
