"""What a statement does: its act, by sentence too, what hedges it, on what condition and for when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from broadsheet.language import Language
from broadsheet.statements.acts import content_act, cue_act, of_most, opens_only
from broadsheet.statements.conditions import conditions
from broadsheet.statements.found import Found, Place
from broadsheet.statements.hedging import hedges, negations
from broadsheet.statements.horizons import Ahead, horizons
from broadsheet.statements.marks import marks_of
from broadsheet.statements.opened import Part
from broadsheet.statements.sentences import Sentence
from broadsheet.types import Act

# Acts that look ahead, and so may have a condition and a time.
AHEAD: frozenset[Act] = frozenset(
    ("predict", "speculate", "warn", "threaten", "commit", "refuse", "demand", "recommend", "ask", "hope")
)


@dataclass(slots=True)
class Doing:
    """All of it as places in the text, in text order."""

    act: Act
    acts: tuple[tuple[Place, Act], ...]
    hedges: tuple[Place, ...]
    negations: tuple[Place, ...]
    conditions: tuple[Place, ...]
    horizons: tuple[Ahead, ...]


def doing(s: Sentence | None, found: Found, parts: Sequence[Part], today: dt.date | None, language: Language) -> Doing:
    """What an attribution does. `s` is the sentence of its cue, `parts` its content, `today` the article's day."""
    named = cue_act(s, found, language) if s is not None else None
    acts: list[tuple[Place, Act]] = []
    hedged: list[Place] = []
    negated: list[Place] = []
    bound: list[Place] = []
    ahead: list[Ahead] = []
    for part in parts:
        marks = marks_of(part.sentence, part.first, part.after, language)
        own = named is None or part.quoted or len(parts) > 1
        act = content_act(part, marks, language) if own or named is None else named
        acts.append((part.place, act))
        hedged += hedges(part, marks)
        negated += negations(part)
        if act in AHEAD or named in AHEAD:
            bound += conditions(part, marks)
            ahead += horizons(part, marks, today, language)
    act = named or _of_all(parts, [act for _, act in acts])
    return Doing(act, tuple(acts), tuple(hedged), tuple(negated), tuple(bound), tuple(ahead))


def _of_all(parts: Sequence[Part], acts: Sequence[Act]) -> Act:
    """The act of most sentences; "What is asked for?" opens like a clause, but counts where there is nothing else."""
    if len(acts) == 1:
        return acts[0]
    return of_most([act for part, act in zip(parts, acts, strict=True) if not opens_only(part)] or acts)
