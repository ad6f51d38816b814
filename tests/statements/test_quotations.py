"""Where quotations begin and end: a pair of the text and what is quoted, outermost only."""

from __future__ import annotations

import pytest

from broadsheet.statements.quotations import find_quotations
from broadsheet.statements.sentences import find_paragraphs
from tests.statements.notation import english

CASES = [
    ('He said "yes" and "no".', [["yes"], ["no"]]),
    ("He said “yes” and «no» and „so“.", [["yes"], ["no"], ["so"]]),
    ("‘We go,’ he said. ‘It’s the workers’ day.’", [["We go,"], ["It’s the workers’ day."]]),
    ("'I am here,' he said. 'It's Jo's.'", [["I am here,"], ["It's Jo's."]]),
    ("''We go,'' he said of the '90s.", [["We go,"]]),
    # nested
    ('"We call it "the creaker," you know," he said.', [['We call it "the creaker," you know,']]),
    ("“He said ‘no’ to me,” she said.", [["He said ‘no’ to me,"]]),
    ("‘He said “no” to me,’ she said.", [["He said “no” to me,"]]),
    # apostrophes, elisions and inches open and close nothing
    ("The ships' bells and the dog's bowl.", []),
    ("Rock 'n' roll and 'em and '90s.", []),
    ('A 6" pipe and a 5" pipe.', []),
    ('"A 6" pipe burst," he said.', [['A 6" pipe burst,']]),
    # styles mixed in one pair
    ('“We go," he said.', [["We go,"]]),
    ("“We go,“ he said.", [["We go,"]]),
    # over paragraphs: reopened, not reopened, closed
    ('"One.\n\n"Two," he said.', [["One.", "Two,"]]),
    ('"One.\n\nTwo.\n\nThree," he said. "Four."', [["One.", "Two.", "Three,"], ["Four."]]),
    ('He said "one\n\nand nobody closed it.', [["one"]]),
    ('"Lost. "Found," he said.', [["Found,"]]),
    ('"', []),
    ('""', []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_quotations(text: str, expected: list[list[str]]) -> None:
    found = find_quotations(text, find_paragraphs(text), english())
    assert [[text[piece.inner : piece.inner_stop] for piece in quotation.pieces] for quotation in found] == expected
