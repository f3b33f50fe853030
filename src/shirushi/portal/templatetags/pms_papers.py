"""`{% paper_of "holding" as url %}`: where the ledger of such records is handed out on paper; "" if nowhere."""

from django import template
from django.urls import reverse

from shirushi.pms.exports.ledgers import EXPORTS

register = template.Library()


@register.simple_tag
def paper_of(kind: str) -> str:
    for export in EXPORTS.values():
        if any(model._meta.model_name == kind for model in export.models):
            return reverse("portal:pms_out_pdf", args=[export.code])
    return ""
