"""Captions and bylines: who took a picture, when and where, and who reported from where.

A caption says all this at fixed places: the day closes the first sentence ("in Shushi, outside Stepanakert,
Sunday, Oct. 18, 2020."), the places stand before it, the credit closes the caption ("(Jo Doe/XYZ via AP)
Credit: Jo Doe Credit: Jo Doe"). The credit is also what tells a caption from a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from typing import Final, TypeAlias

from nkconflict.model.dates import MonthDay, Period, RelativeDay, WeekdayRef
from nkconflict.model.places import Place
from nkconflict.model.reports import Block, Caption, Contributor
from nkconflict.model.sightings import BlockKind
from nkconflict.model.spans import Span
from nkconflict.reading.dates import MONTH_NAMES, DateMention, find_dates
from nkconflict.reading.streams import AGENCY, agency_in

__all__ = ["FindPlace", "captions", "contributors", "credit_of", "is_caption"]

FindPlace: TypeAlias = Callable[[str], Place | None]
"""Words such as "Stepanakert" to the place they name, None for words that name none."""

SHORTEST: Final = 5
"""Code points: a picture's caption has something before its credit, of which "[AP]" is the shortest."""

LONGEST: Final = 1500
"""Code points: a longer line that ends in a credit is an article on one line, not a caption."""


@cache
def _credits() -> tuple[re.Pattern[str], ...]:
    word = r"[^()\[\]]"
    return (
        # as in (AP Photo/Jo Doe) or (Ministry via AP) or (Jo Doe/Pool); but (Reuters/AP) signs a story
        re.compile(
            rf"[(\[](?:{word}{{0,120}}\bPhotos?\b{word}{{0,120}}|{word}{{1,120}} via {AGENCY}{word}{{0,60}}"
            rf"|(?!{AGENCY}){word}{{1,80}}/{word}{{0,60}}(?:{AGENCY}|\b(?:Handout|Pool)\b){word}{{0,40}})[)\]]\.?"
        ),
        re.compile(rf"\[{word}{{0,160}}(?:{AGENCY}|Al Jazeera)(?: Agency| Images)?\]\.?"),
        re.compile(r"(?<=\s)(?:Photos?|Image|Picture|Photograph)(?: by |: ?)[^\n.!?:]{2,70}$"),
        re.compile(rf"{AGENCY} ?/ ?[A-Z][\w .'/-]{{1,100}}$"),
    )


@cache
def _openings() -> re.Pattern[str]:
    picture = "(?:photo(?:graph)?|image|picture|handout|frame|video|grab|screenshot)s?"
    made = "(?:provided|taken|released|made|supplied|distributed|posted|from|by|shot)"
    # as in: In this photo provided by / FILE - / A handout picture released / An image from video supplied by
    return re.compile(
        rf"In (?:this|these) (?:[\w., ]{{1,40}} )?{picture}(?: {picture})?(?:,| {made}\b)"
        rf"|FILE(?: PHOTO)?(?: ?[-\u2013\u2014:]|\.)|File photo[: ]"
        rf"|An? (?:(?:undated|still|file|video|combination) )?{picture}(?: {picture})? {made}\b"
    )


@cache
def _dated_end() -> re.Pattern[str]:
    return re.compile(r", [A-Z][a-z]{2,5}day, [A-Z][a-z]{2,8}\.? [0-9]{1,2}, [0-9]{4}\. ")


def credit_of(line: str) -> str | None:
    """Return the credit that closes a caption, None where the line ends without one."""
    tail = line[-420:]
    if (at := tail.find("Credit: ")) >= 0:
        names = tail[at + len("Credit: ") :].split("Credit: ")
        if not all(name.strip() and len(name) <= 90 and ":" not in name for name in names):
            return None
        before = tail[:at].rstrip().removesuffix("Photo").removesuffix("Image").rstrip()
        opening = before.rfind("(") if before.endswith((")", ").")) else -1
        return tail[opening if opening >= 0 else len(before) :].strip()
    bracketed, signed, worded, slashed = _credits()
    if tail.endswith((")", "]", ").", "].")):
        at = tail.rfind("(" if tail.rstrip(".")[-1] == ")" else "[")
        found = bracketed.fullmatch(tail, at) or signed.fullmatch(tail, at) if at >= 0 else None
    elif tail.endswith((".", "!", "?", '"', "\u201d")):
        return None
    else:
        found = worded.search(tail, max(0, len(tail) - 90))
        if found is None and "/" in tail:
            found = slashed.search(tail, max(0, len(tail) - 120))
    return found[0] if found else None


