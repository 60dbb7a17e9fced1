"""The pages of the room: from the proposal to the answer, to whom they show, and at what cost."""

import pytest
from tests.cast import NOW, Cast

from vai.core.rowsecurity import acting_as
from vai.handovers.models import Handover, HandoverItem, HandoverTemplate
from vai.handovers.tests.given import an_account, proposed, serving
from vai.journal.actions import steps
from vai.journal.models import NextStep
from vai.journal.tests.pages import HTMX, counted, n_queries, signed_in

HOSTILE = "<script>alert(1)</script> {{ 7*7 }} %(x)s"


@pytest.fixture(autouse=True)
def bare(settings: object) -> None:
    settings.VAI_SHELL = ""


def filled(**more: object) -> dict[str, object]:
    notes = {f"item_{position}": f"Điều {position}" for position in range(8)}
    return {
        "from_mode": "hunt",
        "to_mode": "farm",
        "notes": "Chào em",
        "ends_coverage": "on",
        **notes,
        **more,
    }


def test_from_the_proposal_to_the_acceptance(cast: Cast) -> None:
    account = an_account(cast.an)
    with acting_as(cast.an, at=NOW):
        step = steps.plan("Gửi hợp đồng", by=cast.an, at=NOW, account_id=account.pk)
    hunter, farmer = signed_in(cast.an), signed_in(cast.chi)
    form = hunter.get(f"/accounts/{account.pk}/handover/").text
    # The own team's account manager comes first.
    assert form.index(cast.chi.name) < form.index(cast.giang.name)
    sent = filled(receiver=cast.chi.pk, idempotency_key="h1")
    first = hunter.post(f"/accounts/{account.pk}/handover/", sent)
    assert first.status_code == 303
    with acting_as(cast.an, at=NOW):
        handover = Handover.objects.get()
    assert first.headers["Location"] == f"/handovers/{handover.pk}/"
    assert hunter.post(f"/accounts/{account.pk}/handover/", sent).status_code == 303
    assert account.name in farmer.get("/handovers/").text
    page = farmer.get(f"/handovers/{handover.pk}/").text
    assert "Điều 3" in page
    assert f'value="{step.pk}" checked' in page
    item = f"/handovers/items/{_first_item(cast, handover)}/tick/"
    assert 'id="checklist"' in farmer.post(item, {"done": "1"}, **HTMX).text
    assert serving(account) == [("an", "hunt", True)]
    for _time in range(2):
        assert (
            farmer.post(
                f"/handovers/{handover.pk}/accept/", {"steps": step.pk, "idempotency_key": "a1"}
            ).status_code
            == 303
        )
    assert serving(account) == [("chi", "farm", True)]
    with acting_as(cast.chi, at=NOW):
        assert NextStep.objects.get().person_id == cast.chi.pk
    assert farmer.post(f"/handovers/{handover.pk}/accept/", {"idempotency_key": "a2"}).status_code == 422
    assert hunter.get(f"/handovers/{handover.pk}/").status_code == 200
    assert hunter.get(f"/accounts/{account.pk}/stream/").status_code == 404
    stream = farmer.get(f"/accounts/{account.pk}/stream/?kind=handover").text
    assert stream.count(f"/handovers/{handover.pk}/") == 2


def _first_item(cast: Cast, handover: Handover) -> int:
    with acting_as(cast.an, at=NOW):
        return HandoverItem.objects.filter(handover=handover).order_by("position")[0].pk


def test_sent_back_on_the_page_and_proposed_again(cast: Cast) -> None:
    account = an_account(cast.an)
    handover = proposed(cast, account)
    hunter, farmer = signed_in(cast.an), signed_in(cast.chi)
    assert farmer.post(f"/handovers/{handover.pk}/send-back/", {"reason": " "}).status_code == 422
    assert farmer.post(f"/handovers/{handover.pk}/send-back/", {"reason": HOSTILE}).status_code == 303
    page = hunter.get(f"/handovers/{handover.pk}/").text
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page
    empty = hunter.post(f"/handovers/{handover.pk}/again/", {"notes": "x"})
    assert empty.status_code == 422
    with acting_as(cast.an, at=NOW):
        assert Handover.objects.get().state == "sent_back"
    assert hunter.post(f"/handovers/{handover.pk}/again/", filled()).status_code == 303
    with acting_as(cast.an, at=NOW):
        assert Handover.objects.get().state == "proposed"
    assert hunter.post(f"/handovers/{handover.pk}/withdraw/").status_code == 303
    assert serving(account) == [("an", "hunt", True)]


