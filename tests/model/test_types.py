"""What holds for every public type of the model: final, frozen, slotted, of nothing that can change."""

from __future__ import annotations

import contextlib
import copy
import enum
import pickle
import types
import typing
from datetime import date, datetime, time, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.discovery import ENUMS, MODULES, VALUES
from nkconflict.errors import NkConflictError
from nkconflict.model.dates import MonthDay
from nkconflict.model.places import Tenure

PLAIN = frozenset({int, str, bytes, bool, float, types.NoneType, date, datetime, timedelta, time})
every_value = pytest.mark.parametrize("kind", VALUES, ids=lambda kind: kind.__name__)
every_enum = pytest.mark.parametrize("kind", ENUMS, ids=lambda kind: kind.__name__)


def parts(annotation: Any) -> set[Any]:
    """Return the types that an annotation is made of, with unions and tuples taken apart."""
    if typing.get_origin(annotation) not in (types.UnionType, typing.Union, tuple):
        return {annotation}
    return {
        part for argument in typing.get_args(annotation) if argument is not ... for part in parts(argument)
    }


def immutable(value: Any) -> bool:
    """Say whether a value is plain, an enum, a frozen value, or a tuple of such, all the way down."""
    if type(value) is tuple:
        return all(map(immutable, value))
    if attrs.has(type(value)):
        return all(immutable(getattr(value, field.name)) for field in attrs.fields(type(value)))
    return type(value) in PLAIN or isinstance(value, enum.Enum)


def test_there_are_types_to_test() -> None:
    assert len(VALUES) > 30
    assert len(ENUMS) > 15


@every_value
def test_a_type_is_final_frozen_and_slotted(kind: type[Any]) -> None:
    assert getattr(kind, "__final__", False)
    assert "__slots__" in vars(kind)
    assert "__dict__" not in dir(kind)


@every_value
def test_a_type_has_a_docstring_of_its_own(kind: type) -> None:
    assert kind.__doc__
    assert not kind.__doc__.startswith("Method generated")


@every_enum
def test_an_enum_has_a_docstring_and_names_that_are_its_values(kind: type[enum.Enum]) -> None:
    assert kind.__doc__
    assert kind.__doc__ != enum.Enum.__doc__
    for member in kind:
        assert member.name == str(member.value).replace(" ", "_").upper()
        assert kind(str(member)) is member


@every_enum
def test_an_enum_refuses_other_names_with_those_it_has(kind: type[enum.Enum]) -> None:
    with pytest.raises(NkConflictError) as caught:
        kind("nothing of the kind")
    assert all(str(member) in str(caught.value) for member in kind)
    assert str(caught.value).startswith(f"{kind.__name__}: ")


@every_value
def test_public_methods_have_docstrings(kind: type) -> None:
    bare = [name for name, value in vars(kind).items() if not name.startswith("_") and not documented(value)]
    assert not bare


def documented(value: Any) -> bool:
    if isinstance(value, types.MemberDescriptorType):
        return True  # a field; the class's docstring tells of it
    return bool(getattr(value, "__doc__", None))


@every_value
def test_fields_are_of_plain_types_enums_and_other_frozen_values(kind: type[Any]) -> None:
    hints = typing.get_type_hints(kind)
    allowed = PLAIN | set(VALUES) | set(ENUMS)
    for field in attrs.fields(kind):
        assert parts(hints[field.name]) <= allowed, field.name


@every_value
def test_no_default_can_be_changed(kind: type[Any]) -> None:
    for field in attrs.fields(kind):
        assert field.default is attrs.NOTHING or immutable(field.default), field.name


@every_value
def test_types_of_more_than_two_fields_take_them_by_name(kind: type[Any]) -> None:
    positional = [field.name for field in attrs.fields(kind) if not field.kw_only]
    # A day has one order in which it is said, and so has who held a place from when to when.
    assert len(positional) <= 2 or kind in (MonthDay, Tenure)


@every_value
@given(data=st.data())
def test_a_value_is_immutable_all_the_way_down(kind: type[Any], data: st.DataObject) -> None:
    value = data.draw(st.from_type(kind))
    assert immutable(value)
    field = data.draw(st.sampled_from(attrs.fields(kind)))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(value, field.name, None)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        delattr(value, field.name)
    with pytest.raises((AttributeError, attrs.exceptions.FrozenInstanceError)):
        value.something = 1


@every_value
@given(data=st.data())
def test_a_copy_a_pickle_and_an_unchanged_evolution_are_the_same_value(
    kind: type[Any], data: st.DataObject
) -> None:
    value = data.draw(st.from_type(kind))
    same = [copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value)), attrs.evolve(value)]
    for again in same:
        assert type(again) is kind
        assert again == value
        assert hash(again) == hash(value)
        assert repr(again) == repr(value)


@every_value
@given(data=st.data())
def test_an_evolution_changes_the_field_it_names_or_is_refused(kind: type[Any], data: st.DataObject) -> None:
    value, other = data.draw(st.from_type(kind)), data.draw(st.from_type(kind))
    for field in attrs.fields(kind):
        changes: dict[str, Any] = {field.name: getattr(other, field.name)}
        with contextlib.suppress(NkConflictError):  # some fields only change together
            evolved = attrs.evolve(value, **changes)
            rest = {f.name: getattr(value, f.name) for f in attrs.fields(kind)}
            assert attrs.asdict(evolved, recurse=False) == rest | changes


@every_value
@given(data=st.data())
def test_a_value_equals_no_value_of_another_type(kind: type, data: st.DataObject) -> None:
    value = data.draw(st.from_type(kind))
    other = data.draw(st.from_type(data.draw(st.sampled_from([k for k in VALUES if k is not kind]))))
    assert value != other
    assert value != attrs.astuple(value, recurse=False)


@every_value
@given(data=st.data())
def test_a_repr_names_the_type_and_is_one_line(kind: type, data: st.DataObject) -> None:
    shown = repr(data.draw(st.from_type(kind)))
    assert shown.startswith(f"{kind.__name__}(")
    assert "\n" not in shown


def test_public_names_are_those_that_modules_offer() -> None:
    for module in MODULES:
        offered = getattr(module, "__all__", None)
        if offered is not None:
            own = [k.__name__ for k in (*VALUES, *ENUMS) if k.__module__ == module.__name__]
            assert set(own) <= set(offered)
            assert all(hasattr(module, name) for name in offered)
