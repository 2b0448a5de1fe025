"""Every problem code there is, with its title and what to do about it.

A problem is a value, never an exception: what could not be done is listed in the ledger and shown, and
everything else goes on. Codes are a letter for the stage and three digits: R1xx read, X2xx extract,
L3xx link, T4xx trace, C5xx compare, P6xx present, S7xx a corpus file. A code never changes its
meaning and is never reused.

Messages hold printable characters only (`printable`), so that no file name or article text can reach the
terminal, a page or a log as anything but letters.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from headwater.model import Problem

MAX_SHOWN = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemKind:
    """One row of the table: the code, what it is called, and what a reader of it can do."""

    code: str
    title: str
    advice: str


def _table(*rows: tuple[str, str, str]) -> MappingProxyType[str, ProblemKind]:
    """The rows by code; a code given twice is a mistake of ours and raises."""
    kinds = {code: ProblemKind(code=code, title=title, advice=advice) for code, title, advice in rows}
    if len(kinds) != len(rows):
        raise ValueError("a problem code is tabled twice")
    return MappingProxyType(kinds)


PROBLEMS = _table(
    # -- R1xx: reading
    ("R101", "path not found", "check the spelling, or the folder you are in"),
    ("R102", "no publication date", "give it with --published DATE or a --metadata file"),
    ("R103", "empty folder", "put articles (.txt, .html, .jsonl, .csv) into it"),
    ("R104", "no readable article in the folder", "put articles (.txt, .html, .jsonl, .csv) into it"),
    ("R105", "cannot be read", "check that it is an ordinary file and that you may read it"),
    ("R106", "empty", "remove it, or fetch the article again"),
    ("R107", "not text", "save the article as .txt or .html"),
    ("R108", "too large", "split it; an article is seldom more than a few hundred kilobytes"),
    ("R109", "text too long, its end was left out", "split it into its articles"),
    ("R110", "encoding assumed", "check the quotation marks and names; save it as UTF-8 to be sure"),
    ("R111", "broken HTML", "check that the text is complete; saving the page again may help"),
    ("R112", "page without article text", "copy the article's text into a .txt file"),
    ("R113", "row without text", 'give each row its article under "text"'),
    ("R114", "malformed row", "correct the row; the other rows were read"),
    ("R115", "the same article twice", "if two outlets printed it, name them in a --metadata file"),
    ("R116", "language not supported, left out", "give an English text, or leave the article out"),
    ("R117", "publication date in the future", "check the date; it is kept as given"),
    ("R118", "unsupported file type", "save it as .txt or .html, or put it into a .jsonl or .csv"),
    ("R119", "link not followed", "give the folder or file it points to as a path of its own"),
    ("R120", "metadata row without an article", "check its path against the paths of the articles"),
    ("R121", "date not understood", "write it as YYYY-MM-DD"),
    ("R122", "metadata names an article twice", "keep one row for each article; the first was used"),
    ("R123", "two publication dates", "if the date that was used is wrong, correct the metadata"),
    ("R124", "publication date inferred", "check it against the page; --metadata overrides it"),
    (
        "R125",
        "the same text twice, no outlet known",
        "both are kept: name their outlets in a --metadata file, or leave one out",
    ),
    # -- X2xx: extraction
    ("X201", "article could not be taken apart", "please report it with the article; the others were read"),
    (
        "X202",
        "attribution model failed, rules alone",
        "please report it with the article; rules were used",
    ),
    # -- L3xx: linking
    # -- T4xx: tracing
    # -- C5xx: comparing
    # -- P6xx: presenting
    # -- S7xx: a corpus file (S70x are raised as `headwater.errors.StoreFault`, S72x are found by `headwater check`)
    ("S701", "another process is writing", "wait until it is done; reading goes on meanwhile"),
    ("S702", "the corpus cannot be written", "check the file, its folder and your rights to them"),
    ("S703", "the disk is full or fails", "make room and go on; what was finished before is kept"),
    ("S704", "no corpus", "check the path"),
    ("S705", "a corpus of another version of the program", "update headwater, or open it once for writing"),
    ("S706", "the corpus is damaged", "restore it from a copy"),
    ("S707", "the corpus was made with other options", "make another corpus for other options"),
    ("S721", "the file or its tables do not hang together", "restore it from a copy, or run headwater add --renew"),
    ("S722", "an article's text was changed", "restore the corpus from a copy"),
    ("S723", "a passage is not at its place", "please report it; headwater add --renew makes it again"),
    ("S724", "a claim does not follow from its reasons", "please report it; headwater add --renew makes it again"),
    ("S725", "a relation, copy or event leads nowhere", "please report it; headwater add --renew makes it again"),
    ("S726", "a sum is wrong", "please report it; headwater add --renew makes it again"),
    ("S727", "the stories do not follow from the articles", "please report it; headwater add --renew makes it again"),
    ("S728", "a story would be traced otherwise today", "headwater add --renew traces it again"),
)


def printable(text: str, limit: int = MAX_SHOWN) -> str:
    """`text` as one line of at most `limit` characters, control, format and lone surrogate characters escaped."""
    shown = []
    for char in text[: limit + 1]:
        shown.append(char if char.isprintable() else char.encode("unicode_escape").decode("ascii"))
    joined = "".join(shown)
    return joined if len(joined) <= limit else joined[: limit - 1] + "…"


def make_problem(code: str, what: str, *, path: str | None = None, article: str | None = None) -> Problem:
    """The problem `code`, its message being `what` happened and then what to do. An untabled code raises KeyError."""
    message = f"{printable(what)}; {PROBLEMS[code].advice}"
    return Problem(code=code, message=message, article=article, path=None if path is None else printable(path))
