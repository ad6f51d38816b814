"""What each head still gets wrong of a batch."""

from __future__ import annotations

from typing import NamedTuple

from torch import Tensor
from torch.nn import functional as fn

from training.batches import IGNORED, Batch
from training.model import Network

# A cue has about this many words that belong to it; it makes the two losses alike in size.
WORDS_OF_A_CUE = 20
# One word in so many begins a cue; with it the losses are by cue on average, and steady from batch to batch.
WORDS_BETWEEN_CUES = 37
# How much each of `Losses` counts.
WEIGHTS = (1, 1, 0.3, 0.3, 0.1, 0.1, 1)


class Losses(NamedTuple):
    """Of a batch, each by its own measure; WEIGHTS says how much each counts."""

    cues: Tensor
    roles: Tensor
    parts: Tensor
    names: Tensor
    relations: Tensor
    arcs: Tensor
    vectors: Tensor


def losses(network: Network, batch: Batch, words: float) -> Losses:
    """Losses of all heads for a batch with so many words."""
    seen, hidden = network.upper(batch.hidden, batch.look, batch.bias)
    cue, word, as_cue, names = (gather(x.float(), batch.words) for x in seen[:4])
    share = words / WORDS_BETWEEN_CUES * WORDS_OF_A_CUE
    cue_loss = tag_loss(cue, batch.cue_tags) / share
    parts, relations, arcs = (x.float() for x in network.helpers(gather(hidden, batch.words)))
    attributed = (batch.cue_tags != IGNORED).unsqueeze(-1)
    part_loss = fn.binary_cross_entropy_with_logits(parts, batch.helper, attributed.float().expand_as(parts))
    there = batch.vector.any(-1)
    likeness = fn.cosine_similarity(seen.vector.float(), batch.vector, dim=-1)
    role_loss = cue_loss * 0
    if len(batch.owner):
        half = as_cue.shape[-1] // 2
        begin, end = as_cue[batch.owner, batch.begin, :half], as_cue[batch.owner, batch.end, half:]
        tags = network.roles(word[batch.owner], begin, end, batch.distance, batch.lines).float()
        role_loss = tag_loss(tags, batch.roles) / share
    return Losses(
        cue_loss,
        role_loss,
        part_loss,
        tag_loss(names, batch.names) / words,
        tag_loss(relations, batch.relations) / words,
        tag_loss(arcs, batch.heads) / words,
        ((1 - likeness) * there).sum() / len(there),
    )


def tag_loss(tags: Tensor, right: Tensor) -> Tensor:
    return fn.cross_entropy(tags.transpose(1, 2), right, ignore_index=IGNORED, reduction="sum")


def gather(x: Tensor, words: Tensor) -> Tensor:
    return x.gather(1, words.unsqueeze(-1).expand(-1, -1, x.shape[-1]))
