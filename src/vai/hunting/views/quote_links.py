"""A quote as its client sees it: by a link, without signing in. Whoever holds the link may read, accept, decline, ask.

A link that opens nothing is no page, whatever the reason. No cookie is asked or set, so no other page can answer in a
client's name without knowing the link.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from vai.core.errors import Refused
from vai.hunting.actions import quote_answers
from vai.hunting.actions.quote_answers import Shown, Visitor
from vai.hunting.quote_forms import AcceptForm, AskForm, DeclineForm
from vai.hunting.views.quotes import as_file, kept_paper
from vai.ui import pages
from vai.ui.forms import Form

# In a window of so many seconds one address may look so often, and so many answers may come by one link.
WINDOW_S: Final = 300
LOOKS, ANSWERS = 200, 20
FORMS: Final[dict[str, type[Form]]] = {"accept": AcceptForm, "decline": DeclineForm, "ask": AskForm}


@csrf_exempt
@require_http_methods(["GET", "POST"])
def show(request: HttpRequest, token: str) -> HttpResponse:
    """Show the quote, and take what its client answers."""
    at = timezone.now()
    shown = _shown(request, token, at)
    with translation.override(shown.language):
        if request.method == "POST" and shown.standing != "over":
            return _sealed(_answer(request, token, shown, at))
        return _sealed(_page(request, token, shown))


@require_GET
def paper(request: HttpRequest, token: str) -> HttpResponseBase:
    """Give out the paper."""
    shown = _shown(request, token, timezone.now())
    if not shown.sha256:
        raise Http404
    answer = as_file(kept_paper(shown.sha256), shown.file_name)
    answer.headers["Referrer-Policy"] = "no-referrer"
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    return answer


def _shown(request: HttpRequest, token: str, at: datetime) -> Shown:
    if not _within(f"look:{_address(request)}", LOOKS):
        raise Http404
    shown = quote_answers.look(token, at=at)
    if shown is None:
        raise Http404
    return shown


def _answer(request: HttpRequest, token: str, shown: Shown, at: datetime) -> HttpResponse:
    act = request.POST.get("act", "")
    if act not in FORMS:
        return _page(request, token, shown)
    form = FORMS[act](request.POST)
    if not _within(f"answer:{shown.quote_id}", ANSWERS):
        form.add_error(None, _("Too many answers came just now. Please try again in a few minutes."))
        return _page(request, token, shown, {act: form}, status=429)
    if not form.is_valid():
        return _page(request, token, shown, {act: form}, status=422)
    try:
        _acts(request, token, form, at)[act]()
    except quote_answers.LinkGone:
        # Replaced, or answered otherwise, a moment ago: the page says which.
        return _back(token)
    except Refused as refused:
        form.accept_refusal(refused)
        return _page(request, token, shown, {act: form}, status=refused.status)
    return _back(token, f"?done={act}")


def _acts(request: HttpRequest, token: str, form: Form, at: datetime) -> dict[str, Callable[[], object]]:
    told = form.cleaned_data
    visitor = Visitor(_address(request), request.headers.get("User-Agent", ""))
    return {
        "accept": lambda: quote_answers.accept_by_link(
            token,
            name=told["name"],
            title=told["title"],
            statement=str(AcceptForm.base_fields["agrees"].label),
            at=at,
            visitor=visitor,
        ),
        "decline": lambda: quote_answers.decline_by_link(
            token, reason=told["reason"], at=at, visitor=visitor
        ),
        "ask": lambda: quote_answers.ask_by_link(token, name=told["name"], question=told["question"], at=at),
    }


def _page(
    request: HttpRequest, token: str, shown: Shown, bound: dict[str, Form] | None = None, status: int = 200
) -> HttpResponse:
    forms: dict[str, Any] = {act: kind(prefix=None, auto_id=f"{act}_%s") for act, kind in FORMS.items()} | (
        bound or {}
    )
    context = {
        "shown": shown,
        "paper": shown.content,
        "lang": shown.language,
        "forms": forms,
        "act": next(iter(bound), "") if bound else "",
        "done": request.GET.get("done", ""),
        "here": reverse("hunting:quote_link", args=[token]),
        "paper_url": reverse("hunting:quote_link_paper", args=[token]) if shown.sha256 else "",
    }
    if shown.standing == "over":
        status = 410
    return pages.page(request, "hunting/quote_link.html", context, status=status)


def _back(token: str, query: str = "") -> HttpResponse:
    answer = HttpResponseRedirect(reverse("hunting:quote_link", args=[token]) + query)
    answer.status_code = 303
    return answer


def _sealed(answer: HttpResponse) -> HttpResponse:
    """Let the address, which is the key, go nowhere: not to other sites, not into an index."""
    answer.headers["Referrer-Policy"] = "no-referrer"
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    return answer


def _within(what: str, most: int) -> bool:
    """Count an act in its window and say whether it is one of the first."""
    key = "quote:" + hashlib.sha256(what.encode()).hexdigest()[:40]
    cache.add(key, 0, WINDOW_S)
    try:
        return cache.incr(key) <= most
    except ValueError:
        # The window closed between the two.
        return True


def _address(request: HttpRequest) -> str:
    try:
        return str(get_adapter(request).get_client_ip(request))[:60]
    except PermissionDenied:
        return "unknown"
