"""The ways in which wire copy says that ground changed hands: patterns over the letters of a sentence.

`T` gains and `C` gives up, done; `t` and `c` are their infinitives, `V` and `v` their forms in -ing, `n`
and `k` their nouns. `J` comes and `K` is under control, `F` holds, `g` is ground. In each pattern `v` is
the word that says it and `g` the ground beside it; lists of ground are followed from there.
"""

from __future__ import annotations

from typing import Final

from nkconflict.reading.grammar import Shape

__all__ = ["HEADLINES", "HELD", "PASSIVE", "SHAPES", "TOTALS"]

_AUX: Final = r"(?P<aux>[hbmduf^zjx9]{1,6})"
_GAP: Final = (
    r"(?:[TC][^;.,TCS]{1,8}?|[i8/+Q4@0][^;.,TCSgVtcJ]{0,8}|,[^;.TC]{1,10}?,|(?<=,g),|\([^);]{0,8}\))?"
)
_FROM: Final = r"(?:[04/][_1H]?[pPe]?'?x?5)?"

_ARMY: Final = r"(?:[_1]?x?(?:[pPe]'?|Y)x?[OGx]{0,2}|[_1]?[OG])"
_DONE: Final = r"(?<![_1HMNQi/>@8-])(?<!(?<!h)0)"
"""No participle beside a noun ("the liberated villages"), but "have since taken"."""

