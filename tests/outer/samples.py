"""Reports made by hand, so that the outer floors are tested whatever the readers read."""

from __future__ import annotations

from datetime import date, time

from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.model.attribution import Attribution, Modality
from nkconflict.model.ceasefires import Breach, Ceasefire, CeasefireStatus
from nkconflict.model.claims import CasualtyClaim, Claim, Group, Nondisclosure, Outcome, Scope
from nkconflict.model.counts import Count
from nkconflict.model.dates import Moment, Period
from nkconflict.model.parties import Person
from nkconflict.model.reports import Block, Caption, Contributor, Report
from nkconflict.model.sightings import BlockKind, Evidence, Link, LinkKind, Mark, Residue, Role, Sighting
from nkconflict.model.spans import Span

LEXICON = Lexicon.default()
ARMENIA, AZERBAIJAN, KARABAKH, RUSSIA = map(
    LEXICON.party, ("armenia", "azerbaijan", "nagorno-karabakh", "russia")
)

HEADER = " date 2020-10-19 "
TOLL = (
    "Nagorno-Karabakh officials said 16 more troops were killed, bringing the number to 729 since Sept. 27,"
    " besides 36 civilians. Azerbaijan hasn’t published its military losses."
)
TRUCE = "On Oct. 9 Moscow brokered a cease-fire, which was violated within minutes of its start at noon."
BYLINE = "Daria Litvinova in Moscow contributed."
CAPTION = "Dozens were wounded in Shushi, Sunday, Oct. 18, 2020. (AP Photo) Credit: X Credit: X"
TEXT = f"{HEADER}{TOLL}\n\n{TRUCE}\n\n{BYLINE}\n\n{CAPTION}"


def span(words: str) -> Span:
    """Return where words first stand in the text."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def sighting(claim: Claim, quote: str, kind: BlockKind, rule: str, **marks: str) -> Sighting:
    """Return a claim read from a quote, with the words of each mark."""
    return Sighting(
        claim,
        Evidence(
            source="wire/sample.txt",
            block=kind,
            span=span(quote),
            quote=quote,
            rule=rule,
            marks=[Mark(Role(role), span(words)) for role, words in marks.items()],
        ),
    )


def blocks() -> list[Block]:
    """Return the blocks of the text."""
    found = [Block(BlockKind.HEADER, Span(0, len(HEADER)))]
    kinds = (BlockKind.PARAGRAPH, BlockKind.PARAGRAPH, BlockKind.BYLINE, BlockKind.CAPTION)
    for kind, words in zip(kinds, (TOLL, TRUCE, BYLINE, CAPTION), strict=True):
        at = span(words)
        if found[-1].span.end < at.start:
            found.append(Block(BlockKind.GAP, Span(found[-1].span.end, at.start)))
        found.append(Block(kind, at))
    return found


OFFICIALS = Attribution.named(KARABAKH)
SINCE = Period(since=date(2020, 9, 27))

INCREMENT = sighting(
    CasualtyClaim(
        by=OFFICIALS,
        side=(KARABAKH,),
        group=Group.MILITARY,
        outcome=Outcome.KILLED,
        count=Count.exact(16),
        scope=Scope.INCREMENT,
    ),
    "16 more troops were killed",
    BlockKind.PARAGRAPH,
    "passive",
    count="16",
    group="troops",
    outcome="killed",
    claimant="Nagorno-Karabakh officials",
    scope="more",
)
TOTAL = sighting(
    CasualtyClaim(
        by=OFFICIALS,
        side=(KARABAKH,),
        group=Group.MILITARY,
        outcome=Outcome.KILLED,
        count=Count.exact(729),
        scope=Scope.CUMULATIVE,
        period=SINCE,
    ),
    "bringing the number to 729",
    BlockKind.PARAGRAPH,
    "brought-total",
    count="729",
    outcome="killed",
    claimant="Nagorno-Karabakh officials",
    scope="bringing the number to",
    since="since Sept. 27",
)
SILENCE = sighting(
    Nondisclosure(by=Attribution.named(AZERBAIJAN), side=(AZERBAIJAN,), group=Group.MILITARY),
    "hasn’t published its military losses",
    BlockKind.PARAGRAPH,
    "undisclosed",
    claimant="Azerbaijan",
    side="Azerbaijan",
    group="military",
    outcome="losses",
)
TRUCED = sighting(
    Ceasefire(
        known="oct-10-2020",
        announced=Moment(date(2020, 10, 9)),
        effective=Moment(date(2020, 10, 10), time(12, 0)),
        mediators=(RUSSIA,),
        signatories=(ARMENIA, AZERBAIJAN),
        status=CeasefireStatus.BROKEN,
        breaches=(
            Breach(by=Attribution.own(), accused=(ARMENIA, AZERBAIJAN), delay="minutes"),
            Breach(
                by=Attribution.named(ARMENIA),
                accused=(AZERBAIJAN,),
                period=Period.day(date(2020, 10, 10)),
                modality=Modality.HEDGED,
            ),
        ),
    ),
    "Moscow brokered a cease-fire, which was violated within minutes of its start",
    BlockKind.PARAGRAPH,
    "truce",
    announced="On Oct. 9",
    effective="at noon",
    mediators="Moscow",
    breach="violated",
    delay="minutes",
)
DOZENS = sighting(
    CasualtyClaim(
        by=Attribution.unnamed(relays=["Interfax"]),
        side=(ARMENIA, KARABAKH),
        outcome=Outcome.WOUNDED,
        count=Count.vague("dozens"),
        scope=Scope.INCIDENT,
        period=Period.day(date(2020, 10, 18)),
        place=LEXICON.place("shusha"),
        modality=Modality.HEDGED,
    ),
    "Dozens were wounded",
    BlockKind.CAPTION,
    "passive",
    count="Dozens",
    outcome="wounded",
    place="Shushi",
    since="Oct. 18, 2020",
)

REPORT = Report(
    source="wire/sample.txt",
    text=TEXT,
    published=date(2020, 10, 19),
    header_date=date(2020, 10, 19),
    agency="AP",
    blocks=blocks(),
    contributors=[
        Contributor(name="Daria Litvinova", place=LEXICON.place("moscow"), span=span("Daria Litvinova"))
    ],
    captions=[
        Caption(
            span=span(CAPTION),
            day=date(2020, 10, 18),
            places=[LEXICON.place("shusha")],
            agency="AP",
            photographer="X",
        )
    ],
    sightings=[INCREMENT, TOTAL, SILENCE, TRUCED, DOZENS],
    links=[Link(kind=LinkKind.INCREMENT_OF, subject=0, object=1)],
    residue=[Residue(span(TOLL.partition(". Azerbaijan")[0] + "."), "36 civilians fit no shape")],
)

SPEAKER = Person.unlisted("the mayor", party=KARABAKH)
