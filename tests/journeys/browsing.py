"""What the journeys share: signing in, by the form or by the door, and listening for what goes wrong in a page."""

from __future__ import annotations

from django.test import Client
from playwright.sync_api import BrowserContext, Page

from tests import cast as named_cast
from tests.browser import World
from vai.staff.models import Person

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def speaks(person: Person, language: str, theme: str = "") -> None:
    """Let a person read Vai in a language, and in a look."""
    person.language, person.theme = language, theme or person.theme
    person.save()


def sign_in(page: Page, world: World, person: Person) -> None:
    """Sign in as a person does."""
    page.goto(f"{world.url}/sign-in/login/")
    page.fill("input[name=login]", person.email)
    page.fill("input[name=password]", named_cast.PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/sign-in/" not in url)


def let_in(context: BrowserContext, world: World, person: Person) -> None:
    """Sign in without the form: many people, and no time for many slow passwords."""
    client = Client()
    client.force_login(person, backend=BACKEND)
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": world.url}])


# Chromium tells of a change of pages that it did not animate, as when one goes on before it began; nothing is wrong then.
NOT_ANIMATED = "Transition was"


def faults_of(page: Page) -> list[str]:
    """Return a list that fills with what goes wrong in the page: errors of scripts, of the policy, of the console."""
    faults: list[str] = []
    page.on("pageerror", lambda error: NOT_ANIMATED in str(error) or faults.append(f"script: {error}"))
    page.on("console", lambda line: faults.append(f"console: {line.text}") if line.type == "error" else None)
    page.on("response", lambda got: faults.append(f"{got.status} {got.url}") if got.status >= 500 else None)
    return faults
