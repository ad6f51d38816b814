"""How often each rule is right (who said what, IoU >= 0.5) on the 840 PolNeAR training articles.

Measured by `python -m evals.attribution --split train --by-rule`; a statement's confidence is its rule's precision.
Not measured there: free_continuation, since the annotation knows no attribution without a cue, and what fired too
seldom (in_opinion, said_somehow; signed_quotation is 6 of 6, turn 9 of 9, unsaid_noun 8 of 9, said_this is of another
press).
"""

from __future__ import annotations

# What a rule's statement is worth if it was never measured.
UNMEASURED = 0.5

PRECISION: dict[str, float] = {
    "according_to": 0.81,
    "asked_about": 0.71,
    "at_the_end": 0.85,
    "bare_clause": 0.80,
    "colon": 0.65,
    "free_continuation": 0.30,
    "in_opinion": 0.80,
    "in_the_middle": 0.78,
    "infinitive": 0.55,
    "noun_object": 0.63,
    "owned_noun": 0.37,
    "preposition": 0.64,
    "question": 0.76,
    "quote_name_verb": 0.96,
    "quote_verb_name": 0.94,
    "said_somehow": 0.80,
    "signed_quotation": 0.90,
    "that_clause": 0.83,
    "turn": 0.90,
    "unsaid_noun": 0.80,
    "verb_colon": 0.77,
    "verb_quote": 0.86,
}
