"""The words of papers: acts."""

from django.utils.translation import gettext_lazy as _

from shirushi.papers.letters import kinds

ACTIONS = {
    "papers.file.stored": _("File added"),
    "papers.file.generated": _("Paper made and kept"),
    "papers.file.submitted": _("File handed in"),
    "papers.letter.drafted": _("Letter drafted"),
    "papers.letter.sent": _("Letter sent"),
    "papers.letter.set_aside": _("Letter set aside"),
    "papers.letter.opened": _("Letter opened by the business for the first time"),
}
LABELS = {
    "letter": _("Letter"),
    "sha256": _("Digest (SHA-256)"),
    "enclosures": _("Enclosures (SHA-256)"),
}
CODES_OF = {"letter": kinds.labels}
