"""Where articles come from: text files, folders, JSON Lines, packed or not, and the standard input.

IPTC ninjs is read with the standard library, web pages and WARC archives with the extras `html` and `warc`.
Reports that were kept as JSON are taken as they are.
"""

from nkconflict.sources.archives import warc_articles
from nkconflict.sources.files import SUFFIXES, files, would_read
from nkconflict.sources.ninjs import ninjs_articles, ninjs_item
from nkconflict.sources.pages import page_article
from nkconflict.sources.paths import articles, load, pieces, read, reports
from nkconflict.sources.pieces import Piece
from nkconflict.sources.unread import Unread

__all__ = [
    "SUFFIXES",
    "Piece",
    "Unread",
    "articles",
    "files",
    "load",
    "ninjs_articles",
    "ninjs_item",
    "page_article",
    "pieces",
    "read",
    "reports",
    "warc_articles",
    "would_read",
]
