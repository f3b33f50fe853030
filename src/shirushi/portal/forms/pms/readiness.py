"""Forms of readiness: a word on a requirement."""

from django.utils.translation import gettext_lazy as _

from shirushi.portal.forms.pms.improvement import area
from shirushi.ui.forms import Form


class DeclareForm(Form):
    words = area(
        _("Why it is sufficient"),
        rows=3,
        help_text=_("One or two sentences that a reviewer understands. Today's date stands beside them."),
        example=_("The photos show each locked place; the list of keys is complete."),
    )


class SettleForm(Form):
    words = area(
        _("What you compared"),
        rows=2,
        example=_("The new words ask for a yearly review; our rule j has it already."),
    )
