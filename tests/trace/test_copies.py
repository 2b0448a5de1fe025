"""What counts as a copy, what does not, and who took it from whom."""

from __future__ import annotations

import pytest

from headwater.model import Hop
from headwater.options import TraceOptions
from headwater.trace import find_copies
from headwater.trace.wording import quoted_spans, sentence_spans, tokenize

WIRE = (
    "A grain barge struck the old stone bridge at Lowmere shortly before dawn, blocking the river in both directions. "
    "Two deckhands were taken to the county clinic with broken arms. "
    "The harbour board closed the lock until divers had searched the piers. "
    "It was the third such accident on the Tarn since the dredging ended in spring."
)
REWRITE = (
    "River traffic stopped in both directions when a barge carrying grain hit the stone bridge of Lowmere before dawn. "
    "At the county clinic, two deckhands are being treated for broken arms. "
    "Until divers have searched its piers, the lock stays closed, on orders of the harbour board. "
    "Since dredging of the Tarn ended in the spring, three such accidents have happened."
)
OTHER = (
    "Fishermen sold their catch on the quay as on any other morning. "
    "The council will vote on the new market hall next week. "
    "Prices for perch have doubled since the cold winter."
)


def copies(desk):
    return find_copies(desk.evidence(), TraceOptions())


def test_text_copied_whole_is_a_verbatim_copy_with_exact_passages(desk):
    desk.article("a", WIRE)
    desk.article("b", "LOWMERE - " + WIRE)
    (found,) = copies(desk)
    assert found.kind == "verbatim"
    a0, a1, b0, b1 = found.passages[0]
    assert desk.articles["a"].text[a0:a1] == desk.articles["b"].text[b0:b1]
    assert len(desk.articles["a"].text[a0:a1].split()) > 50
    assert found.because[0].rule == "trace/shared-words@1"


def test_edited_words_within_a_run_are_bridged(desk):
    edited = WIRE.replace("struck the old stone", "hit the old stone").replace("broken arms", "cuts")
    desk.article("a", WIRE)
    desk.article("b", edited)
    assert [c.kind for c in copies(desk)] == ["verbatim"]


def test_the_same_facts_in_the_same_order_are_a_rewrite(desk):
    for key, text in (("a", WIRE), ("b", REWRITE), ("c", OTHER)):
        desk.article(key, text)
    (found,) = copies(desk)
    assert (found.a, found.b, found.kind) == ("a", "b", "rewrite")
    assert len(found.passages) >= 3


def test_the_same_quotation_is_no_copy(desk):
    quote = "“We heard a crack like thunder and then the whole bridge shook under us for a long minute and more,” "
    desk.article("a", quote + "Ada Marlow said on the quay. The market stayed open.")
    desk.article("b", "The council meets on Friday. " + quote + "recalled Ada Marlow.")
    assert copies(desk) == []


def test_other_stories_are_no_copies(desk):
    desk.article("a", WIRE)
    desk.article("b", OTHER)
    assert copies(desk) == []


@pytest.mark.parametrize("texts", [("", ""), (" ", "\n\n"), ("“", "“"), ("word", "word"), ("a" * 5000, "a" * 5000)])
def test_empty_and_odd_texts_are_no_copies(desk, texts):
    for key, text in zip("ab", texts, strict=True):
        desk.article(key, text)
    assert copies(desk) == []


def test_the_one_who_credits_took_it(desk):
    desk.article("a", WIRE, outlet="Tarn Radio")
    desk.article("b", WIRE, outlet="The Lowmere Post")
    post = desk.source("outlet:The Lowmere Post")
    desk.says("a", "Two deckhands were taken", chain=(Hop(source=post, start=0, end=0, cue="reported"),))
    (found,) = copies(desk)
    assert found.direction == "b->a"
    assert "The Lowmere Post" in found.because[1].text


def test_two_subscribers_have_a_common_source(desk):
    desk.article("a", WIRE, outlet="Tarn Radio")
    desk.article("b", WIRE, outlet="The Lowmere Post")
    desk.wire_of = {"a": desk.source("wire:Northern Wire"), "b": desk.source("wire:Northern Wire")}
    assert [c.direction for c in copies(desk)] == ["common-source"]


def test_the_subscriber_took_it_from_the_wire_itself(desk):
    desk.article("a", WIRE)
    desk.article("b", WIRE, outlet="The Lowmere Post")
    wire = desk.source("wire:Northern Wire")
    desk.outlet_of["a"], desk.wire_of["b"] = wire, wire
    assert [c.direction for c in copies(desk)] == ["a->b"]


def test_the_earlier_one_was_first(desk):
    desk.article("a", WIRE, published="2031-03-02")
    desk.article("b", WIRE, published="2031-03-01T08:00:00")
    assert [c.direction for c in copies(desk)] == ["b->a"]


def test_one_day_tells_nothing_of_the_order(desk):
    desk.article("a", WIRE, published="2031-03-01")
    desk.article("b", WIRE, published="2031-03-01T08:00:00")
    assert [c.direction for c in copies(desk)] == ["unknown"]


def test_the_one_that_breaks_off_took_it(desk):
    desk.article("a", WIRE[:-30])
    desk.article("b", WIRE + " The mayor was away.")
    assert [c.direction for c in copies(desk)] == ["b->a"]


def test_copies_do_not_depend_on_the_order_of_reading(desk):
    for key, text in (("b", REWRITE), ("a", WIRE)):
        desk.article(key, text)
    first = copies(desk)
    desk.articles = dict(sorted(desk.articles.items()))
    assert copies(desk) == first


def test_sentences_end_where_a_reader_ends_them():
    text = "Gen. A. Marlow left at 3 p.m. on Friday. “Good,” he said. Then rain\nA headline"
    assert [text[a:b] for a, b in sentence_spans(text)] == [
        "Gen. A. Marlow left at 3 p.m. on Friday.",
        "“Good,” he said.",
        "Then rain",
        "A headline",
    ]


def test_quoted_words_are_known_and_an_open_quotation_mark_swallows_nothing():
    text = 'She said "no way" and left. "Open to the end of a paragraph\n\nand on it goes'
    assert [text[a:b] for a, b in quoted_spans(text)] == ['"no way"']
    assert [t.word for t in tokenize(text) if t.quoted] == ["no", "way"]
