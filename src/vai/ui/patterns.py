"""The examples of the pattern page. They are about a bakery, so that nobody takes them for the trade's own words."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.urls import reverse
from django.utils import timezone

from vai.ui.amounts import MoneyField
from vai.ui.charts import Bar
from vai.ui.forms import Combobox, Form, PhoneInput
from vai.ui.lists import Chip, Count, FilterState, Link, Listing, Order

PEOPLE: Final = (
    "Nguyễn Thị Hồng",
    "Trần Văn Bảo",
    "Lê Minh Châu",
    "Phạm Quốc Dũng",
    "Võ Hoàng Yến",
    "Đặng Thu Hà",
)
LOAVES: Final = (
    ("1", "Bánh mì đen", "lúa mạch, 72 giờ", Decimal("1250000000"), "good", "hunt", 4),
    ("2", "Bánh bông lan trứng muối", "khay 12 cái", Decimal("348500000"), "warn", "farm", 2),
    ("3", "Bánh sừng bò", "bơ Pháp", Decimal("96000000"), "bad", "advise", 1),
    ("4", "<script>alert(1)</script>", "chữ lạ vẫn chỉ là chữ", Decimal("0"), "neutral", "key", 3),
)


# A name under which the inline edit of the pattern page meets someone else's change.
DISPUTED: Final = "Disputed"


class BreadForm(Form):
    """One field of each kind."""

    name = forms.CharField(label="Name", help_text="As it stands on the shelf.")
    phone = forms.CharField(label="Phone", required=False, widget=PhoneInput)
    baker = forms.CharField(label="Baker", required=False)
    price = MoneyField(label="Price", required=False, help_text="50tr, 1,2 tỷ or 1.500.000.")
    baked_on = forms.DateField(label="Baked on", required=False)
    meeting_at = forms.DateTimeField(label="Tasting at", required=False)
    kind = forms.ChoiceField(label="Kind", choices=[("", "Choose …"), ("rye", "Rye"), ("wheat", "Wheat")])
    shape = forms.ChoiceField(
        label="Shape",
        choices=[("round", "Round"), ("long", "Long")],
        widget=forms.RadioSelect,
        initial="round",
    )
    with_seeds = forms.BooleanField(label="With seeds", required=False)
    notes = forms.CharField(label="Notes", required=False, widget=forms.Textarea)
    picture = forms.FileField(label="Picture", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["baker"].widget = Combobox(lambda: reverse("ui:pattern_options"), text_of=_baker)


class BakerForm(Form):
    """A form of one field, for dialogs and inline edits."""

    name = forms.CharField(label="Name", min_length=2, max_length=60)


def examples() -> dict[str, Any]:
    """Return what the pattern page shows."""
    now = timezone.localtime()
    refused = BreadForm(
        {"name": "", "price": "a lot", "kind": "", "shape": "round", "notes": "Kept as typed."}
    )
    return {
        "form": BreadForm(initial={"name": "Bánh mì đen", "price": "1.500.000", "baker": "2"}),
        "refused": refused,
        "people": PEOPLE,
        "loaves": LOAVES,
        "listing": _listing(),
        "today": now.date(),
        "yesterday": now - timedelta(days=1),
        "funnel": [
            Bar("Asked", 120, "120", "#charts", note="100%"),
            Bar("Tasted", 64, "64", "#charts", note="53%"),
            Bar("Ordered", 31, "31", "#charts", note="26%"),
            Bar("Came back", 9, "9", "#charts", note="8%"),
        ],
        "ageing": [
            Bar("Today", 48, "48 tr", "#charts", tone="0"),
            Bar("1–2 days", 22, "22 tr", "#charts", tone="1"),
            Bar("3–4 days", 11, "11 tr", "#charts", tone="2"),
            Bar("5 days and more", 5, "5 tr", "#charts", tone="4"),
        ],
        "spark": [3, 5, 4, 8, 7, 9, 12, 11],
    }


def options(typed: str) -> dict[str, Any]:
    """Return what the combobox of the pattern page finds."""
    found = [(key, name) for key, name in enumerate(PEOPLE, start=1) if typed.casefold() in name.casefold()]
    return {"items": [{"value": key, "label": name, "note": "baker"} for key, name in found], "typed": typed}


def _baker(value: Any) -> str:
    return PEOPLE[int(value) - 1] if str(value).isdecimal() and 0 < int(value) <= len(PEOPLE) else ""


def _listing() -> Listing[Any]:
    name, price = Order("name", "Name", ("name",)), Order("price", "Price", ("-price",))
    return Listing(
        rows=list(LOAVES),
        count=Count(1000, is_capped=True),
        state="kind=rye",
        search="",
        order=name,
        order_label="Name",
        orders=(Link("Name", "sort=name", is_current=True), Link("Price", "sort=price")),
        filters=(
            FilterState("kind", "Kind", "rye", ()),
            FilterState("shape", "Shape", "", (Link("Round", "shape=round"), Link("Long", "shape=long"))),
        ),
        chips=(Chip("Kind: Rye", ""),),
        kept={"kind": "rye"},
        next_query="after=x",
        previous_query="before=x",
        _order_links={
            "name": Link(str(name.label), "sort=-name", is_current=True, direction="ascending"),
            "price": Link(str(price.label), "sort=price"),
        },
    )
