"""JSON and back: nothing is lost, nothing is coerced, and what is wrong is said with its path."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any, Final

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nkconflict
from convert.drawn import by_both
from nkconflict.convert import SCHEMA_VERSION, TYPES, dump_reports, dumps, load_reports, loads
from nkconflict.corpus import Corpus
from nkconflict.errors import DecodeError
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.parties import Party, Person
from nkconflict.model.places import Place
from nkconflict.model.reports import Report
from nkconflict.model.sightings import Marks
from nkconflict.reading.parse import parse
from nkconflict.strategies import by_type, reports
from query.drawn import corpora

DATA: Final = Path(__file__).parent.parent / "data"
TEXT: Final = (
    " date 2020-10-19 Officials in Nagorno-Karabakh said 729 of their soldiers had been killed since"
    " Sept. 27. A truce that Russia brokered took effect on Saturday."
)


@pytest.mark.parametrize("name", sorted(set(TYPES) - {"Corpus"}))
@given(st.data())
def test_every_type_comes_back_equal_with_the_same_hash(name: str, data: st.DataObject) -> None:
    value = data.draw(by_type()[TYPES[name]]())
    fast, standard = by_both(value)
    assert fast == standard
    again = loads(fast)
    assert again == value
    assert type(again) is type(value)
    assert hash(again) == hash(value)


@given(corpora())
def test_a_corpus_comes_back_equal(corpus: Corpus) -> None:
    again = loads(dumps(corpus))
    assert again == corpus
    assert hash(again) == hash(corpus)


@given(reports())
def test_documents_are_one_line_of_utf8_in_the_same_words_each_time(report: Report) -> None:
    text = dumps(report)
    assert "\n" not in text
    assert text.encode().decode() == text
    assert dumps(loads(text)) == text


def test_what_the_lexicon_has_is_written_by_its_id_and_the_rest_in_full() -> None:
    lexicon = Lexicon.default()
    assert json.loads(dumps(lexicon.party("azerbaijan")))["value"] == "azerbaijan"
    stranger = Party(id="azerbaijan", name="Another", kind="state", side="azerbaijani")
    assert json.loads(dumps(stranger))["value"]["name"] == "Another"
    for value in (stranger, Person.unlisted("A. Stranger"), Place.unlisted("the old mill")):
        assert loads(dumps(value)) == value


def test_a_lexicon_of_ones_own_is_written_and_read_by_its_ids() -> None:
    party = Party(id="a-new-party", name="A new party", kind="organisation", side="other")
    mine = Lexicon.default().with_party(party)
    text = dumps(party, mine)
    assert json.loads(text)["value"] == "a-new-party"
    assert loads(text, mine) == party
    with pytest.raises(DecodeError, match="a-new-party"):
        loads(text)


def test_lone_surrogates_and_astral_characters_survive() -> None:
    report = parse(TEXT.replace("Russia", "Russia \U0001f54a \ud800"), source="odd")
    assert loads(dumps(report)) == report
    dumps(report).encode()


def changed(path: list[str | int], value: object) -> str:
    """Return the document of a report with another value at a path; a key that is not there is added."""
    document = json.loads(dumps(parse(TEXT, source="a")))
    part: Any = document
    for key in path[:-1]:
        part = part[key]
    part[path[-1]] = value
    return json.dumps(document)


CLAIM: Final = ["value", "sightings", 0, "claim"]
EVIDENCE: Final = ["value", "sightings", 0, "evidence"]
PAST: Final = {"span": [900, 901]}
LINK: Final = {"kind": "denies", "subject": 0, "object": 99}
FIRST: Final = "$.value.sightings[0]"


@pytest.mark.parametrize(
    ("path", "value", "where", "message"),
    [
        (["schema_version"], 99, "$.schema_version", "from 1 to"),
        (["schema_version"], 0, "$.schema_version", "from 1 to"),
        (["schema_version"], True, "$.schema_version", "must be a whole number, not True"),
        (["schema_version"], "3", "$.schema_version", "must be a whole number, not '3'"),
        (["type"], "Article", "$.type", "unknown type 'Article'"),
        (["type"], ["Report"], "$.type", "unknown type"),
        (["more"], 1, "$", "and nothing else"),
        (["value", "more"], 1, "$.value", "unknown field 'more'"),
        (["value", "published"], "19 October", "$.value.published", "ISO 8601"),
        (["value", "published"], 20201019, "$.value.published", "ISO 8601"),
        (["value"], None, "$.value", "must be an object, not null"),
        (["value", "sightings"], {}, "$.value.sightings", "must be a list, not {}"),
        (CLAIM, [1], f"{FIRST}.claim", "must be an object, not [1]"),
        ([*CLAIM, "type"], "Rumour", f"{FIRST}.claim.type", "must be one of CasualtyClaim, "),
        ([*CLAIM, "type"], {}, f"{FIRST}.claim.type", "must be one of CasualtyClaim, "),
        ([*CLAIM, "outcome"], "hurt", f"{FIRST}.claim.outcome", "wounded"),
        ([*CLAIM, "side"], "armenia", f"{FIRST}.claim.side", 'must be a list, not "armenia"'),
        ([*CLAIM, "side", 0], "nowhere", f"{FIRST}.claim.side[0]", "no party 'nowhere'"),
        ([*CLAIM, "by", "person"], "nobody", f"{FIRST}.claim.by.person", "no person 'nobody'"),
        ([*CLAIM, "place"], "nowhere", f"{FIRST}.claim.place", "no place 'nowhere'"),
        ([*CLAIM, "place"], 7, f"{FIRST}.claim.place", "must be an object, not 7"),
        ([*CLAIM, "count"], 729, f"{FIRST}.claim.count", "must be an object, not 729"),
        ([*CLAIM, "count", "number"], "729", f"{FIRST}.claim.count.number", 'a whole number, not "729"'),
        ([*CLAIM, "count", "number"], True, f"{FIRST}.claim.count.number", "a whole number, not true"),
        ([*CLAIM, "count", "low"], 5, f"{FIRST}.claim.count", "allows"),
        ([*EVIDENCE, "span"], [3], f"{FIRST}.evidence.span", "[start, end]"),
        ([*EVIDENCE, "span"], [9, 3], f"{FIRST}.evidence.span", "start <= end"),
        ([*EVIDENCE, "span"], [0, 3], f"{FIRST}.evidence", "quote"),
        ([*EVIDENCE, "span"], [1000, 1003], f"{FIRST}.evidence", "quote"),
        (
            [*EVIDENCE, "quote"],
            "730 of their soldiers had been killed",
            f"{FIRST}.evidence",
            "does not stand at",
        ),
        ([*EVIDENCE, "marks", 0, "span"], [900, 901], f"{FIRST}.evidence", "past the end"),
        (["value", "residue"], [{**PAST, "reason": "r"}], "$.value.residue[0].span", "past the end"),
        (["value", "captions"], [PAST], "$.value.captions[0].span", "past the end"),
        (["value", "blocks", 0, "span"], [0, 900], "$.value.blocks[1].span", "blocks must tile"),
        (["value", "text"], "Another text.", "$.value.blocks", "blocks must tile"),
        (["value", "links"], [LINK], "$.value.links[0]", "past the last"),
    ],
)
def test_what_is_wrong_is_refused_with_its_path(
    path: list[str | int], value: object, where: str, message: str
) -> None:
    with pytest.raises(DecodeError) as caught:
        loads(changed(path, value))
    assert caught.value.path == where
    assert message in caught.value.message


@pytest.mark.parametrize(
    "text", ["", "{", "[1]", "null", "NaN", '{"schema_version":2}', "[" * 100_000, "\ud800"]
)
def test_what_is_no_document_is_refused(text: str) -> None:
    with pytest.raises(DecodeError):
        loads(text)


def test_a_missing_field_is_named() -> None:
    document = json.loads(dumps(parse(TEXT, source="a")))
    del document["value"]["source"]
    with pytest.raises(DecodeError, match=r"\$.value.source: .*missing"):
        loads(json.dumps(document))


def test_what_is_no_type_of_the_model_cannot_be_written() -> None:
    with pytest.raises(DecodeError, match="no document of a dict"):
        dumps({})


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION))
def test_a_stored_document_of_each_older_version_is_read_as_one_of_today(version: int) -> None:
    stored = (DATA / f"report-v{version}.json").read_text("utf-8")
    report = loads(stored)
    assert json.loads(stored)["schema_version"] == version
    assert isinstance(report, Report)
    assert [str(claim.count) for claim in report.claims(nkconflict.CasualtyClaim)] == ["729", "36"]
    assert loads(dumps(report)) == report
    assert json.loads(dumps(report))["schema_version"] == SCHEMA_VERSION


@pytest.mark.parametrize("name", ["reports.jsonl", "reports.jsonl.gz"])
def test_reports_stream_a_line_each_packed_or_not(name: str, tmp_path: Path) -> None:
    corpus = Corpus(parse(TEXT, source=source) for source in "abc")
    assert dump_reports(corpus, tmp_path / name) == 3
    assert Corpus(load_reports(tmp_path / name)) == corpus
    data = (tmp_path / name).read_bytes()
    plain = gzip.decompress(data) if name.endswith(".gz") else data
    assert plain.count(b"\n") == 3


def test_a_bad_line_is_named_by_file_and_line(tmp_path: Path) -> None:
    file = tmp_path / "reports.jsonl"
    good = dumps(parse(TEXT, source="a"))
    file.write_text(f"{good}\n\n{good[:-9]}\n", encoding="utf-8")
    read = load_reports(file)
    next(read)
    with pytest.raises(DecodeError) as caught:
        next(read)
    assert (caught.value.source, caught.value.line) == (str(file), 3)
    file.write_text(dumps(nkconflict.Count.exact(3)) + "\n")
    with pytest.raises(DecodeError, match="a Count where a Report is wanted"):
        list(load_reports(file))


def test_a_packed_file_that_is_cut_off_gives_what_came_before(tmp_path: Path) -> None:
    file = tmp_path / "reports.jsonl.gz"
    dump_reports([parse(f"{TEXT} {number}", source=str(number)) for number in range(20)], file)
    whole = file.read_bytes()
    file.write_bytes(whole[:-12])
    found: list[Report] = []
    with pytest.raises(DecodeError, match="the packed file is cut off or spoilt") as caught:
        found.extend(load_reports(file))
    assert (caught.value.source, caught.value.line) == (str(file), len(found) + 1)


def test_a_line_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    file = tmp_path / "reports.jsonl"
    file.write_bytes(dumps(parse(TEXT, source="a")).encode() + b"\n\n{\xe4}\n")
    with pytest.raises(DecodeError, match=r"byte 0xe4, the 2\. of its line, is not UTF-8") as caught:
        list(load_reports(file))
    assert caught.value.line == 3


def test_every_public_type_of_the_model_can_be_written() -> None:
    named = {kind for kind in by_type() if attrs.has(kind)}
    assert named - {Marks} == set(TYPES.values()) - {Corpus}  # marks are a list, of evidence alone
