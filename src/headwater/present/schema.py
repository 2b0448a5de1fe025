"""The JSON Schema (2020-12) of the ledger document, generated from `headwater.present.document`.

python -m headwater.present.schema > docs/ledger.schema.json
"""

from __future__ import annotations

import json
import sys
import types
from typing import Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin, get_type_hints, is_typeddict

from headwater.present.document import LedgerDocument

Schema: TypeAlias = dict[str, Any]
_SIMPLE: dict[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
    Any: {},
}


def ledger_schema() -> Schema:
    """The schema of one whole ledger document; every field is required, unknown fields are allowed."""
    definitions: dict[str, Schema] = {}
    root = _record(LedgerDocument, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://headwater.invalid/ledger.schema.json",
        "title": "Headwater ledger",
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def _record(row: type, definitions: dict[str, Schema]) -> Schema:
    hints = get_type_hints(row, include_extras=True)
    return {
        "type": "object",
        "description": " ".join((row.__doc__ or "").split()),
        "properties": {name: _schema_of(hint, definitions) for name, hint in hints.items()},
        "required": list(hints),
    }


def _schema_of(hint: Any, definitions: dict[str, Schema]) -> Schema:
    """The schema of one annotation; typed dictionaries are put among the definitions and referred to."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return {"description": arguments[1], **_schema_of(arguments[0], definitions)}
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin in (Union, types.UnionType):
        return _union(arguments, definitions)
    if origin is list:
        return {"type": "array", "items": _schema_of(arguments[0], definitions)}
    if origin is dict:
        return {"type": "object"}
    if is_typeddict(hint):
        name = hint.__name__.removesuffix("Row")
        if name not in definitions:
            definitions[name] = {}
            definitions[name] = _record(hint, definitions)
        return {"$ref": f"#/$defs/{name}"}
    return _SIMPLE[hint]


def _union(arguments: tuple[Any, ...], definitions: dict[str, Schema]) -> Schema:
    parts = [_schema_of(a, definitions) for a in arguments]
    if all(set(p) == {"type"} for p in parts):
        kinds = [p["type"] for p in parts]
        return {"type": [k for k in kinds if not (k == "integer" and "number" in kinds)]}
    return {"anyOf": parts}


def schema_text() -> str:
    """The schema as it stands in `docs/ledger.schema.json`."""
    return json.dumps(ledger_schema(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(schema_text())
