"""A page cut at every byte of the wire, in every frame and packing, is never taken for the whole."""

from __future__ import annotations

from evals.bounds import cut_pages


def test_no_cut_is_taken_for_the_whole() -> None:
    assert [row for row in cut_pages() if row[3]] == []
