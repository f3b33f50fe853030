"""The acts on applications: one function, one act."""

from shirushi.intake.services.disqualification import annul_disqualification, disqualify
from shirushi.intake.services.drafting import (
    attach_document,
    declare,
    remove_document,
    start_application,
)
from shirushi.intake.services.eligibility import confirm_eligibility, reopen_eligibility
from shirushi.intake.services.formal_check import (
    Verdict,
    check_documents,
    pass_formal_check,
    return_application,
)
from shirushi.intake.services.paper_forms import keep_form
from shirushi.intake.services.papers_return import record_papers_return, return_charge
from shirushi.intake.services.self_assessment import (
    Answered,
    add_evidence,
    answer_items,
    open_again,
    remove_evidence,
    undo_answer,
)
from shirushi.intake.services.submission import submit
from shirushi.intake.services.succession import consequence, report_succession

__all__ = [
    "Answered",
    "Verdict",
    "add_evidence",
    "annul_disqualification",
    "answer_items",
    "attach_document",
    "check_documents",
    "confirm_eligibility",
    "consequence",
    "declare",
    "disqualify",
    "keep_form",
    "open_again",
    "pass_formal_check",
    "record_papers_return",
    "remove_document",
    "remove_evidence",
    "reopen_eligibility",
    "report_succession",
    "return_application",
    "return_charge",
    "start_application",
    "submit",
    "undo_answer",
]
