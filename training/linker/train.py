"""Train the statement linker's weights on the labelled stories and write them as JSON.

    python -m training.linker.train --data DATA --encoder FILE.onnx --pairs FILE.npz    (reads, extracts, measures)
    python -m training.linker.train --pairs FILE.npz --out statements.json              (fits; needs scikit-learn)

DATA is the folder that holds `basil`, `origins` and `ecbplus`. Only the stories marked `held` are measured, with an
encoder that did not learn from them (`training.linker.encoder --held-out`, exported), so that the features look as they
do on news never seen. A pair is "same" or "different" as labelled, a doubtful one is "same" with less weight; what a
rule keeps apart is left out.
`--leave-out` prints figures over stories that neither the encoder nor the regression saw.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np

from headwater.extract import extract_statements
from headwater.link import embedding, link_sources
from headwater.link.apart import DOUBTS
from headwater.link.claims import MEAN, NEVER, measure_pairs, wording_of
from headwater.link.clusters import group_pairs
from headwater.link.features import feature_names
from headwater.link.profiles import profile_statements
from headwater.link.surroundings import SURROUNDINGS
from headwater.link.wording import load_wording
from headwater.model import Statement
from headwater.options import ExtractOptions, LinkOptions
from training.linker.stories import DOUBTFUL, Story, read_stories

STRENGTH = 0.02
JOIN = 0.17  # the fitted probability above which joining is right often enough on left-out stories; it becomes 0.5
WEIGHT_OF_DOUBT = 0.5  # two in three of the doubtful pairs are one claim to the makers of the annotated stories
FOLDS = 6
LEAST_COVER = 0.5

AGAINST = (
    "names_apart", "figures_clash", "numbers_apart", "figures_one_sided", "dates_clash", "roles_swapped",
    "negation_differs", "negation_clash", "denial_differs", "modality_differs", "length_gap", "participants_apart",
    "other_deed_known", "thin", "far_from_nearest", "rival", "modality_thin", "participants_thin",
    *(d.__name__ for d in DOUBTS),
)  # fmt: skip
FREE = ("same_article", "shortness", "same_source")


def use_encoder(path: Path) -> None:
    """Statements are embedded by the encoder at `path`."""
    import onnxruntime

    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    embedding.load_session = lambda: session


def measure_story(story: Story) -> dict[str, Any]:
    """Every proposed pair of the story: positions, features, label (nan: not labelled), contradiction, same article."""
    evidence = link_sources(list(extract_statements(story.articles, ExtractOptions())), LinkOptions())
    statements = list(evidence.statements.values())
    span_of = [match(s, story) for s in statements]
    profiles = profile_statements(statements, load_wording())
    pairs, rows, clashes = measure_pairs(profiles, [wording_of(s) for s in statements])
    same = story.same()
    labels = [label(span_of[i], span_of[j], same) for i, j in pairs]
    across = [statements[i].article != statements[j].article for i, j in pairs]
    return {
        "pairs": np.array(pairs), "rows": np.array(rows), "labels": np.array(labels), "across": np.array(across),
        "clashes": np.array([c or "" for c in clashes]), "story": np.full(len(pairs), story.name),
        "all_same": np.full(len(pairs), int(np.triu((same == 1) & across_of(story), 1).sum())),
    }  # fmt: skip


def across_of(story: Story) -> Any:
    """Shape (spans, spans): whether two spans stand in different articles."""
    article = story.article_of()
    return article[:, None] != article[None, :]


def match(statement: Statement, story: Story) -> int | None:
    """The labelled span that covers the statement best, by intersection over union; None below `LEAST_COVER`."""
    best, found = LEAST_COVER, None
    for k, (a, start, end) in enumerate(story.spans):
        if story.articles[a].id == statement.article:
            shared = min(end, statement.end) - max(start, statement.start)
            cover = shared / (max(end, statement.end) - min(start, statement.start))
            if cover >= best and (found is None or cover > best):
                best, found = cover, k
    return found


def label(i: int | None, j: int | None, same: Any) -> float:
    """1 same, 0 different, `DOUBTFUL` between; nan where a statement matches no span, or both the same."""
    return float("nan") if i is None or j is None or i == j else float(same[i, j])


def fit(rows: Any, labels: Any, names: list[str]) -> tuple[Any, Any]:
    """The fitted standardiser and regression; a feature that speaks against "same" never gets a weight in favour."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import StandardScaler

    scaler, kept = StandardScaler().fit(rows), np.ones(len(names), dtype=bool)
    against = np.array([n in AGAINST for n in names])
    while True:
        model = LogisticRegression(C=STRENGTH, max_iter=3000).fit(
            scaler.transform(rows) * kept, labels > 0, np.where(labels == DOUBTFUL, WEIGHT_OF_DOUBT, 1.0)
        )
        wrong = kept & np.where(against, model.coef_[0] > 0, model.coef_[0] < 0) & ~np.isin(names, FREE)
        if not wrong.any():
            return scaler, model
        kept &= ~wrong


