"""Hostile texts of any size: each passes the gate of the conflict, and goes on as no article does.

`CALMED` are those that must cost next to nothing, since nobody writes them; lines of a few letters are the
hardest of them, since each is a paragraph to itself. `DENSE` are nothing but claims, or people who speak, or
what asks for whoever stood before, and may take as long as so much of an article takes, but not longer than
in proportion to their size.
"""

from __future__ import annotations

from datetime import date
from typing import Final

__all__ = ["CALMED", "DAY", "DENSE", "hostile"]

DAY: Final = date(2020, 10, 20)

OPENING: Final = "Armenia said that Azerbaijan had killed two soldiers in Karabakh. "
"""What opens the gates: with it, all that follows is looked into."""

_CAPTION: Final = "A man stands in Stepanakert on Sunday, Oct. 18, 2020. (AP Photo)"

CALMED: Final = {
    "digits": "7",
    "digits apart": "7 ",
    "digits in groups": "1,000,",
    "numerals": "twenty-one hundred and ",
    "commas": ",",
    "commas apart": ", ",
    "opening parentheses": "(",
    "pairs of parentheses": "()",
    "closing parentheses": ") ",
    "quotation marks": '"',
    "curly quotation marks": "\u201c\u201d",
    "quotation marks that open": ' "',
    "apostrophes": "'",
    "quoted words": '"killed" ',
    "one sentence without a full stop": "Armenia said that 12 soldiers were killed in Karabakh and ",
    "one word": "x",
    "killed": "killed ",
    "killed, quoted": '"killed", he said, ',
    "Aliyev said": "Aliyev said ",
    "Aliyev said, with stops": "Aliyev said. ",
    "captions in a line": f"{_CAPTION} Credit: AP Credit: AP ",
    "captions on lines": f"\n{_CAPTION} Credit: AP Credit: AP",
    "nested captions": "(AP Photo/(AP Photo/",
    "credits": "Credit: ",
    "stops": ".",
    "stops apart": ". ",
    "abbreviations": "U.S. ",
    "months": "Oct. ",
    "dates": "Oct. 18, 2020, ",
    "headers cut short": " date 2020-10-1 ",
    "names": "President Ilham Aliyev ",
    "possessives": "Armenia's ",
    "hyphens": "-",
    "hyphenated": "ten-month-",
    "dashes": " -- ",
    "blanks": " ",
    "tabs": "\t",
    "lines": "\n",
    "blank lines": " \n \n",
    "NUL": "\0",
    "marks over letters": "e\u0301\u0301",
    "dotted capitals": "\u0130",
    "right to left": "\u202e\u2066",
    "byline without an end": "writers X in Moscow and Y in Baku, ",
    "lines of a letter": "x\n",
    "lines of a quotation mark": '"\n',
    "lines of a bullet": "\u2022\n",
    "lines of a figure": "12\n",
    "lines of a list": "- 3\n",
    "lines that are numbered": "1. \n",
    "lines of a word": "killed\n",
    "lines of a word, apart": "killed\n\n",
    "lines of a word, indented": "\tkilled\r\n",
    "lines of a name": "Baku.\n",
    "lines of a label": "NAME:\n",
    "lines of a day": "Oct 3\n",
    "lines of a speaker": "Aliyev said.\n",
    "lines of a table": "| 12 | 345 | 6,789 |\n",
    "lines of a table, with tabs": "12\t345\t6,789\n",
}
"""What a text is filled up with, by what it is."""

DENSE: Final = {
    "killed, line by line": "Baku said 2 were killed\n",
    "claims and denials": "Azerbaijan said 12 soldiers were killed. Armenia denied that. ",
    "additions and totals": "Baku said 16 more were killed, bringing the total to 532. ",
    "villages": "Aliyev said his forces had taken 13 villages. ",
    "villages in one sentence": "Azerbaijan captured 12 villages, ",
    "villages by district": "captured 9 villages, including six in the Jabrayil district, ",
    "villages, added up": "They took 2 more villages, bringing the total to 13 villages; ",
    "truces": "The truce was broken. It failed. ",
    "truces, each a new one": "A truce began Oct. 10. ",
    "allegations": "Armenia accused Azerbaijan of shelling Stepanakert. ",
    "allegations that blame": "a rocket hit a bus in Barda; Azerbaijan blamed Armenia, ",
    "talks": "The foreign ministers of Armenia and Azerbaijan met in Moscow. ",
    "pronouns": "Officials said. He said that it was so. They were killed on Monday. ",
    "quotations that open": '"We said that Azerbaijan killed. ',
    "lines of a figure and a harm": "12 killed\n",
    "lines of a truce": "Truce.\n",
    "lines of a pronoun that speaks": "He said so.\n",
    "lines that a pronoun asks for": "x\n" * 50 + "He said so.\n",
    "lines of a city that speaks": "Baku said so.\n",
    "lines of a quoted word": '"War."\n\n',
    "lines of a word, a quotation open": '"War\n',
}
"""The same, of what is nothing but claims or speech, or asks for whoever stood before."""


def hostile(name: str, characters: int) -> str:
    """Return a text of so many characters, behind its opening."""
    unit = (CALMED | DENSE)[name]
    return OPENING + (unit * (characters // len(unit) + 1))[:characters]
