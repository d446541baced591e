"""A lexicon as a value: what is looked up in it, and the changed copies that a user makes."""

from __future__ import annotations

import pickle
from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkconflict.errors import LexiconError, NkConflictError
from nkconflict.lexicon.folding import fold, lowered
from nkconflict.lexicon.forms import Form, FormKind, clash, merged
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.lexicon.records import KnownCeasefire, Record, Table
from nkconflict.model.parties import Party, Person
from nkconflict.model.places import Place, Tenure

LEXICON = Lexicon.default()
NORWAY = Party(id="norway", name="Norway", kind="state", side="mediator")
MINISTRY = attrs.evolve(NORWAY, id="norway-foreign-ministry", kind="agency", part_of=NORWAY)
OSLO = Place(id="oslo", name="Oslo", country="NO")


def meaning(lexicon: Lexicon, text: str) -> dict[str, tuple[str, ...]]:
    return {str(form.kind): form.keys for form in lexicon.forms if form.folded == lowered(fold(text))}


@pytest.mark.parametrize(
    ("look_up", "key", "near"),
    [
        ("party", "azerbaidjan", "azerbaijan"),
        ("person", "nikol-pashinian", "nikol-pashinyan"),
        ("place", "shushi", "shusha"),
        ("ceasefire", "oct-18", "oct-18-2020"),
    ],
)
def test_an_unknown_id_is_refused_with_the_nearest_one(look_up: str, key: str, near: str) -> None:
    with pytest.raises(LexiconError, match=f"no {look_up} '{key}'; did you mean '{near}'"):
        getattr(LEXICON, look_up)(key)


def test_an_id_far_from_all_is_refused_without_a_guess() -> None:
    with pytest.raises(LexiconError, match=r"^no party 'xyzzy'$"):
        LEXICON.party("xyzzy")


def test_what_the_tables_do_not_name_is_none() -> None:
    assert LEXICON.body("nato", "defence-ministry") is None
    assert LEXICON.officeholder("president", "armenia", date(1900, 1, 1)) is None
    assert LEXICON.officeholder("president", "nato", date(2020, 10, 19)) is None


@pytest.mark.parametrize(
    ("role", "root", "day", "holder"),
    [
        ("president", "azerbaijan", date(2020, 10, 19), "ilham-aliyev"),
        ("prime-minister", "armenia", date(2020, 10, 19), "nikol-pashinyan"),
        ("president", "nagorno-karabakh", date(2020, 10, 19), "arayik-harutyunyan"),
        ("defence-spokesperson", "armenia", date(2020, 10, 19), "shushan-stepanyan"),
        ("foreign-minister", "azerbaijan", date(2020, 7, 16), "jeyhun-bayramov"),
        ("defence-minister", "nagorno-karabakh", date(2020, 10, 27), "mikael-arzumanyan"),
        ("foreign-minister", "united-states", date(2020, 10, 25), "mike-pompeo"),
        ("ombudsman", "nagorno-karabakh", date(2020, 10, 13), "artak-beglaryan"),
        ("prosecutor-general", "azerbaijan", date(2020, 10, 19), "kamran-aliyev"),
        ("co-chair", "osce", date(2020, 10, 19), None),  # three at once
    ],
)
def test_an_office_on_a_day_has_its_holder(role: str, root: str, day: date, holder: str | None) -> None:
    person = LEXICON.officeholder(role, root, day)
    assert (person and person.id) == holder


def test_a_state_department_is_a_foreign_ministry() -> None:
    bodies = {LEXICON.body("united-states", kind) for kind in ("foreign-ministry", "state-department")}
    assert bodies == {LEXICON.party("united-states-state-department")}


def test_a_body_may_be_asked_for_the_bodies_beside_it() -> None:
    army = LEXICON.body("armenia-defence-ministry", "armed-forces")
    assert army is LEXICON.party("armenia-armed-forces")


def test_an_unknown_record_is_refused() -> None:
    with pytest.raises(LexiconError, match="no record of 'shusha' in parties"):
        LEXICON.record("parties", "shusha")


def test_a_lexicon_shows_how_much_it_holds_and_not_all_of_it() -> None:
    assert repr(Lexicon(parties=[NORWAY])).startswith("<Lexicon: parties=1, persons=0, ")


