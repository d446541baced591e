"""Cells: each says what the claim says, and which of it was read."""

from __future__ import annotations

import attrs
import pytest

from nkconflict.model.attribution import Attribution, Modality
from nkconflict.model.ceasefires import Breach, Ceasefire, CeasefireStatus
from nkconflict.model.claims import Allegation, CasualtyClaim, Denial, Outcome, TerritoryClaim, Unit
from nkconflict.model.counts import Count
from nkconflict.model.parties import Party
from nkconflict.model.sightings import BlockKind, Citation, Link, LinkKind, Sighting
from nkconflict.tables import Row, cell_text, rows
from outer.samples import (
    ARMENIA,
    AZERBAIJAN,
    DOZENS,
    KARABAKH,
    LEXICON,
    OFFICIALS,
    REPORT,
    RUSSIA,
    SPEAKER,
    TOTAL,
    TRUCED,
    sighting,
)


def row_of(claim_of: Sighting, table: str = "casualties") -> Row:
    """Return the row of one sighting of the sample's text."""
    report = attrs.evolve(REPORT, sightings=[claim_of], links=())
    (row,) = rows(report, table)
    return row


def test_a_running_total_has_what_was_read_and_says_what_was_not() -> None:
    row = row_of(TOTAL)
    assert (row["number"], row["qualifier"], row["low"], row["high"]) == (729, "exact", 729, 729)
    assert (row["claimant"], row["speaker_text"]) == ("nagorno-karabakh", "Nagorno-Karabakh officials")
    assert (row["scope"], row["since"], row["until"]) == ("cumulative", "2020-09-27", None)
    assert (row["block"], row["rule"]) == ("body", "brought-total")
    assert row["inferred"] == ["victims", "side"]


def test_a_vague_word_has_no_number_but_the_least_that_it_can_mean() -> None:
    row = row_of(DOZENS)
    assert (row["number"], row["qualifier"], row["low"], row["high"]) == (None, "vague", 24, None)
    assert (row["side"], row["voice"], row["claimant"]) == ("armenian-side", "unnamed", None)
    assert (row["place"], row["place_text"], row["relays"]) == ("shusha", "Shushi", ["Interfax"])
    assert (row["since"], row["until"]) == ("2020-10-18", "2020-10-18")
    assert row["inferred"] == ["side", "voice", "relays", "scope", "modality"]


def test_none_is_a_zero() -> None:
    claim = CasualtyClaim(by=OFFICIALS, outcome=Outcome.KILLED, count=Count.none())
    row = row_of(sighting(claim, "16 more", BlockKind.PARAGRAPH, "r"))
    assert (row["number"], row["qualifier"], row["low"], row["high"]) == (0, "none", 0, 0)


def test_silence_is_a_row_without_a_number() -> None:
    (row,) = (row for row in rows(REPORT, "casualties") if row["qualifier"] == "undisclosed")
    assert (row["number"], row["low"], row["high"], row["outcome"]) == (None, None, None, "casualties")
    assert (row["side"], row["victims"], row["scope"]) == ("azerbaijan", "military", "unspecified")
    assert row["inferred"] == []


@pytest.mark.parametrize(
    ("parties", "side"),
    [
        ((), None),
        ((ARMENIA,), "armenia"),
        ((ARMENIA, KARABAKH), "armenian-side"),
        ((ARMENIA, AZERBAIJAN), "both"),
        ((AZERBAIJAN, KARABAKH), "both"),
        ((ARMENIA, AZERBAIJAN, KARABAKH, RUSSIA), "both"),
        ((LEXICON.party("azerbaijan-defence-ministry"),), "azerbaijan"),
        ((ARMENIA, RUSSIA), "armenia|russia"),
    ],
)
def test_a_side_is_one_value(parties: tuple[Party, ...], side: str | None) -> None:
    claim = CasualtyClaim(by=OFFICIALS, side=parties, outcome=Outcome.KILLED, count=Count.exact(1))
    assert row_of(sighting(claim, "16 more", BlockKind.PARAGRAPH, "r"))["side"] == side


def test_a_body_is_told_from_its_party_and_an_unlisted_speaker_keeps_the_words() -> None:
    by = Attribution.named(LEXICON.party("azerbaijan-defence-ministry"), person=SPEAKER, office="minister")
    claim = CasualtyClaim(by=by, outcome=Outcome.KILLED, count=Count.exact(1))
    row = row_of(sighting(claim, "16 more", BlockKind.PARAGRAPH, "r", claimant="officials"))
    assert (row["claimant"], row["claimant_body"]) == ("azerbaijan", "azerbaijan-defence-ministry")
    assert (row["speaker"], row["speaker_text"], row["office"]) == (None, "officials", "minister")


