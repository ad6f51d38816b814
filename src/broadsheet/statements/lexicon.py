"""A language's word lists as one table of flags, so that a word is looked up once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from broadsheet.language import Language

# Function words.
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
NEGATION = 1 << 13
CHAIN = 1 << 14
FINITE = 1 << 15
PLURAL = 1 << 16
SUBJECT = 1 << 17
OBJECT = 1 << 18
POSSESSIVE = 1 << 19
INDEFINITE = 1 << 20
GENITIVE = 1 << 21  # "of": always goes on a noun phrase
LINK = 1 << 22  # "at", "for", "with": goes on the phrase of a role or body
NEUTER = 1 << 23
# Words of content.
TIME = 1 << 24
TIME_LEAD = 1 << 25
ROLE = 1 << 26
COLLECTIVE = 1 << 27
TITLE = 1 << 28
CUE = 1 << 29
NOUNLIKE = 1 << 30  # a form of a verb that may stand inside a noun phrase: "state", "leading"
NOUN = 1 << 31
OCCASION = 1 << 32
AUDIENCE = 1 << 33
# What a word looks like.
WORD = 1 << 34
CAPITAL = 1 << 35
NUMBER = 1 << 36
OWNED = 1 << 37  # "Iran's": a noun phrase goes on after it
GERUND = 1 << 38
PAST = 1 << 39
MANY = 1 << 40
BEARING = 1 << 43  # "from", "with": may begin an apposition
GERUND_LEAD = 1 << 44  # "by saying"
# Quotations.
QUOTED = 1 << 41
DAYPART = 1 << 54  # "morning": with a capital and a name before it, part of the name
TITLED = 1 << 53  # a quotation that looks like the title of a programme: “Meet the Press”
ENDED = 1 << 42  # a quotation that ends with a mark: no part of a noun phrase
# Acts.
TELLING = 1 << 45  # may begin a phrase that tells an act, a mood, a hedge, a condition or a time
SUPPOSING = 1 << 46  # "reportedly", and the last word of "de facto"
LEAD = 1 << 47  # "is expected to": was not, or not surely, said
PERFECT = 1 << 48  # "have"
SETTING = 1 << 50  # may begin an occasion that says who hears
VENUE = 1 << 52  # a platform or a court: "said on Twitter he", "claimed in court she"
AIRED = 1 << 51  # "appeared", "live": an outlet may follow after "on"
DATED = 1 << 49  # names a day, a stretch of days or an event to come

VERBAL = AUXILIARY | MODAL | FINITE
PRONOUN = SUBJECT | OBJECT
# "rally", "assembly", "family" end like adverbs.
NOUNS = ROLE | COLLECTIVE | AUDIENCE | OCCASION
# An adverb's ending is told from a noun's only on a longer word ("only", "ally").
SHORTEST_WITH_ENDING = 5


@lru_cache(maxsize=16)
def flags_of(language: Language) -> dict[str, int]:
    """Each known word's flags."""
    table: dict[str, int] = {}
    lists: tuple[tuple[int, Iterable[str]], ...] = (
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
        (NEGATION, language.negations),
        (CHAIN, language.chain_verbs),
        (FINITE, language.common_verbs),
        (PLURAL, language.plural_subjects),
        (INDEFINITE, language.indefinite_sources),
        (GENITIVE, language.genitives),
        (LINK, language.role_links),
        (BEARING, language.apposition_leads),
        (GERUND_LEAD, language.gerund_leads),
        (SUBJECT, _pronouns(language, "subject")),
        (OBJECT, _pronouns(language, "object")),
        (POSSESSIVE, _pronouns(language, "possessive")),
        (NEUTER, (pronoun.word for pronoun in language.pronouns if pronoun.gender == "neuter")),
        (TIME, language.time_words),
        (DAYPART, language.day_parts),
        (TIME_LEAD, language.time_leads),
        (ROLE, language.role_nouns),
        (COLLECTIVE, language.collective_nouns),
        (TITLE, language.titles),
        (CUE, language.forms),
        (NOUNLIKE, _nounlike(language)),
        (NOUN, (noun.word for noun in language.nouns)),
        (OCCASION, language.occasions),
        (AUDIENCE, language.audiences),
        (TELLING, language.acts.starts),
        (SUPPOSING, (phrase[-1] for phrase in language.acts.supposing)),
        (LEAD, language.acts.leads),
        (PERFECT, language.acts.perfect),
        (DATED, _dated(language)),
        (SETTING, _settings(language)),
        (AIRED, language.airing),
        (
            VENUE,
            (*language.platforms, *language.sittings, *language.courts, *(at for _, at in language.platforms_at_large)),
        ),
    )
    for flag, known in lists:
        for word in known:
            table[word] = table.get(word, 0) | flag
    return table


