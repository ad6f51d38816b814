"""The seed press review: statements, speakers, outlets, quotations and traps against the gold reading.

    python -m evals.seed [--encoder] [--json] [--shared FOLDER]

A gold statement (top level) is found by a predicted one whose content shares half of their words or more (IoU of word
tokens >= 0.5, greedy, one to one). Its speaker is right when the names are equal: every word of the shorter name is in
the longer one, and both are named or both unnamed. Its outlet is right when name and status are equal, or both have
none. A direct quotation is right when its spans are the gold spans, code point for code point. A trap is hit when a
predicted statement's content (a nested one's too), or its attribution (from its first source or cue to its last),
overlaps the trap's span with an IoU of characters >= 0.5.

A nested gold statement has the right holder when a predicted nested one is found in the same way and names the same
holder. An act is right when it is the gold's act; the gold's set lacks some of ours (warn, condemn, refuse, hope), and
what falls between the two is counted as wrong. A named speaker's roles are right when every statement found of him
that has a role has words of one of his gold roles, and one of them has. Speech that did not happen is right when no
predicted statement whose cue overlaps the gold's place is said (of the top level and actual), and the gold's nested
statement there, where it has one, is found and not actual.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from broadsheet.articles.sections import find_sections
from broadsheet.pipeline.text import read
from broadsheet.types import Article, Statement
from evals.attribution import shared_folder

WORD = re.compile(r"\w+(?:['’]\w+)*")
HALF = 0.5

Places = Sequence[tuple[int, int]]


def seed_article(folder: Path) -> Article:
    """The seed text as `broadsheet read` sees it."""
    with (folder / "cases" / "seed" / "press_review.txt").open(encoding="utf-8", newline="") as file:
        text = file.read()
    name, digest = Article.name(None, text)
    return Article(
        id=name,
        capture="",
        extractor="eval",
        title="",
        text=text,
        sha256=digest,
        language="en",
        sections=find_sections(text),
    )


def words_at(text: str, places: Places) -> frozenset[int]:
    """Where each word of the places begins."""
    return frozenset(match.start() for start, stop in places for match in WORD.finditer(text, start, stop))


def places_of(spans: Sequence[Any]) -> list[tuple[int, int]]:
    return [(span.start, span.stop) for span in spans]


def gold_places(spans: Sequence[dict[str, Any]]) -> list[tuple[int, int]]:
    return [(span["start"], span["end"]) for span in spans]


def align(text: str, predicted: Sequence[Statement], gold: Sequence[dict[str, Any]]) -> dict[int, int]:
    """Gold number -> predicted number, greedy by overlap."""
    theirs = [words_at(text, places_of(each.content)) for each in predicted]
    ours = [words_at(text, gold_places(each["content"])) for each in gold]
    pairs = sorted(
        ((len(p & g) / len(p | g), -j, -i) for i, p in enumerate(theirs) for j, g in enumerate(ours) if p & g),
        reverse=True,
    )
    matched: dict[int, int] = {}
    for overlap, j, i in pairs:
        if overlap >= HALF and -j not in matched and -i not in matched.values():
            matched[-j] = -i
    return matched


def same_speaker(predicted: Statement, gold: dict[str, Any]) -> bool:
    """Equal names, and both named or both unnamed."""
    if predicted.speaker is None:
        return False
    ours = {word.lower() for word in WORD.findall(predicted.speaker.name)}
    theirs = {word.lower() for word in WORD.findall(gold["speaker"]["name"])} - {"unnamed"}
    return predicted.speaker.named == gold["speaker"]["named"] and bool(ours) and (ours <= theirs or theirs <= ours)


def same_outlet(predicted: Statement, gold: dict[str, Any]) -> bool:
    """Equal name and status; no outlet is the status "none"."""
    told, wanted = predicted.told_to, gold["outlet"]
    if told is None:
        return bool(wanted["status"] == "none")
    return bool(told.status == wanted["status"] and told.name == wanted["name"])


def same_holder(predicted: Statement, gold: dict[str, Any]) -> bool:
    """Equal names of holders, whether the gold calls a state named or not."""
    return predicted.speaker is not None and _one_name(predicted.speaker.name, gold["speaker"]["name"])


def _one_name(one: str, other: str) -> bool:
    ours, theirs = ({word.lower() for word in WORD.findall(name)} - {"the"} for name in (one, other))
    return bool(ours) and (ours <= theirs or theirs <= ours)


def right_roles(text: str, predicted: Sequence[Statement], gold: dict[str, Any]) -> bool:
    """Whether what is printed as a speaker's role is one of his in the gold, and something is."""
    wanted = [frozenset(WORD.findall(role["text"].lower())) for role in gold["speaker"]["roles"]]
    own = [each for each in predicted if each.speaker and _one_name(each.speaker.name, gold["speaker"]["name"])]
    printed = [text[each.role.start : each.role.stop].lower() for each in own if each.role]
    given = [frozenset(WORD.findall(role)) for role in printed]
    return bool(given) and all(any(len(g & w) / len(g | w) >= HALF for w in wanted) for g in given)


def unsaid_right(place: dict[str, Any], predicted: Sequence[Statement], nested: Sequence[tuple[Any, Any]]) -> bool:
    """Whether speech that did not happen is nowhere said, and known as such where the gold has it as a statement."""
    start, stop = place["start"], place["end"]

    def inside(cues: Sequence[Any]) -> bool:
        return any(cue.start < stop and start < cue.stop for cue in cues)

    told = [each for each in predicted if inside(each.cue)]
    if any(each.factuality == "actual" for each in told):
        return False
    wanted = [found for gold, found in nested if gold["cue"] and start <= gold["cue"]["start"] < stop]
    return all(found is not None and found.factuality != "actual" for found in wanted)


