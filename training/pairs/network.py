"""The network: a MiniLM encoder over both passages at once; heads for the pair, for mentions, for event words."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from training.attribution.network import HEADS, HIDDEN, INNER, Drop, Layer

PLACES = 192
SPOT = 160


class Network(nn.Module):
    """The encoder with its heads.

    ids, types, mask (rows, length) -> pair logits (rows, 2: same, conflict), spots (rows, length, SPOT), event logits
    (rows, length).
    Two mentions' spots x, y corefer with log-odds `event(x * y, |x - y|)`; `entity` says the same of entities.
    """

    def __init__(self, layers: int = 6) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, HIDDEN)
        self.places = nn.Embedding(PLACES, HIDDEN)
        self.types = nn.Embedding(2, HIDDEN)
        self.words.requires_grad_(False)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = Drop()
        self.layers = nn.ModuleList(Layer(HIDDEN, HEADS, INNER, 1e-12) for _ in range(layers))
        self.pool = nn.Linear(HIDDEN, HIDDEN)
        self.pair = nn.Linear(HIDDEN, 2)
        self.spot = nn.Linear(HIDDEN, SPOT)
        self.trigger = nn.Linear(HIDDEN, 1)
        self.event = nn.Linear(2 * SPOT, 1)
        self.entity = nn.Linear(2 * SPOT, 1)
        for part in (self.pool, self.pair, self.spot, self.trigger, self.event, self.entity):
            nn.init.normal_(part.weight, std=0.05)
            nn.init.zeros_(part.bias)
        with torch.no_grad():  # near mentions corefer: a start from which little must be unlearnt
            for part in (self.event, self.entity):
                part.weight[0, :SPOT] = 0.3
                part.weight[0, SPOT:] = -0.3

    def forward(self, ids: Tensor, types: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        place = torch.arange(ids.shape[1], device=ids.device)
        x = self.drop(self.norm(self.words(ids) + self.places(place) + self.types(types)))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -10000.0
        for layer in self.layers:
            x = layer(x, bias)
        pooled = torch.tanh(self.pool(x[:, 0]))
        return self.pair(self.drop(pooled) if self.training else pooled), self.spot(x), self.trigger(x)[..., 0]


def compare(head: nn.Linear, x: Tensor, y: Tensor) -> Tensor:
    """Log-odds that the mentions with these spots are one."""
    result: Tensor = head(torch.cat([x * y, (x - y).abs()], -1))[..., 0]
    return result


def load_encoder(network: Network, folder: Path) -> None:
    """The encoder holds the pretrained weights of a sentence-transformers MiniLM folder."""
    old = {k.removeprefix("bert."): v for k, v in load_file(str(folder / "model.safetensors")).items()}
    new = {
        "words.weight": old["embeddings.word_embeddings.weight"],
        "places.weight": old["embeddings.position_embeddings.weight"][:PLACES],
        "types.weight": old["embeddings.token_type_embeddings.weight"],
    }
    names = {
        "attention.query": "attention.self.query", "attention.key": "attention.self.key",
        "attention.value": "attention.self.value", "attention.out": "attention.output.dense",
        "norm1": "attention.output.LayerNorm", "up": "intermediate.dense",
        "down": "output.dense", "norm2": "output.LayerNorm",
    }  # fmt: skip
    for end in ("weight", "bias"):
        new[f"norm.{end}"] = old[f"embeddings.LayerNorm.{end}"]
        for i in range(len(network.layers)):
            for ours, theirs in names.items():
                new[f"layers.{i}.{ours}.{end}"] = old[f"encoder.layer.{i}.{theirs}.{end}"]
    missing, unexpected = network.load_state_dict(new, strict=False)
    heads = ("pool.", "pair.", "spot.", "trigger.", "event.", "entity.")
    if unexpected or any(not name.startswith(heads) for name in missing):
        raise ValueError(f"weights do not fit: missing {missing}, unexpected {unexpected}")
