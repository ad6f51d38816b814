"""What differs by language, as data. One frozen instance of `Language` a language; the readers hold none of it.

Words are compared in lower case, with the typographic apostrophe ’ written as '. A word may stand in several sets.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from broadsheet.language.acts import ActWords

VerbKind = Literal["speech", "belief", "intention", "evidence"]
Tense = Literal["base", "present", "past", "participle", "gerund"]
Gender = Literal["male", "female", "neuter", "any"]
Number = Literal["one", "many", "any"]
Frame = Literal["quote", "that", "bare", "freely", "end", "wh", "to", "object", "told", "inverted"]


@dataclass(frozen=True, slots=True)
class Form:
    """One inflected form of a verb. A form may stand for several tenses ("said": past and participle)."""

    word: str
    tenses: frozenset[Tense]


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb that attributes words or thoughts to somebody.

    `force` places it on a scale that a paraphrase may never climb: 1 tentative (suggested, hinted), 2 cautious
    (thinks, hopes), 3 plain (said, told), 4 firm (stressed, warned), 5 strongest (insisted, vowed, demanded).
    `frames` say where its content may stand:
      quote     a quotation on either side            that    a clause after "that"
      freely    a clause without "that", taken on trust
      bare      a clause without "that"               end     closing or cutting the sentence ("..., he said")
      wh        whether, if, why, how ...             to      an infinitive
      object    a noun phrase and what follows it     told    a hearer before the content ("told Izvestia")
      inverted  the speaker may follow the verb ("said Smith")
    `prepositions` may lead to the content ("called for").
    """

    lemma: str
    kind: VerbKind
    force: int
    frames: frozenset[Frame]
    forms: tuple[Form, ...]
    prepositions: frozenset[str] = frozenset()


# A form's verb, and the tenses that the form stands for.
VerbForm = tuple[Verb, frozenset[Tense]]


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that names an act of speech or thought ("claim", "hopes"): the words that lead to its content."""

    word: str
    kind: VerbKind
    leads: frozenset[str]


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A personal pronoun as a source or a possessor."""

    word: str
    person: int
    gender: Gender
    number: Number
    case: Literal["subject", "object", "possessive"]


@dataclass(frozen=True, slots=True)
class QuotationStyle:
    """A pair of marks. `straight` pairs look alike on both sides and are told apart by what stands beside them."""

    opening: str
    closing: str
    straight: bool = False


