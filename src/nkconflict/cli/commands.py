"""What the commands do. Each imports what it needs, so that `--version` and wrong arguments need little."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from nkconflict.cli.console import Console, Output, OutputError
from nkconflict.errors import NkConflictError, PhraseError

if TYPE_CHECKING:
    from pathlib import Path

    from nkconflict.corpus import Corpus
    from nkconflict.tables import Row, Table

__all__ = ["UnwrittenError", "ask", "dump", "explain", "export", "imported", "parse", "plot", "show", "write"]

Item = TypeVar("Item")

TOGETHER = 64
"""The articles whose rows are held together on their way to a Parquet file."""

_CITED = "There is no text to explain: these claims are cited, not read.\n"


def parse(arguments: Namespace, console: Console) -> None:
    """Print a table: article by article, or as text when all are read; or write it by way of a run."""
    from nkconflict.sources import reports
    from nkconflict.tables import csv_lines, jsonl_lines, rows, table, text_lines

    name, form = arguments.table, _form(arguments)
    if arguments.jobs or arguments.resume or arguments.errors:
        from nkconflict.cli.running import errors_file, run_to_file

        _spare_the_input(arguments, errors_file(arguments))
        run_to_file(arguments, form, console)
        return
    _spare_the_input(arguments)
    if form == "parquet":
        read = _each(reports, arguments, console, None)
        parts = (table(some, name) for some in iter(lambda: list(islice(read, TOGETHER)), []))
        _parquet(arguments, console, parts, table((), name))
        return
    with console.output(arguments.output, utf8=form != "text") as out:
        if form == "text":
            found = [list(rows(report, name)) for report in _each(reports, arguments, console, None)]
            if found:
                out.write(text_lines((row for of_report in found for row in of_report), name, out.width))
            return
        if form == "csv":
            out.write(csv_lines((), name))
        for report in _each(reports, arguments, console, out):
            told: Iterator[Row] = rows(report, name)
            out.write(jsonl_lines(told) if form == "jsonl" else csv_lines(told, name, header=False))


def ask(arguments: Namespace, console: Console) -> None:
    """Print the answer to a question over all that the paths and the dataset hold."""
    from nkconflict.cli.questions import answer
    from nkconflict.tables import ANSWERS, answer_rows, answer_table, csv_lines, jsonl_lines, text_lines

    _spare_the_input(arguments)
    answered = answer(arguments, partial(_corpus, arguments, console))
    form, question = _form(arguments), arguments.question
    if form == "parquet":
        whole = answer_table(answered, question)
        _parquet(arguments, console, [whole], whole)
        return
    rows, columns = answer_rows(answered), ANSWERS[question]
    with console.output(arguments.output, utf8=form != "text") as out:
        if form == "text":
            out.write(text_lines(rows, columns, out.width))
        else:
            out.write(jsonl_lines(rows) if form == "jsonl" else csv_lines(rows, columns))


def _parquet(arguments: Namespace, console: Console, parts: Iterable[Table], like: Table) -> None:
    """Write tables as one Parquet file, if there is a file to write to and something that can write it.

    They are made as they are written; all have the columns of `like`.
    """
    from nkconflict.tables.parts import parquet_parts

    if arguments.output is None:
        arguments.command.error("parquet is not for printing: name a file with -o FILE")
    try:
        made = parquet_parts()
    except ImportError as error:
        raise OutputError(str(arguments.output), OSError(str(error))) from error
    with console.output(arguments.output) as out:
        out.write_through(lambda file: made.write(map(made.part, parts), file, like))


def plot(arguments: Namespace, console: Console) -> None:
    """Write a plot of the answer to a question over all that the paths and the dataset hold."""
    from nkconflict.cli.plots import drawn

    _spare_the_input(arguments)
    try:
        written = drawn(arguments, partial(_corpus, arguments, console))
    except ImportError as error:
        raise OutputError(str(arguments.output), OSError(str(error))) from error
    with console.output(arguments.output) as out:
        out.write_bytes(written)


def export(arguments: Namespace, console: Console) -> None:
    """Print what all the paths hold in a format of other people's tools."""
    from nkconflict.cli.exports import exported

    _spare_the_input(arguments)
    if arguments.unit and arguments.form != "annotation":
        arguments.command.error("--unit is for --as annotation alone")
    with console.output(arguments.output, utf8=True) as out:
        corpus = _corpus(arguments, console, arguments.paths)
        lines, left_out = exported(corpus, arguments.form, arguments.unit or "code-points")
        out.write(lines)
        if left_out:
            console.note(f"left out, since they name no place with coordinates: {left_out}")


def imported(arguments: Namespace, console: Console) -> None:
    """Print what files of a dataset claim as reports, each a document of JSON a line."""
    from nkconflict.cli.imports import brought, loader
    from nkconflict.convert import report_lines

    _spare_the_input(arguments)
    load, others = loader(arguments), 0
    with console.output(arguments.output, utf8=True) as out:
        for path in arguments.paths:
            found = brought(load, path, arguments.published)
            out.write(report_lines(found.imported.corpus))
            others += found.others
            for what, number in found.imported.left_out:
                console.note(f"{path}: left out: {what}: {number:,}")
            for error in found.imported.errors:
                console.complain(error)
    if others:
        events = "1 event" if others == 1 else f"{others:,} events"
        console.note(f"left out, since they are of other conflicts: {events}")


