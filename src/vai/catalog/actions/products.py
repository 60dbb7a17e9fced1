"""Products and their families."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vai.catalog import rules
from vai.catalog.models import Product, ProductFamily
from vai.core.errors import Refused
from vai.core.text import fold, squeeze
from vai.staff.models import Person

FACTS = ("for_whom", "features", "suits", "limits", "need_words")
CHANGEABLE = frozenset(
    {"code", "name", "family", "description", "unit", "is_recurring", "months", "external_id", *FACTS}
)


class NameMissing(Refused):
    """A thing in a list needs a name."""

    code = "name_missing"


class AlreadyThere(Refused):
    """Another product or family has this code or name."""

    code = "already_there"


class PeriodMissing(Refused):
    """A recurring product needs the length of its period."""

    code = "period_missing"


@dataclass(frozen=True, kw_only=True)
class ProductData:
    """A product as it is told. `months`: the length of one period of a recurring one, monthly unless said."""

    name: str
    code: str = ""
    family: ProductFamily | None = None
    family_name: str = ""
    description: str = ""
    unit: str = ""
    is_recurring: bool = False
    months: int | None = None
    for_whom: str = ""
    features: str = ""
    suits: str = ""
    limits: str = ""
    need_words: str = ""
    external_id: str = ""


def add_product(data: ProductData, *, by: Person, at: datetime) -> Product:
    """Add a product; a family that is named and missing is added with it.

    :raises NotAnAdministrator: only an administrator does.
    :raises NameMissing: it has no name.
    :raises AlreadyThere: another product has the code.
    """
    rules.check_keeps_products(by)
    family = data.family or (
        family_named(data.family_name, by=by, at=at) if data.family_name.strip() else None
    )
    months = (data.months or 1) if data.is_recurring else None
    product = Product(
        name=squeeze(data.name),
        code=data.code.strip(),
        family=family,
        description=data.description.strip(),
        unit=squeeze(data.unit),
        is_recurring=data.is_recurring,
        months=months,
        external_id=data.external_id.strip(),
        **{name: getattr(data, name).strip() for name in FACTS},
    )
    _check(product)
    product.save(force_insert=True)
    return product


def change_product(product: Product, changes: Mapping[str, Any], *, by: Person, at: datetime) -> Product:
    """Change what a product says of itself.

    :raises AlreadyThere: another product has the code.
    :raises PeriodMissing: it recurs, and how often is not said.
    """
    rules.check_keeps_products(by)
    kept = Product.objects.select_for_update().get(pk=product.pk)
    for field in CHANGEABLE & changes.keys():
        value = changes[field]
        setattr(kept, field, squeeze(value) if field in ("name", "unit") else value)
    for field in FACTS:
        setattr(kept, field, getattr(kept, field).strip())
    kept.code = kept.code.strip()
    if not kept.is_recurring:
        kept.months = None
    _check(kept)
    kept.save()
    return kept


def archive_product(product: Product, *, by: Person, at: datetime) -> Product:
    """Take a product off the list of what is sold; deals that name it keep it."""
    return _set_archived(product, at, by=by)


def restore_product(product: Product, *, by: Person, at: datetime) -> Product:
    """Sell a product again."""
    return _set_archived(product, None, by=by)


def family_named(name: str, *, by: Person, at: datetime) -> ProductFamily:
    """Find the family of a name, whatever its accents, or add it.

    :raises NameMissing: the name is empty.
    """
    name = squeeze(name)
    if not name:
        raise NameMissing(_("Give the family a name."), field="name")
    found = ProductFamily.objects.filter(name_f=fold(name)).first()
    if found is not None:
        return found
    rules.check_keeps_products(by)
    return ProductFamily.objects.create(name=name, position=ProductFamily.objects.count())


def rename_family(family: ProductFamily, name: str, *, by: Person, at: datetime) -> ProductFamily:
    """Give a family another name.

    :raises AlreadyThere: another family has it.
    """
    rules.check_keeps_products(by)
    name = squeeze(name)
    if not name:
        raise NameMissing(_("Give the family a name."), field="name")
    if ProductFamily.objects.filter(name_f=fold(name)).exclude(pk=family.pk).exists():
        raise AlreadyThere(_("Another family has this name."), field="name")
    family.name = name
    family.save(update_fields=["name"])
    return family


def _set_archived(product: Product, moment: datetime | None, *, by: Person) -> Product:
    rules.check_keeps_products(by)
    kept = Product.objects.select_for_update().get(pk=product.pk)
    kept.archived_at = moment
    kept.save(update_fields=["archived_at"])
    return kept


def _check(product: Product) -> None:
    if not product.name:
        raise NameMissing(_("Give the product a name."), field="name")
    others = Product.objects.exclude(pk=product.pk)
    if product.code and others.filter(code=product.code).exists():
        raise AlreadyThere(_("Another product has this code."), field="code")
    same_name = Q(name_f=fold(product.name), archived_at=None, code=product.code)
    if not product.code and others.filter(same_name).exists():
        raise AlreadyThere(_("Another product has this name."), field="name")
    if product.is_recurring and not (product.months and product.months > 0):
        raise PeriodMissing(_("Say how many months one period has."), field="months")
