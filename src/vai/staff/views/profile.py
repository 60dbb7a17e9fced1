"""The own profile: settings, sign-in, sessions."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_POST

from vai.core.errors import Refused
from vai.staff.actions import people, sessions
from vai.staff.forms import ProfileForm, today_in
from vai.staff.models import Person
from vai.staff.queries import delegations
from vai.staff.queries import sessions as open_sessions
from vai.staff.views.answers import asked, done
from vai.ui import pages
from vai.ui.shell import THEME_COOKIE

OWN = ("name", "honorific", "phone", "language", "timezone", "theme", "weekly_lead_goal")
_A_YEAR = 365 * 24 * 3600


@require_http_methods(["GET", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """Show and change one's own settings."""
    here = asked(request)
    person = here.user
    if request.method == "POST":
        form = ProfileForm(request.POST, person=person)
        if form.is_valid() and (saved := _save(request, form)):
            return saved
        return pages.page(request, "staff/profile.html", _context(request, form), status=422)
    initial = {name: getattr(person, name) for name in (*OWN, "version")}
    form = ProfileForm(initial=initial, person=person)
    return pages.page(request, "staff/profile.html", _context(request, form))


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Speak another language: from now on to the person, or to this browser before sign-in."""
    chosen = request.POST.get("language", "")
    to = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(to, {request.get_host()}, require_https=request.is_secure()):
        to = "/"
    response = pages.redirect(request, to)
    if chosen in ("vi", "en"):
        if isinstance(request.user, Person):
            here = asked(request)
            people.change_person(here.user, {"language": chosen}, by=here.user, at=here.now)
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, chosen, max_age=_A_YEAR, samesite="Lax")
    return response


@require_POST
def end_session(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign another browser out."""
    here = asked(request)
    sessions.end_one(pk, by=here.user, at=here.now)
    return done(request, reverse("staff:profile"), _("That browser is signed out."))


@require_POST
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    """Sign out every browser but this."""
    here = asked(request)
    sessions.end_all(here.user, but=request.session.session_key)
    return done(request, reverse("staff:profile"), _("All other browsers are signed out."))


def _save(request: HttpRequest, form: ProfileForm) -> HttpResponse | None:
    here = asked(request)
    changes = {name: form.cleaned_data[name] for name in OWN}
    try:
        saved = people.change_person(
            here.user, changes, by=here.user, at=here.now, version=form.cleaned_data["version"]
        )
    except Refused as refused:
        form.accept(refused)
        return None
    with override(saved.language):
        response = done(request, reverse("staff:profile"), _("Your settings are saved."))
    look = "system" if saved.theme == "auto" else saved.theme
    response.set_cookie(THEME_COOKIE, look, max_age=_A_YEAR, samesite="Lax")
    response.set_cookie(settings.LANGUAGE_COOKIE_NAME, saved.language, max_age=_A_YEAR, samesite="Lax")
    return response


def _context(request: HttpRequest, form: ProfileForm) -> dict[str, object]:
    here = asked(request)
    factors = list(Authenticator.objects.filter(user_id=here.user.pk).order_by("created_at", "pk"))
    codes = [factor for factor in factors if factor.type == Authenticator.Type.RECOVERY_CODES]
    return {
        "form": form,
        "person": here.user,
        "app": [factor for factor in factors if factor.type == Authenticator.Type.TOTP],
        "passkeys": [factor for factor in factors if factor.type == Authenticator.Type.WEBAUTHN],
        "n_codes": len(codes[0].wrap().get_unused_codes()) if codes else None,
        "sessions": open_sessions.of(here.user, current=request.session.session_key),
        "principals": delegations.principals_of(here.user, on=today_in(here.user.timezone, here.now)),
    }
