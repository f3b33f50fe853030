"""Registration numbers: the next one in a scheme's series, and how one is shown."""

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from shirushi.grants.models import Grant, NumberSeries
from shirushi.people.models import Organisation
from shirushi.people.rulebook import current
from shirushi.record.errors import ActRefused


def next_number(scheme: str, review_body: Organisation) -> str:
    """Take the next number; the row stays locked until the act is done, so none is given twice or lost."""
    form = current().settings[scheme].registration_number_form
    body = _code_of(review_body) if "{body" in form else ""
    return form.format(body=body, serial=_next_serial(scheme, body))


def _code_of(review_body: Organisation) -> str:
    if not review_body.code:
        without = _("%(body)s has no code yet, so no number can be given.")
        raise ActRefused("body_without_code", without, body=review_body.name)
    return review_body.code


def _next_serial(scheme: str, body: str) -> int:
    series, _made = NumberSeries.objects.get_or_create(scheme=scheme, body=body)
    NumberSeries.objects.filter(pk=series.pk).update(last=F("last") + 1)
    series.refresh_from_db(fields=["last"])
    return series.last


def shown(grant: Grant) -> str:
    """The number as the holder shows it; PrivacyMark adds which grant it is: 18000001(02)."""
    if grant.registration is None:
        return ""
    if grant.registration.scheme != "privacymark":
        return grant.registration.number
    return f"{grant.registration.number}({grant.ordinal:02d})"
