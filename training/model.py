"""The network: a BERT encoder whose lower layers stay as they came, and heads for cues and for their roles.

    pieces -> lower layers (frozen) -> + look -> upper layers -> words
    words -> cue tags (out, begins, goes on, ends, alone), name tags
    mean of the pieces -> vector of the text
    (cue, word) -> role tags (out, and the same four for a source and for a content)

A head for syntax (who depends on whom: Dozat and Manning 2017) only teaches the layers and is not exported.

The role head adds a vector of the cue, a vector of the word and the distance between them, and reads the sum with
convolutions along the words; so each cue has a sequence of its own, and relations can overlap, nest and have gaps.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import NamedTuple

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as fn

from broadsheet.encoder.naming import TAGS
from broadsheet.encoder.pieces import LOOKS
from training.examples import CUE_TAGS, ROLE_TAGS
from training.tokens import RELATIONS

DROPPED = 0.1
# Three convolutions of three words, ever wider apart, see 13 words to each side.
APART = (1, 3, 9)
ARC_WIDTH = 128


@dataclass(frozen=True)
class Shape:
    """Sizes. `frozen` counts the lowest layers that are not trained; the embeddings below them never are."""

    vocabulary: int = 30522
    width: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    positions: int = 512
    frozen: int = 3
    role_width: int = 96
    farthest: int = 60
    looks: int = LOOKS

    def to_json(self) -> str:
        return json.dumps(asdict(self))


class Layer(nn.Module):
    """One post-norm transformer layer, as BERT has it."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.qkv = nn.Linear(shape.width, 3 * shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.norm_1 = nn.LayerNorm(shape.width, eps=1e-12)
        self.wide = nn.Linear(shape.width, shape.inner)
        self.narrow = nn.Linear(shape.inner, shape.width)
        self.norm_2 = nn.LayerNorm(shape.width, eps=1e-12)
        self.drop = nn.Dropout(DROPPED)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        """x: (batch, length, width); bias: (batch, 1, 1, length), 0 or minus infinity, or None without padding."""
        q, k, v = self.qkv(x).split(x.shape[-1], -1)
        x = self.norm_1(x + self.drop(self.out(self.attend(q, k, v, bias))))
        inner: Tensor = self.norm_2(x + self.drop(self.narrow(fn.gelu(self.wide(x)))))
        return inner

    def attend(self, q: Tensor, k: Tensor, v: Tensor, bias: Tensor | None) -> Tensor:
        """By hand: on a CPU the way back through torch's fused form takes three times as long."""
        batch, length, width = q.shape
        q, k, v = (each.view(batch, length, self.heads, width // self.heads).transpose(1, 2) for each in (q, k, v))
        scores = q @ k.transpose(2, 3) * (width // self.heads) ** -0.5
        mixed = (scores if bias is None else scores + bias).softmax(-1) @ v
        return mixed.transpose(1, 2).reshape(batch, length, width)


class Lower(nn.Module):
    """Ids to the output of the frozen layers."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.word = nn.Embedding(shape.vocabulary, shape.width)
        self.position = nn.Embedding(shape.positions, shape.width)
        self.kind = nn.Parameter(torch.zeros(shape.width))
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.frozen))

    def forward(self, ids: Tensor, bias: Tensor | None) -> Tensor:
        x = self.norm(self.word(ids) + self.position.weight[: ids.shape[1]] + self.kind)
        for layer in self.layers:
            x = layer(x, bias)
        return x


class Seen(NamedTuple):
    """What the heads say: by piece cue (b, l, CUE_TAGS), as_word (b, l, w), as_cue (b, l, 2w), names (b, l, TAGS); of
    the window vector (b, width), not yet of length one."""

    cue: Tensor
    as_word: Tensor
    as_cue: Tensor
    names: Tensor
    vector: Tensor


class Upper(nn.Module):
    """Output of the frozen layers to the vectors that the heads read."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.look = nn.Embedding(shape.looks, shape.width)
        nn.init.normal_(self.look.weight, std=0.02)
        self.drop = nn.Dropout(DROPPED)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers - shape.frozen))
        self.cue = nn.Linear(shape.width, CUE_TAGS)
        self.as_word = nn.Linear(shape.width, shape.role_width)
        self.as_cue = nn.Linear(shape.width, 2 * shape.role_width)
        self.names = nn.Linear(shape.width, TAGS)
        self.vector = nn.Linear(shape.width, shape.width)
        nn.init.eye_(self.vector.weight)
        nn.init.zeros_(self.vector.bias)

    def forward(self, x: Tensor, look: Tensor, bias: Tensor | None) -> tuple[Seen, Tensor]:
        """What is exported, and the last layer's output for the helpers of training."""
        x = self.drop(x + self.look(look))
        for layer in self.layers:
            x = layer(x, bias)
        if bias is None:
            mean = x.mean(1)
        else:
            there = (bias[:, 0, 0] == 0).unsqueeze(-1).to(x.dtype)
            mean = (x * there).sum(1) / there.sum(1)
        dropped = self.drop(x)
        heads = self.cue(dropped), self.as_word(dropped), self.as_cue(dropped), self.names(dropped)
        return Seen(*heads, self.vector(mean)), dropped


class Helpers(nn.Module):
    """Heads that only teach the layers: which words are some source or content, and syntax."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.part = nn.Linear(shape.width, 4)
        self.relation = nn.Linear(shape.width, len(RELATIONS) + 1)
        self.below = nn.Linear(shape.width, ARC_WIDTH)
        self.above = nn.Linear(shape.width, ARC_WIDTH)
        self.arc = nn.Parameter(torch.empty(ARC_WIDTH + 1, ARC_WIDTH).normal_(std=ARC_WIDTH**-0.5))

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """x: (b, words, width). Gives parts (b, words, 4), relations (b, words, n) and arcs (b, word, head)."""
        below, above = fn.relu(self.below(x)), fn.relu(self.above(x))
        below = torch.cat([below, torch.ones_like(below[..., :1])], -1)
        return self.part(x), self.relation(x), below @ self.arc @ above.transpose(1, 2)


class Roles(nn.Module):
    """(cue, word) pairs to role tags."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width = shape.role_width
        self.distance = nn.Embedding(2 * shape.farthest + 1, width)
        self.lines = nn.Embedding(5, width)
        nn.init.normal_(self.distance.weight, std=0.1)
        nn.init.normal_(self.lines.weight, std=0.1)
        self.gate = nn.Linear(width, width)
        self.along = nn.ModuleList(nn.Conv1d(width, width, 3, padding=apart, dilation=apart) for apart in APART)
        self.tag = nn.Linear(width, ROLE_TAGS)
        self.drop = nn.Dropout(DROPPED)

    def forward(self, word: Tensor, begin: Tensor, end: Tensor, distance: Tensor, lines: Tensor) -> Tensor:
        """word: (cues, words, width); begin, end: (cues, width) of the first and last word of each cue;
        distance, lines: (cues, words), from 0. Gives (cues, words, ROLE_TAGS)."""
        cue = (begin + end).unsqueeze(1)
        x = word * (1 + self.gate(cue)) + cue + self.distance(distance) + self.lines(lines)
        x = self.drop(fn.relu(x)).transpose(1, 2)
        for convolution in self.along:
            x = x + fn.relu(convolution(x))
        tags: Tensor = self.tag(x.transpose(1, 2))
        return tags


class Network(nn.Module):
    """The parts; each is called by itself, so there is no forward."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.lower, self.upper, self.roles, self.helpers = Lower(shape), Upper(shape), Roles(shape), Helpers(shape)

    def trained(self) -> list[list[nn.Parameter]]:
        """What is trained, in groups: the heads with the look, then the layers from the highest down."""
        heads = [p for name, p in self.upper.named_parameters() if not name.startswith("layers")]
        layers = [list(layer.parameters()) for layer in reversed(self.upper.layers)]
        return [[*heads, *self.roles.parameters(), *self.helpers.parameters()], *layers]


def load_bert(network: Network, path: Path) -> None:
    """Takes embeddings and layers out of a safetensors file with BERT's names; heads stay as they are."""
    weights = load_file(path)
    weights = {re.sub(r"^(bert|model)\.", "", name): value for name, value in weights.items()}
    state = {
        "lower.word.weight": weights["embeddings.word_embeddings.weight"],
        "lower.position.weight": weights["embeddings.position_embeddings.weight"],
        "lower.kind": weights["embeddings.token_type_embeddings.weight"][0],
        "lower.norm.weight": weights["embeddings.LayerNorm.weight"],
        "lower.norm.bias": weights["embeddings.LayerNorm.bias"],
    }
    names = {
        "out": "attention.output.dense",
        "norm_1": "attention.output.LayerNorm",
        "wide": "intermediate.dense",
        "narrow": "output.dense",
        "norm_2": "output.LayerNorm",
    }
    shape = network.shape
    for number in range(shape.layers):
        there = f"encoder.layer.{number}."
        here = f"lower.layers.{number}." if number < shape.frozen else f"upper.layers.{number - shape.frozen}."
        for part in ("weight", "bias"):
            qkv = [weights[f"{there}attention.self.{which}.{part}"] for which in ("query", "key", "value")]
            state[f"{here}qkv.{part}"] = torch.cat(qkv)
            for ours, theirs in names.items():
                state[f"{here}{ours}.{part}"] = weights[f"{there}{theirs}.{part}"]
    missing, unexpected = network.load_state_dict(state, strict=False)
    if unexpected or any(".layers." in name for name in missing):
        raise ValueError(f"{path} does not fit: missing {missing}, unexpected {unexpected}")
