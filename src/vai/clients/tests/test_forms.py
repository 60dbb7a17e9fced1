"""The pages that write: what was changed and only that, two people at once, things made on the way, many rows at once."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast

from vai.clients.actions import accounts, coverage, settings
from vai.clients.actions.points import PointData
from vai.clients.actions.settings import FieldData
from vai.clients.models import (
    Account,
    AccountTag,
    Affiliation,
    Contact,
    Coverage,
    CoverageOffer,
    CustomField,
    Merge,
    Tag,
    Tier,
)
from vai.clients.tests.people import added, opened, signed_in
from vai.core.rowsecurity import acting_as
from vai.staff.models import SavedView

HTMX = {"HX-Request": "true"}


def fields_of(client: Client, address: str) -> dict[str, Any]:
    """Read what a form would send as it stands."""
    page = client.get(address).content.decode()
    form = page[page.index('name="seen"') - 4000 :]
    found: dict[str, Any] = {}
    for tag in re.findall(r"<input[^>]*>", form):
        name, value = re.search(r' name="([^"]*)"', tag), re.search(r' value="([^"]*)"', tag)
        if not name or ('type="checkbox"' in tag and " checked" not in tag) or name[1] == "is_another":
            continue
        found[unescape(name[1])] = unescape(value[1]) if value else ""
    for name, body in re.findall(r'<select[^>]* name="([^"]*)"[^>]*>(.*?)</select>', form, re.S):
        chosen = re.search(r'<option value="([^"]*)" selected', body)
        found[name] = unescape(chosen[1]) if chosen else ""
    for name, body in re.findall(r'<textarea[^>]* name="([^"]*)"[^>]*>(.*?)</textarea>', form, re.S):
        found[name] = unescape(body).removeprefix("\r\n").removeprefix("\n")
    return found


def full(cast: Cast) -> Account:
    with acting_as(cast.minh, at=NOW):
        settings.define_field(FieldData("account", "Số hợp đồng"), by=cast.minh, at=NOW)
    return opened(
        cast.an,
        tax_code="0100233488",
        tier="gold",
        yearly_value=1_500_000,
        address_text="12 Lê Lợi, Phường Bến Thành, TP.HCM",
        notes="Dòng một\nDòng hai",
        tags=("VIP", "Cũ"),
        points=(
            PointData("phone", "0912345678"),
            PointData("phone", "0987654321"),
            PointData("email", "a@b.vn"),
        ),
        custom={"so_hop_dong": "HĐ-1"},
    )


def test_saving_what_was_not_touched_changes_nothing(cast: Cast) -> None:
    account = full(cast)
    client, address = signed_in(cast.an), reverse("clients:account_edit", args=[account.pk])
    sent = fields_of(client, address)
    assert sent["yearly_value"] == "1.500.000"
    assert client.post(address, sent).status_code == 303
    with acting_as(cast.an, at=NOW):
        now = Account.objects.get()
        assert (now.version, now.custom, now.notes) == (
            account.version,
            {"so_hop_dong": "HĐ-1"},
            "Dòng một\nDòng hai",
        )
        assert now.points.count() == 3


def test_only_what_was_changed_is_written(cast: Cast) -> None:
    account = full(cast)
    client, address = signed_in(cast.an), reverse("clients:account_edit", args=[account.pk])
    sent = fields_of(client, address)
    with acting_as(cast.khoa, at=NOW):
        accounts.change_account(account, {"segment": "Lớn", "notes": "Khoa"}, by=cast.khoa, at=NOW)
        old, main = account.points.filter(kind="phone").order_by("id")
        mail = account.points.get(kind="email")
    changed = {
        "yearly_value": "2 tỷ",
        "tags": "VIP, Mới",
        f"point_{mail.pk}": "",
        "new_phone": "028 3822 1234",
        "main_phone": str(main.pk),
        "custom_so_hop_dong": "HĐ-2",
    }
    assert client.post(address, {**sent, **changed}).status_code == 303
    with acting_as(cast.an, at=NOW):
        now = Account.objects.get()
        assert (now.segment, now.notes, now.yearly_value) == ("Lớn", "Khoa", 2_000_000_000)
        assert now.custom == {"so_hop_dong": "HĐ-2"}
        assert list(now.points.order_by("value").values_list("value", "is_primary")) == [
            ("+842838221234", False),
            ("+84912345678", False),
            ("+84987654321", True),
        ]
        tags = AccountTag.objects.filter(account=now).order_by("tag__name_f")
        assert list(tags.values_list("tag__name", flat=True)) == ["Mới", "VIP"]
        assert old.pk


def test_of_two_people_the_later_is_shown_the_difference_and_then_decides(cast: Cast) -> None:
    account = full(cast)
    client, address = signed_in(cast.an), reverse("clients:account_edit", args=[account.pk])
    sent = {**fields_of(client, address), "segment": "Vừa", "new_phone": "0901 111 222"}
    with acting_as(cast.khoa, at=NOW):
        accounts.change_account(account, {"segment": "Lớn"}, by=cast.khoa, at=NOW)
    refused = client.post(address, sent)
    page = refused.content.decode()
    assert refused.status_code == 409
    assert "Lớn" in page
    assert 'value="Vừa"' in page
    assert "0901 111 222" in page
    with acting_as(cast.an, at=NOW):
        now = Account.objects.get()
        assert (now.segment, now.points.count()) == ("Lớn", 3)
    again = {**sent, "version": str(now.version)}
    assert f'name="version" value="{now.version}"' in page
    assert client.post(address, again).status_code == 303
    with acting_as(cast.an, at=NOW):
        now = Account.objects.get()
        assert (now.segment, now.points.count()) == ("Vừa", 4)


def test_a_new_account_that_may_be_there_is_asked_about_first(cast: Cast) -> None:
    opened(cast.an, "Công ty TNHH Minh Long", tax_code="0100233488")
    client, address = signed_in(cast.an), reverse("clients:account_new")
    sent = {
        "name": "CTCP Minh Long",
        "kind": "business",
        "mode": "hunt",
        "tax_code": "0100233488",
        "notes": "giữ lại",
    }
    refused = client.post(address, sent)
    assert refused.status_code == 422
    assert "Công ty TNHH Minh Long" in refused.content.decode()
    assert "giữ lại" in refused.content.decode()
    with acting_as(cast.an, at=NOW):
        assert Account.objects.count() == 1
    keyed = {**sent, "is_another": "on", "idempotency_key": "k1"}
    for _ in range(2):
        assert client.post(address, keyed).status_code == 303
    with acting_as(cast.an, at=NOW):
        assert Account.objects.count() == 2
        assert Account.objects.get(name="CTCP Minh Long").notes == "giữ lại"


def test_a_bad_field_keeps_all_that_was_typed(cast: Cast) -> None:
    client, address = signed_in(cast.an), reverse("clients:account_new")
    sent = {
        "name": "Minh Long",
        "kind": "business",
        "mode": "hunt",
        "new_phone": "ngày mai",
        "notes": "giữ lại",
    }
    refused = client.post(address, sent)
    assert refused.status_code == 422
    page = refused.content.decode()
    assert "giữ lại" in page
    assert 'value="ngày mai"' in page
    assert "new_phone_error" in page
    with acting_as(cast.an, at=NOW):
        assert Account.objects.count() == 0


def test_an_account_is_made_on_the_way_and_comes_back_into_the_field(cast: Cast) -> None:
    client, address = signed_in(cast.an), reverse("clients:account_new")
    dialog = client.get(address, {"q": "Minh Long", "field": "account"}, headers=HTMX)
    assert 'value="Minh Long"' in dialog.content.decode()
    assert "<html" not in dialog.content.decode()
    sent = {"name": "Minh Long", "kind": "business", "mode": "hunt", "field": "account"}
    made = client.post(address, sent, headers=HTMX)
    with acting_as(cast.an, at=NOW):
        account = Account.objects.get()
    assert made.status_code == 204
    assert f'"field": "account", "value": "{account.pk}", "label": "Minh Long"' in made.headers["HX-Trigger"]
    again = client.post(address, sent, headers=HTMX)
    assert again.status_code == 422
    with acting_as(cast.an, at=NOW):
        assert Account.objects.count() == 1


def test_a_contact_is_added_at_an_account_and_on_the_way(cast: Cast) -> None:
    account = opened(cast.an)
    client, address = signed_in(cast.an), reverse("clients:contact_new")
    sent = {
        "name": "Nguyễn Thị Lan",
        "honorific": "chi",
        "name_language": "vi",
        "account": str(account.pk),
        "title": "Kế toán trưởng",
        "decision_role": "finance",
        "is_primary": "on",
        "new_phone": "0912345678",
    }
    assert client.post(address, sent).status_code == 303
    with acting_as(cast.an, at=NOW):
        place = Affiliation.objects.select_related("contact").get()
        assert (place.contact.name, place.title, place.is_primary) == (
            "Nguyễn Thị Lan",
            "Kế toán trưởng",
            True,
        )
    quick = {"name": "Trần Bảo", "field": "contact", "account": str(account.pk), "title": "Giám đốc"}
    assert client.post(address, quick, headers=HTMX).status_code == 204
    far = opened(cast.binh, "Xa")
    refused = client.post(address, {**sent, "name": "Ai đó", "new_phone": "", "account": str(far.pk)})
    assert refused.status_code == 422
    with acting_as(cast.minh, at=NOW):
        assert Contact.objects.count() == 2


def test_one_field_is_edited_where_it_stands(cast: Cast) -> None:
    account = opened(cast.an, segment="SME")
    client, address = signed_in(cast.an), reverse("clients:account_field", args=[account.pk, "segment"])
    assert 'value="SME"' in client.get(address, headers=HTMX).content.decode()
    saved = client.post(address, {"segment": "Vừa", "version": str(account.version)}, headers=HTMX)
    assert (saved.status_code, "Vừa" in saved.content.decode()) == (200, True)
    conflict = client.post(address, {"segment": "Khác", "version": str(account.version)}, headers=HTMX)
    assert (conflict.status_code, "Vừa" in conflict.content.decode()) == (409, True)
    name = reverse("clients:account_field", args=[account.pk, "name"])
    assert client.post(name, {"name": " "}, headers=HTMX).status_code == 422
    assert client.get(reverse("clients:account_field", args=[account.pk, "team"])).status_code == 404
    with acting_as(cast.an, at=NOW):
        now = Account.objects.get()
        assert (now.segment, now.name) == ("Vừa", "Công ty TNHH Minh Long")


def test_many_rows_are_changed_as_one_and_the_refused_are_told(cast: Cast) -> None:
    mine = [opened(cast.an, f"Công ty {number}") for number in range(3)]
    far = opened(cast.binh, "Xa")
    client, address = signed_in(cast.an), reverse("clients:accounts_bulk")
    chosen = [str(account.pk) for account in (*mine[:2], far)]
    assert client.post(address, {"act": "tag", "tags": "Hội chợ", "chosen": chosen}).status_code == 303
    with acting_as(cast.minh, at=NOW):
        tier = str(Tier.objects.get(code="gold").pk)
        assert set(AccountTag.objects.values_list("account_id", flat=True)) == {mine[0].pk, mine[1].pk}
    client.post(address, {"act": "tier", "tier": tier, "all": "1", "state": "q=cong"})
    with acting_as(cast.minh, at=NOW):
        assert set(Account.objects.filter(tier__code="gold").values_list("pk", flat=True)) == {
            a.pk for a in mine
        }
    refused = client.post(
        address, {"act": "assign", "person": str(cast.chi.pk), "mode": "hunt", "chosen": chosen}
    )
    assert refused.status_code == 303
    with acting_as(cast.minh, at=NOW):
        assert Coverage.objects.filter(person=cast.chi).count() == 0
    lead = signed_in(cast.khoa)
    lead.post(address, {"act": "assign", "person": str(cast.chi.pk), "mode": "hunt", "chosen": chosen})
    with acting_as(cast.minh, at=NOW):
        assert set(Coverage.objects.filter(person=cast.chi).values_list("account_id", flat=True)) == {
            mine[0].pk,
            mine[1].pk,
        }
    lead.post(address, {"act": "archive", "chosen": chosen})
    assert client.post(address, {"act": "nonsense", "chosen": chosen}).status_code == 422
    with acting_as(cast.minh, at=NOW):
        assert Account.objects.exclude(archived_at=None).count() == 2


def test_a_view_is_saved_and_forgotten(cast: Cast) -> None:
    client = signed_in(cast.an)
    address = reverse("clients:view_save", args=["accounts"])
    saved = client.post(address, {"name": "Vàng của tôi", "query": "tier=gold&mine=any"})
    assert saved.headers["Location"].endswith("/accounts/?tier=gold&mine=any")
    assert "Vàng của tôi" in client.get(reverse("clients:accounts")).content.decode()
    with acting_as(cast.an, at=NOW):
        view = SavedView.objects.get()
    remove = reverse("clients:view_remove", args=["accounts", view.pk])
    assert signed_in(cast.chi).post(remove).status_code == 404
    assert client.post(remove).status_code == 303
    assert client.post(reverse("clients:view_save", args=["nothing"]), {"name": "x"}).status_code == 404
    with acting_as(cast.an, at=NOW):
        assert SavedView.objects.count() == 0


def test_service_is_changed_offered_and_taken_on_its_page(cast: Cast) -> None:
    account = opened(cast.an)
    an, chi = signed_in(cast.an), signed_in(cast.chi)
    sent = {"offer-person": str(cast.chi.pk), "offer-mode": "farm"}
    assert an.post(reverse("clients:offer", args=[account.pk]), sent).status_code == 303
    assert an.post(reverse("clients:offer", args=[account.pk]), sent).status_code == 422
    page = reverse("clients:coverage", args=[account.pk])
    assert chi.get(page).status_code == 200
    with acting_as(cast.chi, at=NOW):
        offer = CoverageOffer.objects.get()
    assert an.post(reverse("clients:offer_take", args=[offer.pk])).status_code == 403
    assert chi.post(reverse("clients:offer_take", args=[offer.pk])).status_code == 303
    refused = an.post(
        reverse("clients:cover", args=[account.pk]),
        {"cover-person": str(cast.ha.pk), "cover-mode": "hunt", "cover-is_lead": "on"},
    )
    assert refused.status_code == 422
    with acting_as(cast.khoa, at=NOW):
        row = Coverage.objects.get(person=cast.an)
        assert Coverage.objects.filter(until=None).count() == 2
    end = reverse("clients:coverage_end", args=[account.pk, row.pk])
    assert an.post(end).status_code == 303
    with acting_as(cast.khoa, at=NOW):
        assert list(Coverage.objects.filter(until=None).values_list("person_id", flat=True)) == [cast.chi.pk]


def test_two_are_merged_side_by_side_and_the_old_address_leads_on(cast: Cast) -> None:
    kept, merged = opened(cast.an, segment="SME"), opened(cast.an, "Minh Long", segment="Lớn", notes="cũ")
    client = signed_in(cast.an)
    address = reverse("clients:account_merge", args=[kept.pk])
    page = client.get(address, {"with": merged.pk}).content.decode()
    assert 'name="choose_segment"' in page
    assert "Lớn" in page
    sent = {"with": str(merged.pk), "choose_segment": "merged", "choose_name": "kept", "choose_notes": "both"}
    assert client.post(address, sent).status_code == 303
    with acting_as(cast.an, at=NOW):
        now = Account.objects.get(pk=kept.pk)
        assert (now.name, now.segment, now.notes) == ("Công ty TNHH Minh Long", "Lớn", "cũ")
        assert Merge.objects.get().choices == {"segment": "merged", "name": "kept", "notes": "both"}
        from_old = accounts.Account.objects.filter(pk=merged.pk)
        assert [account.merged_into_id for account in from_old] in ([kept.pk], [])
    assert client.post(address, sent).status_code in (404, 422)
    old, new = (reverse("workspace:account", args=[pk]) for pk in (merged.pk, kept.pk))
    for person in (cast.an, cast.khoa):
        assert signed_in(person).get(old).headers["Location"] == new
    assert signed_in(cast.binh).get(old).status_code == 404


def test_an_administrator_settles_tiers_fields_and_tags(cast: Cast) -> None:
    opened(cast.an, tags=("vip",))
    client = signed_in(cast.minh)
    sent = {"name": "Kim cương", "cadence_days": "7", "position": "0"}
    assert client.post(reverse("clients:tier_new"), sent).status_code == 303
    sent = {"entity": "account", "label_vi": "Kênh", "type": "choice", "choices": "TV\nBáo", "position": "1"}
    assert client.post(reverse("clients:custom_field_new"), sent).status_code == 303
    assert client.post(reverse("clients:custom_field_new"), {**sent, "choices": ""}).status_code == 422
    with acting_as(cast.minh, at=NOW):
        tier, field, tag = Tier.objects.get(code="kim_cuong"), CustomField.objects.get(), Tag.objects.get()
        assert (tier.cadence_days, field.code, field.choices) == (7, "kenh", ["TV", "Báo"])
    address = reverse("clients:custom_field", args=[field.pk])
    changed = {
        "label_vi": "Kênh chính",
        "choices": "TV\nBáo\nRadio",
        "position": "2",
        "type": "date",
        "entity": "lead",
    }
    assert client.post(address, changed).status_code == 303
    assert (
        client.post(reverse("clients:tag", args=[tag.pk]), {"name": "VIP", "colour": "red"}).status_code
        == 303
    )
    client.post(reverse("clients:tier_archive", args=[tier.pk]))
    an = signed_in(cast.an)
    for refused in (
        reverse("clients:tier_archive", args=[tier.pk]),
        address,
        reverse("clients:tag", args=[tag.pk]),
    ):
        assert an.post(refused, changed).status_code == 403
    with acting_as(cast.minh, at=NOW):
        for row in (tier, field, tag):
            row.refresh_from_db()
        assert (field.label_vi, field.type, field.entity, len(field.choices)) == (
            "Kênh chính",
            "choice",
            "account",
            3,
        )
        assert (tag.name, tag.colour, tier.archived_at is not None) == ("VIP", "red", True)


def test_places_of_a_contact_are_kept_on_their_page(cast: Cast) -> None:
    one, two = opened(cast.an, "Một"), opened(cast.an, "Hai")
    lan = added(cast.an, one)
    client = signed_in(cast.an)
    add = reverse("clients:place_add", args=[lan.pk])
    assert client.post(add, {"place-account": str(two.pk), "place-title": "Cố vấn"}).status_code == 303
    assert client.post(add, {"place-account": str(two.pk)}).status_code == 422
    with acting_as(cast.an, at=NOW):
        place = Affiliation.objects.get(account=two)
    change = reverse("clients:place_change", args=[place.pk])
    client.post(change, {"title": "Giám đốc", "decision_role": "economic", "is_primary": "on"})
    client.post(reverse("clients:place_end", args=[place.pk]))
    assert signed_in(cast.binh).post(change, {"title": "x"}).status_code == 404
    with acting_as(cast.an, at=NOW):
        place.refresh_from_db()
        assert (place.title, place.decision_role, place.until is not None) == ("Giám đốc", "economic", True)
        assert coverage.day_of(NOW) <= place.until
