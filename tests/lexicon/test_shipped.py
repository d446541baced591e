"""The lexicon that ships: laws that hold for every row and every form of it."""

from __future__ import annotations

import csv
import re
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from nkconflict.lexicon.folding import fold, lowered
from nkconflict.lexicon.forms import ENTITY_KINDS, FormKind
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.lexicon.records import BODIES, ROLES, SPELLING_ONLY, Confidence, KnownCeasefire, Record, Table
from nkconflict.model.ceasefires import CeasefireKind
from nkconflict.model.parties import Person
from nkconflict.model.places import Place

LEXICON = Lexicon.default()
UNSOURCED = {(record.table, record.id) for record in LEXICON.records if record.source == SPELLING_ONLY}
DATA = Path(__file__).parents[2] / "src" / "nkconflict" / "lexicon" / "data"
TODAY = date(2026, 1, 1)


def entries(table: Table) -> list[str]:
    return [str(entry.id) for entry in getattr(LEXICON, str(table))]


def forms_of(kind: str, key: str) -> set[str]:
    return {form.folded for form in LEXICON.forms if ENTITY_KINDS.get(form.kind) == kind and key in form.keys}


@pytest.mark.parametrize("table", Table)
def test_every_id_is_unique_and_kebab_case(table: Table) -> None:
    ids = entries(table)
    assert len(ids) == len(set(ids))
    assert [key for key in ids if not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", key)] == []


@pytest.mark.parametrize("table", Table)
def test_every_row_has_a_record_of_its_source(table: Table) -> None:
    assert [record.id for record in LEXICON.records if record.table is table] == entries(table)


def test_a_row_without_a_source_is_of_low_confidence_and_has_no_note() -> None:
    rows = [record for record in LEXICON.records if (record.table, record.id) in UNSOURCED]
    assert {record.confidence for record in rows} == {Confidence.LOW}
    assert {record.note for record in rows} == {None}


@pytest.mark.parametrize("person", LEXICON.persons, ids=lambda person: person.id)
def test_a_person_has_an_office_a_party_and_a_term_that_the_source_gives(person: Person) -> None:
    record = LEXICON.record(Table.PERSONS, str(person.id))
    assert person.party is not None
    if record.source == SPELLING_ONLY:
        assert (person.since, person.until) == (None, None)
    else:
        assert person.office
        assert len(record.functions) == 1
        assert (person.since or person.until or TODAY) <= (person.until or TODAY)


@pytest.mark.parametrize("place", LEXICON.places, ids=lambda place: place.id)
def test_a_place_of_the_conflict_keeps_both_of_its_names(place: Place) -> None:
    if place.country in {"AM", "AZ"} and place.kind not in {"corridor", "province"}:
        assert place.azerbaijani_name or place.id == "syunik-village"
    if place.country == "AM":
        assert place.armenian_name
    if place.azerbaijani_name and place.kind != "district":
        assert forms_of("place", str(place.id)) >= {lowered(fold(place.azerbaijani_name))}
    if place.armenian_name and place.kind != "district":
        names = {lowered(fold(name)) for name in place.armenian_name.split(" / ")}
        assert forms_of("place", str(place.id)) >= names


@pytest.mark.parametrize("place", LEXICON.places, ids=lambda place: place.id)
def test_a_place_lies_where_its_country_is(place: Place) -> None:
    if place.latitude is None or place.longitude is None:
        return
    boxes = {"AZ": (38.3, 42.0, 44.7, 50.7), "AM": (38.8, 41.4, 43.4, 46.7)}
    south, north, west, east = boxes.get(str(place.country), (24.0, 60.0, -78.0, 77.0))
    assert south <= place.latitude <= north
    assert west <= place.longitude <= east


@pytest.mark.parametrize("place", LEXICON.places, ids=lambda place: place.id)
def test_a_place_without_a_source_has_neither_coordinates_nor_a_holder(place: Place) -> None:
    if (Table.PLACES, place.id) in UNSOURCED:
        assert (place.latitude, place.longitude, place.held_by) == (None, None, ())


@pytest.mark.parametrize("place", LEXICON.places, ids=lambda place: place.id)
def test_who_held_a_place_is_known_for_each_day_at_most_once(place: Place) -> None:
    for first, second in zip(place.held_by, place.held_by[1:], strict=False):
        assert first.until is not None
        assert second.since is not None
        assert first.until < second.since
    assert {tenure.party.id for tenure in place.held_by} <= {"armenia", "azerbaijan", "nagorno-karabakh"}


@pytest.mark.parametrize(
    ("key", "day", "holder"),
    [
        ("shusha", date(2020, 11, 7), "nagorno-karabakh"),
        ("shusha", date(2020, 11, 8), "azerbaijan"),
        ("hadrut", date(2020, 10, 12), None),  # announced, and denied
        ("ganja", date(2020, 10, 17), "azerbaijan"),
        ("goris", date(2022, 9, 13), "armenia"),
        ("kalbajar-district", date(2020, 11, 24), "nagorno-karabakh"),
        ("kalbajar-district", date(2020, 11, 25), "azerbaijan"),
        ("stepanakert", date(2020, 10, 19), "nagorno-karabakh"),
        ("stepanakert", date(2024, 1, 1), "azerbaijan"),
        ("geneva", date(2020, 10, 30), None),
    ],
)
def test_who_held_a_place_on_a_day_is_as_the_table_says(key: str, day: date, holder: str | None) -> None:
    held = LEXICON.place(key).holder(day)
    assert (held and held.id) == holder


@pytest.mark.parametrize("truce", LEXICON.ceasefires, ids=lambda truce: truce.id)
def test_a_truce_is_announced_before_it_ends_and_breached_after_it_took_effect(truce: KnownCeasefire) -> None:
    if (Table.CEASEFIRES, truce.id) in UNSOURCED:
        assert (truce.announced, truce.effective, truce.ended, truce.mediators) == (None, None, None, ())
        return
    assert truce.announced is not None
    assert truce.source != SPELLING_ONLY
    if truce.ended is not None:
        assert truce.announced.day <= truce.ended.day
    if truce.first_breach is not None and truce.effective is not None:
        assert truce.effective.day <= truce.first_breach.day


@pytest.mark.parametrize("truce", LEXICON.ceasefires, ids=lambda truce: truce.id)
def test_the_delay_of_a_breach_is_the_time_between_its_moments(truce: KnownCeasefire) -> None:
    if truce.breach_delay is not None:
        assert truce.effective
        assert truce.effective.clock
        assert truce.first_breach
        assert truce.first_breach.clock
        effective = datetime.combine(truce.effective.day, truce.effective.clock)
        breach = datetime.combine(truce.first_breach.day, truce.first_breach.clock)
        assert breach - effective == timedelta(minutes=truce.breach_delay)


def test_the_three_humanitarian_truces_of_october_2020_are_known() -> None:
    known = [truce.id for truce in LEXICON.ceasefires if truce.kind is CeasefireKind.HUMANITARIAN]
    assert known == ["oct-10-2020", "oct-18-2020", "oct-26-2020"]
    assert [str(LEXICON.ceasefire(key).effective) for key in known] == [
        "2020-10-10T12:00",
        "2020-10-18T00:00",
        "2020-10-26T08:00",
    ]
    assert [str(LEXICON.ceasefire("oct-18-2020").announced)] == ["2020-10-17"]


def test_every_form_of_an_entity_means_an_id_of_its_table() -> None:
    ids = {"party": entries(Table.PARTIES), "person": entries(Table.PERSONS), "place": entries(Table.PLACES)}
    for form in LEXICON.forms:
        if form.kind in ENTITY_KINDS:
            assert set(form.keys) <= set(ids[ENTITY_KINDS[form.kind]]), form


def test_a_name_always_needs_its_capital() -> None:
    named = {FormKind.PERSON, FormKind.SURNAME, FormKind.PLACE, FormKind.PARTY_CAPITAL}
    assert [form for form in LEXICON.forms if form.kind in named and not form.cased] == []


def test_every_person_and_place_has_a_form() -> None:
    assert [key for key in entries(Table.PERSONS) if not forms_of("person", key)] == []
    assert [key for key in entries(Table.PLACES) if not forms_of("place", key)] == []


def test_every_root_party_but_the_tally_of_an_outlet_has_a_form() -> None:
    roots = [party.id for party in LEXICON.parties if party.part_of is None and party.id != "outlet"]
    assert [key for key in roots if not forms_of("party", key)] == []


@pytest.mark.parametrize(
    ("text", "kind", "keys"),
    [
        ("Pashinian", "surname", ("nikol-pashinyan",)),
        ("Stepanian", "surname", ("shushan-stepanyan", "gegham-stepanyan")),
        ("Ovannisian", "surname", ("artsrun-hovhannisyan",)),
        ("Beglarian", "surname", ("artak-beglaryan",)),
        ("Bogossian", "surname", ("vahram-poghosyan",)),
        ("Sarkisian", "surname", ("serzh-sargsyan", "artur-sargsyan", "armen-sarkissian")),
        ("Aliev", "surname", ("ilham-aliyev", "kamran-aliyev", "heydar-aliyev")),
        ("Ilkham Aliyev", "person", ("ilham-aliyev",)),
        ("Sergei Lavrov", "person", ("sergey-lavrov",)),
        ("Vagif Dyargakhly", "person", ("vagif-dargahli",)),
        ("Araik Arutyunyan", "person", ("arayik-harutyunyan",)),
        ("Recep Tayyip Erdoğan", "person", ("recep-tayyip-erdogan",)),
        ("Xankendi", "place", ("stepanakert",)),
        ("Susa", "place", ("shusha",)),
        ("Cabrayil", "place", ("jabrayil",)),
        ("Khojavind region", "place", ("khojavend-district",)),
        ("Zhangelansky district", "place", ("zangilan-district",)),
        ("Kelbadjar District", "place", ("kalbajar-district",)),
        ("Martuni", "place", ("martuni-nk", "martuni-am")),
        ("Martuni region", "place", ("khojavend-district",)),
        ("Agdam", "place", ("aghdam", "hakaku")),
        ("Barda", "place", ("barda",)),
        ("Berd", "place", ("berd",)),
        ("Stepanavan", "place", ("stepanavan",)),
        ("Upper Karabakh", "party_noun", ("nagorno-karabakh",)),
        ("unrecognized republic", "party_noun", ("nagorno-karabakh",)),
        ("NKR", "party_noun", ("nagorno-karabakh",)),
        ("Azeri", "party_adjective", ("azerbaijan",)),
        ("Armenian separatists", "party_people", ("nagorno-karabakh",)),
        ("Baku", "party_capital", ("azerbaijan",)),
        ("Türkiye", "party_noun", ("turkey",)),
        ("OSCE Minsk Group", "party_noun", ("osce-minsk-group",)),
        ("ANAMA", "party_noun", ("azerbaijan-mine-action-agency",)),
        ("killed", "harm", ("killed",)),
        ("at least", "hedge", ("at_least",)),
    ],
)
def test_a_spelling_of_the_press_means_what_it_should(text: str, kind: str, keys: tuple[str, ...]) -> None:
    folded = lowered(fold(text))
    assert [form.keys for form in LEXICON.forms if (form.kind, form.folded) == (kind, folded)] == [keys]


@pytest.mark.parametrize("text", ["us", "baku", "washington", "berd", "sus"])
def test_an_ordinary_word_is_no_name(text: str) -> None:
    for form in LEXICON.forms:
        if form.folded == text and form.kind in ENTITY_KINDS:
            assert form.cased


@pytest.mark.parametrize("text", ["Baku", "Kremlin", "White House", "Stepanakert", "Ankara"])
def test_a_capital_stands_for_its_party_only_weakly(text: str) -> None:
    forms = [form for form in LEXICON.forms if form.text == text and form.kind is FormKind.PARTY_CAPITAL]
    assert [form.strong for form in forms] == [False]


def test_both_sides_have_the_same_bodies_where_both_have_them() -> None:
    kinds = {"defence-ministry", "foreign-ministry", "ombudsman", "prosecutor-general", "presidency"}
    for root in ("armenia", "azerbaijan", "nagorno-karabakh"):
        for kind in kinds:
            body = LEXICON.body(root, kind)
            assert body is not None
            assert body.root.id == root


def test_every_kind_of_body_and_every_office_is_in_use() -> None:
    used = {table: {name for record in of(table) for name in record.functions} for table in Table}
    assert used[Table.PARTIES] == BODIES
    assert used[Table.PERSONS] == ROLES


def of(table: Table) -> list[Record]:
    return [record for record in LEXICON.records if record.table is table]


def test_every_kind_of_word_has_forms() -> None:
    assert {form.kind for form in LEXICON.forms} == set(FormKind)


def test_geonames_is_credited_where_its_coordinates_ship() -> None:
    notice = (DATA / "SOURCES.md").read_text(encoding="utf-8")
    assert any("GeoNames" in record.source for record in LEXICON.records)
    assert "https://creativecommons.org/licenses/by/4.0/" in notice


@pytest.mark.parametrize("table", Table)
def test_every_row_of_the_facts_is_here(table: Table, shared: Path) -> None:
    with (shared / "facts" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        facts = [row["id"] for row in csv.DictReader(file)]
    assert set(facts) - set(entries(table)) == set()


@pytest.mark.parametrize("table", [Table.PERSONS, Table.PLACES])
def test_every_spelling_of_the_facts_is_a_form(table: Table, shared: Path) -> None:
    kind = {Table.PERSONS: "person", Table.PLACES: "place"}[table]
    with (shared / "facts" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            forms = forms_of(kind, row["id"])
            for alias in filter(None, re.split(r"\||/", row["aliases"])):
                plain = re.sub(r" \(.*?\)|^President | area$", "", alias).strip()
                if plain != "Khachmaz":  # another town, in the north of Azerbaijan
                    assert lowered(fold(plain)) in forms, (row["id"], alias)


def test_a_coordinate_is_that_of_the_facts(shared: Path) -> None:
    with (shared / "facts" / "places.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            place = LEXICON.place(row["id"])
            given = row["latitude"] and float(row["latitude"]), row["longitude"] and float(row["longitude"])
            assert (place.latitude or "", place.longitude or "") == given


def test_the_default_lexicon_is_read_once() -> None:
    assert Lexicon.default() is LEXICON


def test_no_two_forms_of_a_kind_fold_alike() -> None:
    counts = Counter((form.kind, form.folded) for form in LEXICON.forms)
    assert [key for key, number in counts.items() if number > 1] == []
