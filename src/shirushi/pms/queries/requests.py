"""Reads of the registers of data subject requests and complaints."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import QuerySet

from shirushi.people.actor import Actor
from shirushi.pms import request_clock
from shirushi.pms.models import Complaint, DataRequest


def data_requests(actor: Actor, on: date, *, kind: str = "", standing: str = "") -> QuerySet[DataRequest]:
    """The newest first. `standing`: open, overdue, answered, or all ("")."""
    found = DataRequest.objects.visible_to(actor)
    if kind:
        found = found.filter(kind=kind)
    waiting = found.filter(answered_on=None)
    chosen = {
        "open": waiting,
        "overdue": waiting.filter(due_on__lt=on),
        "answered": found.exclude(answered_on=None),
    }
    result: QuerySet[DataRequest] = chosen.get(standing, found).order_by("-number")
    return result


def complaints(actor: Actor, on: date, *, standing: str = "") -> QuerySet[Complaint]:
    """The newest first. `standing`: open, overdue, closed, or all ("")."""
    found = Complaint.objects.visible_to(actor)
    waiting = found.filter(closed_on=None)
    chosen = {
        "open": waiting,
        "overdue": waiting.filter(due_on__lt=on),
        "closed": found.exclude(closed_on=None),
    }
    result: QuerySet[Complaint] = chosen.get(standing, found).order_by("-number")
    return result


def suit_from(data_request: DataRequest) -> date | None:
    """From which day this person may sue."""
    refused = data_request.decision == DataRequest.Decision.REFUSED
    refused_on = data_request.answered_on if refused else None
    return request_clock.suit_from(data_request.kind, data_request.received_on, refused_on)


def request_rows(found: QuerySet[DataRequest]) -> Iterator[dict[str, Any]]:
    plain = (
        "number", "received_on", "due_on", "requester", "contact", "agent", "content", "identity", "fee", "reason",
        "answered_on",
    )  # fmt: skip
    for each in found.iterator(chunk_size=500):
        shown = {name: str(getattr(each, f"get_{name}_display")()) for name in ("kind", "decision", "way")}
        yield {name: getattr(each, name) for name in plain} | shown | {"suit_from": suit_from(each)}


def complaint_rows(found: QuerySet[Complaint]) -> Iterator[dict[str, Any]]:
    plain = (
        "number", "received_on", "due_on", "complainant", "contact", "content", "cause", "action", "answered_on",
        "reported_on", "closed_on",
    )  # fmt: skip
    for each in found.iterator(chunk_size=500):
        yield {name: getattr(each, name) for name in plain} | {"channel": str(each.get_channel_display())}
