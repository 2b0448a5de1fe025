"""Statements that say the same become one claim; when unsure they stay apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from headwater.link.blocking import propose_pairs
from headwater.link.clearest import clearest, first_report
from headwater.link.clusters import group_pairs
from headwater.link.embedding import MODEL, Embed, embed_texts
from headwater.link.features import conflict, feature_names, make_pair, measure
from headwater.link.profiles import Profile, profile_statements
from headwater.link.scorer import Scorer, load_scorer
from headwater.link.surroundings import survey
from headwater.link.wording import load_wording
from headwater.model import Claim, Evidence, Reason, Statement, make_id
from headwater.options import LinkOptions

Decided = dict[tuple[int, int], tuple[float, list[float], str | None]]
RULE = "link/statements@2"
MEAN = 0.85
PASSAGE_COSINE = feature_names().index("passage_cosine")
WORD_OVERLAP = feature_names().index("word_overlap")
# One says that it is so, the other that it is not: they must be very alike in all else ("not a threat", "no danger").
LEAST_IF_TURNED = 0.8
# Contradictions that no other link outweighs: a denial, another number, what is said against its being said.
NEVER = frozenset(
    {"told_within", "denial_differs", "figures_clash", "numbers_clash", "negation_clash", "opposite_deeds"}
)
NEGATOR = re.compile(r"\b(?:no|not|never|none|nobody|nothing|neither|nor|without|cannot)\b|n[’']t\b", re.IGNORECASE)


def link_claims(evidence: Evidence, options: LinkOptions, embed: Embed = embed_texts) -> list[Claim]:
    """Every statement is in exactly one claim, and the statements of a claim say the same.

    Claims come in the order of their first statements, statements in the order of `evidence.statements`.
    Statements that decline comment join with each other only. `options.threshold` is the least probability
    that joins two; `options.model=False` joins only passages with the same words. `embed` gives the vectors of texts.
    """
    statements = list(evidence.statements.values())
    groups, decided = group_statements(statements, options, embed)
    return [make_claim([statements[i] for i in g], evidence, reasons_for(g, statements, decided)) for g in groups]


def describe_linker(options: LinkOptions) -> dict[str, str]:
    """The models that link, by name, with their versions; empty when none is used."""
    return {"linker": load_scorer().model, "embedding": MODEL} if options.model else {}


def group_statements(
    statements: Sequence[Statement], options: LinkOptions, embed: Embed = embed_texts
) -> tuple[list[list[int]], Decided]:
    """Groups of positions in `statements`, and every pair decided on with its probability, features, contradiction."""
    profiles = profile_statements(statements, load_wording())
    if not options.model:
        return same_words(profiles), {}
    decided = decide_pairs(profiles, [wording_of(s) for s in statements], load_scorer(), embed)
    pairs = sorted(decided)
    chances = [decided[p][0] for p in pairs]
    never = {p for p in pairs if decided[p][2] in NEVER}
    return group_pairs(len(statements), pairs, chances, options.threshold, mean=MEAN, never=never), decided


def decide_pairs(
    profiles: Sequence[Profile], texts: Sequence[str], scorer: Scorer, embed: Embed = embed_texts
) -> Decided:
    """Probability, features and contradiction of each proposed pair; one that contradicts itself has probability 0.

    What one article says side by side is left undecided: it does not join, nor does it keep groups apart.
    """
    pairs, rows, clashes = measure_pairs(profiles, texts, embed)
    chances = [
        0.0 if clash or (p < LEAST_IF_TURNED and profiles[i].polarity != profiles[j].polarity) else p
        for (i, j), clash, p in zip(pairs, clashes, map(float, scorer.probability(rows)), strict=True)
    ]
    decided = zip(pairs, chances, rows, clashes, strict=True)
    return {pair: (p, row, clash) for pair, p, row, clash in decided if clash != "beside"}


def wording_of(statement: Statement) -> str:
    """The statement's text as the encoder reads it: a negation that stands outside the passage is put before it."""
    if statement.polarity == "negative" and not NEGATOR.search(statement.text):
        return f"It is not true that {statement.text}"
    return statement.text


def measure_pairs(
    profiles: Sequence[Profile], texts: Sequence[str], embed: Embed = embed_texts
) -> tuple[list[tuple[int, int]], list[list[float]], list[str | None]]:
    """The proposed pairs, the features of each in the scorer's order, and which feature shows a contradiction."""
    vectors = embed(texts)
    pairs = [(i, j) for i, j in propose_pairs(profiles, vectors) if comparable(profiles[i], profiles[j])]
    rows, clashes = [], []
    for i, j in pairs:
        pair = make_pair(profiles[i], profiles[j], float(vectors[i] @ vectors[j]))
        rows.append(measure(pair))
        clashes.append(conflict(pair))
    likeness = [0.5 * row[PASSAGE_COSINE] + 0.5 * row[WORD_OVERLAP] for row in rows]
    around = survey(pairs, likeness, profiles)
    for (i, j), s, row in zip(pairs, likeness, rows, strict=True):
        row += around.measure(i, j, s, profiles, row)
    return pairs, rows, clashes


def comparable(a: Profile, b: Profile) -> bool:
    """Whether two statements can say the same at all: declining comment says nothing on the matter."""
    return (a.act == "declines_comment") == (b.act == "declines_comment")


def same_words(profiles: Sequence[Profile]) -> list[list[int]]:
    """Positions grouped by act and equal content words."""
    found: dict[tuple[bool, tuple[str, ...]], list[int]] = {}
    for i, p in enumerate(profiles):
        found.setdefault((p.act == "declines_comment", tuple(sorted(p.concepts))), []).append(i)
    return list(found.values())


def reasons_for(group: Sequence[int], statements: Sequence[Statement], decided: Decided) -> tuple[Reason, ...]:
    """Why each statement after the first is in the group: its strongest link to an earlier one."""
    return tuple(reason for at, j in enumerate(group) for reason in best_link(j, group[:at], statements, decided))


def best_link(j: int, earlier: Sequence[int], statements: Sequence[Statement], decided: Decided) -> list[Reason]:
    """The most probable link of a statement to the earlier ones of its group, as a reason."""
    links = [(decided[i, j][0], -i) for i in earlier if (i, j) in decided]
    if not links:
        return []
    p, i = max(links)[0], -max(links)[1]
    moved = load_scorer().strongest(decided[i, j][1])
    because = ", ".join(f"{name.replace('_', ' ')} {'for' if x > 0 else 'against'} ({x:+.1f})" for name, x in moved)
    text = f"They say the same with probability {p:.2f}: {because}."
    return [Reason(rule=RULE, text=text, evidence=(statements[i].id, statements[j].id), weight=round(p, 4))]


def make_claim(statements: Sequence[Statement], evidence: Evidence, links: tuple[Reason, ...]) -> Claim:
    """The claim that these statements make."""
    ids = tuple(s.id for s in statements)
    date, article = first_report(statements, evidence.articles)
    return Claim(
        id=make_id("c", *sorted(ids)),
        text=clearest(statements).text,
        statements=ids,
        first_reported=date,
        first_reported_by=article,
        links=links,
    )
