"""The rules of two aligned sentences: small functions, each says what it finds; all opinions count.

A rule sees a sentence of a line beside the sentence of its basis that it restates most of (`Pairing`), and speaks only
where the words around a difference are the same in both: a difference between sentences that are merely about the
same is no finding.
"""

from __future__ import annotations

from broadsheet.checking.rules.kinds import Rule
from broadsheet.checking.rules.lost import condition, hedge, limit, negation
from broadsheet.checking.rules.moods import modality
from broadsheet.checking.rules.quantities import quantity
from broadsheet.checking.rules.replaced import replaced, wording
from broadsheet.checking.rules.saying import attribution, force, speaker

RULES: tuple[Rule, ...] = (
    modality, negation, quantity, hedge, limit, condition, attribution, force, speaker, replaced, wording,
)  # fmt: skip
# A paraphrase held against the speaker's own words elsewhere: attribution and reporting verbs differ by nature.
RESTATING: tuple[Rule, ...] = (modality, negation, quantity, replaced, wording)
__all__ = ["RESTATING", "RULES", "Rule"]
