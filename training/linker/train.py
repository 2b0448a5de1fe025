"""Train the statement linker's weights on annotated stories and write them as JSON.

    python -m training.linker.train --data DIR --pairs FILE.npz             (reads, extracts, measures; no sklearn)
    python -m training.linker.train --pairs FILE.npz --out statements.json  (fits; needs scikit-learn)

DIR holds the stories (a folder of texts and `<story>.json` each). A pair of statements is "same" where both are
matched to one gold claim and "different" where they are matched to different ones, or where one is and the
other stands in an article that does not report that claim. Other pairs are not used: the gold is not complete.
`--leave-out` prints the average precision with each story left out in turn.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np

TUNED = ("1163", "1229", "1504", "1505", "1612", "1930", "2552", "766")
STRENGTH = 0.001
HALF = 0.25  # the fitted probability above which joining is right often enough on left-out stories; it becomes 0.5

AGAINST = (
    "names_apart", "figures_clash", "figures_one_sided", "dates_clash", "roles_swapped", "negation_differs",
    "negation_clash", "denial_differs", "modality_differs", "length_gap", "participants_apart", "other_deed_known",
    "thin", "far_from_nearest", "rival", "modality_thin", "participants_thin",
)  # fmt: skip
FREE = ("same_article", "shortness", "same_source")


def matched(story: Path, evidence: Any, scorer: Path) -> dict[str, set[str]]:
    """Gold claims of each statement id, matched as the scorer matches them."""
    spec = importlib.util.spec_from_file_location("score_origins", scorer)
    if spec is None or spec.loader is None:
        raise SystemExit(f"cannot read {scorer}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    ledger = {
        "sources": [
            {"id": s.id, "name": s.name, "kind": s.kind, "aliases": list(s.aliases)} for s in evidence.sources.values()
        ],
        "articles": [{"id": a.id, "path": a.path, "text": a.text} for a in evidence.articles.values()],
        "statements": [
            {"id": s.id, "article": s.article, "start": s.start, "end": s.end, "act": s.act,
             "chain": [{"source": h.source} for h in s.chain]}
            for s in evidence.statements.values()
        ],
        "claims": [],
    }  # fmt: skip
    gold = json.loads(story.with_name(story.name + ".json").read_text(encoding="utf-8"))
    found = defaultdict(set)
    for (claim, _), statement in module.Pair(gold, ledger).match.items():
        if statement:
            found[statement["id"]].add(claim)
    return found


def measure_story(story: Path, scorer: Path) -> tuple[list[list[float]], list[int]]:
    """Features and labels (1 same, 0 different) of the story's usable pairs."""
    from headwater.extract import extract_statements
    from headwater.link import link_sources
    from headwater.link.claims import measure_pairs
    from headwater.link.profiles import profile_statements
    from headwater.link.wording import load_wording
    from headwater.model import Article
    from headwater.options import ExtractOptions, LinkOptions, ReadOptions
    from headwater.read import read_articles

    articles = [a for a in read_articles([str(story)], ReadOptions()) if isinstance(a, Article)]
    evidence = link_sources(list(extract_statements(articles, ExtractOptions())), LinkOptions())
    statements = list(evidence.statements.values())
    claims = matched(story, evidence, scorer)
    profiles = profile_statements(statements, load_wording())
    pairs, rows, clashes = measure_pairs(profiles, [s.text for s in statements])
    reports = {(statements[i].article, c) for i, s in enumerate(statements) for c in claims.get(s.id, ())}
    kept: tuple[list[list[float]], list[int]] = ([], [])
    for (i, j), row, clash in zip(pairs, rows, clashes, strict=True):
        found = label(statements[i], statements[j], claims, reports)
        if found is not None and not clash:
            kept[0].append(row)
            kept[1].append(found)
    return kept


def label(a: Any, b: Any, claims: dict[str, set[str]], reports: set[tuple[str, str]]) -> int | None:
    """Whether two statements say the same by the gold; None where it does not tell."""
    one, other = claims.get(a.id), claims.get(b.id)
    if one and other:
        return int(bool(one & other))
    if not one and not other:
        return None
    known, stranger = (one, b) if one else (other, a)
    return None if any((stranger.article, c) in reports for c in known or ()) else 0


def fit(rows: Any, labels: Any, names: list[str]) -> tuple[Any, Any]:
    """The fitted standardiser and regression; a feature that speaks against "same" never gets a weight in favour."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import StandardScaler

    scaler, kept = StandardScaler().fit(rows), np.ones(len(names), dtype=bool)
    against = np.array([n in AGAINST for n in names])
    while True:
        model = LogisticRegression(C=STRENGTH, max_iter=3000).fit(scaler.transform(rows) * kept, labels)
        wrong = kept & np.where(against, model.coef_[0] > 0, model.coef_[0] < 0) & ~np.isin(names, FREE)
        if not wrong.any():
            return scaler, model
        kept &= ~wrong


def write(names: list[str], rows: Any, labels: Any, out: Path) -> None:
    """Fit on everything and write the weights."""
    scaler, model = fit(rows, labels, names)
    shift = -np.log(HALF / (1 - HALF))
    columns = [
        {"feature": n, "mean": round(float(m), 5), "scale": round(float(s), 5), "weight": round(float(w), 5)}
        for n, m, s, w in zip(names, scaler.mean_, scaler.scale_, model.coef_[0], strict=True)
    ]
    data = {"model": "linker@1", "intercept": round(float(model.intercept_[0] + shift), 5), "columns": columns}
    out.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


def leave_out(rows: Any, labels: Any, stories: Any, names: list[str]) -> None:
    """Print the average precision over all stories, each scored by a model that did not see it."""
    from sklearn.metrics import average_precision_score

    chances = np.zeros(len(labels))
    for story in sorted(set(stories.tolist())):
        scaler, model = fit(rows[stories != story], labels[stories != story], names)
        chances[stories == story] = model.predict_proba(scaler.transform(rows[stories == story]))[:, 1]
    print(f"average precision, stories left out: {average_precision_score(labels, chances):.3f}")


def main() -> None:
    """Measure pairs, or fit weights to measured pairs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--scorer", type=Path, help="score_origins.py (default: ../bench beside DIR's parent)")
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--leave-out", action="store_true")
    args = parser.parse_args()
    if args.data:
        from headwater.link.features import feature_names
        from headwater.link.surroundings import SURROUNDINGS

        scorer = args.scorer or args.data.parent.parent / "bench" / "score_origins.py"
        found = [(story, *measure_story(args.data / story, scorer)) for story in TUNED]
        np.savez(
            args.pairs,
            names=np.array([*feature_names(), *SURROUNDINGS]),
            rows=np.concatenate([np.array(r) for _, r, _ in found]),
            labels=np.concatenate([np.array(y) for _, _, y in found]),
            stories=np.concatenate([np.full(len(y), story) for story, _, y in found]),
        )
        return
    data = np.load(args.pairs)
    if args.leave_out:
        leave_out(data["rows"], data["labels"], data["stories"], data["names"].tolist())
    if args.out:
        write(data["names"].tolist(), data["rows"], data["labels"], args.out)


if __name__ == "__main__":
    main()
