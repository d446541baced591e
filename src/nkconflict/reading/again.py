"""Again: phrases that take up who spoke before: pronouns, last names, "the ministry", "the same source".

"It" is who speaks in the sentence, else who spoke last; "the ministry" is the last that was called one, which
need not be who spoke last; "Marzyan" is the Lena Marzyan of three sentences before.
"""

from __future__ import annotations

import re
from typing import Final

import attrs

from nkconflict.model.attribution import Attribution, Voice
from nkconflict.model.parties import Party, PartyKind
from nkconflict.reading.mentions import Tagged
from nkconflict.reading.naming import Phrase, is_plain
from nkconflict.reading.speakers import Discourse, Topic, last_body, latest, subject_of
from nkconflict.reading.vocabulary import Vocabulary

__all__ = [
    "is_body",
    "is_body_again",
    "is_met",
    "is_the_same",
    "met_before",
    "of_its",
    "pronoun",
    "spoke_last",
    "the_body",
    "the_same",
]

_PERSON_WORDS: Final = re.compile(
    r"\b(?:pm|spokes(?:man|woman|person)|official|diplomat|ombuds(?:man|woman|person)|minister|premier|president"
    r"|prosecutor|ambassador|envoy|adviser|aide|secretary|general|representative|defender|leader|mayor)$"
)
_KINDS: Final = frozenset("ministry office agency service department committee council centre center".split())
_BODY: Final = re.compile(r"the (?:(?:[\w'.]+ )?[\w'.]+-based )?(?P<body>[\w -]+?)(?:'s)?")
_OTHER_BODIES: Final = re.compile(
    r"\b(?:an?|one|two|three|four|several|some|another|other|armed|rebel|small|large)"
    r" (?:[\w'-]+ ){0,3}?(?:groups?|organi[sz]ations?)\b"
    r"|\b(?:observatory|institute|foundation|association|federation|movement|council|brigade|division|militia"
    r"|mercenar(?:y|ies)|volunteers)\b"
)
"""What else "the group" may take up, once an organisation was named: "a group of refugees"."""
_IS_ONE: Final = re.compile(
    r"(?:, (?:which is )?| is )(?:an?|the|one of the) [^.;,]{0,80}?\b(?:group|organi[sz]ation)s?\b"
)
"""What an organisation is said to be beside its name: "Human Rights Watch, a New York-based group"."""
_MONITOR: Final = re.compile(r"\b(?:monitor|monitoring|observatory)\b")
"""What is not said of every organisation."""
_IN_MIND: Final = 2_000
"""How many code points an organisation may lie back."""
_WRITINGS: Final = frozenset("statement communique bulletin message".split())


def of_its(phrase: Phrase) -> Attribution | None:
    """Return the party that "its" stands for: named last in the sentence, or speaking before it."""
    here = latest(phrase.discourse, phrase.before, here=True)
    if any(part.letter == "H" and part.key == "country" for part in phrase.parts):
        here = _state(phrase, here)
    last = _topic(phrase.discourse) or _last_party(phrase.discourse)
    party = here or last or phrase.discourse.memory.subject
    if party is None:
        return None
    return phrase.by(party, phrase.body or phrase.body_of(party))


def _state(phrase: Phrase, here: Party | None) -> Party | None:
    """Return the state named last in the sentence: a region that is named later is not "the country"."""
    if here is None or here.kind is PartyKind.STATE:
        return here
    lexicon = phrase.discourse.lexicon
    named = (lexicon.party(m.key).root for m in reversed(phrase.before) if m.letter in "PpA")
    return next((party for party in named if party.kind is PartyKind.STATE), None)


def is_met(phrase: Phrase) -> bool:
    """Say whether the phrase is the last name of somebody who spoke before and is not listed."""
    return (
        is_plain(phrase)
        and phrase.letters.strip("x_D^") == "y"
        and phrase.first("y") is not None
        and met_before(phrase) is not None
    )


def met_before(phrase: Phrase) -> Attribution | None:
    """Return the unlisted person who spoke before and bears the last name that the phrase is."""
    name = phrase.first("y")
    assert name is not None
    phrase.discourse.catch_up()
    by = phrase.discourse.met.get(phrase.lower[name.start : name.end].removesuffix("'s"))
    return by.relayed(phrase.relays) if by is not None else None


def pronoun(phrase: Phrase) -> Attribution | None:
    """Return whom "he", "it" or "they" stands for: who speaks in the sentence, else who spoke last."""
    letters = phrase.letters
    pronoun = next((part for part in phrase.parts if part.letter == "r"), None)
    if pronoun is None or "i" in letters[: letters.index("r")]:
        return None  # "after it"
    word = phrase.lower[pronoun.start : pronoun.end]
    memory = phrase.discourse.memory
    here = phrase.here.attribution if phrase.here is not None else None
    if word in ("he", "she"):
        if here is not None and here.person is not None:
            return here
        return _who_is_human(phrase)
    if word not in ("it", "they"):
        return None
    if here is not None and here.party is not None:
        return attrs.evolve(here, person=None)
    if word == "they" and phrase.discourse.several:
        return Attribution(voice=Voice.UNNAMED)
    about = subject_of(
        phrase.discourse.lexicon, phrase.before, "".join([mention.letter for mention in phrase.before])
    )
    if about is not None:
        return Attribution.named(about)  # "Baku gives no figures; it says that ..."
    topic = _topic(phrase.discourse)
    if topic is not None:
        return Attribution.named(topic)
    if memory.source is not None:
        said = memory.source.attribution
        spoke = said.voice is Voice.NAMED and said.party is not None
        return attrs.evolve(said, person=None) if spoke else None
    party = latest(phrase.discourse, phrase.before)
    return Attribution.named(party) if party is not None else None


