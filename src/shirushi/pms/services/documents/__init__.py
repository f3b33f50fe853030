"""Acts on documents and registers. Others call `documents.adopt_templates(...)` and so on."""

from shirushi.pms.services.documents.acknowledgement import (
    ask_to_confirm,
    close_acknowledgement,
    confirm_reading,
    record_on_paper,
)
from shirushi.pms.services.documents.adopting import Names, adopt_templates
from shirushi.pms.services.documents.approval import (
    approve,
    approve_all,
    ask_all,
    ask_approval,
    return_version,
)
from shirushi.pms.services.documents.drafting import add_document, begin_draft, drop_draft, edit_draft
from shirushi.pms.services.documents.notices import make_notice
from shirushi.pms.services.documents.registers import (
    REGISTERS,
    add_line,
    adopt_register,
    change_line,
    check_all,
    check_line,
    end_line,
)

__all__ = [
    "REGISTERS",
    "Names",
    "add_document",
    "add_line",
    "adopt_register",
    "adopt_templates",
    "approve",
    "approve_all",
    "ask_all",
    "ask_approval",
    "ask_to_confirm",
    "begin_draft",
    "change_line",
    "check_all",
    "check_line",
    "close_acknowledgement",
    "confirm_reading",
    "drop_draft",
    "edit_draft",
    "end_line",
    "make_notice",
    "record_on_paper",
    "return_version",
]
