"""The flat face: what a report holds as rows of plain values, one row for each time that something was read.

Rows hold what the text says and what follows from it alone. What is known of a party, a person, a place or a
ceasefire from elsewhere comes by joining on its id.
"""

from nkconflict.tables.answers import answer_rows
from nkconflict.tables.columns import ANSWERS, TABLES, Column, ColumnType, columns_of
from nkconflict.tables.layout import text_lines
from nkconflict.tables.rows import rows
from nkconflict.tables.values import Row
from nkconflict.tables.writing import cell_text, csv_lines, jsonl_lines

__all__ = [
    "ANSWERS",
    "TABLES",
    "Column",
    "ColumnType",
    "Row",
    "answer_rows",
    "cell_text",
    "columns_of",
    "csv_lines",
    "jsonl_lines",
    "rows",
    "text_lines",
]
