"""Who may come in: the right host, the right token, the same site; and what every answer forbids the browser.

- *Host.* A page of another site can make its name lead to this machine (DNS rebinding); its requests carry that name in
  `Host`. Only addresses and names of this machine are answered.
- *Token.* Given once in the address of the first page, then kept in a cookie that scripts cannot read.
- *Changes.* A form carries a sign that only pages of this application can know; besides, browsers tell where a request
  comes from (`Sec-Fetch-Site`, `Origin`), and what comes from elsewhere is refused.
- *Pages.* They may load and run nothing but this application's own files, and be framed by nobody.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from typing import Annotated

from fastapi import Form, Header, HTTPException, Request
from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from headwater.serve.settings import LOOPBACK_NAMES, Settings, as_address, is_loopback

POLICY = "; ".join(
    (
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "connect-src 'self'",
        "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
    )
)  # fmt: skip
REPORT_POLICY = "sandbox allow-scripts"
ALWAYS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
SESSION, TOKEN = "headwater_session", "headwater_token"
SAFE_METHODS = ("GET", "HEAD")
TOO_LARGE = "That is more than is taken at once."


class TooLarge(HTTPException):
    """More was sent than is taken."""

    def __init__(self) -> None:
        super().__init__(413, TOO_LARGE)


class Guard:
    """Lets in what may come in, signs the session, and adds to every answer what it forbids."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The request is answered, by the application or by a refusal."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        cookies = read_cookies(headers.get("cookie", ""))
        refusal = self._refuse(scope, headers, cookies)
        if refusal is not None:
            await refusal(scope, receive, _adding(send, {}))
            return
        session = cookies.get(SESSION, "")
        known = len(session) == 43
        session = session if known else secrets.token_urlsafe(32)
        scope.setdefault("state", {})["session"] = session
        cookie = {} if known else {"set-cookie": _cookie(SESSION, session)}
        taken = _Taken(receive, self._settings.max_request_bytes)
        try:
            await self._app(scope, taken, _adding(send, cookie, taken))
        except TooLarge:
            await _too_large()(scope, receive, _adding(send, {}))

    def _refuse(self, scope: Scope, headers: Headers, cookies: Mapping[str, str]) -> Response | None:
        """The answer to a request that may not come in; None for one that may."""
        if not self._is_ours(headers.get("host", "")):
            return PlainTextResponse("This is not the address of these pages.\n", 421)
        if self._settings.token is not None:
            refusal = self._ask_token(scope, headers, cookies)
            if refusal is not None:
                return refusal
        if scope["method"] not in SAFE_METHODS and not _same_site(headers):
            return PlainTextResponse("Changes are taken from these pages only.\n", 403)
        if _announced(headers) > self._settings.max_request_bytes:
            return _too_large()
        return None

    def _is_ours(self, host: str) -> bool:
        name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
        address = as_address(name)
        if is_loopback(self._settings.host):
            return is_loopback(name)
        if address is not None:
            return True
        return name.casefold() in {*LOOPBACK_NAMES, *(n.casefold() for n in self._settings.names)}

    def _ask_token(self, scope: Scope, headers: Headers, cookies: Mapping[str, str]) -> Response | None:
        """None for who has the token; a redirection that keeps it for who brings it in the address; else a refusal."""
        wanted = self._settings.token or ""
        scheme, _, bearer = headers.get("authorization", "").partition(" ")
        given = bearer.strip() if scheme.casefold() == "bearer" else cookies.get(TOKEN, "")
        if _equal(given, wanted):
            return None
        query = QueryParams(scope["query_string"][:8000]).multi_items()
        if scope["method"] in SAFE_METHODS and any(k == "token" and _equal(v, wanted) for k, v in query):
            rest = QueryParams([(k, v) for k, v in query if k != "token"])
            place = "/" + scope["path"].lstrip("/") + (f"?{rest}" if rest else "")
            answer = RedirectResponse(place, 303)
            answer.headers.append("set-cookie", _cookie(TOKEN, wanted))
            return answer
        return PlainTextResponse(
            "A token is needed: open the address that headwater serve printed when it was started.\n",
            401,
            {"www-authenticate": "Bearer"},
        )


class _Taken:
    """What is received, counted; `TooLarge` beyond the limit."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive = receive
        self._left = most
        self.started = False

    async def __call__(self) -> Message:
        message = await self._receive()
        if message["type"] == "http.request":
            self._left -= len(message.get("body", b""))
            if self._left < 0 and not self.started:
                raise TooLarge
        return message


def _adding(send: Send, more: Mapping[str, str], taken: _Taken | None = None) -> Send:
    """`send` with the headers that every answer has."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            if taken is not None:
                taken.started = True
            headers = MutableHeaders(scope=message)
            for name, value in ALWAYS.items():
                headers[name] = value
            headers.setdefault("content-security-policy", POLICY)
            headers.setdefault("cache-control", "no-store")
            for name, value in more.items():
                headers.append(name, value)
        await send(message)

    return sending


def _too_large() -> Response:
    return PlainTextResponse(TOO_LARGE + "\n", 413)


def _announced(headers: Headers) -> int:
    length = headers.get("content-length", "")
    return int(length) if length.isascii() and length.isdigit() and len(length) < 16 else 0


def _same_site(headers: Headers) -> bool:
    """Whether the browser says that a request comes from one of these pages; who is no browser says nothing."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None and site not in ("same-origin", "none"):
        return False
    return origin is None or origin.partition("://")[2].casefold() == headers.get("host", "").casefold()


def _cookie(name: str, value: str) -> str:
    return f"{name}={value}; Path=/; HttpOnly; SameSite=Strict"


def read_cookies(header: str) -> dict[str, str]:
    """The cookies of a request."""
    return cookie_parser(header[:8000])


def _equal(given: str, wanted: str) -> bool:
    return bool(wanted) and hmac.compare_digest(given.encode(), wanted.encode())


def sign(secret: bytes, session: str) -> str:
    """What a form of this session carries, so that no other page can send it."""
    return hmac.new(secret, session.encode(), hashlib.sha256).hexdigest()


def genuine(
    request: Request,
    csrf: Annotated[str, Form(max_length=200, description="The sign that the page's form carries.")] = "",
    x_csrf_token: Annotated[str, Header(max_length=200, description="The same, for programs.")] = "",
) -> None:
    """The request was sent by a form of these pages; otherwise it is refused (403)."""
    settings: Settings = request.app.state.settings
    wanted = sign(settings.secret, request.state.session)
    if not (_equal(csrf, wanted) or _equal(x_csrf_token, wanted)):
        raise HTTPException(403, "The form has expired. Go back, reload the page and send it again.")