def is_caption(line: str) -> bool:
    """Say whether a line is a caption: it ends in a credit, or begins or is dated as only captions are."""
    if not SHORTEST <= len(line) <= LONGEST:
        return False
    if (credit := credit_of(line)) is not None:
        return len(credit) < len(line)
    if line.startswith(("In th", "FILE", "File", "A ", "An ")) and _openings().match(line) is not None:
        return len(line) <= 700
    return line.endswith(("...", "\u2026")) and _dated_end().search(line) is not None


_ORGANISATION: Final = frozenset(
    "agency ministry press service office army center centre infocenter photo photos images pool handout"
    " stringer file news tv register times post the government uncredited courtesy video defense defence"
    " armenian azerbaijani russian state".split()
)


def _photographer(credit: str) -> str | None:
    """Return the photographer of a credit: the name after "Credit:", else a name set off by a slash."""
    _, named, name = credit.rpartition("Credit: ")
    if named:
        return name.strip(" .") if _is_name(name.strip(" .")) else None
    words = re.sub(r"\bPhotos?(?: by|:)? ", "", credit).strip("()[]. ")
    parts = words.split("/")
    names = (part.partition(",")[0].partition(" via ")[0].strip() for part in parts)
    return next((name for name in names if _is_name(name)), None) if len(parts) > 1 else None


def _is_name(words: str) -> bool:
    parts = words.split()
    return (
        2 <= len(parts) <= 4
        and all(part[0].isupper() and not part[-1].isdigit() for part in parts)
        and agency_in(words) is None
        and _ORGANISATION.isdisjoint(words.lower().split())
    )


@cache
def _stop() -> re.Pattern[str]:
    # The end of a sentence; an initial or a rank before the stop is none, nor is a month before its day.
    return re.compile(
        r"[.!?](?<![A-Z]\.)(?<!Gen\.|Col\.|Sgt\.|Maj\.|Sen\.|Rep\.|Gov\.|Mrs\.)(?<!Lt\.|Mr\.|Ms\.|Dr\.|St\.)"
        r"[\"')]* (?=[\"'(]?(?:[A-Z]|[0-9](?<!Sept\. .)(?<![A-Z][a-z]{2}\. .)(?<!No\. .)))"
    )


def captions(
    text: str, folded: str, blocks: Iterable[Block], published: date, find_place: FindPlace
) -> tuple[Caption, ...]:
    """Return what each caption among the blocks says of its picture; `folded` is the text, folded."""
    spans = [block.span for block in blocks if block.kind is BlockKind.CAPTION]
    return tuple(_caption(text, folded, span, published, find_place) for span in spans)


def _caption(text: str, folded: str, span: Span, published: date, find_place: FindPlace) -> Caption:
    credit = credit_of(folded[max(span.start, span.end - 420) : span.end]) or ""
    end = span.end - len(credit)
    stop = _stop().search(folded, span.start, end)
    close = stop.start() if stop else end
    dated = _dated(find_dates(folded, span.start, close), published)
    if dated is None and stop:
        later = [mention for mention in find_dates(folded, close, end) if _full(mention)]
        dated = _dated([mention for mention in later if "day" in mention.span.of(folded)], published)
    when, day = dated or (None, None)
    before = when.span.start if when and when.span.start <= close else close
    places = list(_places(folded, span.start, before, find_place))
    if when and when.span.end < close:
        far = folded.find(" ", when.span.end + 60, close)  # whole words, lest a place be cut in two
        places += _places(folded, when.span.end, far if far >= 0 else close, find_place)
    name = _photographer(credit)
    at = folded.find(name, end, span.end) if name else -1
    return Caption(
        span=span,
        day=day,
        places=tuple(dict.fromkeys(places)),
        agency=agency_in(credit),
        photographer=text[at : at + len(name)] if name and at >= 0 else None,  # with the marks of its letters
    )


def _full(mention: DateMention) -> bool:
    return isinstance(mention.written, MonthDay) and mention.written.year is not None


