"""The review of a real day, read through by hand as a press officer would: is each line right, clear, worth its place?

    python -m evals.review ARCHIVE --day 2019-11-18                 the sheet of the lines not judged yet, to the screen
    python -m evals.review ARCHIVE --day 2019-11-18 --all           of all lines
    python -m evals.review ARCHIVE --day 2019-11-18 --round NAME    notes which lines the review has now
    python -m evals.review ARCHIVE --day 2019-11-18 --beyond        of sections beyond those, never mended on
    python -m evals.review --judge FILE                             takes labels in: an id and its labels a line
    python -m evals.review --tally                                  the faults of each round

The sheet shows each line with its evidence and two sentences of the article on either side. What the labels mean stands
in `review_guidelines.md`. `review_day.json` keeps ids, places and labels; no text of the press is kept. A line's id is
that of its words and note: a line that a later round prints again is judged already. It is *twice* only beside the line
that it repeats, so that label names the other's id (`twice:ID`) and counts where the round has both.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from broadsheet.pipeline.day import Order, review_day
from broadsheet.review import House
from broadsheet.review.text import lay_out
from broadsheet.review.wording import words
from broadsheet.store import Archive
from broadsheet.types import Article, Line, Review, Span

JUDGEMENTS = Path(__file__).with_name("review_day.json")
# Enough stories and words for 200 lines and more, more than a reader is given; and as many sections beyond them.
BEYOND = 12
HOUSE = House(sections=20, words=(700, 600, 500, 400, 350, 300), round_up=8)
ATTRIBUTION = ("speaker", "role", "told", "outlet")
LABELS = (*ATTRIBUTION, "stronger", "twice", "astray", "unclear", "dull", "ugly", "stale")
AROUND = 2
ID_DIGITS = 10

Judged = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Printed:
    """A line of the review, and where it stands: the kind of its item, and in which section ("" above and below)."""

    line: Line
    kind: str
    section: str
    carried: str | None = None

    @property
    def id(self) -> str:
        """Of the words, with the note on what was carried or inferred."""
        return hashlib.sha256("\n".join(filter(None, (self.line.text, self.carried))).encode()).hexdigest()[:ID_DIGITS]


def printed(review: Review, beyond: int = 0) -> Iterator[Printed]:
    """Every line, in print order; only those of the sections beyond the first so many, if there is a number."""
    if not beyond:
        yield Printed(review.headline, "headline", "")
        yield Printed(review.digest, "digest", "")
    for section in review.sections[beyond:]:
        yield Printed(section.heading, "heading", section.heading.text)
        for item in section.items:
            for line in item.lines:
                yield Printed(line, item.kind, section.heading.text, item.carried)
    for item in review.round_up if not beyond else ():
        for line in item.lines:
            yield Printed(line, item.kind, "")


def sheet(lines: Iterable[Printed], articles: Mapping[str, Article], language: str) -> Iterator[str]:
    """What the judge reads of each line."""
    section = ""
    for each in lines:
        if each.section != section:
            section = each.section
            yield f"\n######## {section}"
        yield f"\n{each.id} [{each.kind}] {each.line.text}" + (f"   ({each.carried})" if each.carried else "")
        for article in dict.fromkeys(span.article for span in each.line.evidence):
            yield context(articles[article], [s for s in each.line.evidence if s.article == article], language)


def context(article: Article, spans: Iterable[Span], language: str) -> str:
    """The sentences that hold the spans and those near them, the spans in brackets."""
    sentences = lay_out(article.text, words(language)).sentences
    near: set[int] = set()
    for span in spans:
        held = [n for n, each in enumerate(sentences) if each.start < span.stop and span.start < each.stop]
        near |= {n for each in held for n in range(each - AROUND, each + AROUND + 1) if 0 <= n < len(sentences)}
    shown = []
    last = -1
    for n in sorted(near):
        gap = " .. " if n != last + 1 else " "
        shown.append(gap + marked(article, sentences[n].start, sentences[n].stop, spans))
        last = n
    day = article.published.at.date() if article.published else "no date"
    return f"    | {article.id[:12]} {article.outlet} {day}: {article.title[:90]}\n    |{''.join(shown)}"


def marked(article: Article, start: int, stop: int, spans: Iterable[Span]) -> str:
    marks = sorted(
        [(max(s.start, start), "[[") for s in spans if s.start < stop and start < s.stop]
        + [(min(s.stop, stop), "]]") for s in spans if s.start < stop and start < s.stop]
    )
    text, at = "", start
    for place, mark in marks:
        text += article.text[at:place] + mark
        at = place
    return (text + article.text[at:stop]).replace("\n", " ")


def load() -> Judged:
    if not JUDGEMENTS.exists():
        return {"lines": {}, "rounds": []}
    found: Judged = json.loads(JUDGEMENTS.read_text(encoding="utf-8"))
    return found


def save(judged: Judged) -> None:
    """A line a line of the file, in the order of the ids."""
    lines = ",\n".join(f"  {json.dumps(id_)}: {json.dumps(judged['lines'][id_])}" for id_ in sorted(judged["lines"]))
    rounds = ",\n".join(f"  {json.dumps(each)}" for each in judged["rounds"])
    JUDGEMENTS.write_text(f'{{\n "lines": {{\n{lines}\n }},\n "rounds": [\n{rounds}\n ]\n}}\n', encoding="utf-8")


def note_round(name: str, review: Review, lines: Sequence[Printed], judged: Judged) -> None:
    """These lines of the review as a round; one of that name is replaced."""
    for each in lines:
        known = judged["lines"].setdefault(each.id, {"labels": None})
        known["kind"] = each.kind
        known["at"] = [f"{s.article}:{s.start}-{s.stop}" for s in each.line.evidence]
    made = {
        "round": name,
        "day": str(review.day),
        "language": review.language,
        "method": review.made_by,
        "lines": [each.id for each in lines],
    }
    judged["rounds"] = [each for each in judged["rounds"] if each["round"] != name] + [made]


def judge(text: str, judged: Judged) -> None:
    """Takes in "ID label label"; an id alone is a line without a fault, "ID +label" adds to its labels."""
    for row in text.splitlines():
        id_, *labels = row.partition("#")[0].split() or [""]
        if not id_:
            continue
        if id_ not in judged["lines"]:
            raise SystemExit(f"no such line in any round: {id_}")
        unknown = [label for label in labels if label.lstrip("+").partition(":")[0] not in LABELS]
        if unknown:
            raise SystemExit(f"{id_}: no such label: {' '.join(unknown)}")
        before = judged["lines"][id_]["labels"] or []
        added = [label.lstrip("+") for label in labels if label.startswith("+")]
        own = [label for label in labels if not label.startswith("+")]
        judged["lines"][id_]["labels"] = sorted({*(before if added else []), *own, *added})


def faults(made: Judged, judged: Judged) -> Counter[str]:
    """How often each label holds in a round, and how many lines have a fault in attribution or any fault."""
    here = set(made["lines"])
    found: Counter[str] = Counter()
    for id_ in made["lines"]:
        labels = judged["lines"][id_]["labels"]
        if labels is None:
            found["not judged"] += 1
            continue
        said = [each.partition(":") for each in labels]
        holding = {label for label, _, other in said if not other or other in here}
        found.update(holding)
        found["attribution"] += bool(holding & set(ATTRIBUTION))
        found["any"] += bool(holding)
    return found


def tally(judged: Judged) -> str:
    """A column a round."""
    columns = [(each["round"], len(each["lines"]), faults(each, judged)) for each in judged["rounds"]]
    rows = [["", *(name for name, _, _ in columns)], ["lines", *(str(count) for _, count, _ in columns)]]
    names = ("not judged", *ATTRIBUTION, "attribution", *LABELS[len(ATTRIBUTION) :], "any")
    rows += [[name, *(str(found[name]) for _, _, found in columns)] for name in names]
    return "\n".join(f"{first:<14}" + "".join(f"{cell:>12}" for cell in rest) for first, *rest in rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path, nargs="?")
    parser.add_argument("--day", type=dt.date.fromisoformat)
    parser.add_argument("--language", default="en")
    parser.add_argument("--beyond", action="store_true", help="the sections beyond those that were mended on")
    parser.add_argument("--all", action="store_true", help="the sheet of the lines judged already, too")
    parser.add_argument("--round", help="note the lines of the review as the round of this name")
    parser.add_argument("--judge", type=Path, metavar="FILE", help="take in labels")
    parser.add_argument("--tally", action="store_true")
    asked = parser.parse_args()
    judged = load()
    if asked.judge:
        judge(asked.judge.read_text(encoding="utf-8"), judged)
        save(judged)
    if asked.tally or asked.judge:
        print(tally(judged))
        return
    if not (asked.archive and asked.day):
        parser.error("give an archive and --day, or --tally")
    with Archive.open(asked.archive) as archive:
        house = replace(HOUSE, sections=HOUSE.sections + BEYOND) if asked.beyond else HOUSE
        review = review_day(archive, Order(asked.day, asked.language), house=house)
        lines = list(printed(review, HOUSE.sections if asked.beyond else 0))
        if asked.round:
            note_round(asked.round, review, lines, judged)
            save(judged)
            return
        known = {id_ for id_, each in judged["lines"].items() if each["labels"] is not None}
        wanted = [each for each in lines if asked.all or each.id not in known]
        cited = {span.article for each in wanted for span in each.line.evidence}
        print(*sheet(wanted, archive.articles(sorted(cited)), review.language), sep="\n")


if __name__ == "__main__":
    main()
