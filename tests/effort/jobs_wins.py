"""Jobs of a win: with nothing missing, and with who takes over still to be said."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.effort.jobs_records import stages
from tests.effort.office import Office
from tests.effort.registry import job
from vai.contracts.models import Contract
from vai.handovers.models import Handover
from vai.hunting.models import Opportunity
from vai.staff.enums import Title
from vai.staff.models import Person


def is_won(office: Office, an: Person, deal: Opportunity, receiver: Person) -> None:
    """Look at what the win made: the contract, and the handover to who takes over."""
    expect(office.page.locator(".won-name")).to_contain_text("Website")
    with office.seen_by(an):
        deal.refresh_from_db()
        assert deal.outcome == "won"
        assert Contract.objects.get().opportunity_id == deal.pk
        assert Handover.objects.get().receiver_id == receiver.pk


@job("deal-won", "A deal won with nothing missing: contract made, handover opened", who="hunter")
def deal_won(office: Office) -> None:
    an, chi, page = office.hunter(), office.farmer(), office.page
    deal = office.deal(an, office.client(an, "Gỗ Bình Minh", "Nguyễn Thị Lan"), "Website")
    found = stages(an)
    won = next(one for one in found if one.outcome == "won")
    office.sit(an, f"/deals/{deal.pk}/")
    if office.driver.device.is_phone:
        office.driver.press(page.locator(f'.stage-path button[value="{won.pk}"]'), f"“{won}”")
    else:
        office.driver.key(str(found.index(won) + 1))
    page.wait_for_url(f"**/deals/{deal.pk}/won/")
    assert office.driver.tally.clicks + office.driver.tally.keys <= 3
    is_won(office, an, deal, chi)


@job("deal-won-asked", "A deal won where who takes over has to be chosen first", who="hunter")
def deal_won_asked(office: Office) -> None:
    an, page = office.hunter(), office.page
    first, second = office.farmer(), office.hire("Phạm Thị Hoa", Title.ACCOUNT_MANAGER, "hoa")
    deal = office.deal(an, office.client(an, "Gỗ Bình Minh", "Nguyễn Thị Lan"), "Website")
    found = stages(an)
    won = next(one for one in found if one.outcome == "won")
    office.sit(an, f"/deals/{deal.pk}/")
    if office.driver.device.is_phone:
        office.driver.press(page.locator(f'.stage-path button[value="{won.pk}"]'), f"“{won}”")
    else:
        office.driver.key(str(found.index(won) + 1))
    page.wait_for_url(f"**/deals/{deal.pk}/win/**")
    # The suggestion is in the field already.
    chosen = int(page.locator("select[name=takes_over]").input_value().partition(":")[0])
    office.driver.press(page.locator('form[action*="/win/"] button[data-kind=primary]'), "Close as won")
    page.wait_for_url(f"**/deals/{deal.pk}/won/")
    assert office.driver.tally.clicks + office.driver.tally.keys <= 3
    is_won(office, an, deal, first if first.pk == chosen else second)
