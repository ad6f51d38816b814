"""Whether who reads only the review can follow a line: what it points at, whom it means, when it was."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from broadsheet.review.names import is_shouted, tokens
from broadsheet.review.press import TOKEN, Coverage, Press
from broadsheet.review.text import outside_quotations, quotations
from broadsheet.types import Span, Statement

# Quoted words of fewer telling words than this say nothing without those before them, if they hold a pronoun.
FEWEST_TELLING = 5
# The reader of a section knows the things that this share of the story's articles open with.
NAMED_BY_STORY = 0.1
# A line set off like this ("NO PROMISES FROM PELOSI -- ") is a heading inside the text; so many code points of it.
SLUG = 12
ENDS = ".!?…"
CLOSING = "\"”’'»)] "


def is_whole(text: str) -> bool:
    """Whether the text of a line, out of an article, is a sentence to its end and not a heading or a teaser."""
    slug = text[: text.find(" ", SLUG)] if " " in text[SLUG:] else text
    bare = text.rstrip(CLOSING)
    return not is_shouted(slug) and (bare[-1:] in tuple(ENDS) or text.rstrip()[-1:] in tuple(ENDS))


def is_clear(statement: Statement, takes: tuple[Span, ...], coverage: Coverage) -> bool:
    """Whether a reader who knows what the story is about understands the printed words."""
    text = " ".join(coverage.press.slice(span) for span in takes)
    return not any(rule(text, statement, coverage) for rule in RULES)


def _points_away(text: str, _: Statement, coverage: Coverage) -> bool:
    """ "Those elements", "such limits": things that neither the line before them nor the story names."""
    press = coverage.press
    for match in re.finditer(press.words.pointing_at, text):
        thing = press.content(next(word for word in match.groups() if word))
        known = press.content(text[: match.start()])
        if not any(word in known or coverage.weights.get(word, 0.0) >= NAMED_BY_STORY for word in thing):
            return True
    return False


def _names_no_press(text: str, statement: Statement, coverage: Coverage) -> bool:
    """ "The outlet reported", "told the newspaper": which one stood in a sentence that is not printed."""
    press = coverage.press
    source = press.slice(statement.source[0]) if statement.source else ""
    unnamed = statement.speaker is not None and not statement.speaker.named
    return bool(re.search(press.words.unnamed_press, text)) or (
        unnamed and bool(re.fullmatch(press.words.press_source, source))
    )


def _says_little(text: str, statement: Statement, coverage: Coverage) -> bool:
    """ "I was against it": a few quoted words with a pronoun."""
    press = coverage.press
    if statement.kind != "direct":
        return False
    inside = " ".join(text[start:stop] for start, stop in quotations(text)[0]) or text
    pronouns = not {"it", *press.words.danglers}.isdisjoint(tokens(inside))
    return pronouns and len(press.content(inside)) < FEWEST_TELLING


def _begins_elsewhere(text: str, statement: Statement, coverage: Coverage) -> bool:
    """ "For us, that's a calling", "he said that this isn't so": words about what was said before them."""
    inside = quotations(text)[0] if statement.kind == "direct" else ()
    said = text[inside[0][0] : inside[0][1]] if inside else text
    return bool(re.search(coverage.press.words.pointing_start, said))


def _answers(text: str, statement: Statement, coverage: Coverage) -> bool:
    """ "Don't believe it," he replied: an answer whose question is not printed."""
    cues = {word for span in statement.cue for word in tokens(coverage.press.slice(span))}
    asked = re.search(coverage.press.words.asked, text)
    return bool(cues & coverage.press.words.answering) and not asked and statement.kind == "direct"


RULES: tuple[Callable[[str, Statement, Coverage], bool], ...] = (
    _points_away,
    _names_no_press,
    _says_little,
    _begins_elsewhere,
    _answers,
)


def is_old(takes: tuple[Span, ...], press: Press) -> bool:
    """Whether the words about the words date them to long before: "said in March", "two years ago"."""
    return any(True for span in takes for _ in _old(press.slice(span), span.article, press))


def _old(text: str, article: str, press: Press) -> Iterator[str]:
    published = press.articles[article].published
    month = press.words.months[published.at.month - 1] if published else ""
    for match in re.finditer(press.words.long_ago, outside_quotations(text)):
        said = TOKEN.findall(match[0])
        years = [int(word) for word in said if len(word) == len("2031") and word.isdigit()]
        to_come = published is not None and any(year > published.at.year for year in years)
        if not to_come and month not in [word.capitalize() for word in said]:
            yield match[0]


__all__ = ["is_clear", "is_old", "is_whole"]
