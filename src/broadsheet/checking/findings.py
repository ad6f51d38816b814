"""What is wrong with a line: which words, against which words of the source, how bad, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]
Kind = Literal[
    "source",
    "quotation",
    "name",
    "number",
    "date",
    "office",
    "modality",
    "hedge",
    "quantity",
    "force",
    "negation",
    "condition",
    "attribution",
    "speaker",
    "outlet",
    "wording",
]


@dataclass(frozen=True, slots=True, order=True)
class Words:
    """Words and where they stand: code points of a line of the review, or of the text of its basis. `where` names
    the basis: "line 12", an outlet, an article; empty where there is only one."""

    start: int
    stop: int
    text: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """`kind` is stable, `reason` a sentence for people. `found` are the words of the review; `basis` those that they
    rest on, None where there are none. `line` counts the document's lines from 1; 0 for a line by itself."""

    kind: Kind
    severity: Severity
    reason: str
    found: Words
    basis: Words | None = None
    line: int = 0

    @property
    def order(self) -> tuple[int, int, int, str, str]:
        return self.line, self.found.start, self.found.stop, self.kind, self.reason
