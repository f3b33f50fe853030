"""Words and tones of measures for templates."""

from typing import Any

from django import template

from shirushi.incidents.presentation import MEASURE_TONES, MEASURES

register = template.Library()


@register.filter
def measure_label(kind: str) -> Any:
    return MEASURES[kind]


@register.filter
def measure_tone(kind: str) -> str:
    return MEASURE_TONES.get(kind, "neutral")
