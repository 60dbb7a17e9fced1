"""Try the running demo company as its people would: sign in as each role, open each desk, import a file, capture a line."""

from __future__ import annotations

import http.cookiejar
import json
import re
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from argparse import ArgumentParser
from io import StringIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone

from vai.clients.models import Account, Contact
from vai.config.defaults import ROBOT_ADDRESS
from vai.core.rowsecurity import acting_as
from vai.hunting.models import Lead, Opportunity
from vai.journal.models import Interaction, NextStep
from vai.staff.models import Person

SAMPLE = "ten,dien_thoai,ma_so_thue\nCông ty Hoa Sữa Trắng,0912 000 111,0100233488\nCông ty Mây Tím,0912 000 222,\n"
LINE = "gọi chị Lan ABC, chốt 120tr, hẹn thứ 6 gửi báo giá"


class Browser:
    """Keeps cookies and sends forms, as a browser without scripts would."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url
        self.jar = http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    def get(self, path: str) -> tuple[int, str, str]:
        """Fetch a page; return status, address it led to, text."""
        return self._open(urllib.request.Request(urllib.parse.urljoin(self.base_url, path)))

    def post(self, path: str, fields: dict[str, str]) -> tuple[int, str, str]:
        """Send a form with the token that the site gave."""
        token = next((cookie.value for cookie in self.jar if cookie.name == "csrftoken"), "") or ""
        body = urllib.parse.urlencode({**fields, "csrfmiddlewaretoken": token}).encode()
        request = urllib.request.Request(urllib.parse.urljoin(self.base_url, path), data=body)
        request.add_header("Referer", self.base_url)
        return self._open(request)

    def _open(self, request: urllib.request.Request) -> tuple[int, str, str]:
        try:
            with self._opener.open(request, timeout=30) as answer:
                return answer.status, answer.url, answer.read().decode()
        except urllib.error.HTTPError as refusal:
            return refusal.code, request.full_url, refusal.read().decode(errors="replace")


class Command(BaseCommand):
    """Prints one `name: value` line for each fact; fails when one does not hold."""

    help = "Try a running demo company as each role."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the address and the file with the logins."""
        parser.add_argument("--base-url", required=True)
        parser.add_argument("--logins", type=Path, required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        """Check everything; every fact is printed before the command fails."""
        self.broken: list[str] = []
        self._rows()
        for login in json.loads(options["logins"].read_text()):
            self._role(options["base_url"], login)
        self._import()
        self._capture()
        if self.broken:
            raise SystemExit(f"did not hold: {', '.join(self.broken)}")

    def _tell(self, name: str, value: object, *, holds: bool = True) -> None:
        self.stdout.write(f"{name}: {value}")
        self.stdout.flush()
        if not holds:
            self.broken.append(name)

    def _rows(self) -> None:
        robot = Person.objects.get(email=ROBOT_ADDRESS)
        self._tell(
            "people", count := Person.objects.filter(is_active=True, is_robot=False).count(), holds=count > 10
        )
        with acting_as(robot, at=timezone.now(), door="command"):
            for model in (Account, Contact, Lead, Opportunity, Interaction, NextStep):
                count = model.objects.count()
                self._tell(f"rows_{model._meta.db_table}", count, holds=count > 0)

    def _role(self, base_url: str, login: dict[str, str]) -> None:
        browser, role = Browser(base_url), login["code"]
        browser.get(settings.LOGIN_URL)
        status, url, _ = browser.post(
            settings.LOGIN_URL, {"login": login["email"], "password": login["password"]}
        )
        self._tell(f"sign_in_{role}", status, holds=status == 200 and settings.LOGIN_URL not in url)
        started = time.perf_counter()
        status, url, text = browser.get("/")
        ms = round((time.perf_counter() - started) * 1000)
        desk = urllib.parse.urlparse(url).path
        self._tell(f"desk_{role}", desk, holds=desk == login["desk"])
        self._tell(f"desk_{role}_status", status, holds=status == 200)
        title = re.search(r"<h1[^>]*>\s*(.*?)\s*</h1>", text, flags=re.DOTALL)
        self._tell(
            f"desk_{role}_heading",
            re.sub(r"<[^>]+>|\s+", " ", title.group(1)).strip() if title else "",
            holds=bool(title),
        )
        self._tell(f"desk_{role}_ms", ms)

    def _import(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "khach_hang.csv"
            file.write_text(SAMPLE, encoding="utf-8")
            first, second = (self._run("import", str(file), "--json") for _ in range(2))
        self._tell("rows_imported", first["totals"]["created"], holds=first["totals"]["created"] >= 2)
        again = second["totals"]["created"] + second["totals"]["updated"]
        self._tell("rows_imported_again", again, holds=again == 0)

    def _capture(self) -> None:
        hunter = Person.objects.filter(title="hunter", is_active=True).order_by("pk")[0]
        parts = self._run("capture", LINE, "--dry-run", "--json", "--user", hunter.email)["parts"]
        self._tell("capture_parts", ", ".join(part["kind"] for part in parts), holds=len(parts) == 3)

    def _run(self, *command: str) -> dict[str, Any]:
        out = StringIO()
        call_command(*command, stdout=out)
        found: dict[str, Any] = json.loads(out.getvalue())
        return found
