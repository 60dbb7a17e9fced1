"""Products, prices and answers: who keeps them, how they are found, what they cost."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW, Cast

from vai.catalog.actions import answers, prices, products
from vai.catalog.actions.answers import AnswerData
from vai.catalog.actions.prices import PriceListData
from vai.catalog.actions.products import ProductData
from vai.catalog.models import Answer, Price, PriceList, Product
from vai.catalog.queries import answers as answer_queries
from vai.catalog.queries import products as queries
from vai.core.errors import NotAllowed
from vai.core.rowsecurity import acting_as
from vai.core.undo import undo
from vai.staff.models import Person

TODAY = NOW.date()


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def a_product(cast: Cast, name: str = "Gói website", **told: object) -> Product:
    return products.add_product(ProductData(name=name, **told), by=cast.minh, at=NOW)


def test_only_an_administrator_keeps_products(cast: Cast) -> None:
    for person in (cast.an, cast.khoa, cast.lan):
        with acting_as(person, at=NOW), pytest.raises(NotAllowed):
            products.add_product(ProductData(name="X"), by=person, at=NOW)
    with acting_as(cast.minh, at=NOW):
        assert not Product.objects.exists()
        product = a_product(cast, family_name="Phần mềm", code="WEB", is_recurring=True)
        assert (product.family.name, product.months) == ("Phần mềm", 1)
        with pytest.raises(products.AlreadyThere):
            a_product(cast, "Khác", code="WEB")
        assert Product.objects.count() == 1
    with acting_as(cast.an, at=NOW):
        assert Product.objects.get().name == "Gói website"


def test_a_family_is_found_whatever_its_accents(cast: Cast) -> None:
    with acting_as(cast.minh, at=NOW):
        first = products.family_named("Phần mềm", by=cast.minh, at=NOW)
        assert products.family_named("phan mem", by=cast.minh, at=NOW) == first


def test_prices_go_by_currency_and_day_and_the_default_list_first(cast: Cast) -> None:
    with acting_as(cast.minh, at=NOW):
        product = a_product(cast)
        usual = prices.add_price_list(PriceListData(name="Thường"), by=cast.minh, at=NOW)
        sale = prices.add_price_list(
            PriceListData(name="Giảm", since=TODAY, until=TODAY + timedelta(days=5)), by=cast.minh, at=NOW
        )
        abroad = prices.add_price_list(PriceListData(name="Abroad", currency="USD"), by=cast.minh, at=NOW)
        assert (usual.is_default, sale.is_default, abroad.is_default) == (True, False, True)
        prices.set_price(product, sale, Decimal(8_000_000), by=cast.minh, at=NOW)
        assert queries.price_of(product, currency="VND", on=TODAY) == Decimal(8_000_000)
        assert queries.price_of(product, currency="VND", on=TODAY + timedelta(days=6)) is None
        prices.set_price(product, usual, Decimal(10_000_000), by=cast.minh, at=NOW)
        prices.set_price(product, abroad, Decimal("399.50"), by=cast.minh, at=NOW)
        assert queries.price_of(product, currency="VND", on=TODAY) == Decimal(10_000_000)
        assert queries.price_of(product, currency="USD", on=TODAY) == Decimal("399.5")
        prices.make_default(sale, by=cast.minh, at=NOW)
        assert queries.price_of(product, currency="VND", on=TODAY) == Decimal(8_000_000)
        assert PriceList.objects.filter(currency="VND", is_default=True).count() == 1


@pytest.mark.parametrize(("amount", "currency"), [("-1", "VND"), ("0.5", "VND"), ("1.005", "USD")])
def test_a_price_fits_its_currency(cast: Cast, amount: str, currency: str) -> None:
    with acting_as(cast.minh, at=NOW):
        product = a_product(cast)
        listed = prices.add_price_list(PriceListData(name="A", currency=currency), by=cast.minh, at=NOW)
        with pytest.raises(prices.NotAPrice):
            prices.set_price(product, listed, Decimal(amount), by=cast.minh, at=NOW)
        assert not Price.objects.exists()


def test_products_are_found_without_accents_by_name_code_and_family(cast: Cast) -> None:
    with acting_as(cast.minh, at=NOW):
        a_product(cast, "Quản trị Website", family_name="Dịch vụ", code="QTW")
        a_product(cast, "Website trọn gói")
        archived = a_product(cast, "Website cũ")
        products.archive_product(archived, by=cast.minh, at=NOW)
        assert [one.name for one in queries.suggest("web")] == ["Website trọn gói", "Quản trị Website"]
        assert [one.name for one in queries.suggest("quan tri")] == ["Quản trị Website"]
        assert [one.name for one in queries.suggest("dich vu qtw")] == ["Quản trị Website"]
        found = queries.with_names(["WEBSITE TRON GOI", "QTW", "?"])
        assert {key: one.name for key, one in found.items()} == {
            "website tron goi": "Website trọn gói",
            "qtw": "Quản trị Website",
        }


def test_answers_are_found_without_accents_in_question_text_and_keywords(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        first = answers.add_answer(
            AnswerData(question="Bảo hành bao lâu?", body="Mười hai tháng.", keywords="warranty"),
            by=cast.an,
            at=NOW,
        )
        second = answers.add_answer(
            AnswerData(question="Có xuất hóa đơn không?", body="Có, hóa đơn điện tử; bảo hành riêng."),
            by=cast.an,
            at=NOW,
        )
        assert answer_queries.best("bao hanh") == [first, second]
        assert answer_queries.best("WARRANTY") == [first]
        answers.use_answer(second, by=cast.an, at=NOW)
        assert answer_queries.best() == [second, first]
        assert Answer.objects.get(pk=second.pk).used_count == 1


def test_an_answer_is_changed_by_its_writer_a_lead_or_an_administrator(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        answer = answers.add_answer(AnswerData(question="Giá?", body="Tùy."), by=cast.an, at=NOW)
    with acting_as(cast.binh, at=NOW):
        with pytest.raises(NotAllowed):
            answers.change_answer(answer, {"body": "X"}, by=cast.binh, at=NOW)
        assert Answer.objects.get().body == "Tùy."
    with acting_as(cast.khoa, at=NOW) as changed:
        answers.change_answer(answer, {"body": "Từ 10 triệu."}, by=cast.khoa, at=NOW)
    with acting_as(cast.khoa, at=NOW):
        assert Answer.objects.get().body == "Từ 10 triệu."
        undo(changed.change_id)
        assert Answer.objects.get().body == "Tùy."


def counted(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len([one for one in captured if "SAVEPOINT" not in one["sql"] and "set_config" not in one["sql"]])


@pytest.mark.parametrize(
    "path", ["/products/", "/products/?q=goi", "/answers/", "/answers/?q=gia", "/answers/at-hand/"]
)
def test_a_list_costs_the_same_for_one_row_and_for_three(cast: Cast, path: str) -> None:
    client = signed_in(cast.an)

    def more(n: int, start: int) -> None:
        with acting_as(cast.minh, at=NOW):
            listed = PriceList.objects.first() or prices.add_price_list(
                PriceListData(name="A"), by=cast.minh, at=NOW
            )
            for i in range(start, start + n):
                product = a_product(cast, f"Gói {i}", family_name=f"Họ {i}")
                prices.set_price(product, listed, Decimal(1000), by=cast.minh, at=NOW)
                answers.add_answer(
                    AnswerData(question=f"Giá {i}?", body="Tùy.", product=product), by=cast.minh, at=NOW
                )

    more(1, 0)
    one = counted(client, path)
    more(2, 1)
    assert counted(client, path) == one
    assert one <= 14


def test_pages_open_and_an_administrator_keeps_products_there(cast: Cast) -> None:
    keeper, reader = signed_in(cast.minh), signed_in(cast.an)
    assert keeper.post("/settings/price-lists/", {"name": "2026", "currency": "VND"}).status_code == 303
    with acting_as(cast.minh, at=NOW):
        listed = PriceList.objects.get()
    told = {"name": "Gói web", f"price_{listed.pk}": "12tr", "idempotency_key": "a"}
    assert [keeper.post("/products/new/", told).status_code for _ in range(2)] == [303, 303]
    with acting_as(cast.minh, at=NOW):
        product = Product.objects.get()
        assert Price.objects.get().amount == Decimal(12_000_000)
    assert reader.post("/products/new/", told).status_code == 403
    assert reader.post(f"/products/{product.pk}/", {"name": "X"}).status_code == 403
    assert reader.get(f"/products/{product.pk}/").status_code == 200
    assert keeper.get(f"/products/{product.pk}/").status_code == 200
    assert (
        keeper.post(f"/products/{product.pk}/", {"name": "Gói web mới", f"price_{listed.pk}": ""}).status_code
        == 303
    )
    assert (
        reader.post("/answers/new/", {"question": "Giá?", "body": "12 triệu", "language": "vi"}).status_code
        == 303
    )
    with acting_as(cast.minh, at=NOW):
        assert (Product.objects.get().name, Price.objects.count()) == ("Gói web mới", 0)
        answer = Answer.objects.get()
    assert reader.get(f"/answers/{answer.pk}/").status_code == 200
    assert reader.post(f"/answers/{answer.pk}/use/").status_code == 204
    assert "Gói web mới" in reader.get("/products/suggest/?q=goi").content.decode()
