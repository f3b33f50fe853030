"""`{% comments record %}`: what was said about a record, and the form to say more, on the record's own page."""

from typing import Any

from django import template
from django.template.context import Context

from shirushi.pms import policy
from shirushi.pms.queries import comments as reads
from shirushi.pms.subjects import BY_KIND
from shirushi.portal.forms.pms.comments import CommentForm

register = template.Library()
# The latest ones stand under the record; all of them on a page of their own.
SHOWN = 20


@register.inclusion_tag("portal/pms/comments/under.html", takes_context=True)
def comments(context: Context, record: Any) -> dict[str, Any]:
    who, kind = context["request"].actor, record._meta.model_name
    if kind not in BY_KIND:
        return {"is_known": False}
    latest = list(reads.comments_on(kind, record).reverse()[: SHOWN + 1])
    return {
        "is_known": True,
        "kind": kind,
        "record": record,
        "comments": latest[:SHOWN][::-1],
        "is_more": len(latest) > SHOWN,
        "form": CommentForm(auto_id="comment_%s"),
        "who": who,
        "may_comment": policy.may_comment(who, record.organisation_id),
        "csrf_token": context.get("csrf_token"),
    }
