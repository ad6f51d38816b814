"""What happened: the headlines of a story, the article that leads it, and how it came about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from broadsheet.review.edits import unclear_day
from broadsheet.review.names import is_shouted, last_name, tokens
from broadsheet.review.pieces import Title
from broadsheet.review.press import Coverage, Press, Told, containment, covered
from broadsheet.review.text import Sentence, outside_quotations, points_back, presentable, quotations
from broadsheet.types import Span, word_count

TITLE_WORDS = range(4, 19)
LONGEST_TITLE = 140
SUFFIX = re.compile(r"\s+(?:\||-|–|—|::|»)\s+([^|]{2,50})$")
SENTENCE_WORDS = range(10, 56)
# Only the top of an article is news; below it is the background that every article repeats.
TOP = 8
# A sentence that shares this much of its meaning with what is already printed adds nothing.
REDUNDANT = 0.5
# Background that shares this much mostly retells it with another name for the one or the other.
TOLD_AGAIN = 0.43
# A sentence that tells less of the story than this belongs to another matter on the same page.
RELEVANT = 0.3
# Background has to tell more of it.
TO_THE_POINT = 0.4
# What each sentence from the top costs of a sentence's relevance.
FADES = 0.08
SHORTEST_ARTICLE_WORDS = 90
LEAD_SENTENCES = 2
SHOUTING = 0.4
# A page sets its first words in capitals, so many code points of them or more.
SHOUTED = 8
# Of a sentence of background, at least this share of its meaning is new, and of an article's first sentence, which
# mostly tells what all tell, more; and so many words of it.
NEW, NEW_FIRST, NEW_WORDS = 0.4, 0.5, 4
# What an article loses as a lead whose first sentence cannot be printed: its second one goes on with it.
BEHEADED = 0.35
# What it loses by saying first what a thing is.
DEFINES = 0.3
# What it gains by telling what only the later articles tell; what it loses by a first sentence that is a line above the
# text rather than the news, shorter than this.
NEWS, TERSE, SHORT_LEAD_WORDS = 0.3, 0.25, 16
# Sentences this near to each other follow each other, in a paragraph or over its end.
SPACE_BETWEEN = 2
# A few words in quotation marks are the writer's choice of words, more are somebody's statement.
PHRASE_WORDS = 7
# What a headline loses that another outlet's contradicts: no disputed claim names a story if another headline can.
CONTESTED = 0.3
SOFT, LIVE, FRESH, BRIEF = 0.35, 0.6, 0.3, 0.3
# What a headline loses that capitalises its words, that begins with a name and a colon, or that holds a semicolon,
# which a series cannot hold; that gives what somebody says, or a guess; what it gains by telling what its section
# begins with, and by coming late.
CAPITALS, COLON, SEMICOLON, SAID, GUESSED, LEADS_IN, LATE = 0.12, 0.1, 0.3, 0.15, 0.15, 0.3, 0.1
CAPITALISED = 0.75


def headline(article: str, press: Press) -> Title | None:
    """The article's headline without the outlet's name at its end; None where it is no headline to print."""
    whole = press.articles[article].title
    start, stop = len(whole) - len(whole.lstrip()), len(whole.rstrip())
    while (suffix := SUFFIX.search(whole[:stop])) and _is_outlet(suffix[1], whole[suffix.start() :], article, press):
        stop = suffix.start()
    while whole[start:stop].endswith((".", ",", ";", ":")) and not whole[start:stop].endswith(".."):
        stop -= 1
    text = whole[start:stop]
    sentences = press.layout(article).sentences
    if not sentences or word_count(text) not in TITLE_WORDS or len(text) > LONGEST_TITLE:
        return None
    if not presentable(text) or text.endswith(("…", "...")) or re.search(press.words.boilerplate, text):
        return None
    return Title(article, start, stop, press.first_words(article)) if press.caps.get(article) != 0 else None


def _is_outlet(name: str, tail: str, article: str, press: Press) -> bool:
    """Whether what follows the last dash of a headline names the page's owner and not the news."""
    bare = re.sub(r"\W", "", name.casefold())
    own = re.sub(r"\W", "", press.outlet(article).casefold())
    return "|" in tail or (bool(bare) and (bare in own or own in bare or bare.endswith(("com", "news", "couk"))))


