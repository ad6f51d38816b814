"""Whether one speaker said otherwise before.

Nothing is said of it: both statements are printed with their days, and the reader sees what changed. So only what can
be seen in the words counts: a sentence about the same thing that negates what the other one states, or that gives
another number for it.
"""

from __future__ import annotations

from broadsheet.review.polarity import Claim, about_one, apart, claims_of
from broadsheet.review.press import Press, containment
from broadsheet.types import Relation, Statement


def otherwise(one: Statement, other: Statement, press: Press) -> Relation | None:
    """How `one` contradicts the same speaker's `other`, in the sentences that show it; None where they agree.

    Each sentence is held against the one most like it: whoever says two things on both days has changed neither.
    """
    mine, theirs = list(claims_of(one, press)), list(claims_of(other, press))
    for claim in mine:
        near = _nearest(claim, theirs)
        if near is not None and apart(claim, near) and _nearest(near, mine) is claim:
            return Relation("contradicts", claim.span, near.span)
    return None


def _nearest(claim: Claim, others: list[Claim]) -> Claim | None:
    """The claim about the same thing that shares most with this one; of equals one that says the same."""
    found = [each for each in others if about_one(claim, each)]
    return max(
        found,
        key=lambda each: (containment(claim.words, each.words), not apart(claim, each), -each.span.start),
        default=None,
    )


__all__ = ["otherwise"]
