"""Jobs of a handover: proposed with what was promised, taken over, sent back."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.effort.office import DAY, Office
from tests.effort.registry import job
from vai.clients.models import Account, Coverage
from vai.core.rowsecurity import acting_as
from vai.handovers.actions import handovers
from vai.handovers.models import Handover
from vai.handovers.queries import templates
from vai.staff.models import Person

NOTE = "xem hợp đồng"


def proposed(office: Office) -> tuple[Person, Handover]:
    """Let a hunter have proposed a client to the account manager, who sits at the desk."""
    an, chi = office.hunter(), office.farmer()
    account = office.client(an, "Gỗ Bình Minh", "Nguyễn Thị Lan")
    with acting_as(an, at=office.at - DAY / 24):
        notes = {item.position: NOTE for item in templates.checklist("hunt", "farm").items}
        made = handovers.propose(
            account,
            receiver=chi,
            from_mode="hunt",
            to_mode="farm",
            by=an,
            at=office.at - DAY / 24,
            item_notes=notes,
        )
    office.sit(chi, "/desks/farm/")
    return chi, made


def open_it(office: Office, handover: Handover) -> None:
    """Open what is the first thing to do: to answer."""
    first = office.page.locator("#now .todo").first
    expect(first).to_contain_text("Gỗ Bình Minh")
    if office.driver.device.is_phone:
        office.driver.press(first.locator("a[data-open]"), "the first next action")
    else:
        office.driver.key("j")
        office.driver.key("Enter")
    office.page.wait_for_url(f"**/handovers/{handover.pk}/")


def served_by(account: Account, person: Person) -> list[str]:
    """Say in which modes somebody serves an account."""
    rows = Coverage.objects.filter(account=account, person=person, until=None)
    return sorted(rows.values_list("mode", flat=True))


@job("handover-proposed", "A client handed over, with six points of the checklist", who="hunter")
def handover_proposed(office: Office) -> None:
    an, chi, page = office.hunter(), office.farmer(), office.page
    account = office.client(an, "Gỗ Bình Minh", "Nguyễn Thị Lan")
    office.sit(an, f"/accounts/{account.pk}/")
    start = page.locator(f'[data-column="side"] a[href="/accounts/{account.pk}/handover/"]').first
    office.driver.press(start, "Propose a handover")
    page.wait_for_url("**/handover/")
    expect(page.locator("select[name=receiver]")).to_have_value(str(chi.pk))
    notes = page.locator("textarea[name^=item_]")
    for number in range(6):
        if number == 0 or office.driver.device.is_phone:
            office.driver.press(notes.nth(number), f"point {number + 1}")
        else:
            office.driver.key("Tab", "Tab")
        expect(notes.nth(number)).to_be_focused()
        office.driver.type(NOTE)
    if office.driver.device.is_phone:
        office.driver.press(page.locator("#propose button[data-kind=primary]"), "Propose")
    else:
        office.driver.key("Control+Enter")
    page.wait_for_url("**/handovers/*/")
    with office.seen_by(an):
        made = Handover.objects.get()
        assert (made.state, made.receiver_id, made.account_id) == ("proposed", chi.pk, account.pk)


@job("handover-accepted", "A handover read and accepted", who="account manager")
def handover_accepted(office: Office) -> None:
    chi, handover = proposed(office)
    open_it(office, handover)
    accept = office.page.locator('form[action$="/accept/"] button[data-kind=primary]')
    if office.driver.device.is_phone:
        office.driver.press(accept, "Accept")
    else:
        office.driver.key("y")
    expect(office.page.locator(".toast")).to_be_visible()
    with office.seen_by(chi):
        handover.refresh_from_db()
        assert handover.state == "accepted"
        assert served_by(handover.account, chi) == ["farm"]


@job("handover-sent-back", "A handover sent back with a reason", who="account manager")
def handover_sent_back(office: Office) -> None:
    chi, handover = proposed(office)
    page = office.page
    open_it(office, handover)
    more = page.locator("details.more summary")
    if office.driver.device.is_phone:
        office.driver.press(more, "Something is missing")
        office.driver.press(page.locator("[name=reason]"), "Reason")
    else:
        office.driver.key("b")
    expect(page.locator("[name=reason]")).to_be_focused()
    office.driver.type("chưa rõ ai ký")
    if office.driver.device.is_phone:
        office.driver.press(page.locator('form[action$="/send-back/"] button[type=submit]'), "Send back")
    else:
        office.driver.key("Control+Enter")
    page.wait_for_url("**/handovers/")
    with office.seen_by(chi):
        handover.refresh_from_db()
        assert (handover.state, handover.reason) == ("sent_back", "chưa rõ ai ký")
