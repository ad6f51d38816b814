"""Commands that give something to read: review, read, stories, show, search."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from broadsheet.cli.asking import MadeOf, ProfileName, ProfilesFile, StoriesBy, day_of, profiles_of, view_of, zone_of
from broadsheet.cli.changes import gone_words
from broadsheet.cli.inputs import AsJson, Workers, now
from broadsheet.cli.terminal import Meter, put, put_bytes, put_json, say, stdout_is_terminal
from broadsheet.errors import InputError, MissingInput

if TYPE_CHECKING:
    from broadsheet.review import House
    from broadsheet.types import Arrangement


class Form(StrEnum):
    """The forms of a review."""

    html = "html"
    md = "md"
    json = "json"
    text = "text"
    ninjs = "ninjs"
    eml = "eml"
    pdf = "pdf"
    docx = "docx"


class Arrange(StrEnum):
    """How a review is put together: `broadsheet.types.Arrangement`."""

    agency = "agency"
    outlet = "outlet"
    country = "country"
    commentary = "commentary"
    statements = "statements"
    brief = "brief"


class ReaderName(StrEnum):
    """Who reads a text."""

    rules = "rules"
    encoder = "encoder"


def review(
    context: typer.Context,
    day: Annotated[str, typer.Option(help="The day, YYYY-MM-DD.", show_default="today")] = "",
    language: Annotated[
        str | None, typer.Option(help="The language of the press to review.", show_default="the profile's, or en")
    ] = None,
    zone: Annotated[
        str, typer.Option(help="The time zone that the day is counted in.", show_default="the house's, or UTC")
    ] = "",
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Where to write; its ending says the form."),
    ] = None,
    form: Annotated[Form | None, typer.Option(help="The form, if not that of the output's name.")] = None,
    house: Annotated[
        Path | None, typer.Option(help="House style: a TOML file (desk, place, sections, words, disclaimer).")
    ] = None,
    template: Annotated[
        Path | None,
        typer.Option(help="A Jinja template of your own, ending in .html.j2, .md.j2 or .txt.j2; see `templates`."),
    ] = None,
    sections: Annotated[int | None, typer.Option(min=1, max=50, help="How many stories get a section.")] = None,
    arrange: Annotated[
        Arrange | None,
        typer.Option(help="How it is put together.", show_default="the house's, or agency: by story"),
    ] = None,
    writer: Annotated[
        str | None,
        typer.Option(
            metavar="URL|off",
            help="Let a language model behind this OpenAI-compatible address smooth the sentences, each one checked; "
            "a key in BROADSHEET_WRITER_KEY.",
            show_default="the house's, or off",
        ),
    ] = None,
    model: Annotated[str | None, typer.Option(help="The name of the writer's model.")] = None,
    profile: ProfileName = None,
    profiles_file: ProfilesFile = None,
    reader: Annotated[
        ReaderName, typer.Option(help="Who reads the articles: rules; or encoder: rules and a small model together.")
    ] = ReaderName.rules,
    stories: StoriesBy = MadeOf.words,
    workers: Workers = None,
    as_json: Annotated[bool, typer.Option("--json", help="The same as --form json.")] = False,
) -> None:
    """Write the press review of a day: the stories that topped it, and who said what."""
    from broadsheet.bulk import reviewing
    from broadsheet.pages import document, from_template
    from broadsheet.pipeline.day import Order
    from broadsheet.store import Archive
    from broadsheet.writing import writer_settings

    begun = now()
    hand = writer_settings(house, writer, model)
    chosen_press = profiles_of(context.obj, profiles_file, profile is not None).get(profile)
    style = _house(house, sections or chosen_press.sections, arrange.value if arrange else None)
    order = Order(day_of(day), language or chosen_press.language or "en", zone_of(zone or style.zone))
    if template and (form or as_json):
        raise InputError(f"--template {template}", "a template is a form of its own", "Leave out --form and --json")
    chosen = "" if template else _form(form, output, as_json)
    with Archive.open(context.obj) as archive, Meter() as meter:
        made = reviewing.review(
            archive,
            order,
            house=style,
            profile=chosen_press,
            workers=workers,
            with_encoder=reader is ReaderName.encoder,
            view=view_of(archive, stories, meter, workers),
            writer=hand,
            progress=meter,
            now=now,
        )
        archive.record_run("review", begun, now(), dict(made.counts))
    if made.written:
        say(f"note: {made.written.note}")
    body = from_template(made, template).encode() if template else document(made, chosen)
    if output is None:
        put_bytes(body)
        return
    _write(output, body)
    say(f"{output}: {len(made.sections)} sections, {sum(1 for _ in made.lines())} lines, each with its evidence")


def templates(
    copy: Annotated[
        tuple[str, Path] | None,
        typer.Option(metavar="NAME DIR", help="Copy the template NAME into the folder DIR, to be changed there."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """The bundled templates; --copy one, change it, and use it with `review --template`."""
    from broadsheet.pages import copy_bundled, list_bundled

    if copy is None:
        for each in list_bundled():
            if as_json:
                put_json({"name": each.name, "about": each.about})
            else:
                put(f"{each.name:<20} {each.about}")
        return
    made = copy_bundled(*copy)
    for path in made:
        put(str(path))
    say(f"try `broadsheet review --template {made[0]} -o review{Path(made[0].stem).suffix}`")


def _house(path: Path | None, sections: int | None, arrange: Arrangement | None) -> House:
    from dataclasses import replace

    from broadsheet.review import House

    house = House.from_toml(path) if path else House()
    house = replace(house, sections=sections) if sections else house
    return replace(house, arrange=arrange) if arrange else house


def _form(form: Form | None, output: Path | None, as_json: bool) -> str:
    """The name of the form. InputError if nothing says it, or if it is none that the terminal can show."""
    from broadsheet.forms import form_named, form_of_file

    if output is not None and form is None and not as_json:
        return form_of_file(output).name
    plain = Form.text if stdout_is_terminal() else Form.md
    chosen = form_named(Form.json if as_json else form or plain)
    if output is None and not chosen.text and stdout_is_terminal():
        raise InputError(f"--form {chosen.name}", "a terminal cannot show it", "Name a file with --output")
    return chosen.name


def _write(path: Path, body: bytes) -> None:
    """Whole or not at all: a reader never sees half a page."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(body)
        part.replace(path)
    except FileNotFoundError:
        raise MissingInput(str(path), "its folder does not exist", "Make the folder first") from None
    finally:
        part.unlink(missing_ok=True)


