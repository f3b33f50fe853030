from typing import Any

from django import template

from shirushi.people import prefectures
from shirushi.registry.models import Publication
from shirushi.registry.presentation import PUBLICATION_TONES, PUBLICATIONS
from shirushi.ui.tones import SIGNS

register = template.Library()


@register.inclusion_tag("ui/parts/chip.html")
def publication_chip(publication: Publication) -> dict[str, Any]:
    kind = Publication.Kind(publication.kind)
    tone = PUBLICATION_TONES[kind]
    return {"tone": tone, "sign": SIGNS[tone], "label": PUBLICATIONS[kind]}


@register.filter
def prefecture_name(code: str) -> str:
    return prefectures.name_of(code)
