"""The training loop: losses, schedule, averaged weights, checkpoints."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, distributed
from torch.nn import functional as F

from headwater.extract.tagger_pieces import find_distances
from training.attribution.network import Network
from training.attribution.windows import MASKED, SEP, Batch, Example, cut_windows, make_batches


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """Everything that shapes a stage. `last` ends it after so many epochs, `stop` after so many steps (0: all of them).

    `roles` weighs the loss of the reader's own role heads, `blank` is the share of pieces hidden from the reader, and
    `places` says whether the place embeddings learn too.
    """

    epochs: int = 6
    last: int = 0
    stop: int = 0
    window: int = 256
    batch: int = 8
    encoder_rate: float = 1.5e-4
    head_rate: float = 1e-3
    warmup: float = 0.06
    decay: float = 0.01
    average: float = 0.998
    roles: float = 1.0
    blank: float = 0.0
    places: bool = False
    seed: int = 7


LONGER = Recipe(
    epochs=4,
    last=1,
    window=384,
    batch=6,
    encoder_rate=1e-4,
    head_rate=5e-4,
    roles=6.0,
    blank=0.05,
    places=True,
    seed=11,
)
"""A second stage that was tried: longer windows, the role heads of the reader weighted up. It brought nothing."""


def learn(network: Network, examples: Sequence[Example], recipe: Recipe, out: Path, part: int, parts: int) -> None:
    """`out` holds a checkpoint of last and averaged weights for each epoch.

    Runs in `parts` processes of one thread each (torch.distributed must be set up), each with its share
    of every batch: on a shared machine that is faster than two threads which wait for each other.
    """
    rng = random.Random(recipe.seed)
    epochs = [_epoch(examples, recipe, rng, part, parts) for _ in range(recipe.epochs)]
    total = sum(len(batches) for batches in epochs)
    torch.manual_seed(recipe.seed + part)
    rng = random.Random(recipe.seed + part)
    network.reader.places.requires_grad_(recipe.places)
    optimizer = _optimizer(network, recipe)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda i: _rate(i / total, recipe.warmup))
    average = {name: value.detach().clone() for name, value in network.state_dict().items()}
    network.train()
    step, began = 0, time.monotonic()
    for number, batches in enumerate(epochs, 1):
        sums: list[dict[str, float]] = []
        for batch in batches:
            sums.append(_step(network, _hidden(batch, recipe.blank), optimizer, rng, recipe.roles))
            schedule.step()
            step += 1
            if not part:
                _keep(network, average, recipe, step, out, len(batches) // 2)
            if not part and step % 25 == 0:
                _log(step, total, time.monotonic() - began, sums[-25:])
            if step == recipe.stop:
                break
        done = step in (recipe.stop, total) or number == recipe.last
        if not part:
            _save(network, average, out / ("final.pt" if done else f"epoch{number}.pt"))
        if done:
            return


def _hidden(batch: Batch, share: float) -> Batch:
    """The batch with about this share of its pieces masked."""
    if not share:
        return batch
    chosen = (torch.rand(batch.ids.shape) < share) & (batch.ids > SEP)
    return replace(batch, ids=batch.ids.masked_fill(chosen, MASKED))


def _keep(network: Network, average: dict[str, Tensor], recipe: Recipe, step: int, out: Path, half: int) -> None:
    if step % 4 == 0:
        _blend(average, network, min(recipe.average, step / (step + 40)) ** 4)
    if half and step % half == 0:
        _save(network, average, out / "latest.pt")


def _epoch(examples: Sequence[Example], recipe: Recipe, rng: random.Random, part: int, parts: int) -> list[Batch]:
    windows = [w for example in examples for w in cut_windows(example, recipe.window, rng)]
    return list(make_batches(windows, recipe.batch, rng, part, parts))


def _rate(done: float, warmup: float) -> float:
    return done / warmup if done < warmup else max(0.0, (1 - done) / (1 - warmup))


def _optimizer(network: Network, recipe: Recipe) -> torch.optim.Optimizer:
    groups: dict[tuple[float, float], list[torch.nn.Parameter]] = {}
    encoder = ("reader.words", "reader.places", "reader.types", "reader.norm", "reader.layers")
    for name, value in network.named_parameters():
        if not value.requires_grad:
            continue
        rate = recipe.encoder_rate if name.startswith(encoder) else recipe.head_rate
        decay = 0.0 if value.ndim < 2 else recipe.decay
        groups.setdefault((rate, decay), []).append(value)
    return torch.optim.AdamW(
        [{"params": values, "lr": rate, "weight_decay": decay} for (rate, decay), values in groups.items()]
    )


def _step(
    network: Network, batch: Batch, optimizer: torch.optim.Optimizer, rng: random.Random, roles: float
) -> dict[str, float]:
    losses = find_losses(network, batch, rng, roles)
    optimizer.zero_grad(set_to_none=True)
    sum(losses.values(), torch.zeros(())).backward()
    _share_gradients(network)
    torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
    return {name: float(value.detach()) for name, value in losses.items()}


def _share_gradients(network: Network) -> None:
    """Every process holds the mean of all processes' gradients."""
    grads = [p.grad for p in network.parameters() if p.requires_grad and p.grad is not None]
    flat = torch.cat([grad.reshape(-1) for grad in grads])
    distributed.all_reduce(flat)
    flat /= distributed.get_world_size()
    for grad, mean in zip(grads, flat.split([grad.numel() for grad in grads]), strict=True):
        grad.copy_(mean.view_as(grad))


