"""A word of help for a name that is nearly right."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["hint"]


def hint(wanted: str, known: Iterable[str]) -> str:
    """Return "; did you mean ...?" where one of the known names is close, else nothing.

    >>> hint("azerbaidjan", ["armenia", "azerbaijan"])
    "; did you mean 'azerbaijan'?"
    """
    from difflib import get_close_matches

    close = get_close_matches(wanted, sorted(map(str, known)), n=1)
    return f"; did you mean {close[0]!r}?" if close else ""
