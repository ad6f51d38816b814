"""Headlines that are not the gold ones, by kind: what the page says of itself where the gold stands.

    python -m evals.titles ../shared/data/pages [--pages]

The gold of fundus is what the parser of an outlet reads, which takes JSON-LD at one outlet, the headline for those who
share a page at another, the one that is printed at a third. The first table has the pages that were missed, each under
the first kind that fits. The second has all pages whose signs disagree in one way, and which of them is gold: where
both are about as often right, no rule for all outlets can choose.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from broadsheet.articles import bounds, decode, publisher, signs
from evals.pages import FUNDUS, Page, bare, fundus, same_title

PRINTED, SHARED, SEARCHED = "h1", "og:title", "ld:headline"
LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Missed:
    """A page: its gold headline, ours, and the wordings of each sign without the name of the site."""

    page: str
    gold: str
    ours: str
    wordings: dict[str, tuple[str, ...]]

    def says(self, *names: str) -> bool:
        """Each of these signs has the gold wording."""
        return all(any(same_title(self.gold, each) for each in self.wordings[name]) for name in names)


def letters(title: str) -> str:
    return LETTERS.sub("", title.casefold())


def only_marks(missed: Missed) -> bool:
    return letters(missed.gold) == letters(missed.ours)


def site_in_gold(missed: Missed) -> bool:
    return letters(missed.gold).startswith(letters(missed.ours))


def site_in_ours(missed: Missed) -> bool:
    return letters(missed.ours).startswith(letters(missed.gold))


def kicker(missed: Missed) -> bool:
    one, other = letters(missed.gold), letters(missed.ours)
    return one.endswith(other) or other.endswith(one)


KINDS: Sequence[tuple[str, Callable[[Missed], bool]]] = (
    ("the same letters, other marks", only_marks),
    ("gold has the name or section of the site at its end", site_in_gold),
    ("ours has", site_in_ours),
    ("one has a kicker in front, the other not", kicker),
    ("gold is printed and for sharers, ours for search engines", lambda m: m.says(PRINTED, SHARED)),
    ("gold is for sharers alone, ours printed or for search engines", lambda m: m.says(SHARED)),
    ("gold is printed alone", lambda m: m.says(PRINTED)),
    ("gold is another wording of the page", lambda m: any(m.says(name) for name in m.wordings)),
    ("gold is no wording of the page", lambda m: True),
)


def read(page: Page) -> Missed:
    found = signs.gather(bounds.parse(decode.page_characters(page.body, ()), page.name))
    outlet = publisher.outlet(found, page.url)
    by_sign = {
        name: tuple(publisher.all_titles({name: found.get(name, ())} | _names(found), outlet))
        for name in publisher.TITLE
    }
    return Missed(page.name, page.title or "", publisher.title(found, outlet), by_sign)


def _names(found: signs.Signs) -> dict[str, Sequence[str]]:
    return {name: found.get(name, ()) for name in publisher.OUTLET}


def disagreements(pages: Iterable[Missed]) -> Iterator[tuple[str, str]]:
    """(how the signs of a page disagree, which of them is gold), for each page where they do in one of two ways."""
    for page in pages:
        printed, shared, searched = (page.wordings[name][:1] for name in (PRINTED, SHARED, SEARCHED))
        if not (printed and shared and searched) or same_title(searched[0], shared[0]):
            continue
        gold = "shared" if page.says(SHARED) else "search" if page.says(SEARCHED) else "neither"
        if same_title(printed[0], shared[0]):
            yield "printed as shared, JSON-LD differs", gold
        elif same_title(printed[0], searched[0]):
            yield "printed as in JSON-LD, shared differs", gold


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the folder that holds fundus")
    parser.add_argument("--pages", action="store_true", help="name the pages of each kind")
    arguments = parser.parse_args()
    pages = [page for page in fundus(arguments.folder / FUNDUS) if page.title]
    everything = [read(page) for page in pages]
    by_kind: dict[str, list[Missed]] = defaultdict(list)
    for each in everything:
        if not same_title(each.gold, each.ours):
            by_kind[next(kind for kind, fits in KINDS if fits(each))].append(each)
    right = {page.name for page in pages if same_title(page.title or "", bare(page).title)}
    print(f"| kind, of {len(everything)} pages | missed | of them right by trafilatura |\n|---|--:|--:|")
    for kind, _ in KINDS:
        missed = by_kind[kind]
        print(f"| {kind} | {len(missed)} | {sum(each.page in right for each in missed)} |")
        for each in missed if arguments.pages else ():
            print(f"    {each.page}")
    print("\n| signs | gold as shared | gold as in JSON-LD | neither |\n|---|--:|--:|--:|")
    counts = Counter(disagreements(everything))
    for how in sorted({how for how, _ in counts}):
        print(f"| {how} | " + " | ".join(str(counts[how, gold]) for gold in ("shared", "search", "neither")) + " |")


if __name__ == "__main__":
    main()