def headline_score(title: Title, coverage: Coverage) -> float:
    """How well the headline names the story: its share of the story's words, less for questions and live pages."""
    text = coverage.press.articles[title.article].title[title.start : title.stop]
    words = coverage.press.words
    score = coverage.relevance(coverage.press.content(text))
    score -= SOFT * bool(re.search(words.soft, text)) + LIVE * bool(re.search(words.live, text))
    score -= CAPITALS * _is_capitalised(text) + COLON * bool(re.search(words.colon_title, text))
    return score - SEMICOLON * (";" in text) - SOFT * text.isupper()


def _is_capitalised(text: str) -> bool:
    """Whether the headline is set In Capitals Like This: beside others it looks like the name of a thing."""
    long = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > len("with")]
    return bool(long) and sum(word[0].isupper() for word in long) >= CAPITALISED * len(long)


def headlines(coverage: Coverage) -> list[Title]:
    """The printable headlines of the story's originals, the best name of the story first."""
    found = [title for article in coverage.originals if (title := headline(article, coverage.press))]
    disputed = contested(found, coverage.press)

    def score(title: Title) -> float:
        return headline_score(title, coverage) - CONTESTED * (title.article in disputed)

    return sorted(found, key=lambda title: (-score(title), title.article))


def title_for(titles: Sequence[Title], told: Sequence[Told], coverage: Coverage) -> Title:
    """The headline that names the section: of those that nobody contradicts, a good name of the story that tells what
    the section begins with; of equals the later one."""
    press = coverage.press
    told_words = frozenset[str]().union(*(each.words for each in told))
    places = {article: place for place, article in enumerate(coverage.originals, 1)}
    disputed = contested(titles, press)

    def score(title: Title) -> float:
        text = press.articles[title.article].title[title.start : title.stop]
        gains = LEADS_IN * covered(press.content(text), [told_words]) + LATE * places[title.article] / len(places)
        guessed, said = re.search(press.words.guess, text), re.search(press.words.said_title, text)
        losses = GUESSED * bool(guessed) + SAID * bool(said) + CONTESTED * (title.article in disputed)
        return headline_score(title, coverage) + gains - losses

    return max(titles, key=lambda title: (score(title), title.article))


def contested(titles: Sequence[Title], press: Press) -> set[str]:
    """The articles whose headline may deny what another one states: alike in words, and one of them with a negation."""
    texts = [press.articles[each.article].title[each.start : each.stop] for each in titles]
    read = [
        (title.article, press.content(text), bool(re.search(press.words.negation, text)))
        for title, text in zip(titles, texts, strict=True)
    ]
    denying = [each for each in read if each[2]]
    stating = [each for each in read if not each[2]]
    pairs = [(one, other) for one in denying for other in stating if containment(one[1], other[1]) >= REDUNDANT]
    return {article for pair in pairs for article, _, _ in pair}


