"""What every template is given: the frame around the page, bare where nobody acts, since only then may it ask the database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from allauth.socialaccount.adapter import get_adapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest

from vai.ui.shell import bare_shell, lazy_shell


@dataclass(frozen=True)
class SignOn:
    """A single sign-on that is set up, and where it begins."""

    name: str
    url: str


def frame(request: HttpRequest) -> dict[str, Any]:
    """Give the shell of the person who acts, else the bare one."""
    acts = getattr(request, "actor", None) is not None
    return {
        "shell": lazy_shell(request) if acts else bare_shell(request),
        "has_mail": settings.VAI_HAS_MAIL,
        "messages": messages.get_messages(request),
        "sign_on_providers": lambda: [
            SignOn(provider.name, provider.get_login_url(request))
            for provider in get_adapter().list_providers(request)
        ],
    }
