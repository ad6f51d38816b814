"""A picture of how time grows with size: both axes logarithmic, measured points beside the line of n log n."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import log, log10

WIDTH, HEIGHT, LEFT, BELOW, AROUND = 560, 340, 64, 44, 20
INK, PALE, ACCENT = "#1d2a35", "#b9c2ca", "#8a2b20"

ATTRIBUTES = 'role="img" aria-labelledby="title said" font-family="sans-serif" font-size="12"'

Point = tuple[int, float]  # how many, CPU seconds


def growth_svg(points: Sequence[Point], title: str) -> str:
    """One SVG, readable without its colours: a title and a description in words, every point with its numbers.

    Raises `ValueError` with fewer than two points.
    """
    if len(points) < 2:
        raise ValueError("growth is drawn from two sizes or more")
    sizes = [size for size, _ in points]
    expected = [points[0][1] * size * log(size) / (sizes[0] * log(sizes[0])) for size in sizes]
    every = [value for _, value in points] + expected
    across, up = (log10(sizes[0]), log10(sizes[-1])), (log10(min(every)), log10(max(every)))

    def place(size: float, seconds: float) -> str:
        x = LEFT + (log10(size) - across[0]) / (across[1] - across[0]) * (WIDTH - LEFT - 3 * AROUND)
        y = HEIGHT - BELOW - (log10(seconds) - up[0]) / (up[1] - up[0]) * (HEIGHT - BELOW - 3 * AROUND)
        return f"{x:.1f},{y:.1f}"

    said = "; ".join(f"{size:,} articles: {value:.1f} s" for size, value in points)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" {ATTRIBUTES}>',
        f'<title id="title">{escape(title)}</title>',
        f'<desc id="said">{escape(said)}. The dashed line is n log n from the first size.</desc>',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        f'<text x="{AROUND}" y="{AROUND}" fill="{INK}" font-weight="bold">{escape(title)}</text>',
        polyline([place(*pair) for pair in zip(sizes, expected, strict=True)], PALE, dashed=True),
        polyline([place(*point) for point in points], ACCENT, dashed=False),
    ]
    for size, value in points:
        x, y = place(size, value).split(",")
        lines.append(f'<circle cx="{x}" cy="{y}" r="3.5" fill="{ACCENT}"/>')
        lines.append(f'<text x="{x}" y="{float(y) - 9:.1f}" text-anchor="end" fill="{INK}">{value:.1f} s</text>')
        lines.append(f'<text x="{x}" y="{HEIGHT - BELOW / 2}" text-anchor="middle" fill="{INK}">{size:,}</text>')
    lines.append(f'<text x="{AROUND}" y="{HEIGHT - 6}" fill="{INK}">articles; seconds of CPU; dashed: n log n</text>')
    return "\n".join([*lines, "</svg>", ""])


def polyline(places: Sequence[str], colour: str, *, dashed: bool) -> str:
    dash = ' stroke-dasharray="5 4"' if dashed else ""
    return f'<polyline points="{" ".join(places)}" fill="none" stroke="{colour}" stroke-width="2"{dash}/>'


__all__ = ["growth_svg"]