def rank_leads(coverage: Coverage) -> list[str]:
    """The story's originals, the best to lead it first: on the matter, fresh, substantial, not a live page."""
    press, count = coverage.press, len(coverage.originals)

    def score(place: int, article: str) -> float:
        text, title = press.articles[article].text, press.articles[article].title
        tops = tellable(article, coverage)[:2]
        relevance = max((told.relevance for told in tops), default=0.0)
        relevance += coverage.relevance(press.content(title)) + max(
            (coverage.news(told.words) for told in tops), default=0.0
        )
        freshness = FRESH * (place + 1) / count
        first = tops and not press.layout(article).before(tops[0].span.start)
        freshness -= DEFINES * bool(tops and re.match(press.words.defines, press.slice(tops[0].span)))
        freshness -= BEHEADED * (not first) + GUESSED * bool(
            tops and re.search(press.words.guess, press.slice(tops[0].span))
        )
        short = BRIEF * (word_count(text[:2000]) < SHORTEST_ARTICLE_WORDS)
        soft = SOFT * bool(re.search(press.words.soft, title)) + LIVE * bool(re.search(press.words.live, title))
        return (relevance if tops else -1.0) + freshness - short - soft

    scores = {article: score(place, article) for place, article in enumerate(coverage.originals)}
    return sorted(coverage.originals, key=lambda article: (-scores[article], article))


def tellable(article: str, coverage: Coverage) -> tuple[Told, ...]:
    """The sentences at the top of the article that can be printed by themselves, in text order."""
    if article not in coverage.told:
        coverage.told[article] = tuple(_find_tellable(article, coverage))
    return coverage.told[article]


def _find_tellable(article: str, coverage: Coverage) -> Iterator[Told]:
    press = coverage.press
    for sentence in press.layout(article).sentences[:TOP]:
        if (span := _stands_alone(article, sentence, press)) is not None and press.allows([span]):
            text = press.slice(span)
            words = press.content(text)
            yield Told(span, words, coverage.relevance(words), word_count(text))


def _stands_alone(article: str, sentence: Sentence, press: Press) -> Span | None:
    """The part of the sentence to print, without dateline or connective; None where it leans on its neighbours."""
    text = press.sentence_text(article, sentence)
    start = sentence.start + opening(text, press, first=sentence.paragraph < 2)
    text = press.articles[article].text[start : sentence.stop]
    if word_count(text) not in SENTENCE_WORDS or not text.rstrip("\"”’'»)]").endswith((".", "!", "。", "؟", "।")):
        return None
    if points_back(text, press.words) or not printable(text, press):
        return None
    if quotations(text)[0][:1] == ((1, len(text) - 1),) or _said_by_pronoun(article, start, sentence.stop, press):
        return None
    span = Span(article, start, sentence.stop)
    return None if is_shouted(text[: text.find(" ", SHOUTED)]) or unclear_day(span, press) else span


def _said_by_pronoun(article: str, start: int, stop: int, press: Press) -> bool:
    """Whether the sentence gives what "he" said, and who that is stands elsewhere."""
    return any(
        press.slice(source).casefold() in press.words.pronouns
        and not (each.speaker and last_name(each.speaker.name) in tokens(press.articles[article].text[start:stop]))
        for each in press.statements.get(article, ())
        for source in each.source
        if start <= source.start < stop
    )


def opening(text: str, press: Press, first: bool) -> int:
    """Where the printed part of a sentence begins: after an agency's dateline and after a connective, whose other
    end would not be printed."""
    start = 0
    if first and (dateline := re.match(press.words.dateline, text)):
        start = dateline.end()
    for connective in press.words.connectives:
        if text.startswith(connective + " ", start):
            return start + len(connective) + 1
    return start


def printable(text: str, press: Press) -> bool:
    """Whether a sentence is about the day and can be printed as it stands."""
    shouts = sum(map(str.isupper, text)) > SHOUTING * len(text)
    aside = text.startswith(("(", "[")) or text.count("(") != text.count(")")
    if shouts or aside or not presentable(text) or re.search(press.words.boilerplate, text):
        return False
    # A writer's "we", an interviewer's "you", or a post that was pasted in without quotation marks: nobody's words that
    # could be given with a name.
    return not re.search(press.words.in_person, outside_quotations(text))


