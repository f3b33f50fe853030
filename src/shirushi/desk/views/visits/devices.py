"""What a device asks for and brings, as JSON. Nothing of it is kept by caches on the way."""

import json
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from shirushi.desk.views.reviews.found import application_of
from shirushi.entrance.doors import actor, for_body
from shirushi.intake.models import Application
from shirushi.people.rights import allow
from shirushi.record.errors import ActRefused
from shirushi.review import policy, queries, services
from shirushi.review.answering import Topic, topics
from shirushi.review.models import Judgement, ReviewStep, VisitDevice, VisitEntry
from shirushi.review.services import Answer
from shirushi.review.showing import labels

UNREADABLE, REFUSED, GONE = 422, 409, 410
MOST_AT_ONCE = 200
View = Callable[[HttpRequest, Application, dict[str, Any]], dict[str, Any]]


def _spoken(view: View) -> Callable[..., HttpResponse]:
    """JSON in, JSON out; refusals in words with their code."""

    @wraps(view)
    def answered(request: HttpRequest, pk: int) -> HttpResponse:
        found = application_of(request, pk)
        allow(policy.may_review(actor(request), found))
        try:
            return JsonResponse(view(request, found, _body(request)))
        except ActRefused as refused:
            status = GONE if refused.code in ("device_revoked", "device_cleared") else REFUSED
            return JsonResponse({"code": refused.code, "sentence": refused.sentence}, status=status)
        except (ValueError, KeyError, TypeError):
            return JsonResponse(
                {"code": "unreadable", "sentence": _("This cannot be read.")}, status=UNREADABLE
            )

    return answered


def _body(request: HttpRequest) -> dict[str, Any]:
    if request.method != "POST":
        return {}
    given = json.loads(request.body or b"{}")
    if not isinstance(given, dict):
        raise TypeError
    return given


@require_safe
@for_body("assessor")
@never_cache
@_spoken
def data(request: HttpRequest, found: Application, _given: dict[str, Any]) -> dict[str, Any]:
    """All that the device shows, and the token with which it may send."""
    step = queries.step(found, ReviewStep.Kind.ONSITE)
    return {
        "csrf": get_token(request),
        "unit": str(found.dossier.unit),
        "is_over": step is not None and step.done_on is not None,
        "verdicts": [[value, str(label)] for value, label in Judgement.Verdict.choices],
        "requirements": [[code, label] for code, label in labels(found).items()],
        "topics": [_topic(topic) for topic in topics(found, actor(request))],
    }


def _topic(topic: Topic) -> dict[str, Any]:
    return {
        "code": topic.code,
        "label": topic.label,
        "questions": [
            ": ".join(part for part in (str(each.get_origin_display()), each.text) if part)
            for each in topic.questions
        ],
        "answers": [_entry(entry) for entry in topic.answers],
    }


def _entry(entry: VisitEntry) -> dict[str, Any]:
    return {
        "id": str(entry.client_id),
        "who": str(entry.written_by),
        "verdict": entry.verdict,
        "text": entry.text,
        "written_at": entry.written_at.isoformat(),
    }


@require_POST
@for_body("assessor")
@never_cache
@_spoken
def device(request: HttpRequest, found: Application, given: dict[str, Any]) -> dict[str, Any]:
    """The key of a known device, or a new device with its key."""
    who = actor(request)
    if given.get("device"):
        known = _device(request, found, given)
    else:
        label = request.headers.get("User-Agent", "")
        known = services.register_device(application=found, label=label, by=who, on=who.on)
    return {"device": str(known.token), "key": services.key_of(device=known, by=who)}


def _device(request: HttpRequest, found: Application, given: dict[str, Any]) -> VisitDevice:
    seen = VisitDevice.objects.visible_to(actor(request)).filter(application=found)
    known: VisitDevice | None = seen.filter(token=UUID(str(given["device"]))).first()
    if known is None:
        raise Http404
    return known


@require_POST
@for_body("assessor")
@never_cache
@_spoken
def answers(request: HttpRequest, found: Application, given: dict[str, Any]) -> dict[str, Any]:
    """What was written offline comes in; each is kept once, however often it is sent."""
    who = actor(request)
    known = _device(request, found, given)
    sent = [_read(each) for each in given["answers"][:MOST_AT_ONCE]]
    kept = services.receive_answers(application=found, answers=sent, device=known, by=who, on=who.on)
    return {"kept": [str(each) for each in kept]}


def _read(given: dict[str, Any]) -> Answer:
    written_at = datetime.fromisoformat(given["written_at"])
    if written_at.tzinfo is None:
        raise ValueError
    return Answer(
        client_id=UUID(given["id"]),
        requirement=str(given["requirement"]),
        text=str(given.get("text", "")),
        verdict=str(given.get("verdict", "")),
        written_at=written_at,
        replaces=tuple(UUID(each) for each in given.get("replaces", ())),
    )


@require_POST
@for_body("assessor")
@never_cache
@_spoken
def cleared(request: HttpRequest, found: Application, given: dict[str, Any]) -> dict[str, Any]:
    """The device says that it keeps nothing any more."""
    who = actor(request)
    services.clear_device(device=_device(request, found, given), by=who, on=who.on)
    return {"cleared": True}
