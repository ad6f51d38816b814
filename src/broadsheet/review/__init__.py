"""stories -> Review: choose, write, check."""

from __future__ import annotations

from broadsheet.review.arrange import compose
from broadsheet.review.arrange.commentary import opinion_ids
from broadsheet.review.check import Problem, problems
from broadsheet.review.compose import METHOD
from broadsheet.review.house import House
from broadsheet.review.material import Memory

__all__ = ["METHOD", "House", "Memory", "Problem", "compose", "opinion_ids", "problems"]
