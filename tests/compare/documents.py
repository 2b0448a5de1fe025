"""Ledger documents as plain dictionaries, built from a few words an article."""

from __future__ import annotations

from typing import Any

ANY = {"start": 0, "end": 5, "sentence": [0, 5], "form": "none", "certainty": "certain", "modality": "actual",
       "polarity": "positive", "confidence": 1, "reasons": [], "said_when": [], "figures": [], "when": []}  # fmt: skip


def paper(**told: tuple[Any, ...]) -> dict[str, Any]:
    """A ledger document with one statement an article: key=(published, outlet, text, chain names, more)."""
    document: dict[str, Any] = {k: [] for k in ("articles", "sources", "statements", "claims", "relations")}
    names: dict[str, str] = {}

    def source(name: str, kind: str) -> str:
        if name not in names:
            names[name] = f"s-{len(names)}"
            document["sources"].append({"id": names[name], "name": name, "kind": kind})
        return names[name]

    for key, (published, outlet, text, chain, more) in told.items():
        row = {"id": f"a-{key}", "path": f"{key}.txt", "published": published, "wire": None}
        document["articles"].append({**row, "outlet": source(outlet, "outlet") if outlet else None})
        hops = [{"source": source(n, "person")} for n in chain]
        voice = "attributed" if chain else "outlet"
        statement = {"id": f"st-{key}", "article": f"a-{key}", "text": text, "act": "says", "voice": voice}
        document["statements"].append({**ANY, **statement, "chain": hops, **more})
    return document


def claim(document: dict[str, Any], key: str, *told: str, low: int = 1, high: int = 1, apart: bool = True) -> None:
    """A claim of these statements; each sourced statement is a group of its own unless they are not `apart`."""
    by_id = {s["id"]: s for s in document["statements"]}
    own = [by_id[f"st-{t}"] for t in told]
    groups = [{"source": s["chain"][-1]["source"] if s["chain"] else None, "statements": [s["id"]]} for s in own]
    if not apart:
        groups = [{"source": groups[0]["source"], "statements": [s["id"] for s in own]}]
    document["claims"].append(
        {"id": f"c-{key}", "text": own[0]["text"], "statements": [s["id"] for s in own], "status": "single-origin",
         "first_reported_by": own[0]["article"], "origins": {"low": low, "high": high, "groups": groups}}
    )  # fmt: skip


def relate(document: dict[str, Any], kind: str, a: str, b: str, about: str, *values: str) -> None:
    """A relation from claim a to claim b, with all their statements as evidence."""
    evidence = [s for c in document["claims"] if c["id"] in (f"c-{a}", f"c-{b}") for s in c["statements"]]
    document["relations"].append(
        {"id": f"r-{len(document['relations'])}", "type": kind, "from": f"c-{a}", "to": f"c-{b}", "about": about,
         "values": list(values), "evidence": evidence, "because": [f"They differ in the {about}."], "confidence": 0.8}
    )  # fmt: skip
