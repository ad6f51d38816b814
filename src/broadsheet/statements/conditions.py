"""On what condition something is foreseen, wanted or promised, as places."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.statements import lexicon as lx
from broadsheet.statements.found import Place
from broadsheet.statements.marks import Mark
from broadsheet.statements.opened import Part
from broadsheet.statements.phrases import spaced_dash
from broadsheet.statements.sentences import ENDS

ENDS_CLAUSE = frozenset((",", ";", ":", ")", "”", '"'))


def conditions(part: Part, marks: Sequence[Mark]) -> list[Place]:
    """Each clause or phrase with "if", "unless", "as long as", to its comma or the sentence's end."""
    found: list[Place] = []
    s = part.sentence
    for mark in marks:
        if mark.telling.role != "condition" or (found and s.starts[mark.first] < found[-1][1]):
            continue
        if mark.first > part.first and s.flags[mark.first - 1] & (lx.CUE | lx.DETERMINER):
            continue  # "asked if", "the if"
        end = mark.after
        while end < part.after and not (s.words[end] in ENDS_CLAUSE or s.words[end] in ENDS or spaced_dash(s, end)):
            end += 1
        if end > mark.after:
            found.append((s.starts[mark.first], s.stops[end - 1]))
    return found
