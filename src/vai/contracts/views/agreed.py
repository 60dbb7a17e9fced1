"""What was agreed of a deal: its contract, terms and promises, as panels of other pages and as small forms."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vai.clients.queries import lookups
from vai.contracts import rules
from vai.contracts.actions import terms
from vai.contracts.forms import PromiseForm, TermsForm
from vai.contracts.models import Contract, DealPromise, DealTerms
from vai.contracts.queries import contracts, known
from vai.contracts.views import answers
from vai.hunting import rules as hunting
from vai.hunting.models import Opportunity
from vai.hunting.queries import standing
from vai.ui import pages


@require_GET
def of_account(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an account's contracts as a panel of its page."""
    rows = contracts.of_account(pk)
    if not rows and lookups.account(pk) is None:
        raise Http404
    return pages.page(request, "contracts/account_panel.html", {"rows": rows}, fragment="panel")


@require_GET
def of_deal(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what was agreed of a deal as a panel of its page: the contract, the terms, the promises."""
    return _panel(request, answers.deal_of(pk))


@require_GET
def won(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the contract that a win made, in the dialog that tells of the win."""
    deal = answers.deal_of(pk)
    contract = contracts.of_deal(pk)
    files = contracts.files(contract) if contract else []
    context = {
        "deal": deal,
        "contract": contract,
        "missing": rules.missing(contract, has_signed_file=contracts.has_signed_file(files))
        if contract
        else [],
    }
    return pages.page(request, "contracts/won_panel.html", context, fragment="panel")


@require_http_methods(["GET", "POST"])
def edit_terms(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what was agreed beside products and price."""
    here, deal = answers.asked(request), answers.deal_of(pk)
    form = TermsForm(request.POST or None, instance=known.terms(deal))
    if request.method == "POST" and form.is_valid():
        try:
            return answers.carried_out(
                request,
                _page(deal),
                _("Kept with the deal."),
                lambda: terms.agree(deal, form.cleaned_data, by=here.user, at=here.now),
            )
        except terms.NotAgreed as refused:
            form.accept_refusal(refused)
    context = {"deal": deal, "form": form}
    status = 422 if form.errors else 200
    return pages.page(request, "contracts/terms.html", context, fragment="dialog", status=status)


@require_POST
def add_promise(request: HttpRequest, pk: int) -> HttpResponse:
    """Remember what was promised; the panel comes back with it."""
    here, deal = answers.asked(request), answers.deal_of(pk)
    form = PromiseForm(request.POST)
    if form.is_valid():
        told = form.cleaned_data
        try:
            terms.promise(
                deal,
                told["text"],
                by=here.user,
                at=here.now,
                promised_on=told["promised_on"],
                due_on=told["due_on"],
            )
        except terms.NotAgreed as refused:
            form.accept_refusal(refused)
        else:
            return _after(request, deal, _("Remembered."))
    return _panel(request, deal, form=form, status=422)


@require_POST
def keep_promise(request: HttpRequest, pk: int) -> HttpResponse:
    """Tick a promise off, or take the tick away."""
    here, promise = answers.asked(request), _promise(pk)
    terms.keep(promise, by=here.user, at=here.now, is_kept=request.POST.get("kept") == "1")
    return _after(request, promise.opportunity, _("Noted."))


@require_POST
def forget_promise(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a promise away that was none."""
    here, promise = answers.asked(request), _promise(pk)
    terms.forget(promise, by=here.user, at=here.now)
    return _after(request, promise.opportunity, _("Put away."))


def _promise(pk: int) -> DealPromise:
    found = DealPromise.objects.select_related("opportunity")
    return get_object_or_404(found, pk=pk, archived_at=None)


def _after(request: HttpRequest, deal: Opportunity, text: str) -> HttpResponse:
    if not pages.is_partial(request):
        return answers.done(request, _page(deal), text)
    return _panel(request, deal)


def _panel(
    request: HttpRequest, deal: Opportunity, *, form: PromiseForm | None = None, status: int = 200
) -> HttpResponse:
    here = answers.asked(request)
    stands = standing.current([deal.pk])
    contract: Contract | None = contracts.of_deal(deal.pk)
    agreed = known.terms(deal)
    today = timezone.localdate(here.now)
    context = {
        "deal": deal,
        "contract": contract,
        "agreed": [(label, value) for label, value in _agreed(agreed) if value],
        "promises": known.promises(deal.pk),
        "form": form or PromiseForm(initial={"promised_on": today}),
        "opens_form": form is not None,
        "may_change": hunting.may(stands, "deal.change", deal),
        "today": today,
    }
    return pages.page(request, "contracts/deal_panel.html", context, fragment="panel", status=status)


def _agreed(agreed: DealTerms) -> list[tuple[str, object]]:
    fields = {one.name: one for one in agreed._meta.concrete_fields}
    shown = [(str(fields[name].verbose_name), getattr(agreed, name)) for name in TermsForm.Meta.fields]
    return [(label, _("yes") if value is True else value) for label, value in shown]


def _page(deal: Opportunity) -> str:
    return reverse("hunting:opportunity", args=[deal.pk])
