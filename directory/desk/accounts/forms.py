"""The forms in which people prove who they are."""

from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.contrib.auth.forms import SetPasswordForm
from django.utils.translation import gettext_lazy as _


class AddPasskey(AddWebAuthnForm):
    """A key that knows who it is for and checks that it is them, so that it works without a password."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("What you call it, for example “my phone”")
        self.fields["passwordless"] = forms.BooleanField(
            label=_("Let me log in with it alone, without my password"),
            initial=True,
            required=False,
            help_text=_(
                "It then asks for your finger, your face or a PIN. Old security keys cannot do that: untick it."
            ),
        )


class ChoosePassword(SetPasswordForm):
    """The first password, chosen by whoever was invited."""
