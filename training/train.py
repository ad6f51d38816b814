"""Trains the network: `python -m training.train --data ../shared/data/polnear --bert MODEL_FOLDER --work FOLDER`.

The rate rises, stays, and falls to nothing over the last steps. Where to begin the fall can be left to the clock
(make a file `decay` in the work folder); the phases that this makes are printed, and given, repeat the run.
"""

from __future__ import annotations

import argparse
import multiprocessing
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, distributed, nn
from torch.nn import functional as fn

from training.batches import IGNORED, Batch, collate, epoch
from training.cache import lower_outputs
from training.examples import Window, make_windows
from training.model import Network, Shape, load_bert
from training.polnear import read_split

SAVE_EVERY = 50
SHOW_EVERY = 20
# A cue has about this many words that belong to it; it makes the two losses alike in size.
WORDS_OF_A_CUE = 20
# One word in so many begins a cue; with it the losses are by cue on average, and steady from batch to batch.
WORDS_BETWEEN_CUES = 37
HELPER_WEIGHT = 0.3
# A layer learns by this part of the rate of the layer above it.
LAYER_BELOW = 0.9
# What of the average of the weights stays at each step; early on less, so that the beginning is forgotten.
AVERAGE = 0.995


@dataclass(frozen=True)
class Crew:
    """Processes that each take a part of every batch and average their gradients. On a busy machine two of one
    thread get more done than one of two threads, which wait for each other at every operation."""

    rank: int
    size: int

    def agree(self, seen: bool) -> bool:
        """Whether any of them has seen it."""
        if self.size == 1:
            return seen
        vote = torch.tensor(int(seen))
        distributed.all_reduce(vote)
        return bool(vote)

    def share(self, parameters: list[nn.Parameter]) -> None:
        if self.size == 1:
            return
        flat = torch.cat([torch.zeros_like(p).flatten() if p.grad is None else p.grad.flatten() for p in parameters])
        distributed.all_reduce(flat)
        flat /= self.size
        for p, part in zip(parameters, flat.split([p.numel() for p in parameters]), strict=True):
            p.grad = part.view_as(p)


@dataclass(frozen=True)
class Phase:
    """So many steps with batches of at most so many pieces; `scale` multiplies the rates."""

    steps: int
    pieces: int
    scale: float = 1.0

    @classmethod
    def of(cls, text: str) -> Phase:
        """From "200x2048" or "900x1024x0.8"."""
        steps, pieces, *scale = text.split("x")
        return cls(int(steps), int(pieces), float(scale[0]) if scale else 1.0)


@dataclass
class Plan:
    """Steps and rates. `fall` is the part of all steps, the last ones, over which the rate falls."""

    phases: tuple[Phase, ...]
    warm_up: int = 60
    fall: float = 0.4
    layer_rate: float = 2.5e-4
    head_rate: float = 1e-3

    @property
    def steps(self) -> int:
        return sum(phase.steps for phase in self.phases)

    def factor(self, step: int) -> float:
        """The rate at `step` as a part of the highest."""
        falling = max(1, round(self.steps * self.fall))
        return self.phase(step).scale * max(0.0, min(1.0, (step + 1) / self.warm_up, (self.steps - step) / falling))

    def phase(self, step: int) -> Phase:
        for phase in self.phases:
            if step < phase.steps:
                return phase
            step -= phase.steps
        return self.phases[-1]

    def begin_fall(self, step: int) -> None:
        """Shortens the last phase so that the rate falls from this step on."""
        total = round(step / (1 - self.fall))
        before = sum(phase.steps for phase in self.phases[:-1])
        self.phases = (*self.phases[:-1], replace(self.phases[-1], steps=total - before))


def batches(windows: list[Window], plan: Plan, seed: int) -> Iterator[list[int]]:
    """Window numbers, a list for each step; every phase begins with an epoch of its own order."""
    for number, phase in enumerate(plan.phases):
        steps, turn, last = 0, 0, number == len(plan.phases) - 1
        while last or steps < phase.steps:
            for batch in epoch(windows, phase.pieces, (seed, turn, number) if number else (seed, turn)):
                steps += 1
                if last or steps <= phase.steps:
                    yield batch
            turn += 1


def load_tokenizer(folder: Path) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def gather(x: Tensor, words: Tensor) -> Tensor:
    return x.gather(1, words.unsqueeze(-1).expand(-1, -1, x.shape[-1]))


def losses(network: Network, batch: Batch, words: float) -> tuple[Tensor, Tensor, Tensor]:
    """Of cue tags, role tags and helper tags, for a batch, by `words`; helper tags only teach the layers."""
    seen = network.upper(batch.hidden, batch.look, batch.bias)
    cue, word, as_cue, helper = (gather(x.float(), batch.words) for x in seen)
    share = words / WORDS_BETWEEN_CUES * WORDS_OF_A_CUE
    cue_loss = fn.cross_entropy(cue.transpose(1, 2), batch.cue_tags, ignore_index=IGNORED, reduction="sum") / share
    there = (batch.cue_tags != IGNORED).unsqueeze(-1)
    helper_loss = fn.binary_cross_entropy_with_logits(helper, batch.helper, there.float().expand_as(helper))
    if not len(batch.owner):
        return cue_loss, cue_loss * 0, helper_loss
    half = as_cue.shape[-1] // 2
    begin, end = as_cue[batch.owner, batch.begin, :half], as_cue[batch.owner, batch.end, half:]
    tags = network.roles(word[batch.owner], begin, end, batch.distance, batch.lines).float()
    role_loss = fn.cross_entropy(tags.transpose(1, 2), batch.roles, ignore_index=IGNORED, reduction="sum") / share
    return cue_loss, role_loss, helper_loss


