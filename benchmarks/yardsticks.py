"""Two scans that any Python can do with its standard library alone, as units of speed.

SCAN looks for sixty trigger words with one regular expression; GATE cuts a text into words and asks whether
any is one of them.
"""

import re

TRIGGERS = """
    killed wounded injured died dead death casualties losses missing captured
    displaced slain fatalities victims hurt soldiers servicemen troops civilians fighters
    people children women residents cease-fire ceasefire truce armistice hostilities fighting
    shelling clashes attack strike missile artillery drone violated breached accused
    agreed announced brokered mediated ministry president prime minister army military
    Armenia Azerbaijan Nagorno-Karabakh Karabakh Stepanakert Baku Yerevan Moscow separatist officials
""".split()
SCAN = re.compile(rf"\b(?:{'|'.join(TRIGGERS)})\b", re.IGNORECASE)
WORDS = frozenset(word.lower().encode() for word in TRIGGERS)
LETTERS = bytes(ord(chr(code).lower()) if chr(code).isalnum() else ord(" ") for code in range(128)).ljust(256)


def scan(text: str) -> None:
    """Look for every trigger word with one regular expression."""
    for _ in SCAN.finditer(text):
        pass


def gate(text: str) -> bool:
    """Say whether no word of the text is a trigger word."""
    return WORDS.isdisjoint(text.encode().translate(LETTERS).split())
