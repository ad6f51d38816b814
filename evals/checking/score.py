"""What the checker says of altered lines, of true ones, and of the seed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from broadsheet.checking import Checked, Document, Finding, check, open_document
from broadsheet.checking.document.lines import DocumentLine
from broadsheet.checking.whole import Finder
from broadsheet.pages import document
from broadsheet.types import Arrangement, Review
from evals.checking.alter import ALTERERS
from evals.checking.draw import Altered

# What the kind of an alteration should be called; a finding of another kind also catches it.
NAMES: Mapping[str, frozenset[str]] = {
    "number": frozenset(("number", "date", "quotation")),
    "name": frozenset(("name", "speaker", "office", "quotation")),
    "modality": frozenset(("modality", "quotation")),
    "negation": frozenset(("negation", "quotation")),
    "hedge": frozenset(("hedge", "quantity", "force", "modality", "quotation")),
    "attribution": frozenset(("attribution", "speaker")),
    "outlet": frozenset(("outlet", "name")),
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """`true` are the findings on the line as it was, `new` those that only the altered one has."""

    altered: Altered
    true: tuple[Finding, ...]
    new: tuple[Finding, ...]

    @property
    def named(self) -> bool:
        return any(each.kind in NAMES[self.altered.change.kind] for each in self.new)


def judge(drawn: Sequence[Altered], finder: Finder | None = None) -> list[Verdict]:
    """Each line as it was and as it was altered: against its own evidence or, with a finder, as if it had none."""
    return [_judged(each, finder) for each in drawn]


def _judged(altered: Altered, finder: Finder | None) -> Verdict:
    line = altered.line if finder is None else replace(altered.line, sources=None)
    true = _findings(line, finder)
    known = {(each.kind, each.found.text) for each in true}
    found = _findings(replace(line, text=altered.text), finder)
    return Verdict(altered, true, tuple(each for each in found if (each.kind, each.found.text) not in known))


def _findings(line: DocumentLine, finder: Finder | None) -> tuple[Finding, ...]:
    return check(Document("", "json", "en", (line,)), finder).findings


@dataclass(frozen=True, slots=True)
class Row:
    altered: int = 0
    caught: int = 0
    named: int = 0
    false: int = 0


def rows(verdicts: Sequence[Verdict]) -> dict[str, Row]:
    """By kind, by whether it was altered inside quotation marks, and all."""
    groups: dict[str, Callable[[Verdict], bool]] = {kind: _of_kind(kind) for kind in ALTERERS}
    groups |= {
        "in quotation marks": lambda each: each.altered.change.quoted,
        "outside them": lambda each: not each.altered.change.quoted,
        "all": lambda _: True,
    }
    return {name: _row([each for each in verdicts if belongs(each)]) for name, belongs in groups.items()}


def _of_kind(kind: str) -> Callable[[Verdict], bool]:
    return lambda each: each.altered.change.kind == kind


def _row(verdicts: Sequence[Verdict]) -> Row:
    return Row(
        len(verdicts),
        sum(bool(each.new) for each in verdicts),
        sum(each.named for each in verdicts),
        sum(bool(each.true) for each in verdicts),
    )


# -------------------------------------------------------------------------------------------------- whole documents

FORMS = ("json", "html", "md", "docx", "text")


def of_reviews(
    reviews: Mapping[Arrangement, Review], finder: Finder | None = None
) -> Iterator[tuple[str, str, Checked]]:
    """(arrangement, form, what the checker says): each review as it is printed, read back."""
    for arrangement, review in reviews.items():
        for form in FORMS:
            yield arrangement, form, check(open_document(document(review, form), f"review.{form}"), finder)


# ---------------------------------------------------------------------------------------------------------- the seed

# (what was found, kind, words of the review, words of the basis): each must be told of by itself.
KNOWN: Mapping[str, tuple[str, str, str]] = {
    "the third round will, must take place": ("modality", "will take", "must take"),
    "diplomatic, state property": ("wording", "diplomatic property", "state property"),
    "continue to work, the need": ("modality", "continue to work on returning", "the need to return"),
    "the digest without its speaker": ("attribution", "move past some tricky issues", "Ryabkov"),
}


def of_seed(folder: Path) -> tuple[dict[str, Finding | None], list[Finding]]:
    """(the finding for each that is known, the others)."""
    path = folder / "cases" / "seed" / "press_review.txt"
    findings = list(check(open_document(path.read_bytes(), path.name)).findings)
    known: dict[str, Finding | None] = {}
    for name, (kind, ours, theirs) in KNOWN.items():
        fits = [
            each
            for each in findings
            if each.kind == kind and ours in each.found.text and each.basis and theirs in each.basis.text
        ]
        known[name] = fits[0] if fits else None
    return known, [each for each in findings if each not in known.values()]
