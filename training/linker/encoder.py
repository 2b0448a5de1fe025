"""Train the sentence encoder that linking uses, and export it.

    python -m training.linker.encoder --data DATA --out first.pt --sets basil origins --epochs 4 [--held-out]
    python -m training.linker.encoder --data DATA --out encoder.pt --start first.pt --epochs 2 --rate 3e-5 [--held-out]
    python -m training.linker.encoder --weights encoder.pt --export src/headwater/models/linker/encoder.onnx

DATA is the folder that holds `basil`, `origins` and `ecbplus`. Starts from all-MiniLM-L6-v2, sees one story a step: the
spans' mean-pooled unit vectors, every pair of spans labelled same or different. The loss is the binary cross entropy of
the scaled cosines plus half the contrastive one (each span against all others of its story), so that the encoder learns
to tell claims of one story apart, not stories. `--held-out` leaves the stories marked `held` out and prints the average
precision over pairs of different articles on them after each epoch.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from headwater.link.embedding import MAX_CHARS, MAX_TOKENS
from training.attribution.command import base_folder, base_tokenizer
from training.attribution.export import PackedEmbedding, quantize
from training.attribution.network import Attention, Reader, load_encoder
from training.linker.stories import DOUBTFUL, Story, read_stories

WARM = 0.1
SHARP = 20.0
POSITIVE = 4.0
PIECES = 2048
NOT_TRAINED = ("reader.cue", "reader.roles", "reader.pair_", "reader.types", "reader.words", "reader.places")


class Encoder(nn.Module):
    """MiniLM with the scale and bias that turn a cosine into log-odds of "same" while learning."""

    def __init__(self) -> None:
        super().__init__()
        self.reader = Reader()
        load_encoder(self.reader, base_folder())
        self.scale = nn.Parameter(torch.tensor(12.0))
        self.bias = nn.Parameter(torch.tensor(-7.0))

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """ids, mask (rows, pieces) -> mean vectors of the rows, shape (rows, 384), not yet of unit length."""
        r = self.reader
        x = r.drop(r.norm(r.words(ids) + r.places(torch.arange(ids.shape[1])) + r.types.weight[0]))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -10000.0
        for layer in r.layers:
            x = layer(x, bias)
        shown = mask[:, :, None].to(x.dtype)
        return (x * shown).sum(1) / shown.sum(1)


def encode(model: Encoder, texts: list[str], tokenizer: Any) -> Tensor:
    """Unit vectors of the texts, shape (texts, 384); rows of like length share a batch."""
    rows = [tokenizer.encode(t[:MAX_CHARS]).ids[:MAX_TOKENS] for t in texts]
    order = sorted(range(len(rows)), key=lambda k: len(rows[k]))
    found: list[Tensor | None] = [None] * len(rows)
    at = 0
    while at < len(order):
        size = max(1, PIECES // len(rows[order[min(at + 8, len(order) - 1)]]))
        batch, at = order[at : at + size], at + size
        longest = max(len(rows[k]) for k in batch)
        ids = torch.tensor([rows[k] + [0] * (longest - len(rows[k])) for k in batch])
        mask = torch.tensor([[1.0] * len(rows[k]) + [0.0] * (longest - len(rows[k])) for k in batch])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            vectors = model(ids, mask)
        for k, vector in zip(batch, vectors.float(), strict=True):
            found[k] = vector
    return F.normalize(torch.stack([v for v in found if v is not None]), dim=1)


def loss_of(model: Encoder, vectors: Tensor, same: Tensor) -> Tensor:
    """The story's loss: pairs as such, and every span's partners among all spans."""
    cosine = vectors @ vectors.T
    upper = torch.triu(torch.ones_like(cosine), 1)
    weight = torch.where(same > 0, POSITIVE, 1.0) * upper
    each = F.binary_cross_entropy_with_logits(model.scale * cosine + model.bias, same, reduction="none")
    pairs = (each * weight).sum() / weight.sum() * SHARP
    others = (cosine * SHARP).masked_fill(torch.eye(len(cosine), dtype=torch.bool), -1e4)
    share = others - others.logsumexp(1, keepdim=True)
    partners = same.sum(1)
    has = partners > 0
    contrast = -((share * same).sum(1)[has] / partners[has]).mean() if has.any() else pairs * 0
    return pairs + 0.5 * contrast


@torch.no_grad()
def average_precision(model: Encoder, stories: list[Story], tokenizer: Any) -> float:
    """Over all pairs of different articles that are not doubtful."""
    from sklearn.metrics import average_precision_score

    model.eval()
    scores, labels = [], []
    for story in stories:
        vectors = encode(model, story.texts(), tokenizer)
        same, article = story.same(), story.article_of()
        use = np.triu(article[:, None] != article[None, :], 1) & (same != DOUBTFUL)
        scores.append((vectors @ vectors.T).numpy()[use])
        labels.append(same[use] == 1)
    model.train()
    return float(average_precision_score(np.concatenate(labels), np.concatenate(scores)))


def train(model: Encoder, stories: list[Story], held: list[Story], out: Path, *, epochs: int, rate: float) -> None:
    """Train on `stories`, print the average precision on `held` after each epoch, write the weights to `out`."""
    tokenizer = base_tokenizer()
    body = [p for name, p in model.named_parameters() if name.startswith("reader") and not name.startswith(NOT_TRAINED)]
    steps = epochs * len(stories)
    groups = [{"params": body, "lr": rate}, {"params": [model.scale, model.bias], "lr": 1e-2}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda t: min(1.0, (t + 1) / (WARM * steps)) * max(0.02, 1 - t / steps)
    )
    for epoch in range(epochs):
        random.shuffle(stories)
        total = 0.0
        for story in stories:
            loss = loss_of(model, encode(model, story.texts(), tokenizer), torch.from_numpy(story.same()))
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(body, 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
        torch.save(model.state_dict(), out)
        seen = f", held-out average precision {average_precision(model, held, tokenizer):.3f}" if held else ""
        print(f"epoch {epoch + 1}: loss {total / len(stories):.3f}{seen}", flush=True)


class Shipped(nn.Module):
    """ids (rows, pieces), all of one length -> vectors of the pieces (rows, pieces, 384)."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.reader = encoder.reader

    def forward(self, ids: Tensor) -> Tensor:
        r = self.reader
        x = r.norm(r.words(ids) + r.places.weight[: ids.shape[1]] + r.types.weight[0])
        nothing = torch.zeros(1, 1, 1, 1)
        for layer in r.layers:
            x = layer(x, nothing)
        return x


