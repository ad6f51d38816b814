"""The language of a text, by its letters (py3langid), and by what its publisher claims where that leaves it open."""

from __future__ import annotations

import re
from functools import cache

import numpy as np
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from broadsheet.articles.wording import words

# Of 1,500 articles none gets another language by the next 1,000 characters; they cost as much time again. Where the
# first ones leave no doubt the rest is not asked: of 2,286 such articles none would have got another language.
ENOUGH = 1_000  # characters
BEGINNING = 300
BEYOND_DOUBT = 0.99
# Above this share of certainty the letters have it; below, the publisher's word counts.
SURE = 0.9
# Among so many candidates a claim is believed.
CANDIDATES = 3

# Languages that a press is printed in. The model knows more (Latin, Esperanto, Walloon), which short or odd texts
# would fall to.
PRESS = words(
    "af am ar as az be bg bn bs ca cs cy da de el en es et eu fa fi fo fr fy ga gd gl gu ha he hi hr ht hu hy id ig is "
    "it ja ka kk km kn ko ku ky lb lo lt lv mg mk ml mn mr ms mt my ne nl nn no om or pa pl ps pt ro ru rw si sk sl sn "
    "so sq sr st sv sw ta te tg th tk tl tr tt ug uk ur uz vi xh yo zh zu"
)
SAME = {"nb": "no", "iw": "he", "in": "id", "ji": "yi", "fil": "tl", "cmn": "zh", "yue": "zh"}
TWO_OR_THREE_LETTERS = re.compile(r"[a-z]{2,3}")


@cache
def _identifier() -> LanguageIdentifier:
    found = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    found.set_languages(PRESS)
    # The model is stored in half precision; converting its rows for every text costs as much as reading the text.
    found.nb_ptc = np.ascontiguousarray(found.nb_ptc, dtype=np.float32)
    return found


def code(claim: str | None) -> str | None:
    """The ISO 639 code in a claim ("en-GB", "ru_RU"), None if there is none."""
    start = re.split(r"[-_;,\s]", (claim or "").strip().lower())[0]
    start = SAME.get(start, start)
    return start if TWO_OR_THREE_LETTERS.fullmatch(start) else None


def language_of(text: str, claimed: str | None) -> str | None:
    """ISO 639-1; None for a text without letters and without a claim."""
    claim = code(claimed)
    sample = text[:ENOUGH]
    if not any(letter.isalpha() for letter in sample):
        return claim
    found, certainty = _identifier().classify(sample[:BEGINNING])
    if certainty < BEYOND_DOUBT:
        found, certainty = _identifier().classify(sample)
    if certainty >= SURE or claim in (None, found):
        return str(found)
    likely = [language for language, _ in _identifier().rank(sample)[:CANDIDATES]]
    return claim if claim in likely else str(found)
