"""Records as compact JSON and back: a field that has its default is left out, a tuple is a list.

What is read back equals what was written. A field that a newer version added takes its default; one that this version
does not know is passed over.
"""

from __future__ import annotations

import dataclasses
import json
import types
import zlib
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Record = TypeVar("Record")
Read = Callable[[Any], Any]


def encode(record: Any, *, without: tuple[str, ...] = ()) -> str:
    """The record as JSON text; `without` names fields of the record itself that stay behind."""
    plain = _plain(record)
    for name in without:
        plain.pop(name, None)
    return json.dumps(plain, ensure_ascii=True, separators=(",", ":"))


def decode(kind: type[Record], text: str, /, **more: Any) -> Record:
    """The record of this kind that `encode` wrote; `more` gives fields that may have stayed behind."""
    data = {**more, **json.loads(text)}
    found: Record = _reader(cast(Any, kind))(data)
    return found


def pack(record: Any, *, without: tuple[str, ...] = ()) -> bytes:
    """As `encode`, compressed."""
    return zlib.compress(encode(record, without=without).encode("ascii"), 6)


def unpack(kind: type[Record], data: bytes, /, **more: Any) -> Record:
    """As `decode`, of what `pack` made."""
    return decode(kind, zlib.decompress(data).decode("ascii"), **more)


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    if isinstance(value, Mapping):
        return {k: _plain(v) for k, v in value.items()}
    kept = ((name, getattr(value, name), default) for name, default in _defaults(cast(Any, type(value))))
    return {name: _plain(v) for name, v, default in kept if default is dataclasses.MISSING or v != default}


@cache
def _defaults(kind: Any) -> tuple[tuple[str, Any], ...]:
    """Each field's name with its default, `MISSING` where it has none."""
    return tuple(
        (f.name, f.default if f.default_factory is dataclasses.MISSING else f.default_factory())
        for f in dataclasses.fields(kind)
    )


@cache
def _reader(kind: Any) -> Read:
    """What turns JSON data into a value of the annotated kind."""
    origin, args = get_origin(kind), get_args(kind)
    if origin is tuple:
        return _tuple_reader(args)
    if origin in (Union, types.UnionType):
        (inner,) = (a for a in args if a is not type(None))
        read = _reader(inner)
        return lambda v: None if v is None else read(v)
    if origin is not None and origin is not Literal and issubclass(origin, Mapping):
        value = _reader(args[1])
        return lambda v: {k: value(x) for k, x in v.items()}
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _record_reader(kind)
    return float if kind is float else _same


def _tuple_reader(args: tuple[Any, ...]) -> Read:
    if len(args) == 2 and args[1] is Ellipsis:
        each = _reader(args[0])
        return tuple if each is _same else lambda v: tuple([each(x) for x in v])
    readers = tuple(_reader(a) for a in args)
    return lambda v: tuple([read(x) for read, x in zip(readers, v, strict=True)])


def _record_reader(kind: type) -> Read:
    hints = get_type_hints(kind)
    readers = {f.name: _reader(hints[f.name]) for f in dataclasses.fields(kind)}
    same = frozenset(name for name, read in readers.items() if read is _same)

    def read(data: dict[str, Any]) -> Any:
        return kind(**{k: v if k in same else readers[k](v) for k, v in data.items() if k in readers})

    return read


def _same(value: Any) -> Any:
    return value
