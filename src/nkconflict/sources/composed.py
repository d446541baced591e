"""The text of an article whose parts came apart: headline, byline, paragraphs and captions.

The reader tells a caption by the credit that closes it, so one that came without is given the credit that
wire copy has for such: the photographer's name where it is known, else "Uncredited".
"""

from __future__ import annotations

from collections.abc import Iterable

from nkconflict.reading.captions import is_caption

__all__ = ["captioned", "composed"]


def composed(
    headline: str | None, byline: str | None, paragraphs: Iterable[str], captions: Iterable[str]
) -> str:
    """Return the text of these parts; what is blank, or stands in it already, is left out."""
    parts = [line for paragraph in paragraphs if (line := paragraph.strip())]
    title = _one_line(headline)
    if title and not (parts and _one_line(parts[0]) == title):
        parts.insert(0, title)
    name = _one_line(byline)
    if name and not any(name in part for part in parts[:3]):
        signed = name if name.lower().startswith("by ") else f"By {name}"
        parts.insert(1 if title else 0, signed)
    return "\n\n".join([*parts, *dict.fromkeys(line for line in captions if line and line not in parts)])


def captioned(words: str, photographer: str | None = None) -> str:
    """Return a caption on one line, with a credit."""
    line = _one_line(words)
    if not line or is_caption(line):
        return line
    return f"{line} Credit: {_one_line(photographer).replace(':', '') or 'Uncredited'}"


def _one_line(words: str | None) -> str:
    return " ".join((words or "").split())
