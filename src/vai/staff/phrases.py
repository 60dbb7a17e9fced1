"""Whole sentences that this room writes in mail."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

PASSWORD_LINK_SUBJECT = _("Vai: set your password")
PASSWORD_LINK = _(
    "Hello %(name)s,\n\n"
    "somebody asked for a link to set the password of your access to Vai. If it was you, open this address; it works once,"
    " for three days:\n\n"
    "%(url)s\n\n"
    "If it was not you, there is nothing to do: your password stays as it is.\n"
)
SIGN_IN_CHANGED_SUBJECT = _("Vai: your sign-in was changed")
SIGN_IN_CHANGED = _(
    "Hello %(name)s,\n\n"
    "at %(time)s this happened to your access to Vai: %(change)s\n\n"
    "If it was not you, change your password at once and tell your administrator.\n\n"
    "%(url)s\n"
)
# What the library of sign-in reports, by its names.
SIGN_IN_CHANGES = {
    "password_changed": _("The password was changed."),
    "password_reset": _("A new password was set by a link."),
    "password_set": _("A password was set."),
    "totp_activated": _("An authenticator app was set up."),
    "totp_deactivated": _("The authenticator app was removed."),
    "webauthn_added": _("A passkey was added."),
    "webauthn_removed": _("A passkey was removed."),
    "recovery_codes_generated": _("New recovery codes were made; older ones no longer work."),
    "account_connected": _("A single sign-on was connected."),
    "account_disconnected": _("A single sign-on was disconnected."),
}