def _corpus(arguments: Namespace, console: Console, paths: Sequence[str]) -> Corpus:
    """Return what some paths hold as a corpus; what is wrong with the rest is said at once."""
    from nkconflict.corpus import Corpus
    from nkconflict.sources import reports

    given = Namespace(paths=paths, published=arguments.published, max_chars=arguments.max_chars)
    return Corpus(_each(reports, given, console, None))


def show(arguments: Namespace, console: Console) -> None:
    """Print each article with its claims beneath its blocks, or write all of them as one page."""
    from nkconflict.display import page, terminal_lines
    from nkconflict.sources import reports

    if arguments.html is not None:
        _spare_the_input(arguments, arguments.html)
        with console.output(arguments.html, utf8=True) as out:
            out.write(page(_corpus(arguments, console, arguments.paths)))
        return
    with console.output(None) as out:
        for number, report in enumerate(_each(reports, arguments, console, out)):
            out.write("\n\n" if number else "")
            out.write(terminal_lines(report, width=out.width, colour=out.colour), styled=True)


def explain(arguments: Namespace, console: Console) -> None:
    """Print how each article was read."""
    from nkconflict.reading.explain import explain as explained
    from nkconflict.sources import articles
    from nkconflict.tables.layout import printable

    with console.output(None) as out:
        for number, article in enumerate(_each(articles, arguments, console, out)):
            try:
                cited = article.kept is not None and not article.text
                text = _CITED if cited else str(explained(article.text, article.published, article.source))
            except NkConflictError as error:
                console.complain(article.located(error))
                continue
            out.write("\n\n" if number else "")
            out.write(f"{printable(article.source or article.origin)}\n\n")
            out.write(f"{printable(line)}\n" for line in text.split("\n"))


class UnwrittenError(Exception):
    """Claims that no wording can tell: how many of how many, and which fields stood in the way."""

    def __init__(self, refused: Sequence[PhraseError], claims: int) -> None:
        reasons = Counter(error.path for error in refused)
        examples = {error.path: error.message for error in refused}
        lines = [f"  {count}  {path}: {examples[path]}" for path, count in reasons.most_common()]
        super().__init__("\n".join((f"{len(refused)} of {claims} claims are left out:", *lines)))


def write(arguments: Namespace, console: Console) -> None:
    """Print each report as an article, one after the other as a stream; what cannot be told is counted."""
    from nkconflict.sources import reports
    from nkconflict.writing import draft

    _spare_the_input(arguments)
    claims, refused = 0, list[PhraseError]()
    with console.output(arguments.output, utf8=True) as out:
        for number, report in enumerate(_each(reports, arguments, console, out)):
            drafted = draft(report)
            out.write("\n" if number else "")
            out.write(f"{drafted.text}\n")
            claims += len(drafted.told) + len(drafted.refused)
            refused += [error for _, error in drafted.refused]
    if refused:
        console.complain(UnwrittenError(refused, claims))


def dump(arguments: Namespace, console: Console) -> None:
    """Print each report in full, as a document of JSON a line, for any command to take back."""
    from nkconflict.convert import report_lines
    from nkconflict.sources import reports

    _spare_the_input(arguments)
    with console.output(arguments.output, utf8=True) as out:
        for report in _each(reports, arguments, console, out):
            out.write(report_lines([report]))


def _each(
    items: Callable[..., Iterator[Item | NkConflictError]],
    arguments: Namespace,
    console: Console,
    out: Output | None,
) -> Iterator[Item]:
    """Yield what all paths hold; what is wrong with the rest is said at once."""
    with console.progress(out, wanted=getattr(arguments, "progress", False)) as progress:
        for item in items(arguments.paths, published=arguments.published, max_chars=arguments.max_chars):
            progress.step(str(getattr(item, "source", None) or "-"))
            if isinstance(item, NkConflictError):
                console.complain(item)
            else:
                yield item


def _form(arguments: Namespace) -> str:
    """Return the format that is asked for, or else that the name of the output says; else it is text."""
    from nkconflict.cli.arguments import FORMATS
    from nkconflict.sources.files import suffix

    if arguments.format:
        return str(arguments.format)
    said = "" if arguments.output is None else suffix(arguments.output.name).removeprefix(".")
    return said if said in FORMATS else "text"


def _spare_the_input(arguments: Namespace, *others: Path) -> None:
    """Refuse to write what would be read: a file named as both is emptied before its turn comes."""
    from nkconflict.sources import would_read

    for output in (getattr(arguments, "output", None), *others):
        if output is not None and would_read(arguments.paths, output):
            arguments.command.error(f"{output} would be read as input: write to another file")