def test_equal_lexicons_are_equal_after_a_journey() -> None:
    copy = pickle.loads(pickle.dumps(LEXICON))
    assert (copy, hash(copy)) == (LEXICON, hash(LEXICON))


def test_the_with_methods_leave_the_lexicon_as_it_was() -> None:
    before = hash(LEXICON), len(LEXICON.forms)
    LEXICON.with_party(NORWAY, "Norway").with_words("harm", "killed", ["felled"]).without_spelling("Susa")
    assert before == (hash(LEXICON), len(LEXICON.forms))


def test_a_party_comes_with_its_spellings_and_body() -> None:
    lexicon = LEXICON.with_party(
        NORWAY, "Norway", adjectives=["Norwegian"], people=["Norwegians"], capitals=["Oslo"]
    )
    lexicon = lexicon.with_party(
        MINISTRY, "Utenriksdepartementet", body="foreign-ministry", source="its site"
    )
    assert lexicon.body("norway", "foreign-ministry") == MINISTRY
    assert lexicon.record(Table.PARTIES, "norway-foreign-ministry").source == "its site"
    assert meaning(lexicon, "Norwegian") == {"party_adjective": ("norway",)}
    assert meaning(lexicon, "Norwegians") == {"party_people": ("norway",)}
    assert Form("Oslo", "party_capital", ["norway"], strong=False) in lexicon.forms


def test_a_body_needs_its_party_in_the_lexicon() -> None:
    with pytest.raises(LexiconError, match="party 'norway' is used, but it is not in the lexicon"):
        LEXICON.with_party(MINISTRY, "Utenriksdepartementet")


def test_a_person_comes_with_names_surnames_and_office() -> None:
    person = Person(id="jane-roe", name="Jane Roe", office="Minister", party=NORWAY, since=date(2020, 1, 1))
    lexicon = LEXICON.with_party(NORWAY, "Norway")
    lexicon = lexicon.with_person(person, "Jane Roe", surnames=["Roe"], role="foreign-minister")
    assert lexicon.officeholder("foreign-minister", "norway", date(2020, 10, 19)) == person
    assert meaning(lexicon, "Roe") == {"surname": ("jane-roe",)}


def test_a_place_comes_with_its_names() -> None:
    lexicon = LEXICON.with_place(OSLO, "Oslo", "Kristiania")
    assert lexicon.place("oslo") == OSLO
    assert meaning(lexicon, "Kristiania") == {"place": ("oslo",)}


def test_the_same_entry_may_be_given_again_with_more_spellings() -> None:
    lexicon = LEXICON.with_place(OSLO, "Oslo").with_place(OSLO, "Oslo", "Kristiania")
    assert [place for place in lexicon.places if place.id == "oslo"] == [OSLO]
    assert len([record for record in lexicon.records if record.id == "oslo"]) == 1


def test_another_entry_of_a_known_id_is_refused() -> None:
    with pytest.raises(LexiconError, match="Place 'shusha' stands twice in the lexicon"):
        LEXICON.with_place(Place(id="shusha", name="Shusha"))


def test_an_entry_without_an_id_is_refused() -> None:
    with pytest.raises(LexiconError, match="Person 'a villager' needs an id to stand in a lexicon"):
        LEXICON.with_person(Person.unlisted("a villager"))


def test_a_spelling_is_a_matter_of_one_line() -> None:
    lexicon = LEXICON.with_spelling("Chouchi", "shusha", kind="place")
    assert meaning(lexicon, "CHOUCHI") == {"place": ("shusha",)}


def test_a_spelling_of_another_meaning_is_refused() -> None:
    with pytest.raises(LexiconError, match="place form 'Susa' of baku folds onto 'Şuşa', which stands"):
        LEXICON.with_spelling("Susa", "baku", kind="place")


def test_namesakes_are_declared_by_naming_all_of_them() -> None:
    person = Person(id="other-aliyev", name="Other Aliyev", party=LEXICON.party("azerbaijan"))
    with pytest.raises(LexiconError, match="declare namesakes"):
        LEXICON.with_person(person, surnames=["Aliyev"])
    keys = ("ilham-aliyev", "kamran-aliyev", "heydar-aliyev", "other-aliyev")
    lexicon = LEXICON.with_person(person, "Other Aliyev").with_spelling("Aliyev", *keys, kind="surname")
    assert meaning(lexicon, "Aliyev") == {"surname": keys}


