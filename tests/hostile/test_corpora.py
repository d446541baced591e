"""A corpus against a plain dict, through any course of additions, unions, filters and questions."""

from __future__ import annotations

from datetime import date

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule

from nkconflict.convert import dumps, loads
from nkconflict.corpus import Corpus
from nkconflict.model.reports import Report
from nkconflict.query import distinct, silences, totals
from nkconflict.strategies import reports


class Archive(RuleBasedStateMachine):
    """What is added in whatever order and however often is there once, and no more than that."""

    drawn: Bundle[Report] = Bundle("drawn")

    @initialize()
    def begin(self) -> None:
        self.corpus = Corpus()
        self.known: set[Report] = set()

    @rule(target=drawn, report=reports())
    def draw(self, report: Report) -> Report:
        return report

    @rule(target=drawn, report=drawn, words=st.sampled_from(["", " And more.", "\n"]))
    def correct(self, report: Report, words: str) -> Report:
        """Return another text of the same source: a clash where both are kept."""
        return Report(source=report.source, text=f"Corrected{words}.", published=report.published)

    @rule(report=drawn)
    def add(self, report: Report) -> None:
        before = self.corpus
        self.corpus = before.with_report(report)
        self.known.add(report)
        assert set(before) <= set(self.corpus)

    @rule(told=st.lists(drawn, max_size=4))
    def unite(self, told: list[Report]) -> None:
        other = Corpus(told)
        assert self.corpus | other == other | self.corpus
        self.corpus |= other
        self.known.update(told)

    @rule(report=drawn)
    def forget(self, report: Report) -> None:
        self.corpus = Corpus(kept for kept in self.corpus if kept.source != report.source)
        self.known = {kept for kept in self.known if kept.source != report.source}

    @rule()
    def send_away_and_back(self) -> None:
        again = loads(dumps(self.corpus))
        assert again == self.corpus
        assert isinstance(again, Corpus)
        self.corpus = again

    @rule(day=st.dates(date(2020, 9, 1), date(2020, 12, 31)))
    def ask(self, day: date) -> None:
        claims = {sighting.claim for report in self.corpus for sighting in report.sightings}
        assert {found.claim for found in distinct(self.corpus)} <= claims
        totals(self.corpus, as_of=day)
        silences(self.corpus, as_of=day)

    @invariant()
    def each_report_is_there_once_in_order(self) -> None:
        found = [(report.source, report.sha256) for report in self.corpus]
        assert found == sorted(found)
        assert set(self.corpus) == self.known
        assert len(self.corpus) == len(self.known)

    @invariant()
    def a_clash_is_one_source_with_several_texts_or_readings(self) -> None:
        sources = [report.source for report in self.known]
        clashing = {source for source in sources if sources.count(source) > 1}
        assert {clash.source for clash in self.corpus.clashes()} == clashing


TestArchive = Archive.TestCase
TestArchive.settings = settings(max_examples=8, stateful_step_count=12)
