"""Strategies for statements that can be written: who says what in plain words, asks for it, or of whom."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Final

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from nkconflict.lexicon.forms import FormKind
from nkconflict.model.claims import Statement, StatementKind
from nkconflict.model.parties import Party
from nkconflict.strategies.speakers import names, roots, speakers
from nkconflict.writing.statements import ASKING, ASKING_OF

__all__ = ["utterances"]

_PLAIN: Final = (
    "we they our people the country in on with peace future children hope want need work help road home is"
    " are be not never will can may long good hard life history world east green tea together how an some"
    " very every about much justice Armenia Azerbaijan Russia Karabakh Yerevan there here it he she you"
    " trust border school house years still ready tired honest strong agreed broke continue respect"
    " meet talks meeting negotiations began continued 28 2016 years; is: one, two"
).split()
_SUBJECTS: Final = (
    "we",
    "they",
    "our people",
    "the whole region",
    "Armenia",
    "Armenian forces",
    "his children",
    "nobody",
)
_DEEDS: Final = (
    "want peace", "are tired", "have waited for long", "will never forget", "must think again",
    "can live here", "will meet again", "want talks", "should trust the others",
)  # fmt: skip
_THINGS: Final = ("an apology", "more patience", "an end to hatred", "peace", "honest work")
_ENDS: Final = (",", ".", "?", "!", "")


@cache
def _sentences() -> SearchStrategy[str]:
    """Draw words: sentences, and words that make none."""
    said = st.builds("{} {}".format, st.sampled_from(_SUBJECTS), st.sampled_from(_DEEDS))
    words = said | st.lists(st.sampled_from(_PLAIN), min_size=1, max_size=8).map(" ".join)
    return words | words.map(lambda text: text[0].upper() + text[1:])


@cache
def _quotations() -> SearchStrategy[str]:
    """Draw words in quotation marks, with the stop that they end in: one sentence or two."""
    ends = st.sampled_from(_ENDS)
    one = st.builds(str.__add__, _sentences(), ends)
    return one | st.builds("{}. {}{}".format, _sentences(), _sentences(), ends)


@cache
def _verbs() -> SearchStrategy[str | None]:
    kinds = (FormKind.TELLING, FormKind.VOICING)
    every = sorted({form.keys[0] for form in names().lexicon.forms if form.kind in kinds})
    return st.sampled_from(["said", "told", "warned", None]) | st.sampled_from(every)


@cache
def _hearers() -> SearchStrategy[tuple[Party, ...]]:
    return st.tuples(roots()) | st.tuples(roots(), roots())


@st.composite
def utterances(draw: DrawFn, published: date) -> Statement:
    """Draw what somebody says, quoted or reported, and what somebody asks for."""
    del published
    match draw(st.sampled_from(("direct", "reported", "asked for", "asked of"))):
        case "asked for":
            verb, words = draw(st.sampled_from(sorted(ASKING))), draw(st.sampled_from(_THINGS) | _sentences())
            return Statement(by=draw(speakers()), verb=verb, words=words, kind=StatementKind.DEMAND)
        case "asked of":
            lead, deed = (
                draw(st.sampled_from(("to", "not to"))),
                draw(st.sampled_from(("think again", "wait"))),
            )
            verb, to = draw(st.sampled_from(sorted(ASKING_OF))), draw(_hearers())
            asked = f"{lead} {deed}"
            return Statement(by=draw(speakers()), verb=verb, words=asked, kind=StatementKind.DEMAND, to=to)
        case way:
            by = draw(speakers())
            medium = draw(st.sampled_from([None, None, None, "twitter", "telegram", "tass"]))
            return Statement(
                by=by if medium is None else by.relayed((medium,)),
                verb=draw(_verbs()),
                words=draw(_quotations() if way == "direct" else _sentences()),
                direct=way == "direct",
                kind=draw(st.sampled_from(StatementKind)),
                to=draw(st.just(()) | _hearers()),
            )
