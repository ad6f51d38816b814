"""Any review -> findings: which line is stronger than its source, or says what its source does not say.

document/    bytes -> lines, with the evidence that the document itself holds
pieces.py    a text -> sentences with what tells their strength
align.py     which word of a line restates which word of its source
rules.py     the rules of two aligned sentences
facts.py     the rules of a line and everything it rests on: quotations, names, numbers, dates, offices, outlets
line.py      a line and its basis -> findings
whole.py     a document -> findings, each line against its evidence, an archive, or the rest of the document
"""

from __future__ import annotations

from broadsheet.checking.document import Document, open_document
from broadsheet.checking.findings import Finding, Kind, Severity
from broadsheet.checking.line import check_line, outlets_named
from broadsheet.checking.whole import Checked, check

__all__ = [
    "Checked",
    "Document",
    "Finding",
    "Kind",
    "Severity",
    "check",
    "check_line",
    "open_document",
    "outlets_named",
]
