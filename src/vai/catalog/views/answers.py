"""The library of answers: search, copy, add."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vai.catalog import rules
from vai.catalog.actions import answers
from vai.catalog.actions.answers import AnswerData
from vai.catalog.forms import AnswerForm
from vai.catalog.models import Answer, Product
from vai.catalog.queries import answers as queries
from vai.catalog.views.common import asker, carried_out, done, moment
from vai.core.errors import Refused
from vai.core.text import whole_number
from vai.ui import pages
from vai.ui.lists import Filter, Order, listing

ORDERS = (
    Order("used", gettext_lazy("Most used first"), ("-used_count", "question_f")),
    Order("newest", gettext_lazy("Newest first"), ("-id",)),
    Order("question", gettext_lazy("Question"), ("question_f",)),
)


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """List the answers."""
    page = listing(
        request.GET,
        queries.kept().order_by(),
        orders=ORDERS,
        filters=(
            Filter(
                "language",
                _("Language"),
                (("vi", _("Vietnamese")), ("en", _("English"))),
                lambda rows, value: rows.filter(language=value),
            ),
        ),
        search=queries.search,
        size=20,
    )
    return pages.page(request, "catalog/answers.html", {"listing": page}, fragment="list")


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Add an answer."""
    language = "en" if (get_language() or "vi").startswith("en") else "vi"
    form = AnswerForm(
        request.POST or None, initial={"language": language, "question": request.GET.get("q", "")}
    )
    if request.method == "GET" or not form.is_valid():
        return _form_page(request, form, None)

    def act() -> tuple[str, str]:
        added = answers.add_answer(AnswerData(**form.cleaned_data), by=asker(request), at=moment(request))
        return reverse("catalog:answer", args=[added.pk]), _("The answer is in the library.")

    try:
        return carried_out(request, act)
    except Refused as refused:
        form.accept_refusal(refused)
        return _form_page(request, form, None)


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an answer; who may, changes it."""
    kept = get_object_or_404(Answer.objects.select_related("product", "written_by"), pk=pk)
    initial = {name: getattr(kept, name) for name in AnswerForm.base_fields} | {"product": kept.product_id}
    form = AnswerForm(request.POST or None, initial=initial)
    if request.method == "GET" or not form.is_valid():
        return _form_page(request, form, kept)

    def act() -> tuple[str, str]:
        answers.change_answer(kept, form.cleaned_data, by=asker(request), at=moment(request))
        return reverse("catalog:answer", args=[pk]), _("Saved.")

    try:
        return carried_out(request, act)
    except Refused as refused:
        form.accept_refusal(refused)
        return _form_page(request, form, kept)


@require_POST
def use(request: HttpRequest, pk: int) -> HttpResponse:
    """Count that an answer was copied or read out."""
    answers.use_answer(
        get_object_or_404(Answer, pk=pk, archived_at=None), by=asker(request), at=moment(request)
    )
    return HttpResponse(status=204)


@require_POST
def archive(request: HttpRequest, pk: int) -> HttpResponse:
    """Put an answer away."""
    answers.archive_answer(get_object_or_404(Answer, pk=pk), by=asker(request), at=moment(request))
    return done(request, reverse("catalog:answers"), _("The answer was put away."))


@require_POST
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring an answer back."""
    answers.restore_answer(get_object_or_404(Answer, pk=pk), by=asker(request), at=moment(request))
    return done(request, reverse("catalog:answer", args=[pk]), _("The answer is back."))


@require_GET
def at_hand(request: HttpRequest) -> HttpResponse:
    """Show the answers that fit a product or a text, beside a lead or a deal."""
    key, typed = request.GET.get("product", ""), request.GET.get("q", "").strip()[:100]
    number = whole_number(key)
    product = None if number is None else Product.objects.filter(pk=number).first()
    context = {"answers": queries.best(typed, product=product), "typed": typed, "product": product}
    return pages.page(request, "catalog/at_hand.html", context, fragment="card")


def _form_page(request: HttpRequest, form: AnswerForm, kept: Answer | None) -> HttpResponse:
    may_change = kept is None or rules.may_change_answer(asker(request), kept)
    context = {"form": form, "answer": kept, "may_change": may_change}
    return pages.page(
        request, "catalog/answer.html", context, fragment="form", status=422 if form.errors else 200
    )
