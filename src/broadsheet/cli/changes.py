"""Commands about pages that were edited or taken away: diff, changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from broadsheet.cli.inputs import AsJson
from broadsheet.cli.terminal import number, put, put_json, stdout_is_terminal

if TYPE_CHECKING:
    from broadsheet.store import Chain


def diff(
    context: typer.Context,
    what: Annotated[str, typer.Argument(metavar="ARTICLE", help="An id or an address.")],
    first: Annotated[
        str | None, typer.Argument(metavar="VERSION", help="Its number or id.", show_default="the one before")
    ] = None,
    second: Annotated[
        str | None, typer.Argument(metavar="VERSION", help="Its number or id.", show_default="the newest")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show what changed from one version of an article to another, word by word."""
    from broadsheet.pages import difference
    from broadsheet.pipeline import versions
    from broadsheet.store import Archive

    with Archive.open(context.obj) as archive:
        found = versions.difference(archive, what, first, second)
    old, new = (found.chain.versions[number - 1] for number in found.numbers)
    if as_json:
        facts = {"url": found.chain.url, "versions": list(found.numbers), "gone": gone_words(found.chain)}
        put(difference.difference_json(found.before, found.after, found.changes, facts))
        return
    head = f"{found.chain.url}\nversion {old.number} ({old.article}, seen {old.seen:%Y-%m-%d %H:%M}) to "
    head += f"version {new.number} ({new.article}, seen {new.seen:%Y-%m-%d %H:%M})"
    if gone := gone_words(found.chain):
        head += f"\n{gone}"
    put(difference.difference_text(found.before, found.after, found.changes, head, colour=stdout_is_terminal()))


def changes(context: typer.Context, as_json: AsJson = False) -> None:
    """Lines of kept reviews whose article was edited or taken away since the review was made."""
    from broadsheet.pipeline import versions
    from broadsheet.store import Archive

    found = []
    with Archive.open(context.obj) as archive:
        for day, language, review in archive.reviews():
            found += [(day, language, each) for each in versions.affected(archive, review)]
    if as_json:
        rows = [
            {
                "day": str(day),
                "language": language,
                "line": each.number,
                "text": each.line.text,
                "article": each.article,
                "url": each.url,
                "newest": each.newest,
                "stands": each.stands,
            }
            for day, language, each in found
        ]
        put_json({"affected": rows})
        return
    for day, language, each in found:
        what = "the page is gone" if each.newest is None else f"edited, now {each.newest}"
        stands = "the words still stand" if each.stands else "the words no longer stand"
        put(f"{day} {language} [{each.number}] {what if each.newest is None else f'{what}: {stands}'}  {each.url}")
        put(f"    {each.line.text}")
    put(f"{number(len(found))} lines of kept reviews are affected" if found else "no line of a kept review is affected")


def gone_words(chain: Chain | None) -> str | None:
    """That a page is gone, in words."""
    if chain is None or chain.gone is None:
        return None
    return f"the page answers {chain.gone.status} since {chain.gone.seen:%Y-%m-%d %H:%M}"
