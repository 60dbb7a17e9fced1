"""What the room's tables and fields are called in history."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from vai.journal import labels

_COMMON = {
    "name": _("Name"),
    "source": _("Source"),
    "campaign": _("Campaign"),
    "team": _("Team"),
    "created_by": "",
    "archived_at": _("Closed"),
}


def join() -> None:
    """Register them."""
    labels.register(
        "web_form",
        _("web form"),
        fields={
            **_COMMON,
            "title_vi": _("Heading"),
            "fields": _("Fields"),
            "origins": _("Sites that may show this form"),
            "consent_vi": _("What they agree to"),
            "redirect_url": _("Page of thanks"),
            "is_open": _("Open"),
        },
    )
    labels.register(
        "mailbox", _("mailbox"), fields={**_COMMON, "host": _("Mail server"), "username": _("User name")}
    )
    labels.register(
        "api_key",
        _("key of a program"),
        fields={
            **_COMMON,
            "digest": "",
            "prefix": "",
            "scopes": _("What it opens"),
            "revoked_at": _("Revoked"),
        },
    )
