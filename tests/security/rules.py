"""The rules of sight and of writing, told plainly in Python: what row security in the database is compared with.

Every row is a dict as the owner of the tables reads it. Nothing here asks the database.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

Row = dict[str, Any]
Rule = Callable[["Eyes", Row], bool]


@dataclass
class Book:
    """All rows by table, and by table and id."""

    rows: dict[str, list[Row]]
    by_id: dict[str, dict[int, Row]] = field(init=False)

    def __post_init__(self) -> None:
        self.by_id = {
            table: {row["id"]: row for row in rows if "id" in row} for table, rows in self.rows.items()
        }

    def find(self, table: str, **values: Any) -> list[Row]:
        """List the rows of a table with these values."""
        return [row for row in self.rows[table] if all(row[key] == value for key, value in values.items())]


class Eyes:
    """What one person may see and write, acting for themselves or for a colleague."""

    def __init__(self, book: Book, person: int, behalf: int | None, today: date) -> None:
        self.book, self.person = book, person
        me = book.by_id["person"][person]
        self.principals = {
            row["principal_id"]
            for row in book.find("delegation", delegate_id=person, revoked_at=None)
            if row["since"] <= today <= row["until"]
        }
        self.seers = {person} | self.principals
        self.writers = {person} | ({behalf} if behalf in self.principals else set())
        self.home_team = me["team_id"]
        led = [team["id"] for team in book.rows["team"] if team["lead_id"] == person]
        if me["title"] == "team_lead" and me["team_id"]:
            led.append(me["team_id"])
        self.teams = set(self._with_all_below(led))
        self.administers = me["title"] == "administrator"
        self.sees_all = me["title"] in ("executive", "administrator")
        self.writes_all = self.administers
        self.reads_only = me["title"] == "executive"

    def _with_all_below(self, teams: Iterable[int]) -> Iterable[int]:
        for team in teams:
            yield team
            yield from self._with_all_below(row["id"] for row in self.book.find("team", parent_id=team))

    def coverage(self, account: int | None) -> list[Row]:
        """List who serves an account now."""
        return self.book.find("coverage", account_id=account, until=None) if account else []

    def sees_account(self, account: int | None) -> bool:
        """Served by me or by who delegated to me, by a team I lead, offered to me, or opened by me and not yet served."""
        if account is None:
            return False
        return (
            self.sees_all
            or any(row["person_id"] in self.seers for row in self.coverage(account))
            or bool(
                self.book.find("coverage_offer", account_id=account, person_id=self.person, answered_at=None)
            )
            or self._team_or_opened(account)
        )

    def writes_account(self, account: int | None) -> bool:
        """Served by me or by whom I act for, by a team I lead, or opened by me and not yet served."""
        if account is None:
            return False
        if self.sees_all:
            return self.writes_all
        return any(
            row["person_id"] in self.writers for row in self.coverage(account)
        ) or self._team_or_opened(account)

    def _team_or_opened(self, account: int) -> bool:
        row = self.book.by_id["account"][account]
        opened = row["opened_by_id"] == self.person and not self.book.find("coverage", account_id=account)
        members = any(covered["team_id"] in self.teams for covered in self.coverage(account))
        return opened or members or row["team_id"] in self.teams

    def sees(self, table: str, row: Row) -> bool:
        """Whether the row is seen."""
        rule = SEE[table]
        return rule(self, row) if table in PRIVATE | IMPORTS else self.sees_all or rule(self, row)

    def writes(self, table: str, row: Row) -> bool:
        """Whether the row may be changed (or added as it is)."""
        if table in PRIVATE | NOBODY | IMPORTS | {"delegation", "import_profile"} or table in SHARED:
            return WRITE[table](self, row)
        return self.writes_all if self.sees_all else WRITE[table](self, row)

    def sees_id(self, table: str, which: int | None) -> bool:
        """Whether the row of that number is seen."""
        return which is not None and self.sees(table, self.book.by_id[table][which])


def _own(column: str) -> Rule:
    return lambda eyes, row: row[column] == eyes.person


def _parties(*columns: str) -> Rule:
    return lambda eyes, row: eyes.person in {row[column] for column in columns}


def _see_by_account(eyes: Eyes, row: Row) -> bool:
    return eyes.sees_account(row["account_id"])


def _write_by_account(eyes: Eyes, row: Row) -> bool:
    return eyes.writes_account(row["account_id"])


def _takes_offer(eyes: Eyes, row: Row) -> bool:
    offered = eyes.book.find(
        "coverage_offer",
        account_id=row["account_id"],
        mode=row["mode"],
        person_id=eyes.person,
        answered_at=None,
    )
    return row["person_id"] == eyes.person and bool(offered)


def _see_contact(eyes: Eyes, row: Row) -> bool:
    places = eyes.book.find("affiliation", contact_id=row["id"])
    return row["owner_id"] in eyes.seers or any(eyes.sees_account(place["account_id"]) for place in places)


def _write_contact(eyes: Eyes, row: Row) -> bool:
    places = eyes.book.find("affiliation", contact_id=row["id"])
    return row["owner_id"] in eyes.writers or any(
        eyes.writes_account(place["account_id"]) for place in places
    )


def _write_of_contact(eyes: Eyes, row: Row) -> bool:
    if row["contact_id"] is None:
        return False
    contact = eyes.book.by_id["contact"][row["contact_id"]]
    served = [place["account_id"] for place in eyes.book.find("affiliation", contact_id=contact["id"])]
    return contact["owner_id"] in eyes.writers or any(_serves(eyes, account) for account in served)


def _serves(eyes: Eyes, account: int) -> bool:
    home = eyes.book.by_id["account"][account]["team_id"]
    now = eyes.coverage(account)
    return home in eyes.teams or any(
        row["person_id"] in eyes.writers or row["team_id"] in eyes.teams for row in now
    )


def _see_point(eyes: Eyes, row: Row) -> bool:
    return eyes.sees_account(row["account_id"]) or eyes.sees_id("contact", row["contact_id"])


def _write_point(eyes: Eyes, row: Row) -> bool:
    return eyes.writes_account(row["account_id"]) or _write_of_contact(eyes, row)


def _see_group(eyes: Eyes, row: Row) -> bool:
    members = eyes.book.find("account_group_member", group_id=row["id"])
    return row["created_by_id"] == eyes.person or any(
        eyes.sees_account(member["account_id"]) for member in members
    )


def _write_group(eyes: Eyes, row: Row) -> bool:
    members = eyes.book.find("account_group_member", group_id=row["id"])
    return row["created_by_id"] == eyes.person or any(
        eyes.writes_account(member["account_id"]) for member in members
    )


def _see_merge(eyes: Eyes, row: Row) -> bool:
    return eyes.sees_account(row["kept_account_id"]) or eyes.sees_id("contact", row["kept_contact_id"])


def _see_pair(eyes: Eyes, row: Row) -> bool:
    two = (row["low_id"], row["high_id"])
    if not all(eyes.sees_id(row["kind"], one) for one in two):
        return False
    if row["kind"] == "account" or row["reason"] != "name":
        return True
    first, second = (
        {place["account_id"] for place in eyes.book.find("affiliation", contact_id=one)} for one in two
    )
    return any(eyes.sees_account(account) for account in first & second)


def _lead(eyes: Eyes, row: Row, owners: set[int]) -> bool:
    waiting = row["owner_id"] is None and (
        (row["team_id"] is not None and row["team_id"] == eyes.home_team)
        or row["created_by_id"] == eyes.person
    )
    return row["owner_id"] in owners or waiting or row["team_id"] in eyes.teams


def _see_lead(eyes: Eyes, row: Row) -> bool:
    return _lead(eyes, row, eyes.seers)


def _write_lead(eyes: Eyes, row: Row) -> bool:
    return _lead(eyes, row, eyes.writers)


def _see_deal(eyes: Eyes, row: Row) -> bool:
    return (
        eyes.sees_account(row["account_id"]) or row["owner_id"] in eyes.seers or row["team_id"] in eyes.teams
    )


def _write_deal(eyes: Eyes, row: Row) -> bool:
    return (
        eyes.writes_account(row["account_id"])
        or row["owner_id"] in eyes.writers
        or row["team_id"] in eyes.teams
    )


def _write_part_of_deal(eyes: Eyes, row: Row) -> bool:
    deal = eyes.book.by_id["opportunity"][row["opportunity_id"]]
    return (
        deal["owner_id"] in eyes.writers
        or deal["team_id"] in eyes.teams
        or eyes.writes_account(deal["account_id"])
    )


def _write_part_of_quote(eyes: Eyes, row: Row) -> bool:
    return _write_part_of_deal(eyes, eyes.book.by_id["quote"][row["quote_id"]])


def _write_part_of_contract(eyes: Eyes, row: Row) -> bool:
    return _write_deal(eyes, eyes.book.by_id["contract"][row["contract_id"]])


def _see_interaction(eyes: Eyes, row: Row) -> bool:
    if row["account_id"] is not None:
        return eyes.sees_account(row["account_id"])
    return _write_interaction(eyes, row) or eyes.sees_id("lead", row["lead_id"])


def _write_interaction(eyes: Eyes, row: Row) -> bool:
    if row["account_id"] is not None:
        return eyes.writes_account(row["account_id"])
    return {row["author_id"], row["on_behalf_of_id"]} & eyes.writers != set() or _writes_lead_id(
        eyes, row["lead_id"]
    )


def _writes_lead_id(eyes: Eyes, lead: int | None) -> bool:
    return lead is not None and _write_lead(eyes, eyes.book.by_id["lead"][lead])


def _see_step(eyes: Eyes, row: Row) -> bool:
    loose = row["account_id"] is None and (
        row["created_by_id"] == eyes.person or eyes.sees_id("lead", row["lead_id"])
    )
    return eyes.sees_account(row["account_id"]) or row["person_id"] in eyes.seers or loose


def _write_step(eyes: Eyes, row: Row) -> bool:
    mine = row["created_by_id"] == eyes.person or _writes_lead_id(eyes, row["lead_id"])
    loose = row["account_id"] is None and mine
    return eyes.writes_account(row["account_id"]) or row["person_id"] in eyes.writers or loose


def _see_file(eyes: Eyes, row: Row) -> bool:
    if row["account_id"] is not None:
        return eyes.sees_account(row["account_id"])
    mine = row["uploaded_by_id"] == eyes.person
    return mine or eyes.sees_id("lead", row["lead_id"]) or eyes.sees_id("contact", row["contact_id"])


def _write_file(eyes: Eyes, row: Row) -> bool:
    loose = row["account_id"] is None and row["uploaded_by_id"] == eyes.person
    return eyes.writes_account(row["account_id"]) or loose


def _see_history(eyes: Eyes, row: Row) -> bool:
    if row["account_id"] is not None:
        return eyes.sees_account(row["account_id"])
    with_its_row = row["table_name"] in ("contact", "opportunity") and eyes.sees_id(
        row["table_name"], row["row_id"]
    )
    return row["person_id"] == eyes.person or eyes.sees_id("lead", row["lead_id"]) or with_its_row


def _see_handover(eyes: Eyes, row: Row) -> bool:
    parties = {row["giver_id"], row["receiver_id"]}
    return eyes.sees_account(row["account_id"]) or bool(parties & eyes.seers)


def _write_handover(eyes: Eyes, row: Row) -> bool:
    parties = {row["giver_id"], row["receiver_id"]}
    return eyes.writes_account(row["account_id"]) or bool(parties & eyes.writers)


def _with(table: str, column: str) -> Rule:
    return lambda eyes, row: eyes.sees_id(table, row[column])


def _see_earnings(eyes: Eyes, row: Row) -> bool:
    team = eyes.book.by_id["person"][row["person_id"]]["team_id"]
    return row["person_id"] == eyes.person or team in eyes.teams


def _see_figures(eyes: Eyes, row: Row) -> bool:
    return row["person_id"] == eyes.person or _leads_scope(eyes, row)


def _leads_scope(eyes: Eyes, row: Row) -> bool:
    if row["person_id"] is None:
        return row["team_id"] in eyes.teams
    return eyes.book.by_id["person"][row["person_id"]]["team_id"] in eyes.teams


def _see_plan(eyes: Eyes, row: Row) -> bool:
    return any(_see_earnings(eyes, one) for one in eyes.book.find("plan_assignment", plan_id=row["id"]))


def _see_earning_event(eyes: Eyes, row: Row) -> bool:
    return any(_see_earnings(eyes, one) for one in eyes.book.find("commission_credit", event_id=row["id"]))


def _everybody(eyes: Eyes, row: Row) -> bool:
    return True


def _nobody(eyes: Eyes, row: Row) -> bool:
    return False


def _made_import(eyes: Eyes, row: Row) -> bool:
    return row["person_id"] == eyes.person or eyes.administers


def _administrators(eyes: Eyes, row: Row) -> bool:
    return eyes.administers


def _leads(eyes: Eyes, row: Row) -> bool:
    return eyes.administers or (bool(eyes.teams) and not eyes.reads_only)


def _see_named(eyes: Eyes, row: Row) -> bool:
    return row["person_id"] == eyes.person or eyes.sees_all


def _write_absence(eyes: Eyes, row: Row) -> bool:
    teams = {person["team_id"] for person in eyes.book.rows["person"] if person["id"] == row["person_id"]}
    return (
        row["person_id"] == eyes.person
        or eyes.administers
        or (not eyes.sees_all and bool(teams & eyes.teams))
    )


SHARED: dict[str, Rule] = {
    **dict.fromkeys(
        [
            "company_settings",
            "company_logo",
            "quote_settings",
            "holiday",
            "currency_rate",
            "tier",
            "custom_field",
            "product_family",
            "product",
            "price_list",
            "price",
            "pipeline",
            "stage",
            "lead_source",
            "lost_reason",
            "web_form",
            "contract_settings",
            "handover_template",
            "routing_settings",
            "score_model",
            "routing_rule",
            "routing_member",
        ],
        _administrators,
    ),
    **dict.fromkeys(("tag", "answer"), _everybody),
    "call_settings": _administrators,
    **dict.fromkeys(("script", "cadence", "cadence_step"), _leads),
}
PRIVATE = {"saved_view", "notice", "idempotency_key", "guidance_answer", "guidance_mute", "guidance_day"}
PRIVATE |= {"caller_settings", "call_hold"}
# An import is its maker's and the administrators', though executives see all else.
IMPORTS = {"import_batch", "import_row", "external_key", "lead_arrival", "api_key", "mailbox", "door_tally"}
NOBODY = {
    "history_entry",
    "undone_change",
    "search_entry",
    "duplicate_pair",
    "duplicate_search",
    "door_tally",
    "quote_acceptance",
}
_EARNINGS = ("plan_assignment", "commission_credit", "commission_statement", "commission_dispute")
_PARTS_OF_DEALS = (
    "opportunity_line",
    "stage_change",
    "opportunity_tag",
    "deal_terms",
    "deal_promise",
    "quote",
)
_PARTS_OF_CONTRACTS = ("contract_line", "contract_file")
_PARTS_OF_LEADS = ("enrolment", "cadence_touch", "lead_mail", "lead_assignment", "lead_to_route")
_PARTS_OF_INTERACTIONS = ("interaction_contact", "interaction_person", "mention")

SEE: dict[str, Rule] = {
    **dict.fromkeys(SHARED, _everybody),
    **dict.fromkeys(PRIVATE, _own("person_id")),
    "delegation": _parties("principal_id", "delegate_id"),
    "account": lambda eyes, row: eyes.sees_account(row["id"]),
    "coverage": lambda eyes, row: _see_by_account(eyes, row) or row["person_id"] == eyes.person,
    "coverage_offer": lambda eyes, row: (
        _see_by_account(eyes, row) or _parties("person_id", "offered_by_id")(eyes, row)
    ),
    "contact": _see_contact,
    "affiliation": _see_by_account,
    "contact_point": _see_point,
    "account_tag": _see_by_account,
    "contact_tag": _with("contact", "contact_id"),
    "account_group": _see_group,
    "account_group_member": _see_by_account,
    "merge": _see_merge,
    "duplicate_pair": _see_pair,
    "duplicate_search": _everybody,
    "lead": _see_lead,
    "lead_tag": _with("lead", "lead_id"),
    **dict.fromkeys((*_PARTS_OF_LEADS, "lead_alarm", "lead_score"), _with("lead", "lead_id")),
    "named_account": _see_named,
    "absence": _everybody,
    "opportunity": _see_deal,
    **dict.fromkeys(_PARTS_OF_DEALS, _with("opportunity", "opportunity_id")),
    **dict.fromkeys(("quote_line", "quote_acceptance"), _with("quote", "quote_id")),
    "contract": _see_deal,
    **dict.fromkeys(_PARTS_OF_CONTRACTS, _with("contract", "contract_id")),
    "interaction": _see_interaction,
    **dict.fromkeys(_PARTS_OF_INTERACTIONS, _with("interaction", "interaction_id")),
    "next_step": _see_step,
    "attachment": _see_file,
    "history_entry": _see_history,
    "undone_change": _own("person_id"),
    "search_entry": _nobody,
    "import_batch": _made_import,
    "import_row": _with("import_batch", "batch_id"),
    "external_key": _made_import,
    "import_profile": _everybody,
    # What came by a door: who brought it, and administrators, as with imports; doors themselves are the administrators'.
    "lead_arrival": _made_import,
    "api_key": _made_import,
    "mailbox": _administrators,
    "door_tally": _administrators,
    "handover": _see_handover,
    "handover_item": _with("handover", "handover_id"),
    **dict.fromkeys(_EARNINGS, _see_earnings),
    **dict.fromkeys(("target", "forecast_snapshot"), _see_figures),
    **dict.fromkeys(("forecast_commit", "selling_pace"), _see_earnings),
    "commission_plan": _see_plan,
    "commission_plan_version": _with("commission_plan", "plan_id"),
    "commission_event": _see_earning_event,
    "commission_line": _with("commission_statement", "statement_id"),
}
WRITE: dict[str, Rule] = {
    **SHARED,
    **dict.fromkeys(PRIVATE, _own("person_id")),
    **dict.fromkeys(NOBODY, _nobody),
    "delegation": lambda eyes, row: row["principal_id"] == eyes.person or eyes.administers,
    "account": lambda eyes, row: eyes.writes_account(row["id"]),
    "coverage": lambda eyes, row: _write_by_account(eyes, row) or _takes_offer(eyes, row),
    "coverage_offer": lambda eyes, row: (
        _write_by_account(eyes, row)
        or (row["person_id"] == eyes.person and eyes.sees_account(row["account_id"]))
    ),
    "contact": _write_contact,
    "affiliation": _write_by_account,
    "contact_point": _write_point,
    "account_tag": _write_by_account,
    "contact_tag": _write_of_contact,
    "account_group": _write_group,
    "account_group_member": _write_by_account,
    "merge": _own("person_id"),
    "lead": _write_lead,
    "lead_tag": _with("lead", "lead_id"),
    **dict.fromkeys(_PARTS_OF_LEADS, lambda eyes, row: _writes_lead_id(eyes, row["lead_id"])),
    **dict.fromkeys(("lead_alarm", "lead_score", "named_account"), _administrators),
    "absence": _write_absence,
    "opportunity": _write_deal,
    **dict.fromkeys(_PARTS_OF_DEALS, _write_part_of_deal),
    "quote_line": _write_part_of_quote,
    "contract": _write_deal,
    **dict.fromkeys(_PARTS_OF_CONTRACTS, _write_part_of_contract),
    "interaction": _write_interaction,
    **dict.fromkeys(_PARTS_OF_INTERACTIONS, _with("interaction", "interaction_id")),
    "next_step": _write_step,
    "attachment": _write_file,
    "import_batch": _made_import,
    "import_row": _with("import_batch", "batch_id"),
    "external_key": _made_import,
    "lead_arrival": _made_import,
    "api_key": _administrators,
    "mailbox": _administrators,
    "import_profile": lambda eyes, row: row["created_by_id"] == eyes.person or eyes.administers,
    "handover": _write_handover,
    "handover_item": _with("handover", "handover_id"),
    **dict.fromkeys(_EARNINGS, _nobody),
    "target": _leads_scope,
    "forecast_commit": _own("person_id"),
    **dict.fromkeys(("forecast_snapshot", "selling_pace"), _nobody),
    **dict.fromkeys(
        ("commission_plan", "commission_plan_version", "commission_event", "commission_line"), _nobody
    ),
}
