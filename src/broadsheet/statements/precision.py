"""How often each rule is right (who said what, IoU >= 0.5) on the 840 PolNeAR training articles.

Measured by `python -m evals.attribution --split train --by-rule`; a statement's confidence is its rule's precision.
Two rules are not measured there: the annotation knows no attribution without a cue (free_continuation), and
in_opinion fired three times.
"""

from __future__ import annotations

PRECISION: dict[str, float] = {
    "according_to": 0.81,
    "asked_about": 0.71,
    "at_the_end": 0.85,
    "bare_clause": 0.80,
    "colon": 0.65,
    "free_continuation": 0.30,
    "in_opinion": 0.80,
    "in_the_middle": 0.76,
    "infinitive": 0.54,
    "noun_object": 0.61,
    "owned_noun": 0.37,
    "preposition": 0.63,
    "question": 0.73,
    "quote_name_verb": 0.96,
    "quote_verb_name": 0.94,
    "that_clause": 0.82,
    "verb_quote": 0.86,
}
