"""The acts on applications: one function, one act."""

from shirushi.intake.services.disqualification import annul_disqualification, disqualify
from shirushi.intake.services.drafting import (
    attach_document,
    declare,
    remove_document,
    start_application,
)
from shirushi.intake.services.formal_check import pass_formal_check, return_application
from shirushi.intake.services.submission import submit

__all__ = [
    "annul_disqualification",
    "attach_document",
    "declare",
    "disqualify",
    "pass_formal_check",
    "remove_document",
    "return_application",
    "start_application",
    "submit",
]
