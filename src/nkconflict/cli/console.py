"""Standard output and standard error: what is printed where, how wide, in which colours; what if it fails."""

from __future__ import annotations

import io
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final, TextIO

from nkconflict.packing import created
from nkconflict.tables.layout import printable

__all__ = ["Console", "Output", "OutputError"]

WIDTH: Final = 120
"""The width of text, in characters, where there is no terminal to ask."""

PATIENCE: Final = 0.5
"""The seconds after which a terminal is told how far the reading is."""

PAUSE: Final = 0.1
"""The seconds between two such lines."""

PAUSE_OF_LINES: Final = 5.0
"""The seconds between two of them where each is there to stay."""


class OutputError(Exception):
    """Output cannot be written: which, and why."""

    def __init__(self, name: str, error: OSError) -> None:
        super().__init__(f"nkconflict: {name} cannot be written: {error.strerror or error}")


class Output:
    """Where results go: to standard output, or to a file."""

    def __init__(self, stream: TextIO, name: str, *, terminal: bool) -> None:
        self._stream, self._name = stream, name
        self.terminal = terminal
        self.width = max(40, shutil.get_terminal_size((WIDTH, 24)).columns) if stream is sys.stdout else WIDTH
        self.colour = _coloured(os.environ, terminal=terminal)

    def write(self, lines: str | Iterable[str]) -> None:
        """Write and flush, so that whoever reads along sees each article when it was read."""
        for line in (lines,) if isinstance(lines, str) else lines:
            with _named(self._name):
                self._stream.write(line)
        with _named(self._name):
            self._stream.flush()

    def write_bytes(self, written: bytes) -> None:
        """Write what is no text, to a file."""
        self.write_through(lambda file: file.write(written))

    def write_through(self, write: Callable[[BinaryIO], object]) -> None:
        """Write what is no text, to a file; `write` is given it, and need not have all of it at once."""
        with _named(self._name):
            write(self._stream.buffer)
            self._stream.flush()


class Console:
    """The two streams of the process, and how many complaints there were."""

    def __init__(self) -> None:
        self.complaints = 0
        self._progress = Progress(None)

    def complain(self, error: Exception) -> None:
        """Say on standard error what is wrong, and count it."""
        self.complaints += 1
        self._progress.clear()
        if sys.stderr is not None:
            sys.stderr.write("".join(f"{printable(line)}\n" for line in str(error).split("\n")))

    def note(self, words: str) -> None:
        """Say on standard error what the output does not show; no complaint."""
        self._progress.clear()
        if sys.stderr is not None:
            sys.stderr.write(f"{printable(words)}\n")

    @contextmanager
    def output(self, path: Path | None, *, utf8: bool = False) -> Iterator[Output]:
        """Open a file, or take standard output, in UTF-8 whatever the locale if `utf8`."""
        if path is not None:
            with _named(str(path)):
                file = io.TextIOWrapper(
                    created(path), encoding="utf-8", errors="backslashreplace", newline="\n"
                )
            try:
                yield Output(file, str(path), terminal=False)
            finally:
                with _named(str(path)):
                    file.close()
            return
        if sys.stdout is None:
            raise OutputError("standard output", OSError("it is closed"))
        if isinstance(sys.stdout, io.TextIOWrapper):
            encoding = "utf-8" if utf8 else sys.stdout.encoding
            sys.stdout.reconfigure(encoding=encoding, errors="backslashreplace", newline="\n")
        yield Output(sys.stdout, "standard output", terminal=sys.stdout.isatty())

    @contextmanager
    def progress(self, out: Output | None, *, wanted: bool = False) -> Iterator[Progress]:
        """Show on a terminal how far the reading is, unless results appear on it meanwhile.

        Where there is no terminal, a line now and then says so, if that is `wanted`.
        """
        busy = out is not None and out.terminal
        there = sys.stderr is not None and not busy
        terminal = there and sys.stderr.isatty()
        self._progress = Progress(sys.stderr if terminal or (there and wanted) else None, terminal=terminal)
        try:
            yield self._progress
        finally:
            self._progress.clear()

    def flush(self) -> None:
        """Write what is left; OutputError or BrokenPipeError where that fails."""
        if sys.stdout is not None:
            with _named("standard output"):
                sys.stdout.flush()

    def abandon(self) -> None:
        """Keep the interpreter, which flushes once more at its end, from stumbling over a broken stream."""
        for stream in (sys.stdout, sys.stderr):
            try:
                if stream is not None:
                    stream.flush()
            except OSError:
                with suppress(OSError), Path(os.devnull).open("w") as nowhere:
                    os.dup2(nowhere.fileno(), stream.fileno())


class Progress:
    """A line that says how far the reading is, and is overwritten; nothing where there is no stream for it.

    A stream that is no terminal gets a line of its own each time, less often.
    """

    def __init__(self, stream: TextIO | None, *, terminal: bool = True) -> None:
        self._stream, self._terminal = stream, terminal
        self._count, self._shown = 0, False
        self._began = time.monotonic()
        self._next = self._began + (PATIENCE if terminal else PAUSE_OF_LINES)

    def step(self, path: str) -> None:
        """Count an article."""
        self._count += 1
        self.show(lambda _: f"{self._count} articles, now in {printable(path)[-60:]}")

    def show(self, words: Callable[[float], str]) -> None:
        """Show some words if it is time; they are made of the seconds since the beginning."""
        if self._stream is None or (now := time.monotonic()) < self._next:
            return
        told = words(now - self._began)
        if self._terminal:
            self._next, self._shown = now + PAUSE, True
            self._stream.write(f"\r\x1b[K{told}")
        else:
            self._next = now + PAUSE_OF_LINES
            self._stream.write(f"{told}\n")
        self._stream.flush()

    def clear(self) -> None:
        """Take the line away."""
        if self._stream is not None and self._shown:
            self._shown = False
            self._stream.write("\r\x1b[K")
            self._stream.flush()


@contextmanager
def _named(name: str) -> Iterator[None]:
    """Turn what goes wrong with a stream into an error that names it; a broken pipe is no error of ours."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(name, error) from error


def _coloured(environment: Mapping[str, str], *, terminal: bool) -> bool:
    """Say whether to colour: never with NO_COLOR, always with FORCE_COLOR, else on a terminal that can."""
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return terminal and environment.get("TERM") != "dumb"
