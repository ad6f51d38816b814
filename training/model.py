"""The network: a BERT encoder whose lower layers stay as they came, and heads for cues and for their roles.

    pieces -> lower layers (frozen) -> + look -> upper layers -> words
    words -> cue tags (out, begin, inside)
    (cue, word) -> role tags (out, source begins / goes on, content begins / goes on)

The role head adds a vector of the cue, a vector of the word and the distance between them, and reads the sum with
convolutions along the words; so each cue has a sequence of its own, and relations can overlap, nest and have gaps.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as fn

from broadsheet.encoder.pieces import LOOKS

DROPPED = 0.1
# Three convolutions of three words, ever wider apart, see 13 words to each side.
APART = (1, 3, 9)


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


class Upper(nn.Module):
    """Output of the frozen layers to the vectors that the heads read.

    Gives (cue tags, word vectors for the role head, cue vectors for the role head, helper tags).
    """

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.look = nn.Embedding(shape.looks, shape.width)
        nn.init.normal_(self.look.weight, std=0.02)
        self.drop = nn.Dropout(DROPPED)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers - shape.frozen))
        self.cue = nn.Linear(shape.width, 3)
        self.as_word = nn.Linear(shape.width, shape.role_width)
        self.as_cue = nn.Linear(shape.width, 2 * shape.role_width)
        self.helper = nn.Linear(shape.width, 4)

    def forward(self, x: Tensor, look: Tensor, bias: Tensor | None) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        x = self.drop(x + self.look(look))
        for layer in self.layers:
            x = layer(x, bias)
        x = self.drop(x)
        return self.cue(x), self.as_word(x), self.as_cue(x), self.helper(x)


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
        self.tag = nn.Linear(width, 5)
        self.drop = nn.Dropout(DROPPED)

    def forward(self, word: Tensor, begin: Tensor, end: Tensor, distance: Tensor, lines: Tensor) -> Tensor:
        """word: (cues, words, width); begin, end: (cues, width) of the first and last word of each cue;
        distance, lines: (cues, words), from 0. Gives (cues, words, 5)."""
        cue = (begin + end).unsqueeze(1)
        x = word * (1 + self.gate(cue)) + cue + self.distance(distance) + self.lines(lines)
        x = self.drop(fn.relu(x)).transpose(1, 2)
        for convolution in self.along:
            x = x + fn.relu(convolution(x))
        tags: Tensor = self.tag(x.transpose(1, 2))
        return tags


class Network(nn.Module):
    """The three parts; each is called by itself, so there is no forward."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.lower, self.upper, self.roles = Lower(shape), Upper(shape), Roles(shape)

    def trained(self) -> list[list[nn.Parameter]]:
        """What is trained, in groups: the heads with the look, then the layers from the highest down."""
        heads = [p for name, p in self.upper.named_parameters() if not name.startswith("layers")]
        layers = [list(layer.parameters()) for layer in reversed(self.upper.layers)]
        return [[*heads, *self.roles.parameters()], *layers]


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
