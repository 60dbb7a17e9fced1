"""The named cast: one person a role, in two teams, the same in every test.

company (lead: lan, executive)
  north (lead: khoa)   an: hunter, chi: account manager, ha: sale assistant
  south (lead: phuc)   binh: hunter, dung: relationship manager, giang: key account manager, son: sale account
minh: administrator
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from vai.staff.enums import Title
from vai.staff.models import Person, Team

# A Tuesday morning in Vietnam.
NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
PASSWORD = "mot mat khau that dai"


@dataclass
class Cast:
    """The people by their names, and the teams."""

    company: Team
    north: Team
    south: Team
    an: Person
    binh: Person
    chi: Person
    dung: Person
    giang: Person
    ha: Person
    khoa: Person
    phuc: Person
    son: Person
    lan: Person
    minh: Person

    def everybody(self) -> list[Person]:
        """List the people."""
        return [value for value in vars(self).values() if isinstance(value, Person)]


NAMES = {
    "an": ("Nguyễn Văn An", Title.HUNTER, "north"),
    "binh": ("Trần Thanh Bình", Title.HUNTER, "south"),
    "chi": ("Lê Thị Kim Chi", Title.ACCOUNT_MANAGER, "north"),
    "dung": ("Phạm Tiến Dũng", Title.RELATIONSHIP_MANAGER, "south"),
    "giang": ("Võ Hương Giang", Title.KEY_ACCOUNT_MANAGER, "south"),
    "ha": ("Đặng Thu Hà", Title.SALE_ASSISTANT, "north"),
    "khoa": ("Bùi Anh Khoa", Title.TEAM_LEAD, "north"),
    "phuc": ("Hoàng Phúc", Title.TEAM_LEAD, "south"),
    "son": ("Vũ Ngọc Sơn", Title.SALE_ACCOUNT, "south"),
    "lan": ("Đỗ Ngọc Lan", Title.EXECUTIVE, "company"),
    "minh": ("Hồ Quang Minh", Title.ADMINISTRATOR, ""),
}


def make() -> Cast:
    """Make everybody; passwords are unusable until a test sets one."""
    company = Team.objects.create(name="Công ty")
    teams = {
        "company": company,
        "north": Team.objects.create(name="Miền Bắc", parent=company),
        "south": Team.objects.create(name="Miền Nam", parent=company),
    }
    people = {}
    for key, (name, title, team) in NAMES.items():
        person = Person(email=f"{key}@example.vn", name=name, title=title, team=teams.get(team))
        person.set_unusable_password()
        person.save()
        people[key] = person
    for team, lead in (("company", "lan"), ("north", "khoa"), ("south", "phuc")):
        teams[team].lead = people[lead]
        teams[team].save()
    return Cast(**teams, **people)
