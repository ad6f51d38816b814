"""Every form that can be read: the same faults found in each, and a plain review by somebody else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from broadsheet.checking import Checked, check, open_document
from broadsheet.pages import document
from broadsheet.schema import from_json
from broadsheet.types import Review

SAMPLE = from_json(Review, (Path(__file__).parents[1] / "data" / "sample_review.json").read_bytes())
FORMS = ("json", "html", "md", "docx", "text")


def falsified(true: str, false: str) -> Review:
    """The sample review with other words in the one line that has them."""
    changed = 0

    def line(each):  # type: ignore[no-untyped-def]
        nonlocal changed
        if true not in each.text:
            return each
        changed += 1
        return replace(each, text=each.text.replace(true, false))

    sections = tuple(
        replace(section, items=tuple(replace(it, lines=tuple(map(line, it.lines))) for it in section.items))
        for section in SAMPLE.sections
    )
    assert changed == 1, (true, changed)
    return replace(SAMPLE, sections=sections)


def printed(review: Review, form: str) -> Checked:
    return check(open_document(document(review, form), f"review.{form}"))


@pytest.mark.parametrize("form", FORMS)
def test_the_sample_review_holds_in_every_form(form: str) -> None:
    checked = printed(SAMPLE, form)
    assert checked.document.form == form
    assert checked.findings == ()
    assert checked.own_evidence == sum(1 for _ in SAMPLE.lines())


@pytest.mark.parametrize("form", [form for form in FORMS if form != "text"])
@pytest.mark.parametrize(
    ("true", "false", "kind"),
    [
        ("initialled at 12:40 a.m.", "initialled at 11:40 a.m.", "number"),
        ("let freight trains cross", "not let freight trains cross", "negation"),
        ("“I would rather explain", "“I will gladly explain", "quotation"),
    ],
)
def test_a_fault_is_found_in_every_form_that_shows_its_evidence(form: str, true: str, false: str, kind: str) -> None:
    checked = printed(falsified(true, false), form)
    assert [each.kind for each in checked.findings][:1] == [kind], form
    [line] = {each.line for each in checked.findings}
    assert any(false in each.text for each in checked.document.lines if each.number == line)


def test_the_parts_of_a_page() -> None:
    read = open_document(document(SAMPLE, "html"), "review.html")
    parts = {each.part: each.text for each in reversed(read.lines) if each.part in ("headline", "digest")}
    assert parts["headline"] == SAMPLE.headline.text
    assert parts["digest"] == SAMPLE.digest.text


PLAIN = """\
SKARNE, May 4. /NPA/. The bridge over the Lannet has passed its test, and Norland ends its ferry service. These stories
topped Tuesday's papers.

The bridge over the Lannet has passed all of its tests, Transport Minister Vibeke Harlow told the Harbour Courier. A
second inspection will take place before the summer.

"We have passed the first tests, and they are not bad," the minister said. "I think that the second inspection of the
bridge must take place before the summer."
"""


def plain(text: str) -> Checked:
    paragraphs = "\n\n".join(" ".join(each.split()) for each in text.strip().split("\n\n"))
    return check(open_document(paragraphs.encode(), "somebody.txt"))


def test_a_plain_review_by_somebody_else_is_held_against_its_own_quotations() -> None:
    checked = plain(PLAIN)
    assert (checked.own_evidence, checked.archive, checked.itself) == (0, 0, 3)
    by_kind = {each.kind: each for each in checked.findings}
    assert set(by_kind) == {"modality", "attribution"}
    stronger = by_kind["modality"]
    assert (stronger.line, stronger.found.text) == (3, "will take place")
    assert stronger.basis is not None
    assert (stronger.basis.text, stronger.basis.where) == ("must take place", "line 5")
    assert by_kind["attribution"].found.text == "The bridge over the Lannet has passed its test"


def test_a_plain_review_that_keeps_to_its_quotations_has_no_finding() -> None:
    kept = PLAIN.replace("will take place", "must take place").replace(
        "The bridge over the Lannet has passed its test,", "Harlow: bridge over the Lannet has passed its test,"
    )
    assert plain(kept).findings == ()


FOOTNOTED = """\
# The papers

The bridge may open in May, Vibeke Harlow said.[^1]

{}

It cost 30 million crowns.[^2]

[^1]: “The bridge may open in May,” Vibeke Harlow told the Harbour Courier.
[^2]: “It cost 30 million crowns,” the ministry wrote.
"""


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("The ferry will then end its service for good.", [("source", "warning")]),
        ("The ferry will then end its service for good.[^3]", [("source", "error")]),
        ("Two papers, ten articles", []),
    ],
)
def test_a_line_that_rests_on_nothing(line: str, expected: list[tuple[str, str]]) -> None:
    checked = check(open_document(FOOTNOTED.format(line).encode(), "papers.md"))
    assert [(each.kind, each.severity) for each in checked.findings if each.kind == "source"] == expected


def test_a_ranked_heading_of_a_plain_review_is_one() -> None:
    lines = open_document(b"The papers\n\n2. Harbour Courier: bridge is open\n\n3. It is not.\n", "a.txt").lines
    assert [(each.part, each.text) for each in lines] == [
        ("headline", "The papers"),
        ("heading", "Harbour Courier: bridge is open"),
        ("body", "3. It is not."),
    ]


def test_markdown_by_somebody_else_with_footnotes() -> None:
    text = (
        "# The papers\n\nThe bridge will open in May, Vibeke Harlow said.[^1] It cost 30 million crowns.[^2]\n\n"
        "[^1]: “The bridge may open in May,” Vibeke Harlow told the Harbour Courier.\n"
        "[^2]: The bridge cost 30 million crowns, according to the ministry.\n"
    )
    checked = check(open_document(text.encode(), "papers.md"))
    assert "modality" in {each.kind for each in checked.findings}
    assert checked.own_evidence == 1


def test_a_page_by_somebody_else_with_script_and_notes() -> None:
    page = (
        "<!doctype html><title>x</title><script>document.write('The bridge has opened, said nobody.')</script>"
        "<h1>The papers</h1><p onclick='x()'>The bridge will open in May, Vibeke Harlow said.<a href='#n1'>1</a></p>"
        "<ol><li id='n1'>“The bridge may open in May,” Vibeke Harlow told the Harbour Courier.</li></ol>"
    )
    checked = check(open_document(page.encode(), "papers.html"))
    assert [each.kind for each in checked.findings] == ["modality"]
    assert not any("nobody" in each.text for each in checked.document.lines)
