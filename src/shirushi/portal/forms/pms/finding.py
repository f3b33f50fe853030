"""What the search over the whole PMS asks."""

from django.utils.translation import gettext_lazy as _

from shirushi.ui.forms import CharField, Form


class FindForm(Form):
    q = CharField(
        label=_("Search"),
        required=False,
        max_length=100,
        help_text=_("Two characters are enough. Every ledger that you may see is looked through."),
    )

    def text(self) -> str:
        self.is_valid()
        return str(self.cleaned_data.get("q", ""))