def test_a_spelling_of_what_is_not_there_is_refused() -> None:
    with pytest.raises(LexiconError, match="form 'Oslo': no place 'oslo'"):
        LEXICON.with_spelling("Oslo", "oslo", kind="place")


def test_words_are_added_to_their_kind() -> None:
    lexicon = LEXICON.with_words("harm", "killed", ["felled", "killed"])
    assert meaning(lexicon, "felled") == {"harm": ("killed",)}
    assert len(lexicon.forms) == len(LEXICON.forms) + 1


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("place", "place is no kind of word; use with_spelling"),
        ("harmm", "no kind of form 'harmm'; did you mean 'harm'"),
    ],
)
def test_words_of_no_kind_are_refused(kind: str, reason: str) -> None:
    with pytest.raises(LexiconError, match=reason):
        LEXICON.with_words(kind, "killed", ["felled"])


def test_a_spelling_can_be_taken_away_from_one_kind_or_all() -> None:
    assert meaning(LEXICON, "Baku") == {"place": ("baku",), "party_capital": ("azerbaijan",)}
    assert meaning(LEXICON.without_spelling("Baku", kind="party_capital"), "Baku") == {"place": ("baku",)}
    assert meaning(LEXICON.without_spelling("BAKU"), "Baku") == {}


def test_taking_away_what_is_not_there_is_refused_with_the_nearest_form() -> None:
    with pytest.raises(LexiconError, match="no form 'Stepanakertt'; did you mean 'Stepanakert'"):
        LEXICON.without_spelling("Stepanakertt")
    with pytest.raises(LexiconError, match="no form 'Baku'"):
        LEXICON.without_spelling("Baku", kind="harm")


@pytest.mark.parametrize(
    "parts",
    [
        {"persons": [Person(id="jane-roe", name="Jane Roe", party=NORWAY)]},
        {"places": [attrs.evolve(OSLO, held_by=[Tenure(NORWAY)])]},
        {"ceasefires": [KnownCeasefire(id="truce", name="A truce", mediators=[NORWAY], source="The Paper")]},
        {"parties": [attrs.evolve(NORWAY, name="Norge"), MINISTRY]},
    ],
    ids=["person", "place", "truce", "part"],
)
def test_a_party_that_is_used_must_be_the_one_in_the_lexicon(parts: dict[str, list[object]]) -> None:
    with pytest.raises(LexiconError, match="party 'norway' is used, but"):
        Lexicon(**parts)  # type: ignore[arg-type]


@pytest.mark.parametrize(("table", "function"), [("parties", "president"), ("places", "ombudsman")])
def test_a_record_names_only_offices_of_its_table(table: str, function: str) -> None:
    with pytest.raises(LexiconError, match=f"unknown function '{function}'"):
        Record(table=table, id="norway", functions=[function], source="The Paper")


@pytest.mark.parametrize("text", ["", "  ", " Oslo", "Oslo\n", "New  York", "Os\x00lo"])
def test_what_no_text_would_match_is_no_form(text: str) -> None:
    with pytest.raises(LexiconError):
        Form(text, "place", ["oslo"])


@pytest.mark.parametrize("keys", [(), ("oslo", "oslo")])
def test_a_form_has_keys_each_once(keys: tuple[str, ...]) -> None:
    with pytest.raises(LexiconError, match="needs keys, each once"):
        Form("Oslo", "place", keys)


def test_what_is_no_form_is_refused() -> None:
    with pytest.raises(NkConflictError, match=r"Lexicon\.forms"):
        Lexicon(forms=["Oslo"])  # type: ignore[list-item]


@given(st.lists(st.sampled_from(LEXICON.forms)))
def test_repeated_forms_are_kept_once_in_order_of_first_mention(forms: list[Form]) -> None:
    assert merged([*forms, *reversed(forms)]) == tuple(dict.fromkeys(forms))


@given(st.sampled_from(LEXICON.forms), st.sampled_from(LEXICON.forms))
def test_two_forms_clash_just_where_a_reader_could_not_tell_them_apart(a: Form, b: Form) -> None:
    b = attrs.evolve(b, kind=a.kind)
    same = (a.keys, a.strong, fold(a.text)) == (b.keys, b.strong, fold(b.text))
    assert (clash(a, b) is None) == same


def test_each_kind_of_form_has_a_name_of_its_own() -> None:
    assert len({str(kind) for kind in FormKind}) == len(FormKind)
