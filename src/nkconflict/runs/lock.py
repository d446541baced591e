"""One run at a time in a folder: the second is refused, and a dead one is no obstacle.

The lock is the system's own, on a file that is held open: it vanishes with the process that holds it, however
that ends, and is not handed down to the processes that it starts. A file that merely is there would outlive
`kill -9`. Some network drives know no locks; there a run says that nothing guards it.
"""

from __future__ import annotations

import errno
import logging
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from nkconflict.errors import NkConflictError

__all__ = ["LOCK", "locked", "plain_or_gone"]

LOCK: Final = "run.lock"
"""The name of the file that is locked."""

_TRIES: Final = 1_000
"""How often it is tried; each time in vain takes another run that ends in just that moment."""

_HELD: Final = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK, errno.EWOULDBLOCK})
"""What systems say where another process holds the lock."""

_UNKNOWN: Final = frozenset({errno.EINVAL, errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP})
"""What they say where a drive knows no locks."""

_LOG: Final = logging.getLogger("nkconflict.runs")

if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Make a folder, unless it is there, and hold it; in the end it is removed if nothing is in it.

    NkConflictError where another run holds it, in this process or in any other, and where the lock is no
    file of a run's. OSError where it cannot be made.
    """
    file = _held(folder)
    try:
        yield
    finally:
        if sys.platform == "win32":
            file.close()  # which has to come first there: what is open cannot be removed
        with suppress(OSError):  # on Windows, where another run came in between
            (folder / LOCK).unlink()
        with suppress(OSError):  # where it is not empty
            folder.rmdir()
        file.close()


def _held(folder: Path) -> BinaryIO:
    """Return the locked file, which is the one that the folder has: a run that ended took its own away."""
    for _ in range(_TRIES):
        with suppress(FileExistsError):
            folder.mkdir()
        if not plain_or_gone(folder / LOCK):  # a pipe would be waited for, a link followed
            raise NkConflictError(f"its {LOCK} is no plain file: move that away", source=str(folder))
        try:
            file = (folder / LOCK).open("ab")
        except FileNotFoundError:  # the folder was removed just now
            continue
        try:
            _lock(file)
        except OSError as error:
            if error.errno in _UNKNOWN:
                _LOG.warning("%s: this drive knows no locks: let no other run write there", folder)
                return file
            file.close()
            if error.errno in _HELD:
                what = "another run is at work in it: wait until that ends, or write to another file"
                raise NkConflictError(what, source=str(folder)) from None
            raise
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(file.fileno()), (folder / LOCK).stat()):
                return file
        file.close()
    what = f"its {LOCK} cannot be held, each time it is gone or another: write to another drive"
    raise NkConflictError(what, source=str(folder))


def plain_or_gone(path: Path) -> bool:
    """Say whether a path is a plain file, and no link to one, unless whoever had it took it away just now."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except FileNotFoundError:
        return True
