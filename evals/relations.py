"""How statements of one story stand to each other: of what the finder proposes, how much is right, kind by kind.

    python -m evals.relations ARCHIVE --day 2019-11-18 [--stories 110] [--gold evals/relations.tsv] [--json]
    python -m evals.relations ARCHIVE --day 2019-11-18 --propose pairs.tsv

Every pair of statements that `review.relations` finds in the first stories of the day is held against the judgements of
a person who read both in their articles. The gold holds no text: kind, the two places (article, start, stop) and the
judgement, "right" or "wrong". A pair that nobody judged is counted apart. `--propose` writes every pair found with its
words and speakers, to be judged; that file is not for keeping.

What "right" means, by kind. paraphrases: both give one utterance, or one text, under whatever names. answers:
the second speaker speaks of what the first one said, and the article says so. diverges: on one question, they cannot
both be content or cannot both be right. opposes: both demands cannot be met. agrees: on one question, they want or
hold the same, and are two. Of these four, a pair with a speaker whom the reader took wrongly is wrong. The floors of
the kinds that the review goes by stand in floors.json; below one of them the command fails.

The last line is about what is remembered: hardly anybody says otherwise on one day, so what is found among one
speaker's statements of the day are false alarms, or nearly.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from broadsheet import language
from broadsheet.bulk.reviewing import read_each
from broadsheet.pipeline.day import Day, Order, rank, read_stored
from broadsheet.review import beside as besides
from broadsheet.review.otherwise import otherwise
from broadsheet.review.press import Coverage, Press
from broadsheet.review.relations import Related, relations
from broadsheet.review.remembered import same_speaker
from broadsheet.review.voices import Voice, gather
from broadsheet.review.wording import words
from broadsheet.store import Archive
from broadsheet.types import Relation, Span

# What the review goes by: pairs of these kinds it prints, and what is said under two names it prints once.
USED = besides.PRINTED | {"paraphrases"}
FLOORS = json.loads(Path(__file__).with_name("floors.json").read_text(encoding="utf-8"))
GOLD = Path(__file__).with_name("relations.tsv")
# kind and the two places, the first by its place in the archive first: a pair has no order.
Pair = tuple[str, Span, Span]


def pair_of(kind: str, one: Span, other: Span) -> Pair:
    first, second = sorted((one, other))
    return kind, first, second


def heard(archive: Archive, day: dt.date, stories: int) -> Iterator[tuple[Coverage, list[Voice]]]:
    """The voices of the first stories of the day; their articles are read if they were not."""
    it = Day(archive, Order(day))
    ranked = rank(archive, it)[:stories]
    ids = [id_ for story in ranked for id_ in story.articles]
    said = read_stored(archive, [it.articles[id_] for id_ in ids], lambda wanted: read_each(wanted, workers=1))
    actual = {id_: tuple(each for each in statements if each.said) for id_, statements in said.items()}
    known = language.language(it.order.language)
    press = Press(it.articles, actual, words(known.code if known else it.order.language))
    for story in ranked:
        coverage = Coverage.of(story, press)
        yield coverage, gather(coverage)


def contradictions(coverage: Coverage, voices: Sequence[Voice]) -> tuple[int, list[Relation]]:
    """Of one speaker's statements of one day, which hardly anybody contradicts: (how many pairs, those that are found
    to say otherwise)."""
    pairs = [(one, other) for one, other in combinations(voices, 2) if same_speaker(one, other)]
    said = (otherwise(one.statement, other.statement, coverage.press) for one, other in pairs)
    return len(pairs), [each for each in said if each is not None]


def read_gold(path: Path) -> dict[Pair, bool]:
    """The judgements by pair."""
    judged = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, one, a, b, other, c, d, label = line.split("\t")
            judged[pair_of(kind, Span(one, int(a), int(b)), Span(other, int(c), int(d)))] = label == "right"
    return judged


def score(pairs: Iterable[Pair], gold: Mapping[Pair, bool]) -> dict[str, dict[str, int]]:
    """By kind: how many pairs were found, how many of them judged, how many of those right."""
    counts: dict[str, Counter[str]] = {}
    for pair in dict.fromkeys(pairs):
        count = counts.setdefault(pair[0], Counter(found=0, judged=0, right=0))
        count["found"] += 1
        count["judged"] += pair in gold
        count["right"] += gold.get(pair, False)
    return {kind: dict(counts[kind]) for kind in sorted(counts)}


def precision(count: Mapping[str, int]) -> float:
    """In percent of the pairs judged."""
    return 100 * count["right"] / count["judged"] if count["judged"] else 0.0


def propose(every: Iterable[tuple[Press, Related]], gold: Mapping[Pair, bool]) -> Iterator[str]:
    """A line a pair, in the form of the gold, then whose words they are, in which outlet, and the words."""
    for press, it in every:
        kind, one, other = it.relation.kind, it.relation.one, it.relation.other
        known = gold.get(pair_of(kind, one, other))
        label = "?" if known is None else "right" if known else "wrong"
        yield "\t".join(
            map(
                str,
                (
                    kind,
                    *(one.article, one.start, one.stop),
                    *(other.article, other.start, other.stop),
                    label,
                    *(
                        f"{voice.person.name} [{voice.person.role}] in {press.outlet(span.article)}: "
                        f"{' '.join(press.slice(span).split())}"
                        for voice, span in ((it.second, one), (it.first, other))
                    ),
                    "printed: " + " ".join(" ".join(press.slice(span).split()) for span in it.second.spoken.takes),
                ),
            )
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--day", type=dt.date.fromisoformat, required=True)
    parser.add_argument("--stories", type=int, default=110, help="how many stories of the day, the first by rank")
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--propose", type=Path, metavar="FILE", help="write the pairs to be judged")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    with Archive.open(asked.archive) as archive:
        stories = list(heard(archive, asked.day, asked.stories))
    every = [(it.press, each) for it, voices in stories for each in relations(voices, it)]
    gold = read_gold(asked.gold) if asked.gold.exists() else {}
    if asked.propose:
        asked.propose.write_text("".join(f"{line}\n" for line in propose(every, gold)), encoding="utf-8")
    scores = score((pair_of(it.relation.kind, it.relation.one, it.relation.other) for _, it in every), gold)
    if asked.json:
        print(json.dumps(scores))
        return
    print(f"{'kind':<14}{'found':>7}{'judged':>8}{'right':>7}{'precision':>11}{'floor':>7}{'used':>6}")
    for kind, count in scores.items():
        share = f"{precision(count):.1f}" if count["judged"] else "-"
        floor, used = FLOORS.get(f"relations.{kind}", "-"), "yes" if kind in USED else "no"
        print(f"{kind:<14}{count['found']:>7}{count['judged']:>8}{count['right']:>7}{share:>11}{floor:>7}{used:>6}")
    own = [contradictions(it, voices) for it, voices in stories]
    print(f"one speaker, one day: {sum(n for n, _ in own):,} pairs, {sum(len(each) for _, each in own)} said otherwise")
    if below := [kind for kind in scores if precision(scores[kind]) < FLOORS.get(f"relations.{kind}", 0)]:
        raise SystemExit(f"below the floor: {', '.join(below)}")


if __name__ == "__main__":
    main()
