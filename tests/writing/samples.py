"""Claims with the sentence that each is written as, in a report of Oct. 19, 2020: every kind, every turn."""

from __future__ import annotations

from datetime import date, time
from typing import Any, Final

import attrs

from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.attribution import Attribution, Voice
from nkconflict.model.ceasefires import Breach, Ceasefire
from nkconflict.model.claims import (
    Allegation,
    CasualtyClaim,
    Claim,
    Denial,
    MaterielClaim,
    Nondisclosure,
    Statement,
    Talks,
    TerritoryClaim,
)
from nkconflict.model.counts import Count
from nkconflict.model.dates import Moment, Period
from nkconflict.model.parties import Person

__all__ = [
    "ARMENIA",
    "AZERBAIJAN",
    "BAKU",
    "DAY",
    "LEXICON",
    "PUBLISHED",
    "SAMPLES",
    "VOICES",
    "casualty",
    "party",
    "place",
]

LEXICON: Final = Lexicon.default()
PUBLISHED: Final = date(2020, 10, 19)
DAY: Final = date(2020, 10, 4)

party, place = LEXICON.party, LEXICON.place
AZERBAIJAN, ARMENIA, KARABAKH = map(party, ("azerbaijan", "armenia", "nagorno-karabakh"))
BAKU: Final = Attribution.named(AZERBAIJAN)
MINISTRY: Final = Attribution.named(party("armenia-defence-ministry"), office="defense ministry")


def casualty(**fields: Any) -> CasualtyClaim:
    """Return a figure: what is not given is one plain running count."""
    given: dict[str, Any] = {
        "by": BAKU,
        "side": (ARMENIA,),
        "group": "military",
        "outcome": "killed",
        "scope": "cumulative",
    }
    given |= {"count": Count.exact(13)} | fields
    return CasualtyClaim(**given)


