"""Who said what: which statements of a story are printed, and in what order.

Chosen one by one for what each adds: relevance to the story, the force of verbatim words, a known role, a voice and
an outlet not heard yet (a greedy choice with a redundancy cap, after Carbonell and Goldstein 1998).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from broadsheet.review.edits import unclear_day
from broadsheet.review.legible import is_clear, is_old
from broadsheet.review.names import is_shouted, last_name, tokens
from broadsheet.review.people import Person, find_people
from broadsheet.review.press import Coverage, Press, Told, containment, covered
from broadsheet.review.quoted import continues
from broadsheet.review.speech import SHORTEST_CONTENT_WORDS, Spoken, speak
from broadsheet.review.text import DOUBLE_MARK, first_word, points_back, quotations
from broadsheet.types import Act, Span, Statement, VoiceCategory, word_count

LEAST_CONFIDENCE = 0.4
# Two wordings that share this much of the shorter one's meaning are one statement.
SAME = 0.6
SAME_FROM_WORDS = 4
# A statement that repeats this much of any printed line is left out.
REPEATS = 0.45
# The same speaker's words repeat themselves from a smaller share on, of so many words.
REPEATS_ONESELF, REPEATED_WORDS = 0.3, 3
# Of a statement's meaning at least this share was not printed before it.
NEW, NEW_REPORTED = 0.4, 0.5
LEAST_SPEAKER_WORDS = 60
MOST_ALSO = 8
MOST_CANDIDATES = 240
# What counts in the choice, beside relevance in [0, 1]: how sure the reader is, against a middling reading.
SURE, MIDDLING = 0.6, 0.6
DIRECT, MIXED, ROLE, NAMED, QUOTED_BY_MANY = 0.25, 0.15, 0.15, 0.15, 0.1
GOOD_LENGTH, GOOD_LENGTH_SCORE = range(18, 70), 0.15
POINTS_BACK = 0.25
# Words that do something (demand, threaten, promise, deny) tell more than words that state; a day that the article does
# not make certain tells less.
DOES, UNCLEAR = 0.12, 0.15
# What was said long ago, and a report in other words that does nothing, tell less; of a speaker who is heard in their
# own words, a report hardly anything.
OLD, REPORTED, HEARD_ALREADY = 0.4, 0.1, 0.2
# "The company", "the third participant" name nobody who was not named before.
UNNAMED_KNOWN = 0.3
AHEAD: frozenset[Act] = frozenset({"predict", "commit", "threaten", "warn"})
TELLING: frozenset[Act] = frozenset({"predict", "warn", "threaten", "commit", "refuse", "demand", "deny", "condemn"})
# A statement belongs to the story if its own words or the paragraphs around it tell so much of it.
ON_THE_MATTER = 0.2
# A report that names nobody of the story belongs to it if it tells so much of it.
PLAINLY = 0.35
HEARD_SPEAKER, HEARD_OUTLET = 0.22, 0.08
SPEAKER_SHARE = 0.45
LEAST_SCORE = 0.3
CATEGORIES: tuple[VoiceCategory, ...] = ("official", "expert", "other", "unnamed")


@dataclass(frozen=True, slots=True)
class Voice:
    """A statement that could be printed: by whom, how it reads, what it is about, what it is worth."""

    statement: Statement
    person: Person
    spoken: Spoken
    words: frozenset[str]
    score: float
    ahead: bool
    category: VoiceCategory
    also: tuple[Statement, ...] = ()


def gather(coverage: Coverage) -> list[Voice]:
    """The statements of the story that can be printed, each once, the best first."""
    press = coverage.press
    pages = [each for each in coverage.originals if not re.search(press.words.several, press.articles[each].title)]
    statements = [each for article in pages for each in press.statements.get(article, ())]
    sound = [each for each in statements if _is_sound(each, press)]
    people = find_people(sound, press)
    many = _outlets_of(people, sound, press)
    voices = []
    for each in sound:
        person = people[each.article, each.id]
        if person.doubtful:
            continue
        spoken = speak(each, person, "known" if continues(each, press) else "new", press)
        if spoken is None or not press.allows(spoken.takes):
            continue
        if each.kind != "direct" and is_old(spoken.takes, press):
            continue
        if _on_the_matter(spoken, coverage) and is_clear(each, spoken.takes, coverage):
            voices.append(_voice(each, person, spoken, many[person.key], coverage))
    voices.sort(key=by_score)
    return _each_once(voices[:MOST_CANDIDATES], press)


def _on_the_matter(spoken: Spoken, coverage: Coverage) -> bool:
    """Whether the printed words, or of quoted words the paragraphs that they stand in and between, tell of the story
    and name what it is about: a page may hold more."""
    press, statement = coverage.press, spoken.statement
    own = press.content(" ".join(press.slice(span) for span in spoken.takes))
    first, last = statement.content[0], statement.content[-1]
    article = statement.article
    paragraphs = press.layout(article).paragraphs
    held = [n for n, (start, stop) in enumerate(paragraphs) if start < last.stop and first.start < stop]
    before, after = max(held[0] - 1, 0), min(held[-1] + 1, len(paragraphs) - 1)
    text = press.articles[article].text
    if statement.kind != "direct" and not _is_quoted_there(statement, press) and not _does(statement, press):
        told = coverage.relevance(own)
        named = own | press.content(statement.speaker.name if statement.speaker else "")
        names_it = not coverage.names or not coverage.names.isdisjoint(named)
        return told >= ON_THE_MATTER and (names_it or told >= PLAINLY)
    near = press.content(text[paragraphs[before][0] : paragraphs[after][1]])
    return max(coverage.relevance(own), coverage.relevance(near)) >= ON_THE_MATTER


def _does(statement: Statement, press: Press) -> bool:
    """Whether somebody does something by saying it (demands, denies, promises), or tells of what is to come."""
    return statement.act in TELLING or _looks_ahead(statement, press)


def _is_quoted_there(statement: Statement, press: Press) -> bool:
    """Whether the article quotes the speaker too: somebody whom it went to for the story."""
    name = statement.speaker.name if statement.speaker else ""
    return any(
        each.kind == "direct" and each.speaker is not None and each.speaker.name == name
        for each in press.statements.get(statement.article, ())
    )


def by_score(voice: Voice) -> tuple[float, str, int]:
    return -voice.score, voice.statement.article, voice.statement.content[0].start


def _is_sound(statement: Statement, press: Press) -> bool:
    """Whether the statement is sure enough, whole, and no question."""
    if statement.speaker is None or not statement.source:
        return False
    if statement.confidence is not None and statement.confidence < LEAST_CONFIDENCE:
        return False
    if (
        statement.speaker.name.casefold() in press.words.pronouns
        or statement.speaker.name.casefold() in press.words.danglers
    ):
        return False
    if any(re.match(press.words.no_cue, press.slice(span)) for span in statement.cue):
        return False
    if any(DOUBLE_MARK.match(press.slice(span)) for span in statement.source):
        return False  # "hailed as “music” union demands, adding": no name begins with a quotation
    text = " ".join(press.slice(span) for span in statement.content)
    if is_shouted(text) or max(map(len, tokens(statement.speaker.name)), default=0) < 2:
        return False
    return word_count(text) >= SHORTEST_CONTENT_WORDS and not text.rstrip(" \"”’'»").endswith("?")


def _outlets_of(
    people: Mapping[tuple[str, str], Person], statements: Iterable[Statement], press: Press
) -> Mapping[str, int]:
    """How many outlets quote each speaker."""
    outlets: dict[str, set[str]] = {}
    for each in statements:
        outlets.setdefault(people[each.article, each.id].key, set()).add(press.outlet(each.article))
    return {key: len(names) for key, names in outlets.items()}


def _voice(statement: Statement, person: Person, spoken: Spoken, outlets: int, coverage: Coverage) -> Voice:
    press = coverage.press
    text = " ".join(press.slice(span) for span in statement.content)
    words = press.content(text)
    score = coverage.relevance(words)
    if statement.confidence is not None:
        score += SURE * (statement.confidence - MIDDLING)
    score += {"direct": DIRECT, "mixed": MIXED}.get(statement.kind, 0.0)
    score -= UNNAMED_KNOWN * _is_taken_as_known(statement, person, press)
    score += ROLE * bool(person.role) + NAMED * person.named + QUOTED_BY_MANY * min(outlets - 1, 3)
    score += GOOD_LENGTH_SCORE * (spoken.length in GOOD_LENGTH)
    leads = statement.content[0].start <= spoken.takes[0].start + 1
    score -= POINTS_BACK * (leads and points_back(text, press.words))
    score -= OLD * is_old(spoken.takes, press)
    score += DOES * (statement.act in TELLING) - UNCLEAR * any(unclear_day(span, press) for span in spoken.takes)
    ahead = _looks_ahead(statement, press)
    if statement.kind != "direct":  # a report says what its whole sentence says
        line = press.content(" ".join(press.slice(span) for span in spoken.takes))
        words = (line - press.content(person.name)) or words
    made = Voice(statement, person, spoken, words, score, ahead, category(person, press))
    return replace(made, score=score - REPORTED) if _only_reports(made) else made


def _is_taken_as_known(statement: Statement, person: Person, press: Press) -> bool:
    """Whether the article calls the unnamed speaker as if the reader had met them: "the script", "their lawyers"."""
    text = press.slice(statement.source[0])
    return not person.named and text.islower() and first_word(text) in press.words.known_leads


def _looks_ahead(statement: Statement, press: Press) -> bool:
    """Whether it tells of a thing to come and of its time: a time that the reader found in what is predicted or
    promised; where nothing was read of that, words of both kinds in a sentence."""
    if statement.act is None:
        return any(_tells_of_a_time(span, press) for span in statement.content)
    published = press.articles[statement.article].published
    today = published.at.date() if published else None
    return statement.act in AHEAD and any(
        each.vague in ("soon", "event") or bool(each.last and today and each.last > today)
        for each in statement.horizons or ()
    )


def _tells_of_a_time(content: Span, press: Press) -> bool:
    text = press.articles[content.article].text
    for each in press.layout(content.article).touched(content.start, content.stop):
        sentence = text[max(each.start, content.start) : min(each.stop, content.stop)]
        if re.search(press.words.coming, sentence) and re.search(press.words.dated, sentence):
            return True
    return False


def category(person: Person, press: Press) -> VoiceCategory:
    """Official, expert, other or unnamed: by the words of the role that the press gives."""
    if not person.named:
        return "unnamed"
    words = set(re.findall(r"[\w-]+", f"{person.role} {person.name}".casefold()))
    if words & press.words.experts:
        return "expert"
    return "official" if words & press.words.officials else "other"


def _each_once(voices: Sequence[Voice], press: Press) -> list[Voice]:
    """One voice for each set of wordings of the same statement: the fullest, with the others beside it."""
    groups: list[list[Voice]] = []
    for voice in voices:
        for group in groups:
            if group[0].person.key == voice.person.key and _same(group[0].words, voice.words):
                group.append(voice)
                break
        else:
            groups.append([voice])
    kept = []
    for group in groups:
        fullest = max(group, key=lambda each: (each.statement.kind == "direct", min(len(each.words), 40), each.score))
        others = [each.statement for each in group if each is not fullest]
        also = tuple(_one_an_outlet(others, fullest, press))[:MOST_ALSO]
        kept.append(replace(fullest, score=max(each.score for each in group), also=also))
    return kept


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    return min(len(one), len(other)) >= SAME_FROM_WORDS and containment(one, other) >= SAME


def _one_an_outlet(others: Iterable[Statement], printed: Voice, press: Press) -> Iterable[Statement]:
    seen = {press.outlet(printed.statement.article)}
    for each in sorted(others, key=lambda each: (press.outlet(each.article), each.article, each.id)):
        if (outlet := press.outlet(each.article)) not in seen:
            seen.add(outlet)
            yield each


def choose(voices: Sequence[Voice], budget: int, told: Sequence[Told], coverage: Coverage) -> list[Voice]:
    """As many of the voices as the budget of words holds, each adding to what is `told` and apart from it."""
    printed, said = [each.span for each in told], [each.words for each in told]
    chosen: list[Voice] = []
    outlets: list[str] = []
    by_speaker: dict[str, int] = {}
    known = coverage.core.union(*said)
    left = [
        each
        for each in voices
        if _apart(each, printed, said)
        and not _told_of(each, told, coverage.press)
        and not _quotes_again(each, said, coverage)
    ]
    while left:
        room = budget - sum(each.spoken.length for each in chosen)
        share = max(int(SPEAKER_SHARE * budget), LEAST_SPEAKER_WORDS)
        left = [
            each
            for each in left
            if each.spoken.length <= min(room, share - by_speaker.get(each.person.key, 0)) and _adds(each, known)
        ]
        if not left:
            break
        worth = {id(each): _worth(each, chosen, left, outlets, coverage.press) for each in left}
        best = min(left, key=lambda each: (-worth[id(each)], *by_score(each)))
        if worth[id(best)] < LEAST_SCORE:
            break
        chosen.append(best)
        outlets.append(coverage.press.outlet(best.statement.article))
        by_speaker[best.person.key] = by_speaker.get(best.person.key, 0) + best.spoken.length
        known |= best.words
        left = [
            each
            for each in left
            if each is not best
            and _apart(each, best.spoken.takes, [best.words])
            and not _repeats(each, best)
            and not _quotes_again(each, [best.words], coverage)
            and not _quotes_again(best, [each.words], coverage)
        ]
    return chosen


def _apart(voice: Voice, printed: Sequence[Span], said: Sequence[frozenset[str]]) -> bool:
    """Whether the voice neither stands where something was printed nor says what was said."""
    return all(containment(voice.words, words) < REPEATS for words in said) and not any(
        mine.overlaps(theirs) for mine in voice.spoken.takes for theirs in printed
    )


def _quotes_again(voice: Voice, said: Sequence[frozenset[str]], coverage: Coverage) -> bool:
    """Whether the voice is a report whose quoted words, or some of them, are printed already."""
    press = coverage.press
    if voice.statement.kind == "direct":
        return False
    text = " ".join(press.slice(span) for span in voice.spoken.takes)
    phrases = [press.content(text[start:stop]) for start, stop in quotations(text)[0]]
    telling = [phrase for phrase in phrases if phrase and not phrase <= coverage.core]
    return any(phrase <= words for phrase in telling for words in said)


def _repeats(voice: Voice, other: Voice) -> bool:
    """Whether a speaker says it again in other words: a paraphrase and its quotation."""
    shared = len(voice.words & other.words)
    same = voice.person.key == other.person.key
    return same and shared >= REPEATED_WORDS and containment(voice.words, other.words) >= REPEATS_ONESELF


def _told_of(voice: Voice, told: Sequence[Told], press: Press) -> bool:
    """Whether a sentence that names the speaker has told it."""
    last = last_name(voice.person.name)
    words = voice.words
    if _only_reports(voice):
        words = press.content(" ".join(press.slice(span) for span in voice.spoken.takes))
    return any(
        len(words & each.words) >= REPEATED_WORDS
        and containment(words, each.words) >= REPEATS_ONESELF
        and last in tokens(press.slice(each.span))
        for each in told
    )


def _adds(voice: Voice, known: frozenset[str]) -> bool:
    """Whether enough of it is new; quoted words are worth printing for being said, reported ones for what they say."""
    least = NEW if voice.statement.kind == "direct" else NEW_REPORTED
    return covered(voice.words, [known]) <= 1 - least


def _only_reports(voice: Voice) -> bool:
    """Whether it gives in other words what somebody states, and nothing that they do or foresee."""
    return voice.statement.kind == "indirect" and voice.statement.act not in TELLING and not voice.ahead


def _worth(voice: Voice, chosen: Sequence[Voice], left: Sequence[Voice], outlets: Sequence[str], press: Press) -> float:
    speaker = sum(each.person.key == voice.person.key for each in chosen)
    outlet = outlets.count(press.outlet(voice.statement.article))
    heard = _only_reports(voice) and any(
        each.person.key == voice.person.key and each.statement.kind == "direct" for each in (*chosen, *left)
    )
    return voice.score - HEARD_SPEAKER * speaker - HEARD_OUTLET * min(outlet, 3) - HEARD_ALREADY * heard
