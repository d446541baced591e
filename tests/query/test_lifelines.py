"""Lifelines of truces, silences, differences and grades."""

from __future__ import annotations

from datetime import date, time, timedelta

import attrs
from hypothesis import given

from nkconflict.corpus import Corpus
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.attribution import Attribution, Modality
from nkconflict.model.ceasefires import Breach, Ceasefire, CeasefireStatus
from nkconflict.model.claims import Nondisclosure, Outcome
from nkconflict.model.counts import Count
from nkconflict.model.dates import Moment, Period
from nkconflict.query import (
    accounts,
    conflicts,
    corroboration,
    diff,
    distinct,
    graded,
    lifelines,
    series,
    silences,
    source_proximity,
)
from query.drawn import BEGAN, cited, corpora, figure

DAY = timedelta(1)
LEXICON = Lexicon.default()
ARMENIA, AZERBAIJAN = LEXICON.party("armenia"), LEXICON.party("azerbaijan")
NOON = Moment(date(2020, 10, 10), time(12))


def truce(known: str | None = "oct-10-2020", **fields: object) -> Ceasefire:
    return Ceasefire(known=known, status=CeasefireStatus.IN_FORCE, **fields)  # type: ignore[arg-type]


@given(corpora())
def test_every_account_of_a_truce_is_on_one_lifeline(corpus: Corpus) -> None:
    lines = lifelines(corpus)
    told = sum(len(line.accounts) for line in lines)
    assert told == len([a for a in accounts(corpus) if isinstance(a.claim, Ceasefire)])
    known = [line.known for line in lines if line.known]
    assert len(known) == len(set(known))


def test_accounts_of_one_truce_are_joined_and_accusations_told_by_side() -> None:
    accused = [
        Breach(by=Attribution.named(ARMENIA), accused=[AZERBAIJAN], delay="four minutes"),
        Breach(by=Attribution.named(AZERBAIJAN), accused=[ARMENIA]),
    ]
    told = Corpus(
        [
            cited(date(2020, 10, 10), truce(announced=Moment(date(2020, 10, 10))), source="a"),
            cited(date(2020, 10, 11), truce(effective=NOON, breaches=accused), source="b"),
        ]
    )
    (line,) = lifelines(told)
    assert (line.announced, line.effective) == (Moment(date(2020, 10, 10)), NOON)
    assert str(line.breached) == "2020-10-10T12:04"
    assert line.delay == "four minutes"
    assert line.accused_by() == {"armenia": ("azerbaijan",), "azerbaijan": ("armenia",)}
    assert str(line).startswith("oct-10-2020: announced 2020-10-10, in force 2020-10-10T12:00, first alleged")


def test_a_denied_breach_is_no_breach() -> None:
    denied = Breach(by=Attribution.named(ARMENIA), delay="five minutes", modality=Modality.DENIED)
    (line,) = lifelines([cited(BEGAN, truce(effective=NOON, breaches=[denied]))])
    assert line.breached is None
    assert line.delay is None
    assert "(denied)" in str(line.accusations[0])


def test_what_came_next_is_the_next_known_truce_and_unknown_ones_stand_apart() -> None:
    told = [
        cited(BEGAN, truce("oct-18-2020", effective=Moment(date(2020, 10, 18)))),
        cited(BEGAN + DAY, truce(effective=NOON)),
        cited(BEGAN + 2 * DAY, truce(None, announced=Moment(date(2020, 10, 12)))),
        cited(BEGAN + 3 * DAY, truce(None)),
    ]
    lines = lifelines(told)
    assert [(line.known, line.then) for line in lines] == [
        ("oct-10-2020", "oct-18-2020"),
        ("oct-18-2020", None),
        (None, None),
        (None, None),
    ]


def test_minutes_alone_are_no_number_of_minutes() -> None:
    breach = Breach(by=Attribution.own(), delay="minutes")
    (line,) = lifelines([cited(BEGAN, truce(effective=NOON, breaches=[breach]))])
    assert (line.breached, line.delay) == (None, "minutes")


def test_a_party_that_has_given_no_own_figure_is_silent_and_a_figure_breaks_what_was_said() -> None:
    silent = Nondisclosure(by=Attribution.own(), side=[AZERBAIJAN], group="military")
    late = figure(2783, by="azerbaijan")
    told = [cited(BEGAN, silent, figure(16)), cited(BEGAN + 60 * DAY, late)]
    early = {(s.party, str(s.group), str(s.outcome)): s for s in silences(told, BEGAN)}
    assert early["azerbaijan", "military", "casualties"].said
    assert ("nagorno-karabakh", "military", "killed") not in early
    assert not early["nagorno-karabakh", "civilian", "killed"].said
    after = {(s.party, str(s.outcome)): s for s in silences(told) if str(s.group) == "military"}
    broken = after["azerbaijan", "casualties"].broken
    assert broken is not None
    assert broken.claim == late
    assert "then gave one" in str(after["azerbaijan", "casualties"])


def test_a_figure_about_the_enemy_breaks_no_silence() -> None:
    told = [cited(BEGAN, figure(40, by="armenia", side="azerbaijan"))]
    assert ("azerbaijan", "killed") in {(s.party, str(s.outcome)) for s in silences(told)}


@given(corpora())
def test_a_corpus_differs_from_itself_in_nothing_and_from_none_in_all(corpus: Corpus) -> None:
    assert diff(corpus, corpus) == ()
    assert {str(c.kind) for c in diff(Corpus(), corpus)} <= {"added"}
    assert {str(c.kind) for c in diff(corpus, Corpus())} <= {"withdrawn"}


