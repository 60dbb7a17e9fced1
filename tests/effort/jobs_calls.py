"""Jobs of the call list: the next lead called and told of, called back, made a deal."""

from __future__ import annotations

from datetime import time, timedelta

from django.utils import timezone
from playwright.sync_api import Locator, expect

from tests.effort.office import Office
from tests.effort.registry import job
from vai.core.rowsecurity import acting_as
from vai.hunting.actions import calls
from vai.hunting.models import Lead, Opportunity
from vai.journal.models import Interaction, NextStep
from vai.staff.models import Person


def two_to_call(office: Office) -> tuple[Person, list[str]]:
    """Give the hunter two leads to call, and sit down before the first."""
    an, minh = office.hunter(), office.world.cast.minh
    with acting_as(minh, at=office.at):
        # The jobs are done at whatever hour the tests run.
        calls.set_hours(time(0), time(23, 59, 59), by=minh, at=office.at)
    for name, phone in (("Lê Văn Tám", "0912 345 678"), ("Phạm Thị Chín", "0912 345 679")):
        office.lead(an, name, phone=phone, need="cần làm website")
    office.sit(an, "/calls/")
    first = heading(office).inner_text()
    return an, [first, "Phạm Thị Chín" if first == "Lê Văn Tám" else "Lê Văn Tám"]


def heading(office: Office) -> Locator:
    """Return who is on the page."""
    return office.page.locator(".call h1")


def outcome(office: Office, key: str) -> Locator:
    """Return the button of an outcome."""
    return office.page.locator(f'.call-keys [data-key="{key}"]')


def told(office: Office, key: str, what: str) -> None:
    """Press an outcome: its key, or its button on a phone."""
    if office.driver.device.is_phone:
        office.driver.press(outcome(office, key), what)
    else:
        office.driver.key(key)


@job("lead-called", "The next lead called and its outcome kept", who="hunter")
def lead_called(office: Office) -> None:
    an, (first, second) = two_to_call(office)
    told(office, "2", "No answer")
    expect(heading(office)).to_have_text(second)
    expect(office.page.locator(".toast")).to_contain_text(first)
    with office.seen_by(an):
        lead = Lead.objects.get(name=first)
        assert Interaction.objects.get(lead_id=lead.pk).outcome == "no_answer"
        assert lead.status == "attempted"
        assert NextStep.objects.get(lead_id=lead.pk).due_on > timezone.localdate(office.at)


@job("call-back-planned", "A lead who asked to be called tomorrow, kept so", who="hunter")
def call_back_planned(office: Office) -> None:
    an, (first, second) = two_to_call(office)
    told(office, "3", "Call back at …")
    tomorrow = timezone.localdate() + timedelta(days=1)
    choice = office.page.locator(f'#call-back button[value="{tomorrow}T09:00"]')
    expect(choice).to_be_visible()
    if office.driver.device.is_phone:
        office.driver.press(choice, "Tomorrow, 9:00")
    else:
        office.driver.key(choice.locator("kbd").inner_text())
    expect(heading(office)).to_have_text(second)
    expect(office.page.locator(".toast")).to_be_visible()
    with office.seen_by(an):
        step = NextStep.objects.get(lead_id=Lead.objects.get(name=first).pk)
        assert (step.due_on, step.due_time) == (tomorrow, time(9))


@job("lead-to-deal", "A lead made client, contact and deal while it is on the phone", who="hunter")
def lead_to_deal(office: Office) -> None:
    an, (first, _second) = two_to_call(office)
    deal_made(office, an, first, "v", '.call-deal button[type="submit"]')


@job("lead-page-to-deal", "A lead made client, contact and deal on its page", who="hunter")
def lead_page_to_deal(office: Office) -> None:
    an = office.hunter()
    lead = office.lead(an, "Lê Văn Tám", company="Ánh Dương", phone="0912 345 678")
    office.sit(an, f"/leads/{lead.pk}/")
    deal_made(office, an, "Lê Văn Tám", "b", 'form[action$="/convert/quick/"] button')


def deal_made(office: Office, an: Person, name: str, key: str, button: str) -> None:
    """Press once and stand on the deal."""
    expect(office.page.locator(button)).to_be_visible()
    if office.driver.device.is_phone:
        office.driver.press(office.page.locator(button), "Make it a deal")
    else:
        office.driver.key(key)
    office.page.wait_for_url("**/deals/*/")
    with office.seen_by(an):
        deal = Opportunity.objects.select_related("contact").get()
        assert deal.contact.name == name
        assert Lead.objects.get(name=name).status == "converted"