def find_losses(network: Network, batch: Batch, rng: random.Random, weight: float = 1.0) -> dict[str, Tensor]:
    """The weighted losses of one batch: cue tags, roles of each piece, roles of each piece for each cue, cue or not.

    `weight` is that of the roles of each piece.
    """
    with torch.autocast("cpu", dtype=torch.bfloat16):
        cue, roles, text, spot = network.reader(batch.ids, batch.types, batch.mask)
    cue, roles = cue.float(), roles.float()
    owner, spans, kept = _cue_rows(batch, cue.detach().softmax(-1)[..., 1], rng)
    length = batch.ids.shape[1]
    edges = np.array(spans)
    places = np.broadcast_to(np.arange(length), (len(spans), length))
    distance = torch.from_numpy(find_distances(places, edges[:, 0], edges[:, 1]))
    inside = (distance == 0).to(spot.dtype)
    centre = torch.einsum("cl,cld->cd", inside, spot[owner]) / inside.sum(1, keepdim=True)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        linked, valid = network.linker(text[owner], centre, distance, batch.mask[owner])
    linked, valid = linked.float(), valid.float()
    wanted = torch.zeros(len(owner), length, 3)
    real = kept >= 0
    for i, rows in enumerate((batch.source, batch.content, batch.cue)):
        wanted[real, :, i] = rows[kept[real]].float()
    mask = batch.mask.float()
    near = batch.mask[owner].float()[:, :, None]
    pair = (F.binary_cross_entropy_with_logits(linked, wanted, reduction="none") * near).sum((0, 1)) / near.sum()
    plain = torch.stack([_any(batch, batch.source), _any(batch, batch.content)], -1).float()
    loose = F.binary_cross_entropy_with_logits(roles, plain, reduction="none").mean(-1)
    tags = F.cross_entropy(cue.transpose(1, 2), _cue_tags(batch), reduction="none")
    return {
        "cue": 5 * (tags * mask).sum() / mask.sum(),
        "roles": weight * (loose * mask).sum() / mask.sum(),
        "source": 8 * pair[0],
        "content": 8 * pair[1],
        "again": 2 * pair[2],
        "valid": 0.5 * F.binary_cross_entropy_with_logits(valid, real.float()),
    }


def _any(batch: Batch, rows: Tensor) -> Tensor:
    out = torch.zeros_like(batch.ids)
    return out.index_add_(0, batch.owner, rows.long()).clamp_(max=1)


def _cue_tags(batch: Batch) -> Tensor:
    """Per piece 0 outside, 1 first piece of a cue, 2 further piece."""
    tags = 2 * _any(batch, batch.cue)
    tags[batch.owner, batch.cue.int().argmax(1)] = 1
    return tags


def _cue_rows(batch: Batch, begins: Tensor, rng: random.Random) -> tuple[Tensor, list[tuple[int, int]], Tensor]:
    """Rows for the second stage: every gold cue (one in six with an edge moved) and one likely false cue a window.

    Returns the window of each row, its first and last place, and its gold row or -1.
    """
    owner, spans, kept = [], [], []
    for i, row in enumerate(batch.cue):
        places = row.nonzero()[:, 0]
        owner.append(int(batch.owner[i]))
        spans.append(_moved(int(places[0]), int(places[-1]), rng))
        kept.append(i)
    false = begins.masked_fill((_any(batch, batch.cue) > 0) | ~batch.mask, -1.0)
    false[:, 0] = -1.0
    for i, place in enumerate(false.argmax(1).tolist()):
        owner.append(i)
        spans.append((place, place))
        kept.append(-1)
    return torch.tensor(owner), spans, torch.tensor(kept)


def _moved(first: int, last: int, rng: random.Random) -> tuple[int, int]:
    chance = rng.random()
    if last > first and chance < 0.08:
        return first + 1, last
    if last > first and chance < 0.16:
        return first, last - 1
    return first, last


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
