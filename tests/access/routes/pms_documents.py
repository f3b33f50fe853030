"""The lines of documents and registers (format: tests/access/table.py)."""

from tests.access.table import ALLOWED, BUSINESS_PEOPLE, OUTSIDE, Line, every

RUNNERS = ("representative", "privacy_officer")
OWN_RUNNERS = (*RUNNERS, "foreign_privacy_officer")
# Everybody of the business reads what is in force.
ALL = {**OUTSIDE, **every((*BUSINESS_PEOPLE, "foreign_privacy_officer"))}
READS = {**OUTSIDE, **every(BUSINESS_PEOPLE)}
HIDDEN = {"department_head": 404, "worker": 404}
# The officers and guests see drafts, registers and who confirmed.
LISTS = {**ALL, "department_head": 403, "worker": 403}
SEES = {**READS, "department_head": 403, "worker": 403}
RUN = {**OUTSIDE, **every(BUSINESS_PEOPLE, 403), **every(OWN_RUNNERS, ALLOWED)}
WRITES = {**RUN, "foreign_privacy_officer": 404}
APPROVES = {**OUTSIDE, **every((*BUSINESS_PEOPLE, "foreign_privacy_officer"), 403), "representative": ALLOWED}
# The privacy officer comes in (its notices are its own to approve); a rule is the representative's.
APPROVES_ONE = {**APPROVES, "foreign_privacy_officer": 404}
# For one worker without a login there is nobody who may click.
CONFIRMS = {**OUTSIDE, **every(BUSINESS_PEOPLE, 403), **HIDDEN}

VERSION = "document_version"
LAWS = {"code": "=laws"}
LAW = {"code": "=laws", "pk": "law"}

ROUTES: dict[str, Line] = {
    "portal:pms_documents": Line(ALL),
    "portal:pms_documents_adopt": Line(RUN),
    "portal:pms_document_add": Line(RUN),
    "portal:pms_documents_ask": Line(RUN, post=True),
    "portal:pms_document_approvals": Line(LISTS),
    "portal:pms_documents_approve": Line(APPROVES, post=True),
    "portal:pms_document": Line(READS, at="document"),
    "portal:pms_document_begin": Line(WRITES, at="document", post=True),
    "portal:pms_document_version": Line(READS, at=VERSION),
    "portal:pms_document_printed": Line(READS, at=VERSION),
    "portal:pms_document_pdf": Line(READS, at=VERSION),
    "portal:pms_document_word": Line(READS, at=VERSION),
    "portal:pms_document_compare": Line({**READS, **HIDDEN}, at={"pk": VERSION, "other": "document_draft"}),
    "portal:pms_document_edit": Line(WRITES, at="document_draft"),
    "portal:pms_document_word_in": Line(WRITES, at="document_draft", post=True),
    "portal:pms_document_drop": Line(WRITES, at="document_draft", post=True),
    "portal:pms_document_ask": Line(WRITES, at="document_draft", post=True),
    "portal:holding_notice": Line(WRITES, at="holding"),
    "portal:pms_document_approve": Line(APPROVES_ONE, at="document_waiting", post=True),
    "portal:pms_document_return": Line(
        APPROVES_ONE, at="document_waiting", post=True, data={"comment": "住所"}
    ),
    "portal:pms_document_ask_everybody": Line(WRITES, at=VERSION, post=True),
    "portal:pms_document_confirm": Line(CONFIRMS, at="read_confirmation"),
    "portal:pms_document_on_paper": Line(WRITES, at="read_confirmation", post=True),
    "portal:pms_document_confirmations": Line(SEES, at="acknowledgement"),
    "portal:pms_document_confirmations_close": Line(WRITES, at="acknowledgement", post=True),
    "portal:pms_laws": Line(LISTS),
    "portal:pms_parties": Line(LISTS),
    "portal:pms_register": Line(LISTS, at=LAWS),
    "portal:pms_register_export": Line(LISTS, at=LAWS),
    "portal:pms_register_adopt": Line(RUN, at=LAWS, post=True),
    "portal:pms_register_check": Line(RUN, at=LAWS, post=True),
    "portal:pms_register_add": Line(RUN, at=LAWS),
    "portal:pms_register_line": Line(SEES, at=LAW),
    "portal:pms_register_line_check": Line(WRITES, at=LAW, post=True),
    "portal:pms_register_line_end": Line(WRITES, at=LAW, post=True),
}
