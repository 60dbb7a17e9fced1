"""A plan is built in a real browser: the words and the sample pay change while one writes."""

from __future__ import annotations

from collections.abc import Callable

from tests.browser import World

from vai.journal.tests.browsing import looked_at, needs_browser, visit

__all__ = ["visit"]
pytestmark = needs_browser


def test_a_plan_is_told_and_tried_while_it_is_written(world: World, visit: Callable) -> None:
    page = visit(world.cast.minh, "/commission/plans/new/")
    page.fill("#id_name", "Hunters 2027")
    looked_at(page, "plan-build")
    page.check("input[name=kind][value=flat]")
    page.fill("#id_flat", "4,5")
    page.press("#id_flat", "Tab")
    page.wait_for_selector("#trial >> text=4.5 %")
    assert page.is_hidden("#id_band_0_from")
    page.fill("#id_flat", "lots")
    page.press("#id_flat", "Tab")
    page.wait_for_selector("#trial .plan-problems")
    page.fill("#id_flat", "4,5")
    page.click(".form-actions button[type=submit]")
    page.wait_for_url("**/commission/plans/*/")
    assert page.is_visible("text=4.5 %")
