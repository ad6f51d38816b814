"""Average-link clustering of a sparse graph, exact on it, in rounds.

In each round every two groups that are each other's nearest are joined at once. Average link is reducible (joining two
groups brings neither nearer to a third than the nearer of them was), so the rounds build the tree that joining one
pair at a time would build (Bruynooghe 1977; Müllner 2011), while each is a few array operations.

Likenesses are whole numbers (`ONE` stands for 1), so that sums do not depend on their order, nor on the machine.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp
from scipy.sparse.csgraph import connected_components

ONE = 1 << 20

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Edges:
    """A symmetric graph, each edge in both directions: `likeness[k]`, in `ONE`s, from `left[k]` to `right[k]`."""

    left: Ints
    right: Ints
    likeness: Ints


@dataclass(frozen=True)
class Join:
    """Two nodes of the tree became one. Nodes below the number of leaves are leaves; the k-th join makes leaves + k.

    `across` is the mean likeness of pairs across, `inside` the sum of likenesses of the pairs inside either, in ones.
    """

    nodes: tuple[int, int]
    sizes: tuple[int, int]
    across: float
    inside: tuple[float, float]


@dataclass(frozen=True)
class Groups:
    """The groups of a round: their sizes, the sums of likenesses inside, and their nodes in the tree."""

    size: Ints
    inside: Ints
    node: Ints


def singles(count: int) -> Groups:
    """Each piece on its own."""
    return Groups(np.ones(count, np.int64), np.zeros(count, np.int64), np.arange(count))


def gathered(group_of: Ints, edges: Edges) -> tuple[Groups, Edges]:
    """Groups made of pieces, and the edges between them. `group_of`: for each piece its group, numbered from 0."""
    count = int(group_of.max()) + 1
    left, right = group_of[edges.left], group_of[edges.right]
    inside = np.zeros(count, np.int64)
    within = (left == right) & (edges.left < edges.right)
    np.add.at(inside, left[within], edges.likeness[within])
    return Groups(np.bincount(group_of), inside, np.arange(count)), summed(left, right, edges.likeness, count)


def summed(left: Ints, right: Ints, likeness: Ints, count: int) -> Edges:
    """One edge for all that run between the same two groups; those inside a group left out."""
    outside = left != right
    table = sp.coo_matrix((likeness[outside], (left[outside], right[outside])), shape=(count, count)).tocsr().tocoo()
    return Edges(table.row.astype(np.int64), table.col.astype(np.int64), table.data)


def average_link(groups: Groups, edges: Edges, least: float) -> list[Join]:
    """The joins at a mean likeness of `least` or more, in order."""
    count = len(groups.size)
    joins: list[Join] = []
    while True:
        mean = edges.likeness / (groups.size[edges.left] * groups.size[edges.right] * ONE)
        near = mean >= least
        if not near.any():
            return joins
        edges, mean, near = within_reach(edges, mean, near, len(groups.size))
        first, second, across = nearest_pairs(edges, mean, near, groups)
        next_node = count + len(joins)
        joins += [
            Join(
                (int(groups.node[a]), int(groups.node[b])),
                (int(groups.size[a]), int(groups.size[b])),
                float(mean_),
                (float(groups.inside[a] / ONE), float(groups.inside[b] / ONE)),
            )
            for a, b, mean_ in zip(first, second, across, strict=True)
        ]
        groups, edges = joined(groups, edges, first, second, next_node)


def within_reach(
    edges: Edges, mean: npt.NDArray[np.float64], near: npt.NDArray[np.bool_], count: int
) -> tuple[Edges, npt.NDArray[np.float64], npt.NDArray[np.bool_]]:
    """The edges inside the components that near edges span: no others can ever count, as a mean never grows."""
    ones = np.ones(int(near.sum()), np.int8)
    graph = sp.coo_matrix((ones, (edges.left[near], edges.right[near])), shape=(count, count))
    _, component = connected_components(graph, directed=False)
    kept = component[edges.left] == component[edges.right]
    return Edges(edges.left[kept], edges.right[kept], edges.likeness[kept]), mean[kept], near[kept]


def nearest_pairs(
    edges: Edges, mean: npt.NDArray[np.float64], near: npt.NDArray[np.bool_], groups: Groups
) -> tuple[Ints, Ints, npt.NDArray[np.float64]]:
    """The pairs that are each other's nearest, in order of their nodes. Of equals, the pair of the lowest nodes."""
    left, right, mean = edges.left[near], edges.right[near], mean[near]
    best = np.zeros(len(groups.size))
    np.maximum.at(best, left, mean)
    top = mean >= best[left]
    left, right = left[top], right[top]
    low = np.minimum(groups.node[left], groups.node[right])
    high = np.maximum(groups.node[left], groups.node[right])
    order = np.lexsort((high, low, left))
    left, right = left[order], right[order]
    leading = np.diff(left, prepend=-1) != 0
    nearest = np.full(len(groups.size), -1)
    nearest[left[leading]] = right[leading]
    some = np.flatnonzero(nearest >= 0)
    first = some[(nearest[nearest[some]] == some) & (some < nearest[some])]
    first = first[np.argsort(groups.node[first])]
    return first, nearest[first], best[first]


def joined(groups: Groups, edges: Edges, first: Ints, second: Ints, next_node: int) -> tuple[Groups, Edges]:
    """The groups and edges after the pairs are joined; groups without an edge are done with and left out."""
    target = np.arange(len(groups.size))
    target[second] = first
    alive = np.zeros(len(groups.size), np.bool_)
    alive[edges.left] = True
    kept = np.flatnonzero(alive & (target == np.arange(len(target))))
    place = np.full(len(target), -1)
    place[kept] = np.arange(len(kept))
    to = place[target]

    between = (to[edges.left] == to[edges.right]) & (edges.left < edges.right)
    inside = np.zeros(len(kept), np.int64)
    np.add.at(inside, to[alive], groups.inside[alive])
    np.add.at(inside, to[edges.left[between]], edges.likeness[between])
    size = np.zeros(len(kept), np.int64)
    np.add.at(size, to[alive], groups.size[alive])
    node = groups.node[kept]
    node[place[first]] = next_node + np.arange(len(first))

    return Groups(size, inside, node), summed(to[edges.left], to[edges.right], edges.likeness, len(kept))


__all__ = ["ONE", "Edges", "Groups", "Join", "average_link", "gathered", "singles"]
