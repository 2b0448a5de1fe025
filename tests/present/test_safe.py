"""Nothing in a text acts on a terminal or turns a line round."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.present.safe import one_line, safe_text, shorten, titled


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain – “text” été 東京", "plain – “text” été 東京"),
        ("a\x1b[31mred\x1b[0m", "a�red�"),
        ("title\x1b]0;owned\x07end", "title�end"),
        ("\x9b2Jcleared", "�cleared"),
        ("file\u202egnp.exe", "file�gnp.exe"),
        ("bell\x07 back\x08 null\x00", "bell� back� null�"),
        ("lone\udc80", "lone�"),
        ("line\r\nline\u2028line", "line\nline\nline"),
    ],
)
def test_acting_characters_are_shown_as_replacements(text: str, shown: str) -> None:
    assert safe_text(text) == shown


@given(st.text())
def test_no_text_leaves_a_control_or_an_override(text: str) -> None:
    shown = safe_text(text)
    assert all(c in "\t\n" or (ord(c) >= 32 and not 0x7F <= ord(c) <= 0x9F) for c in shown)
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    assert "\n" not in one_line(text)


@given(st.text(), st.integers(2, 60))
def test_a_shortened_line_fits(text: str, length: int) -> None:
    assert len(shorten(text, length)) <= length


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("we never stored fuel there,", "We never stored fuel there"),
        ("“we never stored fuel”", "We never stored fuel"),
        ("no warning reached us,”", "No warning reached us"),
        ("“No warning” reached “us”", "“No warning” reached “us”"),
        ('the "safe" depot', 'The "safe" depot'),
        ('shut the "depot"', 'Shut the "depot"'),
        ('was unsafe"', "Was unsafe"),
        ("the families’", "The families’"),
        ("iBox makers knew", "iBox makers knew"),
        ("", ""),
    ],
)
def test_a_claim_stands_alone_without_stray_marks(text: str, shown: str) -> None:
    assert titled(text) == shown
