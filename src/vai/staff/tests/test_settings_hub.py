"""The hub of settings leads nobody to a closed door."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from tests.cast import Cast
from tests.journeys.browsing import BACKEND

pytestmark = pytest.mark.django_db
LINK = re.compile(r'href="(/[^"#?]+)"')


@pytest.mark.parametrize("who", ["an", "ha", "khoa", "lan", "minh"])
def test_every_page_that_is_offered_opens(cast: Cast, who: str) -> None:
    client = Client()
    client.force_login(getattr(cast, who), backend=BACKEND)
    page = client.get("/settings/").content.decode()
    main = page[page.index('<main id="main"') : page.index("</main>")]
    offered = sorted(set(LINK.findall(main)))

    assert len(offered) > 8
    assert {link: status for link in offered if (status := client.get(link).status_code) != 200} == {}
    assert ("/settings/pipelines/" in offered) is (who == "minh")