def read(
    inputs: Annotated[list[str], typer.Argument(metavar="FILE|URL|-", help="Texts or pages; - is standard input.")],
    reader: Annotated[
        ReaderName,
        typer.Option(help="rules; or encoder: rules and a small model, which find more and cost more."),
    ] = ReaderName.rules,
    workers: Workers = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line for each input.")] = False,
) -> None:
    """Read texts: who said what to whom, shown in the text. Needs no archive."""
    from broadsheet.bulk.reading import read_inputs
    from broadsheet.errors import BroadsheetError
    from broadsheet.pages import reading

    failed = 0
    with_encoder = reader is ReaderName.encoder
    stdin = sys.stdin.buffer.read() if "-" in inputs else None
    for name, outcome in read_inputs(inputs, stdin=stdin, now=now(), with_encoder=with_encoder, workers=workers):
        if isinstance(outcome, BroadsheetError):
            failed += 1
            say(f"broadsheet: {outcome}")
        elif as_json:
            put(reading.to_line(outcome, name))
        else:
            put(reading.to_text(outcome, colour=stdout_is_terminal()))
    if failed:
        raise typer.Exit(1)


def stories(
    file: Annotated[Path, typer.Argument(metavar="FILE.jsonl", help="Articles: id, title, text, outlet, published.")],
    as_json: Annotated[bool, typer.Option("--json", help='Lines of {"id", "story"}.')] = False,
) -> None:
    """Group articles into stories. Needs no archive."""
    from broadsheet.bulk.grouping import read_pieces
    from broadsheet.stories import cluster

    pieces = read_pieces(file)
    groups = cluster(pieces)
    if as_json:
        story_of = {id_: number for number, group in enumerate(groups, 1) for id_ in group}
        for piece in pieces:
            put_json({"id": piece.id, "story": f"story-{story_of[piece.id]}"})
        return
    titles = {piece.id: piece.title or piece.text for piece in pieces}
    for group in sorted(groups, key=lambda ids: (-len(ids), ids)):
        if len(group) > 1:
            put(f"{len(group):>5}  {titles[group[0]][:100]}")
    put(f"{len(pieces)} articles, {len(groups)} stories, {sum(len(g) == 1 for g in groups)} of them of one article")


def show(
    context: typer.Context,
    what: Annotated[str, typer.Argument(metavar="ARTICLE|STORY|SPEAKER", help="An id, an address or a name.")],
    why: Annotated[
        bool, typer.Option("--why", help="Of a story: why its articles are together, what nearly joined.")
    ] = False,
    stories: StoriesBy = MadeOf.words,
    as_json: AsJson = False,
) -> None:
    """Show an article, a story or a speaker, with the evidence."""
    from broadsheet.pages import shown
    from broadsheet.pipeline import lookup
    from broadsheet.store import Archive

    colour = stdout_is_terminal()
    with Archive.open(context.obj) as archive, Meter() as meter:
        found = lookup.find(archive, what)
        view = view_of(archive, stories, meter)
        reasons, day_articles = lookup.why(archive, found, view) if why else (None, {})
    match found:
        case lookup.FoundArticle(reading, chain):
            forms = [shown.Form(v.number, v.article, v.title, v.seen) for v in chain.versions] if chain else []
            gone = gone_words(chain)
            put(
                shown.article_json(reading, forms, gone=gone)
                if as_json
                else shown.article_text(reading, forms, gone=gone, colour=colour)
            )
        case lookup.FoundStory(story, articles, news):
            known = {**day_articles, **articles}
            put(
                shown.story_json(story, known, news, why=reasons)
                if as_json
                else shown.story_text(story, known, news, why=reasons, colour=colour)
            )
        case lookup.FoundSpeaker(speaker, said):
            put(shown.speaker_json(speaker, said) if as_json else shown.speaker_text(speaker, said, colour=colour))


def search(
    context: typer.Context,
    words: Annotated[str, typer.Argument(help='Words, or a phrase in "quotation marks".')],
    speaker: Annotated[str | None, typer.Option(help="Only where this speaker says it.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Only in this outlet.")] = None,
    since: Annotated[str | None, typer.Option(help="Published on this day or later, YYYY-MM-DD.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many at most.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """Find articles, newest first."""
    from broadsheet.cli.listing import hit_text, one_line_json
    from broadsheet.store import Archive

    with Archive.open(context.obj) as archive:
        hits = archive.search(
            words, speaker=speaker, outlet=outlet, since=day_of(since) if since else None, limit=limit
        )
    for hit in hits:
        put(one_line_json(hit) if as_json else hit_text(hit, colour=stdout_is_terminal()))
    if not hits and not as_json:
        say("nothing found")
