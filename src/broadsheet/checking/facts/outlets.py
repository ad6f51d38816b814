"""Are the outlets that a line names those that said it?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from broadsheet.checking.facts.basis import Basis
from broadsheet.checking.facts.reading import fold
from broadsheet.checking.findings import Finding, Words

# "(Izvestia; also in Vedomosti)", "(Metro (UK))"
LAST_BRACKET = re.compile(
    r"\s*\(((?:[a-z]+ ){0,3}[A-Z0-9][^()]{0,120}(?:\([^()]*\)[^()]{0,60})?"
    r"(?:; [^()]*(?:\([^()]*\)[^()]{0,60})*)*)\)\s*$"
)


def outlet(line: str, basis: Basis) -> Iterator[Finding]:
    """The outlets that a line names as its sources, in the bracket that ends it, are those that said it."""
    known = {fold(each) for each in basis.outlets}
    for start, called in _named_outlets(line):
        for at, part in _apart(start, called, known):
            wanted = fold(part)
            if wanted in known or f"({wanted})" in basis.folded or (not known and wanted in basis.folded):
                continue
            said = ", ".join(basis.outlets)
            yield Finding(
                "outlet", "error", f"the source is {said}" if said else "the source does not name this outlet",
                Words(at, at + len(part), part),
            )  # fmt: skip


def _named_outlets(line: str) -> Iterator[tuple[int, str]]:
    match = LAST_BRACKET.search(line)
    if match is None:
        return
    for each in re.finditer(r"[^;]+", match[1]):
        if capital := re.search(r"(?<![^\W_])[A-Z0-9]", each.group()):
            start = match.start(1) + each.start() + capital.start()
            yield start, line[start : match.start(1) + each.end()].rstrip()


def _apart(start: int, called: str, known: set[str]) -> Iterator[tuple[int, str]]:
    """The outlets of an enumeration; a name with a comma of its own is one."""
    if fold(called) in known:
        yield start, called
        return
    for match in re.finditer(r"(?:(?!, | and ).)+", called):
        part = match.group().removeprefix(", ").removeprefix(" and ")
        at = start + match.end() - len(part)
        if part[:1].isupper() or fold(part) in known:
            yield at, part


def without_outlets(line: str, outlets: Sequence[str]) -> str:
    """The line with blanks for the outlets that begin or end it, so that no rule takes them for its words."""
    if match := LAST_BRACKET.search(line):
        line = line[: match.start()] + " " * (match.end() - match.start())
    for each in outlets:
        if line.startswith(f"{each}: "):
            return " " * (len(each) + 2) + line[len(each) + 2 :]
    return line
