"""The shapes of attacks: how an act and its author stand to each other in a sentence.

The letters are those of the alphabet of allegations: `T` attacked, `t` attacking, `f` an attack, `z` another
wrong, `w` a verb that needs a weapon or an attack for its object, `v` a weapon, `U` what comes under it, `c`
what is hit; `C`, `L` and `M` accuse, blame, and trade accusations. A shape has the group `act`, and `who`
where the author is named: as subject, behind "by" or "from", as owner of a noun, or as the accused of a verb.
"""

from __future__ import annotations

from typing import Final

from nkconflict.reading.grammar import Shape

__all__ = ["SHAPES", "UNNAMED", "WIELD", "WRONG"]

# A party that acts, with forces, units and weapons behind its name, a place where they are, a day.
_NAMED: Final = r"(?<![@0])(?<![@0]_)(?P<who>[pPAYe]|H(?=[OGx])|r)"
_WHO: Final = (
    rf"{_NAMED}[OoGsvxyN&_'Etf-]{{0,7}}?(?:i_?[PZA])?(?:,[wx^][_1xvyNpKSiD/&-]{{1,11}},|,?q?)(?:i?D)?"
)
_SUBJECT: Final = r"(?<![@0])(?<![@0]_)(?P<who>[pPAYe])[OoGsx]{0,4}"
_AUX: Final = r"[hm^xu]{0,4}?"
WIELD: Final = r"w(?=[_1xuyNpO&,^'/E+\"-]{0,8}?[vf]|[x^]?i)"
WRONG: Final = r"z(?![_1xpPDN*-]{0,6}[Kr])"
"""Not "violating the truce", which is told among ceasefires."""
_LEAD: Final = r"(?:[_1^xyvpPNKiDbwzr'&4>@/+-]|,&|,(?=[tw])){0,12}?"
_ACCUSED: Final = (
    r"[_1x^u]{0,3}?(?:[OoGx]{1,3}/_?)?(?P<who>[pPAYeI])(?P<rest>[OoGsxypPAYI&_'-]{0,7}?)(?:,?[x^]?i?D,?)?"
)
_BY: Final = r"[@0][_1xvyNcZtf^/'-]{0,9}?(?P<who>[pPAYe])"

