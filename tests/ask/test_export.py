"""What is exported is what the ledger holds."""

from __future__ import annotations

import csv
import io
import json

import pytest

from headwater.ask.export import TABLES
from headwater.cli_draft import TABLE_NAMES
from headwater.corpus import Corpus
from headwater.errors import UsageError
from headwater.present.ledger import to_bytes


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


def test_the_ledger_is_the_ledger(demo: Corpus) -> None:
    assert demo.export("ledger") == to_bytes(demo.document())


@pytest.mark.parametrize("table", TABLE_NAMES)
def test_every_form_of_a_table_has_the_same_rows(table: str, demo: Corpus) -> None:
    from pyarrow import parquet

    written = rows_of(demo.export("csv", table=table))
    lines = [json.loads(line) for line in demo.export("jsonl", table=table).splitlines()]
    columns = parquet.read_table(io.BytesIO(demo.export("parquet", table=table)))
    assert columns.column_names == list(TABLES[table].columns)
    assert columns.to_pylist() == lines
    assert len(written) == len(lines)
    assert all(list(row) == list(TABLES[table].columns) for row in written)


def test_claims_have_a_row_for_each_of_their_statements(demo: Corpus) -> None:
    rows = rows_of(demo.export("csv"))
    claims = demo.document()["claims"]
    assert [(r["claim"], r["statement"]) for r in rows] == [(c["id"], s) for c in claims for s in c["statements"]]
    for row in rows:
        text = demo.article(row["article"]).text
        quote = text[int(row["start"]) : int(row["end"])]
        assert row["quote"].removeprefix("'") == quote.removeprefix("'")


def test_one_story_alone_can_be_exported(demo: Corpus) -> None:
    story = demo.stories().items[0].id
    assert demo.export("csv", story=story) == demo.export("csv")
    with pytest.raises(UsageError, match="there is no sy-none"):
        demo.export("csv", story="sy-none")


def test_a_table_that_there_is_not_is_misuse(demo: Corpus) -> None:
    assert tuple(TABLES) == TABLE_NAMES
    with pytest.raises(UsageError, match="there is no table people"):
        demo.export("csv", table="people")
