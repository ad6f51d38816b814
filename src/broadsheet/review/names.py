"""Names as words: what two of them have in common, and which of many belong to one speaker."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from broadsheet.review.press import TOKEN

SHOUTED_LETTERS = 8


def tokens(name: str) -> tuple[str, ...]:
    return tuple(TOKEN.findall(name.casefold()))


def last_name(name: str) -> str:
    return (tokens(name) or ("",))[-1]


def same_speakers(names: Iterable[str]) -> Mapping[str, str]:
    """Each name with the fullest name of that speaker: "Tsukanov" belongs to "Leonid Tsukanov" if only one such."""
    whole = sorted(set(names), key=lambda name: (-len(tokens(name)), name))
    result: dict[str, str] = {}
    for name in whole:
        mine = tokens(name)
        longer = {
            result[other]
            for other in result
            if mine
            and len(tokens(other)) > len(mine)
            and tokens(other)[-1] == mine[-1]
            and set(mine) <= set(tokens(other))
        }
        same = [other for other in result if sorted(tokens(other)) == sorted(mine)]
        result[name] = result[same[0]] if same else longer.pop() if len(longer) == 1 else name
    return result


def is_shouted(text: str) -> bool:
    """Whether most letters are capitals, and so many that it is no abbreviation."""
    letters = [each for each in text if each.isalpha()]
    return len(letters) >= SHOUTED_LETTERS and 2 * sum(map(str.isupper, letters)) > len(letters)


__all__ = ["is_shouted", "last_name", "same_speakers", "tokens"]
