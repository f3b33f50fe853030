"""Adding a passkey, in words that say what is asked."""

from typing import Any

from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django.utils.translation import gettext_lazy as _


class AddPasskeyForm(AddWebAuthnForm):  # type: ignore[misc]  # allauth carries no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of this device")
        self.fields["name"].help_text = _("So that you know it again, such as “work phone”.")
        self.fields["passwordless"].label = _("Sign in with this device alone")
        self.fields["passwordless"].help_text = _(
            "No password is asked then; the device asks for your fingerprint, face or PIN."
        )
        self.fields["passwordless"].initial = True
