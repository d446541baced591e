"""A folder of tables and forms: what it becomes, and how each mistake in it is told."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest

from nkconflict.errors import LexiconError
from nkconflict.lexicon import lexicon as module
from nkconflict.lexicon.folder import FILES, read_folder
from nkconflict.lexicon.forms import Form
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.lexicon.records import Confidence, Table
from nkconflict.model.dates import Moment

PARTIES = """\
id,name,kind,side,part_of,body,note,source,confidence
a-ministry,Ministry of A,agency,other,a,defence-ministry,,The Paper,high
a,Land A,state,other,,,,The Paper,high
b,Land B,state,other,,,a neighbour,spelling only,low
"""
PERSONS = """\
id,name,role,office,party,since,until,source,confidence
jane-roe,Jane Roe,president,President of A,a,2019-01-01,2020-06-30,The Paper,high
john-doe,John Doe,president,President of A,a,2020-06-30,,The Paper,high
mary-roe,Mary Roe,president,President of A,a,,,spelling only,low
"""
PLACES = """\
id,name,armenian_name,azerbaijani_name,kind,latitude,longitude,held,source,confidence
ford,Ford,Ford,Furt,town,40.5,46.5,a:..2020-09-26;b:2020-11-10..,The Paper,high
mill,Mill,,,village,,,,spelling only,low
ford-district,Ford District,,,district,,,,The Paper,medium
"""
CEASEFIRES = """\
id,name,announced,effective,zone,place,mediators,signatories,kind,first_breach,breach_delay,breach_alleged_by,source,confidence
truce,A truce,2020-10-17,2020-10-18T00:00,UTC+4,ford,b,a,local,2020-10-18T00:04,4,a-ministry,The Paper,high
other,Another,2020-10-19,,,by telephone,,,unspecified,,,,The Paper,high
"""
FORMS = """\
[party.a]
noun = ["Landa", "Land A"]
weak_noun = ["the land"]
adjective = ["Landish"]
people = ["Landers"]
capital = ["Ford"]

[person]
jane-roe = { given = ["Jane"] }
mary-roe = { given = ["Mary", "Marie"] }
john-doe = { given = ["John"], weak_family = ["Doe"] }

[district]
suffixes = ["district", "region"]

[place]
ford = { name = ["Ford", "Fürt"], weak_name = ["Fort"] }
mill = { weak_name = ["Mill"] }
ford-district = { towns = ["ford"] }

[[namesakes]]
family = ["Roe", "Row"]
of = ["jane-roe", "mary-roe"]
"""
WORDS = """\
[harm]
killed = ["killed", "slain"]
wounded = ["wounded"]

