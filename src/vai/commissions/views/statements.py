"""A statement with its working; disputing a line of it, and what its lead does with it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from vai.commissions import rules
from vai.commissions.actions import disputes, settling
from vai.commissions.enums import StatementState
from vai.commissions.forms import AnswerForm, DisputeForm
from vai.commissions.models import CommissionDispute, CommissionStatement
from vai.commissions.phrases import working, wrong_with
from vai.commissions.queries import statements, workings
from vai.commissions.views import common
from vai.core import idempotency
from vai.ui import pages


@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a statement: its sums, its lines with their working, what was disputed."""
    return _shown(request, common.found(pk))


@require_POST
def dispute(request: HttpRequest, pk: int) -> HttpResponse:
    """Dispute a line."""
    here = common.asked(request)
    line = statements.line(pk)
    if line is None:
        raise Http404
    form = DisputeForm(request.POST)
    if form.is_valid():
        try:
            disputes.raise_dispute(line, by=here.user, at=here.now, **form.cleaned_data)
        except disputes.CannotDispute as refused:
            form.accept_refusal(refused)
        else:
            text = _("Sent. You will read the answer here, within five working days.")
            return common.done(request, text, to=reverse("commissions:statement", args=[line.statement_id]))
    return _shown(request, common.found(line.statement_id), disputed=pk, form=form, status=422)


@require_GET
def show_dispute(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a dispute: the claim, the line with its working, the answer or the form for it."""
    return _dispute_shown(request, _found_dispute(pk))


@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer a dispute."""
    here = common.asked(request)
    asked = _found_dispute(pk)
    form = AnswerForm(request.POST, currency=asked.statement.currency)
    if form.is_valid():
        money = form.cleaned_data["adjustment"]
        try:
            disputes.answer(
                asked,
                form.cleaned_data["decision"],
                by=here.user,
                at=here.now,
                adjustment=money.amount if money else None,
            )
        except disputes.CannotDispute as refused:
            form.accept_refusal(refused)
        else:
            return common.done(request, _("Answered."), to=reverse("commissions:review"))
    return _dispute_shown(request, asked, form=form, status=422)


@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Show it to its person for checking."""
    here = common.asked(request)
    settling.publish(common.found(pk), by=here.user, at=here.now)
    return _back(request, pk, _("Published: your colleague can check it now."))


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Make it a draft again."""
    here = common.asked(request)
    settling.take_back(common.found(pk), by=here.user, at=here.now)
    return _back(request, pk, _("Taken back: it is reckoned anew."))


@require_POST
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve it for good."""
    here = common.asked(request)
    once = idempotency.once(request.POST.get(idempotency.FIELD, ""), by=here.user, at=here.now)
    if once.is_first:
        settling.approve(common.found(pk), by=here.user, at=here.now)
    return _back(request, pk, _("Approved: from now on nothing of it changes."))


def _back(request: HttpRequest, pk: int, text: str) -> HttpResponse:
    return common.done(request, text, to=reverse("commissions:statement", args=[pk]))


def _found_dispute(pk: int) -> CommissionDispute:
    found = statements.dispute(pk)
    if found is None:
        raise Http404
    return found


def _shown(
    request: HttpRequest,
    statement: CommissionStatement,
    *,
    disputed: int | None = None,
    form: DisputeForm | None = None,
    status: int = 200,
) -> HttpResponse:
    here = common.asked(request)
    asked = statements.disputes(statement)
    context: dict[str, Any] = {
        "statement": statement,
        "told": workings.told(statements.lines(statement), statement, asked),
        "sums": workings.sums(statement),
        "draw_working": working(statement.draw_steps, statement.currency),
        "problem": wrong_with(statement.problem) if statement.problem else "",
        "is_own": statement.person_id == here.user.pk,
        "may_dispute": rules.may_dispute(statement, here.user),
        "may_settle": rules.may_settle(statement, here.user),
        "is_over": statement.ends_on <= common.today(request),
        "last_day": statement.ends_on - timedelta(days=1),
        "was_disputed": bool(asked),
        "disputed": disputed,
        "form": form or DisputeForm(),
        "tones": common.TONES,
        "state_label": StatementState(statement.state).label,
    }
    return pages.page(request, "commissions/statement.html", context, status=status)


def _dispute_shown(
    request: HttpRequest, dispute: CommissionDispute, *, form: AnswerForm | None = None, status: int = 200
) -> HttpResponse:
    here = common.asked(request)
    context = {
        "dispute": dispute,
        "told": workings.told([dispute.line], dispute.statement)[0],
        "may_answer": rules.may_answer(dispute, here.user),
        "form": form or AnswerForm(currency=dispute.statement.currency),
        "is_late": dispute.decided_at is None and dispute.due_on < common.today(request),
    }
    return pages.page(request, "commissions/dispute.html", context, status=status)
