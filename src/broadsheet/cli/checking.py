"""The command that holds a review against its sources: check."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from broadsheet.cli.inputs import AsJson
from broadsheet.cli.terminal import put, put_json, say
from broadsheet.errors import MissingInput

if TYPE_CHECKING:
    from broadsheet.checking import Checked, Document, Finding
    from broadsheet.checking.findings import Words

FOUND = 3


def check(
    review: Annotated[str, typer.Argument(metavar="REVIEW|-", help="HTML, Markdown, JSON, DOCX or plain text.")],
    against: Annotated[
        Path | None, typer.Option(metavar="ARCHIVE", help="Look for what each line rests on in this archive.")
    ] = None,
    language: Annotated[str, typer.Option(help="The language of a review that does not say it.")] = "en",
    as_json: AsJson = False,
) -> None:
    """Check any review, ours or another's: which line says more than its source.

    A line is held against its own evidence (footnotes, our JSON and pages), else against the articles of an archive,
    else against the speaker's own words elsewhere in the review. Each finding says which words, against which words of
    the source, why, and how bad: an error says what the source does not, a warning is to be looked at.

    Exit code: 0 nothing found, 3 findings, 1 the review cannot be checked.
    """
    from broadsheet.checking import open_document

    document = open_document(_bytes(review), review, language)
    checked = _checked(document, against)
    if as_json:
        put_json(_as_dict(checked))
    else:
        texts = {line.number: line.text for line in checked.document.lines}
        for finding in checked.findings:
            put(_text(finding, texts[finding.line]))
    errors = sum(finding.severity == "error" for finding in checked.findings)
    if not as_json:
        say(_summary(checked, errors))
    if checked.findings:
        raise typer.Exit(FOUND)


def _bytes(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except IsADirectoryError:
        raise MissingInput(name, "it is a folder", "Name the review's file") from None


def _checked(document: Document, against: Path | None) -> Checked:
    from broadsheet.checking import check
    from broadsheet.errors import InputError
    from broadsheet.language import language
    from broadsheet.pipeline.checking import InArchive
    from broadsheet.store import Archive

    known = language(document.language)
    if known is None:
        raise InputError(document.name, f"no rules for the language {document.language!r}", "Known is en (English)")
    if against is None:
        return check(document)
    with Archive.open(against) as archive:
        return check(document, InArchive(archive, known))


# Code points of a line shown before and after the words that a finding is about.
AROUND = 60


def _text(finding: Finding, line: str) -> str:
    lines = [
        f"line {finding.line}: {finding.severity}: {finding.kind}: {finding.reason}",
        f"    review: {_in_place(finding.found, line)}",
    ]
    if finding.basis:
        lines.append(f"    source: {_one_line(finding.basis.text)} ({finding.basis.where})")
    return "\n".join(lines)


def _in_place(words: Words, line: str) -> str:
    """The words between marks, with what stands around them in the line."""
    if line[words.start : words.stop] != words.text:
        return _one_line(words.text)
    before, after = line[: words.start], line[words.stop :]
    if len(before) > AROUND:
        before = "… " + before[-AROUND:].partition(" ")[2]
    if len(after) > AROUND:
        after = after[:AROUND].rpartition(" ")[0] + " …"
    return _one_line(f"{before}>>{words.text}<<{after}")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _summary(checked: Checked, errors: int) -> str:
    held = [
        f"{count} against {what}"
        for count, what in (
            (checked.own_evidence, "their own evidence"),
            (checked.archive, "the archive"),
            (checked.itself, "the review itself"),
        )
        if count
    ]
    warnings = len(checked.findings) - errors
    found = f"{errors} errors, {warnings} warnings"
    return f"{len(checked.document.lines)} lines, {', '.join(held) or 'none with a source'}: {found}"


def _as_dict(checked: Checked) -> dict[str, object]:
    return {
        "review": checked.document.name,
        "form": checked.document.form,
        "lines": len(checked.document.lines),
        "held_against": {"evidence": checked.own_evidence, "archive": checked.archive, "itself": checked.itself},
        "findings": [
            {
                "line": each.line,
                "kind": each.kind,
                "severity": each.severity,
                "reason": each.reason,
                "review": _place(each.found),
                "basis": {"where": each.basis.where, **_place(each.basis)} if each.basis else None,
            }
            for each in checked.findings
        ],
    }


def _place(words: Words) -> dict[str, object]:
    return {"start": words.start, "stop": words.stop, "text": words.text}
