"""Google's published robots.txt cases, told anew: how many does each reader answer as it should?

    python -m evals.robots

`robots.json` holds them: what each is about, the file, and (agent, address) pairs that are allowed or refused.
`{a*9}` stands for nine times `a`.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.robotparser import RobotFileParser

from broadsheet.fetch.robots_txt import RobotsTxt

CASES = Path(__file__).with_name("robots.json")
REPEATED = re.compile(r"\{(.)\*(\d+)\}")

Answer = Callable[[str, str, str], bool]


@dataclass(frozen=True, slots=True)
class Case:
    """One question and what should be answered."""

    about: str
    robots: str
    agent: str
    url: str
    allowed: bool


def cases() -> Iterator[Case]:
    for each in json.loads(CASES.read_text("utf-8")):
        for word, allowed in (("allowed", True), ("refused", False)):
            for agent, url in each[word]:
                yield Case(each["about"], written_out(each["robots"]), agent, written_out(url), allowed)


def written_out(text: str) -> str:
    return REPEATED.sub(lambda match: match[1] * int(match[2]), text)


def path_of(url: str) -> str:
    """The path and query, as the cases have them: neither encoded nor resolved."""
    return "/" + url.split("://", 1)[-1].partition("/")[2]


def ours(robots: str, agent: str, url: str) -> bool:
    return RobotsTxt(robots.encode()).allows(agent, path_of(url))


def standard_library(robots: str, agent: str, url: str) -> bool:
    parser = RobotFileParser()
    parser.parse(robots.splitlines())
    return parser.can_fetch(agent, url)


READERS: dict[str, Answer] = {"broadsheet": ours, "urllib.robotparser": standard_library}


def wrong(answer: Answer) -> list[Case]:
    """Cases that are answered in another way."""
    return [case for case in cases() if answer(case.robots, case.agent, case.url) != case.allowed]


def main() -> None:
    total = sum(1 for _ in cases())
    print("| reader | right | of |\n|---|---:|---:|")
    for name, answer in READERS.items():
        print(f"| {name} | {total - len(wrong(answer))} | {total} |")
    if failed := wrong(ours):
        sys.exit("\n".join(f"{case.about}: {case.agent} {case.url[:80]}" for case in failed))


if __name__ == "__main__":
    main()
