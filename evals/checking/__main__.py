"""The checker: does it find what is known to be wrong, what was made wrong, and nothing in what is right?

    python -m evals.checking --seed [--shared FOLDER]
    python -m evals.checking ARCHIVE --day 2019-11-18 [--half dev|held-out] [--against] [--show] [--json]
    python -m evals.checking ARCHIVE --day 2019-11-18 --reviews [--against]

`--seed` takes the press review that the project grew from: four findings are known, all others count as false.

With an archive (a copy: what is read of it is kept there) the day's reviews are composed in every arrangement, with
fifty sections. Two hundred of their lines are altered in one place each, by seven kinds (evals/checking/alter.py), and
held against their own evidence, or with `--against` against the whole archive as if they had none. An alteration is
caught if the altered line has a finding that the true one has not, and named if that is of its kind; a true line with
any finding is a false alarm. The lines fall into two halves by their hash: `dev` may be looked at (`--show`),
`held-out` is only counted. `--reviews` checks the day's reviews themselves, in every arrangement and every form that
can be read.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from broadsheet.checking import Finding
from broadsheet.language import language
from broadsheet.pipeline.checking import InArchive
from broadsheet.pipeline.day import Order
from broadsheet.store import Archive
from evals.attribution import shared_folder
from evals.checking.draw import SECTIONS, SEEDS, draw, pool, reviews
from evals.checking.score import Row, Verdict, judge, of_reviews, of_seed, rows

AROUND = 90


def show_seed(folder: Path) -> int:
    known, others = of_seed(folder)
    for name, finding in known.items():
        print(f"{'found' if finding else 'MISSED'}: {name}")
    for each in others:
        print(f"false: {told(each)}")
    print(f"{sum(each is not None for each in known.values())} of {len(known)} found, {len(others)} false")
    return 0 if all(known.values()) else 1


def told(finding: Finding) -> str:
    basis = f" | {finding.basis.text}" if finding.basis else ""
    return f"{finding.kind}: {finding.reason}: {finding.found.text}{basis}"


def table(result: Mapping[str, Row]) -> str:
    lines = ["| altered | lines | caught | named | false alarms on the true lines |", "|---|---|---|---|---|"]
    lines += [f"| {name} | {row.altered} | {row.caught} | {row.named} | {row.false} |" for name, row in result.items()]
    return "\n".join(lines)


def missed(verdicts: Sequence[Verdict]) -> Iterator[str]:
    for each in verdicts:
        line, change = each.altered.line.text, each.altered.change
        if not each.new:
            before, after = line[max(0, change.start - AROUND) : change.start], line[change.stop :][:AROUND]
            yield f"missed {change.kind}: {before}[{line[change.start : change.stop]} -> {change.new}]{after}"
        for finding in each.true:
            yield f"false in: {line}\n    {told(finding)}"


def show_altered(archive: Archive, order: Order, given: argparse.Namespace) -> int:
    drawn = draw(pool(reviews(archive, order, SECTIONS).values(), given.half), SEEDS[given.half])
    begun = time.process_time()
    verdicts = judge(drawn, _finder(archive, order) if given.against else None)
    seconds = time.process_time() - begun
    if given.show:
        print("\n".join(missed(verdicts)))
    result = rows(verdicts)
    if given.json:
        figures: dict[str, Any] = {name: asdict(row) for name, row in result.items()}
        print(json.dumps({**figures, "seconds": round(seconds, 2)}, indent=1))
    else:
        print(table(result) + f"\n\n{2 * len(drawn)} lines in {seconds:.1f} s of CPU")
    return 0


def show_reviews(archive: Archive, order: Order, *, against: bool) -> int:
    count = 0
    print("| review | form | lines | findings | CPU seconds |\n|---|---|---|---|---|")
    told_of = []
    begun = time.process_time()
    for arrangement, form, checked in of_reviews(reviews(archive, order), _finder(archive, order) if against else None):
        now = time.process_time()
        lines, found = len(checked.document.lines), len(checked.findings)
        print(f"| {arrangement} | {form} | {lines} | {found} | {now - begun:.1f} |")
        told_of += [f"{arrangement}.{form}, line {each.line}: {told(each)}" for each in checked.findings]
        count += found
        begun = time.process_time()
    print("\n".join(told_of))
    return 1 if count else 0


def _finder(archive: Archive, order: Order) -> InArchive:
    known = language(order.language)
    assert known is not None
    return InArchive(archive, known)


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m evals.checking", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("archive", type=Path, nargs="?")
    parser.add_argument("--day", type=dt.date.fromisoformat)
    parser.add_argument("--half", default="dev", choices=("dev", "held-out"))
    parser.add_argument("--against", action="store_true", help="against the archive instead of the lines' own evidence")
    parser.add_argument("--reviews", action="store_true", help="the day's reviews as they are, in every form")
    parser.add_argument("--seed", action="store_true", help="the seed press review")
    parser.add_argument("--show", action="store_true", help="what was missed and what was false; of dev only")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--shared", type=Path, default=None)
    given = parser.parse_args()
    if given.seed:
        return show_seed(given.shared or shared_folder())
    if not (given.archive and given.day):
        parser.error("give --seed, or an archive and --day")
    if given.show and given.half != "dev":
        parser.error("what is missed is shown of dev only: who has seen the other half can no longer be tested on it")
    with Archive.open(given.archive) as archive:
        order = Order(given.day)
        if given.reviews:
            return show_reviews(archive, order, against=given.against)
        return show_altered(archive, order, given)


if __name__ == "__main__":
    sys.exit(main())