def test_a_line_that_says_nothing_is_shown_at_its_field(cast: Cast) -> None:
    account = an_account(cast.an)
    browser = signed_in(cast.an)
    refused = browser.post(f"/accounts/{account.pk}/handover/", filled(receiver=cast.chi.pk, item_1=""))
    assert refused.status_code == 422
    assert 'id="id_item_1_error"' in refused.text
    skipped = browser.post(
        f"/accounts/{account.pk}/handover/", filled(receiver=cast.chi.pk, item_1="", skip_1="on")
    )
    assert skipped.status_code == 303


@pytest.mark.parametrize("who", ["binh", "dung", "ha", "phuc"])
def test_a_stranger_finds_no_handover(cast: Cast, who: str) -> None:
    account = an_account(cast.an)
    handover = proposed(cast, account)
    browser = signed_in(getattr(cast, who))
    assert browser.get(f"/accounts/{account.pk}/handover/").status_code == 404
    for address in ("", "accept/", "send-back/", "withdraw/", "again/"):
        method = browser.post if address else browser.get
        assert method(f"/handovers/{handover.pk}/{address}").status_code == 404
    assert browser.post(f"/handovers/items/{_first_item(cast, handover)}/tick/").status_code == 404
    assert account.name not in browser.get("/handovers/").text
    with acting_as(cast.an, at=NOW):
        assert (Handover.objects.get().version, serving(account)) == (1, [("an", "hunt", True)])


def test_a_lead_sees_but_does_not_answer(cast: Cast) -> None:
    handover = proposed(cast, an_account(cast.an))
    lead = signed_in(cast.khoa)
    assert lead.get(f"/handovers/{handover.pk}/").status_code == 200
    assert lead.post(f"/handovers/{handover.pk}/accept/").status_code == 403


def test_the_list_costs_the_same_whatever_it_shows(cast: Cast) -> None:
    farmer, costs = signed_in(cast.chi), []
    for n in (1, 2):
        for number in range(n):
            proposed(cast, an_account(cast.an, name=f"Khách {n}{number}"))
        with counted() as queries:
            assert farmer.get("/handovers/").status_code == 200
        costs.append(n_queries(queries))
    assert costs[0] == costs[1]
    assert costs[0] <= 12
    with acting_as(cast.an, at=NOW):
        one = Handover.objects.order_by("pk")[0]
    for address in (f"/handovers/{one.pk}/", f"/accounts/{one.account_id}/handovers/"):
        with counted() as queries:
            assert farmer.get(address).status_code == 200
        assert (address, n_queries(queries) <= 12) == (address, True)


def test_an_administrator_changes_the_checklists(cast: Cast) -> None:
    admin = signed_in(cast.minh)
    form = {"name": "KAM → RM", "from_mode": "key", "to_mode": "advise", "answer_minutes": 60}
    lines = "* Mục tiêu | Goals\n\nGhi chú"
    assert admin.post("/settings/handovers/new/", {**form, "lines": lines}).status_code == 303
    with acting_as(cast.minh, at=NOW):
        made = HandoverTemplate.objects.get(from_mode="key")
        assert made.items == [
            {"vi": "Mục tiêu", "en": "Goals", "required": True},
            {"vi": "Ghi chú", "en": "", "required": False},
        ]
    assert admin.post("/settings/handovers/new/", {**form, "lines": lines}).status_code == 422
    assert admin.get(f"/settings/handovers/{made.pk}/").text.count("* Mục tiêu | Goals") == 1
    assert admin.post(f"/settings/handovers/{made.pk}/archive/").status_code == 303
    assert signed_in(cast.an).get("/settings/handovers/").status_code == 200
    assert signed_in(cast.an).get("/settings/handovers/new/").status_code == 403
