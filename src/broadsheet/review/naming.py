"""What a speaker is called in a line: introduced once, by the short name after, never by a pronoun alone."""

from __future__ import annotations

import re
from typing import Literal

from broadsheet.review.names import last_name, tokens
from broadsheet.review.people import Person
from broadsheet.review.pieces import Piece, Slice
from broadsheet.review.press import POSSESSIVE, TOKEN, Press
from broadsheet.review.roles import Introduction, with_article
from broadsheet.review.text import first_word
from broadsheet.types import Span

# (start, stop) of the parts of an article that a statement prints, one a paragraph.
Runs = list[tuple[int, int]]
# A name further back than this, in code points, may have been followed by any other.
NEAR = 700
# Two words with capitals in a row.
FULL_NAME = re.compile(r"\b[^\W\d_a-z][^\W\d_A-Z]+ [^\W\d_a-z][^\W\d_A-Z]+")
# Whether the reader of the section has met the speaker: not yet, before, or in the line just above.
Known = Literal["new", "known", "speaking"]


def is_pronoun(source: Span, press: Press) -> bool:
    word = press.slice(source).casefold()
    return word in press.words.pronouns or word in press.words.possessives


def swap_for(source: Span, person: Person, known: Known, runs: Runs, press: Press) -> tuple[Piece, ...] | None:
    """What to print for the source: () for its own words, None where the speaker would stay unclear."""
    if not _printed(source, source.article, runs):
        return None
    words = tokens(press.slice(source))
    if not person.named:
        if not is_pronoun(source, press):
            return ()
        return _introduced(person, source, press) if is_certain(source, person, press) else None
    if is_pronoun(source, press):
        if _named_before(person, source, runs, press):
            return ()
        if not is_certain(source, person, press):
            return None
        return _introduced(person, source, press) if known == "new" else _short_form(person, source, press)
    if known == "speaking" or _printed(person.mention, source.article, runs):
        return ()
    has_name = bool(set(words) & set(tokens(person.name)))
    if not has_name and not (_is_description(words, press) and is_certain(source, person, press)):
        return None
    if known == "known":
        return () if has_name else _short_form(person, source, press)
    if set(tokens(person.name)) <= set(words) and not person.role:
        return ()
    swapped = _introduced(person, source, press)
    return () if swapped is None and has_name else swapped


def is_certain(source: Span, person: Person, press: Press) -> bool:
    """Whether what the article calls the speaker by can only mean this person. A name does; a description does where
    the role that was printed beside the name holds its words; for the rest the text before must leave no other."""
    words = tokens(press.slice(source))
    if set(words) & set(tokens(person.name)):
        return True
    if is_pronoun(source, press):
        return _is_clear(person, source, press)
    if not person.named or not _is_description(words, press):
        return True
    if not person.role:  # "the company" may be any of those that the article names
        return False
    described = _is_described(words, person, source, press) and not _named_between(person, source, press)
    return described or _is_clear(person, source, press)


def _is_described(words: tuple[str, ...], person: Person, source: Span, press: Press) -> bool:
    """Whether the role stands beside the name, apart from the description, and shares a telling word with it."""
    introduction = person.introduction
    if introduction is None or not person.role or (introduction.joined == ", " and len(introduction.spans) > 1):
        return False
    apart = not any(span.overlaps(source) for span in introduction.spans)
    return apart and bool(press.content(" ".join(words)) & press.content(person.role))


def _named_between(person: Person, source: Span, press: Press) -> bool:
    """Whether the article names anybody else between the person and the description: it may be theirs."""
    text, own = press.articles[source.article].text, last_name(person.name)
    before = list(TOKEN.finditer(text[: source.start]))
    last = next((match for match in reversed(before) if POSSESSIVE.sub("", match[0].casefold()) == own), None)
    return last is None or bool(FULL_NAME.search(text[last.end() : source.start]))


