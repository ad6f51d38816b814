"""A section's figures: when its articles appeared, and who was heard in them. They are counted, not chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from broadsheet.review.people import Person, find_people
from broadsheet.review.press import Coverage
from broadsheet.review.voices import CATEGORIES, category
from broadsheet.types import Appearance, Heard, Item, Statement


def timeline(coverage: Coverage) -> tuple[Appearance, ...]:
    """The story's articles in order of publication, those of no known time last."""
    press = coverage.press
    reprints = {article for copies in coverage.story.copies for article in copies.reprints}
    found = [
        Appearance(article, press.outlet(article), press.articles[article].published, article in reprints)
        for article in coverage.story.articles
        if article in press.articles
    ]
    return tuple(sorted(found, key=_when))


def _when(it: Appearance) -> tuple[bool, float, str]:
    return it.at is None, it.at.at.timestamp() if it.at else 0.0, it.article


def voices(coverage: Coverage, items: Iterable[Item]) -> tuple[Heard, ...]:
    """Who was heard in the story's own articles, the most heard first.

    A speaker's category is the one that most of the statements give: an article may leave the role out.
    """
    press = coverage.press
    statements = [each for article in coverage.originals for each in press.statements.get(article, ())]
    people = find_people([each for each in statements if _by_somebody(each, coverage)], press)
    printed_places = {item.statement for item in items}
    read, printed = Counter[str](), Counter[str]()
    categories: dict[str, Counter[str]] = {}
    for place, person in people.items():
        name = _name(person)
        read[name] += 1
        printed[name] += place in printed_places
        categories.setdefault(name, Counter())[category(person, press)] += 1
    heard = [
        Heard(name, max(CATEGORIES, key=lambda each: (found[each], -CATEGORIES.index(each))), read[name], printed[name])
        for name, found in categories.items()
    ]
    return tuple(sorted(heard, key=lambda each: (-each.read, -each.printed, each.name)))


def _by_somebody(statement: Statement, coverage: Coverage) -> bool:
    """Whether a speaker is known: a pronoun that nobody was found for is not one."""
    words = coverage.press.words
    name = statement.speaker.name.casefold() if statement.speaker else ""
    return bool(name) and name not in words.pronouns and name not in words.danglers


def _name(person: Person) -> str:
    """Unnamed sources that are called the same count together: no more is known of any of them."""
    return person.name if person.named else person.name.casefold()
