"""python -m evals.page REVIEW.html...: what a validator, axe and a browser find."""

from __future__ import annotations

import sys
from pathlib import Path

from evals.page import errors, look_at, missing


def main(names: list[str]) -> int:
    if lacking := missing():
        sys.exit(lacking)
    pages = [Path(name) for name in names]
    if lost := [str(page) for page in pages if not page.is_file()]:
        sys.exit(f"{', '.join(lost)}: no such file; give pages that `broadsheet review -o PAGE.html` wrote")
    wrong = errors(pages)
    for message in wrong:
        print(message)
    print(f"{len(pages)} pages, {len(wrong)} errors and warnings of the validator")
    found = look_at(pages)
    print("| page | look | axe's rules held | problems |\n|---|---|--:|--:|")
    for (page, look), seen in found.items():
        print(f"| {page} | {look} | {seen.passed} | {len(seen.problems)} |")
        for problem in seen.problems:
            print(f"  {problem}")
    return 1 if wrong or any(seen.problems for seen in found.values()) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
