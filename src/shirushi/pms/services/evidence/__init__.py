"""Evidence: put down with its files, changed, renewed, withdrawn; the requirements and records that it serves."""

from shirushi.pms.services.evidence.files import add_files, replace_file, set_aside
from shirushi.pms.services.evidence.keeping import add, ask_for_renewal, change, withdraw
from shirushi.pms.services.evidence.serving import attach, detach, serve

__all__ = [
    "add",
    "add_files",
    "ask_for_renewal",
    "attach",
    "change",
    "detach",
    "replace_file",
    "serve",
    "set_aside",
    "withdraw",
]
