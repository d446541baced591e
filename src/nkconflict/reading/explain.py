"""How an article was read: sentence by sentence, the letters, the shapes, and what was rejected and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final, final

import attrs

from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.reports import Report
from nkconflict.model.sightings import Evidence, Sighting
from nkconflict.model.spans import Span
from nkconflict.reading.alphabets import ALPHABETS, CASUALTIES
from nkconflict.reading.context import Sentence
from nkconflict.reading.kinds import reader_of
from nkconflict.reading.materiel import rejected_losses
from nkconflict.reading.parse import parse, sentences_of
from nkconflict.reading.rejected import Rejected
from nkconflict.reading.shapes import read_line, refused
from nkconflict.reading.talks import rejected_talks
from nkconflict.reading.territory import rejected_ground

__all__ = ["Explanation", "Step", "explain"]


@final
@attrs.frozen(kw_only=True)
class Step:
    """One sentence as the reader saw it.

    `letters` has one letter a word, `line` one a phrase, `mentions` the words with their letters and
    meanings, `others` the letters in the other alphabets that were tried, `sources` who speaks, `shapes`
    which counts were read by which shape, `rejected` which counts were not, and
    which matches of other shapes are no claims, and why.
    """

    span: Span
    text: str
    letters: str
    line: str
    mentions: tuple[tuple[str, str, str], ...]
    others: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]
    shapes: tuple[str, ...]
    rejected: tuple[str, ...]
    sightings: tuple[Sighting, ...]

    def __str__(self) -> str:
        lines = [f"[{self.span}] {self.text}", f"  letters   {self.letters}", f"  line      {self.line}"]
        lines += [
            f"  mention   {letter} {words!r}{' = ' + meaning if meaning else ''}"
            for letter, words, meaning in self.mentions
        ]
        lines += [f"  {kind:<9} {letters}" for kind, letters in self.others]
        lines += [f"  source    {source}" for source in self.sources]
        lines += [f"  shape     {shape}" for shape in self.shapes]
        lines += [f"  rejected  {reason}" for reason in self.rejected]
        for sighting in self.sightings:
            if isinstance(sighting.evidence, Evidence):
                marks = ", ".join(f"{mark.role} {mark.span}" for mark in sighting.evidence.marks)
                lines.append(
                    f"  claim     {type(sighting.claim).__name__} by {sighting.evidence.rule}:"
                    f" {sighting.evidence.quote!r} ({marks})"
                )
        return "\n".join(lines)


@final
@attrs.frozen(kw_only=True)
class Explanation:
    """All the steps of an article, and the report that they led to; `str()` prints them."""

    report: Report
    steps: tuple[Step, ...]

    def __str__(self) -> str:
        return "\n\n".join(map(str, self.steps))


def explain(
    text: str, published: date | None = None, source: str | None = None, lexicon: Lexicon | None = None
) -> Explanation:
    """Return how an article was read; the arguments and errors are those of `parse`."""
    report = parse(text, published, source, lexicon)
    return Explanation(report=report, steps=tuple(_steps(report, lexicon)))


def _steps(report: Report, lexicon: Lexicon | None) -> Iterator[Step]:
    for sentence in sentences_of(report.text, report.published, report.source, lexicon):
        span = Span(sentence.start, sentence.end)
        line = sentence.line
        readings = read_line(line)
        read = {reading.place for reading in readings}
        reasons = refused(line)
        yield Step(
            span=span,
            text=span.of(report.text),
            letters=sentence.tags,
            line=line.letters,
            mentions=tuple(
                (m.letter, report.text[m.start : m.end], m.key or m.kind)
                for m in line.mentions
                if m.letter not in "xy"
            ),
            others=tuple(
                (kind, sentence.tagged_in(kind).letters)
                for kind in ALPHABETS
                if kind in sentence.kinds and kind != CASUALTIES
            ),
            sources=tuple(_sources(sentence, report.text)),
            shapes=tuple(
                f"{r.rule}: {report.text[line.phrases[r.place].start : line.phrases[r.place].end]!r} with "
                f"{report.text[line.phrases[r.harm].start : line.phrases[r.harm].end]!r}"
                + (f" ({r.relation})" if r.relation else "")
                for r in readings
            ),
            rejected=tuple(
                f"{report.text[p.start : p.end]!r}: "
                + ("counts things" if p.letter == "E" else reasons.get(index, "no shape joins it to a harm"))
                for index, p in enumerate(line.phrases)
                if (p.number is not None or index in reasons) and index not in read
            )
            + tuple(_rejected(sentence, report.text)),
            sightings=tuple(
                s
                for s in report.sightings
                if isinstance(s.evidence, Evidence) and span.covers(s.evidence.span)
            ),
        )


def _rejected(sentence: Sentence, text: str) -> Iterator[str]:
    """Yield the matches of the other kinds that became no claim, each with its shape and the doubt."""
    for kind, look in _REJECTED.items():
        if kind not in sentence.kinds:
            continue
        seen = 0
        for match in look(sentence):
            seen += 1
            yield f"{match.kind} by {match.rule}: {match.span.of(text)!r}: {match.reason}"
        if not seen and not reader_of(kind)(sentence):
            yield f"{kind}: no shape matches its letters"


_REJECTED: Final[dict[str, Callable[[Sentence], Iterator[Rejected]]]] = {
    "territory": rejected_ground,
    "talks": rejected_talks,
    "materiel": rejected_losses,
}
"""For which kinds of claims matches are shown that are none."""


def _sources(sentence: Sentence, text: str) -> Iterator[str]:
    """Yield who speaks in a sentence, or who goes on speaking where nobody does."""
    for source in sentence.sources:
        by = source.attribution
        who = by.party.id if by.party else by.voice
        denies = ", denies" if source.denies else ""
        rule = f", by the rule {source.rule!r}" if source.rule else ""
        yield f"{text[source.start : source.end]!r} -> {who}, reaches {source.reach}{denies}{rule}"
    if sentence.carried and not sentence.sources:
        yield f"carried over: {text[sentence.carried.start : sentence.carried.end]!r}"
