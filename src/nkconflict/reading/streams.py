"""What opens and signs an article (header, dateline, byline), and where the next article of a stream begins.

A header is the mark that text collections put before an article, ` date 2020-10-19 `. It stands at the start
of a text or a line, or straight after what ends an article: a caption's `Credit: X`, a full stop. "They set
the date 2020-10-19 for talks" holds none. Nor is one seen on the line of a story that breaks off in
mid-sentence, since nothing tells the two apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from nkconflict.model.spans import Span
from nkconflict.reading.dates import MONTH_NAMES

__all__ = [
    "AGENCY",
    "BLANKS",
    "INVISIBLE",
    "agency_in",
    "dateline_length",
    "header_at_start",
    "headers_after",
    "is_byline",
    "is_date_line",
    "split",
]

INVISIBLE: Final = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060" + "".join(
    map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
)
"""Marks without ink: byte order, zero width, direction."""

BLANKS: Final = (
    INVISIBLE
    + " \t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000"
    + "".join(map(chr, range(0x2000, 0x200B)))
)
"""Everything that leaves no ink."""

_CLOSERS: Final = frozenset(".!?\u2026\"')]\u201d\u2019\u00bb")
_LINE_ENDS: Final = frozenset("\n\r\u2028\u2029\x85")
_NAME: Final = 80
"""The longest credit, in code points."""


@cache
def _header() -> re.Pattern[str]:
    return re.compile(rf"[\s{INVISIBLE}]*date ([0-9]{{4}}-[0-9]{{2}}(?:-[0-9]{{2}})?)(?![\w-])[^\S\r\n]*")


@cache
def _later() -> re.Pattern[str]:
    return re.compile(r"date [0-9]{4}-[0-9]{2}(?:-[0-9]{2})?(?![\w-])")


def header_at_start(text: str) -> re.Match[str] | None:
    """Return the match of the header that opens a text, its date as group 1; None where there is none."""
    return _header().match(text)


def headers_after(text: str, start: int) -> Iterator[int]:
    """Yield where the word "date" of each further header stands, from an offset on."""
    for match in _later().finditer(text, start):
        if _opens(text, start, match.start(), match.end()):
            yield match.start()


def _opens(text: str, floor: int, at: int, stop: int) -> bool:
    """Say whether the `date YYYY-MM-DD` at `[at, stop)` opens an article, by what is before and behind it."""
    before = at
    while before > floor and (text[before - 1].isspace() or text[before - 1] in INVISIBLE):
        before -= 1
    if before == floor:
        return True
    gap = text[before:at]
    if not gap:
        return False
    lines = len(gap.splitlines()) - 1 + (gap[-1] in _LINE_ENDS)
    goes_on = text[stop : stop + 1] == " " and text[stop + 1 : stop + 2].islower()
    if lines:  # hard-wrapped prose: "they set the\ndate 2020-10-19 for talks"
        return lines > 1 or not goes_on or text[before - 1] in _CLOSERS
    if text[before - 1] in _CLOSERS:
        return not goes_on
    _, credit, name = text[max(floor, before - _NAME) : before].rpartition("Credit: ")
    return bool(credit) and not _LINE_ENDS.intersection(name) and ". " not in name


def split(text: str) -> tuple[Span, ...]:
    r"""Return the stretches of the articles in a stream; they tile the text, each begins with its header.

    What stands before the first header is an article of its own unless it is blank. A text without a second
    header is one stretch.

    >>> split(" date 2020-10-19 Talks went on.\n date 2020-10-20 They ended.")
    (Span(start=0, end=32), Span(start=32, end=60))
    """
    header = header_at_start(text)
    starts = [0]
    for at in headers_after(text, header.end() if header else 0):
        # the blanks on its own line belong to the header, the line break to the article that ends
        start = at
        while start > 0 and text[start - 1].isspace() and text[start - 1] not in _LINE_ENDS:
            start -= 1
        starts.append(start)
    if len(starts) > 1 and not text[: starts[1]].strip(BLANKS):
        del starts[1]
    return tuple(Span(start, end) for start, end in zip(starts, (*starts[1:], len(text)), strict=True))


_FORMS: Final = {
    "AP": "Associated Press|AP",
    "AFP": "Agence France-Presse|AFP",
    "Reuters": "Reuters|REUTERS",
    "TASS": "ITAR-TASS|TASS|Tass",
    "Interfax": "Interfax|INTERFAX",
    "RIA Novosti": "RIA Novosti|RIA",
    "Sputnik": "Sputnik",
    "Armenpress": "ARMENPRESS|Armenpress",
    "ARKA": "ARKA",
    "News.am": "NEWS.am|News.am",
    "Azertac": "AZERTAC|AzerTac|Azertac|AZERTAG",
    "Trend": "Trend|TREND",
    "APA": "APA",
    "Turan": "Turan",
    "Anadolu": "Anadolu",
    "DHA": "DHA",
    "Xinhua": "Xinhua|XINHUA",
    "EPA": "EPA-EFE|EPA",
    "dpa": "dpa|DPA",
    "UPI": "UPI",
    "RFE/RL": "RFE/RL",
    "Kyodo": "Kyodo",
    "ANI": "ANI",
    "IANS": "IANS",
    "Getty": "Getty",
}
_AGENCIES: Final = {form: name for name, forms in _FORMS.items() for form in forms.split("|")}

AGENCY: Final = rf"(?<![\w.])(?:{'|'.join(map(re.escape, sorted(_AGENCIES, key=len, reverse=True)))})(?!\w)"
"""A pattern for the names that datelines and credits give to news agencies."""


@cache
def _agency() -> re.Pattern[str]:
    return re.compile(AGENCY)


def agency_in(words: str) -> str | None:
    """Return the agency named in a credit, dateline or byline, by its usual name; in "X via AP" the last one.

    >>> agency_in("(Can Erok/DHA via AP)"), agency_in("YEREVAN, September 28. /TASS/.")
    ('AP', 'TASS')
    """
    via = words.rfind(" via ")
    found = (_agency().search(words, via) if via >= 0 else None) or _agency().search(words)
    return _AGENCIES[found[0]] if found else None


_CITIES: Final = (
    "BAKU|YEREVAN|STEPANAKERT|KHANKENDI|SHUSHI|SHUSHA|GANJA|GORIS|BARDA|TERTER|TARTAR|MOSCOW|SOCHI|ANKARA"
    "|ISTANBUL|TBILISI|TEHRAN|BEIRUT|GENEVA|VIENNA|PARIS|BRUSSELS|PRAGUE|LONDON|WASHINGTON|NEW YORK"
    "|UNITED NATIONS"
)


@cache
def _datelines() -> tuple[re.Pattern[str], ...]:
    caps = r"[A-Z][A-Z'.-]+(?: [A-Z][A-Z'.-]+){0,2}"
    cities = rf"{caps}(?:(?: ?/ ?|, | and ){caps}){{0,4}}"
    known = rf"(?:{_CITIES})(?:(?: ?/ ?|, | and )(?:{_CITIES})){{0,4}}"
    land = r"(?:,? [(\[]?[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2}[)\]]?)?"
    month = "(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-zA-Z]{0,6}"
    day = rf"(?:[,.]? ?(?:{month}\.? ?[0-9]{{1,2}}|[0-9]{{1,2}} {month})(?:,? [0-9]{{4}})?)"
    desk = rf"\((?:{AGENCY}|[A-Z][\w./-]{{1,14}}|[0-9:]{{1,5}} ?[APap.Mm]{{2,4}})\)"
    dash = "(?: ?(?:\u2014|--)| -|:(?= ))"
    return (
        # as in YEREVAN, Armenia (AP) or MOSCOW, Oct. 10 (Xinhua) or BEIRUT, LEBANON (10:00 A.M.), and a dash
        re.compile(rf"(?:{cities}{land},?{day}? ?|{day} ?)?{desk}{dash}"),
        re.compile(
            rf"[A-Z][\w'-]+(?:[ /][A-Z][\w'-]+){{0,2}}{land},?{day}? ?\({AGENCY}(?:/{AGENCY})?\){dash}"
        ),
        # as in YEREVAN, October 23, ARMENPRESS. or YEREVAN, September 28. /TASS/. or Baku. 19 October. APA.
        re.compile(
            rf"(?:{cities}|(?!\w+day)[A-Z][a-z]+(?=[.,])){land}{day}[.,]? ?/? ?{AGENCY}"
            r"(?:/?[.:,]|/|(?= [A-Z\"]|$| ?\u2014))"
        ),
        # a dash will do after capitals; before a colon there may also be a speaker
        re.compile(rf"{cities}{land}{day}? ?(?:\u2014|--)|{cities}{day}? -(?= )|{known}:(?= )"),
        # a line of its own: BAKU, Azerbaijan, July 14 or AP and AFP, YEREVAN and STEPANAKERT, Azerbaijan
        re.compile(rf"{known}{land}{day}?$"),
        re.compile(
            rf"{AGENCY}(?:(?:,| and| ?/| &) ?{AGENCY}){{0,3}}(?:,| ?[|/]) ?(?:{cities}|(?i:{known})){land}$"
        ),
    )


def dateline_length(folded: str) -> int:
    """Return how many code points of a folded line are its dateline, 0 where it has none.

    >>> dateline_length("YEREVAN, Armenia (AP) -- Talks went on."), dateline_length("Talks went on in Baku.")
    (24, 0)
    """
    lead = folded[:120]
    if not (lead[1:2].isupper() or ")" in lead[:80] or (lead[:60].count(",") + lead[:60].count(".") > 1)):
        return 0
    found = next((found for form in _datelines() if (found := form.match(lead)) is not None), None)
    return found.end() if found else 0


_DIGITS: Final = frozenset("0123456789")
_DATE_WORDS: Final = MONTH_NAMES | frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun am pm a p m gmt utc"
    " published updated last posted modified created date time on at first local yerevan baku"
    " year years month months day days hour hours minute minutes ago".split()
)


def is_date_line(folded: str) -> bool:
    """Say whether a line is a date and no more: "July 14, 2020", "Reuters, Thursday 15 Oct 2020, 17:17"."""
    if len(folded) > 60 or _DIGITS.isdisjoint(folded):
        return False
    words = re.findall(r"[^\W\d]+|[0-9]+", _agency().sub(" ", folded))
    figures = sum(word[0] in _DIGITS for word in words)
    known = sum(word.lower() in _DATE_WORDS for word in words)
    return 0 < figures <= 8 and 1 < figures + known == len(words)


_AUTHORS: Final = (
    "By ", "BY ", "by ", "Author", "Written by ", "Reporting by ", "Reported by ", "Additional reporting by ",
    "Editing ", "Edited by ", "Translated by ", "Translating ", "Compiled by ", "Source: ", "Sources: ",
)  # fmt: skip
_SMALL: Final = frozenset(
    "by a an the our and in of for at with from de van von der also staff special news web writer"
    " writers editor reporter reporters journalist journalists correspondent correspondents photographer"
    " photographers editors desk name reporting editing writing translating additional author author's"
    " source sources".split()
)
_ENDINGS: Final = (
    "",
    " reporting",
    *(f" to this {piece}" for piece in ("report", "story", "article", "piece")),
)


@cache
def _news() -> re.Pattern[str]:
    return re.compile(
        r"(?i)kill|dead|death|wound|soldier|troop|civilian|attack|cease|truce|says\b|\bsaid\b|[0-9]"
    )


def is_byline(folded: str) -> bool:
    """Say whether a folded line names the authors of an article, and tells nothing else.

    "By Jo Doe", "Jo Doe, Associated Press", "Jo Doe in Moscow contributed.", "Source: AFP", "A staff writer".
    """
    bare = folded.strip("().|: ")
    start, contributed, ending = bare.rpartition(" contributed")
    people = start if contributed and ending in _ENDINGS else bare
    if bare.isalnum() and bare not in _AGENCIES:
        return False  # one word signs nothing else
    words = people.replace("/", " ").replace(",", " ").replace(";", " ").split()
    names = all(word[0].isupper() or word.lower() in _SMALL for word in words)
    if not (0 < len(words) < 50 and names) or _news().search(people):
        return False
    if people is start:
        return ending.startswith(" to ") or " in " in start or "writer" in start
    if folded.lstrip("(").startswith(_AUTHORS):
        return 1 < len(words) < 25
    if all(word.lower() in _SMALL for word in _agency().sub(" ", people).split()):
        return 1 < len(words) < 6 or people in _AGENCIES
    before, _, last = people.rpartition(", ")
    return _agency().fullmatch(last.removeprefix("The ")) is not None and len(before.split()) in (0, 2, 3, 4)
