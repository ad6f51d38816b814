"""Is a page well made? A validator, axe and a look at its behaviour, in a real browser.

    evals/page/install                          # once: Chromium and Java by apt where root may, the rest by npm
    python -m evals.page REVIEW.html...         # exit code 1 if anything is found

Each page is looked at on a desk and on a phone, in light and dark and with its evidence opened; with scripts switched
off; and on paper.
"""

from __future__ import annotations

from evals.page.look import LOOKS, Look, Seen, look_at, missing
from evals.page.validator import errors

__all__ = ["LOOKS", "Look", "Seen", "errors", "look_at", "missing"]
