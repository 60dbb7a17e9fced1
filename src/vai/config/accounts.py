"""How allauth fits Vai: nobody signs up by themselves, single sign-on lets in only people who are known, mail goes by jobs."""

from __future__ import annotations

import secrets
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from vai.config.metrics import count_sign_in
from vai.core.jobs import enqueue
from vai.staff.models import Person
from vai.staff.phrases import SIGN_IN_CHANGES

BROWSER_COOKIE = "vai_browser"
_A_YEAR = 365 * 24 * 3600


def _mark(email: str) -> str:
    return salted_hmac(BROWSER_COOKIE, email.strip().lower()).hexdigest()[:24]


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """People are made by an administrator; what they are told of by mail is sent later, in their language."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Say no."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count who is turned away for having guessed too often.

        :raises ValidationError: they are.
        """
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            count_sign_in("locked_out")
            raise

    def post_login(self, request: HttpRequest, user: Person, **options: Any) -> HttpResponse:
        """Remember in the browser that this person signed in here: see `_get_login_attempts_cache_key`."""
        response: HttpResponse = super().post_login(request, user, **options)
        response.set_cookie(
            BROWSER_COOKIE,
            signing.dumps([_mark(user.email), secrets.token_hex(8)], salt=BROWSER_COOKIE),
            max_age=_A_YEAR,
            httponly=True,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )
        return response

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Count wrong passwords by account, and apart for a browser in which that person signed in before.

        So nobody locks a colleague out by guessing from elsewhere. The name by which Vai was asked is no part of it:
        whoever guesses chooses that name, and its port, anew each time.
        """
        mark = _mark(str(credentials.get("email", "")))
        try:
            known, browser = signing.loads(
                request.COOKIES.get(BROWSER_COOKIE, ""), salt=BROWSER_COOKIE, max_age=_A_YEAR
            )
        except (signing.BadSignature, ValueError, TypeError):
            return mark
        return f"{mark}:{browser}" if known == mark else mark

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Go back to the own profile."""
        return reverse("staff:profile")

    def send_password_reset_mail(self, user: Person, email: str, context: dict[str, Any]) -> None:
        """Let a job send the link, so that an unknown address is answered as fast as a known one."""
        if user.is_active and not user.is_robot:
            enqueue("staff.send_password_link", by=user, at=timezone.now(), person=user.pk)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Person,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Let a job tell the person that something about their sign-in was changed."""
        change = template_prefix.rpartition("/")[2]
        if change in SIGN_IN_CHANGES and user.is_active:
            enqueue("staff.tell_of_sign_in_change", by=user, at=timezone.now(), person=user.pk, change=change)


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
