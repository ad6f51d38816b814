"""Templates of a desk's own: the same words, escaped for their kind, in a sandbox, with errors that say where."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from pathlib import Path

import pytest

from broadsheet.errors import InputError, MissingInput
from broadsheet.pages import copy_bundled, from_template, list_bundled, render
from broadsheet.pages import view as views
from broadsheet.pages.figures import Figure, Reach
from broadsheet.pages.templated import _shown
from broadsheet.review import House, compose
from broadsheet.types import Masthead, Review
from tests.review.press import DAY, harbour_day

DOCS = Path(__file__).parent.parent.parent / "docs"


@pytest.fixture(scope="module")
def review() -> Review:
    stories, articles, statements = harbour_day()
    return compose(stories, articles, statements, day=DAY, language="en", house=House(sections=2))


def rendered(review: Review, folder: Path, source: str, name: str = "own.txt.j2") -> str:
    (folder / name).write_text(source, encoding="utf-8")
    return from_template(review, folder / name)


# ------------------------------------------------------------------------------------------------ the bundled ones


def test_each_bundled_one_says_what_it_is() -> None:
    assert [each.name for each in list_bundled()] == ["brief.md.j2", "review.html.j2", "statements.txt.j2"]
    assert all(each.about.endswith(".") for each in list_bundled())


def test_an_unchanged_copy_gives_the_same_page(review: Review, tmp_path: Path) -> None:
    page, style = copy_bundled("review.html.j2", tmp_path / "desk")
    assert (page.name, style.name) == ("review.html.j2", "review.css")
    assert from_template(review, page) == render(review, "html")


@pytest.mark.parametrize("name", [each.name for each in list_bundled()])
def test_each_line_has_its_number(review: Review, tmp_path: Path, name: str) -> None:
    [page, *_] = copy_bundled(name, tmp_path)
    made = from_template(review, page)
    for part in views.view(review).parts:
        lead = next(group for group in part.groups if group.kind == ("statement" if "statements" in name else "lead"))
        [line, *_] = lead.lines
        assert re.search(rf"[>\[^]{line.number}[<\]]", made)
    assert "\n\n\n\n" not in made


def test_a_copy_is_not_written_over(tmp_path: Path) -> None:
    copy_bundled("brief.md.j2", tmp_path)
    with pytest.raises(InputError, match="it is there already"):
        copy_bundled("brief.md.j2", tmp_path)


def test_an_unknown_one_names_the_known(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"Known are brief\.md\.j2, review"):
        copy_bundled("../view.py", tmp_path)


# ------------------------------------------------------------------------------------------------------ one's own


def test_it_may_replace_a_block(review: Review, tmp_path: Path) -> None:
    source = '{% extends "broadsheet/review.html.j2" %}{% block footer %}<p>Ours</p>{% endblock %}'
    made = rendered(review, tmp_path, source, "own.html.j2")
    assert "<p>Ours</p>" in made
    assert "<footer>" not in made
    assert made.partition("<p>Ours</p>")[0] == render(review, "html").partition("<footer>")[0]


def test_a_style_sheet_beside_it_is_taken(review: Review, tmp_path: Path) -> None:
    copy_bundled("review.html.j2", tmp_path)
    (tmp_path / "review.css").write_text("p { color: #123456; }", encoding="utf-8")
    made = from_template(review, tmp_path / "review.html.j2")
    assert "<style>p { color: #123456; }</style>" in made


HOSTILE = "<b>a_b</b> [x](javascript:y) \u202e\x00"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("own.html.j2", "&lt;b&gt;a_b&lt;/b&gt; [x](javascript:y) "),
        ("own.md.j2", r"\<b\>a\_b\</b\> \[x\](javascript:y)"),
        ("own.txt.j2", "<b>a_b</b> [x](javascript:y)"),
    ],
)
def test_what_it_prints_is_escaped_for_its_kind(review: Review, tmp_path: Path, name: str, shown: str) -> None:
    hostile = replace(review, masthead=Masthead(author=HOSTILE))
    assert rendered(hostile, tmp_path, "{{ review.masthead.author }}", name) == shown


def test_an_address_is_printed_as_it_is(review: Review, tmp_path: Path) -> None:
    source = '<{{ "https://a.example/x_y?b=1&c=2" | address }}>{{ "javascript:x" | address }}'
    assert rendered(review, tmp_path, source, "own.md.j2") == "<https://a.example/x_y?b=1&c=2>"
    assert rendered(review, tmp_path, source, "own.html.j2") == "<https://a.example/x_y?b=1&amp;c=2>"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("\n{{ nothing }}", r"line 2: UndefinedError: 'nothing' is undefined\. .*docs/templates\.md"),
        ("{% if true %}\n\n{{ view.nothing }}{% endif %}", "line 3: UndefinedError: .*no attribute 'nothing'"),
        ("\n\n{% for %}", "line 3: Expected an expression"),
        ("{{ 1 / 0 }}", "line 1: ZeroDivisionError"),
        ("\n{{ ''.__class__.__mro__ }}", "line 2: SecurityError: access to attribute '__class__'"),
        ("{{ labels.count.__globals__ }}", "SecurityError"),
        ("{{ range(999999999) | list }}", "OverflowError: Range too big"),
        ("{{ review.sections.append(1) }}", "UndefinedError|SecurityError"),
        ('{% include "../secret.txt" %}', "there is no template '../secret.txt'. It reads its own folder"),
        ('{% include "/etc/passwd" %}', "there is no template '/etc/passwd'"),
        ('{% include "link.txt" %}', "there is no template 'link.txt'"),
        ('{% include "broadsheet/../view.py" %}', "there is no template"),
        ("{{ 'x' | attr('__class__') }}", "SecurityError|UndefinedError"),
    ],
)
def test_what_it_may_not_do_is_named_with_its_place(review: Review, tmp_path: Path, source: str, reason: str) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(InputError, match=reason) as caught:
        rendered(review, folder, source)
    assert caught.value.subject.startswith(str(folder / "own.txt.j2"))


def test_the_name_says_the_kind(review: Review, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"Let it end in one of \.html\.j2, \.md\.j2, \.txt\.j2"):
        rendered(review, tmp_path, "", "own.j2")
    with pytest.raises(MissingInput, match="templates --copy"):
        from_template(review, tmp_path / "none.md.j2")


# ----------------------------------------------------------------------------------------------------- its manual


def test_the_manual_tells_of_everything() -> None:
    manual = (DOCS / "templates.md").read_text(encoding="utf-8")
    stories, articles, statements = harbour_day()
    made = compose(stories, articles, statements, day=DAY, language="en", house=House())
    named = set(re.findall(r"`(?:[\w.]*\.)?(\w+)`", manual))
    assert set(_shown(made, "")) <= named
    for noun in (
        views.View,
        views.Part,
        views.Group,
        views.Block,
        views.Shown,
        views.Excerpt,
        views.Run,
        Figure,
        Reach,
    ):
        shown = {each.name for each in fields(noun)}  # type: ignore[arg-type]
        shown |= {name for name, value in vars(noun).items() if isinstance(value, property)}
        assert {name for name in shown if not name.startswith("_")} <= named, noun.__name__


def test_the_example_house_has_every_setting() -> None:
    import tomllib

    example = DOCS / "examples" / "house.toml"
    assert set(tomllib.loads(example.read_text(encoding="utf-8"))) == {each.name for each in fields(House)}
    house = House.from_toml(example)
    assert house.logo.startswith("data:image/svg+xml;base64,")
    assert house.accent == "#0b4f6c"
