"""A web form as strangers see it: at its address, inside other pages, or posted to from a plain form of another page."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from vai.core.errors import Refused
from vai.doors.actions import posts
from vai.doors.actions.posts import Post
from vai.doors.intake import fields, guard
from vai.doors.intake.fields import OpenForm, PostForm
from vai.doors.queries import webforms

_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; "
    "form-action 'self'{targets}; frame-ancestors {parents}"
)


@csrf_exempt
@require_http_methods(["GET", "POST"])
def show_form(request: HttpRequest, key: str) -> HttpResponse:
    """Show a form, and take what is sent by it. Nobody is signed in, so there is no session that could be misused."""
    is_post = request.method == "POST"
    open_form = _there(webforms.lately_open_form(key) if is_post else webforms.open_form(key))
    with translation.override(_language(request)):
        if is_post:
            return _framed(_take(request, open_form, timezone.now()), open_form)
        return _framed(_page(request, open_form, open_form.page_form(initial=_prefilled(request))), open_form)


@require_GET
def show_thanks(request: HttpRequest, key: str) -> HttpResponse:
    """Thank whoever sent the form: the same words for everybody, whether they are known here or not."""
    open_form = _there(webforms.open_form(key))
    with translation.override(_language(request)):
        answer = _drawn(
            request, "doors/public_thanks.html", {"web": open_form.web, "lang": _language(request)}
        )
    return _framed(answer, open_form)


def _there(found: OpenForm | None) -> OpenForm:
    if found is None:
        raise Http404
    return found


def _take(request: HttpRequest, open_form: OpenForm, at: datetime) -> HttpResponse:
    form = open_form.page_form(request.POST)
    if not form.is_valid():
        return _page(request, open_form, form, status=422)
    try:
        posts.leave(_post(request, open_form, form, at), at=at)
    except posts.NoSuchForm as gone:
        raise Http404 from gone
    except Refused as refused:
        form.accept_refusal(refused)
        answer = _page(request, open_form, form, status=refused.status)
        answer.headers["Retry-After"] = "300"
        return answer
    thanks = reverse("doors:form_thanks", args=[open_form.web.key])
    to = open_form.web.redirect_url or f"{thanks}?lang={_language(request)}"
    answer = HttpResponseRedirect(to)
    answer.status_code = 303
    return answer


def _post(request: HttpRequest, open_form: OpenForm, form: PostForm, at: datetime) -> Post:
    web, told, stamped = open_form.web, form.told(), request.POST.get(fields.STAMP, "")[:400]
    address = _address(request)
    texts = [str(told.get(name, "")) for name in ("name", "company", "phone", "email", "need")]
    doubts = guard.doubts(
        form_key=web.key,
        stamped=stamped,
        trap=request.POST.get(fields.TRAP, ""),
        texts=texts,
        origin=request.headers.get("Origin", ""),
        allowed=[*web.origins, settings.BASE_URL.rstrip("/")],
        at=at,
    )
    return Post(
        form_key=web.key,
        key=guard.sending_key(web.key, stamped, told, address, at),
        told=told,
        around=_around(request, open_form, form, address, at),
        doubts=[doubt.value for doubt in doubts],
        address=address,
    )


def _around(
    request: HttpRequest, open_form: OpenForm, form: PostForm, address: str, at: datetime
) -> dict[str, Any]:
    came_from = request.POST.get("came_from", "") or request.headers.get("Referer", "")
    around: dict[str, Any] = {
        "address": address,
        "agent": request.headers.get("User-Agent", "")[:200],
        "page": guard.page_of(came_from),
        "utm": guard.campaign_words(request.POST.dict(), guard.query_of(came_from)),
        "language": translation.get_language(),
    }
    if form.product_id:
        around["product_id"] = form.product_id
    if fields.CONSENT in form.fields:
        is_ticked = bool(form.cleaned_data.get(fields.CONSENT))
        around["do_not_mail"] = not is_ticked
        around["consent"] = {
            "text": open_form.web.text("consent"),
            "version": open_form.web.consent_version,
            "is_ticked": is_ticked,
            "at": at.isoformat(),
            "address": address,
        }
    return around


def _page(request: HttpRequest, open_form: OpenForm, form: PostForm, status: int = 200) -> HttpResponse:
    came_from = request.POST.get("came_from", "") or guard.page_of(request.headers.get("Referer", ""))
    is_own = came_from.startswith(settings.BASE_URL)
    context = {
        "web": open_form.web,
        "form": form,
        "lang": _language(request),
        "stamp": request.POST.get(fields.STAMP) or guard.stamp(open_form.web.key, timezone.now()),
        "trap": fields.TRAP,
        "came_from": "" if is_own else came_from,
        "utm": guard.campaign_words(request.POST.dict(), request.GET.dict(), guard.query_of(came_from)),
    }
    return _drawn(request, "doors/public_form.html", context, status=status)


def _drawn(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """Draw a page without the frame of Vai: it sets no cookie, as a browser would throw it away inside another page."""
    return render(request, template, context, status=status)


def _framed(answer: HttpResponse, open_form: OpenForm) -> HttpResponse:
    """Let the pages that the administrator named hold this one in a frame, and nobody else."""
    web = open_form.web
    parents = " ".join(["'self'", *web.origins]) if web.origins else "'none'"
    # A browser follows an answer to a form only to where the form may go.
    targets = f" {guard.origin_of(web.redirect_url)}" if web.redirect_url else ""
    answer.headers["Content-Security-Policy"] = _POLICY.format(targets=targets, parents=parents)
    # The older header knows no list of pages; where there is one, the newer one alone decides.
    answer.headers["X-Frame-Options"] = "" if web.origins else "DENY"
    answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin" if web.origins else "same-origin"
    return answer


def _prefilled(request: HttpRequest) -> dict[str, str]:
    return {name: request.GET[name][:200] for name in fields.ASKED if name in request.GET}


def _language(request: HttpRequest) -> str:
    """Return the language that the address asks for, else the one of this browser: Vietnamese if it is neither."""
    asked = request.POST.get("lang") or request.GET.get("lang") or ""
    if asked in ("vi", "en"):
        return asked
    if settings.LANGUAGE_COOKIE_NAME in request.COOKIES:
        return "en" if (translation.get_language() or "vi").startswith("en") else "vi"
    return "en" if translation.get_language_from_request(request).startswith("en") else "vi"


def _address(request: HttpRequest) -> str:
    try:
        return str(get_adapter(request).get_client_ip(request))[:60]
    except PermissionDenied:
        return "unknown"