OWN, ARMENIAN = Attribution.own(), Attribution.named(ARMENIA)


@pytest.mark.parametrize(
    ("breaches", "told"),
    [
        ((), None),
        ((Breach(by=OWN),), "stated"),
        ((Breach(by=ARMENIAN),), "alleged"),
        ((Breach(by=OWN, modality=Modality.HEDGED),), "alleged"),
        ((Breach(by=ARMENIAN, modality=Modality.DENIED),), "denied"),
        ((Breach(by=ARMENIAN, modality=Modality.DENIED), Breach(by=ARMENIAN)), "alleged"),
        ((Breach(by=ARMENIAN), Breach(by=OWN)), "stated"),
    ],
)
def test_a_breach_is_told_of_by_its_firmest_telling(breaches: tuple[Breach, ...], told: str | None) -> None:
    truce = Ceasefire(status=CeasefireStatus.ANNOUNCED, breaches=breaches)
    assert row_of(attrs.evolve(TRUCED, claim=truce), "ceasefires")["breach"] == told


def test_a_ceasefire_keeps_its_days_apart_and_each_breach_by_itself() -> None:
    row = row_of(TRUCED, "ceasefires")
    assert (row["announced"], row["effective"], row["ended"]) == ("2020-10-09", "2020-10-10T12:00", None)
    assert (row["mediators"], row["signatories"]) == (["russia"], ["armenia", "azerbaijan"])
    assert (row["status"], row["delay"]) == ("broken", "minutes")
    assert row["breaches"] == [
        {"by": None, "accused": "both", "when": None, "modality": "asserted"},
        {"by": "armenia", "accused": "azerbaijan", "when": "2020-10-10", "modality": "hedged"},
    ]
    assert cell_text(row["breaches"]) == (
        "accused=both;modality=asserted|by=armenia;accused=azerbaijan;when=2020-10-10;modality=hedged"
    )


def test_one_named_place_is_a_number() -> None:
    shusha, hadrut = LEXICON.place("shusha"), LEXICON.place("hadrut")
    one = TerritoryClaim(by=OWN, gained_by=AZERBAIJAN, unit=Unit.TOWN, places=[shusha])
    two = attrs.evolve(one, places=[shusha, hadrut])
    seen = [
        row_of(sighting(claim, "Shushi", BlockKind.CAPTION, "r"), "territory")
        for claim in (one, two, attrs.evolve(two, count=Count.exact(13)))
    ]
    assert [(row["number"], row["place"]) for row in seen] == [(1, "shusha"), (None, None), (13, None)]
    assert seen[1]["names"] == [shusha.name, hadrut.name]


def test_an_allegation_names_who_denies_it() -> None:
    alleged = Allegation(by=Attribution.named(AZERBAIJAN), accused=(ARMENIA,), act="shelled")
    found = [
        sighting(alleged, "Shushi", BlockKind.CAPTION, "r"),
        sighting(Denial(by=ARMENIAN), "Sunday", BlockKind.CAPTION, "r"),
    ]
    link = Link(kind=LinkKind.DENIES, subject=1, object=0)
    (row,) = rows(attrs.evolve(REPORT, sightings=found, links=[link]), "allegations")
    assert (row["accuser"], row["accused"], row["denied_by"]) == ("azerbaijan", "armenia", "armenia")


def test_links_name_their_claims_by_key() -> None:
    keys = [row["key"] for row in rows(REPORT, "casualties")]
    (link,) = rows(REPORT, "links")
    assert (link["kind"], link["from_key"], link["to_key"]) == ("increment_of", keys[0], keys[1])


def test_a_report_counts_its_claims_once_each() -> None:
    doubled = attrs.evolve(REPORT, sightings=[*REPORT.sightings, TOTAL])
    (row,) = rows(doubled, "reports")
    assert (row["claims"], row["residue"], row["sha256"]) == (5, 1, REPORT.sha256)
    assert row["contributors"] == [{"name": "Daria Litvinova", "place": "moscow"}]
    assert (row["quote"], row["block"]) == (" date 2020-10-19 ", None)


def test_a_caption_tells_of_its_picture() -> None:
    (row,) = rows(REPORT, "captions")
    assert (row["date"], row["place"], row["place_text"]) == ("2020-10-18", "shusha", "Shushi")
    assert (row["agency"], row["photographer"], row["block"]) == ("AP", "X", "caption")


def test_a_curated_claim_has_its_outlet_and_day_and_no_place_in_the_text() -> None:
    cited = Sighting(TOTAL.claim, Citation(outlet="AP", published=REPORT.published, url=None))
    row = row_of(cited)
    assert (row["source"], row["published"], row["quote"], row["start"]) == ("AP", "2020-10-19", None, None)
    assert row["inferred"] == []
