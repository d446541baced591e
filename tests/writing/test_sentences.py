"""Golden sentences: what each kind of claim is written as, and which field is named where it cannot be."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import attrs
import pytest

from nkconflict.errors import PhraseError
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.attribution import Attribution, Voice
from nkconflict.model.ceasefires import Breach
from nkconflict.model.claims import CLAIM_TYPES, Claim, Statement
from nkconflict.model.counts import Count
from nkconflict.model.dates import Moment, Period
from nkconflict.model.parties import Party, Person
from nkconflict.model.places import Place
from nkconflict.reading.parse import parse
from nkconflict.writing import echo, sentence
from nkconflict.writing.statements import BACKGROUND
from writing.samples import DAY, LEXICON, PUBLISHED, SAMPLES, VOICES, casualty, party, place


@pytest.mark.parametrize(("claim", "text"), SAMPLES, ids=[text[:60] for _, text in SAMPLES])
def test_a_claim_is_written_as_its_sentence_and_read_from_it(claim: Claim, text: str) -> None:
    written = f"{text} {BACKGROUND}" if isinstance(claim, Statement) else text
    assert sentence(claim, published=PUBLISHED) == written
    said = echo(claim, published=PUBLISHED)
    assert set(parse(f" date {PUBLISHED} {written}").claims()) == {claim, said} - {None}


def test_there_is_a_sample_of_every_kind() -> None:
    assert {type(claim) for claim, _ in SAMPLES} == set(CLAIM_TYPES)


@pytest.mark.parametrize("words", VOICES)
def test_a_voice_is_told_in_full(words: str) -> None:
    claim = casualty(by=VOICES[words])
    text = sentence(claim, published=PUBLISHED)
    assert text == f"{words} said 13 Armenian soldiers had been killed so far."
    assert claim in parse(f" date {PUBLISHED} {text}").claims()


AZERBAIJAN, ARMENIA = party("azerbaijan"), party("armenia")
NOWHERE = Place.unlisted("a hamlet")
NAMELESS = Party(id="elsewhere", name="Elsewhere", kind="state", side="other")
OWN = Attribution.own()


def stranger(office: str, of: str, body: str) -> Attribution:
    """Return somebody whom the lexicon lacks, as a speaker."""
    person = Person.unlisted("Vugar Zamanli", office=office, party=party(of))
    return Attribution(voice=Voice.NAMED, party=party(of), body=party(body), person=person, office=office)


REFUSED: list[tuple[Claim, str]] = [
    (casualty(scope="increment", as_of=DAY), "as_of"),
    (casualty(as_of=date(2020, 10, 20)), "as_of"),
    (casualty(scope="unspecified"), "scope"),
    (casualty(place=place("ganja")), "place"),
    (casualty(scope="incident", place=NOWHERE), "place"),
    (casualty(period=Period(None, DAY)), "period"),
    (casualty(scope="incident", period=Period(DAY)), "period"),
    (casualty(scope="incident", period=Period.day(date(2020, 10, 20))), "period"),
    (casualty(period=Period(date(1813, 10, 24))), "period"),
    (casualty(subgroup="chess players"), "subgroup"),
    (casualty(count=Count.exact(0)), "count"),
    (casualty(count=Count.exact(10**12)), "count"),
    (casualty(count=Count.between(5, 5)), "count"),
    (casualty(count=Count.none(), scope="increment"), "count"),
    (casualty(side=(NAMELESS,)), "side"),
    (casualty(side=(party("azerbaijan-armed-forces"),)), "side"),
    (casualty(side=(party("azerbaijan-red-crescent"),)), "side"),
    (casualty(by=OWN, modality="denied"), "modality"),
    (casualty(by=Attribution.named(NAMELESS)), "by.party"),
    (casualty(by=Attribution(voice=Voice.NAMED)), "by.party"),
    (casualty(by=Attribution.named(ARMENIA, office="wise man")), "by.office"),
    (casualty(by=Attribution.named(ARMENIA, office="forces")), "by.office"),
    (casualty(by=Attribution.unnamed(ARMENIA, office="sources")), "by.office"),
    (casualty(by=Attribution.named(ARMENIA, office="defense ministry")), "by.body"),
    (casualty(by=Attribution.named(party("armenia-health-ministry"))), "by.body"),
    (casualty(by=stranger("secretary general", "un", "un-secretary-general")), "by.office"),
    (casualty(by=Attribution.named(ARMENIA, relays=["the radio"])), "by.relays"),
    (casualty(by=Attribution.named(ARMENIA, person=LEXICON.person("nikol-pashinyan"))), "by.body"),
    (casualty(by=Attribution.named(AZERBAIJAN, person=LEXICON.person("nikol-pashinyan"))), "by.party"),
    (casualty(by=Attribution.named(ARMENIA, person=Person(id="nobody", name="Nobody"))), "by.person"),
    (casualty(by=Attribution.named(ARMENIA, person=Person.unlisted("someone"))), "by.person"),
    (casualty(by=Attribution.named(ARMENIA, person=Person.unlisted("Vugar Zamanli"))), "by.office"),
    (
        casualty(by=Attribution.named(ARMENIA, person=Person.unlisted("Vugar Zamanli"), office="ambassador")),
        "by.person",
    ),
]


def refused(kind: str, field: str, /, **changes: Any) -> tuple[Claim, str]:
    """Return a sample with changes, and the field that stands in the way of writing it."""
    sample = next(claim for claim, _ in SAMPLES if type(claim).__name__ == kind)
    return attrs.evolve(sample, **changes), field


CARRIED = attrs.evolve(Attribution.named(AZERBAIJAN), relays=("tass",))
VIOLATED = Breach(by=OWN, accused=(AZERBAIJAN,))
REFUSED += [
    refused("Nondisclosure", "as_of", as_of=DAY),
    refused("Nondisclosure", "by", by=OWN),
    refused("Nondisclosure", "side", side=(ARMENIA,)),
    refused("Ceasefire", "announced", announced=Moment(date(2020, 10, 10), time(4))),
    refused("Ceasefire", "signatories", signatories=(ARMENIA,)),
    refused("Ceasefire", "status", status="announced"),
    refused("Ceasefire", "known", known="oct-18-2020"),
    refused("Ceasefire", "mediators", mediators=(AZERBAIJAN,), known=None),
    refused("Ceasefire", "place", place=NOWHERE),
    refused("Ceasefire", "breaches", breaches=[VIOLATED, VIOLATED]),
    refused("Ceasefire", "breaches.by", breaches=[attrs.evolve(VIOLATED, by=Attribution.unnamed())]),
    refused("Ceasefire", "breaches.accused", breaches=[attrs.evolve(VIOLATED, accused=(party("iran"),))]),
    refused("Ceasefire", "breaches.delay", breaches=[attrs.evolve(VIOLATED, delay="a while")]),
    refused("TerritoryClaim", "gained_by", gained_by=None),
    refused("TerritoryClaim", "gained_by", gained_by=party("iran")),
    refused("TerritoryClaim", "unit", unit=None),
    refused("TerritoryClaim", "unit", count=None, unit="height", places=(place("hadrut"),)),
    refused("TerritoryClaim", "count", count=None),
    refused("TerritoryClaim", "count", count=Count.none()),
    refused("TerritoryClaim", "count", count=None, places=(place("hadrut"), place("talish"))),
    refused("TerritoryClaim", "places", places=(place("moscow"),)),
    refused("TerritoryClaim", "places", places=(place("hadrut"), place("talish"))),
    refused("TerritoryClaim", "places", places=(place("lachin-corridor"),)),
    refused(
        "TerritoryClaim",
        "places",
        count=Count.exact(2),
        places=(place("hadrut"), place("fuzuli-district")),
    ),
    refused("TerritoryClaim", "scope", scope="incident"),
    refused("TerritoryClaim", "scope", as_of=DAY),
    refused("TerritoryClaim", "scope", scope="increment", count=None, places=(place("hadrut"),)),
    refused("TerritoryClaim", "as_of", as_of=date(2018, 5, 1), scope="incident"),
    refused("TerritoryClaim", "modality", by=OWN, modality="denied"),
    refused("Allegation", "by", by=OWN),
    refused("Allegation", "accused", accused=()),
    refused("Allegation", "accused", accused=(AZERBAIJAN,)),
    refused("Allegation", "accused", accused=(NAMELESS,)),
    refused("Allegation", "accused", by=Attribution.named(party("iran")), accused=(party("georgia"),)),
    refused("Allegation", "act", act="tickled"),
    refused("Allegation", "act", act="used cluster munitions"),
    refused("Allegation", "target", target="their feelings"),
    refused("Allegation", "target", target=None, modality="hedged"),
    refused("Allegation", "target", target=None),
    refused("Allegation", "weapon", weapon="a feather"),
    refused("Allegation", "weapon", act="shelled", weapon=None),
    refused("Allegation", "place", place=NOWHERE),
    refused("Allegation", "modality", modality="denied"),
    refused("Denial", "by", by=OWN),
    refused("Denial", "against", against=ARMENIA),
    refused("Denial", "against", against=None),
    refused("Denial", "against", against=NAMELESS),
    refused("Denial", "words", words="a lie, and worse"),
    refused("Talks", "participants", participants=()),
    refused("Talks", "participants", participants=(AZERBAIJAN, NAMELESS)),
    refused("Talks", "mediators", participants=(ARMENIA, party("osce-minsk-group"))),
    refused("Talks", "mediators", mediators=(party("osce"), party("osce-minsk-group"))),
    refused("Talks", "host", host=None),
    refused("Talks", "host", host=ARMENIA),
    refused("Talks", "place", place=NOWHERE),
    refused("Talks", "period", period=Period(DAY)),
    refused("Talks", "period", period=Period.day(date(2018, 5, 1))),
    refused("Talks", "planned", planned=True),
    refused("Talks", "duration", duration="ages"),
    refused("MaterielClaim", "kind", kind="catapult"),
    refused("MaterielClaim", "side", side=()),
    refused("MaterielClaim", "count", count=Count.none()),
    refused("MaterielClaim", "modality", modality="denied"),
    refused("MaterielClaim", "outcome", side=(AZERBAIJAN,), outcome="shot_down"),
    refused("Statement", "by", by=OWN),
    refused("Statement", "by", by=Attribution.unnamed(), direct=False, words="our people are tired"),
    refused("Statement", "by.relays", by=CARRIED, words="We want peace."),
    refused("Statement", "words", words="Tired forces must wait", direct=False, kind="demand"),
    refused("Statement", "kind", kind="demand"),
    refused("Statement", "kind", verb="demanded"),
    refused("Statement", "verb", verb="sang"),
    refused("Statement", "verb", verb="denied"),
    refused("Statement", "verb", verb="called"),
    refused("Statement", "by.relays", by=attrs.evolve(CARRIED, relays=("twitter",)), verb="warned"),
    refused("Statement", "verb", verb="called for", kind="demand"),
    refused("Statement", "verb", verb="asked", direct=False, words="our people are tired"),
    refused("Statement", "verb", verb="recalled", direct=False, words="our people are tired"),
    refused("Statement", "to", to=(ARMENIA,)),
    refused("Statement", "to", to=(NAMELESS,), verb="told"),
    refused("Statement", "to", to=(ARMENIA,), verb=None),
    refused("Statement", "to", to=(ARMENIA,), verb=None, direct=False, words="our people are tired"),
    refused("Statement", "to", to=(), verb="urged", direct=False, words="to wait", kind="demand"),
    refused("Statement", "to", to=(ARMENIA,), verb="demanded", direct=False, words="peace", kind="demand"),
    refused("Statement", "words", verb="demanded", direct=False, words="to wait", kind="demand"),
    refused("Statement", "words", words="“We want peace”"),
    refused("Statement", "words", words="Gəncə wants peace,"),
    refused("Statement", "words", words="They killed us,"),
    refused("Statement", "words", words="We must and they must,"),
    refused("Statement", "words", words="Peace needs to come,"),
    refused("Statement", "words", words="Somebody must come,", kind="demand"),
    refused("Statement", "words", words="Peace Now"),
    refused("Statement", "words", direct=False, words="our people said so"),
    refused("Statement", "words", direct=False, words="our people are tired, and so"),
    refused("Statement", "words", direct=False, words="in the end we win"),
    refused("Statement", "words", direct=False, words="is our peace near"),
    refused("Statement", "words", direct=False, words="tired people"),
    refused("Statement", "words", verb=None, direct=False, words="our people want peace"),
]


@pytest.mark.parametrize(("claim", "field"), REFUSED, ids=[f"{type(c).__name__}.{f}" for c, f in REFUSED])
def test_what_no_wording_can_tell_is_refused_by_the_name_of_its_field(claim: Claim, field: str) -> None:
    with pytest.raises(PhraseError) as refusal:
        sentence(claim, published=PUBLISHED)
    assert refusal.value.path == f"{type(claim).__name__}.{field}"
    assert str(refusal.value).startswith(f"{type(claim).__name__}.{field}: cannot be written: ")


def test_a_lexicon_of_ones_own_lends_its_names() -> None:
    zorkia = Party(id="zorkia", name="Zorkia", kind="state", side="other")
    mine = Lexicon.default().with_party(zorkia, "Zorkia", adjectives=["Zorkian"])
    claim = casualty(by=Attribution.named(zorkia), side=(ARMENIA, zorkia))
    text = sentence(claim, published=PUBLISHED, lexicon=mine)
    assert text == "Zorkia said 13 soldiers of Armenia and Zorkia had been killed so far."
    said = echo(claim, published=PUBLISHED, lexicon=mine)
    assert parse(f" date {PUBLISHED} {text}", lexicon=mine).claims() == (claim, said)


def test_a_day_has_its_year_where_it_could_be_another() -> None:
    claim = casualty(period=Period(date(2020, 3, 1)))
    assert "since March 1, 2020." in sentence(claim, published=PUBLISHED)
    assert "since March 1." in sentence(claim, published=date(2020, 8, 1))
    assert "since March 1, 2020." in sentence(claim, published=date(2021, 2, 1))
