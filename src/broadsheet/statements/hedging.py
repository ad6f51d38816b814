"""Hedges and negations inside content, as places."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.statements import lexicon as lx
from broadsheet.statements.found import Place
from broadsheet.statements.marks import Mark
from broadsheet.statements.opened import Part


def hedges(part: Part, marks: Sequence[Mark]) -> list[Place]:
    """What weakens a sentence, or the speaker's part in it: "may", "in part", "I think that"."""
    s = part.sentence
    return [(s.starts[mark.first], s.stops[mark.after - 1]) for mark in marks if mark.telling.role == "hedge"]


def negations(part: Part) -> list[Place]:
    """ "not", "never", "won't" and their like."""
    s = part.sentence
    if not s.kinds & lx.NEGATION:
        return []
    return [(s.starts[at], s.stops[at]) for at in range(part.first, part.after) if s.flags[at] & lx.NEGATION]
