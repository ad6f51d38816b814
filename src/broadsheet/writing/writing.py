"""The review with the sentences of a model that hold; the plain ones everywhere else."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from broadsheet.errors import WriterError
from broadsheet.review.wording import words
from broadsheet.review.words import WriterLabels
from broadsheet.types import Item, Line, PlainKept, Review, Written
from broadsheet.writing.answer import read_answer
from broadsheet.writing.client import Client
from broadsheet.writing.judging import can_judge, why_not
from broadsheet.writing.request import Request, requests
from broadsheet.writing.settings import WriterSettings

# A request's body -> that of the answer; `WriterError` if there is none.
Ask = Callable[[bytes], bytes]
# After so many sections in a row without an answer the rest is not asked for.
PATIENCE = 2


@dataclass
class _Outcome:
    """What came of the requests, as it grows: sentences that hold by line, lines whose plain sentence stays, and the
    reasons of what failed."""

    sentences: dict[int, str] = field(default_factory=dict)
    kept: list[PlainKept] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


def write(
    review: Review,
    settings: WriterSettings,
    ask: Ask | None = None,
    *,
    progress: Callable[[str, int, int | None], None] = lambda stage, done, total: None,
) -> Review:
    """The review in the model's sentences where these hold, with `written` filled. Never fails for the model's sake:
    what it does not give stays plain, and the note says so.

    One request a section, in order; `ask` sends it, the network by default.
    """
    outcome = _Outcome()
    if can_judge(review.language):
        _ask_all(review, settings, ask or Client(settings).ask, outcome, progress)
    else:
        outcome.failed.append(f"there are no rules to check its sentences in the language {review.language!r}")
    return _rewritten(review, settings.model, outcome)


def _ask_all(
    review: Review,
    settings: WriterSettings,
    ask: Ask,
    outcome: _Outcome,
    progress: Callable[[str, int, int | None], None],
) -> None:
    wanted = requests(review)
    in_a_row = 0
    for done, request in enumerate(wanted):
        progress("asking the writer", done, len(wanted))
        try:
            answer = read_answer(ask(request.body(settings)), request.ids, settings.model)
        except WriterError as error:
            outcome.failed.append(f"{error.reason}. {error.remedy}".rstrip(". "))
            in_a_row += 1
            if in_a_row == PATIENCE:
                return
            continue
        in_a_row = 0
        _judge(request, answer.sentences, review.language, outcome)


def _judge(request: Request, sentences: Mapping[str, str], language: str, outcome: _Outcome) -> None:
    for plain in request.plain:
        text = " ".join(sentences.get(plain.id, plain.body).split())
        if text == " ".join(plain.body.split()):
            continue
        if (why := why_not(text, plain.body, language)) is not None:
            outcome.kept.append(PlainKept(plain.number, why))
        else:
            outcome.sentences[plain.number] = text + plain.where


def _rewritten(review: Review, model: str, outcome: _Outcome) -> Review:
    number = len((review.headline, review.digest))
    sections = []
    for section in review.sections:
        number += 1
        items: list[Item] = []
        for item in section.items:
            lines: list[Line] = []
            for line in item.lines:
                number += 1
                lines.append(replace(line, text=outcome.sentences.get(number, line.text)))
            items.append(replace(item, lines=tuple(lines)))
        sections.append(replace(section, items=tuple(items)))
    numbers = tuple(sorted(outcome.sentences))
    failed = "; ".join(dict.fromkeys(outcome.failed))
    said = note(model, numbers, outcome.kept, failed, words(review.language).labels.writer)
    written = Written(model, numbers, tuple(outcome.kept), failed, said)
    return replace(review, sections=tuple(sections), written=written)


def note(model: str, lines: Sequence[int], kept: Sequence[PlainKept], failed: str, labels: WriterLabels) -> str:
    """The sentences at the foot of the page: which lines are the model's, which were refused, what failed."""
    said = [
        labels.wrote.format(model=model, lines=runs(lines)) if lines else labels.nothing.format(model=model),
        labels.kept.format(lines=runs([each.line for each in kept])) if kept else "",
        labels.failed.format(why=failed) if failed else "",
    ]
    return " ".join(filter(None, said))


def runs(numbers: Sequence[int]) -> str:
    """ "4–6, 9": numbers in a row as a range."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in found)


__all__ = ["Ask", "note", "write"]