SAMPLES: Final[list[tuple[Claim, str]]] = [
    (casualty(), "Azerbaijan said 13 Armenian soldiers had been killed so far."),
    (
        casualty(by=MINISTRY, count=Count.at_least(30), period=Period(date(2020, 9, 27))),
        "Armenia's Defense Ministry said at least 30 Armenian soldiers had been killed since Sept. 27.",
    ),
    (
        casualty(by=Attribution.named(party("armenia-opposition"), office="opposition")),
        "Armenia's opposition said 13 Armenian soldiers had been killed so far.",
    ),
    (
        casualty(period=Period(date(2020, 9, 27)), as_of=DAY),
        "Azerbaijan said 13 Armenian soldiers had been killed since Sept. 27 as of Oct. 4.",
    ),
    (
        casualty(scope="incident", period=Period.day(DAY), place=place("shusha"), count=Count.exact(1)),
        "Azerbaijan said 1 Armenian soldier had been killed in an incident in Shusha (Shushi) on Oct. 4.",
    ),
    (
        casualty(scope="increment", count=Count.vague("dozens"), outcome="wounded", group="civilian"),
        "Azerbaijan said dozens more Armenian civilians had been wounded.",
    ),
    (
        casualty(by=Attribution.own(), side=(ARMENIA, AZERBAIJAN), group="unspecified", outcome="casualties"),
        "13 people on both sides have been killed or wounded so far in the Nagorno-Karabakh conflict.",
    ),
    (
        casualty(side=(ARMENIA, KARABAKH), count=Count.between(26, 28), outcome="missing"),
        "Azerbaijan said between 26 and 28 soldiers of Armenia and Nagorno-Karabakh had gone missing so far.",
    ),
    (
        casualty(side=(), group="civilian", subgroup="children", outcome="displaced", count=Count.none()),
        "Azerbaijan said no children of unknown affiliation had been displaced so far.",
    ),
    (
        casualty(modality="denied", outcome="captured", period=Period(date(2016, 5, 1), date(2016, 5, 5))),
        "Azerbaijan denied that 13 Armenian soldiers had been captured between May 1, 2016 and May 5, 2016.",
    ),
    (
        casualty(modality="hedged", by=attrs.evolve(BAKU, relays=("interfax", "reuters"))),
        "Azerbaijan said 13 Armenian soldiers may have been killed so far, Interfax and Reuters reported.",
    ),
    (
        Nondisclosure(by=BAKU, side=(AZERBAIJAN,), group="military"),
        "Azerbaijan has not disclosed its military losses.",
    ),
    (
        Nondisclosure(by=Attribution.named(party("turkey")), side=(party("turkey"),), outcome="killed"),
        "Turkey has not disclosed how many of its people were killed in the Nagorno-Karabakh conflict.",
    ),
    (
        Ceasefire(
            by=Attribution.own(),
            known="oct-10-2020",
            announced=Moment(date(2020, 10, 10)),
            effective=Moment(date(2020, 10, 10), time(12)),
            mediators=(party("russia"),),
            signatories=(ARMENIA, AZERBAIJAN),
            place=place("moscow"),
            kind="humanitarian",
            status="broken",
            breaches=[Breach(by=Attribution.own(), accused=(ARMENIA, AZERBAIJAN), delay="minutes")],
        ),
        (
            "A humanitarian ceasefire between Armenia and Azerbaijan brokered by Russia was announced"
            " on Oct. 10 in Moscow, took effect at 12:00 on Oct. 10"
            " and was violated by both sides minutes later."
        ),
    ),
    (Ceasefire(status="in_force"), "A ceasefire in Nagorno-Karabakh was holding."),
    (
        Ceasefire(by=BAKU, status="proposed", signatories=(ARMENIA, AZERBAIJAN), kind="permanent"),
        "Azerbaijan said a permanent ceasefire between Armenia and Azerbaijan was proposed.",
    ),
    (
        Ceasefire(
            by=MINISTRY,
            known="oct-18-2020",
            effective=Moment(date(2020, 10, 18)),
            status="broken",
            signatories=(ARMENIA, AZERBAIJAN),
            breaches=[
                Breach(
                    by=MINISTRY,
                    accused=(AZERBAIJAN,),
                    modality="hedged",
                    period=Period.day(date(2020, 10, 18)),
                )
            ],
        ),
        (
            "Armenia's Defense Ministry said a ceasefire between Armenia and Azerbaijan took effect on"
            " Oct. 18 and was violated by Azerbaijan on Oct. 18."
        ),
    ),
    (
        TerritoryClaim(by=BAKU, gained_by=AZERBAIJAN, count=Count.exact(13), unit="village"),
        "Azerbaijan said Azerbaijan had taken control of 13 villages.",
    ),
    (
        TerritoryClaim(
            by=BAKU,
            gained_by=AZERBAIJAN,
            count=Count.more_than(5),
            unit="height",
            places=(place("jabrayil-district"),),
            scope="incident",
            as_of=DAY,
        ),
        "Azerbaijan said Azerbaijan had taken control of more than 5 heights in Jabrayil district on Oct. 4.",
    ),
    (
        TerritoryClaim(
            by=MINISTRY, gained_by=AZERBAIJAN, unit="town", places=(place("hadrut"),), modality="denied"
        ),
        "Armenia's Defense Ministry denied that Azerbaijan had taken control of Hadrut.",
    ),
    (
        Allegation(
            by=BAKU,
            accused=(ARMENIA,),
            act="struck",
            target="residential areas",
            weapon="missile",
            place=place("ganja"),
            period=Period.day(DAY),
        ),
        "Azerbaijan accused Armenia of striking residential areas in Ganja with a missile on Oct. 4.",
    ),
    (
        Allegation(
            by=MINISTRY,
            accused=(AZERBAIJAN,),
            act="shelled",
            target="Goris",
            weapon="shelling",
            place=place("goris"),
            modality="hedged",
        ),
        "Armenia's Defense Ministry said Azerbaijan may have shelled Goris.",
    ),
    (
        Allegation(
            by=BAKU,
            accused=(ARMENIA,),
            act="used cluster munitions",
            weapon="cluster munitions",
            place=place("ganja"),
        ),
        "Azerbaijan accused Armenia of using cluster munitions in Ganja.",
    ),
    (
        Allegation(
            by=BAKU,
            accused=(ARMENIA,),
            act="used missiles",
            target="city of Ganja",
            weapon="Scud missiles",
            place=place("ganja"),
            modality="hedged",
        ),
        "Azerbaijan said Armenia may have used Scud missiles against the city of Ganja.",
    ),
    (
        Allegation(by=BAKU, accused=(ARMENIA,), act="struck", target="military base"),
        "Azerbaijan accused Armenia of striking a military base.",
    ),
    (
        Denial(by=MINISTRY, against=AZERBAIJAN),
        "Armenia's Defense Ministry denied Azerbaijan's claim.",
    ),
    (
        Denial(by=BAKU, against=party("united-states"), words="absurd"),
        "Azerbaijan dismissed the United States' claim as absurd.",
    ),
    (
        Talks(
            period=Period.day(date(2020, 10, 9)),
            place=place("moscow"),
            host=party("russia"),
            participants=(ARMENIA, AZERBAIJAN),
            duration="more than 10 hours",
        ),
        (
            "Officials of Armenia and Azerbaijan held talks for more than 10 hours in Moscow on Oct. 9,"
            " hosted by Russia."
        ),
    ),
    (
        Talks(
            period=Period(date(2020, 10, 29), date(2020, 10, 30)),
            place=place("geneva"),
            mediators=(party("osce-minsk-group"),),
            participants=(ARMENIA, AZERBAIJAN),
            planned=True,
        ),
        (
            "Officials of Armenia and Azerbaijan will hold talks in Geneva between Oct. 29, 2020 and"
            " Oct. 30, 2020, mediated by the Minsk group."
        ),
    ),
    (
        MaterielClaim(
            by=BAKU,
            side=(ARMENIA,),
            kind="tank",
            count=Count.exact(49),
            outcome="destroyed",
            scope="cumulative",
        ),
        "Azerbaijan said 49 Armenian tanks had been destroyed so far.",
    ),
    (
        MaterielClaim(
            by=BAKU, side=(ARMENIA,), kind="tank", count=Count.exact(2), outcome="destroyed", scope="incident"
        ),
        "Azerbaijan said 2 Armenian tanks had been destroyed in an incident.",
    ),
    (
        Statement(by=BAKU, verb="said", words="We want peace,", direct=True),
        "“We want peace,” Azerbaijan said.",
    ),
    (
        Statement(
            by=BAKU, verb="warned", words="Our patience is long. It has an end.", direct=True, to=(ARMENIA,)
        ),
        "Azerbaijan warned Armenia: “Our patience is long. It has an end.”",
    ),
    (
        Statement(by=BAKU, verb="told", words="our patience", direct=True),
        "Azerbaijan told reporters: “our patience”.",
    ),
    (
        Statement(by=Attribution.unnamed(), verb="asked", words="Where is our peace?", direct=True),
        "“Where is our peace?” unofficial sources asked.",
    ),
    (
        Statement(by=BAKU, words="We want peace,", direct=True),
        "“We want peace,” according to Azerbaijan.",
    ),
    (
        Statement(by=BAKU, words="Nobody wants peace.", direct=True),
        "According to Azerbaijan, “Nobody wants peace.”",
    ),
    (
        Statement(by=BAKU, verb="stressed", words="our patience is long"),
        "Azerbaijan stressed that our patience is long.",
    ),
    (
        Statement(
            by=attrs.evolve(BAKU, relays=("tass", "interfax")), verb="told", words="Our patience is long"
        ),
        "Our patience is long, Azerbaijan told reporters, Tass and Interfax reported.",
    ),
    (
        Statement(by=attrs.evolve(BAKU, relays=("twitter",)), verb="said", words="our patience is long"),
        "Azerbaijan said on Twitter that our patience is long.",
    ),
    (
        Statement(by=attrs.evolve(BAKU, relays=("tass",)), verb="told", words="We want peace,", direct=True),
        "“We want peace,” Azerbaijan told Tass.",
    ),
    (
        Statement(by=BAKU, verb="said", words="Armenian forces must think again", kind="demand"),
        "Armenian forces must think again, Azerbaijan said.",
    ),
    (
        Statement(by=BAKU, words="our patience is long"),
        "According to Azerbaijan, our patience is long.",
    ),
    (
        Statement(by=BAKU, verb="said", words="Armenia must think again", kind="demand"),
        "Armenia must think again, Azerbaijan said.",
    ),
    (
        Statement(by=BAKU, verb="said", words="we should think", direct=True),
        "Azerbaijan said: “we should think”.",
    ),
    (
        Statement(by=BAKU, verb="demanded", words="an apology", kind="demand"),
        "Azerbaijan demanded an apology.",
    ),
    (
        Statement(by=BAKU, verb="urged", words="not to wait", kind="demand", to=(ARMENIA, party("russia"))),
        "Azerbaijan urged Armenia and Russia not to wait.",
    ),
]
"""A claim of every kind, with each turn that its sentence can take."""

