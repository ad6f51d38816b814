"""The text of CSS: its blocks, as far as they hold on a desktop's screen, and the declarations that can hide.

https://www.w3.org/TR/css-syntax-3/, read leniently: what is not understood says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from broadsheet.articles.wording import words

Declarations = dict[str, str]

# Everything that can hide; other declarations are not kept.
WATCHED = words(
    "display visibility opacity filter content-visibility font font-size color background background-color "
    "left right top bottom margin-left margin-top padding-left text-indent overflow overflow-x overflow-y "
    "width height max-width max-height clip clip-path transform"
)
LARGEST_STYLE = 1_000_000  # characters; of what comes after, nothing is known
DESKTOP_WIDTH = 1_280  # pixels, of the reader whose eyes we borrow

COMMENT = re.compile(r"/\*(?:[^*]++|\*(?!/))*+(?:\*/)?+")
TOKEN = re.compile(r"""[{}]|(?:"(?:[^"\\]|\\.)*+"?|'(?:[^'\\]|\\.)*+'?|[^{}"'])++""", re.DOTALL)
WIDTH_CONDITION = re.compile(r"\(\s*(min|max)-width\s*:\s*(\d{1,6}(?:\.\d+)?)(px|em|rem)\s*\)")
DEEPEST_BLOCK = 100


def blocks(styles: Iterable[str]) -> Iterator[tuple[str, str]]:
    """(selectors, declarations) of each rule for a desktop's screen, in order."""
    text = COMMENT.sub(" ", "\n".join(styles)[:LARGEST_STYLE])
    prelude, skipped = "", 0
    open_blocks: list[str] = []
    for match in TOKEN.finditer(text):
        part = match[0]
        if part == "{":
            if skipped or not _enters(prelude) or len(open_blocks) > DEEPEST_BLOCK:
                skipped += 1
            else:
                open_blocks.append(prelude)
            prelude = ""
        elif part == "}":
            if skipped:
                skipped -= 1
            elif open_blocks and not (selectors := open_blocks.pop()).startswith("@") and prelude:
                yield selectors, prelude
            prelude = ""
        else:
            prelude = part.strip()
            if not open_blocks or open_blocks[-1].startswith("@"):
                # "@charset ...;" stands before the selector that follows it
                prelude = prelude.rpartition(";")[2].strip()


def parse_declarations(block: str) -> Iterator[tuple[str, str, bool]]:
    """(property, value, important) of what is watched, in lower case."""
    for declaration in block.split(";"):
        name, colon, value = declaration.partition(":")
        name = name.strip().lower()
        if colon and name in WATCHED:
            value = value.strip().lower()
            bare = value.removesuffix("!important")
            yield name, bare.rstrip(" !"), bare != value


def _enters(prelude: str) -> bool:
    """Whether what stands in the block of this prelude holds for our reader."""
    if not prelude.startswith("@"):
        return True
    name, _, condition = prelude.partition(" ")
    if name.lower() == "@media":
        return any(_seen(query) for query in condition.lower().split(","))
    return name.lower() in ("@supports", "@layer")


def _seen(query: str) -> bool:
    widths = [
        pixels <= DESKTOP_WIDTH if bound == "min" else pixels >= DESKTOP_WIDTH
        for bound, number, unit in WIDTH_CONDITION.findall(query)
        for pixels in (float(number) * (1 if unit == "px" else 16),)
    ]
    rest = WIDTH_CONDITION.sub("", query).split()
    return all(widths) and set(rest) <= {"all", "screen", "only", "and"}
