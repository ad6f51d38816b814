"""Descriptions whose name comes after them: "The envoy said on Monday ...", and in the next paragraph who that is.

News tells first what was said and by what kind of person, then by whom. Only in the first paragraphs, and only for the
next person to speak, who was not mentioned before.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from broadsheet.statements.descriptions import SAME_KIND, fit
from broadsheet.statements.page import Page
from broadsheet.statements.person import Person
from broadsheet.statements.phrases import DETERMINES, head_of
from broadsheet.statements.roles import give_role
from broadsheet.statements.spoken import by_name
from broadsheet.statements.told import Resolved

# Paragraphs that may speak of somebody before the name, and how many further on the name must come.
LEAD = 1
SOON = 2


def look_ahead(page: Page, resolved: Sequence[Resolved]) -> None:
    """Give the unnamed speakers of the lead the names that follow, in place."""
    for each, after in itertools.pairwise(resolved):
        if page.sentences[each.found.sentence].paragraph > LEAD:
            return
        person = after.spoken.person if after.spoken else None
        if person is not None and _is_announced(page, each, after, person):
            each.spoken = by_name(person)


def _is_announced(page: Page, each: Resolved, after: Resolved, person: Person) -> bool:
    """Whether a lead's description fits the person who speaks next; then it is the role, where none was told."""
    source, spoken = each.found.source, each.spoken
    if source is None or spoken is None or spoken.named or spoken.plural or not person.person:
        return False
    s, language = page.sentences[each.found.sentence], page.language
    away = page.sentences[after.found.sentence].paragraph - s.paragraph
    head = head_of(s, source)
    known = bool(person.seen) and person.seen[0] <= each.found.sentence
    if head not in language.role_nouns or away > SOON or known:
        return False
    given = frozenset(s.lows[at] for at in range(*source))
    definite = s.lows[source[0]] in language.definite
    opens = s.paragraph == 0 and (each.found.sentence == 0 or definite)
    if person.role is None and opens and fit(person, given, head, language) > 0:
        give_role(page.text, s, person, _without_article(source, s.flags[source[0]]), language)
        return True
    return fit(person, given, head, language) >= SAME_KIND


def _without_article(source: tuple[int, int], flag: int) -> tuple[int, int]:
    return (source[0] + 1, source[1]) if flag & DETERMINES and source[1] - source[0] > 1 else source
