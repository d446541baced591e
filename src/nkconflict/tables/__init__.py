"""The flat face: what a report holds as rows of plain values, one row for each time that something was read.

`table` gives the same as a value of columns, which every data frame library reads; `to_pandas`, `to_polars`
and `to_arrow` are the short way there. `answer_rows` and `answer_table` do so for the answers of `query`.

Rows hold what the text says and what follows from it alone. What is known of a party, a person, a place or a
ceasefire from elsewhere comes by joining on its id.
"""

from nkconflict.tables.answers import answer_rows
from nkconflict.tables.columns import TABLES, Column, ColumnType, columns_of
from nkconflict.tables.frames import Table, answer_table, table
from nkconflict.tables.layout import text_lines
from nkconflict.tables.libraries import to_arrow, to_pandas, to_polars
from nkconflict.tables.parquet import write_parquet
from nkconflict.tables.questions import ANSWERS
from nkconflict.tables.rows import rows
from nkconflict.tables.values import Row
from nkconflict.tables.writing import cell_text, csv_lines, jsonl_lines

__all__ = [
    "ANSWERS",
    "TABLES",
    "Column",
    "ColumnType",
    "Row",
    "Table",
    "answer_rows",
    "answer_table",
    "cell_text",
    "columns_of",
    "csv_lines",
    "jsonl_lines",
    "rows",
    "table",
    "text_lines",
    "to_arrow",
    "to_pandas",
    "to_polars",
    "write_parquet",
]