def _who_is_human(phrase: Phrase) -> Attribution | None:
    """Return the person who spoke last, be it one without a name: "a spokesman ... he said"."""
    person, source = phrase.discourse.memory.person, phrase.discourse.memory.source
    said = source.attribution if source is not None else None
    words = phrase.lower[source.start : source.end] if source is not None else ""
    human = (said is not None and _PERSON_WORDS.search(said.office or "")) or _PERSON_WORDS.search(words)
    nameless = said is not None and said.person is None and human
    if source is not None and nameless and (person is None or person.start < source.start):
        return said
    return person.attribution if person is not None else None


def is_body_again(phrase: Phrase) -> bool:
    """Say whether the phrase is a plain word for an organisation: "the group", "the rights watchdog"."""
    definite = phrase.letters[:1] == "_"
    return definite and is_plain(phrase) and is_body(phrase.discourse.vocabulary, phrase.words)


def is_body(vocabulary: Vocabulary, words: str) -> bool:
    """Say whether words are a plain one for an organisation, wherever its seat: "the London-based group"."""
    body = _BODY.fullmatch(words)
    return body is not None and vocabulary.has("body", body["body"])


def the_body(phrase: Phrase) -> Attribution:
    """Return the organisation named last, or nobody by name where another can be meant as well."""
    before = Tagged([*phrase.before], "".join([mention.letter for mention in phrase.before]))
    body = last_body(phrase.discourse.vocabulary, before) or phrase.discourse.memory.body
    if body is not None and _is_meant(phrase, body):
        return Attribution.named(body.party, relays=phrase.relays)
    return Attribution(voice=Voice.UNNAMED, relays=phrase.relays)


def _is_meant(phrase: Phrase, body: Topic) -> bool:
    """Say whether an organisation is meant by a word for one: it is close, and no other was told of since."""
    start = phrase.parts[0].start
    if not body.alone or not 0 < start - body.at < _IN_MIND:
        return False
    if _MONITOR.search(phrase.words) and _MONITOR.search(body.party.name.lower()) is None:
        return False
    described = _IS_ONE.match(phrase.lower, body.at, start)
    return _OTHER_BODIES.search(phrase.lower, described.end() if described else body.at, start) is None


def is_the_same(phrase: Phrase) -> bool:
    """Say whether it is "the same source" once more."""
    return phrase.title in ("source", "sources") and "the same " in phrase.words and phrase.party is None


def the_same(phrase: Phrase) -> Attribution | None:
    """Return who spoke last, for "the same source"."""
    source = phrase.here or phrase.discourse.memory.source
    return source.attribution.relayed(phrase.relays) if source is not None else None


def spoke_last(phrase: Phrase) -> Attribution | None:
    """Return the body that spoke last where only its kind is said again: "the ministry", "the spokesman"."""
    if set(phrase.letters) - set("_1xOoyI-"):
        return None
    source = phrase.here or phrase.discourse.memory.source
    said = source.attribution if source is not None else None
    words = phrase.words.removeprefix("the ").removeprefix("a ").removeprefix("same ")
    words = words.removesuffix("'s")
    kind = next((kind for word in words.split() if (kind := word.removesuffix("'s")) in _KINDS), None)
    if kind is not None and _is_of_a_kind(phrase, kind):
        if said is None or said.body is None or said.body.id.rsplit("-", 1)[-1] != kind:
            said = phrase.discourse.offices.get(kind)
        return attrs.evolve(said, person=None, office=words, relays=phrase.relays) if said else None
    if said is None or said.party is None or not phrase.words.startswith("the ") or " " in words:
        return None
    if words in _WRITINGS:
        return attrs.evolve(said, person=None, office=words, relays=phrase.relays)
    person = said.person if _PERSON_WORDS.search(words) and _titled(said, words) else None
    if person is not None or words.startswith("spokes"):
        return attrs.evolve(said, person=person, office=words, relays=phrase.relays)
    return None


def _is_of_a_kind(phrase: Phrase, kind: str) -> bool:
    """Say whether an office is named by its kind alone: "the ministry", and not "the foreign ministry"."""
    return any(
        part.letter in "Oo" and phrase.lower[part.start : part.end].removesuffix("'s") == kind
        for part in phrase.parts
    )


def _titled(said: Attribution, words: str) -> bool:
    """Say whether a person who spoke bears a title: "the premier" is Pashinyan, not Tonoyan."""
    office = f"{said.office or ''} {said.person.office if said.person else ''}".lower()
    stem = (
        "spokes" if words.startswith("spokes") else "prime minister" if words in ("pm", "premier") else words
    )
    return stem in office or words in ("official", "diplomat")


def _topic(discourse: Discourse) -> Party | None:
    """Return whom the last sentence was about, if nobody else has spoken since."""
    topic, source = discourse.memory.topic, discourse.memory.source
    if topic is None or topic.at < discourse.memory.at:
        return None
    said = source.attribution if source is not None and source.start >= topic.at else None
    return topic.party if said is None else None


def _last_party(discourse: Discourse) -> Party | None:
    source = discourse.memory.source
    return source.attribution.party if source is not None else None
