"""The form of a comment."""

from django import forms
from django.utils.translation import gettext_lazy as _

from shirushi.ui.forms import CharField, Form

LONGEST = 2000


class CommentForm(Form):
    text = CharField(
        label=_("Your comment"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("@ and a name tells that member, if it may see this record."),
    )


class CommentChangeForm(CommentForm):
    revision = forms.IntegerField(widget=forms.HiddenInput)
