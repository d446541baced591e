"""The literal forms that carry a meaning, and the rule that keeps them apart.

A form is matched on whole words of folded text, in any case; where the form itself has a capital, the text
must have one in the same place. So `baku` is not `Baku`, `BAKU` is, and `killed` is `Killed` too.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, final

import attrs

from nkconflict.errors import LexiconError, NkConflictError
from nkconflict.lexicon.folding import fold, lowered
from nkconflict.lexicon.hints import hint
from nkconflict.model.checks import Named, as_tuple, exactly, tuple_of

__all__ = ["ENTITY_KINDS", "Form", "FormKind", "clash", "form_kind", "merged"]


class FormKind(Named):
    """What kind of thing a form means: an entity of the tables, or a common word.

    The kinds of entities come first. Each of the others is a table of `words.toml`, by the same name, except
    that `person_noun` is its table `person`: "citizen", and no listed person.
    """

    PARTY_NOUN = "party_noun"
    PARTY_ADJECTIVE = "party_adjective"
    PARTY_PEOPLE = "party_people"
    PARTY_CAPITAL = "party_capital"
    PERSON = "person"
    SURNAME = "surname"
    PLACE = "place"

    HARM = "harm"
    HARMING = "harming"
    DYING = "dying"
    STATE = "state"
    LOSS = "loss"
    TOLL = "toll"
    LOSE = "lose"
    TAKE = "take"
    LEAVE = "leave"
    RAISE = "raise"
    RISE = "rise"
    HEDGE = "hedge"
    MORE = "more"
    SOLDIERS = "soldiers"
    SOLDIER = "soldier"
    CIVILIANS = "civilians"
    CIVILIAN = "civilian"
    PEOPLE = "people"
    PERSON_NOUN = "person_noun"
    GROUPISH = "groupish"
    THING = "thing"
    BE = "be"
    HAVE = "have"
    MODAL = "modal"
    NOT = "not"
    SAY = "say"
    ACCORDING = "according"
    OFFICE = "office"
    SPOKES = "spokes"
    WIRE = "wire"
    REFLEXIVE = "reflexive"
    PRONOUN = "pronoun"
    ENEMY = "enemy"
    SIDES = "sides"
    BLOW = "blow"
    REPELLING = "repelling"
    WAR = "war"
    OUTBREAK = "outbreak"
    CEASEFIRE = "ceasefire"
    STOPPING = "stopping"
    BROKER = "broker"
    BREACH = "breach"
    EFFECT = "effect"
    ANNOUNCE = "announce"
    HOLD = "hold"
    CALL = "call"
    HEDGED = "hedged"
    DISCLOSE = "disclose"
    CONCEAL = "conceal"
    SINCE = "since"
    SOFAR = "sofar"
    NAMING = "naming"
    INCLUDING = "including"
    UNRELATED = "unrelated"
    FUNCTION = "function"

    GAINED = "gained"
    GAIN = "gain"
    GAINING = "gaining"
    CONQUEST = "conquest"
    CEDED = "ceded"
    CEDE = "cede"
    CEDING = "ceding"
    OUSTING = "ousting"
    HANDOVER = "handover"
    PASSING = "passing"
    FALLING = "falling"
    HOLDING = "holding"
    CONTROL = "control"
    NOW = "now"
    LASTING = "lasting"
    MANAGING = "managing"
    OCCUPATION = "occupation"
    FLAG = "flag"
    GROUND = "ground"

    ACCUSING = "accusing"
    ATTACKED = "attacked"
    ATTACKING = "attacking"
    ATTACK = "attack"
    WIELDING = "wielding"
    WRONGING = "wronging"
    UNDERGOING = "undergoing"
    WEAPON = "weapon"
    TARGET = "target"
    LAUNCHING = "launching"
    HARMLESS = "harmless"
    DISARMING = "disarming"
    SUPPOSING = "supposing"
    ALLY = "ally"
    EPITHET = "epithet"

    TELLING = "telling"
    VOICING = "voicing"
    DEMANDING = "demanding"
    OBLIGING = "obliging"
    MEDIUM = "medium"
    ONLOOKER = "onlooker"
    BODY = "body"
    UTTERANCE = "utterance"
    SOME = "some"
    ADDRESSING = "addressing"
    ASIDE = "aside"
    SENIOR = "senior"

    TALKING = "talking"
    MEETING = "meeting"
    HOSTING = "hosting"
    CONVENING = "convening"
    TRAVELLING = "travelling"
    PLANNING = "planning"
    WISHING = "wishing"
    FORGOING = "forgoing"
    ENVOY = "envoy"

    MATERIEL = "materiel"
    WRECKING = "wrecking"


ENTITY_KINDS: Final = {
    FormKind.PARTY_NOUN: "party",
    FormKind.PARTY_ADJECTIVE: "party",
    FormKind.PARTY_PEOPLE: "party",
    FormKind.PARTY_CAPITAL: "party",
    FormKind.PERSON: "person",
    FormKind.SURNAME: "person",
    FormKind.PLACE: "place",
}
"""The kinds whose keys are ids, and of what."""


def form_kind(kind: FormKind | str) -> FormKind:
    """Return the kind of a name; LexiconError, with the nearest name, where there is none."""
    try:
        return kind if type(kind) is FormKind else FormKind(kind)
    except NkConflictError:
        raise LexiconError(f"no kind of form {kind!r}{hint(kind, FormKind)}") from None


@final
@attrs.frozen
class Form:
    """A spelling, and what it means: ids for an entity, else the keys of a kind of word.

    Several keys are namesakes, the likeliest first. A form that is not `strong` counts only where the text
    around it agrees: "Baku" for the party when it speaks, "the region" after the region has been named.
    """

    text: str = attrs.field(validator=exactly(str))
    kind: FormKind = attrs.field(converter=form_kind)
    keys: tuple[str, ...] = attrs.field(converter=as_tuple, validator=tuple_of(str))
    strong: bool = attrs.field(default=True, validator=exactly(bool))
    folded: str = attrs.field(init=False, eq=False, repr=False)
    """The form folded and in lower case: what it is matched by."""

    def __attrs_post_init__(self) -> None:
        if not self.text.strip():
            raise LexiconError(f"empty form under {self.kind} {'|'.join(self.keys)!r}")
        if not self.text.isprintable() or self.text != self.text.strip() or "  " in self.text:
            raise LexiconError(f"form {self.text!r} has white space or marks that no text would match")
        if len(self.keys) != 1 and (not self.keys or len(set(self.keys)) < len(self.keys)):
            raise LexiconError(f"{self.kind} form {self.text!r} needs keys, each once, not {self.keys!r}")
        object.__setattr__(self, "folded", lowered(fold(self.text)))

    @property
    def cased(self) -> bool:
        """Say whether the text must have capitals where the form has them."""
        return self.text != self.text.lower()


def clash(form: Form, other: Form) -> str | None:
    """Say why two forms of one kind that fold alike cannot both stand, or None if they are the same form."""
    if form.keys != other.keys:
        same = "stands" if form.text == other.text else f"folds onto {other.text!r}, which stands"
        keys, others = "|".join(form.keys), "|".join(other.keys)
        reason = f"{form.kind} form {form.text!r} of {keys} {same} under {others} already"
        return f"{reason}; declare namesakes, or drop one"
    if form.strong != other.strong:
        return f"{form.kind} form {form.text!r} is both strong and weak for {'|'.join(form.keys)}"
    if fold(form.text) != fold(other.text):
        return f"{form.kind} forms {form.text!r} and {other.text!r} differ in capitals; keep the laxer one"
    return None


def merged(forms: Iterable[Form]) -> tuple[Form, ...]:
    """Return the forms, each once; LexiconError where two of one kind fold alike and differ."""
    given = as_tuple(forms)
    if type(given) is not tuple or any(type(form) is not Form for form in given):
        return given  # for the validator to refuse
    seen: dict[tuple[FormKind, str], Form] = {}
    for form in given:
        other = seen.setdefault((form.kind, form.folded), form)
        if other is not form and (reason := clash(form, other)):
            raise LexiconError(reason)
    return tuple(seen.values())
