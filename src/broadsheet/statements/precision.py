"""How often each rule is right (who said what, IoU >= 0.5) on the PolNeAR training articles.

Measured by `python -m evals.attribution --split train --by-rule`. A statement's confidence is its rule's precision.
"""

from __future__ import annotations

PRECISION: dict[str, float] = {}
