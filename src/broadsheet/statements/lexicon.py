"""A language's word lists as one table of flags, so that a word is looked up once."""

from __future__ import annotations

from functools import lru_cache

from broadsheet.language import Language
from broadsheet.language.base import Pronoun, Verb

DETERMINER = 1 << 0
PREPOSITION = 1 << 1
CONJUNCTION = 1 << 2
SUBORDINATOR = 1 << 3
RELATIVE = 1 << 4
QUESTION = 1 << 5
THAT = 1 << 6
TO = 1 << 7
ADVERB = 1 << 8
AUXILIARY = 1 << 9
BEING = 1 << 10
MODAL = 1 << 11
DOUBTFUL = 1 << 12
NEGATION = 1 << 13
CHAIN = 1 << 14
FINITE = 1 << 15
PLURAL = 1 << 16
SUBJECT = 1 << 17
OBJECT = 1 << 18
POSSESSIVE = 1 << 19
TIME = 1 << 20
ROLE = 1 << 21
COLLECTIVE = 1 << 22
TITLE = 1 << 23
CUE = 1 << 24
NOUN = 1 << 25
OCCASION = 1 << 26
AUDIENCE = 1 << 27
INDEFINITE = 1 << 28
NUMBER = 1 << 29
CAPITAL = 1 << 30
OWNED = 1 << 31  # "Iran's": a noun phrase goes on after it
WORD = 1 << 32
QUOTED = 1 << 33
TIME_LEAD = 1 << 34
NOUNLIKE = 1 << 36  # a form that may stand inside a noun phrase: "state", "leading"
ENDED = 1 << 35  # a quotation that ends with a mark: no part of a noun phrase

VERBAL = AUXILIARY | MODAL | FINITE


@lru_cache(maxsize=16)
def flags_of(language: Language) -> dict[str, int]:
    """Each known word's flags."""
    table: dict[str, int] = {}
    lists: tuple[tuple[int, object], ...] = (
        (DETERMINER, language.determiners),
        (PREPOSITION, language.prepositions),
        (CONJUNCTION, language.conjunctions),
        (SUBORDINATOR, language.subordinators),
        (RELATIVE, language.relatives),
        (QUESTION, language.questions),
        (THAT, language.complementizers),
        (TO, language.infinitive_marks),
        (ADVERB, language.adverbs),
        (AUXILIARY, language.auxiliaries),
        (BEING, language.being),
        (MODAL, language.modals),
        (DOUBTFUL, language.doubtful_modals),
        (NEGATION, language.negations),
        (CHAIN, language.chain_verbs),
        (FINITE, language.common_verbs),
        (PLURAL, language.plural_subjects),
        (SUBJECT, _pronouns(language.pronouns, "subject")),
        (OBJECT, _pronouns(language.pronouns, "object")),
        (POSSESSIVE, _pronouns(language.pronouns, "possessive")),
        (TIME, language.time_words),
        (ROLE, frozenset(language.role_nouns)),
        (COLLECTIVE, language.collective_nouns),
        (TITLE, frozenset(language.titles)),
        (CUE, frozenset(language.forms)),
        (NOUNLIKE, _nounlike(language)),
        (NOUN, frozenset(noun.word for noun in language.nouns)),
        (OCCASION, language.occasions),
        (AUDIENCE, language.audiences),
        (INDEFINITE, language.indefinite_sources),
        (TIME_LEAD, language.time_leads),
    )
    for flag, known in lists:
        assert isinstance(known, frozenset)
        for word in known:
            table[word] = table.get(word, 0) | flag
    return table


@lru_cache(maxsize=16)
def connectives_of(language: Language) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Connecting phrases by their first word, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in language.connectives:
        found.setdefault(phrase[0], []).append(phrase)
    return {word: tuple(phrases) for word, phrases in found.items()}


def _nounlike(language: Language) -> frozenset[str]:
    """Forms that are never past or present: a noun or an adjective may look so."""
    return frozenset(
        word
        for word, verbs in language.forms.items()
        if not any(tenses & {"past", "present"} for _, tenses in verbs)
    )


def _pronouns(pronouns: tuple[Pronoun, ...], case: str) -> frozenset[str]:
    return frozenset(pronoun.word for pronoun in pronouns if pronoun.case == case)


def verbs_of(language: Language, word: str) -> tuple[tuple[Verb, frozenset[str]], ...]:
    """The verbs that this form may be, with its tenses."""
    return language.forms.get(word, ())  # type: ignore[return-value]
