"""What an English page says of a language model's lines."""

from __future__ import annotations

from broadsheet.review.words import WriterLabels

WRITER = WriterLabels(
    line="written by the language model {}",
    kept_line="the language model’s sentence was refused ({}); this is the plain one",
    dagger="A dagger says that a language model wrote the line.",
    wrote="Written by the language model {model} out of the plain sentences, and checked against them: {lines}.",
    kept="Refused by the check, the plain sentence printed: {lines}.",
    nothing="The language model {model} wrote no line.",
    failed="It gave no answer for a part of the review or all of it: {why}.",
    whys={
        "form": "not a sentence of the kind asked for",
        "words": "other words",
        "quotation": "a quotation",
        "name": "a name",
        "number": "a number",
        "date": "a date",
        "office": "an office",
        "modality": "what may or must be",
        "hedge": "a hedge",
        "quantity": "a quantity",
        "force": "the force of a verb",
        "negation": "a negation",
        "condition": "a condition",
        "attribution": "who says it",
        "speaker": "who says what",
        "outlet": "an outlet",
        "wording": "what a thing is called",
    },
)
