"""Captivity: the words that say of captives that they are held, and those that say that they are not.

"Is holding 60 prisoners", "there are 12 captives", "60 prisoners are being held" tell of captives; "is not
holding 30", "denied having 30", "whether it holds 30" tell of none. What is held must be the captives
themselves: where a trial of 14 prisoners was held, or a rally for them, nobody is told to hold them.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["HELD", "are_held", "are_not_held", "are_of_an_event"]

_CAPTIVITY: Final = r"(?:captivity|custody|detention|prisons?|jails?)"
"""Words for where captives are, as a pattern."""
_YET: Final = "still|currently|also|now|actually"
_STILL: Final = rf"(?:(?:{_YET}) )*"
_HOLDS: Final = re.compile(
    rf"\b(?:hold(?:s|ing)?|held|keep(?:s|ing)?|kept) {_STILL}(?:in {_CAPTIVITY} |captive |prisoner )?\Z"
)
_THERE_ARE: Final = re.compile(rf"\bthere (?:is|are|was|were|remain(?:s|ed)?) {_STILL}(?:not )?\Z")
HELD: Final = re.compile(
    r"(?: (?:from|of) (?:[\w'-]+ ){0,3}[\w'-]+)??"
    r"(?P<be> (?:(?:is|are|was|were|remain(?:s|ed)?|be|have|had|has) ){1,2}| )"
    rf"{_STILL}(?:being |been )?(?:in (?:[\w'-]+ )?{_CAPTIVITY}\b"
    r"|(?:held|kept)(?= (?:in|by|at|near|on|there|since|for|captive|prisoner)\b|[.,;)]|\Z))"
)
"""What says behind a count that those counted are held, with the verb of the sentence, if any, in `be`."""
_TAKING: Final = (
    r"(?:hold(?:s|ing)?|held|keep(?:s|ing)?|kept|ha(?:ve|s|d|ving)|tak(?:e|es|en|ing)|took|detain(?:s|ed|ing)?"
    r"|captur(?:e|es|ed|ing)|seiz(?:e|es|ed|ing))"
)
_NEGATED: Final = re.compile(
    r"(?:n't|\b(?:not|never|no longer|nor|nobody|no one|none|cannot|without|instead of|stop(?:s|ped)?"
    r"|ceas(?:e|es|ed)|den(?:y|ies|ied|ying)))"
    rf" (?:(?:be|been|being|have|had|even|ever|yet|in fact|{_YET}) ){{0,3}}"
    rf"{_TAKING} {_STILL}(?:in (?:[\w'-]+ )?{_CAPTIVITY} |captive |prisoner |as )?\Z"
    rf"|\bthere (?:(?:is|are|was|were) {_STILL}not|(?:isn't|aren't|wasn't|weren't)) \Z"
)
_SUPPOSED: Final = re.compile(
    r"\b(?:if|unless|whether|supposing|assuming|provided|in case)\b[^,;.:\"]{0,60}\Z"
)
_OF: Final = re.compile(
    r"(?<!total)(?<!group)(?<!number)(?<!batch)(?<!party)(?<!rest)(?<!most)(?<!some)(?<!many)(?<!half)(?<!all)"
    r" (?:of|on|for|about|over|with|against|involving|between|concerning|regarding|around)"
    r"(?: (?:all|the|those|these|its|their|his|some|nearly|almost)){0,2} \Z"
)
"""What makes captives a part of another subject: "the trial of 14 prisoners was held in Baku"."""
_EVENT: Final = re.compile(
    r"\b(?:talks|negotiations|consultations|rall(?:y|ies)|protests?|demonstrations?|trials?|hearings?|prayers?"
    r"|vigils?|meetings?|funerals?|services?|ceremon(?:y|ies)|conferences?|sessions?|events?|concerts?|votes?"
    r"|summits?|briefings?|debates?|discussions?|march|marches|pickets?)\b[^.;:\"]{0,40}\Z"
)


def are_held(lower: str, start: int, end: int) -> bool:
    """Say whether captives counted at `[start, end)` of a lower-case text are said to be held."""
    before = max(0, start - 40)
    return (
        _HOLDS.search(lower, before, start) is not None
        or _THERE_ARE.search(lower, before, start) is not None
        or (HELD.match(lower, end) is not None and not are_of_an_event(lower, start, end))
    )


def are_of_an_event(lower: str, start: int, end: int) -> bool:
    """Say whether it is something else that is held, which captives counted at `[start, end)` belong to."""
    before = max(0, start - 80)
    held = HELD.match(lower, end)
    if held is None or _OF.search(lower, before, start) is None:
        return False
    return held["be"] != " " or _EVENT.search(lower, before, start) is not None


def are_not_held(lower: str, start: int) -> bool:
    """Say whether those counted from a character on are told not to be held, or only supposed to be."""
    before = max(0, start - 90)
    negated = _NEGATED.search(lower, before, start) is not None
    return negated or _SUPPOSED.search(lower, before, start) is not None
