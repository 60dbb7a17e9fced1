"""Quotes inside: begun from a deal, seen as the client will see them, changed, approved, sent."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.forms import formset_factory
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vai.core.errors import Refused
from vai.core.text import whole_number
from vai.hunting import rules
from vai.hunting.actions import quote_approvals, quotes
from vai.hunting.models import Opportunity, Quote
from vai.hunting.queries import deals, quote_papers, standing
from vai.hunting.queries import quotes as queries
from vai.hunting.quote_forms import OfferForm, OfferLineForm, ReturnForm, SendForm
from vai.hunting.views.common import asker, carried_out, done, moment
from vai.journal import content
from vai.ui import pages

Lines = formset_factory(OfferLineForm, extra=2, max_num=100, absolute_max=120)


@require_POST
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the next version of a deal's quote from its lines, or go on with the one that is being written."""
    deal = get_object_or_404(deals.seen(), pk=pk)
    made = quotes.draft(deal, by=asker(request), at=moment(request))
    to = _page(made) if made.total else reverse("hunting:quote_edit", args=[made.pk])
    return done(request, to, _("Version %(number)s is a draft.") % {"number": made.number})


@require_GET
def panel(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the versions of a deal's quote beside the deal."""
    deal = get_object_or_404(deals.seen(), pk=pk)
    may = rules.may(standing.current([pk]), "deal.change", deal)
    return pages.page(
        request, "hunting/quote_panel.html", {"deal": deal, "quotes": queries.of_deal(deal), "may": may}
    )


@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a quote as the client sees it, where it stands, and what changed since the version before."""
    return _show(request, _found(pk))


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a draft."""
    quote = _found(pk)
    rules.check(standing.current([quote.opportunity_id]), "deal.change", quote.opportunity)
    if not quote.is_draft:
        return pages.redirect(request, _page(quote))
    kwargs = {"currency": quote.currency, "usual_vat": queries.settings().vat_pct}
    options: dict[str, Any] = {"prefix": "line", "form_kwargs": kwargs}
    initial = [OfferLineForm.initial_of(line, quote.currency) for line in queries.lines(quote)]
    if request.method == "GET":
        return _edit_page(
            request, quote, OfferForm(initial=OfferForm.initial_of(quote)), Lines(initial=initial, **options)
        )
    form, forms = OfferForm(request.POST), Lines(request.POST, initial=initial, **options)
    if not (form.is_valid() and forms.is_valid()):
        return _edit_page(request, quote, form, forms, status=422)
    told = [line for one in forms if (line := one.told()) is not None]
    version = whole_number(request.POST.get("version"))

    def act() -> tuple[str, str]:
        quotes.change(quote, form.told(told), by=asker(request), at=moment(request), version=version)
        return _page(quote), _("Saved.")

    try:
        return carried_out(request, act)
    except Refused as refused:
        form.accept_refusal(refused)
        return _edit_page(request, quote, form, forms, status=refused.status)


@require_POST
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a draft: by mail, or only fixed so that its link can be passed on."""
    quote = _found(pk)
    form = SendForm(request.POST)
    if not form.is_valid():
        return _show(request, quote, send_form=form, status=422)
    to = form.cleaned_data["to"] if settings.VAI_HAS_MAIL and request.POST.get("how") != "link" else ""

    def act() -> tuple[str, str]:
        sent = quotes.send(quote, by=asker(request), at=moment(request), to=to)
        if sent.mailed_to:
            return _page(sent), _("Quote %(code)s is on its way to %(to)s.") % {
                "code": sent.code,
                "to": sent.mailed_to,
            }
        return _page(sent), _("Quote %(code)s is ready: copy its link.") % {"code": sent.code}

    try:
        return carried_out(request, act)
    except Refused as refused:
        form.accept_refusal(refused)
        return _show(request, quote, send_form=form, status=refused.status)


@require_POST
def revise(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the next version as a copy."""
    made = quotes.revise(_found(pk), by=asker(request), at=moment(request))
    text = _("Version %(number)s is a draft. The client keeps the one before until you send it.") % {
        "number": made.number
    }
    return done(request, reverse("hunting:quote_edit", args=[made.pk]), text)


@require_POST
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for a discount over one's limit."""
    held = quote_approvals.ask(_found(pk), by=asker(request), at=moment(request))
    name = held.approver.name if held.approver else ""
    return done(request, _page(held), _("%(name)s was asked.") % {"name": name})


@require_POST
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve a discount."""
    held = quote_approvals.approve(_found(pk), by=asker(request), at=moment(request))
    return done(request, _page(held), _("Approved. %(name)s was told.") % {"name": held.made_by.name})


@require_POST
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Return a quote with a reason."""
    quote, form = _found(pk), ReturnForm(request.POST)
    if not form.is_valid():
        return _show(request, quote, return_form=form, status=422)
    try:
        quote_approvals.send_back(quote, form.cleaned_data["reason"], by=asker(request), at=moment(request))
    except Refused as refused:
        form.accept_refusal(refused)
        return _show(request, quote, return_form=form, status=refused.status)
    return done(request, _page(quote), _("Returned. %(name)s was told why.") % {"name": quote.made_by.name})


@require_GET
def paper(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Give out the PDF: that which was sent, or how a draft would look."""
    quote = _found(pk)
    if quote.is_draft:
        answer: HttpResponseBase = HttpResponse(quote_papers.paper(_content(quote, moment(request))))
    else:
        answer = kept_paper(quote.sha256)
    return as_file(answer, quote_papers.file_name(quote))


def kept_paper(sha256: str) -> FileResponse:
    """Open a paper that was kept."""
    path = content.path_of(sha256)
    if not path.is_file():
        raise Http404
    return FileResponse(path.open("rb"))


def as_file(answer: HttpResponseBase, name: str) -> HttpResponseBase:
    """Let a paper be kept and not shown as a page of ours."""
    answer.headers["Content-Type"] = "application/pdf"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


def _found(pk: int) -> Quote:
    return get_object_or_404(queries.seen(), pk=pk)


def _page(quote: Quote) -> str:
    return reverse("hunting:quote", args=[quote.pk])


def _content(quote: Quote, at: datetime) -> dict[str, Any]:
    return quote.content or quote_papers.data(quote, on=timezone.localdate(at))


def _show(
    request: HttpRequest,
    quote: Quote,
    *,
    send_form: SendForm | None = None,
    return_form: ReturnForm | None = None,
    status: int = 200,
) -> HttpResponse:
    deal: Opportunity = quote.opportunity
    person, earlier = asker(request), queries.before(quote)
    to = queries.email_of(quote.contact) if quote.is_draft else ""
    limit = queries.limit_of(person)
    allowed = max(limit, quote.approved_pct if quote.approval == "given" else limit)
    context = {
        "quote": quote,
        "deal": deal,
        "paper": _content(quote, moment(request)),
        "versions": queries.of_deal(deal),
        "earlier": earlier,
        "changes": queries.changes(queries.lines(earlier), queries.lines(quote)) if earlier else [],
        "acceptance": queries.acceptance(quote) if quote.is_accepted else None,
        "link": queries.address(quote) if quote.is_sent else "",
        "may": rules.may(standing.current([deal.pk]), "deal.change", deal),
        "needs_approval": quote.is_draft and quote.largest_discount_pct > allowed,
        "may_approve": quote.approval == "asked" and quote_approvals.may_approve(quote, person),
        "limit": limit,
        "has_mail": settings.VAI_HAS_MAIL,
        "send_form": send_form or SendForm(initial={"to": to}),
        "return_form": return_form or ReturnForm(),
    }
    return pages.page(request, "hunting/quote.html", context, status=status)


def _edit_page(
    request: HttpRequest, quote: Quote, form: OfferForm, forms: Any, status: int = 200
) -> HttpResponse:
    context = {"quote": quote, "form": form, "forms": forms}
    return pages.page(request, "hunting/quote_edit.html", context, status=status)
