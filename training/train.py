"""Trains the network: `python -m training.train --data ../shared/data/polnear --bert MODEL_FOLDER --work FOLDER`.

The rate rises, stays, and falls to nothing over the last steps. Where to begin the fall can be left to the clock
(make a file `decay` in the work folder); the phases that this makes are printed, and given, repeat the run.
"""

from __future__ import annotations

import argparse
import multiprocessing
import time
from dataclasses import asdict, replace
from datetime import timedelta
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, distributed

from training.batches import collate
from training.cache import lower_outputs
from training.examples import Window, make_openings, make_windows
from training.gum import is_held_out, read_gum
from training.losses import WEIGHTS, losses
from training.model import Network, Shape, load_bert
from training.plan import Crew, Phase, Plan, batches
from training.polnear import read_split
from training.silver import read_silver
from training.vectors import read_openings, vectors_of

SAVE_EVERY = 50
SHOW_EVERY = 20
# A layer learns by this part of the rate of the layer above it.
LAYER_BELOW = 0.9
# What of the average of the weights stays at each step; early on less, so that the beginning is forgotten.
AVERAGE = 0.995


def load_tokenizer(folder: Path) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


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
    vectors: np.ndarray,
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
    total, begun = np.zeros(len(WEIGHTS)), time.monotonic()
    for step, chosen in enumerate(batches(windows, plan, seed)):
        if step < done:
            continue
        if step == min(plan.steps, plan.until or plan.steps):
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
            [windows[i] for i in chosen],
            [rows[starts[i] : starts[i + 1]] for i in chosen],
            [vectors[i] for i in chosen],
            network.shape.farthest,
        )
        with torch.autocast("cpu", torch.bfloat16, enabled=halved):
            parts = losses(network, batch, words)
        optimizer.zero_grad(set_to_none=True)
        sum(weight * part for weight, part in zip(WEIGHTS, parts, strict=True)).backward()
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
        if (step + 1) % SAVE_EVERY == 0 or step + 1 in (plan.steps, plan.until):
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
    parser.add_argument("--gum", type=Path, help="GUM: a folder of .conllu, for names and syntax")
    parser.add_argument("--press", type=Path, help="an archive whose English articles teach the vector of a text")
    parser.add_argument("--bert", type=Path, required=True, help="a folder with tokenizer.json and model.safetensors")
    parser.add_argument("--work", type=Path, required=True, help="cache and checkpoints")
    parser.add_argument("--phases", nargs="+", type=Phase.of, default=[Phase(2000, 1024)], help="STEPSxPIECES[xSCALE]")
    parser.add_argument("--until", type=int, help="stop at this step of the plan")
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


def material(tokenizer: Tokenizer, options: argparse.Namespace) -> list[Window]:
    """Windows of everything that teaches: attributions with silver names and syntax, gold ones of GUM, openings."""
    documents = read_split(options.data / "train")
    silver = options.data / "corenlp_train.jsonl.xz"
    if silver.exists():
        known = read_silver(silver, {document.name: document.text for document in documents})
        documents = [replace(document, known=known.get(document.name)) for document in documents]
    if options.gum:
        documents += [document for document in read_gum(options.gum) if not is_held_out(document.name)]
    windows = make_windows(tokenizer, documents)
    return windows + make_openings(tokenizer, read_openings(options.press)) if options.press else windows


def run(options: argparse.Namespace, crew: Crew) -> None:
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    network = Network(Shape(layers=options.layers, frozen=options.frozen))
    load_bert(network, options.bert / "model.safetensors")
    windows = material(load_tokenizer(options.bert), options)
    network.eval()
    if crew.size > 1:
        meeting = f"file://{(options.work / 'crew').resolve()}"
        distributed.init_process_group(
            "gloo", init_method=meeting, rank=crew.rank, world_size=crew.size, timeout=timedelta(hours=4)
        )
    if crew.rank == 0:
        lower_outputs(network, windows, options.work / "train.npy")
        vectors_of(windows, options.bert, options.work / "vectors.npy")
    if crew.size > 1:
        distributed.barrier()
    cached = lower_outputs(network, windows, options.work / "train.npy")
    vectors = vectors_of(windows, options.bert, options.work / "vectors.npy")
    network.lower.requires_grad_(False)
    network.train()
    plan = Plan(tuple(options.phases), fall=options.fall, layer_rate=options.layer_rate, until=options.until)
    train(network, windows, cached, vectors, plan, options.work, options.seed, crew, options.bfloat16)


if __name__ == "__main__":
    main()
