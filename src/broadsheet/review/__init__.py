"""stories -> Review: choose, write, check."""

from __future__ import annotations

from broadsheet.review.check import Problem, problems
from broadsheet.review.compose import METHOD, compose
from broadsheet.review.house import House

__all__ = ["METHOD", "House", "Problem", "compose", "problems"]
