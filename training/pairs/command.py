"""python -m training.pairs --data ECBPLUS --out DIR: trains the pair model and writes its checkpoints."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

import torch
from torch import distributed

from training.attribution.command import base_folder, base_tokenizer
from training.pairs.corpus import Passage, read_sentences
from training.pairs.examples import Drawer, Mixture
from training.pairs.learn import Recipe, learn
from training.pairs.network import Network, load_encoder

HELD_BACK = ("4", "14", "26", "32")
PROCESSES = 2


def hold_back(sentences: list[Passage]) -> tuple[list[Passage], list[Passage]]:
    """(for learning, held back to weigh this model against the features of the other): four of 25 topics."""
    return [s for s in sentences if s.topic not in HELD_BACK], [s for s in sentences if s.topic in HELD_BACK]


def main() -> None:
    """Trains as the arguments say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="ECB+ folder")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=Recipe.__dataclass_fields__["steps"].default)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    meeting = (arguments.out / "meeting").resolve()
    meeting.unlink(missing_ok=True)
    torch.multiprocessing.spawn(_work, (arguments, f"file://{meeting}"), nprocs=PROCESSES)


def _work(part: int, arguments: argparse.Namespace, meeting: str) -> None:
    torch.set_num_threads(1)
    distributed.init_process_group("gloo", init_method=meeting, rank=part, world_size=PROCESSES)
    learning, _ = hold_back(read_sentences(arguments.data, "Train"))
    torch.manual_seed(1)
    network = Network()
    load_encoder(network, base_folder())
    drawer = Drawer(learning, base_tokenizer(), Mixture())
    learn(network, drawer, Recipe(steps=arguments.steps), arguments.out, part, PROCESSES)
    distributed.destroy_process_group()
