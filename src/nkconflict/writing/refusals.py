"""What cannot be written: an error that names the field, so that nothing is ever dropped in silence."""

from __future__ import annotations

from nkconflict.errors import PhraseError

__all__ = ["refuse", "under"]


def refuse(field: str, reason: str) -> PhraseError:
    """Return the error that a field of a claim cannot be told, and why; its `path` is the field."""
    return PhraseError(f"cannot be written: {reason}", path=field)


def under(owner: str, error: PhraseError) -> PhraseError:
    """Return an error about a part as one about the whole that has it: `place` becomes `Talks.place`."""
    return PhraseError(error.message, path=f"{owner}.{error.path}" if error.path else owner)
