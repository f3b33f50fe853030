"""A neutral stand-in for a scheme's mark: the real marks belong to others, a scheme puts in its own.

The drawing carries its colours itself, so that the same text serves inside a page and as a file.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import pgettext


@dataclass(frozen=True)
class Drawing:
    line: str
    sign: str
    crossed: bool = False
    plate: bool = False


DRAWINGS = {
    "granted": Drawing(line="#2f6b45", sign="#1c1f26"),
    "suspended": Drawing(line="#8a5a00", sign="#c9c4b8", crossed=True, plate=True),
    "revoked": Drawing(line="#8e1b2e", sign="#c9c4b8", crossed=True, plate=True),
    "ended": Drawing(line="#6b6f76", sign="#8b8f96"),
}


def drawn_standing(standing: Any) -> str:
    """Which of the four drawings shows a standing; whatever is neither in force nor sanctioned is grey."""
    name = str(getattr(standing, "value", standing))
    return name if name in DRAWINGS else "ended"


def mark_name(standing: Any) -> str:
    names = {
        "granted": pgettext("mark", "Mark: granted"),
        "suspended": pgettext("mark", "Mark: suspended"),
        "revoked": pgettext("mark", "Mark: revoked"),
        "ended": pgettext("mark", "Mark: not in force"),
    }
    return names[drawn_standing(standing)]


def mark_svg(standing: Any) -> SafeString:
    """Inline SVG, 120 by 120: a circle with 印, different for each standing."""
    name = drawn_standing(standing)
    drawing = DRAWINGS[name]
    return format_html(
        '<svg class="mark mark-{}" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120" '
        'width="120" height="120" role="img" aria-label="{}">{}{}{}{}</svg>',
        name,
        mark_name(name),
        _circle(drawing),
        _sign(drawing),
        _cross(drawing),
        _plate(drawing, name),
    )


def _circle(drawing: Drawing) -> SafeString:
    return format_html(
        '<circle cx="60" cy="60" r="56" fill="#ffffff" stroke="{}" stroke-width="5"/>', drawing.line
    )


def _sign(drawing: Drawing) -> SafeString:
    return format_html(
        '<text x="60" y="76" text-anchor="middle" font-size="44" font-weight="700" '
        'font-family="Noto Sans JP, Noto Sans CJK JP, sans-serif" fill="{}" aria-hidden="true">印</text>',
        drawing.sign,
    )


def _cross(drawing: Drawing) -> SafeString:
    if not drawing.crossed:
        return mark_safe("")
    return format_html('<line x1="21" y1="21" x2="99" y2="99" stroke="{}" stroke-width="7"/>', drawing.line)


def _plate(drawing: Drawing, name: str) -> SafeString:
    if not drawing.plate:
        return mark_safe("")
    words = {
        "suspended": pgettext("mark plate", "Suspended"),
        "revoked": pgettext("mark plate", "Revoked"),
    }
    return format_html(
        '<rect x="13" y="80" width="94" height="26" rx="4" fill="{}"/>'
        '<text x="60" y="98.5" text-anchor="middle" font-size="15" font-weight="700" '
        'font-family="Noto Sans JP, Noto Sans CJK JP, sans-serif" fill="#ffffff" aria-hidden="true">'
        "{}</text>",
        drawing.line,
        words[name],
    )
