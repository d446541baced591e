"""Every public class of the model, found and not listed, so that a new one is tested from its first day."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from enum import Enum
from types import ModuleType
from typing import Any

import attrs

import nkconflict.model

__all__ = ["ENUMS", "MODULES", "VALUES"]


def _modules() -> Iterator[ModuleType]:
    for info in pkgutil.walk_packages(nkconflict.model.__path__, "nkconflict.model."):
        yield importlib.import_module(info.name)


def _classes() -> Iterator[type]:
    for module in MODULES:
        for name, value in vars(module).items():
            if isinstance(value, type) and value.__module__ == module.__name__ and not name.startswith("_"):
                yield value


MODULES = list(_modules())
VALUES: list[type[Any]] = [kind for kind in _classes() if attrs.has(kind)]
ENUMS = [kind for kind in _classes() if issubclass(kind, Enum) and len(kind)]
