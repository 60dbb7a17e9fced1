"""What a small glass must not hide: the line one writes, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import World
from tests.effort.driver import PHONE, Driver
from tests.effort.office import Office

LONG = (
    "gọi chị Lan ABC, chốt gói website 120tr, hẹn thứ 6 gửi báo giá và hợp đồng mẫu, anh Hùng sẽ ký thay, "
    "nhờ kế toán gửi lại số tài khoản, tuần sau họp với phòng mua hàng để thống nhất lịch giao"
)
# A fifth of the screen beneath the bar of Vai itself.
HIGHEST = 190


@pytest.fixture
def office(shared_world: World, browser: Browser) -> Iterator[Office]:
    """Sit somebody before a phone."""
    context = browser.new_context(locale="vi-VN", **PHONE.options)
    page = context.new_page()
    page.set_default_timeout(20_000)
    yield Office(shared_world, Driver(page, shared_world.url, PHONE))
    context.close()


def test_a_long_line_stays_in_sight_while_it_is_written(office: Office) -> None:
    office.sit(office.hunter(), "/desks/hunt/")
    page = office.page
    page.locator("button[data-capture]").tap()
    line = page.locator("#capture [name=line]")
    page.keyboard.type(LONG)
    assert line.evaluate("(one) => one.scrollHeight <= one.clientHeight")
    box = line.bounding_box()
    assert box
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= PHONE.height / 2
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.keyboard.press("Enter")
    expect(line).not_to_have_value(f"{LONG}\n")


def test_the_next_actions_begin_in_the_first_quarter(office: Office) -> None:
    an = office.hunter()
    office.step(an, office.client(an, "Gỗ Bình Minh"), "Gửi báo giá")
    office.sit(an, "/desks/hunt/")
    first = office.page.locator("#now .todo").first
    expect(first).to_contain_text("Gửi báo giá")
    assert first.evaluate("(one) => one.getBoundingClientRect().top") <= HIGHEST
