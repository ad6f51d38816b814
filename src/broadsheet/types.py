"""The nouns: frozen dataclasses, standard library only.

    bytes -> Capture -> Article -> Statement -> Story -> Review -> page

Offsets are Unicode code points, end exclusive. Every noun is immutable and hashable; collections are tuples.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from broadsheet.errors import EvidenceError, SpanError

Kind = Literal["direct", "indirect", "mixed"]
# `found_by` of a statement that is a turn in a conversation: its words are the speaker's without marks.
TURN = "turn"
ToldStatus = Literal["stated", "carried", "carried_back", "inferred"]
Precision = Literal["day", "instant"]
FeedKind = Literal["rss", "atom", "json_feed", "news_sitemap", "homepage", "mailbox", "folder"]
TextOf = Literal["page", "feed"]
OutletKind = Literal["newspaper", "magazine", "agency", "broadcaster", "online", "government", "organisation"]
Act = Literal[
    "assert",
    "predict",
    "speculate",
    "warn",
    "threaten",
    "commit",
    "refuse",
    "demand",
    "recommend",
    "ask",
    "deny",
    "condemn",
    "praise",
    "hope",
]
Factuality = Literal["actual", "possible", "hypothetical", "denied"]
Vagueness = Literal["soon", "later", "someday", "event"]

# ---------------------------------------------------------------------------------------------- inputs


@dataclass(frozen=True, slots=True)
class Rights:
    """What an outlet lets be done with its text.

    Of an article not more than `excerpt` code points and not more than this `share` of it may be shown, nothing at all
    where `reprint` is false. `keep_days` after its receipt the text may be kept no longer. `notice` is to be printed
    wherever the outlet is quoted. What is not said is not limited.
    """

    reprint: bool = True
    excerpt: int | None = None
    share: float | None = None
    keep_days: int | None = None
    notice: str = ""

    def cap(self, length: int) -> int | None:
        """How many code points of a text of this length may be shown; None for all of them."""
        if not self.reprint:
            return 0
        of_share = None if self.share is None else int(self.share * length)
        return min((cap for cap in (self.excerpt, of_share) if cap is not None), default=None)


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher. `aliases` holds its names in every language and spelling; `languages` are ISO 639-1 codes.

    `country` is the ISO 3166-1 code in lower case, `hosts` the domains it publishes at, `owner` whom a cited list names
    as such. `reviewed` says that a person chose the name, so that it may replace what a page calls itself.
    """

    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    languages: tuple[str, ...] = ()
    homepage: str | None = None
    kind: OutletKind | None = None
    owner: str | None = None
    hosts: tuple[str, ...] = ()
    reviewed: bool = False
    rights: Rights | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """Where captures come from. `url` is its identity."""

    url: str
    title: str | None = None
    kind: FeedKind | None = None
    homepage: str | None = None


@dataclass(frozen=True, slots=True)
class Capture:
    """Bytes as received. Never changes; `sha256` (hex) of `body` is its identity.

    `media_type` names the reader that turns it into an article (see `broadsheet.articles`).
    `origin` says where it was found, for people: a path, `archive.tar.xz!member`, a feed's url and entry.
    `url` is the address that the bytes were fetched from, where there is one.
    """

    sha256: str
    body: bytes = field(repr=False)
    media_type: str
    origin: str
    received: dt.datetime
    url: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    feed: str | None = None

    @classmethod
    def of(
        cls,
        body: bytes,
        *,
        media_type: str,
        origin: str,
        received: dt.datetime,
        url: str | None = None,
        headers: tuple[tuple[str, str], ...] = (),
        feed: str | None = None,
    ) -> Capture:
        """A capture of `body`, hashed."""
        digest = hashlib.sha256(body).hexdigest()
        return cls(digest, body, media_type, origin, received, url, headers, feed)


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that gave no article: which, why (a short stable word), and the sentence that a person reads.

    `sha256` is that of the capture, where the input came as far as being one.
    """

    origin: str
    reason: str
    detail: str
    sha256: str | None = None


# -------------------------------------------------------------------------------------------- articles


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as well as it is known: `at` is aware; of a `day`, only the date in its own zone is meant."""

    at: dt.datetime
    precision: Precision = "instant"

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError(f"moment {self.at.isoformat()} has no time zone")

    def __str__(self) -> str:
        return self.at.date().isoformat() if self.precision == "day" else self.at.isoformat()

    def day_in(self, zone: dt.tzinfo) -> dt.date:
        """The calendar day: a known instant moves with the zone, a bare date does not."""
        return self.at.date() if self.precision == "day" else self.at.astimezone(zone).date()


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in an article's text: code points, end exclusive. The only form of evidence."""

    article: str
    start: int
    stop: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.stop:
            raise SpanError(self.article, self.start, self.stop, "a span is not empty and starts at 0 or later")

    def __len__(self) -> int:
        return self.stop - self.start

    def covers(self, other: Span) -> bool:
        return self.article == other.article and self.start <= other.start and other.stop <= self.stop

    def overlaps(self, other: Span) -> bool:
        return self.article == other.article and self.start < other.stop and other.start < self.stop


