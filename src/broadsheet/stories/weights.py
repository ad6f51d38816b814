"""What each part of the score counts: the one place, and the user's to set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace


@dataclass(frozen=True, slots=True)
class Weights:
    """The score is the weighted mean of the parts, so that only proportions matter.

    The defaults were looked for on a real day of press (`python -m evals.ranking`). A weight of 0 leaves a part out of
    the score, and it is still shown. `beat` counts only where a profile names one.
    """

    outlets: float = 0.45
    quoted: float = 0.06
    reports: float = 0.14
    speakers: float = 0.06
    growth: float = 0.15
    spread: float = 0.06
    prominence: float = 0.04
    newness: float = 0.04
    beat: float = 0.0

    def __post_init__(self) -> None:
        values = [getattr(self, name) for name in self.names()]
        if not all(0 <= value < float("inf") for value in values) or not sum(values):
            raise ValueError("weights are 0 or more, and not all 0")

    @classmethod
    def names(cls) -> tuple[str, ...]:
        return tuple(each.name for each in fields(cls))

    def changed(self, given: Mapping[str, float]) -> Weights:
        """These weights with some of them set anew."""
        return replace(self, **given)


__all__ = ["Weights"]
