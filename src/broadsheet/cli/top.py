"""Commands about the order of the day: top, profiles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from broadsheet.cli.asking import MadeOf, ProfileName, ProfilesFile, StoriesBy, day_of, profiles_of, view_of, zone_of
from broadsheet.cli.inputs import AsJson
from broadsheet.cli.terminal import Meter, put, put_json, say

if TYPE_CHECKING:
    from broadsheet.stories import Profile
    from broadsheet.types import Story

ASKED = "asked"  # the name of a choice that has none: the next one takes its place in the archive


def top(
    context: typer.Context,
    day: Annotated[str, typer.Option(help="The day, YYYY-MM-DD.", show_default="today")] = "",
    profile: ProfileName = None,
    country: Annotated[
        list[str] | None, typer.Option(help="Only outlets of this country (ISO 3166, such as ru); may be repeated.")
    ] = None,
    language: Annotated[
        str | None, typer.Option(help="The language of the press.", show_default="the profile's, or en")
    ] = None,
    zone: Annotated[str, typer.Option(help="The time zone that the day is counted in.", show_default="UTC")] = "",
    limit: Annotated[int, typer.Option(min=1, help="How many stories.")] = 20,
    why: Annotated[bool, typer.Option("--why", help="A sentence for each part of the score.")] = False,
    profiles_file: ProfilesFile = None,
    stories: StoriesBy = MadeOf.words,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line, with all parts.")] = False,
) -> None:
    """List the stories that topped a day, or a part of its press, with the parts of their scores."""
    from dataclasses import replace

    from broadsheet.errors import NotFound
    from broadsheet.pipeline.day import Day, Order, rank
    from broadsheet.store import Archive

    chosen = profiles_of(context.obj, profiles_file, profile is not None).get(profile)
    if country:
        chosen = replace(chosen, name=ASKED, countries=tuple(sorted(each.lower() for each in country)))
    order = Order(day_of(day), language or chosen.language or "en", zone_of(zone or "UTC"))
    with Archive.open(context.obj) as archive, Meter() as meter:
        wanted = Day(archive, order, view_of(archive, stories, meter))
        if not wanted.ids:
            raise NotFound(str(order), "the archive holds no article of that day in that language", "`broadsheet add`")
        ranked = [story for story in rank(archive, wanted, meter, profile=chosen) if not story.dropped]
    for place, story in enumerate(ranked[:limit], 1):
        if as_json:
            put_json(_plain(place, story))
        else:
            for line in _lines(place, story, why):
                put(line)
    if not ranked:
        say(f"no story of {order.day} is let through: {described(chosen)}")


def profiles(context: typer.Context, profiles_file: ProfilesFile = None, as_json: AsJson = False) -> None:
    """List the saved profiles."""
    import msgspec

    found = profiles_of(context.obj, profiles_file, profiles_file is not None)
    if as_json:
        put_json(
            {
                "file": str(found.path),
                "weights": msgspec.to_builtins(found.weights),
                "profiles": [msgspec.to_builtins(each) for each in found.by_name.values()],
            }
        )
        return
    for each in found.by_name.values():
        put(f"{each.name}: {described(each)}")
    if not found.by_name:
        say(f"no profiles in {found.path}; docs/how-to.md shows how to write one")


def described(profile: Profile) -> str:
    """What it lets through, in a line."""
    lists = ("countries", "words", "names", "outlets", "without")
    said = [profile.about, f"language {profile.language}" if profile.language else ""]
    said += [f"{name} {', '.join(getattr(profile, name))}" for name in lists if getattr(profile, name)]
    said += [f"{profile.sections} sections" if profile.sections else ""]
    return "; ".join(filter(None, said)) or "the whole press"


def _lines(place: int, story: Story, why: bool) -> list[str]:
    desk = "".join(f", {each.how} by the desk" for each in story.desk)
    lines = [
        f"{place:>3}. {story.title}",
        f"     {story.score:.3f}  {story.id}  {len(story.articles)} articles{desk}",
    ]
    if not why:
        return [*lines, "     " + "  ".join(f"{part.name} {part.value:.2f}" for part in story.parts)]
    parts = (f"{part.name:<11}{part.value:.2f} x {part.weight:.2f}  {part.explanation}" for part in story.parts)
    return [*lines, *(f"       {part}" for part in parts)]


def _plain(place: int, story: Story) -> dict[str, Any]:
    import msgspec

    plain: dict[str, Any] = msgspec.to_builtins(story)
    return {"place": place} | plain


__all__ = ["profiles", "top"]