def look(language: Language, word: str, low: str) -> int:
    """A word's flags: those of the lists and those of its looks. `low` is the word in lower case."""
    table = flags_of(language)
    flag = table.get(low, 0)
    head = word[0]
    if head.isdigit():
        return flag | WORD | NUMBER
    if not head.isalpha():
        return flag
    flag |= WORD
    if head.isupper() or _joined_name(language, word, low):
        flag |= CAPITAL
    elif low.endswith(language.adverb_endings) and len(low) >= SHORTEST_WITH_ENDING and not flag & NOUNS:
        flag |= ADVERB
    if low.endswith(language.gerund_endings):
        flag |= GERUND
    elif low.endswith(language.past_endings):
        flag |= PAST
    elif low.endswith(language.plural_endings) and not low.endswith(language.singular_endings):
        flag |= MANY
    if "-" in low:
        for part in (low.partition("-")[0], low.rpartition("-")[2]):
            flag |= table.get(part, 0) & (ROLE | TITLE)  # "director-general", "vice-president"
    for ending in language.possessive_endings:
        if low.endswith(ending):
            return _owning(table.get(low.removesuffix(ending), 0), flag)
    return flag


def _joined_name(language: Language, word: str, low: str) -> bool:
    """ "al-Rifai": a particle and a name in one word."""
    particle, _, rest = low.partition("-")
    return bool(rest) and particle in language.name_particles and word[len(particle) + 1].isupper()


def _owning(stem: int, flag: int) -> int:
    """ "Iran's" owns what follows; "he's" is a pronoun with its verb."""
    if stem & (SUBJECT | RELATIVE):
        return flag | (stem & (SUBJECT | RELATIVE)) | AUXILIARY
    return (flag & ~MANY) | OWNED | (stem & (TIME | ROLE | COLLECTIVE))


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
        word for word, verbs in language.forms.items() if not any(tenses & {"past", "present"} for _, tenses in verbs)
    )


def _dated(language: Language) -> Iterator[str]:
    """Words that name times, owned ones too ("year's")."""
    words = language.acts
    for known in (words.days, words.weekdays, words.months, words.seasons, words.units):
        for word in known:
            yield word
            yield from (word + ending for ending in language.possessive_endings)
    yield from words.events


def _settings(language: Language) -> Iterator[str]:
    """Words that an occasion's rule begins with."""
    for known in (
        *(language.platform_leads, language.platforms, language.platform_nouns, language.sitting_leads),
        *(
            language.staged,
            language.sessions,
            language.briefings,
            language.assembly_leads,
            language.press_meetings,
            language.occasions,
            language.speaking,
        ),
        *(language.addressing, language.broadcasting, language.on_air, language.contacting, language.questioned),
        *(language.petitioning, language.notes),
    ):
        yield from known
    yield from (first for first, _ in language.platforms_at_large)


def _pronouns(language: Language, case: str) -> frozenset[str]:
    return frozenset(pronoun.word for pronoun in language.pronouns if pronoun.case == case)
