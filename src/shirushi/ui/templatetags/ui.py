"""The tag library of the design; each tag with an example in the README of the package."""

from typing import TYPE_CHECKING, Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.safestring import SafeString

from shirushi.ui import amounts, days, pictures, rows
from shirushi.ui.explanation import explained
from shirushi.ui.form_rows import form_errors, form_row
from shirushi.ui.mark import mark_svg
from shirushi.ui.tones import SIGNS, button_of, tone_of

if TYPE_CHECKING:
    from django.core.paginator import Page

register = template.Library()

register.filter("day", days.written_day)
register.filter("day_short", days.short_day)
register.filter("era_day", days.era_day)
register.filter("moment", days.written_moment)
register.filter("from_today", days.from_today)
register.filter("yen", amounts.yen)
register.filter("number", amounts.grouped)
register.filter("sign", lambda tone: SIGNS[tone_of(tone)])


@register.inclusion_tag("ui/parts/chip.html")
def chip(tone: Any, label: Any) -> dict[str, Any]:
    name = tone_of(tone)
    return {"tone": name, "sign": SIGNS[name], "label": label}


@register.inclusion_tag("ui/parts/notice.html")
def notice(tone: Any, text: Any) -> dict[str, Any]:
    return chip(tone, text)


@register.inclusion_tag("ui/parts/field.html")
def field(bound: BoundField) -> dict[str, Any]:
    return {"bound": bound, "row": form_row(bound)}


@register.inclusion_tag("ui/parts/fields.html")
def fields(form: forms.BaseForm) -> dict[str, Any]:
    return {"hidden": form.hidden_fields(), "visible": form.visible_fields()}


@register.inclusion_tag("ui/parts/error_summary.html")
def error_summary(form: forms.BaseForm) -> dict[str, Any]:
    return {"errors": form_errors(form) if form.is_bound else []}


@register.inclusion_tag("ui/parts/submit.html")
def submit(label: Any, tone: Any = "primary", name: Any = "", value: Any = "") -> dict[str, Any]:
    return {"label": label, "tone": button_of(tone), "name": name, "value": value}


@register.inclusion_tag("ui/parts/button_link.html")
def button_link(label: Any, url: Any, tone: Any = "secondary") -> dict[str, Any]:
    return {"label": label, "url": url, "tone": button_of(tone)}


@register.inclusion_tag("ui/parts/why.html")
def why(decision: Any, open: Any = False) -> dict[str, Any]:  # noqa: A002 - the word of the contract
    return {"explanation": explained(decision), "open": open}


@register.inclusion_tag("ui/parts/cites.html")
def cites(cites: Any) -> dict[str, Any]:
    return {"cites": [cites] if isinstance(cites, str) else list(cites or [])}


@register.inclusion_tag("ui/parts/facts.html")
def facts(rows_given: Any) -> dict[str, Any]:
    return {"facts": rows.facts_of(rows_given)}


@register.inclusion_tag("ui/parts/timeline.html")
def timeline(entries: Any) -> dict[str, Any]:
    return {"entries": rows.entries_of(entries)}


@register.inclusion_tag("ui/parts/steps.html")
def steps(states: Any) -> dict[str, Any]:
    return {"steps": rows.steps_of(states)}


@register.inclusion_tag("ui/parts/term_bar.html")
def term_bar(starts_on: Any, expires_on: Any, today: Any, spans: Any = None) -> dict[str, Any]:
    return {"bar": pictures.term_bar(starts_on, expires_on, today, spans)}


@register.inclusion_tag("ui/parts/level_scale.html")
def level_scale(bands: Any, level: Any = None, base: Any = None) -> dict[str, Any]:
    return {"bands": pictures.level_bands(bands, level, base)}


@register.inclusion_tag("ui/parts/ring.html")
def ring(percent: Any, label: Any) -> dict[str, Any]:
    return {"percent": pictures.ring_percent(percent), "label": label}


@register.inclusion_tag("ui/parts/columns.html")
def columns(drawn: Any, label: Any) -> dict[str, Any]:
    return {"drawn": drawn, "label": label}


@register.inclusion_tag("ui/parts/wheel.html")
def wheel(drawn: Any, label: Any) -> dict[str, Any]:
    return {"wheel": drawn, "label": label}


@register.inclusion_tag("ui/parts/task.html")
def task(days_left: Any, title: Any, detail: Any = "", url: Any = "", label: Any = "") -> dict[str, Any]:
    due = rows.distance_of(days_left)
    return {"due": due, "title": title, "detail": detail, "url": url, "label": label}


@register.inclusion_tag("ui/parts/empty.html")
def empty(text: Any, label: Any = "", url: Any = "") -> dict[str, Any]:
    return {"text": text, "label": label, "url": url}


@register.inclusion_tag("ui/parts/breadcrumbs.html")
def breadcrumbs(*parts: Any) -> dict[str, Any]:
    return {"crumbs": rows.crumbs_of(parts)}


@register.inclusion_tag("ui/parts/filter_bar.html", takes_context=True)
def filter_bar(context: template.Context, form: forms.BaseForm) -> dict[str, Any]:
    request = context.get("request")
    return {"form": form, "fields": form.visible_fields(), "path": request.path if request else "?"}


@register.inclusion_tag("ui/parts/pages.html", takes_context=True)
def pages(context: template.Context, page_obj: "Page[Any]") -> dict[str, Any]:
    request = context.get("request")
    query = request.GET.copy() if request else QueryDict(mutable=True)
    query.pop("page", None)
    kept = f"{query.urlencode()}&" if query else ""
    numbers = page_obj.paginator.get_elided_page_range(page_obj.number, on_each_side=1, on_ends=1)
    return {"page": page_obj, "numbers": numbers, "query": f"?{kept}page="}


@register.simple_tag
def mark(standing: Any) -> SafeString:
    return mark_svg(standing)