@dataclass(frozen=True)
class Article:
    """Text taken from one capture by one named extractor version.

    `id` follows from the address (or nothing) and the text, so the same input gives the same article on every
    machine, and an edited page is a new one. `sections` are the parts of a text that treats several stories, as
    (start, stop) pairs; an ordinary article has one. `text_of` is "feed" where the text is only what the feed gave of
    an article whose own page could not be had; `dated_by` is "feed" where the page does not say its date and the feed
    that announced it does.
    """

    id: str
    capture: str
    extractor: str
    title: str
    text: str = field(repr=False)
    sha256: str
    language: str | None = None
    url: str | None = None
    outlet: str | None = None
    byline: str | None = None
    description: str | None = None
    published: Moment | None = None
    modified: Moment | None = None
    sections: tuple[tuple[int, int], ...] = ()
    text_of: TextOf = "page"
    dated_by: TextOf = "page"

    @staticmethod
    def name(url: str | None, text: str) -> tuple[str, str]:
        """(article id: 16 hex digits, sha256 of the text in UTF-8: 64 hex digits)."""
        text_hash = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return hashlib.sha256(f"{url or ''}\n{text_hash}".encode()).hexdigest()[:16], text_hash

    def span(self, start: int, stop: int) -> Span:
        """The span, checked against this text; `SpanError` outside it."""
        if stop > len(self.text):
            raise SpanError(self.id, start, stop, f"the text ends at {len(self.text)}")
        return Span(self.id, start, stop)

    def slice(self, span: Span) -> str:
        """The words at `span`; `SpanError` for a span of another article or outside the text."""
        if span.article != self.id:
            raise SpanError(span.article, span.start, span.stop, f"it does not belong to article {self.id}")
        self.span(span.start, span.stop)
        return self.text[span.start : span.stop]


