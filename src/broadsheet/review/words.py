"""The review's own words in each language: all that broadsheet ever says in its own voice.

Whatever else a line holds is a slice of an article. Another language is one more instance of `ReviewWords`, beside
`english.py`; nothing else in the rooms review/ and pages/ knows a language.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from broadsheet.types import Arrangement, DeskVerb, RelationKind, VoiceCategory

WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, eq=False)
class FigureLabels:
    """What stands in and beside the pictures. Braces hold what is counted; `categories` are those of the speakers."""

    own: str
    reprint: str
    reach: str
    timeline: str
    timeline_text: str
    no_hour: str
    hour: str
    voices: str
    voices_text: str
    speaker: str
    category: str
    read: str
    printed: str
    table: str
    categories: Mapping[VoiceCategory, str]


@dataclass(frozen=True, slots=True, eq=False)
class WriterLabels:
    """What the page says of lines that a language model wrote or tried to. Braces hold the model's name, the lines'
    numbers, or why; `whys` are reasons by their stable words."""

    line: str
    kept_line: str
    dagger: str
    wrote: str
    kept: str
    nothing: str
    failed: str
    whys: Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Labels:
    """Names of the parts of the page: furniture, not statements. `counted` holds (one, many) of what is counted, `desk`
    what people did to a story, by their verb, `blocks` the headings of what stands apart in a section, by the kind of
    its items."""

    contents: str
    evidence: str
    evidence_note: str
    starred: str
    back: str
    to_evidence: str
    why: str
    why_note: str
    part: str
    value: str
    weight: str
    score: str
    read_in: str
    more: str
    contrast: str
    round_up: str
    counts: str
    open_source: str
    web_archive: str
    article: str
    fingerprint: str
    version: str
    made_by: str
    no_day: str
    rank: str
    address_under: str
    counted: tuple[tuple[str, str, str], ...]
    desk: Mapping[DeskVerb, str]
    blocks: Mapping[str, str]
    writer: WriterLabels
    figures: FigureLabels

    def count(self, number: int, thing: str) -> str:
        """ "1 outlet", "12 outlets"; a thing without a name of its own is printed as it is called."""
        for key, one, many in self.counted:
            if key == thing:
                return f"{number:,} {one if number == 1 else many}"
        return f"{number:,} {thing}"


@dataclass(frozen=True, slots=True, eq=False)
class Arranging:
    """What the other arrangements say and go by. `topped` is the sentence after the digest, by arrangement; braces
    hold weekday, country, outlet, author, counts.

    `parts` explain why an outlet or a country stands where it does, by the part's name. `opinion_places` are parts of
    the addresses under which outlets keep their opinion pages, `opinion_title` matches what they put before or behind
    a headline there, `not_opinion` what stands on such a page and argues nothing. `argues` matches what tells an
    argument from a report, `reports` what tells a report; `authors_own` are first words that mean the author and so
    point to nobody else.
    """

    topped: Mapping[Arrangement, str]
    countries: Callable[[], Mapping[str, str]]
    country: str
    author: str
    parts: Mapping[str, str]
    opinion_places: frozenset[str]
    opinion_title: str
    not_opinion: str
    argues: str
    reports: str
    authors_own: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Relating:
    """By what one tells how statements stand to each other, and what is said of it; patterns but for the mappings.

    `not_negating` looks like a negation and turns nothing round; `opposites` are pairs of sets of words that do;
    `condition` makes a sentence hold only if something else does. `answer_to` tells that words are an answer to those
    of NAME, `turned_down` that they turn them down. Cues that take a stand on what they are said of match `in_favour`
    or `against`, those that say that it is not so match `denying`; what matches `alleged` tells that something is
    claimed and does not claim it. `connecting` words lead a statement that stands in a relation to the one before,
    `related` says which that is.
    """

    connecting: Mapping[RelationKind, str]
    related: Mapping[RelationKind, str]
    answer_to: str
    turned_down: str
    in_favour: str
    against: str
    denying: str
    alleged: str
    opposites: tuple[tuple[frozenset[str], frozenset[str]], ...]
    not_negating: str
    condition: str


@dataclass(frozen=True, eq=False)
class ReviewWords:
    """One language's connecting words, dates, and the word lists that choosing and cutting go by.

    Patterns are regular expressions. `dateline` matches what an agency puts before its first sentence, `boilerplate`
    a sentence that is about the page and not about the day; `dated` an expression of a time to come, `coming` one of
    a thing to come.

    `role_leads` matches what belongs to a role that it stands before ("former "), `held_then` a role of another time,
    `cut_off` what stands before the end of a longer phrase ("Republic of" before "Lind manager"), `bare_role` one that
    tells of no body; `no_cue` is what only looks like a cue, `defines` a sentence that says what a thing is, `relative`
    what follows a name and its verb and belongs to the name;
    `common_leads` are
    words that begin a role with a small letter, `known_leads` those that take somebody as known.
    `joining` is what ties a sentence to the one before it ("also") and can be cut out of it, `continuing` the cues
    that go on with a speech ("added"), `answering` those of a reply and `asked` what tells to what. `pointing_at`
    matches a thing named before ("those talks", the thing in a group), `pointing_start` quoted words that begin with
    what they point back at ("For us, that's"), `unnamed_press` a hearer and `press_source` a speaker of the press of
    whom only that is said; `long_ago` a time long before the article. `today` are the words for a day as seen from the
    article's own, with the distance in days. Of headlines, `colon_title` matches a name with a colon before the news,
    `said_title` one that gives what somebody says, `named_title` one that ends in who says it, `guess` what is not
    known yet, `several` that of a page of many stories. `negation` matches what turns a sentence round. `as_of` puts
    the day of an article behind its outlet, `not_before` says how it is known that a sentence tells something new.
    """

    code: str
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    date: str
    dateline_form: str
    headline: str
    topped: str
    listing: str
    last: str
    said: str
    told: str
    in_outlet: str
    also_in: str
    as_of: str
    not_before: str
    possessive: str
    quotes: tuple[str, str]
    cut: str
    read_as: str
    no_outlet: str
    plain_cues: frozenset[str]
    pronouns: frozenset[str]
    possessives: frozenset[str]
    neuter: frozenset[str]
    object_leads: frozenset[str]
    articles: frozenset[str]
    connectives: tuple[str, ...]
    danglers: frozenset[str]
    pointing: str
    abbreviations: frozenset[str]
    function_words: frozenset[str]
    officials: frozenset[str]
    experts: frozenset[str]
    dateline: str
    boilerplate: str
    in_person: str
    role_leads: str
    held_then: str
    cut_off: str
    bare_role: str
    no_cue: str
    defines: str
    relative: str
    common_leads: frozenset[str]
    known_leads: frozenset[str]
    joining: str
    pointing_at: str
    pointing_start: str
    unnamed_press: str
    press_source: str
    answering: frozenset[str]
    asked: str
    long_ago: str
    continuing: frozenset[str]
    today: Mapping[str, int]
    colon_title: str
    said_title: str
    named_title: str
    according: str
    guess: str
    platforms: frozenset[str]
    live: str
    several: str
    soft: str
    negation: str
    numbers: Mapping[str, int]
    units: frozenset[str]
    dated: str
    coming: str
    arranging: Arranging = field(repr=False)
    relating: Relating = field(repr=False)
    labels: Labels = field(repr=False)

    @cached_property
    def today_pattern(self) -> re.Pattern[str]:
        """Finds the words for a day as seen from the article's own."""
        return re.compile(rf"\b(?:{'|'.join(sorted(self.today))})\b", re.IGNORECASE)

    def long_date(self, day: dt.date) -> str:
        return self.date.format(month=self.months[day.month - 1], day=day.day, year=day.year)

    def weekday(self, day: dt.date) -> str:
        return self.weekdays[day.weekday()]

    def series(self, parts: list[str]) -> list[str]:
        """What to print before each part of an enumeration: "A, B, and C"; with semicolons where a part has commas."""
        inner = any("," in part or ";" in part for part in parts)
        comma, last = (self.listing, self.last) if not inner else (";" + self.listing[1:], ";" + self.last[1:])
        if len(parts) == 2 and not inner:
            last = self.last.lstrip(",")
        return ["", *[comma] * (len(parts) - 2), *[last] * (len(parts) > 1)]

    @property
    def own(self) -> frozenset[str]:
        """Every word, casefolded, that a line may hold outside evidence."""
        said = (
            self.headline,
            self.according,
            self.said,
            self.told,
            self.in_outlet,
            self.also_in,
            self.last,
            self.possessive,
            *self.relating.connecting.values(),
        )
        return frozenset(WORD.findall(" ".join((*said, self.no_outlet)).casefold()))