def lead(article: str, coverage: Coverage, budget: int, said: Sequence[Told] = ()) -> list[Told]:
    """The newest fact: the first sentence that stands alone and is not `said` already, and the one after it where that
    goes on with it."""
    found: list[Told] = []
    able = tellable(article, coverage)
    unsaid = [told for told in able if all(containment(told.words, each.words) < REDUNDANT for each in said)]
    for told in unsaid or able[:1]:
        if found and (is_said(told, coverage.press) or told.relevance < RELEVANT):
            break
        if found and told.span.start - found[-1].span.stop > SPACE_BETWEEN:
            break
        if found and sum(each.length for each in found) + told.length > budget:
            break
        found.append(told)
        if len(found) == LEAD_SENTENCES:
            break
    return found


def background(
    coverage: Coverage, order: Sequence[str], titled: Title, printed: Sequence[Told], most: int, budget: int
) -> list[Told]:
    """Sentences from the tops of other articles that add to what is printed; best first, one article once. What
    somebody says is left to the voices."""
    chosen: list[Told] = []
    said = list(printed)
    title = coverage.press.articles[titled.article].title[titled.start : titled.stop]
    known = [coverage.core, coverage.press.content(title)]
    news = [article for article in order if not _is_soft(coverage.press.articles[article].title, coverage.press)]
    candidates = [told for article in news for told in tellable(article, coverage) if not is_said(told, coverage.press)]
    while len(chosen) < most:
        used = {told.span.article for told in chosen}
        new = [
            told
            for told in candidates
            if told.relevance >= TO_THE_POINT
            and told.span.article not in used
            and not _retells(told, title, coverage.press)
            and told.length <= budget - sum(each.length for each in chosen)
            and not any(told.span.overlaps(each.span) for each in said)
            and all(containment(told.words, each.words) < TOLD_AGAIN for each in said)
            and _is_new(told, [*known, *(each.words for each in said)], coverage.press)
        ]
        if not new:
            break
        outlets = {coverage.press.outlet(each.span.article) for each in said}
        best = min(new, key=lambda told: (_dullness(told, outlets, coverage.press), told.span))
        chosen.append(best)
        said.append(best)
    return chosen


def _retells(told: Told, title: str, press: Press) -> bool:
    """Whether it is how an article begins that has the section's own headline in other words."""
    if press.layout(told.span.article).before(told.span.start):
        return False
    return containment(press.content(press.articles[told.span.article].title), press.content(title)) >= REDUNDANT


def _is_new(told: Told, known: Sequence[frozenset[str]], press: Press) -> bool:
    """Whether enough of the sentence stands neither in what is known nor in the story's own headline and core."""
    least = NEW if press.layout(told.span.article).before(told.span.start) else NEW_FIRST
    new = told.words.difference(*known)
    return len(new) >= max(NEW_WORDS, least * len(told.words))


def _is_soft(title: str, press: Press) -> bool:
    """Whether the headline is that of an opinion, a question, a live page or the like."""
    return any(re.search(pattern, title) for pattern in (press.words.soft, press.words.live, press.words.several))


def is_said(told: Told, press: Press) -> bool:
    """Whether the sentence holds somebody's words: a long quotation, or a statement to print for itself."""
    if any(
        word_count(press.slice(told.span)[start:stop]) > PHRASE_WORDS
        for start, stop in quotations(press.slice(told.span))[0]
    ):
        return True
    said = re.finditer(r"\b[^\W\d_a-z]\w+ (\w+)", outside_quotations(press.slice(told.span)))
    if any(match[1] in press.words.plain_cues for match in said):
        return True
    return any(
        any(told.span.overlaps(content) for content in each.content)
        for each in press.statements.get(told.span.article, ())
    )


def _dullness(told: Told, outlets: set[str], press: Press) -> float:
    """Lower is better: relevance, less with each sentence before it in its article, half as much again for an outlet
    not heard yet."""
    place = len(press.layout(told.span.article).before(told.span.start))
    return -told.relevance * (1 - FADES * place) * (1.0 if press.outlet(told.span.article) in outlets else 1.5)
