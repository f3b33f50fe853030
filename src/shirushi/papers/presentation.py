"""The words of papers: acts."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "papers.file.stored": _("File added"),
    "papers.file.generated": _("Paper made and kept"),
    "papers.file.submitted": _("File handed in"),
}
