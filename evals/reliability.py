"""Draws a reliability diagram as SVG."""

from __future__ import annotations

from collections.abc import Sequence

SIZE = 260
MARGIN = 44
STYLE = 'font-family="sans-serif" font-size="11" fill="#555"'


def draw_reliability(bins: Sequence[Sequence[float]]) -> str:
    """The diagram: one point a bin, its area by number of mentions, beside the diagonal.

    Args:
        bins: Mean probability, share right and number of mentions of each bin.
    """
    total = sum(count for *_, count in bins)
    whole = SIZE + 2 * MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole} {whole}" role="img"'
        ' aria-label="Reliability diagram: confidence against share right">',
        f'<line x1="{MARGIN}" y1="{MARGIN + SIZE}" x2="{MARGIN + SIZE}" y2="{MARGIN}"'
        ' stroke="#999" stroke-dasharray="4 4"/>',
        f'<rect x="{MARGIN}" y="{MARGIN}" width="{SIZE}" height="{SIZE}" fill="none"'
        ' stroke="#999"/>',
    ]
    for tick in range(0, 11, 2):
        place = MARGIN + SIZE * tick / 10
        label = f"{tick / 10:.1f}"
        parts.append(
            f'<text x="{place:.0f}" y="{MARGIN + SIZE + 16}" text-anchor="middle" {STYLE}>'
            f"{label}</text>"
        )
        parts.append(
            f'<text x="{MARGIN - 6}" y="{whole - place + 4:.0f}" text-anchor="end" {STYLE}>'
            f"{label}</text>"
        )
    for chance, share, count in bins:
        radius = 3 + 22 * (count / total) ** 0.5
        parts.append(
            f'<circle cx="{MARGIN + SIZE * chance:.1f}" cy="{MARGIN + SIZE * (1 - share):.1f}"'
            f' r="{radius:.1f}" fill="#2a6f97" fill-opacity="0.6"><title>{count:.0f} mentions:'
            f" confidence {chance:.2f}, right {share:.2f}</title></circle>"
        )
    middle = MARGIN + SIZE / 2
    parts += [
        f'<text x="{middle:.0f}" y="{whole - 8}" text-anchor="middle" {STYLE}>confidence</text>',
        f'<text x="14" y="{middle:.0f}" text-anchor="middle" {STYLE}'
        f' transform="rotate(-90 14 {middle:.0f})">share right</text>',
        "</svg>",
    ]
    return "\n".join(parts) + "\n"
