"""A line with its hedge taken out, or its speaker: patterns of a sentence, and what stays of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

Change = tuple[int, int, str]

# ---------------------------------------------------------------------------------------------------------- hedges

COUNTED = r"(?=[$£€]?\d|(?:two|three|four|five|six|seven|eight|nine|ten|a|half|hundred|dozen)\b)"
ADVERBS = (
    "reportedly allegedly apparently probably perhaps possibly seemingly largely mostly often sometimes usually "
    "generally arguably partly partially potentially supposedly virtually presumably typically"
)
HEDGES = (
    re.compile(
        rf"(?<!\w)((?:about|around|nearly|almost|roughly|approximately|at least|up to|as many as|some) ){COUNTED}"
    ),
    re.compile(rf"(?<!\w)(?<!not )(?<!cannot )(?<!n’t )(?<!n't )((?:{'|'.join(ADVERBS.split())}) )(?=[a-z])"),
    re.compile(r"(?<=\b(?:an|he) )(alleged )(?=[a-z])"),
    re.compile(r"(?<![\w’'])((?:I|we|We) (?:think|believe|guess|suppose) (?:that )?)(?=[a-z])"),
)
WEAKENED: Mapping[str, str] = {
    "some of": "all of", "most of": "all of", "many of": "all of", "appears to be": "is", "appear to be": "are",
    "appeared to be": "was", "seems to be": "is", "seem to be": "are", "seemed to be": "was", "appears to have": "has",
    "appear to have": "have", "appeared to have": "had", "seems to have": "has", "seem to have": "have",
    "is believed to be": "is", "are believed to be": "are", "is thought to be": "is", "was thought to be": "was",
    "is said to be": "is", "is believed to have": "has",
    "suggested that": "proved that", "suggests that": "proves that",
    "suggest that": "prove that", "claimed that": "proved that", "claims that": "proves that",
    "claimed": "confirmed", "claims": "confirms", "alleged that": "proved that", "believes that": "knows that",
    "believe that": "know that", "thinks that": "knows that", "think that": "know that",
    "it seems that": "it is clear that",
    "likely to be": "certain to be",
}  # fmt: skip
WEAK = re.compile(rf"(?<![\w-])({'|'.join(sorted(WEAKENED, key=len, reverse=True))})(?= [a-z])(?! to\b| that to\b)")
# "the claims", "bizarre claims": a noun.
SUBJECT_BEFORE = re.compile(r"(?:\b(?:he|she|it|they|who|I|we|you|has|have|had|also|previously)|[A-Z]\w+|\w+s) $")
MANY = re.compile(r"(?<!\w)(some|Some|many|Many|most|Most)(?= [a-z]+s\b)(?! \w*ss\b)")


def unhedged(line: str) -> Iterator[Change]:
    """Without the word that weakens it; all for some; proved for claimed."""
    for pattern in HEDGES:
        for match in pattern.finditer(line):
            yield match.start(), match.end(), ""
    for match in WEAK.finditer(line):
        if not match[1].startswith(("claim", "allege")) or SUBJECT_BEFORE.search(line[: match.start()]):
            yield match.start(), match.end(), WEAKENED[match[1]]
    for match in MANY.finditer(line):
        if not re.search(r"\b(?:the|as|so|how|too|at|very|not|least|many|most) $", line[: match.start()]):
            yield match.start(), match.end(), "All" if match[1][0].isupper() else "all"


# --------------------------------------------------------------------------------------------------------- speakers

CUE = (
    r"(?:said|says|told|added|adds|noted|notes|wrote|writes|claimed|claims|argued|argues|insisted|warned|warns|"
    r"explained|stated|stressed|suggested|tweeted|believes|thinks|predicted|alleged|alleges|reported|announced)"
)
# A sentence of a line: (its start) ... (its end).
SENTENCE = re.compile(r"(?:^|(?<=[.!?”\"] ))[A-Z“\"].*?(?:[.!?][”\"]?(?= [A-Z“\"(]|$)|(?= \([^()]*\)$))")
# content, who said [to whom, when].
TAIL = re.compile(rf"^(?P<content>[A-Z][^“”\"]{{30,}}), (?P<who>[^“”\"]{{2,90}}?) {CUE}(?P<rest>[^“”\"]{{0,70}})\.?$")
TAIL_TURNED = re.compile(rf"^(?P<content>[A-Z][^“”\"]{{30,}}), {CUE} (?P<who>[^“”\"]{{2,110}})\.?$")
ACCORDING_TAIL = re.compile(r"^(?P<content>[A-Z][^“”\"]{30,}), according to (?P<who>[^“”\"]{2,90})\.?$")
ACCORDING_HEAD = re.compile(r"^According to (?P<who>[^“”\",]{2,90}), (?P<content>[^“”\"]{30,})$")
HEAD = re.compile(
    rf"^(?P<who>[A-Z][^“”\",]{{2,90}}(?:, [^“”\",]{{2,60}},)?) {CUE}(?: (?:[A-Z]\w+ ){{1,3}})?(?: on [A-Z]\w+day)? "
    r"(?:that (?P<content>[^“”\"]{30,})|(?P<bare>(?:the|it|they|there|this|these|its|their) [^“”\"]{25,}))$"
)
QUOTE = re.compile(
    rf"^[“\"](?P<content>[A-Z][^“”\"]{{30,}}),[”\"] "
    rf"(?:[^“”\"]{{2,120}} {CUE}|{CUE} [^“”\"]{{2,120}})[^“”\"]{{0,60}}\.?$"
)
# What stands where a speaker stands, and is none: another clause.
CLAUSE = re.compile(
    r"\b(?:after|as|but|while|when|who|whom|which|that|before|because|although|one of|has|have|is|was|were|are|had|"
    r"will|and it)\b|:"
)
LEFT_OPEN = re.compile(r"\b(?:but|and|or|as|that|which|who|the|a|of|to|in)$")
OWN = re.compile(r"\b(?:I|I[’']\w+|me|my|we|we[’']\w+|us|our|you|your)\b", re.IGNORECASE)


def unattributed(line: str) -> Iterator[Change]:
    """The sentence as a fact: without who says it, and without the marks of quotation."""
    for match in SENTENCE.finditer(line):
        sentence = match.group()
        for pattern in (TAIL, TAIL_TURNED, ACCORDING_TAIL, ACCORDING_HEAD, HEAD, QUOTE):
            found = pattern.match(sentence)
            if found is None:
                continue
            content = found["content"] or (found["bare"] if "bare" in found.groupdict() else "")
            if pattern is QUOTE and OWN.search(content):
                continue
            if pattern is not QUOTE and (
                CLAUSE.search(found["who"]) or re.search(rf"\b(?:{CUE}|according to)\b", content)
            ):
                continue
            if content and not LEFT_OPEN.search(content.rstrip(" .,")):
                content = content[:1].upper() + content[1:].rstrip(" .")
                yield match.start(), match.end(), content + "."
                break
