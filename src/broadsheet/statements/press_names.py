"""Outlets by the name that the registry gives them, as one article means them."""

from __future__ import annotations

import re
from functools import lru_cache

from broadsheet import outlets
from broadsheet.types import Outlet

ARTICLE = "the "
# A station by its letters: "WSET", "KROQ", "WOR710", "ABC7".
CALL_SIGN = re.compile(r"[KW][A-Z]{2,3}(?:-?(?:TV|FM|AM))?|[A-Z]{2,4}-?\d{1,3}")
# A site or a brand that begins without a capital: "skarne24.com", "talkSKARNE", "9News".
SITE = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}")
BRAND = re.compile(rf"{SITE.pattern}|[a-z]{{1,6}}[A-Z]{{2}}\w*|[a-z]{{1,5}}[A-Z][a-z]\w*|\d{{1,2}}[A-Z][A-Za-z]{{3,}}")


class PressNames:
    """Names of outlets in an article that `own` printed. "The Times" inside the Los Angeles Times is the latter."""

    def __init__(self, own: str | None) -> None:
        self.own = own
        self.seen: list[str] = []

    @property
    def on_air(self) -> bool:
        """Whether the registry calls the article's own outlet a broadcaster."""
        return self.own is not None and self.airs(self.own)

    def airs(self, printed: str) -> bool:
        """Whether the registry calls an outlet a broadcaster."""
        found = _find(printed)
        return found is not None and found.kind == "broadcaster"

    def kind(self, printed: str) -> str | None:
        """What kind of outlet the registry calls it."""
        found = _find(printed)
        return found.kind if found is not None else None

    def knows(self, printed: str, *, articled: bool = True) -> bool:
        """Whether the registry lists an outlet of that name. A name that has an article there ("The People") must have
        one in the text."""
        found = _find(printed)
        return found is not None and (articled or not found.name.lower().startswith(ARTICLE))

    def shortens(self, low: str) -> bool:
        """Whether words are the end of the own outlet's name or of one that was heard: "the Gazette"."""
        return any(name.lower().endswith(f" {low}") for name in (self.own or "", *self.seen))

    def name(self, printed: str) -> str:
        """The outlet's own name: of this article, of one named in full before, of the registry, or as printed."""
        for longer in (*([self.own] if self.own else []), *reversed(self.seen)):
            if longer.lower().endswith(f" {printed.lower()}"):
                return longer
        if self.own is not None and printed.isupper() and printed in _initials(self.own):
            return self.own
        found = _find(printed)
        home = _find(self.own) if self.own else None
        shared = found is not None and found.name.lower().startswith(ARTICLE)
        abroad = shared and home is not None and found is not None and home.country != found.country
        name = found.name if found is not None and found.reviewed and not abroad else printed
        self.seen.append(name)
        return name


def _initials(name: str) -> tuple[str, str]:
    """ "The Skarne Times" as "TST" and "ST"."""
    letters = "".join(word[0] for word in re.findall(r"[A-Z][a-z]*", name))
    return letters, letters[1:]


@lru_cache(maxsize=4096)
def _find(name: str) -> Outlet | None:
    return outlets.by_host(name.lower()) if SITE.fullmatch(name) else outlets.find(name)
