"""Explanations: each sentence with its letters, shapes and sources, and what was not read with its reason."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

from nkconflict.errors import ArticleError
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.claims import CasualtyClaim, MaterielClaim, Nondisclosure, Talks, TerritoryClaim
from nkconflict.model.sightings import Evidence
from nkconflict.reading.explain import Explanation, explain
from nkconflict.reading.parse import parse
from nkconflict.reading.refusals import REFUSALS
from reading.scoring import EXAMPLES

PUBLISHED: Final = date(2020, 10, 19)
TEXT: Final = "Armenia said 12 of its soldiers were killed and 17 tanks lost. The weather was fine."


def every_example() -> list[Explanation]:
    texts = []
    for path in sorted(EXAMPLES.glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as file:
            texts.append(file.read())
    return [explain(text) for text in texts]


def test_an_explanation_has_the_report_that_parse_gives() -> None:
    assert explain(TEXT, PUBLISHED).report == parse(TEXT, PUBLISHED)


def test_an_explanation_has_a_step_for_every_sentence_also_those_without_claims() -> None:
    steps = explain(TEXT, PUBLISHED).steps
    assert [step.text for step in steps] == [
        "Armenia said 12 of its soldiers were killed and 17 tanks lost.",
        "The weather was fine.",
    ]
    assert [step.span.of(TEXT) for step in steps] == [step.text for step in steps]


def test_every_letter_stands_for_a_mention_and_a_line_is_never_longer_than_its_letters() -> None:
    for step in explain(TEXT, PUBLISHED).steps:
        assert len(step.line) <= len(step.letters)
        assert {letter for letter, _, _ in step.mentions} <= set(step.letters)


def test_a_count_that_was_read_is_shown_with_its_shape_and_one_that_was_not_with_a_reason() -> None:
    step = explain(TEXT, PUBLISHED).steps[0]
    assert any("12" in shape and "passive" in shape for shape in step.shapes)
    assert any("17 tanks" in reason and "counts things" in reason for reason in step.rejected)


REFUSED: Final = {
    "counts what is not known to be people": "Shelling in Azerbaijan killed 40 sheep.",
    "the deaths of people, and no total": "Armenia confirmed the deaths of 40 in its ranks.",
    "a total of things": "The number of villages captured by Armenia reached 40.",
    "things counted before": "Armenia captured nine posts, and another two were seized.",
    "captives who are handed over": "Two dozen prisoners from Armenia came home.",
    "captives whom nobody is told to hold": "Armenia is not holding 30 Azerbaijani prisoners, Yerevan said.",
    "a bare number does not say that people are meant": "Azerbaijan said its drones had destroyed 40.",
    "a loss that is not told as past": "Armenia may lose 40, officials fear.",
    "a total too short to count people": "Armenia's total 40 was lower than in the war.",
    "a number beside the dead, without a hedge": "Armenia spoke of its dead, 40 in the list.",
    "another verb stands before the harm": "In Armenia a girl sang old sad songs of those killed.",
    "no soldier is lost": "Armenia has lost a 40-year-old.",
    "one person is no total": "The toll of the war in Armenia reached a general.",
    "people named for something else": "Armenia published the names of 14 soldiers it had decorated.",
    "a list that is not of the dead": "The list of the guests in Baku had 694 names.",
    "soldiers listed with equipment that was not destroyed": "In Armenia 90 men, six drones were wounded.",
    "soldiers who cross a border do not flee": "In May 90 soldiers crossed into Armenia from Azerbaijan.",
    "people arrested at home": "Police in Yerevan detained 40 people.",
    "captives who are set free": "Armenia said 15 soldiers captured in May were released.",
    "bodies that are handed over": "In Armenia 30 bodies were handed over.",
    "bodies that are being identified": "Armenia said 30 bodies have yet to be identified.",
    "no crew": "A blast in Armenia struck, killing its supply of three.",
    "people who are with others, and not among the dead": "In Baku ten soldiers were counting their wounds.",
    "somebody who is buried": "Aram Testyan, 34, was buried in Armenia.",
    "a share, and no count": "Two in three of the fallen were Armenian.",
}


@pytest.mark.parametrize(("reason", "text"), REFUSED.items())
def test_a_refused_count_is_shown_with_the_reason(reason: str, text: str) -> None:
    rejected = [line for step in explain(text, PUBLISHED).steps for line in step.rejected]
    assert any(reason in line for line in rejected), rejected


@pytest.mark.parametrize(
    ("reason", "text"),
    [
        ("territory: no shape", "Azerbaijan's army failed to capture Hadrut."),
        (
            "supposed, wished for, agreed or denied",
            "Azerbaijan's army would have taken Hadrut if it had rained.",
        ),
        ("of an earlier war", "Armenian forces took control of Lachin in 1992."),
        ("talks by", "Pashinyan did not meet Aliyev in Moscow on Monday."),
        ("refused, wished for or only possible", "Pashinyan did not meet Aliyev in Moscow on Monday."),
        ("long past", "Pashinyan met Aliyev in Vienna on March 29, 2017."),
        ("denied by who tells of it", "Armenia denied that it had lost four tanks in Karabakh."),
        ("only aimed at", "Azerbaijan would destroy four Armenian tanks."),
    ],
)
def test_a_match_of_another_kind_that_is_no_claim_is_shown_with_shape_and_doubt(
    reason: str, text: str
) -> None:
    steps = explain(text, PUBLISHED).steps
    assert any(reason in line for step in steps for line in step.rejected), steps[0].rejected
    assert not any(isinstance(s.claim, (TerritoryClaim, Talks, MaterielClaim)) for s in steps[0].sightings)


def test_every_refusal_is_shown_by_a_sentence() -> None:
    assert REFUSED.keys() == REFUSALS.keys()


def test_a_source_is_shown_with_its_party() -> None:
    assert any("armenia" in source for source in explain(TEXT, PUBLISHED).steps[0].sources)


def test_a_source_that_speaks_on_is_shown_as_carried_over() -> None:
    text = "The Karabakh army said fighting was heavy. Another 16 servicemen were killed."
    assert any("carried over" in source for source in explain(text, PUBLISHED).steps[1].sources)


def test_the_text_of_an_explanation_shows_sentence_letters_shapes_and_claims() -> None:
    shown = str(explain(TEXT, PUBLISHED))
    for words in (TEXT[:40], "letters", "line", "mention", "source", "shape", "rejected", "CasualtyClaim by"):
        assert words in shown
    assert shown.count("\n\n") == 1


def test_every_sighting_stands_in_the_step_of_its_sentence() -> None:
    for explanation in every_example():
        for step in explanation.steps:
            for sighting in step.sightings:
                assert isinstance(sighting.evidence, Evidence)
                assert step.span.covers(sighting.evidence.span)
        shown = {id(sighting) for step in explanation.steps for sighting in step.sightings}
        assert {id(sighting) for sighting in explanation.report.sightings} == shown


def test_every_number_is_either_read_or_rejected_with_a_reason() -> None:
    for explanation in every_example():
        for step in explanation.steps:
            told = [*step.shapes, *step.rejected]
            for letter, words, _ in step.mentions:
                assert letter != "N" or any(words in line for line in told), (words, step.text)


def test_every_residue_is_a_sentence_of_which_the_explanation_shows_what_was_not_read() -> None:
    residues = 0
    for explanation in every_example():
        steps = {step.span: step for step in explanation.steps}
        for residue in explanation.report.residue:
            residues += 1
            claims = [sighting.claim for sighting in steps[residue.span].sightings]
            assert not any(isinstance(claim, (CasualtyClaim, Nondisclosure)) for claim in claims)
            assert steps[residue.span].rejected or steps[residue.span].shapes
    assert residues


def test_a_sentence_with_a_number_and_a_harm_that_became_no_claim_is_residue() -> None:
    report = parse("Azerbaijan said 40 sheep were buried and that shells killed.", PUBLISHED)
    assert not report.casualties
    assert [residue.span.of(report.text) for residue in report.residue] == [report.text]


def test_another_lexicon_explains_otherwise() -> None:
    text = "Zorkia said 12 of its soldiers were killed in Karabakh."
    mine = Lexicon.default().with_spelling("Zorkia", "azerbaijan", kind="party_noun")
    assert "azerbaijan" not in str(explain(text, PUBLISHED))
    assert "azerbaijan" in str(explain(text, PUBLISHED, lexicon=mine))


def test_what_cannot_be_parsed_cannot_be_explained() -> None:
    with pytest.raises(ArticleError):
        explain("", PUBLISHED)
