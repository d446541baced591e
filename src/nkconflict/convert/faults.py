"""What is wrong with a document: the first of the errors that cattrs gathers, in words and with its path."""

from __future__ import annotations

from cattrs.errors import (
    AttributeValidationNote,
    BaseValidationError,
    ForbiddenExtraKeysError,
    IterableValidationNote,
)

from nkconflict.errors import DecodeError, NkConflictError

__all__ = ["fault"]


def fault(error: BaseException, path: str) -> DecodeError:
    """Return what is wrong with the value at `path`, or with the first part of it that is wrong."""
    while isinstance(error, BaseValidationError):
        error = error.exceptions[0]
        for note in getattr(error, "__notes__", ()):
            if isinstance(note, AttributeValidationNote):
                path += f".{note.name}"
            elif isinstance(note, IterableValidationNote):
                path += f"[{note.index}]"
    within = getattr(error, "path", None)  # where in a whole that was put together a part does not fit
    return DecodeError(_in_words(error), path=f"{path}.{within}" if within else path)


def _in_words(error: BaseException) -> str:
    if isinstance(error, NkConflictError):
        return error.message
    if isinstance(error, ForbiddenExtraKeysError):
        return f"unknown field {', '.join(sorted(map(repr, error.extra_fields)))}"
    if isinstance(error, KeyError):
        return f"the field {error.args[0]!r} is missing"
    return f"not the form that is wanted: {error}"
