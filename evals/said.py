"""Statements of a real day drawn by chance and judged by hand: is what the reader says of each place right?

    python -m evals.said ARCHIVE --day 2019-11-18                            reads, draws and shows the statements
    python -m evals.said ARCHIVE --day 2019-11-18 --judge FILE --round NAME  takes labels in: number and label a line
    python -m evals.said --tally                                             of each round precision, and the errors

A round is judged by one reader; to be drawn again it needs that reader.

So many articles of the day are drawn with a fixed seed, rules and encoder read them, and of all their statements (those
inside others are left out) so many are drawn. `said_day.json` keeps places and labels, no text.

A statement is right when a careful reader of the article would report the same: someone is said to say, think, want,
deny or ask it, the words given as content are what is said, as a whole and nothing else, and the speaker is who says
it. A border that is off by a mark or a word that changes nothing is right. Otherwise the first that applies:

  page     not the article's text: a caption, a teaser, a comment, a list of links
  none     nobody says anything here (an act, a fact, a name that looks like a verb)
  cut      the content ends too soon, or begins too late, so that the sense is another or lacks a part
  long     the content has words that are not said
  speaker  the source or the name of the speaker is wrong, or missing though the sentence has it
  unsaid   given as said though it was denied, wished or foreseen, or the other way round
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from broadsheet.bulk.reviewing import read_each
from broadsheet.pipeline.text import reader_name
from broadsheet.store import Archive
from broadsheet.types import Article, Statement

JUDGEMENTS = Path(__file__).with_name("said_day.json")
LABELS = ("right", "page", "none", "cut", "long", "speaker", "unsaid")
AROUND = 260

Drawn = list[tuple[Article, Statement]]
Judged = dict[str, Any]


def draw(archive: Archive, day: dt.date, *, articles: int, statements: int, seed: int, workers: int) -> Drawn:
    """Statements of articles of a day in English, both drawn; the same for the same archive, seed and reader."""
    chance = random.Random(seed)  # noqa: S311 - a sample, no secret
    ids = sorted(archive.day_ids(day, "en"))
    chosen = archive.articles(sorted(chance.sample(ids, min(articles, len(ids)))))
    found = dict(read_each(list(chosen.values()), workers=workers, with_encoder=True))
    every = [(chosen[id_], each) for id_ in sorted(found) for each in found[id_] if each.parent is None]
    places = sorted(chance.sample(range(len(every)), min(statements, len(every))))
    return [every[place] for place in places]


def place_of(article: Article, statement: Statement) -> str:
    """Article, and from the first letter of the content on to its last."""
    return f"{article.id}:{statement.content[0].start}-{statement.content[-1].stop}"


def sheet(drawn: Drawn) -> Iterator[str]:
    """What the judge reads of each statement: {source} <cue> [content]."""
    for number, (article, each) in enumerate(drawn, 1):
        speaker = each.speaker.name if each.speaker else "-"
        yield f"\n{number} {each.found_by} {each.confidence} {each.kind} {each.factuality} speaker={speaker}"
        yield f"  ({article.outlet}: {article.title[:80]})"
        yield "  " + marked(article.text, each).replace("\n", " / ")


def marked(text: str, statement: Statement) -> str:
    marks = []
    for spans, left, right in ((statement.content, "[", "]"), (statement.source, "{", "}"), (statement.cue, "<", ">")):
        marks += [(span.start, 1, left) for span in spans] + [(span.stop, 0, right) for span in spans]
    begin = max(0, min(place for place, _, _ in marks) - AROUND)
    stop = max(place for place, _, _ in marks) + AROUND
    shown, at = "", begin
    for place, _, mark in sorted(marks):
        shown, at = shown + text[at:place] + mark, place
    return shown + text[at:stop]


def load() -> dict[str, Judged]:
    """Rounds by name."""
    if not JUDGEMENTS.exists():
        return {}
    found: dict[str, Judged] = json.loads(JUDGEMENTS.read_text(encoding="utf-8"))
    return found


def save(judged: dict[str, Judged]) -> None:
    """A line of the file for each label."""
    rounds = []
    for name, each in judged.items():
        labels = ",\n".join(f"  {json.dumps(place)}: {json.dumps(label)}" for place, label in each["labels"].items())
        rounds.append(f' {json.dumps(name)}: {{"reader": {json.dumps(each["reader"])}, "labels": {{\n{labels}\n }}}}')
    JUDGEMENTS.write_text("{\n" + ",\n".join(rounds) + "\n}\n", encoding="utf-8")


def judge(lines: Sequence[str], drawn: Drawn) -> Judged:
    """Takes in "NUMBER LABEL" for each; with the statement's kind and who found it, to tell errors apart."""
    labels = {}
    for line in lines:
        number, _, label = line.partition("#")[0].strip().partition(" ")
        if not number:
            continue
        if label not in LABELS:
            raise ValueError(f"{line!r}: no label of {', '.join(LABELS)}")
        article, statement = drawn[int(number) - 1]
        by = "model" if statement.found_by.startswith("polnear") else "rules"
        labels[place_of(article, statement)] = [label, statement.kind, by, statement.confidence]
    return {"reader": reader_name(with_encoder=True), "labels": dict(sorted(labels.items()))}


def tally(judged: Judged) -> str:
    """Markdown: precision by kind and by finder, then the errors."""
    rows = list(judged["labels"].values())
    lines = [f"read by {judged['reader']}", "", "| | right | of |", "|---|---|---|"]
    for name, column in (("", None), ("kind ", 1), ("found by ", 2)):
        groups = ["all"] if column is None else sorted({row[column] for row in rows})
        for group in groups:
            own = [row for row in rows if column is None or row[column] == group]
            lines.append(f"| {name}{group} | {sum(row[0] == 'right' for row in own)} | {len(own)} |")
    wrong = Counter(row[0] for row in rows if row[0] != "right")
    return "\n".join(
        [*lines, "", "| error | count |", "|---|---|", *(f"| {k} | {n} |" for k, n in wrong.most_common())]
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path, nargs="?")
    parser.add_argument("--day", type=dt.date.fromisoformat)
    parser.add_argument("--articles", type=int, default=250)
    parser.add_argument("--statements", type=int, default=100)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--judge", type=Path)
    parser.add_argument("--round", default="a round")
    parser.add_argument("--tally", action="store_true")
    given = parser.parse_args()
    judged = load()
    if given.tally:
        print("\n\n".join(f"### {name}\n\n{tally(each)}" for name, each in judged.items()))
        return
    if given.archive is None or given.day is None:
        parser.error("an archive and a day are needed")
    with Archive.open(given.archive) as archive:
        drawn = draw(
            archive,
            given.day,
            articles=given.articles,
            statements=given.statements,
            seed=given.seed,
            workers=given.workers,
        )
    if given.judge:
        judged[given.round] = judge(given.judge.read_text(encoding="utf-8").splitlines(), drawn)
        save(judged)
        return
    print("\n".join(sheet(drawn)))


if __name__ == "__main__":
    main()
