"""Quotations without an attribution of their own: they go on with the one beside them."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.statements.found import Found, Place
from broadsheet.statements.page import Page
from broadsheet.statements.quotations import Quotation
from broadsheet.statements.sentences import Sentence

# A quotation is looked for this many sentences before the attribution that closes its paragraph.
FARTHEST_CLOSING = 6


def join_quotations(page: Page, found: Sequence[Found]) -> None:
    """Give every sentence that is only quotation to the attribution before it, or after it in its paragraph."""
    owners = {number: each for each in found for number in each.quotations}
    speaking = _by_sentence(found)
    for number, sentence in enumerate(page.sentences):
        before = speaking.get(number - 1)
        if before is not None and before.follows and _frame_twice(before, sentence, owners):
            continue
        free = [piece for piece in sentence.pieces.values() if piece not in owners]
        if not free or number in speaking or not sentence.only_quotations():
            continue
        same = number > 0 and page.sentences[number - 1].paragraph == sentence.paragraph
        if before is not None and _goes_on(before, sentence, same):
            _take(before, free)
            speaking[number] = before
        elif not sentence.last_in_paragraph:
            after = _closing(page.sentences, speaking, number)
            if after is not None and after.quotations:
                _take(after, free)
    for each in found:
        places = (place for number in each.quotations for place in inner_places(page.text, page.quotations[number]))
        each.spans = sorted({*each.spans, *places})


def _by_sentence(found: Sequence[Found]) -> dict[int, Found]:
    """The attribution of each sentence that a quotation goes on with: the last that quotes, or else the last."""
    speaking: dict[int, Found] = {}
    for each in found:
        known = speaking.get(each.sentence)
        if known is None or each.quotations or not known.quotations:
            speaking[each.sentence] = each
    return speaking


def _goes_on(before: Found, sentence: Sentence, same: bool) -> bool:
    """Whether a quotation goes on with the attribution before it, a quotation or a saying: in the same paragraph, or
    where it fills the next."""
    if before.follows:
        return True
    said = before.verb is not None and before.verb.kind == "speech" and "inverted" in before.verb.frames
    quotes = before.kind != "indirect" and bool(before.quotations)
    return (quotes or said) and (same or sentence.last_in_paragraph)


def _closing(sentences: Sequence[Sentence], speaking: dict[int, Found], number: int) -> Found | None:
    """The attribution that closes a paragraph of quotations."""
    for ahead in range(number + 1, min(number + FARTHEST_CLOSING, len(sentences))):
        if sentences[ahead].paragraph != sentences[number].paragraph:
            return None
        if ahead in speaking:
            return speaking[ahead]
        if not sentences[ahead].only_quotations():
            return None
    return None


def _frame_twice(before: Found, sentence: Sentence, owners: dict[int, Found]) -> bool:
    """One quotation with two frames ("the diplomat said: ... , the diplomat concluded") is one statement."""
    after = owners.get(next(iter(sentence.pieces.values()))) if sentence.pieces else None
    if after is None or after is before or before.quotations:
        return False
    after.cues = [*before.cues, *after.cues]
    after.sources = [*before.sources, *after.sources]
    after.hearer = after.hearer or before.hearer
    before.follows = False
    return True


def _take(found: Found, quotations: Sequence[int]) -> None:
    found.quotations = sorted({*found.quotations, *quotations})
    if found.follows:
        found.kind, found.follows = "direct", found.rule == "colon"
    elif found.kind == "indirect":
        found.kind = "mixed"


def inner_places(text: str, quotation: Quotation) -> list[Place]:
    """What a quotation quotes, a place for each paragraph: without its marks, outer white space and closing comma."""
    places = []
    for piece in quotation.pieces:
        inside = text[piece.inner : piece.inner_stop]
        kept = inside.rstrip(", \t\u00a0\u2009")
        start = piece.inner + len(inside) - len(inside.lstrip())
        if start < piece.inner + len(kept):
            places.append((start, piece.inner + len(kept)))
    return places
