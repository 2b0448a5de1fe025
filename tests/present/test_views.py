"""Timeline and differences as readers get them: terminal, CSV, TimelineJS, the page's sections."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from rich.console import Console

from headwater.compare.differences import find_differences
from headwater.compare.timeline import find_developments
from headwater.model import Ledger
from headwater.present.differences import print_differences, subject
from headwater.present.ledger import to_document
from headwater.present.report import render
from headwater.present.tables import (
    DIFFERENCE_COLUMNS,
    TIMELINE_COLUMNS,
    difference_rows,
    guarded,
    timeline_rows,
    to_csv,
    to_json,
)
from headwater.present.timeline import lanes, print_timeline
from headwater.present.timelinejs import to_timelinejs


def shown(printer: Any, records: Any, width: int = 100, **more: Any) -> str:
    out = io.StringIO()
    printer(records, Console(file=out, width=width, markup=False, highlight=False), **more)
    return out.getvalue()


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"))))


def test_the_timeline_on_a_terminal_is_by_day_with_quotations(ledger: Ledger) -> None:
    text = shown(print_timeline, find_developments(to_document(ledger)))
    assert text.index("4 Mar 2031") < text.index("5 Mar 2031")
    assert "UPDATE" in text
    assert "“St Ane hospital now counts 17 injured”" in text
    assert "INDEPENDENT ORIGIN" in text
    assert "speaks of “on Tuesday” (4 Mar 2031)" in text
    assert "founded in 1611" not in text
    assert max(map(len, shown(print_timeline, find_developments(to_document(ledger)), 50).splitlines())) <= 50


def test_undated_articles_stand_apart_and_nothing_is_lost_under_all(ledger: Ledger) -> None:
    text = shown(print_timeline, find_developments(to_document(ledger)), everything=True)
    assert text.index("UNDATED ARTICLES") < text.index("founded in 1611")


def test_differences_on_a_terminal_say_who_holds_what_since_when(ledger: Ledger) -> None:
    text = shown(print_differences, find_differences(to_document(ledger)), 160)
    assert text.index("DENIAL") < text.index("CONFLICT") < text.index("UPDATE OR CORRECTION")
    assert "denied by Lena Okafor" in text
    assert "Capital Nine reports the claim and its denial." in text
    assert "the number of wounded: “Fourteen people” → “17 injured”" in text
    assert "first by Northwire" in text
    assert "Northwire (4 Mar 2031, 07:10), Daily Ledger (4 Mar 2031, 09:00)" in text


def test_nothing_to_show_is_said() -> None:
    assert "nothing to lay out" in shown(print_timeline, [])
    assert "No two accounts" in shown(print_differences, [])


def test_hostile_text_does_nothing_on_the_terminal(ledger: Ledger) -> None:
    found = [
        {**d, "quote": "[bold]\x1b[2J\u202ex", "outlet": "\x1b[31mred"} for d in find_developments(to_document(ledger))
    ]
    text = shown(print_timeline, found)
    assert "[bold]" in text
    assert not set(text) & set("\x1b\u202e")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert str(guarded(text)).startswith("'")
    assert guarded("plain = text") == "plain = text"
    assert guarded(-1) == -1


def test_csv_has_a_row_a_development_and_a_row_a_holder(ledger: Ledger) -> None:
    document = to_document(ledger)
    developments, differences = find_developments(document), find_differences(document)
    rows = table(to_csv(TIMELINE_COLUMNS, timeline_rows(developments)))
    assert len(rows) == len(developments)
    texts = {a["id"]: a["text"] for a in document["articles"]}
    assert all(texts[r["article"]][int(r["start"]) : int(r["end"])] == r["quote"] for r in rows)
    held = table(to_csv(DIFFERENCE_COLUMNS, difference_rows(differences)))
    assert len(held) == sum(len(v["holders"]) for d in differences for v in d["versions"])
    assert {r["outlet"] for r in held if r["value"] == "on Monday evening"} == {"Northwire", "Daily Ledger"}


def test_json_loads_back(ledger: Ledger) -> None:
    found = find_developments(to_document(ledger))
    assert json.loads(to_json(found)) == found


def test_timelinejs_places_slides_and_escapes_html(ledger: Ledger) -> None:
    found = [{**d, "quote": "<script>x</script>"} for d in find_developments(to_document(ledger))]
    document = json.loads(to_timelinejs(found))
    assert len(document["events"]) == sum(d["lane"] == "dated" for d in found)
    assert document["events"][0]["start_date"] == {"year": 2031, "month": 3, "day": 4, "hour": 7, "minute": 10}
    assert "<script" not in json.dumps(document)
    assert "in undated articles." in document["title"]["text"]["text"]


def test_a_report_of_a_day_is_a_bar_and_an_event_before_the_line_an_arrow(ledger: Ledger) -> None:
    found: list[Any] = [dict(d) for d in find_developments(to_document(ledger)) if d["lane"] == "dated"]
    found[0]["reported"] = {"text": "2031-03-04", "earliest": "2031-03-04", "latest": "2031-03-04", "precision": "day"}
    found[1]["happened"] = {"text": "in 1611", "earliest": "1611-01-01", "latest": "1611-12-31", "precision": "year"}
    strips = [line.strip for line in lanes(found, {}).dated]
    assert strips[0] is not None
    assert strips[0].width > 20
    assert strips[1] is not None
    assert strips[1].early
    assert strips[1].width == 0


def test_the_page_leads_with_the_claim_most_carried_and_not_replaced(ledger: Ledger) -> None:
    document = to_document(ledger)
    page = render(document, find_developments(document), find_differences(document))
    heading = page[page.index("<h1") : page.index("</h1>")]
    assert "Where did “The owner of the burnt ferry was warned in January" in heading
    assert "Replaces: “Fourteen people were hurt" in page


def test_an_article_without_an_outlet_is_a_column_of_its_own(ledger: Ledger) -> None:
    document = to_document(ledger)
    page = render(document, find_developments(document), find_differences(document))
    head = page[page.index('<table class="matrix') : page.index("</thead>")]
    assert "notes/undated.txt" in head


def test_subjects_read_well(ledger: Ledger) -> None:
    subjects = [subject(d) for d in find_differences(to_document(ledger))]
    assert "the date: “on Monday evening” / “on Tuesday”" in subjects