@dataclass(frozen=True)
class Language:
    """All that the readers know of one language. `code` is ISO 639-1."""

    code: str
    name: str
    verbs: tuple[Verb, ...]
    nouns: tuple[Noun, ...]
    pronouns: tuple[Pronoun, ...]
    quotation_styles: tuple[QuotationStyle, ...]

    # Function words.
    determiners: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    subordinators: frozenset[str]
    relatives: frozenset[str]
    questions: frozenset[str]
    complementizers: frozenset[str]
    infinitive_marks: frozenset[str]
    adverbs: frozenset[str]
    adverb_endings: tuple[str, ...]
    past_endings: tuple[str, ...]
    plural_endings: tuple[str, ...]
    sibilant_plurals: tuple[str, ...]
    irregular_plurals: Mapping[str, str]
    singular_endings: tuple[str, ...]
    gerund_endings: tuple[str, ...]
    auxiliaries: frozenset[str]
    being: frozenset[str]
    modals: frozenset[str]
    negations: frozenset[str]
    chain_verbs: frozenset[str]
    naming: frozenset[str]
    common_verbs: frozenset[str]
    plural_subjects: frozenset[str]
    indefinite_sources: frozenset[str]
    addressed: frozenset[str]
    never_third: frozenset[str]
    reflexives: frozenset[str]
    hypothetical: frozenset[str]
    as_though: frozenset[tuple[str, str]]

    # Attribution by other means than a verb.
    according: tuple[tuple[str, ...], ...]
    opinion_openers: frozenset[str]
    opinion_nouns: frozenset[str]
    reporting_as: tuple[tuple[str, ...], ...]
    question_openers: frozenset[str]
    question_nouns: frozenset[str]
    question_leads: frozenset[str]
    interviewer: str
    agents: frozenset[str]
    views: frozenset[str]
    connectives: tuple[tuple[str, ...], ...]
    asides: frozenset[str]
    contrasts: frozenset[str]
    alternatives: frozenset[str]
    # Verbs that attribute only where they are denied ("did not name the buyer"), and what only seems to speak.
    only_unsaid: frozenset[str]
    # Verbs that have a noun for their object only there: "did not reveal the names".
    objects_denied: frozenset[str]
    # Verbs that tell of no saying where it is to come or supposed ("are expected to discuss"), those that do so with an
    # object ("will answer questions"), and those that do so where it is denied ("does not remember").
    deeds: frozenset[str]
    deeds_by_object: frozenset[str]
    deeds_denied: frozenset[str]
    deeds_denied_by_object: frozenset[str]
    # What ends the words that were not said: "without" leads to them, and "citing", "by name", ", as", "in his speech"
    # follow them.
    lacking: frozenset[str]
    reasons: frozenset[str]
    manners: tuple[tuple[str, ...], ...]
    afterthoughts: frozenset[str]
    occasion_leads: frozenset[str]
    # What ends no phrase.
    leads_on: frozenset[str]
    # "at any point".
    moments: frozenset[str]
    # Subjects of the writer's own asides, and anybody's: "I would say", "people will say".
    own_subjects: frozenset[str]
    # "Not only said": it was said. "Would never say": no refusal.
    not_only: frozenset[str]
    # "Nor did she say".
    fronted: frozenset[str]
    never: str
    # "made no mention of": light verbs, the nouns of saying that they may have, and what leads to what was not said.
    light_verbs: frozenset[str]
    telling_nouns: frozenset[str]
    telling_leads: frozenset[str]
    as_to: tuple[str, str]
    # Of those nouns, the ones that somebody may have: "had no comment on".
    had_nouns: frozenset[str]
    # "no official said", "was unable to say", "did not want to say", "has yet to say".
    none: frozenset[str]
    # "said this": the sentence before.
    this_said: frozenset[str]
    unable: frozenset[str]
    wishing: frozenset[str]
    pending: frozenset[str]
    # Objects that say nothing: "did not say a word".
    empty_objects: frozenset[str]
    empty_denied: frozenset[str]
    # "goes without saying".
    going_without: frozenset[str]
    no_speakers: frozenset[str]

    # To whom.
    hearer_leads: frozenset[str]
    outlet_leads: frozenset[str]
    # Of those, what leads to who writes it.
    source_leads: frozenset[str]
    occasions: frozenset[str]
    # Of those, the ones that are had with people more than with the press.
    private_occasions: frozenset[str]
    audiences: frozenset[str]
    # Words for several people that do not look so, and what is told that is no hearer: "tells stories".
    groups: frozenset[str]
    tales: frozenset[str]
    platforms: frozenset[str]
    # The platform that a verb names ("tweeted"), by lemma.
    platform_verbs: Mapping[str, str]
    # What stands on a platform, after its name: "in a Facebook post".
    platform_posts: frozenset[str]
    # Nouns that name a platform ("in a tweet"), the words before them, and platforms by no name ("social media").
    platform_nouns: Mapping[str, str]
    platform_noun_leads: frozenset[str]
    # Verbs of putting something there.
    posting: frozenset[str]
    # Who writes there: "a Reddit user".
    platform_people: frozenset[str]
    platforms_at_large: frozenset[tuple[str, str]]
    # "told us", "told this newspaper": the outlet that prints it; "told me", whose writer it is.
    own_pronouns: frozenset[str]
    own_writer: frozenset[str]
    telling: frozenset[str]
    own_leads: frozenset[str]
    own_papers: frozenset[str]
    # What audiences are called: "journalists" are "reporters"; `press` is what "news conference" says, in two words.
    audience_names: Mapping[str, str]
    newsmen: frozenset[str]
    press: str
    press_meetings: Mapping[str, frozenset[str]]
    # "at a briefing", where it is no "intelligence briefing".
    briefings: frozenset[str]
    closed_briefings: frozenset[str]
    # Nouns that an outlet is called by; what is sent or shown to one; "an interview for"; "an episode of".
    outlet_nouns: frozenset[str]
    # "the paper" is of these kinds.
    outlet_kinds: Mapping[str, frozenset[str]]
    sent: frozenset[str]
    # "those in attendance".
    those: frozenset[str]
    gathered: frozenset[str]
    written_leads: frozenset[str]
    episodes: frozenset[str]
    # "in court", "before the committee"; a lead that is "bare" takes no article before a common noun.
    assembly_leads: Mapping[str, Literal["bare", "any"]]
    assemblies: frozenset[str]
    # What sits to hear people ("at the inquest"), the words before it, and what is on the air by its own name.
    sittings: frozenset[str]
    # Of the assemblies, those that hear witnesses; "a briefing with".
    hearing_bodies: frozenset[str]
    # "on the floor of the Senate".
    sessions: frozenset[str]
    speaking_leads: frozenset[str]
    sitting_leads: frozenset[str]
    sitting_of: frozenset[str]
    courts: frozenset[str]
    always_named: frozenset[str]  # bodies that a capital at a sentence's head names too: "Congress"
    chambers: frozenset[str]
    programmes: frozenset[str]
    on_air: frozenset[str]
    # "appeared on", "live on", "appeared alongside Holm on"; "a debate hosted by"; "addressing supporters"; "when the
    # Courier contacted him".
    airing: frozenset[str]
    appearing: frozenset[str]
    # Words of broadcasters' names, and words at whose time something else was said.
    stations: frozenset[str]
    other_times: frozenset[str]
    # Adverbs of what was said at other times: "has repeatedly said", "had said".
    at_other_times: frozenset[str]
    before_now: frozenset[str]
    broadcasting: frozenset[str]
    broadcast_leads: frozenset[str]
    print_leads: frozenset[str]
    talk_leads: frozenset[str]  # "in", "during" an interview
    talks: frozenset[str]  # occasions that end reported words: "interview", "tweet"
    talk_partners: frozenset[str]  # "with", "to" whom
    court: str
    court_signs: frozenset[str]  # who and what shows a court: a judge, jurors, a sentence
    addressing: frozenset[str]
    chats: frozenset[str]  # talks with a group, which hears what is said there
    petitioning: frozenset[str]  # "asked the court"
    notes: frozenset[str]  # written for whom stands before: "a staff memo"
    addressees: Mapping[str, str]  # whom, as an audience: "employee" -> "employees"
    contacting: frozenset[str]
    # "asked by reporters"; an interview; who pleads in court; who testifies.
    questioned: frozenset[str]
    interviews: frozenset[str]
    # What an outlet puts on, besides interviews: "at a CNN town hall".
    staged: frozenset[str]
    interview_leads: frozenset[str]
    # "when asked by the Courier".
    when: frozenset[str]
    pleaders: tuple[tuple[str, ...], ...]
    # "said outside court".
    out_of_court: frozenset[str]
    testifying: frozenset[str]
    # "in closed-door testimony", "giving evidence".
    evidence: frozenset[str]
    evidence_leads: frozenset[str]
    # Who hears in a court, and tells it nothing.
    judging: frozenset[str]
    # Of the occasions, those that begin anew and have no hearer of their own: "in a statement", "in his book".
    fresh_occasions: frozenset[str]

    # Who.
    titles: Mapping[str, Gender]
    role_nouns: Mapping[str, Gender]
    role_kinds: tuple[frozenset[str], ...]
    # Nouns that fit so many that alone they are nobody's role.
    broad_roles: frozenset[str]
    # Of the role nouns, those that firms, states and teams bear as well: "owner Kraftlinn".
    shared_roles: frozenset[str]
    # Of the role nouns, those of mere age or gender: nobody's role.
    mere_people: frozenset[str]
    # Nouns of those whose name the paper keeps, and of a party's people.
    anonymous: frozenset[str]
    party_people: frozenset[str]
    partisans: frozenset[str]
    # What is no longer: "former".
    bygone: frozenset[str]
    portfolios: frozenset[str]  # what ministers are for: "trade" and "industry"
    passing_on: frozenset[str]  # cues of an outlet that only says where words were read: "the Courier reported"
    # What somebody's words come in ("the statement"), and what leads to whose it is ("a tweet from").
    media: frozenset[str]
    media_leads: frozenset[str]
    # Offices that one person holds: who is not called so holds none.
    offices: frozenset[str]
    definite: frozenset[str]
    role_adjectives: frozenset[str]
    role_links: frozenset[str]
    # "Ola Brandt of the Harbour Society".
    member_links: frozenset[str]
    # "(R-CA)".
    party_letters: frozenset[str]
    # "serves as", "stepped down as": a role follows; "became", "was appointed as"; "a lawyer named".
    serving: frozenset[str]
    serving_particles: frozenset[str]
    serving_as: frozenset[str]
    called: frozenset[str]
    becoming: frozenset[str]
    appointed: frozenset[str]
    appointed_as: frozenset[str]
    genitives: frozenset[str]
    apposition_leads: frozenset[str]
    gerund_leads: frozenset[str]
    body_links: frozenset[str]
    honorifics: frozenset[str]
    collective_nouns: frozenset[str]
    business_nouns: frozenset[str]
    # Nouns for the body that spoke last, and for no other.
    continued_nouns: frozenset[str]
    # Nouns for the public body that spoke last, or that letters stand for.
    public_roles: frozenset[str]
    # Nouns that end, or begin, the name of a body; articles that make such a name none.
    institutions: frozenset[str]
    indefinite: frozenset[str]
    # Nouns for one and the same body: "the school" is a university.
    body_kinds: tuple[frozenset[str], ...]
    # Documents that are called by whose they are.
    named_documents: frozenset[str]
    public_nouns: frozenset[str]
    # Words that with those tell no body from its like in another country: "the Supreme Court".
    shared_words: frozenset[str]
    first_names: Mapping[str, Gender]
    family_first: frozenset[str]  # family names that stand before the given one
    name_particles: frozenset[str]
    name_suffixes: frozenset[str]
    # "Ola Brandt MP", "Ola Brandt QC".
    letters_after: frozenset[str]
    surnames_too: frozenset[str]
    ranks_as_surnames: frozenset[str]  # titles that surnames are as often: "Conor King"
    name_titles: frozenset[str]
    not_names: frozenset[str]
    speaking: frozenset[str]
    platform_leads: frozenset[str]
    # "took to Twitter".
    taking: frozenset[str]
    capitals: Mapping[str, str]
    seats: frozenset[str]
    demonyms: Mapping[str, str]
    organisation_words: frozenset[str]

    # Time and form.
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    time_words: frozenset[str]
    # Of those, what may stand in a name: "Good Morning Britain".
    day_parts: frozenset[str]
    time_leads: frozenset[str]
    abbreviations: frozenset[str]
    title_abbreviations: frozenset[str]
    sentence_openers: frozenset[str]
    elisions: frozenset[str]
    possessive_endings: tuple[str, ...]
    acts: ActWords
    digest_cues: tuple[tuple[str, ...], ...]
    topic_joins: frozenset[str]
    stop_words: frozenset[str]

    forms: Mapping[str, tuple[VerbForm, ...]] = field(init=False, repr=False, compare=False)
    countries: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        found: dict[str, list[VerbForm]] = {}
        for verb in self.verbs:
            for form in verb.forms:
                found.setdefault(form.word, []).append((verb, form.tenses))
        frozen = {word: tuple(verbs) for word, verbs in found.items()}
        object.__setattr__(self, "forms", MappingProxyType(frozen))
        countries = (*self.demonyms.values(), *self.capitals.values())
        object.__setattr__(self, "countries", frozenset(country.lower() for country in countries))

    def __hash__(self) -> int:
        return id(self)


def words(text: str) -> frozenset[str]:
    """The words of a list that is written with spaces."""
    return frozenset(text.split())


def words_in_order(text: str, first: int = 1) -> dict[str, int]:
    """The words of a list with their numbers; a place that no word takes is written -."""
    return {word: number for number, word in enumerate(text.split(), first) if word != "-"}


def phrases(text: str) -> tuple[tuple[str, ...], ...]:
    """Phrases written one a line or between semicolons, longest first."""
    found: Iterable[tuple[str, ...]] = (tuple(part.split()) for part in text.replace("\n", ";").split(";"))
    return tuple(sorted({phrase for phrase in found if phrase}, key=lambda phrase: (-len(phrase), phrase)))