VOICES: Final = {
    "Azerbaijan": BAKU,
    "Armenia's Defense Ministry": MINISTRY,
    "Azerbaijan's officials": Attribution.named(AZERBAIJAN, office="officials"),
    "The United Nations": Attribution.named(party("un")),
    "Human Rights Watch": Attribution.named(party("human-rights-watch")),
    "The Milli Majlis": Attribution.named(party("azerbaijan-parliament")),
    "Azerbaijan's army": Attribution.named(party("azerbaijan-armed-forces")),
    "The spokesman of Armenia's Defense Ministry": Attribution.named(
        party("armenia-defence-ministry"), office="spokesman"
    ),
    "Nikol Pashinyan": Attribution.named(
        party("armenia-prime-minister-office"), person=LEXICON.person("nikol-pashinyan")
    ),
    "Armenian Prime Minister Nikol Pashinyan": Attribution.named(
        party("armenia-prime-minister-office"),
        person=LEXICON.person("nikol-pashinyan"),
        office="prime minister",
    ),
    "Shushan Stepanyan of Armenia's Defense Ministry": Attribution.named(
        party("armenia-defence-ministry"),
        person=LEXICON.person("shushan-stepanyan"),
        office="defense ministry",
    ),
    "Russian Ambassador Vugar Zamanli": Attribution.named(
        party("russia"),
        person=Person.unlisted("Vugar Zamanli", office="ambassador", party=party("russia")),
        office="ambassador",
    ),
    "Unofficial sources": Attribution.unnamed(),
    "Unofficial Armenian sources": Attribution.unnamed(ARMENIA),
    "Unnamed diplomats": Attribution(voice=Voice.UNNAMED, office="diplomats"),
}
"""Voices by the words that stand for them before "said"."""
