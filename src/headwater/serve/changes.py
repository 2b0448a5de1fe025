"""Forms that change the corpus: articles added and withdrawn, judgements made and undone, and how far that is."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from fastapi import APIRouter, Depends, File, Form, HTTPException, Request, UploadFile
from fastapi import Path as InPath
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from headwater.corpus import AddReport, Corpus, OnProgress
from headwater.corpus.judging import chain_of
from headwater.errors import UsageError
from headwater.model import Article, JudgementKind, Problem
from headwater.options import ReadOptions
from headwater.read import read_uploads
from headwater.read.dates import parse_date
from headwater.serve.asked import ArticleId, Asked, JudgementId, PageNumber
from headwater.serve.desk import OpenCorpus
from headwater.serve.guard import genuine
from headwater.serve.questions import find_questions
from headwater.serve.settings import Settings
from headwater.serve.showing import AUTHOR, show
from headwater.serve.work import Action, Job, Work

REFUSALS: dict[int | str, dict[str, object]] = {
    303: {"description": "Done or begun: go on to this page"},
    400: {"description": "It cannot be done as asked"},
    403: {"description": "Not sent by a form of these pages"},
    404: {"description": "There is none of this id"},
    413: {"description": "More than is taken at once"},
    503: {"description": "Too much is waiting, or the corpus cannot be read"},
}
SHOWN = 50

pages = APIRouter(default_response_class=HTMLResponse)
forms = APIRouter(dependencies=[Depends(genuine)], responses=REFUSALS, default_response_class=HTMLResponse)

Line: TypeAlias = Annotated[str, Form(max_length=300)]
Back: TypeAlias = Annotated[str, Form(max_length=2000)]
JobId: TypeAlias = Annotated[int, InPath(ge=1, le=2**31)]


def safe_back(place: str, otherwise: str = "/") -> str:
    """The page to go on to, if it is one of ours."""
    plain = place.isascii() and place.isprintable() and "\\" not in place
    return place if plain and place.startswith("/") and not place.startswith("//") else otherwise


def ask(request: Request, what: str, action: Action, back: str) -> Job:
    """The writer is asked to do it."""
    work: Work = request.app.state.work
    return work.ask(what, action, back)


# ------------------------------------------------------------------------------------------------------------ adding


@pages.get("/add", summary="Add articles")
def add_page(request: Request, corpus: OpenCorpus) -> HTMLResponse:
    """The forms to add articles by, and what is being done."""
    settings: Settings = request.app.state.settings
    return show(request, "add.html.j2", jobs=request.app.state.work.recent()[:10], settings=settings,
                figures=corpus.overview())  # fmt: skip


@forms.post("/add/files", summary="Add articles from files", status_code=303)
async def add_files(
    request: Request,
    files: Annotated[list[UploadFile], File(description="Texts, HTML pages, JSON lines, tables of articles.")],
    metadata: Annotated[UploadFile | None, File(description="CSV or JSON lines: outlet, date, title by path.")] = None,
    outlet: Line = "", published: Line = "",
) -> Response:  # fmt: skip
    """The files are read into memory and handed to the writer; their names are never looked up."""
    settings: Settings = request.app.state.settings
    if len(files) > settings.max_files:
        raise HTTPException(413, f"At most {settings.max_files:,} files are taken at once.")
    options = read_options(outlet, published)
    given = [(f.filename or "unnamed", await f.read()) for f in files if f.filename or f.size]
    about = (metadata.filename or "metadata.csv", await metadata.read()) if metadata and metadata.filename else None
    if not given:
        raise HTTPException(400, "No file was chosen.")

    def action(corpus: Corpus, tell: OnProgress) -> AddReport:
        return _add(corpus, tell, list(read_uploads(given, options, about)))

    count = len(given)
    job = ask(request, f"Add {count:,} file{'s' * (count != 1)}", action, "/")
    return RedirectResponse(f"/work/{job.id}", 303)


@forms.post("/add/text", summary="Add an article as text", status_code=303)
def add_text(
    request: Request, text: Annotated[str, Form(max_length=400_000)], outlet: Line = "", published: Line = "",
    title: Line = "", url: Annotated[str, Form(max_length=2000)] = "",
) -> Response:  # fmt: skip
    """The text is handed to the writer as one article."""
    if not text.strip():
        raise HTTPException(400, "There is no text.")
    options = read_options(outlet, published)
    row = {"path": "pasted.txt", "title": title.strip(), "url": url.strip()}

    def action(corpus: Corpus, tell: OnProgress) -> AddReport:
        import json

        about = ("pasted.jsonl", json.dumps({k: v for k, v in row.items() if v}).encode())
        found = list(read_uploads([("pasted.txt", text.encode("utf-8", "replace"))], options, about))
        return _add(corpus, tell, found)

    job = ask(request, "Add a text", action, "/")
    return RedirectResponse(f"/work/{job.id}", 303)


def _add(corpus: Corpus, tell: OnProgress, found: list[Article | Problem]) -> AddReport:
    articles = [f for f in found if isinstance(f, Article)]
    return corpus.add_articles(articles, [f for f in found if isinstance(f, Problem)], tell)


def read_options(outlet: str, published: str) -> ReadOptions:
    """The options that a form gives. Raises `UsageError` for a date that is none."""
    if published.strip() and parse_date(published.strip()) is None:
        raise UsageError(f"“{published[:60]}” is not a date; write YYYY-MM-DD")
    return ReadOptions(outlet=outlet.strip() or None, published=published.strip() or None)


@forms.post("/articles/{article}/withdraw", summary="Withdraw an article", status_code=303)
def withdraw(
    request: Request, corpus: OpenCorpus, article: ArticleId, author: Line = "", note: Line = ""
) -> Response:  # fmt: skip
    """The article counts no more; the record of it stays."""
    if corpus.article_entry(article).state != "current":
        raise HTTPException(400, "It does not count already.")

    def action(corpus: Corpus, _tell: OnProgress) -> AddReport:
        return corpus.withdraw(article, by=author.strip() or None, note=note.strip() or None)

    return _after(request, ask(request, "Withdraw an article", action, f"/articles/{article}"), author)


@forms.post("/settle", summary="Finish what an interrupted ingest left", status_code=303)
def settle(request: Request) -> Response:
    """What waits to be traced is traced."""
    job = ask(request, "Finish what was interrupted", lambda corpus, tell: corpus.settle(tell), "/")
    return RedirectResponse(f"/work/{job.id}", 303)


# ----------------------------------------------------------------------------------------------------------- waiting


@pages.get("/work/{job}", summary="How far something is", responses={404: {"description": "Not remembered"}})
def work_page(request: Request, job: JobId) -> HTMLResponse:
    """What is being done, how far it is, and what came of it. Reloads itself where there are no scripts."""
    return show(request, "work.html.j2", job=_job(request, job))


@pages.get(
    "/work/{job}/state", summary="How far something is, as JSON", response_class=JSONResponse,
    responses={404: {"description": "Not remembered"}},
)  # fmt: skip
def work_state(request: Request, job: JobId) -> JSONResponse:
    """The same for a page that waits."""
    return JSONResponse(_job(request, job).as_record())


def _job(request: Request, number: int) -> Job:
    work: Work = request.app.state.work
    found = work.find(number)
    if found is None:
        raise HTTPException(404, "That is not remembered any more.")
    return found


def _after(request: Request, job: Job, author: str) -> Response:
    """The page to go on to once it is done; while it takes long, the page that waits."""
    settings: Settings = request.app.state.settings
    job.ended.wait(settings.patience_seconds)
    answer = RedirectResponse(job.back if job.state == "done" else f"/work/{job.id}", 303)
    if author.strip():
        name = author.strip()[:100].encode("utf-8", "replace").hex()
        answer.headers.append("set-cookie", f"{AUTHOR}={name}; Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000")
    return answer


# ----------------------------------------------------------------------------------------------------------- judging


@pages.get("/questions", summary="What is worth judging, and who judged what")
def questions(request: Request, corpus: OpenCorpus, page: PageNumber = 1) -> HTMLResponse:
    """The most useful questions, and the history of judgements."""
    asked = Asked(page=page)
    made = list(reversed(corpus.judgements()))
    first = asked.offset(SHOWN)
    return show(request, "questions.html.j2", questions=find_questions(corpus), made=made[first : first + SHOWN],
                total=len(made), asked=asked, limit=SHOWN)  # fmt: skip


@forms.post("/judgements", summary="Judge", status_code=303)
def judge(
    request: Request, corpus: OpenCorpus,
    kind: Annotated[Literal["claim", "source", "copy", "relation", "chain"], Form()],
    subject: Annotated[str, Form(max_length=40)], verdict: Annotated[str, Form(max_length=20)],
    author: Annotated[str, Form(max_length=100)], object: Annotated[str, Form(max_length=40)] = "",
    chain: Annotated[str, Form(max_length=2000)] = "", note: Annotated[str, Form(max_length=1000)] = "",
    back: Back = "/questions",
) -> Response:  # fmt: skip
    """The judgement is on record, and what it changes follows."""
    from headwater.corpus.adding import now
    from headwater.corpus.judging import new_judgement

    judged: JudgementKind = kind
    other = chain_of(chain.splitlines()) if kind == "chain" else object
    new_judgement(corpus, kind=judged, subject=subject, object=other, verdict=verdict, author=author, at=now(),
                  note=note)  # fmt: skip

    def action(corpus: Corpus, tell: OnProgress) -> None:
        corpus.judge(judged, subject, other, verdict, author=author, note=note, on_progress=tell)

    place = safe_back(back, "/questions")
    if kind in ("claim", "chain"):
        place = f"/statements/{subject}"
    return _after(request, ask(request, f"Judge a {kind}", action, place), author)


@forms.post("/judgements/{judgement}/undo", summary="Undo a judgement", status_code=303)
def undo(
    request: Request, corpus: OpenCorpus, judgement: JudgementId, author: Annotated[str, Form(max_length=100)],
    back: Back = "/questions",
) -> Response:  # fmt: skip
    """The judgement holds no more, and what hung on it follows."""
    found = next((j for j in corpus.judgements() if j.id == judgement), None)
    if found is None:
        raise HTTPException(404, "There is no such judgement.")
    if found.undone_at is not None or not author.strip():
        raise HTTPException(400, "It is undone already, or nobody says who undoes it.")

    def action(corpus: Corpus, tell: OnProgress) -> None:
        corpus.undo(judgement, by=author, on_progress=tell)

    place = safe_back(back, "/questions")
    if found.kind in ("claim", "chain"):
        place = f"/statements/{found.subject}"
    return _after(request, ask(request, "Undo a judgement", action, place), author)


@pages.get(
    "/statements/{statement}", summary="To the claim of a statement", status_code=303,
    responses={404: {"description": "There is none"}},
)  # fmt: skip
def statement(
    corpus: OpenCorpus, statement: Annotated[str, InPath(pattern=r"^st-[0-9a-f]{12}$")]
) -> Response:  # fmt: skip
    """The claim that a statement is part of now."""
    found = corpus.statements(ids=[statement]).items
    if not found:
        raise HTTPException(404, "There is no such statement.")
    return RedirectResponse(f"/claims/{found[0].claim}", 303)
