"""Whether a review says no more than its evidence: each line taken apart into slices of articles and own words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from broadsheet.review.edits import COMING_DAYS, dated, meant
from broadsheet.review.press import TOKEN, containment, content_words
from broadsheet.review.text import RUN_OF_SPACE, quotations, tidy
from broadsheet.review.wording import words
from broadsheet.review.words import ReviewWords
from broadsheet.review.zones import zone_of
from broadsheet.types import WORD, Item, Line, RelationKind, Review, Span

# Two lines that share a run of an article longer than a name with its role say the same.
SHARED_RUN = 120
# Two lines with this share of the shorter one's meaning in common say the same.
SAME, SAME_FROM_WORDS = 0.9, 8
SHORTEST_TITLE_PART = 12
DATE = re.compile(r" \[[^\[\]]+\]")
# Items that two lines say the same are meant to show beside each other.
TIED: frozenset[RelationKind] = frozenset({"contradicts"})


@dataclass(frozen=True, slots=True)
class Problem:
    """A line that fails: `kind` is a stable word, `detail` says what is wrong with which part of it."""

    kind: str
    detail: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """A run of a line's text: words of an article, or our own where `span` and `title` are None."""

    text: str
    span: Span | None = None
    title: str | None = None
    exact: bool = False

    @property
    def own(self) -> bool:
        return self.span is None and self.title is None


def problems(review: Review) -> list[Problem]:
    """Everything wrong with the lines of the review; empty for a sound one."""
    vocabulary = words(review.language)
    outlets = {cited.outlet for cited in review.cited if cited.outlet}
    # Whom a page names as its author, and where an outlet is at home, stand in no article's text.
    outlets |= {cited.byline for cited in review.cited if cited.byline}
    if review.arrangement == "country":
        outlets |= set(vocabulary.arranging.countries().values())
    names = sorted(outlets, key=lambda name: (-len(name), name))
    # A language model's sentences are not made of slices; they were held against the plain ones when they were taken.
    by_model = frozenset(review.written.lines) if review.written else frozenset()
    own = [line for number, line in enumerate(review.lines(), 1) if number not in by_model]
    found = [problem for line in own for problem in check_line(line, review, vocabulary, names)]
    return [*found, *_untied(review), *_unfounded(review, vocabulary), *_twice(review, vocabulary)]


def check_line(line: Line, review: Review, vocabulary: ReviewWords, outlets: Iterable[str]) -> Iterator[Problem]:
    """What is wrong with one line by itself."""
    parts, unprinted = take_apart(line, review)
    if not quotations(line.text)[1]:
        yield Problem("marks", "quotation marks do not pair", line.text)
    yield from _own_words(parts, line, review, vocabulary, outlets)
    yield from _own_quotations(parts, line, vocabulary)
    for span in unprinted:
        outlet = review.by_article[span.article].outlet
        if span.article not in line.titles and not (outlet and outlet in line.text):
            yield Problem("evidence", f"rests on words that are not printed: {review.slice(span)!r}", line.text)


def take_apart(line: Line, review: Review) -> tuple[list[Part], list[Span]]:
    """(the line as parts in print order, the evidence that is not printed)."""
    parts: list[Part] = []
    unprinted: list[Span] = []
    at = 0
    headed = list(line.titles)
    for span in line.evidence:
        found = _find_slice(review.slice(span), line.text, at)
        if found is None and headed and span.article == headed[0]:
            found = _find_title(review.by_article[headed[0]].title, line.text, at)
            if found is not None:
                headed.pop(0)
                parts += [Part(line.text[at : found[0]]), Part(line.text[found[0] : found[1]], title=span.article)]
                at = found[1]
                continue
        if found is None:
            unprinted.append(span)
            continue
        start, stop = found
        exact = line.text[start:stop] == review.slice(span)
        parts += [Part(line.text[at:start]), Part(line.text[start:stop], span=span, exact=exact)]
        at = stop
    parts.append(Part(line.text[at:]))
    return [part for part in parts if part.text], unprinted


def _find_slice(words_there: str, text: str, at: int) -> tuple[int, int] | None:
    """Where the words stand at or after `at`: as they are, or with whitespace collapsed or the first letter recased."""
    tidied = tidy(words_there)
    forms = [words_there, tidied]
    if tidied[:1].isalpha():
        forms += [tidied[0].upper() + tidied[1:], tidied[0].lower() + tidied[1:]]
    places = [(place, place + len(form)) for form in forms if (place := text.find(form, at)) >= 0]
    return min(places, default=None)


def _find_title(title: str, text: str, at: int) -> tuple[int, int] | None:
    """Where a part of the headline stands: the longest that the line shares with it."""
    title = RUN_OF_SPACE.sub(" ", title)
    whole = text.find(title, at)
    if whole >= 0:
        return whole, whole + len(title)
    match = SequenceMatcher(None, text[at:], title, autojunk=False).find_longest_match()
    return (at + match.a, at + match.a + match.size) if match.size >= SHORTEST_TITLE_PART else None


