"""The inverse of reading: claims become canonical wire prose, and reports whole articles.

What is written reads back as the very claims that it was written from. Whatever no wording can tell is
refused with a `PhraseError` that names the field, and never dropped.

This room does not know how prose is read. It knows, from the lexicon, which words mean what, and it keeps to
a few plain sentences for each kind of claim. That the reader takes them as they are meant is a law of the
tests.
"""

from nkconflict.writing.articles import Draft, draft, write
from nkconflict.writing.echoes import echo
from nkconflict.writing.sentences import sentence

__all__ = ["Draft", "draft", "echo", "sentence", "write"]
