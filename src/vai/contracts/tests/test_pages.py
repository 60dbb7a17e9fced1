"""The pages of the room: who sees them, what they cost, and what their forms do."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.cast import NOW, Cast

from vai.contracts.models import Contract, ContractFile, ContractSettings, DealPromise
from vai.core.rowsecurity import acting_as
from vai.hunting.actions import moves
from vai.hunting.models import Opportunity
from vai.hunting.tests.people import a_deal, an_account, stage
from vai.journal.tests.pages import HTMX, counted, n_queries, signed_in


@pytest.fixture(autouse=True)
def bare(settings: object) -> None:
    settings.VAI_SHELL = ""


def won(cast: Cast, name: str = "Công ty Minh Long") -> Opportunity:
    with acting_as(cast.an, at=NOW):
        deal = a_deal(cast.an, account=an_account(cast.an, name))
        return moves.move(deal, stage("Won"), by=cast.an, at=NOW)


def the_contract(cast: Cast) -> Contract:
    with acting_as(cast.an, at=NOW):
        return Contract.objects.get()


def test_a_list_costs_the_same_for_one_contract_and_for_three(cast: Cast) -> None:
    browser, costs = signed_in(cast.an), []
    for n in (1, 2):
        for number in range(n):
            deal = won(cast, f"Công ty {n}{number}")
        with counted() as queries:
            shown = browser.get("/contracts/")
        costs.append(n_queries(queries))
    assert "HĐ-2026/003" in shown.text
    assert costs[0] == costs[1]
    assert costs[0] <= 12
    with acting_as(cast.an, at=NOW):
        pk = Contract.objects.get(opportunity=deal).pk
    pages = (
        f"/contracts/{pk}/",
        f"/contracts/{pk}/print/",
        f"/contracts/{pk}/edit/",
        f"/deals/{deal.pk}/agreed/",
        f"/deals/{deal.pk}/terms/",
        f"/deals/{deal.pk}/contract-made/",
        f"/accounts/{deal.account_id}/contracts/",
    )
    for address in pages:
        with counted() as queries:
            assert browser.get(address).status_code == 200, address
        assert (address, n_queries(queries) <= 12) == (address, True)


def test_a_stranger_finds_no_contract_nor_what_was_agreed(cast: Cast) -> None:
    deal, contract, stranger = won(cast), the_contract(cast), signed_in(cast.binh)
    assert "HĐ-2026/001" not in stranger.get("/contracts/").text
    for address in ("", "print/", "edit/", "sign/", "cancel/"):
        assert stranger.get(f"/contracts/{contract.pk}/{address}").status_code == 404
    for address in ("send/", "sign/", "cancel/", "refill/", "files/"):
        assert stranger.post(f"/contracts/{contract.pk}/{address}").status_code == 404
    for address in ("agreed/", "terms/", "contract-made/"):
        assert stranger.get(f"/deals/{deal.pk}/{address}").status_code == 404
    assert stranger.post(f"/deals/{deal.pk}/promises/new/", {"text": "x"}).status_code == 404
    assert stranger.get(f"/accounts/{deal.account_id}/contracts/").status_code == 404
    assert stranger.get("/settings/contracts/").status_code == 403
    assert (the_contract(cast).version, the_contract(cast).status) == (contract.version, "draft")


def test_from_the_draft_to_the_signature(cast: Cast) -> None:
    won(cast)
    contract, browser = the_contract(cast), signed_in(cast.an)
    page = f"/contracts/{contract.pk}/"
    form = {"title": "Website", "vat_pct": "8", "valid_from": "2026-12-01", "valid_to": "2027-11-30"}
    refused = browser.post(f"{page}edit/", {**form, "valid_to": "2026-11-30", "version": contract.version})
    assert refused.status_code == 422
    sent = {**form, "client_tax_code": "0101234567", "payment_terms": "30 ngày", "version": contract.version}
    assert browser.post(f"{page}edit/", sent).status_code == 303
    kept = the_contract(cast)
    assert (kept.vat, kept.client_tax_code, kept.valid_to) == (4_000_000, "0101234567", date(2027, 11, 30))
    assert browser.post(f"{page}send/").status_code == 303
    assert browser.post(f"{page}sign/", {"signed_on": "2031-01-01"}).status_code == 422
    assert browser.post(f"{page}sign/", {"signed_on": "2026-11-24"}).status_code == 303
    signed = the_contract(cast)
    assert (signed.status, signed.signed_on) == ("signed", date(2026, 11, 24))
    # Signed, it stays as it was signed: the form has no such field any more.
    browser.post(f"{page}edit/", {**form, "title": "Khác", "notes": "Bản gốc ở kho"})
    assert (the_contract(cast).title, the_contract(cast).notes) == ("Website", "Bản gốc ở kho")
    assert browser.post(f"{page}cancel/", {"reason": ""}).status_code == 422
    assert browser.post(f"{page}cancel/", {"reason": "Khách rút"}).status_code == 303
    assert the_contract(cast).status == "cancelled"


def test_a_file_belongs_to_the_contract_and_is_given_to_no_stranger(
    cast: Cast, settings: object, tmp_path: object
) -> None:
    settings.VAI_FILES = tmp_path
    won(cast)
    contract, browser = the_contract(cast), signed_in(cast.an)
    address = f"/contracts/{contract.pk}/files/"
    assert browser.post(address, {"kind": "signed"}).status_code == 422
    paper = SimpleUploadedFile("hop-dong.pdf", b"%PDF-1.4 x")
    assert browser.post(address, {"kind": "signed", "files": paper}).status_code == 303
    with acting_as(cast.an, at=NOW):
        file = ContractFile.objects.select_related("attachment").get()
    assert (file.kind, file.attachment.name) == ("signed", "hop-dong.pdf")
    assert "hop-dong.pdf" in browser.get(f"/contracts/{contract.pk}/").text
    assert signed_in(cast.binh).get(f"/files/{file.attachment_id}/").status_code == 404


def test_a_promise_is_noted_kept_and_put_away(cast: Cast) -> None:
    deal, browser = won(cast), signed_in(cast.an)
    address = f"/deals/{deal.pk}/promises/new/"
    assert browser.post(address, {"text": "", "promised_on": "2026-11-24"}, **HTMX).status_code == 422
    told = {"text": "Tặng một buổi đào tạo", "promised_on": "2026-11-24", "due_on": "2026-12-24"}
    assert "Tặng một buổi đào tạo" in browser.post(address, told, **HTMX).text
    with acting_as(cast.an, at=NOW):
        made = DealPromise.objects.get()
    browser.post(f"/promises/{made.pk}/keep/", {"kept": 1}, **HTMX)
    with acting_as(cast.an, at=NOW):
        assert DealPromise.objects.get().kept_at is not None
    assert "đào tạo" not in browser.post(f"/promises/{made.pk}/forget/", **HTMX).text


def test_an_administrator_settles_the_number(cast: Cast) -> None:
    browser = signed_in(cast.minh)
    page = browser.get("/settings/contracts/")
    assert "HĐ-" in page.text
    with acting_as(cast.minh, at=NOW):
        version = ContractSettings.objects.get().version
    form = {
        "pattern": "{number}",
        "vat_pct": "8",
        "usual_months": "6",
        "our_name": "Công ty Vai",
        "version": version,
    }
    assert browser.post("/settings/contracts/", form).status_code == 422
    assert browser.post("/settings/contracts/", {**form, "pattern": "{number:4}/{yy}"}).status_code == 303
    won(cast)
    made = the_contract(cast)
    assert (made.number, made.our_name, made.vat_pct) == ("0001/26", "Công ty Vai", 8)
