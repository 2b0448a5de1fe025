"""What to look at in a draft: rules over one of its statements and the claim of the corpus that says the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypedDict

from headwater.ask.claims import ClaimAnswer, RelatedAnswer
from headwater.model import Statement
from headwater.present.lookup import listed, plural
from headwater.present.safe import capitalised, shorten

FindingKind = Literal[
    "not-found", "missing-attribution", "other-attribution", "uncredited", "stops-short", "firmer", "disputed",
    "denied", "superseded", "differs", "newer", "single-origin", "unsourced", "corroborated",
]  # fmt: skip
# Some reports give no source; from this part on, those that give one are the rule.
MOSTLY = 0.5
DOUBTFUL = ("planned", "attempted", "possible", "believed", "alleged", "counterfactual")
STANDING: dict[str, tuple[FindingKind, str]] = {
    "disputed": ("disputed", "It is disputed"),
    "denied": ("denied", "It is denied"),
    "superseded": ("superseded", "It has been replaced"),
}


class Finding(TypedDict):
    """One thing to look at: a warning, or a note."""

    kind: FindingKind
    weight: Literal["warning", "note"]
    text: str


class DraftDiffers(TypedDict):
    """Where the draft parts from a claim of the corpus: what the draft says (`ours`) and what the claim says.

    `newer`: the draft replaces what the claim says. `by` names the claim's origins, `denied` tells that it is a denial.
    """

    type: Literal["conflicts", "denies", "supersedes"]
    newer: bool
    about: str
    ours: str
    theirs: str
    claim: str
    text: str
    status: str
    denied: bool
    by: list[str]
    because: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A statement of the draft and the claim that says the same.

    `others` are the corpus's statements that say it, `heard_from` the sources of their chains and their outlets,
    `named` the draft's sources, nearest first; `alike`: one of these is called like one that the corpus has it from;
    `unnamed`: the claim's one origin is somebody who is not named.
    """

    claim: ClaimAnswer
    related: list[RelatedAnswer]
    own: Statement
    others: Sequence[Statement]
    named: Sequence[str]
    heard_from: frozenset[str]
    alike: bool
    unnamed: bool


def find_findings(known: Known | None, differs: Sequence[DraftDiffers]) -> list[Finding]:
    """The findings on one statement, warnings first; `differs` is where the draft parts from what the corpus says."""
    if known is None:
        # of versions that replace each other the last one counts
        last = [d for d in differs if not (d["newer"] and d["status"] == "superseded")] or differs
        found = [f for one in last for f in _differs(one)]
        return found or [_finding("not-found", "note", "Nothing in the corpus was found to say this.")]
    told = {r["claim"] for r in _against(known)}
    found = [f for one in differs if one["claim"] not in told and not one["newer"] for f in _differs(one)]
    for rule in (_standing, _attribution, _credit, _firmness, _origins):
        found += rule(known)
    return sorted(found, key=lambda f: f["weight"] != "warning")


def _finding(kind: FindingKind, weight: Literal["warning", "note"], text: str) -> Finding:
    return {"kind": kind, "weight": weight, "text": text}


def _differs(one: DraftDiffers) -> list[Finding]:
    shown = f"“{shorten(one['text'], 200)}”"
    if one["newer"]:
        return [_finding("newer", "warning", f"It differs from the corpus, right only if it is news: {shown}.")]
    if one["denied"]:
        return [_finding("differs", "warning", capitalised(f"{_by(one['by'])} denies it: {shown}."))]
    return [_finding("differs", "warning", f"The corpus has it otherwise: {shown}.")]


def _by(names: Sequence[str]) -> str:
    return listed((shorten(n, 80) for n in names), 2) or "Somebody"


def _against(known: Known) -> list[RelatedAnswer]:
    """The claims for which it is disputed, denied or replaced: opposed from either side, replaced only by a later."""
    status = known.claim["status"]
    if status == "superseded":
        return [r for r in known.related if r["type"] == "supersedes" and r["direction"] == "from"]
    opposed = status in ("disputed", "denied")
    return [r for r in known.related if opposed and r["type"] in ("denies", "conflicts")]


def _standing(known: Known) -> list[Finding]:
    """Disputed, denied, replaced: by which claims."""
    status = known.claim["status"]
    if status not in STANDING:
        return []
    kind, words = STANDING[status]
    shown = [
        f"{_by(r['by'])} denies that “{shorten(r['text'], 160)}”" if r["denied"] else f"“{shorten(r['text'], 160)}”"
        for r in _against(known)
    ]
    return [_finding(kind, "warning", f"{words}{': ' + listed(shown, 2) if shown else ''}.")]


def _attribution(known: Known) -> list[Finding]:
    """The draft gives no source, or another one than the corpus."""
    sourced = [s for s in known.others if s.chain]
    if not sourced:
        return []
    who = _origin_names(known)
    if known.own.voice == "outlet":
        if len(sourced) < MOSTLY * len(known.others):
            return []
        reports = (
            "Every report" if len(sourced) == len(known.others) else f"{len(sourced)} of {len(known.others)} reports"
        )
        verb = "names" if reports == "Every report" else "name"
        return [_finding("missing-attribution", "warning", f"{reports} of it {verb} a source, the draft none: {who}.")]
    if known.alike or any(h.source in known.heard_from for h in known.own.chain):
        return []
    return [
        _finding(
            "other-attribution", "warning",
            f"The draft has it from {listed(_quoted(known.named), 2)}; the corpus from {who}.",
        )
    ]  # fmt: skip


def _quoted(names: Sequence[str]) -> list[str]:
    """The names with the furthest first, as worded."""
    return [f"“{shorten(n, 80)}”" for n in reversed(names)]


def _credit(known: Known) -> list[Finding]:
    """Unnamed sources that another outlet spoke to are not the draft's own; an outlet is seldom the origin."""
    if len(known.own.chain) != 1 or not known.unnamed:
        return []
    who = _origin_names(known)
    if known.own.chain[0].source in known.heard_from:
        return [_finding("stops-short", "note", f"It goes back to {who}.")]
    if not known.alike:
        return []
    return [_finding("uncredited", "warning", f"The draft does not say who spoke with them: {who}.")]


def _firmness(known: Known) -> list[Finding]:
    """The draft is certain of what every report hedges."""
    firm = known.own.certainty == "certain" and known.own.modality == "actual"
    doubted = [s for s in known.others if s.certainty == "hedged" or s.modality in DOUBTFUL]
    if not firm or len(doubted) < len(known.others):
        return []
    shown = shorten(doubted[0].text, 160)
    return [_finding("firmer", "warning", f"The draft is certain where the corpus is not: “{shown}”.")]


def _origins(known: Known) -> list[Finding]:
    """How well founded it is."""
    claim = known.claim
    carried = plural(claim["articles"], "article")
    if claim["status"] == "unsourced":
        return [_finding("unsourced", "note", f"Nobody is named as its source, in {carried}.")]
    if claim["status"] == "single-origin" and claim["articles"] > 1:
        return [_finding("single-origin", "note", f"{carried}, one origin: {_origin_names(known)}.")]
    if claim["status"] == "corroborated":
        low, high = claim["origins_low"], claim["origins_high"]
        bounds = plural(low, "independent origin") if low == high else f"{low}–{high} independent origins"
        return [_finding("corroborated", "note", f"{carried}, {bounds}: {_origin_names(known)}.")]
    return []


def _origin_names(known: Known) -> str:
    return listed((shorten(o, 100) for o in known.claim["origins"]), 3) or "nobody named"
