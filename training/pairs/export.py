"""Checkpoint -> the files that ship: pairs.onnx (int8) and settings.json (heads over two mentions, version)."""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from training.attribution.export import PackedEmbedding, quantize
from training.attribution.network import Attention
from training.pairs.network import Network

VERSION = "pairs@1"


def export_network(network: Network, out: Path) -> None:
    """`out` holds pairs.onnx, the network with its weights as int8.

    ids, types (rows, length) -> pair (rows, 2), spots (rows, length, SPOT), trigger (rows, length).
    All pieces count: rows of a batch have one length.
    """
    network.eval()
    for module in network.modules():
        if isinstance(module, Attention):
            module.plain = True
    words = network.words
    network.words = PackedEmbedding(words.weight.detach())
    ids = torch.ones(2, 16, dtype=torch.long)
    rows = {0: "rows", 1: "places"}
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder, "pairs.onnx")
        torch.onnx.export(
            Shipped(network), (ids, ids), str(whole), input_names=["ids", "types"],
            output_names=["pair", "spots", "trigger"],
            dynamic_axes={"ids": rows, "types": rows, "pair": {0: "rows"}, "spots": rows, "trigger": rows},
            opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize(whole, out / "pairs.onnx")
    network.words = words


class Shipped(nn.Module):
    """The network for rows without padding."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, types: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        result: tuple[Tensor, Tensor, Tensor] = self.network(ids, types, torch.ones_like(ids))
        return result


def settings_of(network: Network, version: str) -> dict[str, Any]:
    """What the runtime needs beside the network: the heads over two mentions' spots, rounded."""

    def plain(head: nn.Linear) -> dict[str, Any]:
        product, gap = head.weight[0].detach().double().chunk(2)
        rounded = [[round(float(v), 5) for v in part] for part in (product, gap)]
        return {"product": rounded[0], "gap": rounded[1], "bias": round(float(head.bias), 5)}

    return {"version": version, "event": plain(network.event), "entity": plain(network.entity)}


def load_network(path: Path, kind: str = "average") -> Network:
    """The network of a checkpoint; `kind` is "average" or "last"."""
    network = Network()
    network.load_state_dict(torch.load(path, map_location="cpu", weights_only=True)[kind])
    return network.eval()


def main() -> None:
    """Exports as the arguments say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--kind", default="average", choices=("average", "last"))
    parser.add_argument("--version", default=VERSION)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    with torch.no_grad():
        network = load_network(arguments.checkpoint, arguments.kind)
        export_network(network, arguments.out)
    text = json.dumps(settings_of(network, arguments.version))
    (arguments.out / "settings.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
