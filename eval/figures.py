"""The figures of the scorers that print text, read from what they print or write."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from eval.scorers import find_scorer, run_scorer


def scorer(name: str, data: Path, bench: Path | None) -> Path:
    """The scorer `name`; raises FileNotFoundError where it is absent."""
    found = find_scorer(name, data, bench)
    if found is None:
        raise FileNotFoundError(name)
    return found


def polnear_figures(data: Path, out: Path, bench: Path | None) -> dict[str, Any]:
    """Token micro, content and joint F1 of attributions on the dev part, in percent."""
    table = out.with_suffix(".json")
    run_scorer(
        scorer("score_polnear.py", data, bench), "--data", data, "--split", "dev", "--pred", out, "--json", table
    )
    rows = json.loads(table.read_text(encoding="utf-8"))
    rows = rows.get("metrics", rows)
    return {
        "token_micro_f1": percent(rows["token"]["micro"]["F1"]),
        "content_f1": percent(rows["all"]["content"]["F1"]),
        "joint_f1": percent(rows["all"]["joint"]["F1"]),
    }


def percent(share: float) -> float:
    """A share as a percentage with two decimals."""
    return round(100 * share, 2)


def timex_figures(data: Path, out: Path, bench: Path | None) -> dict[str, Any]:
    """Relaxed span F1 and value F1 of time expressions."""
    said = run_scorer(scorer("score_timex.py", data, bench), data, out)
    found = dict(re.findall(r"^(relaxed|value).*F1 ([\d.]+)", said, flags=re.M))
    return {f"{k}_f1": float(v) for k, v in found.items()}


def coref_figures(data: Path, out: Path, bench: Path | None) -> dict[str, Any]:
    """CoNLL F1 of event coreference on gold mentions of the Dev part, in percent."""
    gold = data / "ECB_Dev_Event_gold_mentions.json"
    said = run_scorer(scorer("score_coref.py", data, bench), gold, out)
    found = re.search(r"^CoNLL\s+F1\s+([\d.]+)", said, flags=re.M)
    return {"conll_f1": float(found[1]) if found else 0.0}
