"""The list of contracts, one of them, its print, and what is done to it."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vai.contracts import rules
from vai.contracts.actions import contracts
from vai.contracts.enums import ContractStatus, FileKind
from vai.contracts.forms import CancelForm, ContractForm, FileForm, SignForm
from vai.contracts.models import Contract
from vai.contracts.queries import contracts as queries
from vai.contracts.views import answers
from vai.core.errors import Refused, Stale
from vai.core.text import fold
from vai.hunting.queries import standing
from vai.hunting.rules import may_begin
from vai.journal.actions.attachments import CannotAttach
from vai.ui import pages
from vai.ui.lists import Filter, Order, listing

_TONES = {
    "draft": "neutral",
    "sent": "accent",
    "signed": "good",
    "live": "good",
    "ended": "neutral",
    "cancelled": "warn",
}


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """List the contracts that the person sees, the newest first."""
    here = answers.asked(request)
    me = (here.acting_for or here.user).pk
    shown = listing(
        request.GET,
        queries.seen().order_by(),
        orders=[
            Order("number", _("Number"), ("-year", "-serial")),
            Order("value", _("Value"), ("value", "year", "serial")),
            Order("ends", _("Valid to"), ("valid_to", "year", "serial")),
        ],
        filters=[
            Filter(
                "status",
                _("Status"),
                tuple(ContractStatus.choices),
                lambda rows, value: rows.filter(status=value),
            ),
            Filter("whose", _("Whose"), (("me", _("Mine")),), lambda rows, value: rows.filter(owner_id=me)),
        ],
        search=_search,
    )
    return pages.page(
        request, "contracts/contracts.html", {"listing": shown, "tones": _TONES}, fragment="list"
    )


@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a contract: what is missing, facts, lines, files, what happened."""
    return _shown(request, answers.contract_of(pk))


@require_GET
def printed(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a contract as a sheet to be printed and signed."""
    contract = answers.contract_of(pk)
    return pages.page(
        request, "contracts/print.html", {"contract": contract, "lines": queries.lines(contract)}
    )


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what a contract says."""
    here, contract = answers.asked(request), answers.contract_of(pk)
    form = ContractForm(request.POST or None, contract=contract, always=contracts.ALWAYS)
    if request.method == "POST" and form.is_valid():
        told = dict(form.cleaned_data)
        version = told.pop("version", None)
        try:
            return answers.carried_out(
                request,
                _page(contract),
                _("The contract was saved."),
                lambda: contracts.change(contract, told, by=here.user, at=here.now, version=version),
            )
        except Stale as refused:
            form.add_error(None, str(refused.message))
        except Refused as refused:
            if refused.status != 422:
                raise
            form.accept_refusal(refused)
    status = 422 if form.errors else 200
    return pages.page(request, "contracts/edit.html", {"contract": contract, "form": form}, status=status)


@require_POST
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that it went to the client."""
    here, contract = answers.asked(request), answers.contract_of(pk)
    text = _("Noted: %(number)s went to the client.") % {"number": contract.number}
    return answers.carried_out(
        request, _page(contract), text, lambda: contracts.send(contract, by=here.user, at=here.now)
    )


@require_POST
def refill(request: HttpRequest, pk: int) -> HttpResponse:
    """Take lines and value from the deal again."""
    here, contract = answers.asked(request), answers.contract_of(pk)
    return answers.carried_out(
        request,
        _page(contract),
        _("Lines and value are those of the deal now."),
        lambda: contracts.take_from_deal(contract, by=here.user, at=here.now),
    )


@require_http_methods(["GET", "POST"])
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask when both signed, and note it."""
    here, contract = answers.asked(request), answers.contract_of(pk)
    form = SignForm(request.POST or None, initial={"signed_on": timezone.localdate(here.now)})
    if request.method == "POST" and form.is_valid():
        return _try(
            request,
            contract,
            form,
            _("Signed: %(number)s.") % {"number": contract.number},
            lambda: contracts.sign(contract, **form.cleaned_data, by=here.user, at=here.now),
            (_("When did both sign?"), _("Signed"), "contracts:sign"),
        )
    return _ask(request, contract, form, (_("When did both sign?"), _("Signed"), "contracts:sign"))


@require_http_methods(["GET", "POST"])
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask why it is cancelled, and cancel it."""
    here, contract = answers.asked(request), answers.contract_of(pk)
    form = CancelForm(request.POST or None)
    words = (_("Why is it cancelled?"), _("Cancel the contract"), "contracts:cancel")
    if request.method == "POST" and form.is_valid():
        return _try(
            request,
            contract,
            form,
            _("Cancelled: %(number)s.") % {"number": contract.number},
            lambda: contracts.cancel(contract, form.cleaned_data["reason"], by=here.user, at=here.now),
            words,
        )
    return _ask(request, contract, form, words)


@require_POST
def add_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a file: the signed contract, a draft, an annex."""
    here, contract = answers.asked(request), answers.contract_of(pk)
    sent, form = request.FILES.getlist("files"), FileForm(request.POST)
    kind = form.cleaned_data["kind"] if form.is_valid() else FileKind.ANNEX

    def act() -> None:
        for file in sent:
            contracts.add_file(contract, file.chunks(), file.name or "", kind=kind, by=here.user, at=here.now)

    if not sent or len(sent) > 20:
        return _shown(request, contract, problem=_("Choose one to twenty files."), status=422)
    try:
        return answers.carried_out(request, _page(contract) + "#files", _("Added to the contract."), act)
    except CannotAttach as refused:
        return _shown(request, contract, problem=str(refused.message), status=422)


def _shown(request: HttpRequest, contract: Contract, *, problem: str = "", status: int = 200) -> HttpResponse:
    files = queries.files(contract)
    deal = contract.opportunity
    has_signed = queries.has_signed_file(files)
    context = {
        "contract": contract,
        "lines": queries.lines(contract),
        "files": files,
        "file_form": FileForm(initial={"kind": FileKind.ANNEX if has_signed else FileKind.SIGNED}),
        "missing": rules.missing(contract, has_signed_file=has_signed),
        "differs": bool(
            contract.is_open and deal and (deal.amount, deal.currency) != (contract.value, contract.currency)
        ),
        "tone": _TONES[contract.status],
        "may_change": may_begin(standing.current()),
        "may_cancel": contract.status not in (ContractStatus.CANCELLED, ContractStatus.ENDED),
        "problem": problem,
    }
    return pages.page(request, "contracts/contract.html", context, status=status)


def _try(
    request: HttpRequest, contract: Contract, form: Any, text: str, act: Any, words: tuple[str, str, str]
) -> HttpResponse:
    try:
        return answers.carried_out(request, _page(contract), text, act)
    except Refused as refused:
        if refused.status != 422:
            raise
        form.accept_refusal(refused)
        return _ask(request, contract, form, words)


def _ask(request: HttpRequest, contract: Contract, form: Any, words: tuple[str, str, str]) -> HttpResponse:
    title, submit, name = words
    context = {
        "contract": contract,
        "form": form,
        "title": title,
        "submit": submit,
        "action": reverse(name, args=[contract.pk]),
    }
    status = 422 if form.errors else 200
    return pages.page(request, "contracts/ask.html", context, fragment="dialog", status=status)


def _search(rows: QuerySet[Contract], text: str) -> QuerySet[Contract]:
    for word in fold(text).split():
        rows = rows.filter(number_f__contains=word) | rows.filter(account__name_f__contains=word)
    return rows


def _page(contract: Contract) -> str:
    return reverse("contracts:contract", args=[contract.pk])