# ------------------------------------------------------------------------------------------ statements


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks in a statement: the fullest name (or description) in the article, and where it stands.

    `named` is false for unnamed sources ("experts", "a source in the ministry"), whose description is the name. `body`
    is true for what is known to be no single person: an organisation, a state, a document, two who speak as one.
    """

    name: str
    named: bool
    mention: Span | None = None
    body: bool = False


@dataclass(frozen=True, slots=True)
class ToldTo:
    """The outlet or audience that the words were said to, and how that is known."""

    name: str
    status: ToldStatus
    mention: Span | None = None


@dataclass(frozen=True, slots=True)
class Horizon:
    """Until or at what time something is foreseen, wanted or promised, as the article's words say it.

    `first` and `last` are the days meant, both included, counted from the article's own day; None where the words
    name no day or the article has none. `vague` says what kind of time is meant where no day is: "soon" (in the near
    future), "later", "someday", "event" (a third round, after the election).
    """

    span: Span
    first: dt.date | None = None
    last: dt.date | None = None
    vague: Vagueness | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """An attribution relation: content, cue and source (Pareti 2015), resolved as far as the reader can.

    `id` is unique within its article and follows text order. `role` is a slice of the article (as printed there).
    A field that nothing has decided yet is None, never a guess. `found_by` is the rule or model, `parent` the
    statement that this one stands inside.

    `act` is what the speaker does by the words, taken as a whole; `acts` the same for each sentence of them.
    `factuality` says whether the article reports the words as said: "actual", "possible" (may have told),
    "hypothetical" (will say, would say) or "denied" (did not say). `hedges`, `negations` and `conditions` are places
    inside the content, `horizons` the times that a prediction, demand or commitment is for.
    """

    id: str
    article: str
    kind: Kind
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    speaker: Voice | None
    found_by: str
    confidence: float | None = None
    role: Span | None = None
    affiliation: Span | None = None
    told_to: ToldTo | None = None
    act: Act | None = None
    hedges: tuple[Span, ...] | None = None
    factuality: Factuality | None = None
    parent: str | None = None
    acts: tuple[tuple[Span, Act], ...] | None = None
    negations: tuple[Span, ...] | None = None
    conditions: tuple[Span, ...] | None = None
    horizons: tuple[Horizon, ...] | None = None

    @property
    def said(self) -> bool:
        """Whether the article itself reports the words as said: at its own level, and actual.

        What is not may be printed as what it is (possible, denied, inside another's words), never as said.
        """
        return self.parent is None and self.factuality in (None, "actual")

    def __post_init__(self) -> None:
        if not self.content:
            raise EvidenceError(f"statement {self.id} of article {self.article} has no content")
        for span in (*self.content, *self.cue, *self.source):
            if span.article != self.article:
                raise SpanError(span.article, span.start, span.stop, f"it does not belong to article {self.article}")


@dataclass(frozen=True, slots=True)
class Reading:
    """One text and what was found in it."""

    article: Article
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class RoleFact:
    """A role as an article of one day printed it."""

    text: str
    day: dt.date | None
    span: Span


@dataclass(frozen=True, slots=True)
class Speaker:
    """One holder of statements across articles. `statements` are (article id, statement id) pairs, `item` the Wikidata
    item that the desk linked to ("Q123")."""

    id: str
    name: str
    named: bool
    aliases: tuple[str, ...]
    roles: tuple[RoleFact, ...]
    statements: tuple[tuple[str, str], ...]
    item: str | None = None


# --------------------------------------------------------------------------------------------- stories


@dataclass(frozen=True, slots=True)
class Copies:
    """One text and its reprints, all article ids. `agency` is the credited agency, where one is."""

    original: str
    reprints: tuple[str, ...]
    agency: str | None = None

    @property
    def members(self) -> tuple[str, ...]:
        return (self.original, *self.reprints)


@dataclass(frozen=True, slots=True)
class RankPart:
    """One part of a story's score: its measure, in [0, 1], and the weight it entered with."""

    name: str
    value: float
    weight: float
    explanation: str


DeskVerb = Literal["merged", "split", "placed", "dropped"]


@dataclass(frozen=True, slots=True)
class Ruled:
    """What the desk did to a story, and the number of the decision that did it."""

    how: DeskVerb
    decision: int


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about one event. `articles` are in order of publication; `copies` group those that are reprints.

    `continues` is the id of the story of an earlier day that this one goes on with; `desk` what people decided of it.
    """

    id: str
    title: str
    articles: tuple[str, ...]
    copies: tuple[Copies, ...] = ()
    score: float = 0.0
    parts: tuple[RankPart, ...] = ()
    continues: str | None = None
    desk: tuple[Ruled, ...] = ()

    @property
    def dropped(self) -> bool:
        """Whether the desk does not want it shown."""
        return any(each.how == "dropped" for each in self.desk)


# ---------------------------------------------------------------------------------------------- review


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line and the places that it rests on. It cannot be built without evidence.

    `titles` are the ids of the articles whose headline (or a part of it) is printed, in print order: a headline
    stands outside its article's text, so the evidence of such a line is the passage that the headline heads.
    """

    text: str
    evidence: tuple[Span, ...]
    titles: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.evidence:
            raise EvidenceError(f"line without evidence: {self.text!r}")
        if not self.text.strip():
            raise EvidenceError("line without text")


ItemKind = Literal["lead", "background", "statement", "contrast", "new", "ahead", "demand", "earlier", "brief"]
RelationKind = Literal["agrees", "diverges", "opposes", "answers", "paraphrases", "contradicts"]


@dataclass(frozen=True, slots=True)
class Relation:
    """How the words at `one` stand to those at `other`: the reason that they are printed beside each other.

    "opposes" are demands that cannot both be met, "contradicts" one speaker's words against the same speaker's
    earlier ones, "answers" words said in reply to the others.
    """

    kind: RelationKind
    one: Span
    other: Span


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph of the review: what it does in its section, and its lines.

    `statement` is the (article id, statement id) that it prints, `carried` what was carried or inferred rather
    than stated beside the words ("outlet carried forward"), shown to the reader. `speaker` is the name of who
    speaks in a statement: items of one speaker stand together. `relation` ties what is said here to the item before.
    """

    kind: ItemKind
    lines: tuple[Line, ...]
    statement: tuple[str, str] | None = None
    carried: str | None = None
    speaker: str | None = None
    relation: Relation | None = None


VoiceCategory = Literal["official", "expert", "other", "unnamed"]


@dataclass(frozen=True, slots=True)
class Appearance:
    """An article of a story: where it appeared and when, as far as that is known; `reprint` if it is another's copy."""

    article: str
    outlet: str
    at: Moment | None = None
    reprint: bool = False


@dataclass(frozen=True, slots=True)
class Heard:
    """A speaker of a story: how many statements were read in articles that are nobody's copy, how many are printed."""

    name: str
    category: VoiceCategory
    read: int
    printed: int


@dataclass(frozen=True, slots=True)
class Section:
    """One story of the review. `outlets` are those it was read in; `reach` counts articles with copies, `reprints`
    those of them that are copies. `timeline` (as published) and `voices` (most heard first) are its figures."""

    story: str
    heading: Line
    outlets: tuple[str, ...]
    reach: int
    items: tuple[Item, ...]
    parts: tuple[RankPart, ...] = ()
    reprints: int = 0
    desk: tuple[Ruled, ...] = ()
    timeline: tuple[Appearance, ...] = ()
    voices: tuple[Heard, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of an article's text that begins at code point `start`."""

    start: int
    text: str

    @property
    def stop(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Memento:
    """A web archive's copy of a page, at `url`, as the page was at the time `at` (RFC 7089)."""

    url: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Cited:
    """An article as a review quotes it: its identity, and the passages that hold the evidence.

    Of a page that was edited, `version` (1 is the first) and the time that it is `dated`: the page's own word where
    that tells it from the other versions, else when it was first seen. Of a page with one version, neither.
    `memento` is a copy that a web archive is known to hold, `byline` whom the page names as its author, where the
    review names them too.
    """

    article: str
    sha256: str
    title: str
    outlet: str | None
    url: str | None
    published: Moment | None
    language: str | None
    passages: tuple[Passage, ...]
    version: int | None = None
    dated: dt.datetime | None = None
    memento: Memento | None = None
    byline: str | None = None

    def slice(self, span: Span) -> str:
        """The words at `span`; `SpanError` if no passage holds them."""
        for passage in self.passages:
            if passage.start <= span.start and span.stop <= passage.stop:
                return passage.text[span.start - passage.start : span.stop - passage.start]
        raise SpanError(span.article, span.start, span.stop, "the review holds no such passage")


Picture = Literal["stories", "timeline", "voices"]
# How the same material is put together: by story, by outlet ("what the papers say"), by country, opinion pieces only,
# statements only, one page.
Arrangement = Literal["agency", "outlet", "country", "commentary", "statements", "brief"]


@dataclass(frozen=True, slots=True)
class Masthead:
    """What the desk puts at the head of its page: its name, who signs, the logo as a data: address, the accent colour
    as #rrggbb, and which pictures the page shows."""

    desk: str = ""
    author: str = ""
    logo: str = field(default="", repr=False)
    accent: str = ""
    pictures: tuple[Picture, ...] = ("stories", "timeline", "voices")


@dataclass(frozen=True, slots=True)
class PlainKept:
    """A line that stays as it was composed, since what a language model made of it says more, less or another thing;
    `why` is a stable word."""

    line: int
    why: str


@dataclass(frozen=True, slots=True)
class Written:
    """What a language model had to do with a review. Lines are numbered from 1 in print order, as on the page.

    `lines` are the model's own sentences, `kept` those of its sentences that were refused, the plain ones printed in
    their place; `failed` is why some sections, or all, got no answer. `note` says all this to the reader.
    """

    model: str
    lines: tuple[int, ...]
    kept: tuple[PlainKept, ...]
    failed: str
    note: str


@dataclass(frozen=True)
class Review:
    """The day's press review. Built only if each line's evidence stands in one of the cited passages.

    `zone` is the time zone that the day was counted in, `written` what a language model had to do with the words.
    """

    day: dt.date
    language: str
    headline: Line
    dateline: str
    digest: Line
    topped: str
    sections: tuple[Section, ...]
    round_up: tuple[Item, ...]
    disclaimer: str
    counts: tuple[tuple[str, int], ...]
    cited: tuple[Cited, ...]
    made_by: str
    masthead: Masthead = Masthead()
    zone: str = "UTC"
    arrangement: Arrangement = "agency"
    written: Written | None = None

    def __post_init__(self) -> None:
        for line in self.lines():
            for span in line.evidence:
                self.slice(span)

    @cached_property
    def by_article(self) -> Mapping[str, Cited]:
        return {cited.article: cited for cited in self.cited}

    def slice(self, span: Span) -> str:
        """The words at `span`, out of the cited passages; `SpanError` where they are not."""
        try:
            cited = self.by_article[span.article]
        except KeyError:
            raise SpanError(span.article, span.start, span.stop, "the review cites no such article") from None
        return cited.slice(span)

    def lines(self) -> Iterable[Line]:
        """Every printed line that states something, in print order."""
        yield self.headline
        yield self.digest
        for section in self.sections:
            yield section.heading
            for item in section.items:
                yield from item.lines
        for item in self.round_up:
            yield from item.lines


WORD = re.compile(r"\w+(?:[’']\w+)*")


def word_count(text: str) -> int:
    """Words as a desk counts them: "People’s" is one."""
    return sum(1 for _ in WORD.finditer(text))
