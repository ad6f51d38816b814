"""A robots.txt -> what it allows, by RFC 9309, and where that is silent as Google's published parser reads it.

Of the libraries none answers all of the published cases (see `evals/robots.py`), and one that calls a page allowed
which is not is impolite in our name. Matching is a walk over the pieces between the stars: no pattern makes it slow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

LONGEST_LINE: Final = 2083 * 8
"""Bytes; what is longer is cut."""

_BOM: Final = b"\xef\xbb\xbf"
_LINE_ENDS: Final = re.compile(rb"\r\n|\r|\n")
_ESCAPE: Final = re.compile(rb"%[0-9a-fA-F]{2}")
_BEYOND_ASCII: Final = re.compile(rb"[\x80-\xff]")
_AGENT: Final = re.compile(r"[A-Za-z_-]+|\*")
_DISALLOW: Final = frozenset({"disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw"})
_AGENTS: Final = frozenset({"user-agent", "useragent", "user agent"})
_EVERYONE: Final = "*"
_INDEX: Final = "/index.html"


@dataclass(frozen=True, slots=True)
class Rule:
    """Paths that begin as `pattern` does; its length as written is its weight."""

    allows: bool
    pattern: str

    def matches(self, path: str) -> bool:
        ends = self.pattern.endswith("$")
        first, *rest = self.pattern.removesuffix("$").split("*")
        if not path.startswith(first):
            return False
        place = len(first)
        if not rest:
            return place == len(path) or not ends
        *middle, last = rest
        for piece in middle if ends else rest:
            found = path.find(piece, place)
            if found < 0:
                return False
            place = found + len(piece)
        return not ends or (path.endswith(last) and len(path) - len(last) >= place)


@dataclass(slots=True)
class Group:
    """What is said to one agent."""

    rules: list[Rule] = field(default_factory=list)
    delay: float = 0.0


class RobotsTxt:
    """The groups of a file, those of one agent joined."""

    def __init__(self, body: bytes) -> None:
        self._groups: dict[str, Group] = {}
        agents: list[str] = []
        closed = False
        for name, value in _lines(body):
            if name in _AGENTS:
                if closed:
                    agents, closed = [], False
                found = _AGENT.match(value)
                agents.append(found[0].lower() if found else "")
                self._groups.setdefault(agents[-1], Group())
            elif name == "allow" or name in _DISALLOW:
                closed = True
                self._add(agents, _rules(name == "allow", value))
            elif name == "crawl-delay":
                # The standard does not know it; who writes it after an agent means that agent.
                closed = True
                self._slow_down(agents, value)

    def _add(self, agents: list[str], rules: list[Rule]) -> None:
        for agent in dict.fromkeys(agents):
            self._groups[agent].rules += rules

    def _slow_down(self, agents: list[str], value: str) -> None:
        try:
            asked = float(value)
        except ValueError:
            return
        for agent in agents:
            if 0 < asked < float("inf"):
                self._groups[agent].delay = asked

    def allows(self, agent: str, path: str) -> bool:
        """Whether `agent` may ask for `path` (with its query, percent-encoded). The longest rule counts."""
        weight, allowed = 0, True
        path = _normal(path.encode()).decode("ascii", "replace") if "%" in path else path
        for rule in self._of(agent).rules:
            heavier = (len(rule.pattern), rule.allows) > (weight, allowed)
            if heavier and rule.matches(path):
                weight, allowed = len(rule.pattern), rule.allows
        return allowed

    def delay(self, agent: str) -> float:
        """Seconds between requests that `agent` is asked for; 0 for none."""
        return self._of(agent).delay

    def _of(self, agent: str) -> Group:
        return self._groups.get(agent.lower()) or self._groups.get(_EVERYONE) or Group()


def _lines(body: bytes) -> Iterator[tuple[str, str]]:
    """(name in lower case, value) of each line that has both."""
    for cut in range(len(_BOM), 0, -1):
        if body.startswith(_BOM[:cut]):
            body = body[cut:]
            break
    for raw in _LINE_ENDS.split(body):
        line = raw[: LONGEST_LINE - 1].partition(b"#")[0].strip()
        name, colon, value = line.partition(b":")
        if not colon:
            # A colon that was forgotten between two words.
            words = line.split()
            if len(words) != 2:
                continue
            name, value = words
        yield name.strip().lower().decode("latin-1"), _normal(value.strip()).decode("ascii")


def _normal(value: bytes) -> bytes:
    """Percent-encoded where it is not ASCII, and the digits of every escape in capitals."""
    encoded = _BEYOND_ASCII.sub(lambda match: b"%%%02X" % match[0][0], value)
    return _ESCAPE.sub(lambda match: match[0].upper(), encoded)


def _rules(allows: bool, pattern: str) -> list[Rule]:
    if not pattern:
        return []
    rules = [Rule(allows, pattern)]
    if allows and pattern.endswith(_INDEX):
        rules.append(Rule(True, pattern.removesuffix("index.html") + "$"))
    return rules
