"""The entry point that Hypothesis calls when it is imported."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

__all__ = ["register"]


def register() -> None:
    """Tell Hypothesis how to draw every public type of the model, so that `st.from_type(Report)` works.

    Where the package is installed Hypothesis calls this itself; call it where it is only on the path.
    """
    from hypothesis import strategies as st

    from nkconflict.strategies.registry import by_type

    for kind, build in by_type().items():
        st.register_type_strategy(kind, _when_asked(build))


def _when_asked(build: Callable[[], SearchStrategy[Any]]) -> Callable[[type], SearchStrategy[Any]]:
    """Build a strategy only when it is asked for: this runs whenever Hypothesis is imported."""

    def strategy(_kind: type) -> SearchStrategy[Any]:
        return build()

    return strategy