SHAPES: Final = (
    Shape(
        "taken",
        rf"{_DONE}(?P<v>T)(?:Q?H?x{{0,2}}K[/Q]?)?{_FROM}(?:8?D)?(?:1?x/g&)?(?:Q{{1,2}}/|QQ)?[_1^]?(?P<g>g)(?![GY])",
        "has taken control of 13 villages; liberated from occupation seven villages; took some of the posts",
    ),
    Shape(
        "taken_in_part",
        rf"{_DONE}(?P<v>T)1?[xQ]{{1,2}}/[_1]?[xpPgU%7]{{1,3}},?l(?P<g>g)(?=[,;.&)D]|$)",
        "regained control of parts of the region, including Hadrut",
    ),
    Shape(
        "given",
        rf"{_DONE}(?P<v>C)(?:>_?[pPAe]x?)?(?P<g>g)(?![GY])",
        "ceded Kalbajar to Azerbaijan; lost nine posts",
    ),
    Shape(
        "told_of",
        rf"S(?:(?:[i8][_1x]{{0,2}})?[WD]){{0,2}}[_1Hxu^pP8/Q]{{0,3}}(?P<v>[tnck](?=[/0])|V){_FROM}(?:/x(?=/))?[/0]?(?P<g>g)(?![bmh])",
        "announced the liberation of Zangilan; claims of capturing it; confirmed the loss of two posts",
    ),
    Shape(
        "ousted",
        rf"(?P<v>E){_ARMY}(?:x?[0/]|xC)(?P<g>g)(?!')",
        "pushed the Armenian troops back from three heights",
    ),
    Shape(
        "called_over",
        r"(?<=[_/~H])(?P<v>T)(?P<u>g)[b:](?P<g>g)(?=[,;.&(]|$)",
        "The liberated villages are Tugh, Azikh and Domi",
    ),
    Shape(
        "taken_it",
        rf"(?P<g>g)(?P<between>[^;.gTCJt]{{2,16}}?){_DONE}(?P<v>T)r(?!x|[TCJ])",
        "Hadrut was quiet a day after the army said it had captured it",
    ),
    Shape("in_doing", r"(?<=[,@&^8])(?P<v>[Vv])(?P<g>g)(?![GYmb])", "broke through, capturing two heights"),
    Shape("managed", r"j(?P<v>[tc])(?P<g>g)(?![GY])", "managed to liberate five villages"),
    Shape(
        "came_under",
        rf"(?P<g>g){_GAP}(?P<aux>[hbmdfu^zx]{{0,5}})"
        r"(?P<v>J|C(?=>[_pPx']{1,3}K))(?:[^;.gTC]{0,7}?(?P<k>K)|(?=_?[xp]?[pPeYA]))",
        "13 villages have come under the army's control; the town fell to Armenian forces",
    ),
    Shape(
        "was_taken", rf"(?P<g>g){_GAP}{_AUX}\"?(?P<v>T)(?!{_FROM}g)", "the city of Fuzuli had been retaken"
    ),
    Shape("was_given", rf"(?P<g>g){_GAP}{_AUX}(?P<v>C)", "the district was handed over"),
    Shape(
        "fell", r"(?P<g>g)(?P<aux>[hmdfu^z]{0,4})(?P<v>J)(?=[i8]?D|[.,;]|$)", "the town of Hadrut has fallen"
    ),
    Shape(
        "is_under",
        rf"(?P<g>g){_GAP}(?P<aux>[hmuf^zx]{{0,4}})(?P<v>[b9])[fz^9ux]{{0,2}}(?:[Qi8][^;.,gTCS]{{0,5}}?)?(?P<k>K)",
        "the town is now under the control of the Azerbaijani army",
    ),
    Shape(
        "in_control",
        r"(?P<v>[bh])[z^9]{0,2}i?x{0,2}K[/Q](?P<g>g)",
        "the Karabakh army is in full control of Hadrut",
    ),
    Shape("now_hold", r"[z9](?P<v>[FK])(?P<g>g)", "his soldiers now hold Shushi"),
    Shape("now_hold", r"Sq?(?:r|H[xOG]{1,2})(?P<v>F)(?P<g>g)(?!4)", "insists that it holds Hadrut"),
    Shape("now_hold", r"(?<!b)S>(?P<v>[FK])(?P<g>g)(?!4)", "claims to control Hadrut"),
    Shape(
        "now_hold",
        r"(?<!b)S(?P<v>K)[/Q](?P<g>g)(?=[,.;)B&]|8?i?D|$)",
        "Baku claims control of Hadrut",
    ),
    Shape("brought_under", r"(?P<v>R)(?P<g>g)QH?[pPx'O_]{0,3}K", "brought the heights under its control"),
    Shape("flag", r"(?P<v>L)[^;.,TCSg]{0,6}?[iQ8](?P<g>g)", "raised the flag over Madagiz"),
    Shape("headed", r"(?P<g>g)(?P<v>[TC])(?=$|[.,@0/i8>D:=])", "Another 15 villages freed"),
    Shape(
        "heads",
        r"(?:(?<=[pPA][OGx])|(?<=S[OG]))(?P<v>t)(?P<g>g)(?![GY])",
        "Azerbaijani troops free 23 villages",
    ),
)
"""Tried in this order; of two that overlap the first is read."""

PASSIVE: Final = frozenset(("was_taken", "was_given", "came_under", "fell", "is_under", "headed"))
"""Shapes whose ground is the subject, so that a list of it stands before the verb."""

HEADLINES: Final = frozenset(("headed",))
"""Shapes that count in headlines alone, where words are left out."""

HELD: Final = frozenset(("is_under", "in_control", "now_hold"))
"""Shapes that tell who holds ground, which is news where that is new, or where its holder says so."""

TOTALS: Final = (
    Shape(
        "total",
        r"R[^;.gN]{0,9}(?:(?P<g>g)[^;.gN]{0,12})?>_?(?P<n>Q*N|g)",
        "bringing the number of liberated settlements to 165",
    ),
    Shape(
        "total_stands",
        r"[xX]/(?:(?P<v>T)(?P<g>g)|(?P<of>g)T)[^;.gNTCS]{0,12}?X[>i8f]{0,2}(?P<n>Q*N)",
        "the number of liberated settlements has reached 165",
    ),
)
"""Running counts, which name their ground before the figure, or in the words before them."""
