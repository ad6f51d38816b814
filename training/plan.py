"""How a training goes: steps and rates, batches in their order, and the processes that share them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import torch
from torch import distributed, nn

from training.batches import epoch
from training.examples import Window


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
    """Steps and rates. `fall` is the part of all steps, the last ones, over which the rate falls; a run ends before its
    last step if `until` says so."""

    phases: tuple[Phase, ...]
    until: int | None = None
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