def _own_words(
    parts: Iterable[Part], line: Line, review: Review, vocabulary: ReviewWords, outlets: Iterable[str]
) -> Iterator[Problem]:
    """Words that no article gave: they must be connecting words, names of outlets, or the date of a day named."""
    before: Part | None = None
    dates = list(_days_behind_outlets(line, review, vocabulary))
    for part in parts:
        if not part.own:
            before = part
            continue
        text = _without_date(part.text, before, review, vocabulary).replace(vocabulary.cut, " ")
        for said in (*dates, *outlets):
            text = text.replace(said, " ")
        loose = [word for word in TOKEN.findall(text) if word.casefold() not in vocabulary.own]
        if loose:
            yield Problem("own words", f"not in the evidence: {' '.join(loose)}", line.text)


def _days_behind_outlets(line: Line, review: Review, vocabulary: ReviewWords) -> Iterator[str]:
    """How a line may name the outlets that it rests on: each with the day of its article."""
    zone = zone_of(review.zone)
    for cited in {span.article: review.by_article[span.article] for span in line.evidence}.values():
        if cited.outlet and cited.published is not None:
            date = vocabulary.long_date(cited.published.day_in(zone))
            yield vocabulary.as_of.format(outlet=cited.outlet, date=date)


def _without_date(text: str, before: Part | None, review: Review, vocabulary: ReviewWords) -> str:
    """The text without a date in brackets, if that is the day that the words before it mean in their article."""
    date = DATE.match(text)
    if date is None or before is None or before.span is None:
        return text
    published = review.by_article[before.span.article].published
    word = (WORD.findall(before.text) or [""])[-1]
    days = [] if (day := meant(word, published, vocabulary)) is None else [day]
    if published is not None:
        coming = [published.at.date() + dt.timedelta(distance) for distance in COMING_DAYS]
        days += [each for each in coming if vocabulary.weekday(each) == word]
    return text[date.end() :] if any(date[0] == dated(each, vocabulary) for each in days) else text


def _own_quotations(parts: Iterable[Part], line: Line, vocabulary: ReviewWords) -> Iterator[Problem]:
    """What stands in quotation marks that we set is evidence, code point for code point, and the mark of a cut."""
    opening, closing = vocabulary.quotes
    inside = False
    for part in parts:
        if not part.own:
            if inside and not part.exact:
                yield Problem("quotation", f"not as in the article: {part.text!r}", line.text)
            continue
        for run in re.split(f"([{re.escape(opening + closing)}])", part.text):
            if run in (opening, closing) and run:
                inside = run == opening
            elif inside and run.replace(vocabulary.cut, "").strip():
                yield Problem("quotation", f"own words inside: {run!r}", line.text)


def _untied(review: Review) -> Iterator[Problem]:
    """Items that are said to stand in a relation to the one before, without the words that show it in print."""
    for section in review.sections:
        for last, item in pairwise((None, *section.items)):
            if item is None or item.relation is None:
                continue
            one, other = item.relation.one, item.relation.other
            if last is None or not any(
                _rests_on(last, mine) and _rests_on(item, theirs) for mine, theirs in ((one, other), (other, one))
            ):
                yield Problem("relation", f"{item.relation.kind} what is not printed before it", item.lines[0].text)


def _unfounded(review: Review, vocabulary: ReviewWords) -> Iterator[Problem]:
    """Connecting words of ours before an item that does not stand in the relation that they claim."""
    for section in review.sections:
        for item in section.items:
            founded = vocabulary.relating.connecting.get(item.relation.kind) if item.relation else None
            for line in item.lines:
                first = take_apart(line, review)[0][0]
                if first.own and first.text in vocabulary.relating.connecting.values() and first.text != founded:
                    yield Problem("relation", f"“{first.text.strip()}” without a reason", line.text)


def _rests_on(item: Item, span: Span) -> bool:
    """Whether the item prints the words at the span, perhaps in several runs."""
    held = sorted(each for line in item.lines for each in line.evidence if each.overlaps(span))
    return bool(held) and held[0].start <= span.start and span.stop <= held[-1].stop


def _twice(review: Review, vocabulary: ReviewWords) -> Iterator[Problem]:
    """Statements and runs of words that are printed twice."""
    statements: set[tuple[str, str]] = set()
    before: list[tuple[Line, frozenset[str], list[Span]]] = []
    for section in review.sections:
        for last, item in pairwise((None, *section.items)):
            assert item is not None
            beside = last.lines if last is not None and item.relation and item.relation.kind in TIED else ()
            if item.statement in statements:
                yield Problem("twice", f"statement {item.statement}", item.lines[0].text)
            if item.statement is not None:
                statements.add(item.statement)
            for line in item.lines:
                printed = [part.span for part in take_apart(line, review)[0] if part.span is not None]
                said = content_words(" ".join(review.slice(span) for span in printed), vocabulary.function_words)
                for other, other_said, other_printed in before:
                    if other in beside:
                        continue
                    if _shares_run(printed, other_printed) or _says_the_same(said, other_said):
                        yield Problem("twice", f"also printed as {other.text!r}", line.text)
                before.append((line, said, printed))


def _shares_run(spans: Iterable[Span], others: Iterable[Span]) -> bool:
    theirs = list(others)
    return any(
        one.overlaps(other) and min(one.stop, other.stop) - max(one.start, other.start) > SHARED_RUN
        for one in spans
        for other in theirs
    )


def _says_the_same(one: frozenset[str], other: frozenset[str]) -> bool:
    return min(len(one), len(other)) >= SAME_FROM_WORDS and containment(one, other) >= SAME
