"""Jobs of a desk: what is done with a next action, going to another desk, helping a colleague."""

from __future__ import annotations

from django.utils import timezone
from playwright.sync_api import Locator, expect

from tests.effort.office import DAY, Office
from tests.effort.registry import job
from vai.clients.models import Coverage
from vai.core.rowsecurity import acting_as
from vai.guidance.models import GuidanceAnswer
from vai.journal.models import NextStep
from vai.staff.actions.delegations import delegate
from vai.staff.enums import Title
from vai.staff.models import Person


def with_a_late_step(office: Office) -> tuple[Person, NextStep]:
    """Give the hunter one step that is late; it is the first of what to do now."""
    an = office.hunter()
    account = office.client(an, "Nhựa Bình Minh", "Nguyễn Thị Lan")
    step = office.step(an, account, "Gửi báo giá")
    office.sit(an, "/desks/hunt/")
    expect(first_action(office)).to_contain_text("Gửi báo giá")
    return an, step


def first_action(office: Office) -> Locator:
    """Return the first next action."""
    return office.page.locator("#now .todo").first


def button(office: Office, does: str) -> Locator:
    """Return a button of the first next action."""
    return first_action(office).locator(f'[data-does="{does}"]')


@job("step-finished", "A step that is due, done", who="hunter")
def step_finished(office: Office) -> None:
    an, step = with_a_late_step(office)
    if office.driver.device.is_phone:
        office.driver.press(button(office, "done"), "Done")
    else:
        office.driver.key("d")
    expect(office.page.locator(".toast")).to_be_visible()
    with office.seen_by(an):
        step.refresh_from_db()
        assert step.done_at is not None


@job("action-snoozed", "A next action put off until tomorrow", who="hunter")
def action_snoozed(office: Office) -> None:
    an, _step = with_a_late_step(office)
    if office.driver.device.is_phone:
        office.driver.press(button(office, "snooze"), "Later")
        tomorrow = office.page.locator("[popover]:popover-open .menu-item[value=tomorrow]")
        office.driver.press(tomorrow, "Tomorrow morning")
    else:
        office.driver.key("s")
        office.driver.key("ArrowDown", "Enter")
    expect(office.page.locator(".toast")).to_be_visible()
    with office.seen_by(an):
        answer = GuidanceAnswer.objects.get()
        assert answer.answer == "snoozed"
        assert answer.until is not None
        assert timezone.localdate(answer.until) == timezone.localdate(office.at) + DAY


@job("action-dismissed", "A next action dismissed as not useful", who="hunter")
def action_dismissed(office: Office) -> None:
    an = office.hunter()
    account = office.client(an, "Nhựa Bình Minh", "Nguyễn Thị Lan")
    office.deal(an, account, "Website")
    office.sit(an, "/desks/hunt/")
    expect(first_action(office)).to_be_visible()
    if office.driver.device.is_phone:
        office.driver.press(button(office, "dismiss"), "Not useful")
        office.driver.press(
            office.page.locator("[popover]:popover-open .menu-item").first, "Not useful to me"
        )
    else:
        office.driver.key("n")
        office.driver.key("Enter")
    expect(office.page.locator(".toast")).to_be_visible()
    with office.seen_by(an):
        assert GuidanceAnswer.objects.get().answer == "irrelevant"


@job("desk-switched", "To another of one's desks", who="hunter who also keeps a client")
def desk_switched(office: Office) -> None:
    an = office.hunter()
    account = office.client(an, "Nhựa Bình Minh")
    with acting_as(an, at=office.at):
        Coverage.objects.create(account=account, person=an, mode="farm", since=timezone.localdate())
    office.sit(an, "/desks/hunt/")
    if office.driver.device.is_phone:
        office.driver.press(office.page.locator(".page-header .desk-switch a").nth(1), "Account management")
    else:
        office.driver.key("2")
    office.page.wait_for_url("**/desks/farm/")


@job("colleague-helped", "To act on behalf of a colleague", who="sale assistant")
def colleague_helped(office: Office) -> None:
    an = office.hunter()
    ha = office.hire("Đặng Thu Hà", Title.SALE_ASSISTANT)
    today = timezone.localdate(office.at)
    with acting_as(an, at=office.at):
        delegate(an, ha, scopes=["journal"], since=today, until=today + 9 * DAY, by=an, at=office.at)
    office.sit(ha, "/desks/assist/")
    act = office.page.locator("#served form button[type=submit]").first
    office.driver.press(act, "Act for Nguyễn Văn An")
    expect(office.page.locator(".acting")).to_contain_text("Nguyễn Văn An")
