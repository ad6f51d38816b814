"""Quotations without an attribution of their own: they go on with the one beside them."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.statements import lexicon as lx
from broadsheet.statements.extents import over_connectives
from broadsheet.statements.found import Found
from broadsheet.statements.page import Page
from broadsheet.statements.quotations import Quotation
from broadsheet.statements.resolve import Spoken
from broadsheet.statements.sentences import Sentence
from broadsheet.statements.told import Told

# A sentence shorter than this goes on with nothing.
FEWEST_WORDS = 5


def join_quotations(
    text: str, sentences: Sequence[Sentence], quotations: Sequence[Quotation], found: Sequence[Found]
) -> None:
    """Give every sentence that is only quotation to the attribution before it, or after it in its paragraph."""
    last: dict[int, Found] = {}
    first: dict[int, Found] = {}
    owners = {number: each for each in found for number in each.quotations}
    for each in found:
        if each.quotations or each.sentence not in last or not last[each.sentence].quotations:
            last[each.sentence] = each
        first.setdefault(each.sentence, each)
    owner: dict[int, Found] = {}
    for number, sentence in enumerate(sentences):
        before = last.get(number - 1) or owner.get(number - 1)
        if before is not None and before.follows and not before.spans and sentence.pieces:
            twice = owners.get(next(iter(sentence.pieces.values())))
            if twice is not None and twice is not before:
                frame_twice(before, twice)
                continue
        if not sentence.only_quotations() or number in last:
            continue
        pieces = [piece for piece in sentence.pieces.values() if piece not in owners]
        if not pieces:
            continue
        same = number > 0 and sentences[number - 1].paragraph == sentence.paragraph
        if (
            before is not None
            and (before.follows or (before.kind != "indirect" and before.quotations) or (same and spoken_of(before)))
            and (same or before.follows or sentence.last_in_paragraph)
        ):
            take(before, pieces)
            owner[number] = before
        elif not sentence.last_in_paragraph:
            after = _following(sentences, first, number)
            if after is not None:
                take(after, pieces)
    for each in found:
        if each.quotations:
            settle(text, each, quotations)


def _following(sentences: Sequence[Sentence], first: dict[int, Found], number: int) -> Found | None:
    for ahead in range(number + 1, min(number + 6, len(sentences))):
        if sentences[ahead].paragraph != sentences[number].paragraph:
            return None
        if ahead in first:
            return first[ahead] if first[ahead].quotations else None
        if not sentences[ahead].only_quotations():
            return None
    return None


def frame_twice(before: Found, after: Found) -> None:
    """One quotation with two frames ("the diplomat said: ... , the diplomat concluded") is one statement."""
    after.cues = [*before.cues, *after.cues]
    after.sources = [*before.sources, *after.sources]
    after.hearer = after.hearer or before.hearer
    before.follows = False


def take(found: Found, pieces: Sequence[int]) -> None:
    found.quotations = sorted({*found.quotations, *pieces})
    if found.follows:
        found.kind, found.follows = "direct", True
    elif found.kind == "indirect":
        found.kind = "mixed"


def spoken_of(found: Found) -> bool:
    """Whether a quotation right after an indirect attribution goes on with it."""
    return found.verb is not None and found.verb.kind == "speech" and "inverted" in found.verb.frames


def settle(text: str, found: Found, quotations: Sequence[Quotation]) -> None:
    """Content spans of all quotations of an attribution, beside its unquoted ones."""
    spans = set(found.spans)
    for number in found.quotations:
        spans |= set(inner_places(text, quotations[number]))
    found.spans = sorted(spans)


def inner_places(text: str, quotation: Quotation) -> list[tuple[int, int]]:
    """What a quotation quotes, a place for each paragraph: without its marks, outer white space and closing comma."""
    places = []
    for piece in quotation.pieces:
        inside = text[piece.inner : piece.inner_stop]
        kept = inside.rstrip(", \t\u00a0\u2009")
        start = piece.inner + len(inside) - len(inside.lstrip())
        if start < piece.inner + len(kept):
            places.append((start, piece.inner + len(kept)))
    return places


def go_on_between(
    page: Page,
    found: list[Found],
    spoken: list[Spoken | None],
    told: list[Told | None],
    borders: Sequence[int],
) -> tuple[list[Found], list[Spoken | None], list[Told | None]]:
    """A sentence without a cue, between two sentences of one speaker who speaks to a named outlet, is taken to go on
    with that speaker's words. Marked as inferred; ordinary news, where nobody talks to an outlet, has none of it."""
    by_sentence: dict[int, list[int]] = {}
    for number, each in enumerate(found):
        for sentence in {each.sentence, *_sentences_of(page, each)}:
            by_sentence.setdefault(sentence, []).append(number)
    more: list[tuple[Found, Spoken, Told]] = []
    for at in range(1, len(page.sentences) - 1):
        s = page.sentences[at]
        if at in by_sentence or s.pieces or s.paragraph != page.sentences[at - 1].paragraph or at + 1 in borders:
            continue
        before, after = by_sentence.get(at - 1), by_sentence.get(at + 1)
        if not before or not after:
            continue
        who, then, heard = spoken[before[-1]], spoken[after[0]], told[before[-1]]
        if (
            who is None
            or then is None
            or heard is None
            or not heard.outlet
            or who.key != then.key
            or who.person is None
        ):
            continue
        each = _whole(page, at)
        if each is not None:
            more.append((each, who, Told(heard.name, "inferred", heard.mention, True)))
    return (
        [*found, *(each for each, _, _ in more)],
        [*spoken, *(who for _, who, _ in more)],
        [*told, *(heard for _, _, heard in more)],
    )


def _sentences_of(page: Page, found: Found) -> set[int]:
    """The sentences in which an attribution's quotations stand."""
    wanted = set(found.quotations)
    if not wanted:
        return set()
    near = range(max(0, found.sentence - 12), min(len(page.sentences), found.sentence + 12))
    return {at for at in near if wanted & set(page.sentences[at].pieces.values())}


def _whole(page: Page, at: int) -> Found | None:
    """A whole sentence as content, without its connective and its full stop."""
    s = page.sentences[at]
    first = over_connectives(s, 0, len(s), page.language)
    after = len(s)
    while after > first and not s.flags[after - 1] & lx.WORD:
        after -= 1
    if after - first < FEWEST_WORDS or any(flag & lx.CUE and flag & lx.SUBJECT for flag in s.flags):
        return None
    found = Found("free_continuation", at, [], None, [(first, after)], None)
    found.spans = [(s.starts[first], s.stops[after - 1])]
    return found
