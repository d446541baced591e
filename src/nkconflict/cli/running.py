"""`nkconflict parse --jobs`: a run, with what it says on the way and at the end."""

from __future__ import annotations

import signal
import sys
import threading
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, Never

from nkconflict.cli.console import Console, OutputError
from nkconflict.errors import NkConflictError
from nkconflict.runs import Plan, Progress, errors_beside, is_packed, parts_beside, run

__all__ = ["errors_file", "progress_words", "run_to_file"]

KEPT: Final = "what is finished is kept; go on with the same command and --resume"

UNITS: Final = (("GB", 10**9), ("MB", 10**6), ("kB", 10**3))


class UnreadError(Exception):
    """Articles that could not be read: how many of how many, and where it says why."""

    def __init__(self, unread: int, articles: int, told: Path) -> None:
        super().__init__(f"{unread:,} of {articles:,} articles could not be read: {told} says which and why")


def errors_file(arguments: Namespace) -> Path:
    """Return the file for what could not be read."""
    command: ArgumentParser = arguments.command
    output: Path | None = arguments.output
    if output is None:
        command.error("a run with --jobs, --resume or --errors wants a file: name it with -o FILE")
    try:
        errors: Path = arguments.errors or errors_beside(output)
    except NkConflictError as error:
        command.error(str(error))
    if errors == output:
        command.error(f"{errors} is the output: write errors to another file")
    return errors


def run_to_file(arguments: Namespace, form: str, console: Console) -> None:
    """Read all paths into the output, in as many processes as are wanted."""
    output, errors = arguments.output, errors_file(arguments)
    plan = _plan(arguments, form)
    try:
        with _orderly(), console.progress(None, wanted=arguments.progress) as shown:
            outcome = run(
                arguments.paths,
                output,
                plan,
                errors=errors,
                jobs=arguments.jobs or 1,
                resume=arguments.resume,
                progress=lambda at: shown.show(lambda seconds: progress_words(at, seconds)),
            )
    except NkConflictError as error:
        console.complain(error)
        return
    except OSError as error:
        console.complain(OutputError(str(error.filename or output), error))
        with suppress(OSError):  # as of a name that is too long
            if parts_beside(output).is_dir():
                console.note(f"{KEPT}, when that is mended")
        return
    except (KeyboardInterrupt, SystemExit):
        console.note(f"interrupted: {KEPT}")
        raise
    if outcome.stale:
        words = "finished parts were of input that has changed since, and were left out"
        console.note(f"{outcome.stale:,} {words}")
    if outcome.errors:
        console.complain(UnreadError(outcome.errors, outcome.articles, errors))


@contextmanager
def _orderly() -> Iterator[None]:
    """End in order, as at an interrupt, where a scheduler or a supervisor asks for the end."""
    ours = threading.current_thread() is threading.main_thread()  # which alone may answer signals
    if not ours or signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL:
        yield
        return

    def end(number: int, _: object) -> Never:
        sys.exit(128 + number)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _plan(arguments: Namespace, form: str) -> Plan:
    command: ArgumentParser = arguments.command
    if form == "text":
        command.error("a run writes jsonl, csv or parquet: end the name of FILE so, or use --format")
    try:
        return Plan(
            table=arguments.table,
            form=form,
            packed=is_packed(arguments.output),
            published=arguments.published,
            max_chars=arguments.max_chars,
        )
    except NkConflictError as error:
        command.error(str(error))
    except ImportError as error:
        raise OutputError(str(arguments.output), OSError(str(error))) from error


def progress_words(at: Progress, seconds: float) -> str:
    """Return how far a run is, how fast it reads, and how long it will take, for a line of a terminal.

    >>> at = Progress(articles=1500, done=6 * 10**6, articles_before=500, done_before=10**6, total=16 * 10**6)
    >>> progress_words(at, 10)
    '1,500 articles, 100 a second, 38 % of 16 MB, 20 s left'
    """
    told = [f"{at.articles:,} articles"]
    articles, done = at.articles - at.articles_before, at.done - at.done_before
    if seconds > 0:
        told.append(f"{articles / seconds:,.0f} a second")
    if at.total:
        told.append(f"{at.done / at.total:.0%} of {_size(at.total)}".replace("%", " %", 1))
        if done:
            told.append(f"{_time((at.total - at.done) * seconds / done)} left")
    return ", ".join(told)


def _size(size: int) -> str:
    unit, factor = next((found for found in UNITS if size >= found[1]), UNITS[-1])
    return f"{size / factor:.3g} {unit}"


def _time(seconds: float) -> str:
    minutes = round(seconds / 60)
    if minutes < 2:
        return f"{seconds:.0f} s"
    return f"{minutes} min" if minutes < 120 else f"{minutes // 60} h {minutes % 60:02} min"
