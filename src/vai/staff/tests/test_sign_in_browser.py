"""Signing in, in a real browser: the strict policy holds, and a passkey made by a (virtual) device opens the door."""

from __future__ import annotations

from playwright.sync_api import Page, expect
from tests import cast as named_cast
from tests.browser import World


def watched(page: Page) -> list[str]:
    """Collect what the browser complains about."""
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return complaints


def sign_in(page: Page, world: World) -> None:
    page.goto(f"{world.url}/me/")
    page.get_by_label("Địa chỉ thư").fill(world.cast.an.email)
    page.get_by_label("Mật khẩu").fill(named_cast.PASSWORD)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()


def test_a_passkey_is_made_and_signs_in_alone(page: Page, world: World) -> None:
    complaints = watched(page)
    world.url = world.url.replace("127.0.0.1", "localhost")
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    device = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True}
    device |= {"hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True}
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": device})

    sign_in(page, world)
    expect(page.get_by_role("heading", name="Hồ sơ và đăng nhập của tôi")).to_be_visible()
    page.get_by_role("link", name="Thêm passkey").click()
    page.get_by_label("Mật khẩu").fill(named_cast.PASSWORD)
    page.get_by_role("button", name="Xác nhận").click()
    page.get_by_label("Tên passkey").fill("Máy của An")
    page.get_by_label("Đăng nhập chỉ bằng passkey này, không cần mật khẩu").check()
    page.get_by_role("button", name="Thêm", exact=True).click()
    expect(page.get_by_role("heading", name="Mã khôi phục")).to_be_visible()
    page.get_by_role("link", name="Xong").click()
    expect(page.get_by_text("Máy của An")).to_be_visible()

    page.context.clear_cookies()
    page.goto(f"{world.url}/me/")
    page.get_by_role("button", name="Đăng nhập bằng passkey").click()
    expect(page.get_by_role("heading", name="Hồ sơ và đăng nhập của tôi")).to_be_visible()
    assert complaints == []


def test_the_language_is_chosen_before_sign_in(page: Page, world: World) -> None:
    complaints = watched(page)
    page.goto(f"{world.url}/me/")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert complaints == []
