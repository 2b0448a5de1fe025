"""Strangers stay outside: hosts, tokens, forms of other pages, too much at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from headwater.errors import UsageError
from headwater.serve.changes import safe_back
from headwater.serve.guard import POLICY
from headwater.serve.settings import Settings, is_loopback
from tests.serve.conftest import client

FORM = {"text": "Nine barns burned near Oxley Fen on Sunday, the fire service said.", "outlet": "Fen Post"}


def sign_of(pages: TestClient) -> str:
    """The sign that forms of this session carry."""
    found = re.search(r'name="csrf" value="([0-9a-f]{64})"', pages.get("/add").text)
    assert found
    return found[1]


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost", "[::1]:8765", "127.9.9.9"])
def test_this_machines_names_are_answered(pages: TestClient, host: str) -> None:
    assert pages.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example:8765", "10.0.0.7", "", "127.0.0.1.nip.example"]
)
def test_a_name_that_was_made_to_lead_here_is_refused(pages: TestClient, host: str) -> None:
    assert pages.get("/", headers={"host": host}).status_code == 421


def test_every_answer_forbids_what_is_not_ours(pages: TestClient) -> None:
    for path in ("/", "/nowhere", "/static/serve.css", "/download/claims.json", "/openapi.json"):
        headers = pages.get(path).headers
        assert headers["content-security-policy"] == POLICY
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert "unsafe" not in headers["content-security-policy"]


def test_pages_have_no_script_or_style_of_their_own(pages: TestClient) -> None:
    text = pages.get("/").text
    assert re.findall(r"<script(?! src=\"/static/)", text) == []
    assert re.findall(r"<style|\sstyle=|\son[a-z]+=", text) == []


def test_other_addresses_need_a_token() -> None:
    with pytest.raises(UsageError, match="token"):
        Settings(corpus=Path("x.hw"), host="0.0.0.0")
    assert Settings(corpus=Path("x.hw"), host="0.0.0.0", token="t" * 20).token
    assert [is_loopback(h) for h in ("localhost", "127.0.0.1", "::1", "0.0.0.0", "example.org")] == [
        True, True, True, False, False,
    ]  # fmt: skip


def test_the_token_lets_in_and_is_kept_out_of_sight(demo_copy: Path) -> None:
    pages = client(demo_copy, token="s3cret-" * 4)
    assert pages.get("/").status_code == 401
    assert pages.get("/?token=wrong").status_code == 401
    assert pages.get("/static/serve.css").status_code == 401
    first = pages.get("/?status=disputed&token=" + "s3cret-" * 4)
    assert (first.status_code, first.headers["location"]) == (303, "/?status=disputed")
    assert "HttpOnly" in first.headers["set-cookie"]
    assert "SameSite=Strict" in first.headers["set-cookie"]
    assert pages.get("/").status_code == 200
    pages.cookies.clear()
    assert pages.get("/", headers={"authorization": "Bearer " + "s3cret-" * 4}).status_code == 200


def test_addresses_but_no_strange_names_are_answered_for_other_addresses(demo_copy: Path) -> None:
    pages = client(demo_copy, host="0.0.0.0", token="t" * 20, names=("news.lan",))
    bearer = {"authorization": "Bearer " + "t" * 20}
    found = [
        pages.get("/", headers={**bearer, "host": h}).status_code for h in ("10.0.0.7:80", "news.lan", "evil.example")
    ]
    assert found == [200, 200, 421]


@pytest.mark.parametrize(
    "path", ["/add/text", "/add/files", "/settle", "/judgements", "/judgements/j-0123456789ab/undo"]
)  # fmt: skip
def test_a_form_without_the_sign_changes_nothing(pages: TestClient, path: str) -> None:
    assert pages.post(path, data=FORM).status_code in (403, 422)
    assert pages.post(path, data={**FORM, "csrf": "0" * 64}).status_code in (403, 422)


def test_the_sign_of_another_session_is_none(demo_copy: Path) -> None:
    pages, other = client(demo_copy), client(demo_copy)
    sign = sign_of(pages)
    sign_of(other)
    assert other.post("/add/text", data={**FORM, "csrf": sign}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [{"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}, {"origin": "http://evil.example"},
     {"origin": "null"}],
)  # fmt: skip
def test_a_form_sent_from_elsewhere_is_refused(pages: TestClient, headers: dict[str, str]) -> None:
    answer = pages.post("/add/text", data={**FORM, "csrf": sign_of(pages)}, headers=headers)
    assert answer.status_code == 403


def test_too_much_at_once_is_refused(demo_copy: Path) -> None:
    pages = client(demo_copy, max_request_bytes=10_000)
    sign = sign_of(pages)
    assert pages.post("/add/text", data={"text": "x" * 20_000, "csrf": sign}).status_code == 413

    def pieces() -> Iterator[bytes]:
        for _ in range(20):
            yield b"x" * 1000

    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert pages.post("/add/text", content=pieces(), headers=headers).status_code == 413


def test_only_pages_of_ours_are_gone_on_to() -> None:
    assert safe_back("/claims/c-1?x=1") == "/claims/c-1?x=1"
    for place in (
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "javascript:1",
        "/a\r\nset-cookie: x=1",
        "",
    ):
        assert safe_back(place) == "/"


OUTSIDE = ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/articles/..%2f..%2fetc"]


@pytest.mark.parametrize("path", OUTSIDE)
def test_no_path_reaches_the_file_system(pages: TestClient, path: str) -> None:
    assert pages.get(path).status_code in (404, 422)
