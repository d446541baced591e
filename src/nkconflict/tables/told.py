"""The rows of an article that was not read yet, or what is wrong with it: nothing is raised.

Where thousands of articles are read, one that cannot be read costs itself and no other. Most are refused with
a reason (no text, no day, several articles in one). Should the reader itself fail over one, that is a defect,
and told as one; it is no reason to lose what others say.
"""

from __future__ import annotations

from nkconflict.errors import ArticleError, NkConflictError
from nkconflict.lexicon.lexicon import Lexicon
from nkconflict.reading.parse import MAX_CHARS
from nkconflict.sources.unread import Unread
from nkconflict.tables.rows import rows
from nkconflict.tables.values import Row

__all__ = ["told"]


def told(
    article: Unread, table: str, lexicon: Lexicon | None = None, *, max_chars: int = MAX_CHARS
) -> list[Row] | NkConflictError:
    """Return the rows of a table that an article has, or the error that says why it cannot be read.

    >>> from datetime import date
    >>> text = "Armenia said 12 of its soldiers were killed."
    >>> article = Unread(text=text, origin="a.txt", published=date(2020, 10, 19))
    >>> [row["number"] for row in told(article, "casualties")]
    [12]
    >>> print(told(Unread(text=" ", origin="a.txt"), "casualties").message)
    the text is blank: give the text of an article
    """
    try:
        return list(rows(article.read(lexicon, max_chars=max_chars), table))
    except NkConflictError as error:
        return error
    except Exception as error:
        return article.located(ArticleError(f"the reader failed over it: {type(error).__name__}: {error}"))
