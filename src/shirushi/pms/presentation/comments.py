"""The words of comments."""

from django.utils.translation import gettext_lazy as _

from shirushi.agenda.texts import Text

ACTIONS = {
    "pms.comment.said": _("A comment was written"),
    "pms.comment.changed": _("A comment was changed"),
    "pms.comment.withdrawn": _("A comment was withdrawn"),
}

NOTICES = {
    "pms.comment.mentioned": Text(
        label=_("%(who)s named you in a comment: %(record)s"),
        mail=_("Somebody named you in a comment."),
        view="portal:pms_comment",
    ),
}