SHAPES: Final = (
    Shape(
        "mutual",
        rf"(?:[CL](?:s|_x)(?:,?i?D)?[/4]|M[^.;:\"SCL]{{0,6}}?[/4ix](?:_x)?){_LEAD}(?P<act>[tf]|{WIELD})",
        "accused each other of shelling towns",
    ),
    Shape(
        "accused",
        rf"C{_ACCUSED}/(?:x[_1xHciZA/pP]{{1,8}}&)?{_LEAD}(?P<act>[tfk]|{WRONG}|{WIELD})",
        "Azerbaijan accused Armenia of shelling Ganja",
    ),
    Shape(
        "blamed", rf"L{_ACCUSED}4{_LEAD}(?P<act>[tfk]|{WRONG}|{WIELD})", "Baku blamed Armenia for the strike"
    ),
    Shape(
        "blamed_for_it",
        r"(?:v[Oxy^'&v-]{0,3}?[h^x]{0,2}|b[x^u]{0,3})(?P<act>T)[^.;,\"SBCLM]{0,12}"
        r"(?:;|,&)_?[pPA]'?[OoGsx]{0,4}(?P<verb>[CL])[_1x]{0,2}(?P<who>[pPA])(?P<rest>[OoGsx]{0,3})(?=[.;,]|$)",
        "a rocket hit a bus in Barda; Azerbaijan blamed Armenia",
    ),
    Shape(
        "blamed_for_it",
        r"(?:v[Oxy^'&v-]{0,3}?[h^x]{0,2}|b[x^u]{0,3})(?P<act>T)[^.;,\"SBCLM]{0,12}"
        r",q_?[pPA]'?[OoGsx]{0,4}h?(?P<verb>L)i_?(?P<who>[pPA])(?P<rest>[OoGsx]{0,3})",
        "a rocket hit a bus in Barda, which Azerbaijan blamed on Armenia",
    ),
    Shape(
        "blamed_for_it",
        r"(?<![tTwd])(?P<act>f)(?:[/i4][^.;,\"SBCLMqk]{0,6})?,?[q_]{0,2}[pPA]'?[OoGsx]{0,4}h?(?P<verb>L)i_?(?P<who>[pPA])"
        r"(?P<rest>[OoGsx]{0,3})",
        "a missile strike on Ganja that Azerbaijan blamed on Armenia",
    ),
    Shape(
        "blamed",
        r"L[_1xv^]{0,4}?(?P<act>[tf])(?:[/i]_?[ZA])?i[_1]?(?P<who>[pPA])(?P<rest>)",
        "Baku blamed the shelling on Armenian forces",
    ),
    Shape(
        "blamed",
        r"L[_1x]{0,2}(?P<who>[pPAY])(?P<rest>'?[OoGsvx]{0,4}?)(?P<act>[tf])(?=[/i4])",
        "Armenia condemned the Azerbaijani shelling of Stepanakert",
    ),
    Shape(
        "active",
        rf"{_WHO}{_AUX}(?P<act>T)(?![x^]?@)(?=[_1xpPZAHNcyGgOi>/^vE\"'&-]|d\^)",
        "Armenian forces shelled a town",
    ),
    Shape("active", rf"{_WHO}{_AUX}b?[x^uw]{{0,3}}?(?P<act>t)", "Azerbaijan is shelling Stepanakert"),
    Shape(
        "active",
        rf"{_SUBJECT}[hx][^.;:\"SBCLMqT,]{{0,12}}?&[hbx^]{{0,3}}(?P<act>[Tt])",
        "Azerbaijan massed its troops and attacked Armenian posts",
    ),
    Shape(
        "wielded",
        rf"{_WHO}{_AUX}b?[x^u]{{0,3}}?(?P<act>{WIELD})",
        "Armenian forces fired rockets at Barda",
    ),
    Shape(
        "by_doing",
        rf"{_SUBJECT}[^.;:\"SCLMqT]{{1,16}}?[@,]x?(?P<act>t|{WIELD})",
        "Azerbaijani forces broke the truce by shelling a village",
    ),
    Shape(
        "attacked_by",
        rf"b[x^u\"]{{0,3}}(?P<act>[Ttw])[^.;:,\"SBCLM@0]{{0,8}}?{_BY}",
        "towns were hit by Azerbaijani rockets",
    ),
    Shape("attacked_by", rf"(?P<act>[Tw])[x^D]{{0,2}}{_BY}", "a village shelled by Armenian forces"),
    Shape(
        "under_fire",
        rf"U[_1xvyOo&^'-]{{0,6}}?(?P<act>[tf])w?[^.;:,\"SBCLMTb]{{0,4}}?{_BY}",
        "the town came under fire from Armenia",
    ),
    Shape(
        "under_fire",
        r"U[_1xvyOo&^'-]{0,6}?(?P<who>[pPA])[OoGvxy'-]{0,3}?(?P<act>[tf])",
        "the town came under Azerbaijani fire",
    ),
    Shape(
        "attack_of",
        r"(?<!@_)(?P<who>[pPA])[OoGvxyN^&'-]{0,6}?(?P<act>[tf])",
        "Armenian shelling of Tartar",
    ),
    Shape(
        "attack_by",
        rf"(?P<act>w)[_1xyNp]{{0,3}}v[^.;:,\"SBCLMT@0b]{{0,6}}?{_BY}",
        "the use of drones by Armenia",
    ),
    Shape(
        "attack_by",
        rf"(?P<act>[tf])w?[^.;:,\"SBCLMT@0b]{{0,10}}?{_BY}",
        "shelling by Azerbaijani forces, fire from the Armenian side",
    ),
)  # fmt: skip

UNNAMED: Final = (
    Shape("unnamed_attacker", r"U[_1xvyOo&^'-]{0,6}?(?P<act>[tf]|(?<=v)T)", "Barda came under fire"),
    Shape("unnamed_attacker", r"b[x^u]{0,3}(?P<act>[Tt])", "Ganja was shelled"),
    Shape("unnamed_attacker", r"v[Oxy^'&v-]{0,3}?q?[h^x]{0,2}(?P<act>[Tk])", "a missile hit Ganja"),
    Shape("unnamed_attacker", r"(?P<act>k)[^.;,S]{0,5}?@[_1xyN]{0,3}v", "killed in Barda by a rocket"),
    Shape("unnamed_attacker", r"(?P<act>[tf])(?=[^.;,S]{0,8}[/i4])", "a missile attack on Ganja"),
)
"""The shapes of attacks of which nobody is named as the author."""
