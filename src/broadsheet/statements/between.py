"""Sentences that no verb attributes but their place does: an answer's question, a view that goes on without a cue."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.statements import lexicon as lx
from broadsheet.statements.extents import over_connectives
from broadsheet.statements.found import Found
from broadsheet.statements.hearers import Hearers
from broadsheet.statements.page import Page
from broadsheet.statements.spoken import Spoken
from broadsheet.statements.told import Resolved, Told
from broadsheet.types import TURN

# An answer closes at most this many sentences after its question.
FARTHEST_ANSWER = 40
# A sentence shorter than this goes on with nothing.
FEWEST_WORDS = 5
# A quotation's sentences stand this near its attribution.
NEAREST_QUOTATION = 12


def ask(page: Page, resolved: Sequence[Resolved]) -> None:
    """A question put in an interview is the outlet's that the answer was given to."""
    for number, each in enumerate(resolved):
        if each.found.rule != "asked_about":
            continue
        later = (
            other.told
            for other in resolved[number + 1 :]
            if other.found.sentence - each.found.sentence <= FARTHEST_ANSWER
        )
        heard = next((told for told in later if told is not None), None)
        if heard is not None and heard.outlet and heard.name.lower() not in page.language.platforms:
            each.spoken = Spoken(f"{page.language.interviewer} ({heard.name})", False, None)
            each.told = Told(heard.name, "carried", heard.mention, True)


def converse(page: Page, resolved: Sequence[Resolved], hearers: Hearers) -> None:
    """In a conversation with an outlet ("SPUTNIK: ...?") its turns are the interviewer's, and the others' are told to
    the outlet."""
    asked: Told | None = None
    for each in resolved:
        if each.found.rule != TURN or each.found.source is None:
            continue
        outlet = hearers.named(page.sentences[each.found.sentence], each.found.source, strict=True)
        if outlet is not None:
            asked, each.told = outlet.known("carried"), None
            each.spoken = Spoken(f"{page.language.interviewer} ({outlet.name})", False, None)
        elif asked is not None:
            each.told = asked


def go_on_between(page: Page, resolved: Sequence[Resolved], borders: Sequence[int]) -> list[Resolved]:
    """A sentence without a cue, between two sentences of one speaker who speaks to a named outlet, is taken to go on
    with that speaker's words. Marked as inferred; ordinary news, where nobody talks to an outlet, has none of it."""
    last: dict[int, Resolved] = {}
    first: dict[int, Resolved] = {}
    for each in resolved:
        for sentence in {each.found.sentence, *_sentences_of(page, each.found)}:
            last[sentence] = each
            first.setdefault(sentence, each)
    more = []
    for at in range(1, len(page.sentences) - 1):
        s = page.sentences[at]
        beside = s.paragraph == page.sentences[at - 1].paragraph and at + 1 not in borders
        if at in last or s.pieces or not beside or at - 1 not in last or at + 1 not in first:
            continue
        before, after = last[at - 1], first[at + 1]
        found = _whole(page, at) if _same_interview(before, after) else None
        if found is not None and before.told is not None:
            more.append(Resolved(found, before.spoken, Told(before.told.name, "inferred", before.told.mention, True)))
    return more


def _same_interview(before: Resolved, after: Resolved) -> bool:
    """Whether both are words of one named person, and the first were said to an outlet."""
    who, then, heard = before.spoken, after.spoken, before.told
    if who is None or then is None or heard is None:
        return False
    return heard.outlet and who.person is not None and who.key == then.key


def _sentences_of(page: Page, found: Found) -> set[int]:
    """The sentences in which an attribution's quotations stand."""
    wanted = set(found.quotations)
    first, last = found.sentence - NEAREST_QUOTATION, found.sentence + NEAREST_QUOTATION
    near = range(max(0, first), min(len(page.sentences), last)) if wanted else ()
    return {at for at in near if wanted & set(page.sentences[at].pieces.values())}


def _whole(page: Page, at: int) -> Found | None:
    """A whole sentence as content, without its connective and its full stop."""
    s = page.sentences[at]
    first, after = over_connectives(s, 0, len(s), page.language), len(s)
    while after > first and not s.flags[after - 1] & lx.WORD:
        after -= 1
    flags = s.flags[first:after]
    told = any(flag & lx.PAST for flag in flags)
    view = any(flag & lx.MODAL or (flag & lx.FINITE and flag & lx.MANY) for flag in flags)
    if after - first < FEWEST_WORDS or told or not view:
        return None  # what happened is the writer's to tell; what will be or is may be the speaker's view
    found = Found("free_continuation", at, [], None, [(first, after)], None)
    found.spans = [(s.starts[first], s.stops[after - 1])]
    return found
