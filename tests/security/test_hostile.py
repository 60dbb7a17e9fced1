"""What people write becomes no part of a page: hostile text in every field, the main pages read as a browser reads them."""

from __future__ import annotations

import pytest
from bench.security import hostile
from bench.security.findings import Part

MAIN = (
    "/accounts/",
    "/contacts/",
    "/leads/",
    "/deals/",
    "/board/",
    "/steps/",
    "/people/",
    "/products/",
    "/handovers/",
)


@pytest.mark.parametrize(
    ("page", "is_born"),
    [
        (
            '<p title="&quot;&gt;&lt;img src=x7 onerror=alert(7) x7&gt;">&lt;x7&gt; {{7*7}}x7</p><a href="/x7">',
            False,
        ),
        ('<a href="https://example.vn/x7">x</a><script src="/static/a.js"></script>', False),
        ('<p title=""><img src=x7 onerror=alert(7) x7>">', True),
        ("<x7>", True),
        ('<p style="color:red">', True),
        ("<script>1</script>", True),
        ('<a href=" javascript:alert(7)">', True),
        ('<a href="//evil.example">', True),
        ("<p>49x7</p>", True),
    ],
)
def test_the_reader_knows_what_was_born(page: str, is_born: bool) -> None:
    assert bool(hostile.born_in(page)) is is_born


def test_hostile_text_in_every_field_stays_text(db: None) -> None:
    place = hostile.Place()
    stored = hostile.store(place)
    part = Part("hostile", "hostile")
    client = hostile.client_of(place, hostile.Title.ADMINISTRATOR)
    records = [f"/{start}{place.keys[start][0]}/" for start in ("accounts/", "contacts/", "leads/", "deals/")]
    for url in (*MAIN, *records):
        hostile.look(part, client.get(url), url)
    assert len(stored) > 60
    assert part.checks >= 2 * len(MAIN)
    assert part.differences == []
