"""The open API, version 1: marks, publications, and every rule question. Reads only; no key is needed."""

import json
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI, Path, Query, Schema, Status
from ninja.errors import HttpError, ValidationError
from pydantic import Field

from shirushi.api import answers, schemas
from shirushi.entrance import clock
from shirushi.people.rulebook import current
from shirushi.registry import queries
from shirushi.rules import BadInput

LARGEST_QUESTION = 100_000
PUBLICATIONS_A_PAGE = 50
api = NinjaAPI(
    title="Shirushi",
    version="1",
    description="Look up privacy marks, their standing on a day, what was published, and ask the schemes' rules.",
    urls_namespace="api",
    docs_url=None,
)


class MarkQuery(Schema):
    """What to look for. `on` is the day of the standing; today if absent."""

    q: str = Field("", max_length=100, description="part of a name, registration number or corporate number")
    scheme: str = Field("", pattern="^(privacymark|japhic|)$")
    prefecture: str = Field("", pattern=r"^([0-4][0-9])?$")
    standing: str = Field("", max_length=30, pattern="^[a-z_]*$")
    on: date | None = None
    page: int = Field(1, ge=1, le=1000)


class PublicationQuery(Schema):
    scheme: str = Field("", pattern="^(privacymark|japhic|)$")
    page: int = Field(1, ge=1, le=1000)


@api.exception_handler(ValidationError)
def not_understood(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """The first thing in the query that was not right, named."""
    first = error.errors[0]
    name = str(first["loc"][-1])
    return JsonResponse(answers.bad_query(name, first["msg"]), status=422)


@api.get("/marks", response={200: schemas.Marks, 422: schemas.BadInputAnswer}, url_name="marks")
def marks(request: HttpRequest, asked: Query[MarkQuery]) -> dict[str, Any]:
    """Marks by name, number, corporate number, prefecture, scheme or standing; twenty a page."""
    day = asked.on or clock.today()
    search = queries.Search(
        text=asked.q, scheme=asked.scheme, prefecture=asked.prefecture, standing=asked.standing, on=day
    )
    return answers.page_of_marks(request, queries.search(search, page=asked.page), day)


@api.get(
    "/marks/{number}",
    response={200: schemas.MarkWithHistory, 404: schemas.BadInputAnswer, 422: schemas.BadInputAnswer},
    url_name="mark",
)
def mark(request: HttpRequest, number: Path[str], on: date | None = None) -> Any:
    """One mark with its standing on a day and all its standings so far and to come."""
    listing = queries.mark(number)
    if listing is None:
        return Status(404, answers.unknown_number())
    return answers.mark_with_history(request, listing, on or clock.today())


@api.get(
    "/publications",
    response={200: schemas.Publications, 422: schemas.BadInputAnswer},
    url_name="publications",
)
def publications(
    request: HttpRequest,
    asked: Query[PublicationQuery],
) -> dict[str, Any]:
    """What was published, newest first; fifty a page."""
    found = queries.publications(scheme=asked.scheme)
    start = (asked.page - 1) * PUBLICATIONS_A_PAGE
    rows = [answers.published(row) for row in found[start : start + PUBLICATIONS_A_PAGE]]
    return {"page": asked.page, "total": found.count(), "publications": rows}


@api.post(
    "/decide/{question}",
    response={200: schemas.DecisionAnswer, 404: schemas.BadInputAnswer, 422: schemas.BadInputAnswer},
    url_name="decide",
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": {"type": "object", "additionalProperties": True}}},
        }
    },
)
def decide(request: HttpRequest, question: Path[str]) -> HttpResponse:
    """Ask a rule question: the body is its facts. Refusals are answers; bad input is 422."""
    try:
        return JsonResponse(current().decide(question, _facts(request)).as_json())
    except BadInput as error:
        status = 404 if error.code == "unknown_question" else 422
        return JsonResponse(error.as_json(), status=status)


def _facts(request: HttpRequest) -> dict[str, Any]:
    if len(request.body) > LARGEST_QUESTION:
        raise HttpError(413, "too large")
    try:
        facts = json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise BadInput("bad_json", "body") from error
    if not isinstance(facts, dict):
        raise BadInput("bad_json", "body")
    return facts