def _dated(mentions: Iterable[DateMention], published: date) -> tuple[DateMention, date] | None:
    """Return the day of the picture: the first full date, else the first day not after "since"."""
    days = [m for m in mentions if isinstance(m.written, (MonthDay, WeekdayRef, RelativeDay))]
    for mention in [m for m in days if _full(m)] + [m for m in days if m.ahead_hint is not False]:
        period = mention.resolve(published)
        if isinstance(period, Period) and period.only_day is not None:
            return mention, period.only_day
    return None


@cache
def _place() -> re.Pattern[str]:
    name = r"[A-Z][\w'-]*"
    return re.compile(
        rf"\s(?P<lead>[Ii]n|at|near|outside|inside|of|around) (?P<the>the )?"
        rf"(?P<name>{name}(?: {name}){{0,3}})(?P<kind> (?:village|town|city|district|region|province)\b)?"
        rf"(?P<more>(?:, {name}(?: {name}){{0,2}}\b)*)"
    )


def _places(folded: str, start: int, end: int, find_place: FindPlace) -> Iterator[Place]:
    """Yield the places named after a preposition, in order; one that nobody knows keeps its words."""
    for found in _place().finditer(folded, max(0, start - 1), end):
        name = found["name"]
        if name.endswith("'s"):  # "outside Azerbaijan's second city"
            continue
        known = _known(name, found["kind"] or "", find_place)
        if known is None:
            alone = found["kind"] or found.end("name") == end or folded[found.end("name")] == ","
            if (
                found["the"]
                or found["lead"] == "of"
                or "'" in name
                or not alone
                or name.lower() in MONTH_NAMES
            ):
                continue
            known = Place.unlisted(name)
        yield known
        yield from filter(None, map(find_place, found["more"].split(", ")[1:]))


def _known(name: str, kind: str, find_place: FindPlace) -> Place | None:
    """Return the place of "Shosh village" or "Armenia's Tavush": the longest words first, then parts."""
    tries = [name + kind, name] if kind else [name]
    if "'s " in name:
        tries += reversed(name.split("'s "))
    elif " " in name:
        words = name.split()
        tries += [" ".join(words[:count]) for count in range(len(words) - 1, 0, -1)]
    return next((place for words in tries if (place := find_place(words)) is not None), None)


@cache
def _byline() -> tuple[re.Pattern[str], ...]:
    name = r"[A-Z][\w.'-]*(?: (?:[A-Z][\w.'-]*|de|van|von|der)){1,3}"
    return (
        re.compile(rf"(?P<name>{name})(?:,? in (?P<place>[A-Z][\w'-]*(?: [A-Z][\w'-]*){{0,2}}))?"),
        re.compile(
            r"\W*(?:(?:[A-Z][\w.'-]* ){1,4}(?:staff |news )?(?:writers?|reporters?|correspondents?)\b ?"
            rf"|(?:The )?(?:{AGENCY} [a-z ]*)?(?:[Bb][Yy]|[Ww]riters?|[Nn]ame|[Rr]eporting by)?\b:? ?)"
        ),
        re.compile(r"\W*(?:Edit|Writing|Translat|Compil|Photo|Graphic|Source)"),
    )


def contributors(
    text: str, folded: str, blocks: Iterable[Block], find_place: FindPlace
) -> tuple[Contributor, ...]:
    """Return the journalists named in the bylines, with where they reported from; editors are left out.

    "Jo Doe and Ann Roe in Moscow" puts both in Moscow.
    """
    spans = [block.span for block in blocks if block.kind is BlockKind.BYLINE]
    return tuple(one for span in spans for one in _signed(text, folded, span, find_place))


def _signed(text: str, folded: str, span: Span, find_place: FindPlace) -> Iterator[Contributor]:
    person, lead, editors = _byline()
    at = span.start
    for part in folded[span.start : span.end].split(";"):
        stop = at + len(part)
        opening = lead.match(folded, at, stop)
        names: list[tuple[Span, Place | None]] = []
        for found in person.finditer(folded, opening.end() if opening else at, stop):
            name, words = found["name"], found["place"]
            if agency_in(name) is None and find_place(name) is None:
                place = (find_place(words) or Place.unlisted(words)) if words else None
                names.append((Span(*found.span("name")), place))
        if editors.match(part):
            names = []
        for index, (name_span, place) in enumerate(names):
            shared = next((where for _, where in names[index:] if where is not None), None)
            yield Contributor(name=name_span.of(text), place=place or shared, span=name_span)
        at = stop + 1
