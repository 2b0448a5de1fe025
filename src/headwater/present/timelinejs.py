"""The timeline as TimelineJS JSON (https://timeline.knightlab.com/docs/json-format.html)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any, TypeAlias

from headwater.present.dates import parse, span_words
from headwater.present.safe import safe_text, shorten, titled
from headwater.present.timeline import KINDS, said_in

Record: TypeAlias = Mapping[str, Any]


def to_timelinejs(developments: Iterable[Record]) -> bytes:
    """The dated developments as TimelineJS slides, placed by the time of their report, in UTF-8 JSON.

    A date that is known only to the day, week or month is a slide with a start and an end. The format has no place
    for undated slides; how many there are is said on the title slide. Texts are escaped: TimelineJS reads HTML.
    """
    known = list(developments)
    dated = [d for d in known if d["lane"] == "dated"]
    rest = len(known) - len(dated)
    note = f"{rest} more in undated articles." if rest else ""
    title = {"text": {"headline": "What was known when", "text": note}}
    document = {"title": title, "events": [_slide(d) for d in dated]}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


def _slide(one: Record) -> dict[str, Any]:
    span = one["reported"]
    slide: dict[str, Any] = {
        "start_date": _date(span["earliest"]),
        "display_date": span_words(span),
        "group": KINDS[one["kind"]],
        "unique_id": one["id"],
        "text": {"headline": _html(shorten(titled(one["quote"]), 110)), "text": _body(one)},
    }
    if span["earliest"] != span["latest"]:
        slide["end_date"] = _date(span["latest"])
    return slide


def _body(one: Record) -> str:
    dated = one["happened"] and (one["happened"]["earliest"] or one["happened"]["latest"])
    happened = span_words(one["happened"]) if dated else ""
    when = f"<p>Speaks of: {_html(happened)} (“{_html(one['happened']['text'])}”)</p>" if happened else ""
    quoted = f"<blockquote>“{_html(one['quote'])}”</blockquote><p>{_html(said_in(one))}</p>"
    return f"{quoted}{when}<p>{_html(one['because'])}</p>"


def _html(text: str) -> str:
    return escape(safe_text(text))


def _date(text: str) -> dict[str, Any]:
    moment = parse(text)
    if moment is None:
        return {}
    day = {"year": moment.year, "month": moment.month, "day": moment.day}
    return day | ({"hour": moment.hour, "minute": moment.minute} if len(text) > 10 else {})
