"""How allauth fits Vai: nobody signs up by themselves, and single sign-on lets in only people who are known."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from vai.staff.models import Person


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """People are made by an administrator."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Say no."""
        return False


class SocialAccountAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """A single sign-on opens the door to a person whose mail address an administrator entered, and to nobody else."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Say no: there is nothing to sign up for."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Join the sign-on to the known person of that (verified) address."""
        if sociallogin.is_existing:
            return
        verified = [address.email.lower() for address in sociallogin.email_addresses if address.verified]
        person = Person.objects.filter(email__in=verified, is_active=True, is_robot=False).first()
        if person is None:
            messages.error(request, _("Nobody here has this address. Ask an administrator to add you."))
            raise ImmediateHttpResponse(redirect("account_login"))
        sociallogin.connect(request, person)