def export(weights: Path, out: Path) -> None:
    """Write the encoder as int8 ONNX."""
    model = Encoder()
    model.load_state_dict(torch.load(weights, map_location="cpu", weights_only=True))
    model.eval()
    for module in model.modules():
        if isinstance(module, Attention):
            module.plain = True
    model.reader.words = PackedEmbedding(model.reader.words.weight.detach())  # type: ignore[assignment]
    ids = torch.ones(2, 16, dtype=torch.long)
    axes = {"ids": {0: "rows", 1: "pieces"}, "vectors": {0: "rows", 1: "pieces"}}
    with tempfile.TemporaryDirectory() as folder, torch.no_grad():
        whole = Path(folder) / "encoder.onnx"
        torch.onnx.export(
            Shipped(model), (ids,), str(whole), input_names=["ids"], output_names=["vectors"],
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize(whole, out)


def main() -> None:
    """Train, or export, as the arguments say."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--start", type=Path, help="weights to begin with (default: all-MiniLM-L6-v2)")
    parser.add_argument("--sets", nargs="+", default=["basil", "origins", "ecb"], choices=["basil", "origins", "ecb"])
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=5e-5)
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--export", type=Path)
    args = parser.parse_args()
    if args.data and args.out:
        torch.manual_seed(1)
        random.seed(1)
        torch.set_num_threads(1)
        model = Encoder()
        if args.start:
            model.load_state_dict(torch.load(args.start, map_location="cpu", weights_only=True))
        held = read_stories(args.data, held=True) if args.held_out else []
        stories = read_stories(args.data, held=False if args.held_out else None, sets=args.sets)
        train(model, stories, held, args.out, epochs=args.epochs, rate=args.rate)
    if args.weights and args.export:
        export(args.weights, args.export)


if __name__ == "__main__":
    main()