def character_overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, shared) / (max(one[1], other[1]) - min(one[0], other[0]))


def hits_trap(statement: Statement, trap: dict[str, Any]) -> bool:
    """Whether a statement is made of the trap's words."""
    span = (trap["start"], trap["end"])
    frame = places_of([*statement.source, *statement.cue])
    places = places_of(statement.content)
    if frame:
        places.append((min(start for start, _ in frame), max(stop for _, stop in frame)))
    return any(character_overlap(place, span) >= HALF for place in places)


def score(folder: Path, *, with_encoder: bool = False) -> dict[str, Any]:
    """Counts over the seed's gold, and the ids of what is wrong; as the rules read it, or with the encoder."""
    article = seed_article(folder)
    gold = json.loads((folder / "cases" / "seed" / "gold.json").read_text(encoding="utf-8"))
    every = read(article, with_encoder=with_encoder)
    predicted = [each for each in every if each.parent is None]
    top = [each for each in gold["statements"] if each["level"] == "top"]
    matched = align(article.text, predicted, top)
    direct = [j for j, each in enumerate(top) if each["kind"] == "direct"]
    verbatim = [
        j for j in direct if j in matched and places_of(predicted[matched[j]].content) == gold_places(top[j]["content"])
    ]
    speakers = [j for j, i in matched.items() if same_speaker(predicted[i], top[j])]
    outlets = [j for j, i in matched.items() if same_outlet(predicted[i], top[j])]
    traps = sorted({trap["id"] for trap in gold["not_statements"] for each in every if hits_trap(each, trap)})
    acts = [j for j, i in matched.items() if predicted[i].act == top[j]["act"]]
    inner = [each for each in every if each.parent is not None]
    nested = [each for each in gold["statements"] if each["level"] == "nested"]
    found_inside = align(article.text, inner, nested)
    holders = [j for j, i in found_inside.items() if same_holder(inner[i], nested[j])]
    pairs = [(each, inner[found_inside[j]] if j in found_inside else None) for j, each in enumerate(nested)]
    [unsaid] = [each["spans"] for each in gold["hard_phenomena"] if each["id"] == "H09"]
    silent = [n for n, place in enumerate(unsaid) if unsaid_right(place, every, pairs)]
    named = {each["speaker"]["name"]: each for each in top if each["speaker"]["named"]}
    roles = [name for name, each in named.items() if right_roles(article.text, predicted, each)]
    return {
        "gold": len(top),
        "predicted": len(predicted),
        "found": len(matched),
        "speaker": len(speakers),
        "outlet": len(outlets),
        "direct": len(direct),
        "verbatim": len(verbatim),
        "traps": len(gold["not_statements"]),
        "traps_hit": len(traps),
        "act": len(acts),
        "nested": len(nested),
        "nested_found": len(found_inside),
        "nested_holder": len(holders),
        "nested_predicted": len(inner),
        "unsaid": len(unsaid),
        "unsaid_right": len(silent),
        "named_speakers": len(named),
        "roles": len(roles),
        "sections": [list(section) for section in article.sections],
        "wrong": {
            "not found": [top[j]["id"] for j in range(len(top)) if j not in matched],
            "speaker": [top[j]["id"] for j in sorted(matched) if j not in speakers],
            "outlet": [top[j]["id"] for j in sorted(matched) if j not in outlets],
            "verbatim": [top[j]["id"] for j in direct if j not in verbatim],
            "traps": traps,
            "act": [f"{top[j]['id']} {predicted[matched[j]].act}" for j in sorted(matched) if j not in acts],
            "holder": [nested[j]["id"] for j in range(len(nested)) if j not in holders],
            "unsaid": [place["text"] for n, place in enumerate(unsaid) if n not in silent],
            "roles": [name for name in named if name not in roles],
            "extra": [predicted[i].id for i in range(len(predicted)) if i not in matched.values()],
        },
    }


def table(result: dict[str, Any]) -> str:
    """Markdown."""
    rows = [
        ("found", result["found"], result["gold"]),
        ("right speaker", result["speaker"], result["gold"]),
        ("right outlet", result["outlet"], result["gold"]),
        ("verbatim quotations", result["verbatim"], result["direct"]),
        ("traps hit", result["traps_hit"], result["traps"]),
        ("right act", result["act"], result["gold"]),
        ("nested with the right holder", result["nested_holder"], result["nested"]),
        ("speech that did not happen, right", result["unsaid_right"], result["unsaid"]),
        ("named speakers with right roles", result["roles"], result["named_speakers"]),
    ]
    lines = ["| seed | count | of |", "|---|---|---|", *(f"| {name} | {count} | {of} |" for name, count, of in rows)]
    wrong = "; ".join(f"{name}: {', '.join(ids)}" for name, ids in result["wrong"].items() if ids)
    return "\n".join([*lines, "", f"sections {result['sections']}", f"wrong: {wrong or 'nothing'}"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoder", action="store_true", help="rules and encoder together")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--shared", type=Path, default=None)
    given = parser.parse_args()
    result = score(given.shared or shared_folder(), with_encoder=given.encoder)
    print(json.dumps(result, indent=1) if given.json else table(result))


if __name__ == "__main__":
    main()