def test_differences_of_two_days_tell_what_was_added_raised_lowered_and_restated() -> None:
    told = [
        cited(BEGAN, figure(158), figure(100, outcome=Outcome.WOUNDED), figure(36, side="armenia")),
        cited(BEGAN + DAY, figure(151), figure(120, outcome=Outcome.WOUNDED)),
        cited(BEGAN + DAY, figure(5, by="armenia"), source="y"),
    ]
    changes = diff(told, since=BEGAN, until=BEGAN + DAY)
    assert [str(change.kind) for change in changes] == ["added", "lowered", "raised"]
    assert str(changes[1]) == "lowered: 158 killed AP, 2020-09-27 -> 151 killed AP, 2020-09-28"


def test_source_proximity_grades_by_who_speaks_of_whose_people() -> None:
    claims = (
        figure(1),
        figure(2, by="azerbaijan", side="nagorno-karabakh"),
        figure(3, by="russia", side="azerbaijan"),
        figure(4, by="armenia", side="nagorno-karabakh"),
        figure(5, by="armenia"),
        truce(),
    )
    grades = [g.grade for g in graded([cited(BEGAN, *claims)], grade=source_proximity)]
    assert grades == ["own losses", "enemy losses", "third party", "own losses", "own losses", "no figure"]


def test_corroboration_grades_by_who_else_speaks() -> None:
    mine = figure(40)
    same = figure(40, by="armenia", side="nagorno-karabakh")
    against = figure(90, by="russia", side="nagorno-karabakh")
    told = [cited(BEGAN, same, source="a"), cited(BEGAN, against, source="b")]
    grade = corroboration(told)
    assert [grade(telling) for telling in distinct(told)] == ["contested", "contested"]
    told.append(cited(BEGAN, mine, source="c"))
    confirming = corroboration(told)
    assert confirming(distinct([told[0]])[0]) == "confirmed"
    alone = corroboration([told[0]])
    assert alone(distinct([told[0]])[0]) == "weak"


def test_a_denied_figure_confirms_nothing_and_an_open_one_only_itself() -> None:
    theirs = figure(2300, by="azerbaijan", side="nagorno-karabakh")
    denied = figure(2300, modality=Modality.DENIED)
    told = [cited(BEGAN, theirs, source="a"), cited(BEGAN, denied, source="b")]
    grade = corroboration(told)
    assert [grade(telling) for telling in distinct(told)] == ["weak", "denied"]
    more = [cited(BEGAN, figure(Count.more_than(30)), source="a"), cited(BEGAN + DAY, theirs, source="b")]
    assert corroboration(more)(distinct([more[1]])[0]) == "weak"


def test_a_denied_figure_is_in_no_series_and_no_difference() -> None:
    told = [cited(BEGAN, figure(729)), cited(BEGAN + DAY, figure(2300, modality=Modality.DENIED))]
    (found,) = series(told)
    assert [str(point.count) for point in found.points] == ["729"]
    assert [left.reason for left in found.left_out] == ["denied by the one who tells it"]
    assert [str(change.kind) for change in diff(told, since=BEGAN, until=BEGAN + DAY)] == ["added"]


def test_truces_without_a_day_are_joined_within_one_source_alone() -> None:
    told = [cited(BEGAN, truce(None), source="a"), cited(BEGAN + DAY, truce(None), source="b")]
    assert len(lifelines(told)) == 2


def test_what_came_next_is_a_truce_with_a_day() -> None:
    told = [
        cited(BEGAN, truce(effective=NOON)),
        cited(BEGAN, truce("oct-18-2020"), source="y"),
        cited(BEGAN, truce("nov-10-2020", effective=Moment(date(2020, 11, 10))), source="z"),
    ]
    assert [line.then for line in lifelines(told)] == ["nov-10-2020", None, None]


def test_the_breach_with_an_hour_is_told_rather_than_its_day() -> None:
    breach = Breach(by=Attribution.own(), period=Period.day(NOON.day), delay="5 minutes")
    (line,) = lifelines([cited(BEGAN, truce(effective=NOON, breaches=[breach]))])
    assert (str(line.breached), line.delay) == ("2020-10-10T12:05", "5 minutes")


def test_two_figures_of_one_incident_that_cannot_both_hold_are_a_conflict() -> None:
    at = {"scope": "incident", "period": Period.day(BEGAN), "place": LEXICON.place("ganja")}
    one = figure(13, by="azerbaijan", side="azerbaijan", **at)
    other = figure(0, by="armenia", side="azerbaijan", **at)
    assert [str(c.kind) for c in conflicts([cited(BEGAN, one), cited(BEGAN + DAY, other)])] == [
        "disagreement"
    ]


def test_a_silence_says_what_its_party_told_of_its_own_and_others_together() -> None:
    both = [ARMENIA, LEXICON.party("nagorno-karabakh")]
    joint = cited(BEGAN, attrs.evolve(figure(834, by="armenia"), side=both))
    silent = {(s.party, str(s.group), str(s.outcome)): s for s in silences([joint])}
    told = silent["armenia", "military", "killed"]
    assert [account.published for account in told.joint] == [BEGAN]
    assert "only one together with those of nagorno-karabakh: 834" in str(told)
    assert silent["nagorno-karabakh", "military", "killed"].joint == ()
    assert "together" not in str(silent["armenia", "civilian", "killed"])
