"""Quotations with a name beside them and no verb: a signature behind a dash, on the same line or the next, or the name
of who speaks before a turn of a conversation.

“It was a mess.” — Jo Field, 24, Leeds
FIELD: It was a mess.
"""

from __future__ import annotations

from broadsheet.statements import lexicon as lx
from broadsheet.statements.found import Found
from broadsheet.statements.page import Page
from broadsheet.statements.phrases import DASHES, Phrase
from broadsheet.statements.sentences import ENDS, Sentence
from broadsheet.types import TURN

SIGNATURE_DASHES = DASHES | {"―"} - {"-"}
LONGEST_NAME = 6
# Age, work and place behind the name.
LONGEST_TAIL = 12
OPENING = frozenset('"“”')
ENDS_NAME = frozenset((",", "(", ";", ":"))


def signed_quotation(page: Page, number: int, s: Sentence) -> list[Found]:
    """“It was a mess.” — Jo Field, 24, Leeds: the quotation is a whole, and the line ends with the signature."""
    same = len(s) > 1 and bool(s.flags[0] & lx.QUOTED)
    dash = 1 if same else 0
    if len(s) <= dash + 1 or s.words[dash] not in SIGNATURE_DASHES:
        return []
    name = _name(s, dash + 1)
    if name is None:
        return []
    found = Found("signed_quotation", number, [(dash, dash + 1)], name, [(0, 1)] if same else [], None)
    found.attribution = (dash, len(s))
    if not same:
        before = page.sentences[number - 1] if number else None
        if before is None or len(before) != 1 or not before.flags[0] & lx.QUOTED:
            return []
        found.quotations = [before.pieces[0]]
    return [found]


def turn(page: Page, number: int, s: Sentence) -> list[Found]:
    """The name, the colon and the turn that they open."""
    first, after = (1, len(s)) if s.words[0] in OPENING else (0, len(s))
    quoted = s.pieces.get(after - 1)
    if quoted is None or not page.quotations[quoted].turn or after - first < 3 or s.words[after - 2] != ":":
        return []
    if any(s.flags[at] & lx.QUOTED for at in range(first, after - 1)):
        return []
    found = Found(TURN, number, [(after - 2, after - 1)], (first, after - 2), [(after - 1, after)], None)
    found.attribution = (first, after - 1)
    return [found]


def _name(s: Sentence, first: int) -> Phrase | None:
    """The name that the signature begins with; None if this is no signature."""
    end = len(s)
    while end > first and s.words[end - 1] in ENDS:
        end -= 1
    after = next((at for at in range(first, end) if s.words[at] in ENDS_NAME), end)
    if not 0 < after - first <= LONGEST_NAME or end - after > LONGEST_TAIL:
        return None
    capital = [bool(s.flags[at] & lx.CAPITAL) for at in range(first, after)]
    if not (capital[0] and capital[-1]) or sum(capital) * 2 < len(capital):
        return None
    odd = any(s.flags[at] & (lx.QUOTED | lx.CUE) and not s.flags[at] & lx.CAPITAL for at in range(first, end))
    return None if odd else (first, after)
