import json
from datetime import date

import pytest
from django.test import Client

from shirushi import rules
from tests.registry import marks

pytestmark = pytest.mark.django_db
MEASURE = {"scheme": "privacymark", "on": "2008-01-15", "level": 8, "party": "holder"}


def ask(client: Client, question: str, facts: object) -> tuple[int, dict[str, object]]:
    body = facts if isinstance(facts, str) else json.dumps(facts)
    answer = client.post(f"/api/v1/decide/{question}", body, content_type="application/json")
    return answer.status_code, answer.json()


def test_a_decision_over_the_api_is_the_decision_of_the_rules(client: Client) -> None:
    status, answer = ask(client, "measure", MEASURE)

    assert status == 200
    assert answer == rules.decide("measure", MEASURE).as_json()


def test_a_refusal_is_an_answer(client: Client) -> None:
    status, answer = ask(client, "measure", {**MEASURE, "level": 11})

    assert status == 200
    assert answer["refused"] is True


def test_bad_input_is_named_with_its_field(client: Client) -> None:
    status, answer = ask(client, "measure", {**MEASURE, "on": "2008-02-30"})

    assert status == 422
    assert answer["field"] == "on"


def test_an_unknown_question_is_not_found(client: Client) -> None:
    assert ask(client, "horoscope", {})[0] == 404


@pytest.mark.parametrize("body", ["", "{", "[]", '"x"', "[" * 5000])
def test_what_is_not_a_set_of_facts_is_refused(client: Client, body: str) -> None:
    status, answer = ask(client, "measure", body)

    assert (status, answer["error"]) == (422, "bad_json")


def test_marks_are_found_by_two_characters(client: Client) -> None:
    marks.mark()

    answer = client.get("/api/v1/marks", {"q": "印刷", "on": "2026-04-01"}).json()

    assert [mark["number"] for mark in answer["marks"]] == ["18000001"]
    assert answer["marks"][0]["standing"]["standing"] == "granted"


def test_a_mark_answers_for_a_past_day_and_with_its_history(client: Client) -> None:
    made = marks.registration()
    marks.suspension(marks.grant(made), date(2026, 9, 15), date(2026, 12, 14))
    marks.published(made)

    answer = client.get("/api/v1/marks/18000001", {"on": "2026-09-14"}).json()

    assert answer["standing"]["standing"] == "granted"
    assert [span["standing"] for span in answer["history"]] == ["granted", "suspended"]


def test_an_unknown_number_is_said_to_be_unknown(client: Client) -> None:
    answer = client.get("/api/v1/marks/99999999")

    assert answer.status_code == 404
    assert answer.json()["error"] == "unknown_number"


@pytest.mark.parametrize("query", [{"scheme": "x"}, {"page": "0"}, {"on": "2026-02-30"}, {"prefecture": "9"}])
def test_a_query_that_cannot_be_read_is_refused(client: Client, query: dict[str, str]) -> None:
    answer = client.get("/api/v1/marks", query)

    assert answer.status_code == 422
    assert answer.json()["field"] == next(iter(query))


def test_publications_are_listed(client: Client) -> None:
    made = marks.registration()
    marks.suspension(marks.grant(made), date(2026, 9, 15), date(2026, 12, 14))
    marks.published(made)

    answer = client.get("/api/v1/publications").json()

    assert [(row["kind"], row["number"]) for row in answer["publications"]] == [("suspension", "18000001")]


def test_the_schema_names_every_operation(client: Client) -> None:
    paths = client.get("/api/v1/openapi.json").json()["paths"]

    assert set(paths) == {
        "/api/v1/marks",
        "/api/v1/marks/{number}",
        "/api/v1/publications",
        "/api/v1/decide/{question}",
    }
