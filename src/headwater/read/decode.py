"""Bytes -> text, saying what was assumed."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_SAMPLE = 100_000
_BOMS = (  # UTF-32 first: its little-endian mark begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF", "a PDF"), (b"PK\x03\x04", "a ZIP archive or office document"), (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"), (b"GIF8", "an image"), (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"), (b"\x7fELF", "a program"),
)  # fmt: skip
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text and how it was come by: `assumed` is None when the bytes themselves said (UTF-8, a byte order mark)."""

    text: str
    encoding: str
    assumed: str | None = None


def looks_binary(data: bytes) -> str | None:
    """What kind of data this is when it is not text ("a PDF", "binary data"), None when it may be text."""
    for magic, what in _MAGIC:
        if data.startswith(magic):
            return what
    if any(data.startswith(bom) for bom, _ in _BOMS):
        return None
    if b"\0" in data:
        return "binary data"
    sample = data[:_SAMPLE]
    control = sum(sample.count(bytes([c])) for c in range(32) if c not in (7, 8, 9, 10, 11, 12, 13, 27))
    return "binary data" if control > max(4, len(sample) // 50) else None


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of `data`, every character kept, the byte order mark alone left off.

    In order: a byte order mark, UTF-8, the `declared` encoding, Windows-1252 where only a few bytes are not
    ASCII, what charset-normalizer makes of it, and Windows-1252 with replacement marks. All but the first
    three are assumptions, and `assumed` says so.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _after_bom(data[len(bom) :], encoding)
    for name in ("utf-8", declared):
        text = _strictly(data, name) if name else None
        if text is not None:
            return Decoded(text=text, encoding=str(name))
    name = _guess(data)
    text = _strictly(data, name)
    if text is None:
        return _with_marks(data, name)
    return Decoded(text=text, encoding=name, assumed=f"not UTF-8; read as {name}")


def declared_charset(data: bytes) -> str | None:
    """The encoding an HTML page declares in its first 4,096 bytes, if Python knows it."""
    found = _CHARSET.search(data[:4096])
    if not found:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return None
    return "cp1252" if name in ("iso8859-1", "ascii") else name  # as browsers do


def _after_bom(data: bytes, encoding: str) -> Decoded:
    text = _strictly(data, encoding)
    return Decoded(text=text, encoding=encoding) if text is not None else _with_marks(data, encoding)


def _with_marks(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    lost = text.count("\ufffd")
    return Decoded(text=text, encoding=encoding, assumed=f"read as {encoding}, {lost} characters could not be decoded")


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None
    return text if isinstance(text, str) else None


def _guess(data: bytes) -> str:
    """The likeliest encoding of bytes that are not UTF-8."""
    sample = data[:_SAMPLE]
    high = sum(byte >= 0x80 for byte in sample)
    if high * 12 < len(sample) and _strictly(sample, "cp1252") is not None:
        return "cp1252"  # English with curly quotes; a detector takes such texts for Cyrillic or Chinese
    import charset_normalizer  # here: nearly every text is UTF-8 and never needs it

    best = charset_normalizer.from_bytes(sample).best()
    return best.encoding if best is not None and best.encoding != "utf_7" else "cp1252"