[person]
unspecified = ["citizen"]
"""
GOOD = dict(zip(FILES, (PARTIES, PERSONS, PLACES, CEASEFIRES, FORMS, WORDS), strict=True))


def folder_of(path: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (path / name).write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def lexicon(tmp_path: Path) -> Lexicon:
    return Lexicon.load(folder_of(tmp_path, GOOD))


def keys_of(lexicon: Lexicon, text: str) -> list[tuple[str, tuple[str, ...], bool]]:
    return [(str(form.kind), form.keys, form.strong) for form in lexicon.forms if form.text == text]


def test_a_part_may_stand_before_its_party(lexicon: Lexicon) -> None:
    assert lexicon.party("a-ministry").root is lexicon.party("a")
    assert lexicon.body("a", "defence-ministry") is lexicon.party("a-ministry")


def test_a_row_keeps_its_source_confidence_and_note(lexicon: Lexicon) -> None:
    record = lexicon.record(Table.PARTIES, "b")
    assert (record.source, record.confidence, record.note) == ("spelling only", Confidence.LOW, "a neighbour")


def test_a_tenure_is_read_with_its_open_ends(lexicon: Lexicon) -> None:
    ford = lexicon.place("ford")
    holders = [ford.holder(day) for day in (date(1990, 1, 1), date(2020, 10, 1), date(2020, 11, 10))]
    assert holders == [lexicon.party("a"), None, lexicon.party("b")]


def test_a_truce_is_read_with_its_moments_parties_and_place(lexicon: Lexicon) -> None:
    truce = lexicon.ceasefire("truce")
    assert truce.effective == Moment.parse("2020-10-18T00:00")
    assert truce.breach_delay == 4
    assert truce.place is lexicon.place("ford")
    assert [party.id for party in (*truce.mediators, *truce.breach_alleged_by)] == ["b", "a-ministry"]


def test_a_place_that_is_no_id_is_kept_in_its_words(lexicon: Lexicon) -> None:
    place = lexicon.ceasefire("other").place
    assert place is not None
    assert (place.id, place.name) == (None, "by telephone")


def test_the_keys_of_a_party_say_kind_and_strength(lexicon: Lexicon) -> None:
    assert keys_of(lexicon, "Landa") == [("party_noun", ("a",), True)]
    assert keys_of(lexicon, "the land") == [("party_noun", ("a",), False)]
    assert keys_of(lexicon, "Landish") == [("party_adjective", ("a",), True)]
    assert keys_of(lexicon, "Landers") == [("party_people", ("a",), True)]
    assert keys_of(lexicon, "Ford") == [("party_capital", ("a",), False), ("place", ("ford",), True)]


def test_namesakes_share_a_surname_and_not_their_full_names(lexicon: Lexicon) -> None:
    assert keys_of(lexicon, "Roe") == [("surname", ("jane-roe", "mary-roe"), True)]
    assert keys_of(lexicon, "Jane Row") == [("person", ("jane-roe",), True)]
    assert keys_of(lexicon, "Marie Roe") == [("person", ("mary-roe",), True)]
    assert keys_of(lexicon, "Doe") == [("surname", ("john-doe",), False)]


def test_a_district_is_known_by_the_strong_names_of_its_towns(lexicon: Lexicon) -> None:
    assert keys_of(lexicon, "Ford district") == [("place", ("ford-district",), True)]
    assert keys_of(lexicon, "Fürt region") == [("place", ("ford-district",), True)]
    assert keys_of(lexicon, "Fort region") == []


def test_the_table_of_nouns_for_a_person_is_a_kind_of_its_own(lexicon: Lexicon) -> None:
    assert keys_of(lexicon, "citizen") == [("person_noun", ("unspecified",), True)]


def test_on_the_day_of_a_handover_the_successor_holds_the_office(lexicon: Lexicon) -> None:
    days = [date(2018, 1, 1), date(2020, 6, 29), date(2020, 6, 30), date(2024, 1, 1)]
    holders = [lexicon.officeholder("president", "a", day) for day in days]
    assert [holder and holder.id for holder in holders] == [None, "jane-roe", "john-doe", "john-doe"]


def test_an_office_that_two_hold_at_once_has_no_holder(tmp_path: Path) -> None:
    persons = PERSONS.replace("2020-06-30,,", "2020-01-01,,")
    lexicon = Lexicon.load(folder_of(tmp_path, GOOD | {"persons.csv": persons}))
    assert lexicon.officeholder("president", "a", date(2020, 3, 1)) is None


@pytest.mark.parametrize("missing", FILES)
def test_a_file_that_is_not_there_adds_nothing(missing: str, tmp_path: Path) -> None:
    needs = {"parties.csv": FILES[:5], "persons.csv": FILES[4:5], "places.csv": FILES[4:5]}
    gone = {missing, *needs.get(missing, ())}
    lexicon = Lexicon.load(
        folder_of(tmp_path, {name: text for name, text in GOOD.items() if name not in gone})
    )
    assert not any(record.table == missing.removesuffix(".csv") for record in lexicon.records)


def test_a_folder_without_any_of_the_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"no lexicon here; it would have one of parties\.csv"):
        Lexicon.load(tmp_path)


def test_a_lexicon_in_a_zip_is_read_like_any_other(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "lexicon.zip", "w") as file:
        for name, text in GOOD.items():
            file.writestr(f"data/{name}", text)
    assert read_folder(zipfile.Path(tmp_path / "lexicon.zip", "data/")).place("ford").country is None


def test_the_shipped_lexicon_is_found_in_a_package_that_is_no_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "__file__", "/in/a.zip/nkconflict/lexicon/lexicon.py")
    assert module._default.__wrapped__() == Lexicon.default()


def test_blank_lines_and_a_byte_order_mark_are_no_matter(tmp_path: Path) -> None:
    parties = "\ufeff" + PARTIES.replace("b,Land B", "\nb,Land B")
    assert Lexicon.load(folder_of(tmp_path, GOOD | {"parties.csv": parties})).party("b").name == "Land B"


def test_one_form_given_twice_for_one_meaning_is_one_form(tmp_path: Path) -> None:
    words = WORDS.replace('"slain"]', '"slain", "slain"]')
    lexicon = Lexicon.load(folder_of(tmp_path, GOOD | {"words.toml": words}))
    assert keys_of(lexicon, "slain") == [("harm", ("killed",), True)]


MISTAKES = {
    "parties.csv": [
        # an unknown column
        ("body,note", "bodi,note", "1", "column 'bodi' is unknown; did you mean 'body'"),
        # a column twice
        ("body,note", "note,note", "1", "column 'note' stands twice"),
        # a row too short
        (",,,The Paper", ",,The Paper", "3", "8 cells under 9 columns"),
        # an id that is not kebab-case
        ("\nb,", "\nB b,", "4:id", "'B b' is no id"),
        # an id twice
        ("\nb,", "\na,", "4:id", "'a' stands in line 3 already"),
        # an empty name
        ("Land B", "", "4:name", "must not be empty"),
        # an empty source
        ("spelling only", "", "4:source", "must not be empty"),
        # an unknown kind of party
        ("agency", "office", "2", "PartyKind: must be state, de facto"),
        # an unknown confidence
        ("high", "sure", "2", "Confidence: must be high, medium or low"),
        # an unknown body
        ("defence-ministry", "defense-ministry", "2", "did you mean 'defence-ministry'"),
        # a parent that is not there
        ("other,a,", "other,c,", "2:part_of", "no party 'c'"),
        # a cycle
        ("Land A,state,other,,", "Land A,state,other,a-ministry,", "2:part_of", "is a cycle"),
    ],
    "persons.csv": [
        # no source column
        ("since,until,source", "since,until,note", "1", "column 'source' is missing"),
        # an unknown office
        ("Roe,president", "Roe,resident", "2", "did you mean 'president'"),
        # a bad day
        ("2019-01-01", "2019-13-01", "2:since", "'2019-13-01' is no day; write 2020-09-27"),
        # a day in another notation
        ("2019-01-01", "20190101", "2:since", "'20190101' is no day"),
        # a term that ends before it begins
        ("2020-06-30,The", "2018-06-30,The", "2", "is after until"),
        # a person of no party
        ("President of A,a,", "President of A,aa,", "2:party", "no party 'aa'"),
    ],
    "places.csv": [
        # a latitude alone
        ("40.5,46.5", "40.5,", "2", "latitude and longitude come together"),
        # a latitude off the globe
        ("40.5", "140.5", "2", "are not degrees on the globe"),
        # a number that is none
        ("40.5", "40°N", "2:latitude", "'40°N' is no number"),
        # a tenure without its days
        ("a:..2020-09-26", "a", "2:held", "'a' is no tenure; write"),
        # a tenure of a party that is not there
        ("b:2020", "c:2020", "2:held", "no party 'c'"),
        # tenures that overlap
        ("2020-11-10..", "2020-09-26..", "2:held", "before the last one ends"),
        # a tenure back to front
        ("2020-11-10..", "2020-11-10..2019-01-01", "2", "Tenure.since"),
    ],
    "ceasefires.csv": [
        # a moment in another notation
        ("T00:00", " 00:00", "2:effective", "is no moment; write"),
        # a mediator that is not there
        ("ford,b", "ford,c", "2:mediators", "no party 'c'"),
        # minutes that are none
        ("00:04,4", "00:04,4.5", "2:breach_delay", "no whole number of minutes"),
        # a quote left open
        ("A truce", '"A truce', "3", "not a CSV table: unexpected end of data"),
    ],
    "forms.toml": [
        # no TOML
        ('"Landa", ', '"Landa ', "2:", "not TOML"),
        # an unknown heading
        ("[party.a]", "[parties.a]", "1:1:parties", "did you mean 'party'"),
        # an unknown key of a party
        ("people =", "peoples =", "5:1:party.a.peoples", "mean 'people'"),
        # an unknown key of a person
        ("{ given", "{ first", "9:14:person.jane-roe.first", "'first'"),
        # an entry that is no table
        ('{ towns = ["ford"] }', '["ford"]', "19:1:place.ford-district", "table"),
        # a list that is none
        ('["Landish"]', '"Landish"', "4:1:party.a.adjective", "list of strings"),
        # a party that is not there
        ("[party.a]", "[party.c]", "1:1:party.c", "no party 'c'"),
        # a person that is not there
        ("jane-roe = {", "jan-roe = {", "9:", "did you mean 'jane-roe'"),
        # a namesake that is not there
        ('"mary-roe"]', '"mery-roe"]', "23:19:namesakes.of", "did you mean 'mary-roe'"),
        # a town that is not there
        ('["ford"]', '["fort"]', "19:28:", "no place 'fort'; did you mean 'ford'"),
        # a namesake alone
        ('["jane-roe", "mary-roe"]', '["jane-roe"]', "23:7:namesakes.of", "namesakes are at least two"),
        # namesakes that are no list
        ("[[namesakes]]", "[namesakes]", "21:", "under [[namesakes]]"),
        # a person with no family name
        (', weak_family = ["Doe"]', "", "11:", "a given and a family name"),
        # an empty form
        ('"Land A"', '""', "2:18:party.a.noun", "empty form"),
        # a form with white space
        ('"Land A"', '"Land  A"', "2:18:party.a.noun", "white space"),
        # one form under two persons
        ('["Doe"]', '["Roe"]', "11:47:", "surname form 'Roe' of john-doe stands under"),
        # a form that folds onto another
        ('["Mill"]', '["Furt"]', "18:23:", "'Furt' of mill folds onto 'Fürt'"),
        # a form both strong and weak
        ('["Fort"]', '["Furt"]', "17:", "is both strong and weak for ford"),
    ],
    "words.toml": [
        # a form in two cases
        ('"slain"', '"slain", "Slain"', "2:30:harm.killed", "differ in capitals"),
        # a word under two meanings
        ('["wounded"]', '["slain"]', "3:12:harm.wounded", "under killed already"),
        # an unknown kind of word
        ("[harm]", "[harn]", "1:1:harn", "did you mean 'harm'"),
        # a word that is no list
        ('["wounded"]', "3", "3:1:harm.wounded", "must be a list of strings"),
        # a kind that is no table
        ("[harm]\nkilled =", "harm =", "1:1:harm", "must be a table"),
        # an empty word
        ('"slain"', '" "', "2:21:harm.killed", "empty form"),
    ],
}
"""What is written, what is written instead, where the error points, and what it says."""


@pytest.mark.parametrize(
    ("file", "written", "instead", "where", "reason"),
    [(file, *mistake) for file, mistakes in MISTAKES.items() for mistake in mistakes],
)
def test_a_mistake_is_told_with_its_file_and_place(
    file: str, written: str, instead: str, where: str, reason: str, tmp_path: Path
) -> None:
    assert written in GOOD[file]
    folder_of(tmp_path, GOOD | {file: GOOD[file].replace(written, instead, 1)})
    with pytest.raises(LexiconError) as caught:
        Lexicon.load(tmp_path)
    path, _, rest = str(caught.value).partition(f"{tmp_path / file}:")
    assert path == ""
    assert rest.startswith(where)
    assert reason in rest


def test_a_heading_that_is_no_table_is_told(tmp_path: Path) -> None:
    (tmp_path / "forms.toml").write_text("place = 3\n")
    with pytest.raises(LexiconError, match=r"forms\.toml:1:1:place: 'place' must be a table"):
        Lexicon.load(tmp_path)


def test_bytes_that_are_not_utf_8_are_told_with_their_place(tmp_path: Path) -> None:
    (tmp_path / "words.toml").write_bytes(b'[harm]\nkilled = ["t\xe9"]\n')
    with pytest.raises(LexiconError, match=r"words\.toml: not UTF-8: .* at byte 19"):
        Lexicon.load(tmp_path)


def test_a_mistake_in_a_form_is_shown_with_a_caret(tmp_path: Path) -> None:
    (tmp_path / "words.toml").write_text('[harm]\nkilled = ["slain", "slain "]\n')
    with pytest.raises(LexiconError) as caught:
        Lexicon.load(tmp_path)
    assert str(caught.value).splitlines()[1:] == ['  killed = ["slain", "slain "]', "                     ^"]


def test_a_form_knows_how_it_is_matched() -> None:
    form = Form("Şuşa", "place", ["shusha"], strong=False)
    assert (form.folded, form.cased, form.keys) == ("susa", True, ("shusha",))
