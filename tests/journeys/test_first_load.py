"""What a phone loads when it opens a desk for the first time, kinds told apart; and how little the second time."""

from __future__ import annotations

import pytest
from django.utils import timezone
from playwright.sync_api import Browser

from tests.browser import World
from tests.journeys import small_world
from tests.journeys.browsing import let_in
from tests.journeys.weight import FIRST_LOAD_MOST, PHONE, SHIFT_MOST, Scale, watched

DESKS = (
    ("an", "/desks/hunt/"),
    ("chi", "/desks/farm/"),
    ("dung", "/desks/advise/"),
    ("giang", "/desks/key/"),
    ("ha", "/desks/assist/"),
    ("khoa", "/desks/lead/"),
    ("an", "/board/"),
    ("an", "/accounts/"),
)
# A page that was seen before: its own HTML and fragments.
AGAIN_MOST = 30_000


@pytest.fixture
def full_world(world: World) -> World:
    small_world.fill(world.cast, timezone.now())
    return world


def test_a_first_load_stays_small_and_still(full_world: World, browser: Browser) -> None:
    found = []
    for who, path in DESKS:
        context = browser.new_context(service_workers="block", viewport=PHONE, has_touch=True)
        let_in(context, full_world, getattr(full_world.cast, who))
        scale = Scale(watched(context))
        first = scale.weigh(full_world.url + path)
        again = scale.weigh(full_world.url + path)
        context.close()
        assert set(first.by_type) == {"html", "css", "js", "font", "icons"}
        if first.total > FIRST_LOAD_MOST or again.total > AGAIN_MOST:
            found.append(f"{who} {path}: {first.total} {first.by_type}, again {again.total} {again.by_type}")
        if max(first.shift, again.shift) > SHIFT_MOST:
            found.append(
                f"{who} {path} shifts by {first.shift:.3f}, {again.shift:.3f}: {first.shifted + again.shifted}"
            )
    assert found == []
