"""What the bytes of a fuzzer stand for: a text as it is, one pieced together, or one of whole sentences.

A fuzzer changes bytes and knows no English, so most of what it makes of UTF-8 says nothing that a reader
would look into. Behind a NUL each byte is a fragment of an article. Behind a byte of one each group of
seven is a passage, whole or cut, with something put into it: the passages are those that the strategies
draw and the writer writes, and those of the example articles, so that all kinds of claims come by.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from hypothesis import HealthCheck, Phase, given, settings

from nkconflict.errors import ArticleError
from nkconflict.model.claims import Claim
from nkconflict.sources.decoding import decoded
from nkconflict.strategies import writable_claims
from nkconflict.writing.sentences import sentence

from .texts import DAY

__all__ = ["FRAGMENTS", "PASSAGES", "PIECES", "kept", "passages", "text_of", "to_keep"]

PIECES: Final = b"\0"
PASSAGES: Final = b"\1"
"""What an input of a kind begins with; any other is UTF-8."""

STEP: Final = 7
"""How many bytes a passage takes."""

HALF: Final = 128

JOINTS: Final = (" ", "\n\n", "\n", "", "; ", "\u201d ", ", and ", "\r\n")

FRAGMENTS = (
    "Armenia", "Azerbaijan's", "Nagorno-Karabakh", "Stepanakert", "Ilham Aliyev", "He", "they",
    "The ministry", " said ", " says that ", " denied ", " accused ", " of ", " in ", " and ", ", ",
    ". ", ".", "; ", ": ", " ", "\n", "\n\n", "killed", "wounded", " were ", " have been ", "soldiers",
    "civilians", "people", "villages", "drones", "12", "2,300", "more than 40", "dozens", "no", "three",
    "bringing the total to ", "more ", "since Sept. 27", "on Monday", "Oct. 10, 2020", "at noon",
    "a cease-fire ", "truce", "took effect", "violated", "it", "shelling", "captured", "destroyed",
    "talks", "met", "Moscow", "\u201c", "\u201d", '"', "'", "'s ", "(", ")", "[", "]", "-", " -- ",
    "\u2014", "(AP Photo) Credit: X Credit: X", "YEREVAN, Armenia (AP) \u2014 ", " date 2020-10-19 ",
    "date 2020-10", "Associated Press writers X in Moscow and Y in Baku contributed.", "\x00", "\ud800",
    "\u202e", "\u0130", "\ufeff", "e\u0301", "\x1b[2J", "=1+1", "$40", "5%", "T-72", "10-month-old",
    "1/2", "\u00bd", "\r\n", "\u2028", "\t",
)  # fmt: skip
"""What texts are pieced together from: words that mean something, and characters that trouble."""


def text_of(data: bytes) -> str:
    """Return the text that some bytes stand for."""
    if data[:1] == PIECES:
        return "".join([FRAGMENTS[byte % len(FRAGMENTS)] for byte in data[1:]])
    if data[:1] == PASSAGES:
        steps = range(1, len(data), STEP)
        return "".join([_passage(data[at : at + STEP].ljust(STEP, b"\0")) for at in steps])
    try:
        return decoded(data, "found")
    except ArticleError:
        return data.decode("utf-8", "surrogateescape")


def to_keep(text: str) -> bytes:
    """Return a text as it is kept in a file, whatever is in it."""
    return text.encode("utf-8", "surrogatepass")


def kept(data: bytes) -> str:
    """Return a text that was kept."""
    return data.decode("utf-8", "surrogatepass")


def _passage(step: bytes) -> str:
    """Return a passage of so many bytes: which, from where, how far, what is put in where, what follows.

    Half of the values of each ask for nothing of the kind, so that much stays whole.
    """
    high, low, first, last, piece, place, joint = step
    known = passages()
    words = known[(high * 256 + low) % len(known)].split(" ")
    words = words[_part(first, len(words)) : len(words) - _part(last, len(words))]
    if place >= HALF:
        words.insert(_part(place, len(words) + 1), FRAGMENTS[piece % len(FRAGMENTS)])
    return " ".join(words) + JOINTS[_part(joint, len(JOINTS))]


def _part(byte: int, whole: int) -> int:
    """Return how much of a whole a byte asks for: 0 for each in the lower half."""
    return max(0, byte - HALF) * whole // HALF


@cache
def passages() -> tuple[str, ...]:
    """Return passages of articles: the same in each run, until strategies, writer or examples change."""
    found: dict[str, None] = {}

    @settings(
        max_examples=400,
        phases=[Phase.generate],
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(writable_claims(published=DAY))
    def collect(claim: Claim) -> None:
        found[sentence(claim, published=DAY)] = None

    collect()
    for path in sorted(Path(__file__).resolve().parents[2].glob("examples/articles/*.txt")):
        found.update(dict.fromkeys(path.read_text("utf-8").split("\n")))
    return tuple(passage.strip() for passage in found if 20 < len(passage) < 500)
