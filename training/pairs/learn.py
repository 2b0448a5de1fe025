"""The training loop: losses, schedule, averaged weights, checkpoints."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, distributed
from torch.nn import functional as F

from training.pairs.examples import Batch, Drawer, fill, make_batches
from training.pairs.network import Network, compare

ROUND = 2400  # pairs drawn at a time, then sorted by length


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """Everything that shapes a run. `tokens` is the size of a batch in word pieces, over all processes."""

    steps: int = 1000
    tokens: int = 2048
    encoder_rate: float = 1.6e-4
    head_rate: float = 1e-3
    warmup: float = 0.08
    decay: float = 0.01
    average: float = 0.99
    seed: int = 11


def learn(network: Network, drawer: Drawer, recipe: Recipe, out: Path, part: int, parts: int) -> None:
    """`out` holds a checkpoint of last and averaged weights, renewed every 100 steps.

    Runs in `parts` processes of one thread each (torch.distributed must be set up), each with its share of every batch.
    """
    torch.manual_seed(recipe.seed + part)
    optimizer = _optimizer(network, recipe)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda i: _rate(i / recipe.steps, recipe.warmup))
    average = {name: value.detach().clone() for name, value in network.state_dict().items()}
    network.train()
    began, sums = time.monotonic(), []
    for step, batch in zip(range(1, recipe.steps + 1), _batches(drawer, recipe, part, parts), strict=False):
        sums.append(_step(network, batch, optimizer))
        schedule.step()
        if part:
            continue
        if step % 4 == 0:
            _blend(average, network, min(recipe.average, step / (step + 40)) ** 4)
        if step % 20 == 0:
            _log(step, recipe.steps, time.monotonic() - began, sums[-20:])
        if step % 100 == 0 or step == recipe.steps:
            _save(network, average, out / "latest.pt")


def _batches(drawer: Drawer, recipe: Recipe, part: int, parts: int) -> Iterator[Batch]:
    """Without end; every process draws the same pairs and takes its share."""
    rng = random.Random(recipe.seed)
    while True:
        for group in make_batches([drawer.draw(rng) for _ in range(ROUND)], recipe.tokens, rng, parts):
            yield fill(group[part::parts])


def _rate(done: float, warmup: float) -> float:
    return done / warmup if done < warmup else max(0.0, (1 - done) / (1 - warmup))


def _optimizer(network: Network, recipe: Recipe) -> torch.optim.Optimizer:
    groups: dict[tuple[float, float], list[torch.nn.Parameter]] = {}
    for name, value in network.named_parameters():
        if value.requires_grad:
            encoder = name.startswith(("places", "types", "norm", "layers"))
            rate = recipe.encoder_rate if encoder else recipe.head_rate
            groups.setdefault((rate, 0.0 if value.ndim < 2 else recipe.decay), []).append(value)
    return torch.optim.AdamW(
        [{"params": values, "lr": rate, "weight_decay": decay} for (rate, decay), values in groups.items()]
    )


def _step(network: Network, batch: Batch, optimizer: torch.optim.Optimizer) -> dict[str, float]:
    losses = find_losses(network, batch)
    optimizer.zero_grad(set_to_none=True)
    sum(losses.values(), torch.zeros(())).backward()
    _share_gradients(network)
    torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
    return {name: float(value.detach()) for name, value in losses.items()}


def _share_gradients(network: Network) -> None:
    """Every process holds the mean of all processes' gradients."""
    trained = [p for p in network.parameters() if p.requires_grad]
    grads = [p.grad if p.grad is not None else torch.zeros_like(p) for p in trained]
    flat = torch.cat([grad.reshape(-1) for grad in grads])
    distributed.all_reduce(flat)
    flat /= distributed.get_world_size()
    for p, g in zip(trained, flat.split([p.numel() for p in trained]), strict=True):
        p.grad = g.view_as(p)


def find_losses(network: Network, batch: Batch) -> dict[str, Tensor]:
    """The weighted losses of one batch: one event, one entity, event words, pair same, pair conflict."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        pair, spots, trigger = network(batch.ids, batch.types, batch.mask)
    pair, spots, trigger = pair.float(), spots.float(), trigger.float()
    found = batch.spots @ spots.flatten(0, 1)
    x, y = found[batch.left], found[batch.right]
    losses = {}
    for kind, (name, head) in enumerate((("event", network.event), ("entity", network.entity))):
        here = batch.entity == kind
        logits = compare(head, x[here], y[here])
        losses[name] = (
            (3.0 if kind == 0 else 0.7)
            * F.binary_cross_entropy_with_logits(logits, batch.label[here], reduction="sum")
            / max(1, int(here.sum()))
        )
    losses["trigger"] = 0.3 * _known(trigger, batch.trigger)
    losses["same"] = 0.7 * _known(pair[:, 0], batch.same)
    losses["conflict"] = 0.3 * _known(pair[:, 1], batch.conflict)
    return losses


def _known(logits: Tensor, wanted: Tensor) -> Tensor:
    """Mean cross-entropy over the places whose label is known (not below 0)."""
    known = (wanted >= 0).float()
    loss = F.binary_cross_entropy_with_logits(logits, wanted.clamp(min=0), reduction="none")
    return (loss * known).sum() / known.sum().clamp(min=1.0)


def _blend(average: dict[str, Tensor], network: Network, keep: float) -> None:
    for name, value in network.named_parameters():
        if value.requires_grad:
            average[name].lerp_(value.detach(), 1 - keep)


def _save(network: Network, average: dict[str, Tensor], path: Path) -> None:
    part = path.with_suffix(".part")
    torch.save({"last": network.state_dict(), "average": average}, part)
    part.replace(path)


def _log(step: int, total: int, seconds: float, sums: list[dict[str, float]]) -> None:
    means = {name: round(sum(row[name] for row in sums) / len(sums), 4) for name in sums[0]}
    print(json.dumps({"step": step, "of": total, "seconds": round(seconds), **means}), flush=True)