def _is_clear(person: Person, source: Span, press: Press) -> bool:
    """Whether the words can only mean them: of all who speak in the story they were named last before it, not long
    before, where they were the subject so far as shows (no "he" before the name: "he was seen with Epstein. He ..."),
    and the paragraph names nobody else. "It" may mean anything."""
    if press.slice(source).casefold() in press.words.neuter or _is_body(person, press):
        return False
    text, own = press.articles[source.article].text, last_name(person.name)
    layout = press.layout(source.article)
    paragraph = max(start for start, _ in layout.paragraphs if start <= source.start)
    here = text[paragraph : source.start]
    if own not in tokens(here) and FULL_NAME.search(here):
        return False
    begin = max(0, source.start - NEAR)
    for match in reversed(list(TOKEN.finditer(text[begin : source.start]))):
        word = POSSESSIVE.sub("", match[0].casefold())
        if word in person.others and match[0][0].isupper():
            return False
        if word == own:
            at = begin + match.start()
            own_sentence = max((each for each in layout.sentences if each.start <= at), key=lambda each: each.start)
            # In "Moss shared Velde’s words. She" it is not Velde who speaks, nor in "Velde left. Ida Tamm came. She".
            if POSSESSIVE.search(match[0]) or FULL_NAME.search(text[own_sentence.stop : source.start]):
                return False
            again = press.slice(source).casefold() in tokens(text[own_sentence.start : at])
            return not (is_pronoun(source, press) and again)
    return False


def _is_body(person: Person, press: Press) -> bool:
    """Whether the press writes the name as that of a body and no person: in capitals, or with "the" before it."""
    name = person.mention
    return name is not None and (press.slice(name).isupper() or with_article(name, press) != name)


def _is_description(words: tuple[str, ...], press: Press) -> bool:
    """Whether the words are like "the expert" or "his spokesman", which may mean somebody named before."""
    return len(words) > 1 and words[0] in press.words.articles | press.words.possessives


def _printed(span: Span | None, article: str, runs: Runs) -> bool:
    """Whether the runs of this article print the span."""
    return span is not None and span.article == article and any(a <= span.start and span.stop <= b for a, b in runs)


def _named_before(person: Person, source: Span, runs: Runs, press: Press) -> bool:
    """Whether the name stands in print before the pronoun that means it."""
    text = press.articles[source.article].text
    return last_name(person.name) in tokens(text[runs[0][0] : source.start])


def _introduced(person: Person, source: Span, press: Press) -> tuple[Piece, ...] | None:
    if person.introduction is None:
        return None
    if person.mention is not None and _possessive(source, press):
        return (Slice(person.mention), press.words.possessive)
    text = press.articles[source.article].text
    after = text[source.stop : source.stop + 1]
    return (*introduce(person.introduction, press), *_ending(source, press, person.introduction.ends_in_role, after))


def _short_form(person: Person, source: Span, press: Press) -> tuple[Piece, ...] | None:
    span = person.short or person.mention
    return None if span is None else (Slice(span), *_ending(source, press, False, ""))


def _ending(source: Span, press: Press, ends_in_role: bool, after: str) -> tuple[Piece, ...]:
    """What follows the name put for the source: the possessive, or the comma that closes a role."""
    if _possessive(source, press):
        return (press.words.possessive,)
    return (",",) if ends_in_role and after not in (",", ".", ";", ":", "") else ()


def _possessive(source: Span, press: Press) -> bool:
    """Whether the source is "his" in "his view"; "her" in "according to her" is not."""
    before = press.articles[source.article].text[: source.start].rstrip().rpartition(" ")[2].casefold()
    return press.slice(source).casefold() in press.words.possessives and before not in press.words.object_leads


def introduce(introduction: Introduction, press: Press) -> tuple[Piece, ...]:
    """Name and role as printed together, or joined as the role was used."""
    first, *rest = introduction.spans
    return (Slice(first), *(piece for span in rest for piece in (introduction.joined, lowered(span, press))))


def lowered(span: Span, press: Press) -> Slice:
    """The span inside a sentence: "The minister" that began one becomes "the minister", so "Former envoy"."""
    first = first_word(press.slice(span))
    common = first in press.words.articles or first in press.words.common_leads
    return Slice(span, "lower" if common and press.slice(span)[1:2].islower() else "")


def call(person: Person, known: Known, press: Press, before_verb: bool) -> tuple[Piece, ...] | None:
    """The speaker's name at the head of a line, with the comma that closes a role before a verb."""
    if known != "new" and (span := person.short or person.mention) is not None:
        return (Slice(span, "upper"),)
    if person.introduction is None:
        return None
    first, *rest = introduce(person.introduction, press)
    assert isinstance(first, Slice)
    comma = (",",) if before_verb and person.introduction.ends_in_role else ()
    return (Slice(first.span, "upper"), *rest, *comma)
