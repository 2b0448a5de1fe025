"""A corpus as files for other programs: the ledger, or its tables as CSV, JSON lines or Parquet."""

from __future__ import annotations

import io
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from headwater.corpus import Corpus
from headwater.errors import EnvironmentFault, UsageError
from headwater.present.document import LedgerDocument, StatementRow
from headwater.present.ledger import to_bytes
from headwater.present.lookup import Lookup, look_up
from headwater.present.tables import to_csv

Row: TypeAlias = Mapping[str, Any]
Kind: TypeAlias = Literal["text", "number", "real", "flag", "list"]
Form: TypeAlias = Literal["ledger", "csv", "jsonl", "parquet"]
Rows: TypeAlias = Callable[[Lookup], Iterator[Row]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: what it holds, its columns with their kinds, and its rows from a ledger document."""

    about: str
    columns: Mapping[str, Kind]
    rows: Rows


def _columns(**kinds: str) -> dict[str, Kind]:
    """Columns by kind, each a string of names: `_columns(text="id name", number="count")`; in the order given."""
    return {name: kind for kind, names in kinds.items() for name in names.split()}  # type: ignore[misc]  # kinds by name


def export_corpus(corpus: Corpus, form: Form, *, table: str = "claims", story: str | None = None) -> bytes:
    """The corpus, or one story of it, in this form: "ledger" is all of it, the others one of `TABLES`.

    Raises `UsageError` for a table that there is not, `EnvironmentFault` for Parquet without pyarrow.
    """
    document = corpus.document(story=story)
    return to_bytes(document) if form == "ledger" else table_bytes(document, form, table)


def table_bytes(document: LedgerDocument, form: Form, table: str) -> bytes:
    """One table of a ledger document in this form."""
    if table not in TABLES:
        raise UsageError(f"there is no table {table}; there are {', '.join(TABLES)}")
    made = TABLES[table]
    rows = made.rows(look_up(document))
    if form == "csv":
        return to_csv(tuple(made.columns), rows)
    if form == "jsonl":
        return "".join(json.dumps(_shaped(r, made), ensure_ascii=True) + "\n" for r in rows).encode("ascii")
    return _parquet(made, rows)


def _shaped(row: Row, table: Table) -> dict[str, Any]:
    return {name: row.get(name) for name in table.columns}


def _parquet(table: Table, rows: Iterable[Row]) -> bytes:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise EnvironmentFault("Parquet needs pyarrow: pip install 'headwater[parquet]', or export csv") from None
    types = {
        "text": pyarrow.string(), "number": pyarrow.int64(), "real": pyarrow.float64(), "flag": pyarrow.bool_(),
        "list": pyarrow.list_(pyarrow.string()),
    }  # fmt: skip
    schema = pyarrow.schema([(name, types[kind]) for name, kind in table.columns.items()])
    held = [{name: _writable(row.get(name)) for name in table.columns} for row in rows]
    buffer = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(held, schema=schema), buffer)
    return buffer.getvalue()


def _writable(value: Any) -> Any:
    """Text without lone surrogates, which UTF-8 does not know."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    return [_writable(v) for v in value] if isinstance(value, (list, tuple)) else value


def _claims(lookup: Lookup) -> Iterator[Row]:
    for claim in lookup.document["claims"]:
        articles = lookup.articles_of(claim)
        head = {
            "claim": claim["id"],
            "text": claim["text"],
            "status": claim["status"],
            "origins_low": claim["origins"]["low"],
            "origins_high": claim["origins"]["high"],
            "origins": [lookup.origin_name(g) for g in claim["origins"]["groups"]],
            "articles": len(articles),
            "outlets": len({lookup.outlet_key(a) for a in articles}),
            "first_reported": claim["first_reported"],
            "event": claim["event"],
            "because": claim["because"],
        }
        for statement in lookup.statements_of(claim):
            yield head | _statement(statement, lookup)


def _statement(row: StatementRow, lookup: Lookup) -> dict[str, Any]:
    article = lookup.articles[row["article"]]
    return {
        **{name: row[name] for name in ("article", "start", "end", "voice", "act", "certainty", "modality")},
        "statement": row["id"],
        "quote": row["text"],
        "outlet": lookup.outlet_name(row["article"]),
        "path": article["path"],
        "published": article["published"],
        "chain": [lookup.source_name(h["source"]) for h in row["chain"]],
        "confidence": float(row["confidence"]),
    }


def _articles(lookup: Lookup) -> Iterator[Row]:
    counts = Counter(s["article"] for s in lookup.statements.values())
    for row in lookup.document["articles"]:
        yield {
            **row,
            "outlet_name": lookup.source_name(row["outlet"]) if row["outlet"] else None,
            "wire_name": lookup.source_name(row["wire"]) if row["wire"] else None,
            "statements": counts[row["id"]],
        }


def _sources(lookup: Lookup) -> Iterator[Row]:
    statements: dict[str, set[str]] = defaultdict(set)
    claims: dict[str, set[str]] = defaultdict(set)
    articles: dict[str, set[str]] = defaultdict(set)
    for one in lookup.statements.values():
        for hop in one["chain"]:
            statements[hop["source"]].add(one["id"])
            articles[hop["source"]].add(one["article"])
            claims[hop["source"]].update(lookup.claims_of.get(one["id"], []))
    published = Counter(a["outlet"] for a in lookup.articles.values())
    for row in lookup.document["sources"]:
        ident = row["id"]
        counted = {"statements": len(statements[ident]), "claims": len(claims[ident]), "articles": len(articles[ident])}
        yield {**row, **counted, "published": published[ident], "people": row["count"]}


def _relations(lookup: Lookup) -> Iterator[Row]:
    for row in lookup.document["relations"]:
        texts = {f"{end}_text": lookup.claims[row[end]]["text"] for end in ("from", "to") if row[end] in lookup.claims}
        yield {**row, **texts, "confidence": float(row["confidence"])}


def _copies(lookup: Lookup) -> Iterator[Row]:
    for row in lookup.document["copies"]:
        names = {"a_name": lookup.article_name(row["a"]), "b_name": lookup.article_name(row["b"])}
        yield {**row, **names, "similarity": float(row["similarity"]), "passages": len(row["passages"])}


def _events(lookup: Lookup) -> Iterator[Row]:
    for row in lookup.document["events"]:
        when = row["when"]
        figures = [f"{f['of']}: {f['low']}–{f['high']}" for f in row["figures"]]
        yield {
            **row, "figures": figures, "earliest": when["earliest"], "latest": when["latest"],
            "precision": when["precision"],
        }  # fmt: skip


def _problems(lookup: Lookup) -> Iterator[Row]:
    yield from lookup.document["problems"]


TABLES: Mapping[str, Table] = {
    "claims": Table(
        about="one row for each statement of each claim",
        columns={
            **_columns(text="claim text status", number="origins_low origins_high", list="origins"),
            **_columns(number="articles outlets", text="first_reported event", list="because"),
            **_columns(text="statement quote outlet article path published", number="start end"),
            **_columns(text="voice act certainty modality", list="chain", real="confidence"),
        },
        rows=_claims,
    ),
    "articles": Table(
        about="one row an article, with its text",
        columns={
            **_columns(text="id path url title byline outlet outlet_name wire wire_name published published_from"),
            **_columns(text="language sha256", number="statements"),
            **_columns(text="text"),
        },
        rows=_articles,
    ),
    "sources": Table(
        about="one row a source, with how often it is quoted",
        columns={
            **_columns(text="id name kind", list="aliases", number="people"),
            **_columns(text="role affiliation family", number="statements claims articles published"),
        },
        rows=_sources,
    ),
    "relations": Table(
        about="one row a relation between two claims",
        columns={
            **_columns(text="id type from from_text to to_text about", list="values evidence because"),
            **_columns(real="confidence"),
        },
        rows=_relations,
    ),
    "copies": Table(
        about="one row for two articles that share text",
        columns={
            **_columns(text="id a a_name b b_name kind direction", number="passages", real="similarity"),
            **_columns(list="because"),
        },
        rows=_copies,
    ),
    "events": Table(
        about="one row an event",
        columns={
            **_columns(text="id label earliest latest precision", list="claims places participants figures"),
        },
        rows=_events,
    ),
    "problems": Table(about="one row a problem", columns=_columns(text="code path article message"), rows=_problems),
}


def every_table(document: LedgerDocument, form: Form) -> Iterator[tuple[str, bytes]]:
    """Each table's name and bytes."""
    for name in TABLES:
        yield name, table_bytes(document, form, name)


def table_names() -> Sequence[str]:
    """The tables there are."""
    return tuple(TABLES)
