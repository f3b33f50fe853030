"""The acts of a review."""

from shirushi.review.services.answers import (
    Answer,
    clear_device,
    key_of,
    receive_answers,
    register_device,
    revoke_device,
)
from shirushi.review.services.documents import replace_document
from shirushi.review.services.examining import judge_requirement, judge_rest, write_team_note
from shirushi.review.services.findings import answer_finding, issue_findings, judge_answer, write_finding
from shirushi.review.services.halts import annul_halt, halt, resume
from shirushi.review.services.register import (
    Registration,
    Tied,
    annul_tie,
    cancel_days_away,
    record_days_away,
    record_tie,
    register_assessor,
    remind_of_registration,
)
from shirushi.review.services.results import close_at_visit, issue_document_result
from shirushi.review.services.steps import (
    complete_document_review,
    complete_onsite,
    complete_review,
    person_of,
    plan_onsite,
    start_review,
)
from shirushi.review.services.summing_up import Seen, keep_completion_report, keep_summing_up, sign_summing_up
from shirushi.review.services.team import (
    assign,
    declare_no_conflict,
    leave,
    leave_all,
    recuse,
    release,
    release_team,
)
from shirushi.review.services.trainees import answer_trainee
from shirushi.review.services.visits import (
    add_question,
    agree_to_visit,
    ask_for_another_day,
    make_check_list,
    plan_visit,
    propose_visit,
)

__all__ = [
    "Answer",
    "Registration",
    "Seen",
    "Tied",
    "add_question",
    "agree_to_visit",
    "annul_halt",
    "annul_tie",
    "answer_finding",
    "answer_trainee",
    "ask_for_another_day",
    "assign",
    "cancel_days_away",
    "clear_device",
    "close_at_visit",
    "complete_document_review",
    "complete_onsite",
    "complete_review",
    "declare_no_conflict",
    "halt",
    "issue_document_result",
    "issue_findings",
    "judge_answer",
    "judge_requirement",
    "judge_rest",
    "keep_completion_report",
    "keep_summing_up",
    "key_of",
    "leave",
    "leave_all",
    "make_check_list",
    "person_of",
    "plan_onsite",
    "plan_visit",
    "propose_visit",
    "receive_answers",
    "record_days_away",
    "record_tie",
    "recuse",
    "register_assessor",
    "register_device",
    "release",
    "release_team",
    "remind_of_registration",
    "replace_document",
    "resume",
    "revoke_device",
    "sign_summing_up",
    "start_review",
    "write_finding",
    "write_team_note",
]
