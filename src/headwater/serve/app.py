"""The application put together: routes, errors as pages, assets from the package."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from importlib import resources

from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, PlainTextResponse, Response
from starlette.exceptions import HTTPException as AnyHTTPException

import headwater
from headwater.errors import StoreFault, UsageError
from headwater.serve import changes, downloads, pages_lists, pages_records, pages_story
from headwater.serve.desk import Shelf
from headwater.serve.guard import ALWAYS, POLICY, Guard
from headwater.serve.settings import Settings
from headwater.serve.showing import show_error
from headwater.serve.work import Busy, Work
from headwater.version import __version__

ASSETS = {
    "report.css": ("headwater.present", "text/css; charset=utf-8"),
    "serve.css": ("headwater.serve", "text/css; charset=utf-8"),
    "serve.js": ("headwater.serve", "text/javascript; charset=utf-8"),
}
REFUSED: dict[int | str, dict[str, object]] = {
    401: {"description": "A token is needed"},
    404: {"description": "There is none"},
    421: {"description": "Asked for under a name that is not this machine's"},
    503: {"description": "The corpus cannot be read"},
}


def make_app(settings: Settings) -> FastAPI:
    """The application over a corpus, which is made if it is missing. Raises `StoreFault` for what is no corpus."""
    with headwater.open(settings.corpus):
        pass
    work = Work(settings.corpus)

    @asynccontextmanager
    async def living(_app: FastAPI) -> AsyncIterator[None]:
        yield
        work.stop()

    app = FastAPI(
        title="Headwater", version=__version__, docs_url=None, redoc_url=None, lifespan=living, responses=REFUSED,
        description="A corpus of news reports: who said what, where each claim began, how many origins it has.",
    )  # fmt: skip
    app.state.settings, app.state.work, app.state.shelf = settings, work, Shelf()
    for router in (
        pages_lists.pages, pages_story.pages, pages_records.pages, changes.pages, changes.forms, downloads.pages,
    ):  # fmt: skip
        app.include_router(router)
    app.add_api_route("/static/{name}", asset, summary="A file of these pages", response_class=Response)
    _tell_errors(app)
    app.add_middleware(Guard, settings=settings)
    return app


def asset(name: str) -> Response:
    """A style or script of the package, by name; nothing else is there."""
    if name not in ASSETS:
        raise HTTPException(404, "There is no such file.")
    package, kind = ASSETS[name]
    return Response(_read(package, name), media_type=kind, headers={"cache-control": "no-cache"})


@cache
def _read(package: str, name: str) -> bytes:
    return (resources.files(package) / "static" / name).read_bytes()


def _tell_errors(app: FastAPI) -> None:
    """Errors are pages in words; of downloads, JSON."""

    def answer(request: Request, status: int, what: str) -> Response:
        if request.url.path.startswith("/download/") or request.url.path.endswith("/state"):
            return JSONResponse({"detail": what}, status)
        return show_error(request, status, what)

    @app.exception_handler(AnyHTTPException)
    async def _refused(request: Request, error: AnyHTTPException) -> Response:
        found = answer(request, error.status_code, str(error.detail))
        for name, value in (error.headers or {}).items():
            found.headers[name] = value
        return found

    @app.exception_handler(RequestValidationError)
    async def _misread(request: Request, error: RequestValidationError) -> Response:
        fields = sorted({str(e["loc"][-1]) for e in error.errors()})
        return answer(request, 422, f"This address or form cannot be read: {', '.join(fields)[:300]}.")

    @app.exception_handler(UsageError)
    async def _misused(request: Request, error: UsageError) -> Response:
        missing = str(error).startswith("there is no ")
        return answer(request, 404 if missing else 400, str(error))

    @app.exception_handler(StoreFault)
    async def _unreadable(request: Request, error: StoreFault) -> Response:
        return answer(request, 503, str(error))

    @app.exception_handler(Busy)
    async def _busy(request: Request, _error: Busy) -> Response:
        return answer(request, 503, "Much is waiting to be done already. Try again in a moment.")

    @app.exception_handler(Exception)
    async def _fault(_request: Request, error: Exception) -> Response:
        what = f"Unexpected {type(error).__name__}. This is a fault of the program: please report it.\n"
        return PlainTextResponse(what, 500, {**ALWAYS, "content-security-policy": POLICY})
