"""Checkpoint -> the files that ship: reader.onnx and linker.onnx (int8), tokenizer.json, settings.json."""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.attribution.command import base_folder
from training.attribution.network import SMALL, Attention, Network


class PackedEmbedding(nn.Module):
    """An embedding stored as int8 with one scale a row."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("values", (weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        return self.values[ids].to(torch.float32) * self.scale[ids]


class ShippedReader(nn.Module):
    """The reader with its outputs in the order that the runtime takes them."""

    def __init__(self, reader: nn.Module) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: Tensor, types: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        cue, roles, text, spot = self.reader(ids, types, mask)
        return cue, text, spot, roles


def export_network(network: Network, out: Path, *, whole: bool = False) -> None:
    """`out` holds reader.onnx and linker.onnx; with `whole`, matrices stay float32."""
    network.eval()
    for module in network.modules():
        if isinstance(module, Attention):
            module.plain = True
    words = network.reader.words
    network.reader.words = PackedEmbedding(words.weight.detach())
    ids = torch.ones(2, 16, dtype=torch.long)
    row = torch.ones(3, 16, dtype=torch.long)
    rows, places = {0: "rows", 1: "places"}, {0: "cues", 1: "places"}
    with tempfile.TemporaryDirectory() as folder:
        _export(
            ShippedReader(network.reader), (ids, ids, ids), Path(folder, "reader.onnx"),
            {"ids": rows, "types": rows, "mask": rows}, {"cue": rows, "text": rows, "spot": rows, "roles": rows},
        )  # fmt: skip
        _export(
            network.linker, (torch.randn(3, 16, SMALL), torch.randn(3, SMALL), row, row),
            Path(folder, "linker.onnx"),
            {"text": places, "spot": {0: "cues"}, "distance": places, "mask": places},
            {"roles": places, "valid": {0: "cues"}},
        )  # fmt: skip
        for name in ("reader.onnx", "linker.onnx"):
            quantize(Path(folder, name), out / name, whole=whole)
    network.reader.words = words


def _export(module: nn.Module, inputs: tuple[Tensor, ...], path: Path, ins: dict, outs: dict) -> None:
    torch.onnx.export(
        module, inputs, str(path), input_names=list(ins), output_names=list(outs),
        dynamic_axes={**ins, **outs}, opset_version=17, dynamo=False,
    )  # fmt: skip


def quantize(source: Path, target: Path, *, whole: bool = False) -> None:
    """`target` holds the network at `source` with int8 matrices, or as it is if `whole`."""
    if whole:
        shutil.copy(source, target)
        return
    quantize_dynamic(
        str(source), str(target), weight_type=QuantType.QInt8, per_channel=True,
        op_types_to_quantize=["MatMul", "Gemm"], extra_options={"MatMulConstBOnly": True},
    )  # fmt: skip
    onnx.checker.check_model(str(target))


def load_network(path: Path, kind: str = "average") -> Network:
    """The network of a checkpoint; `kind` is "average" or "last"."""
    network = Network()
    network.load_state_dict(torch.load(path, map_location="cpu", weights_only=True)[kind])
    return network.eval()


def export_checkpoint(path: Path, out: Path, settings: dict, *, kind: str = "average", whole: bool = False) -> None:
    """`out` holds the model files of the checkpoint at `path`."""
    out.mkdir(parents=True, exist_ok=True)
    with torch.no_grad():
        export_network(load_network(path, kind), out, whole=whole)
    shutil.copy(base_folder() / "tokenizer.json", out / "tokenizer.json")
    (out / "settings.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Exports as the arguments say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--kind", default="average", choices=("average", "last"))
    parser.add_argument("--whole", action="store_true", help="leave the matrices in float32")
    parser.add_argument("--version", default="attribution-model@1")
    arguments = parser.parse_args()
    export_checkpoint(
        arguments.checkpoint, arguments.out, {"version": arguments.version}, kind=arguments.kind, whole=arguments.whole
    )


if __name__ == "__main__":
    main()
