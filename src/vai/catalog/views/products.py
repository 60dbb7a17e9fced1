"""Products and price lists: everybody reads them, an administrator keeps them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vai.catalog import rules
from vai.catalog.actions import prices, products
from vai.catalog.actions.prices import PriceListData
from vai.catalog.actions.products import ProductData
from vai.catalog.forms import PriceListForm, ProductForm
from vai.catalog.models import PriceList, Product
from vai.catalog.queries import products as queries
from vai.catalog.views.common import asker, carried_out, done, moment
from vai.core.errors import Refused
from vai.core.money import Money
from vai.ui import pages
from vai.ui.jinja import macro
from vai.ui.lists import Filter, Order, listing

ORDERS = (
    Order("name", gettext_lazy("Name"), ("name_f",)),
    Order("code", gettext_lazy("Code"), ("code",)),
    Order("newest", gettext_lazy("Newest first"), ("-id",)),
)


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """List the products with their prices."""
    page = listing(
        request.GET,
        queries.all_products().order_by() if request.GET.get("archived") else queries.sold().order_by(),
        orders=ORDERS,
        filters=_filters(),
        search=queries.search,
    )
    context = {
        "listing": page,
        "prices": queries.prices_of(page.rows),
        "may_keep": rules.may_keep_products(asker(request)),
    }
    return pages.page(request, "catalog/products.html", context, fragment="list")


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Add a product."""
    rules.check_keeps_products(asker(request))
    form = ProductForm(request.POST or None)
    if request.method == "GET" or not form.is_valid():
        return _form_page(request, form, None)

    def act() -> tuple[str, str]:
        data = ProductData(**{name: form.cleaned_data[name] for name in ProductForm.base_fields})
        product = products.add_product(data, by=asker(request), at=moment(request))
        _write_prices(request, form, product)
        return reverse("catalog:products"), _("The product was added.")

    try:
        return carried_out(request, act)
    except Refused as refused:
        form.accept_refusal(refused)
        return _form_page(request, form, None)


@require_http_methods(["GET", "POST"])
def product(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a product; change it."""
    kept = get_object_or_404(queries.all_products(), pk=pk)
    held = {price.price_list_id: price for price in queries.prices_of([kept])[kept.pk]}
    shown = {key: Money.rounded(price.amount, price.price_list.currency) for key, price in held.items()}
    initial = {name: getattr(kept, name, "") for name in ProductForm.base_fields}
    initial["family_name"] = kept.family.name if kept.family else ""
    form = ProductForm(request.POST or None, initial=initial, prices=shown)
    if request.method == "GET" or not form.is_valid():
        return _form_page(request, form, kept)
    rules.check_keeps_products(asker(request))

    def act() -> tuple[str, str]:
        told = {name: form.cleaned_data[name] for name in ProductForm.base_fields}
        family = told.pop("family_name")
        person, at = asker(request), moment(request)
        told["family"] = products.family_named(family, by=person, at=at) if family.strip() else None
        changed = products.change_product(kept, told, by=person, at=at)
        _write_prices(request, form, changed)
        return reverse("catalog:product", args=[pk]), _("Saved.")

    try:
        return carried_out(request, act)
    except Refused as refused:
        form.accept_refusal(refused)
        return _form_page(request, form, kept)


@require_POST
def archive(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a product off what is sold."""
    kept = get_object_or_404(Product, pk=pk)
    products.archive_product(kept, by=asker(request), at=moment(request))
    return done(request, reverse("catalog:products"), _("The product is sold no more."))


@require_POST
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Sell a product again."""
    kept = get_object_or_404(Product, pk=pk)
    products.restore_product(kept, by=asker(request), at=moment(request))
    return done(request, reverse("catalog:product", args=[pk]), _("The product is sold again."))


@require_GET
def suggest(request: HttpRequest) -> HttpResponse:
    """Look up products for a field."""
    typed = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    found = [
        {"value": one.pk, "label": one.name, "note": one.code or (one.family.name if one.family else "")}
        for one in queries.suggest(typed)
    ]
    return HttpResponse(macro("combobox_options", found, typed=typed))


@require_http_methods(["GET", "POST"])
def price_lists(request: HttpRequest) -> HttpResponse:
    """List the price lists; an administrator adds one."""
    form = PriceListForm(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def act() -> tuple[str, str]:
            prices.add_price_list(PriceListData(**form.cleaned_data), by=asker(request), at=moment(request))
            return reverse("catalog:price_lists"), _("The price list was added.")

        try:
            return carried_out(request, act)
        except Refused as refused:
            form.accept_refusal(refused)
    context = {
        "lists": queries.price_lists(),
        "form": form,
        "may_keep": rules.may_keep_products(asker(request)),
    }
    return pages.page(request, "catalog/price_lists.html", context, status=422 if form.errors else 200)


@require_POST
def price_list(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a price list the default, or put it away."""
    kept = get_object_or_404(PriceList, pk=pk)
    act = prices.archive_price_list if request.POST.get("act") == "archive" else prices.make_default
    act(kept, by=asker(request), at=moment(request))
    return done(request, reverse("catalog:price_lists"), _("Saved."))


def _filters() -> tuple[Filter, ...]:
    families = tuple((str(one.pk), one.name) for one in queries.families())
    return (
        Filter("family", _("Family"), families, lambda rows, value: rows.filter(family_id=value)),
        Filter(
            "recurring",
            _("Paid"),
            (("1", _("Each period")), ("0", _("Once"))),
            lambda rows, value: rows.filter(is_recurring=value == "1"),
        ),
        Filter(
            "archived",
            _("Put away"),
            (("1", _("Put away")),),
            lambda rows, value: rows.exclude(archived_at=None),
        ),
    )


def _write_prices(request: HttpRequest, form: ProductForm, kept: Product) -> None:
    when: dict[str, Any] = {"by": asker(request), "at": moment(request)}
    for one in form.lists:
        name = f"price_{one.pk}"
        money = form.cleaned_data.get(name)
        if isinstance(money, Money):
            prices.set_price(kept, one, money.amount, **when)
        elif form.fields[name].initial is not None:
            prices.remove_price(kept, one, **when)


def _form_page(request: HttpRequest, form: ProductForm, kept: Product | None) -> HttpResponse:
    context = {"form": form, "product": kept, "may_keep": rules.may_keep_products(asker(request))}
    return pages.page(
        request, "catalog/product.html", context, fragment="form", status=422 if form.errors else 200
    )
