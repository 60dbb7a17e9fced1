"""Products with their family and price. Only administrators make them; others' rows are linked with those that are there."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from vai.catalog.models import Price, Product
from vai.doors.loading import lists
from vai.doors.loading.index import bare
from vai.doors.loading.items import Item
from vai.doors.loading.writers import Candidate, Identity, Writer, text


class ProductWriter(Writer):
    """Products, known by code, then by name whatever its spaces and case."""

    entity = "product"
    model = Product
    fill_only = ("name", "code")

    def prepare(self, item: Item) -> None:
        """Read name, code, family, price."""
        v = item.draft.values
        name, code = text(v.get("name")), text(v.get("code"))
        item.label = name or code
        item.said["name"] = item.label
        item.said["code"] = code[:40]
        if notes := v.get("notes"):
            item.said["description"] = notes
        if v.get("is_recurring") is not None:
            item.said["is_recurring"] = v["is_recurring"]
            item.said["months"] = 1 if v["is_recurring"] else None
        if number := v.get("external_id"):
            item.said["external_id"] = str(number)
        item.identities = ([("code", bare(code))] if code else []) + [("name", bare(item.label))]
        if not self.world.is_administrator:
            if not self.candidates(set(item.identities)):
                item.leave_out("only_administrators")
            item.said = {"name": item.label}
            return
        if family := text(v.get("family")):
            item.said["family_id"] = lists.family(self.world, item, family)
        item.extra["price"] = v.get("price")
        item.extra["currency"] = v.get("currency") or self.world.plan.currency

    def candidates(self, wanted: set[Identity]) -> dict[Identity, list[Candidate]]:
        """Find products by code and name, both without spaces and case; the list is short."""
        found: dict[Identity, list[Candidate]] = {}
        for pk, name, code in Product.objects.filter(archived_at=None).values_list("pk", "name", "code"):
            for identity in (("code", bare(code)), ("name", bare(name))):
                if identity[1] and identity in wanted:
                    found.setdefault(identity, []).append(Candidate(pk, name, code))
        return found

    def accepts(self, item: Item, kind: str, found: list[Candidate]) -> Candidate | None:
        """A namesake with another code is another product."""
        code = item.said.get("code")
        if kind == "name" and code:
            found = [c for c in found if not c.tax or bare(c.tax) == bare(str(code))]
        return found[0] if len(found) == 1 else None

    def create(self, items: Sequence[Item]) -> None:
        """Make the products. A code belongs to one of them: another with the same code keeps it in its description."""
        codes = [item.said["code"] for item in items if item.said.get("code")]
        taken = set(Product.objects.filter(code__in=codes).values_list("code", flat=True))
        for item in items:
            code = item.said.get("code")
            if code and code in taken:
                item.remark("code_taken", "code", value=code)
                before = item.said.get("description", "")
                item.said["code"], item.said["description"] = "", f"{before}\n{code}".strip()
            taken.add(str(code))
        super().create(items)

    def build(self, item: Item) -> Any:
        """Make the product."""
        return Product(**item.said)

    def complete(self, items: Sequence[Item]) -> None:
        """Write the prices."""
        for item in items:
            self._set_price(item)

    def add(self, items: Sequence[Item]) -> int:
        """Write the price, if it is another one."""
        return sum(self._set_price(item) for item in items)

    def _set_price(self, item: Item) -> int:
        amount, currency = item.extra.get("price"), item.extra.get("currency")
        if amount is None or not item.target or not currency:
            return 0
        if amount < 0:
            item.remark("price_negative", "price", value=str(amount))
            return 0
        amount = Decimal(amount).quantize(Decimal("0.0001"))
        price_list = lists.price_list(self.world, currency)
        price = Price.objects.filter(product_id=item.target, price_list_id=price_list).first()
        if price is None:
            Price.objects.create(product_id=item.target, price_list_id=price_list, amount=amount)
            return 1
        if price.amount == amount:
            return 0
        Price.objects.filter(pk=price.pk).update(amount=amount)
        return 1
