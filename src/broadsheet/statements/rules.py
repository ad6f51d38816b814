"""The rules by which an attribution is found, in order: the first opinion wins, silence means none.

Each rule looks at one cue in its sentence and answers with what it found, with REFUSED ("this is no attribution"),
or with None ("not mine"). They are as small as the thing they know; `explain` tells which one fired.
"""

from __future__ import annotations

from broadsheet.statements.clauses import (
    bare_clause,
    infinitive,
    noun_object,
    preposition,
    question,
    said_by,
    that_clause,
)
from broadsheet.statements.quoting import at_the_end, colon, in_the_middle, quote_name_verb, quote_verb_name, verb_quote
from broadsheet.statements.reading import Rule
from broadsheet.statements.refusals import a_noun, a_passive, after_being, leads_on, nobody, not_said

RULES: tuple[Rule, ...] = (
    not_said,
    after_being,
    leads_on,
    nobody,
    said_by,
    a_passive,
    a_noun,
    quote_verb_name,
    quote_name_verb,
    verb_quote,
    colon,
    that_clause,
    in_the_middle,
    at_the_end,
    preposition,
    question,
    infinitive,
    noun_object,
    bare_clause,
)