def optimizer_of(network: Network, plan: Plan) -> torch.optim.AdamW:
    groups = network.trained()
    rates = [plan.head_rate, *(plan.layer_rate * LAYER_BELOW**below for below in range(len(groups) - 1))]
    return torch.optim.AdamW(
        [{"params": group, "lr": rate, "top": rate} for group, rate in zip(groups, rates, strict=True)],
        betas=(0.9, 0.98),
        weight_decay=0.01,
        fused=True,
    )


def train(
    network: Network,
    windows: list[Window],
    cached: tuple[np.ndarray, np.ndarray],
    plan: Plan,
    work: Path,
    seed: int,
    crew: Crew,
    halved: bool,
) -> None:
    """Trains in place, with products in bfloat16 where `halved`; goes on from `work/last.pt` where there is one."""
    rows, starts = cached
    optimizer = optimizer_of(network, plan)
    parameters = [p for group in optimizer.param_groups for p in group["params"]]
    done, last = 0, work / "last.pt"
    if last.exists():
        saved = torch.load(last, weights_only=True)
        network.load_state_dict(saved["network"])
        optimizer.load_state_dict(saved["optimizer"])
        done = saved["step"]
    average = [p.detach().clone() for p in parameters]
    if done:
        for kept, value in zip(average, saved["average"], strict=True):
            kept.copy_(value)
    falling = False
    total, begun = np.zeros(3), time.monotonic()
    for step, chosen in enumerate(batches(windows, plan, seed)):
        if step < done:
            continue
        if step == plan.steps:
            break
        if crew.agree((work / "decay").exists() and not falling):
            falling = True
            plan.begin_fall(step)
            print(f"the rate falls from step {step} to {plan.steps}; repeat with {plan.phases}", flush=True)
        # Dropout follows from the step, so that a run that was stopped goes on as it would have.
        torch.manual_seed((seed << 32) + step * crew.size + crew.rank)
        words = sum(len(windows[i].words) for i in chosen) / crew.size
        chosen = chosen[crew.rank :: crew.size] or chosen
        batch = collate(
            [windows[i] for i in chosen], [rows[starts[i] : starts[i + 1]] for i in chosen], network.shape.farthest
        )
        with torch.autocast("cpu", torch.bfloat16, enabled=halved):
            parts = losses(network, batch, words)
        optimizer.zero_grad(set_to_none=True)
        (parts[0] + parts[1] + HELPER_WEIGHT * parts[2]).backward()
        crew.share(parameters)
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        for group in optimizer.param_groups:
            group["lr"] = group["top"] * plan.factor(step)
        optimizer.step()
        stays = min(AVERAGE, (step + 1) / (step + 10))
        torch._foreach_lerp_(average, [p.detach() for p in parameters], 1 - stays)
        total += [float(part.detach()) for part in parts]
        if crew.rank:
            continue
        if (step + 1) % SHOW_EVERY == 0:
            spent = time.monotonic() - begun
            print(f"step {step + 1} of {plan.steps} loss {np.round(total / SHOW_EVERY, 4)} {spent:.0f}s", flush=True)
            total[:] = 0
        if (step + 1) % SAVE_EVERY == 0 or step + 1 == plan.steps:
            save(last, network, optimizer, average, step + 1)


def save(path: Path, network: Network, optimizer: torch.optim.Optimizer, average: list[Tensor], step: int) -> None:
    state = {
        "network": network.state_dict(),
        "optimizer": optimizer.state_dict(),
        "average": average,
        "step": step,
        "shape": asdict(network.shape),
    }
    torch.save(state, path.with_suffix(".tmp"))
    path.with_suffix(".tmp").replace(path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="PolNeAR: a folder with train/")
    parser.add_argument("--bert", type=Path, required=True, help="a folder with tokenizer.json and model.safetensors")
    parser.add_argument("--work", type=Path, required=True, help="cache and checkpoints")
    parser.add_argument("--phases", nargs="+", type=Phase.of, default=[Phase(2000, 1024)], help="STEPSxPIECES[xSCALE]")
    parser.add_argument("--frozen", type=int, default=0)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--fall", type=float, default=0.4, help="part of the steps over which the rate falls")
    parser.add_argument("--layer-rate", type=float, default=2.5e-4)
    parser.add_argument("--bfloat16", action="store_true", help="on processors with AVX-512 bf16 or AMX")
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    (options.work / "crew").unlink(missing_ok=True)
    others = [
        multiprocessing.get_context("spawn").Process(target=run, args=(options, Crew(rank, options.processes)))
        for rank in range(1, options.processes)
    ]
    for other in others:
        other.start()
    run(options, Crew(0, options.processes))
    for other in others:
        other.join()


def run(options: argparse.Namespace, crew: Crew) -> None:
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    network = Network(Shape(layers=options.layers, frozen=options.frozen))
    load_bert(network, options.bert / "model.safetensors")
    windows = make_windows(load_tokenizer(options.bert), read_split(options.data / "train"))
    network.eval()
    if crew.size > 1:
        meeting = f"file://{(options.work / 'crew').resolve()}"
        distributed.init_process_group(
            "gloo", init_method=meeting, rank=crew.rank, world_size=crew.size, timeout=timedelta(hours=4)
        )
    if crew.rank == 0:
        lower_outputs(network, windows, options.work / "train.npy")
    if crew.size > 1:
        distributed.barrier()
    cached = lower_outputs(network, windows, options.work / "train.npy")
    network.lower.requires_grad_(False)
    network.train()
    plan = Plan(tuple(options.phases), fall=options.fall, layer_rate=options.layer_rate)
    train(network, windows, cached, plan, options.work, options.seed, crew, options.bfloat16)


if __name__ == "__main__":
    main()