def write(data: Any, out: Path) -> None:
    """Fit on everything and write the weights."""
    names, use = data["names"].tolist(), usable(data)
    scaler, model = fit(data["rows"][use], data["labels"][use], names)
    shift = -np.log(JOIN / (1 - JOIN))
    columns = [
        {"feature": n, "mean": round(float(m), 5), "scale": round(float(s), 5), "weight": round(float(w), 5)}
        for n, m, s, w in zip(names, scaler.mean_, scaler.scale_, model.coef_[0], strict=True)
    ]
    made = {"model": "linker@2", "intercept": round(float(model.intercept_[0] + shift), 5), "columns": columns}
    out.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


def usable(data: Any) -> Any:
    """Which pairs teach: labelled, and parted by no rule."""
    return ~np.isnan(data["labels"]) & (data["clashes"] == "")


def leave_out(data: Any) -> None:
    """Print average precision and joined pairs over all stories, each scored by weights that did not see it."""
    from sklearn.metrics import average_precision_score

    names, use, stories = data["names"].tolist(), usable(data), sorted(set(data["story"].tolist()))
    chances = np.zeros(len(data["labels"]))
    for fold in range(FOLDS):
        there = np.isin(data["story"], stories[fold::FOLDS])
        scaler, model = fit(data["rows"][use & ~there], data["labels"][use & ~there], names)
        chances[there] = model.predict_proba(scaler.transform(data["rows"][there]))[:, 1]
    chances[data["clashes"] != ""] = 0.0
    told = ~np.isnan(data["labels"]) & data["across"]
    sure = told & (data["labels"] != DOUBTFUL)
    print(f"average precision {average_precision_score(data['labels'][sure], chances[sure]):.3f}")
    print(f"doubtful pairs as same: {average_precision_score(data['labels'][told] > 0, chances[told]):.3f}")
    for threshold in (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5):
        print(threshold, *(f"{x:.3f}" for x in joined(data, chances, threshold)))


def joined(data: Any, chances: Any, threshold: float) -> tuple[float, float, float]:
    """(precision, recall, F1) of the pairs that clustering joins, over labelled pairs of different articles."""
    hit = made = total = 0
    for story in sorted(set(data["story"].tolist())):
        here = data["story"] == story
        keep = here & (data["clashes"] != "beside")
        pairs = [(int(i), int(j)) for i, j in data["pairs"][keep]]
        count = int(data["pairs"][here].max()) + 1
        never = {(int(i), int(j)) for i, j in data["pairs"][keep & np.isin(data["clashes"], sorted(NEVER))]}
        groups = group_pairs(count, pairs, chances[keep].tolist(), threshold, mean=MEAN, never=never)
        group = {i: g for g, members in enumerate(groups) for i in members}
        told = here & ~np.isnan(data["labels"]) & data["across"]
        total += int((data["labels"][told] == DOUBTFUL).sum())
        for (i, j), same in zip(data["pairs"][told], data["labels"][told], strict=True):
            if group[int(i)] == group[int(j)]:
                made, hit = made + 1, hit + int(same > 0)
        total += int(data["all_same"][here][0])
    return hit / max(made, 1), hit / max(total, 1), 2 * hit / max(made + total, 1)


def main() -> None:
    """Measure pairs, or fit weights to measured pairs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--encoder", type=Path, help="an encoder that did not learn from the held-out stories")
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--leave-out", action="store_true")
    args = parser.parse_args()
    if args.data:
        if args.encoder:
            use_encoder(args.encoder)
        found = [measure_story(story) for story in read_stories(args.data, held=True)]
        names = np.array([*feature_names(), *SURROUNDINGS])
        np.savez_compressed(args.pairs, names=names, **{k: np.concatenate([f[k] for f in found]) for k in found[0]})
        return
    data = dict(np.load(args.pairs))
    if args.leave_out:
        leave_out(data)
    if args.out:
        write(data, args.out)


if __name__ == "__main__":
    main()
