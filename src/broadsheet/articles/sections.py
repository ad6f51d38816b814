"""The stories inside one text: a press review pasted in as an article treats several.

A review names its stories in a digest sentence ("A, B, and C. These stories topped ..."). Each topic is matched with
the paragraphs by the words that they share, and the borders are those that fit best (dynamic programming over the
paragraphs, with a prior for runs of blank lines). An ordinary article is one section.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from broadsheet.language import Language, language

LINE = re.compile(r"[^\n]+")
WORD = re.compile(r"[^\W\d_][\w’']*")
SENTENCE = re.compile(r"[^.!?]+[.!?]*")
LIST = re.compile(r",\s+(?:and\s+|и\s+|und\s+|et\s+|y\s+)?|;\s+(?:and\s+)?")

# A digest stands near the beginning; a text without one there is an ordinary article.
DIGEST_WITHIN = 8
FEWEST_TOPICS, MOST_TOPICS = 2, 8
SHORTEST_TOPIC_WORDS = 3
LONGEST_DIGEST = 1500
MOST_PARAGRAPHS = 2000
# What a break of several blank lines is worth, in units of a paragraph's match, and an ordinary one.
BLANK_RUN_BONUS = 0.5
STEM = 5

Paragraph = tuple[int, int]


def find_sections(text: str, *, code: str | None = "en") -> tuple[tuple[int, int], ...]:
    """(start, stop) of each story's run of paragraphs, in text order; one for an ordinary article, none for no text."""
    paragraphs = _paragraphs(text)
    if not paragraphs:
        return ()
    whole = ((paragraphs[0][0], paragraphs[-1][1]),)
    known = language(code) or language("en")
    if known is None or len(paragraphs) > MOST_PARAGRAPHS:
        return whole
    digest = _digest(text, paragraphs, known)
    if digest is None:
        return whole
    number, topics = digest
    body = list(range(number + 1, len(paragraphs)))
    if len(body) < len(topics):
        return whole
    borders = _borders(text, [paragraphs[at] for at in body], topics, known)
    sections: list[Paragraph] = []
    for first, after in borders:
        start, stop = paragraphs[body[first]][0], paragraphs[body[after - 1]][1]
        sections.append((start if sections else paragraphs[0][0], stop))
    return tuple(sections)


def _paragraphs(text: str) -> list[Paragraph]:
    found = []
    for match in LINE.finditer(text):
        line = match.group()
        if line.strip():
            start = match.start() + len(line) - len(line.lstrip())
            found.append((start, start + len(line.strip())))
    return found


def _digest(text: str, paragraphs: Sequence[Paragraph], known: Language) -> tuple[int, list[str]] | None:
    """The paragraph that names the stories, and its topics."""
    for number, (start, stop) in enumerate(paragraphs[:DIGEST_WITHIN]):
        if stop - start > LONGEST_DIGEST:
            continue
        sentences = [match.group().strip() for match in SENTENCE.finditer(text, start, stop)]
        for at, sentence in enumerate(sentences):
            words = tuple(word.lower() for word in WORD.findall(sentence))
            if at and any(words[: len(cue)] == cue for cue in known.digest_cues):
                topics = _topics(sentences[at - 1], known)
                if FEWEST_TOPICS <= len(topics) <= MOST_TOPICS:
                    return number, topics
    return None


def _topics(sentence: str, known: Language) -> list[str]:
    """A digest's topics: its parts between commas, a short part ("but not timeline ...") with the one before."""
    parts = LIST.split(sentence.rstrip(".!? "))
    topics: list[str] = []
    for part in parts:
        joined = part.split(" ", 1)[0].lower() in known.topic_joins
        if topics and (joined or len(WORD.findall(part)) < SHORTEST_TOPIC_WORDS):
            topics[-1] += ", " + part
        elif part.strip():
            topics.append(part)
    return topics


def _stems(text: str, known: Language) -> Counter[str]:
    words = (word.lower().replace("’", "'").removesuffix("'s") for word in WORD.findall(text))
    return Counter(word[:STEM] for word in words if word not in known.stop_words and len(word) > 1)


def _borders(text: str, body: Sequence[Paragraph], topics: Sequence[str], known: Language) -> list[tuple[int, int]]:
    """The best cut of the body into one run of paragraphs a topic, in the digest's order."""
    stems = [_stems(text[start:stop], known) for start, stop in body]
    wanted = [_stems(topic, known) for topic in topics]
    spread = Counter(stem for each in wanted for stem in each)
    often = Counter(stem for each in stems for stem in each)

    def weight(stem: str) -> float:
        """Rare words, and words of one topic, count more."""
        return math.log(1 + len(body) / max(1, often[stem])) / spread[stem]

    totals = [sum(map(weight, each)) or 1.0 for each in wanted]

    def match(paragraph: int, topic: int) -> float:
        """The weighted share of the topic's words that the paragraph has."""
        here = stems[paragraph]
        return sum(weight(stem) for stem in wanted[topic] if stem in here) / totals[topic]

    gaps = [text.count("\n", body[at - 1][1], body[at][0]) if at else 0 for at in range(len(body))]
    usual = sorted(gaps[1:])[len(gaps[1:]) // 2] if len(gaps) > 1 else 1
    count, last = len(body), len(topics)
    best = [[-math.inf] * (last + 1) for _ in range(count + 1)]
    back = [[0] * (last + 1) for _ in range(count + 1)]
    best[0][0] = 0.0
    # best[i][t]: paragraphs before i told, t topics begun; each paragraph goes on with its topic or begins the next.
    for at in range(count):
        for topic in range(min(at + 1, last) + 1):
            if topic and best[at][topic] > -math.inf:
                score = best[at][topic] + match(at, topic - 1)
                if score > best[at + 1][topic]:
                    best[at + 1][topic], back[at + 1][topic] = score, topic
            if topic < last and best[at][topic] > -math.inf:
                bonus = BLANK_RUN_BONUS if topic and gaps[at] > usual else 0.0
                score = best[at][topic] + match(at, topic) + bonus
                if score > best[at + 1][topic + 1]:
                    best[at + 1][topic + 1], back[at + 1][topic + 1] = score, topic
    starts = []
    topic = last
    for at in range(count, 0, -1):
        before = back[at][topic]
        if before != topic:
            starts.append(at - 1)
        topic = before
    starts.reverse()
    return [(first, after) for first, after in zip(starts, [*starts[1:], count], strict=True)]
