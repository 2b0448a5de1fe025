"""Score relations between claims on the labelled stories: recall by kind, and conflicts between what says the same.

    python -m eval.relations --data DIR [--part tuned|held|all] [--sets basil,origins,ecb] [--record]

Labels are offsets (`training/linker/labels.json`); texts come from DIR. Recall is given twice: between our own claims,
and between the labelled groups as claims, which leaves linking out. A labelled relation is found when a relation of its
kind, in either direction, joins the claims of its two statements. Labels name the clear relations only, so they say
nothing of precision: that was read (`eval/relations-read.json`).
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.record import write_result
from headwater.compare import find_relations
from headwater.extract import extract_statements
from headwater.link import embed_texts, link_claims, link_sources, scope_sources
from headwater.model import Claim, Evidence, Relation, Statement, make_id
from headwater.options import Options
from training.linker.stories import Story, read_stories

KINDS = ("denies", "conflicts", "supersedes", "supports")
LEAST_OVERLAP = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """A story's labels by statement: who says the same, and (kind, from, to)."""

    groups: tuple[frozenset[str], ...]
    relations: tuple[tuple[str, str | None, str | None], ...]


def evaluate(data: Path, part: str, sets: Sequence[str]) -> dict[str, Any]:
    """The figures of the labelled stories of one part: between our own claims, and between the labelled groups."""
    held = {"tuned": False, "held": True}.get(part)
    own, given, stories = Counter[str](), Counter[str](), 0
    options = Options()
    for story in read_stories(data, held=held, sets=sets):
        stories += 1
        extractions = list(extract_statements(story.articles, options.extract))
        evidence = scope_sources(link_sources(extractions, options.link))
        gold = match_labels(story, evidence)
        own += count(link_claims(evidence, options.link), evidence, gold, options)
        given += count(labelled_claims(evidence, gold), evidence, gold, options)
    return {"stories": stories, "own claims": rates(own), "labelled claims": rates(given)}


def match_labels(story: Story, evidence: Evidence) -> Gold:
    """The labels on the statements found now: each labelled span goes to the statement that covers it best."""
    by_article: dict[str, list[Statement]] = {}
    for statement in evidence.statements.values():
        by_article.setdefault(statement.article, []).append(statement)
    found = [best_statement(by_article.get(story.articles[a].id, ()), s, e) for a, s, e in story.spans]
    groups = (frozenset(key for i in sure if (key := found[i]) is not None) for sure, _ in story.groups)
    relations = tuple((kind, found[i], found[j]) for kind, i, j, _ in story.relations)
    return Gold(groups=tuple(g for g in groups if g), relations=relations)


def best_statement(statements: Iterable[Statement], start: int, end: int) -> str | None:
    """The statement with the greatest overlap over union, None where none reaches `LEAST_OVERLAP`."""
    scored = [
        ((min(s.end, end) - max(s.start, start)) / (max(s.end, end) - min(s.start, start)), -s.start, s.id)
        for s in statements
    ]
    best = max(scored, default=None)
    return best[2] if best and best[0] >= LEAST_OVERLAP else None


def labelled_claims(evidence: Evidence, gold: Gold) -> list[Claim]:
    """The labelled groups as claims, and every other statement as a claim of its own."""
    taken: set[str] = set()
    claims = []
    for group in (*gold.groups, *(frozenset({s}) for s in evidence.statements)):
        members = tuple(s for s in evidence.statements if s in group and s not in taken)
        taken |= set(members)
        if members:
            claims.append(
                Claim(id=make_id("c", *members), text=evidence.statements[members[0]].text, statements=members)
            )
    return claims


def count(claims: Sequence[Claim], evidence: Evidence, gold: Gold, options: Options) -> Counter[str]:
    """What is labelled, what of it is found, and the conflicts that join statements labelled the same."""
    relations = find_relations(claims, (), evidence, options.compare, embed_texts)
    claim_of = {s: c.id for c in claims for s in c.statements}
    between: dict[frozenset[str], set[str]] = {}
    for relation in relations:
        between.setdefault(frozenset({relation.from_claim, relation.to_claim}), set()).add(relation.type)
    n = Counter[str](f"{r.type} stated" for r in relations)
    for kind, a, b in gold.relations:
        ends = frozenset({claim_of.get(a or "", ""), claim_of.get(b or "", "")})
        kinds = between.get(ends, set())
        n += Counter(
            {f"{kind} labelled": 1, f"{kind} found": int(kind in kinds), f"{kind} found as any": int(bool(kinds))}
        )
    n["conflicts within a group"] = sum(joins_same(r, gold) for r in relations if r.type == "conflicts")
    return n


def joins_same(relation: Relation, gold: Gold) -> bool:
    """Whether the two statements that a relation rests on are labelled the same."""
    first, second = relation.because[0].evidence[:2]
    return any(first in g and second in g for g in gold.groups)


def rates(n: Mapping[str, int]) -> dict[str, Any]:
    """Counts as recall by kind and over all, and the share of conflicts within one labelled group."""

    def share(part: int, whole: int) -> float | None:
        return round(part / whole, 3) if whole else None

    labelled = sum(n[f"{k} labelled"] for k in KINDS)
    figures: dict[str, Any] = {
        "labelled": labelled,
        "stated": sum(n[f"{k} stated"] for k in KINDS),
        "recall": share(sum(n[f"{k} found"] for k in KINDS), labelled),
        "recall_any_type": share(sum(n[f"{k} found as any"] for k in KINDS), labelled),
        "conflicts_within_group": share(n["conflicts within a group"], n["conflicts stated"]),
    }
    for kind in KINDS:
        figures[kind] = {
            "labelled": n[f"{kind} labelled"],
            "stated": n[f"{kind} stated"],
            "recall": share(n[f"{kind} found"], n[f"{kind} labelled"]),
        }
    return figures


def main(argv: list[str] | None = None) -> int:
    """Trace, score, print and record."""
    parser = argparse.ArgumentParser(prog="python -m eval.relations", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--part", choices=["tuned", "held", "all"], default="held")
    parser.add_argument("--sets", default="basil,origins,ecb")
    parser.add_argument("--record", action="store_true", help="write eval/results/relations-PART.json")
    args = parser.parse_args(argv)
    figures = evaluate(args.data, args.part, args.sets.split(","))
    for name, rows in figures.items():
        print(f"== {name}", *(f"{k:26} {v}" for k, v in rows.items()) if isinstance(rows, dict) else (rows,), sep="\n")
    if args.record:
        write_result(f"relations-{args.part}", figures, f"python -m eval.relations --data DATA --part {args.part}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
