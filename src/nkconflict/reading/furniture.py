"""Page furniture: lines that belong to the page an article was taken from, not to the story."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

__all__ = ["is_furniture"]

_WHOLE: Final = frozenset(
    "advertisement|advertising|article content|share|share this|share this article|tweet|print|email|save"
    "|live|world|news|politics|international|europe|asia|home|menu|search|loading|subscribe|sign up"
    "|log in|leave a comment|leave a reply|listen|no comments|read more|read also|related articles"
    "|related stories|see also|photo gallery|more|most read|recommended|top stories|newsletter|copy link"
    "|follow us|back to top|related|watch|play|video|photos|facebook|twitter|whatsapp|telegram"
    "|reading time|tags|comments|short link|search keywords".split("|")
)
"""Whole lines, in lower case, that belong to the page."""

_LINKS: Final = tuple(
    "read more:|read also:|also read:|see also:|related:|related story:|related news:|read next:|watch:"
    "|more on this:|tap here to see other|we apologize, but this video|try refreshing your browser".split("|")
)
"""How lines begin that link to another story, and may quote its figures."""

_STARTS: Final = tuple(
    "reading time:|your browser does|to report a typo|please enter your|comment.count|follow us on"
    "|like us on|join us on|subscribe to|sign up for|sign up to|share this |share on |click here to"
    "|story continues below|article continues below|please enable javascript|enable javascript"
    "|all rights reserved|copyright |\u00a9|download our app|get the latest|image credit:"
    "|photo credit:|photo:|image:|credit:|tags:|topics:|keywords:|thanks for signing up|a welcome email"
    "|by signing up|by clicking|we use cookies|post a comment|this website uses cookies|leave a comment"
    "|leave a reply|you must be logged in|log in to |listen to this|this material may not be".split("|")
)
"""How lines begin that belong to the page, if they count no victims."""

_FIRST: Final = frozenset(line.split()[0].strip(":.,") for line in (*_WHOLE, *_LINKS, *_STARTS))


@cache
def _furniture() -> tuple[re.Pattern[str], ...]:
    return (
        re.compile(
            r"[\W_]+|showing [0-9]+ photos?|[0-9]+ ?[-+x*\u00d7] ?[0-9]+ ?= ?\??|[0-9]+ min(?:ute)?s? read"
            r"|(?:[0-9]+ )?(?:comments?|shares?|views?|likes?)(?: ?[(:]? ?[0-9,]+\)?)?"
        ),
        re.compile(
            r"kill|dead|death|\bdie[ds]?\b|wound|injur|casualt|troops|soldier|civilian|missing|captur|\blost\b"
        ),
    )


def is_furniture(folded: str) -> bool:
    """Say whether a folded line belongs to the page, not to the story: with victims, only if it is a link."""
    whole, news = _furniture()
    lower = folded.lower()
    if len(lower) <= 40 and whole.fullmatch(lower) is not None:
        return True
    if lower.split(None, 1)[0].strip(":.,!|>") not in _FIRST and lower[0] != "\u00a9":
        return False
    if lower.strip(' .:!|>"\u2026') in _WHOLE or lower.startswith(_LINKS):
        return True
    return lower.startswith(_STARTS) and news.search(lower) is None
