"""The network: a BERT encoder with heads for every piece, and a small second stage that reads the text once a cue."""

from __future__ import annotations

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

HIDDEN, HEADS, INNER = 384, 12, 1536
SMALL, SMALL_HEADS, SMALL_INNER = 128, 4, 384
TYPES = 12
DISTANCES = 64


class Drop(nn.Module):
    """Dropout whose masks are cut from one drawn pool: drawing fresh ones took a quarter of each step on a CPU."""

    POOL = 1 << 23

    def __init__(self, rate: float = 0.1) -> None:
        super().__init__()
        self.rate = rate
        self.pool: Tensor | None = None

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        if self.pool is None or self.pool.dtype != x.dtype:
            self.pool = ((torch.rand(self.POOL) >= self.rate) / (1 - self.rate)).to(x.dtype)
        at = int(torch.randint(self.POOL - x.numel(), ()))
        return x * self.pool[at : at + x.numel()].view(x.shape)


class Attention(nn.Module):
    """Multi-head self-attention without dropout. `plain` writes the softmax out, as export to ONNX needs."""

    def __init__(self, size: int, heads: int) -> None:
        super().__init__()
        self.heads, self.plain = heads, False
        self.query, self.key, self.value = (nn.Linear(size, size) for _ in range(3))
        self.out = nn.Linear(size, size)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        rows, length, size = x.shape
        shape = (rows, length, self.heads, size // self.heads)
        q, k, v = (m(x).view(shape).transpose(1, 2) for m in (self.query, self.key, self.value))
        if self.plain:
            scores = q @ k.transpose(-1, -2) / math.sqrt(size // self.heads) + bias
            mixed = scores.softmax(-1) @ v
        else:
            mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))
        return self.out(mixed.transpose(1, 2).reshape(rows, length, size))


class Layer(nn.Module):
    """One transformer layer, normalised after each half as in BERT."""

    def __init__(self, size: int, heads: int, inner: int, eps: float) -> None:
        super().__init__()
        self.attention = Attention(size, heads)
        self.norm1, self.norm2 = nn.LayerNorm(size, eps=eps), nn.LayerNorm(size, eps=eps)
        self.up, self.down = nn.Linear(size, inner), nn.Linear(inner, size)
        self.drop = Drop()

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        x = self.norm1(x + self.drop(self.attention(x, bias)))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Reader(nn.Module):
    """First stage. ids, types, mask (rows, length) -> cue logits (outside, begin, inside), role logits, pair input."""

    def __init__(self, layers: int = 6) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, HIDDEN)
        self.places = nn.Embedding(512, HIDDEN)
        self.types = nn.Embedding(TYPES, HIDDEN)
        self.words.requires_grad_(False)
        self.places.requires_grad_(False)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = Drop()
        self.layers = nn.ModuleList(Layer(HIDDEN, HEADS, INNER, 1e-12) for _ in range(layers))
        self.cue = nn.Linear(HIDDEN, 3)
        self.roles = nn.Linear(HIDDEN, 2)
        self.pair_text = nn.Linear(HIDDEN, SMALL)
        self.pair_cue = nn.Linear(HIDDEN, SMALL)

    def forward(self, ids: Tensor, types: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        place = torch.arange(ids.shape[1], device=ids.device)
        x = self.drop(self.norm(self.words(ids) + self.places(place) + self.types(types)))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -10000.0
        for layer in self.layers:
            x = layer(x, bias)
        x = self.drop(x)
        return self.cue(x), self.roles(x), self.pair_text(x), self.pair_cue(x)


class Linker(nn.Module):
    """Second stage, one row a cue: which pieces are this cue's source, content and cue; is it a cue at all.

    text (cues, length, SMALL) and spot (cues, SMALL) come from the first stage; distance (cues, length) is
    the bucket of the way from the cue (see `distances`); mask (cues, length).
    """

    def __init__(self) -> None:
        super().__init__()
        self.distance = nn.Embedding(DISTANCES, SMALL)
        self.norm = nn.LayerNorm(SMALL, eps=1e-5)
        self.layer = Layer(SMALL, SMALL_HEADS, SMALL_INNER, 1e-5)
        self.roles = nn.Linear(SMALL, 3)
        self.valid = nn.Linear(SMALL, 1)

    def forward(self, text: Tensor, spot: Tensor, distance: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        x = self.norm(text + spot[:, None] * (1 + text) + self.distance(distance))
        x = self.layer(x, (1.0 - mask[:, None, None, :].to(x.dtype)) * -10000.0)
        inside = (distance == 0).to(x.dtype)[:, :, None]
        centre = (x * inside).sum(1) / inside.sum(1).clamp(min=1.0)
        return self.roles(x), self.valid(centre)[:, 0]


class Network(nn.Module):
    """Both stages; weights of the encoder come from a sentence-transformers MiniLM folder."""

    def __init__(self, layers: int = 6) -> None:
        super().__init__()
        self.reader = Reader(layers)
        self.linker = Linker()
        for module in (self.linker, self.reader.cue, self.reader.roles, self.reader.pair_text, self.reader.pair_cue):
            for part in module.modules():
                if isinstance(part, nn.Linear | nn.Embedding):
                    nn.init.normal_(part.weight, std=0.02)
        nn.init.normal_(self.reader.pair_text.weight, std=0.05)
        nn.init.normal_(self.reader.pair_cue.weight, std=0.05)


def load_encoder(reader: Reader, folder: Path) -> None:
    """The reader's encoder holds the pretrained weights; every piece type starts from the one the pretraining used."""
    old = load_file(str(folder / "model.safetensors"))
    old = {name.removeprefix("bert."): value for name, value in old.items()}
    new = {
        "words.weight": old["embeddings.word_embeddings.weight"],
        "places.weight": old["embeddings.position_embeddings.weight"],
        "types.weight": old["embeddings.token_type_embeddings.weight"][:1].repeat(TYPES, 1),
    }
    names = {
        "attention.query": "attention.self.query", "attention.key": "attention.self.key",
        "attention.value": "attention.self.value", "attention.out": "attention.output.dense",
        "norm1": "attention.output.LayerNorm", "up": "intermediate.dense",
        "down": "output.dense", "norm2": "output.LayerNorm",
    }  # fmt: skip
    for end in ("weight", "bias"):
        new[f"norm.{end}"] = old[f"embeddings.LayerNorm.{end}"]
        for i in range(len(reader.layers)):
            for ours, theirs in names.items():
                new[f"layers.{i}.{ours}.{end}"] = old[f"encoder.layer.{i}.{theirs}.{end}"]
    missing, unexpected = reader.load_state_dict(new, strict=False)
    heads = ("cue.", "roles.", "pair_text.", "pair_cue.")
    if unexpected or any(not name.startswith(heads) for name in missing):
        raise ValueError(f"weights do not fit: missing {missing}, unexpected {unexpected}")
