"""The company's settings: hours, days off, rates."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from tests.cast import NOW, Cast

from vai.core.errors import NotAllowed, Refused, Stale
from vai.core.money import Rate
from vai.core.rowsecurity import acting_as
from vai.staff.actions import company, defaults
from vai.staff.models import CompanySettings, Holiday
from vai.staff.queries import company as settled


def test_a_new_installation_knows_the_vietnamese_calendar(cast: Cast) -> None:
    with acting_as(cast.minh, at=NOW):
        calendar = settled.business_calendar()
        announced = Holiday.objects.filter(is_in_force=False)
        assert not calendar.is_working(date(2026, 2, 17))  # Tết
        assert calendar.is_working(date(2026, 2, 25))
        assert all(calendar.is_working(day.day) == (day.day.weekday() < 5) for day in announced)


def test_settling_again_changes_nothing(cast: Cast) -> None:
    with acting_as(cast.minh, at=NOW):
        taken = Holiday.objects.filter(is_in_force=True).order_by("day").first()
        assert taken
        company.set_holiday_aside(taken, by=cast.minh, at=NOW)
        before = list(Holiday.objects.order_by("day").values_list("day", "is_in_force"))
        defaults.settle(by=cast.minh, at=datetime.now(UTC))
        assert list(Holiday.objects.order_by("day").values_list("day", "is_in_force")) == before
        assert CompanySettings.objects.count() == 1


def test_an_announced_day_counts_when_an_administrator_takes_it(cast: Cast) -> None:
    day = date(2027, 3, 3)
    with acting_as(cast.minh, at=NOW):
        made = company.add_holiday(day, "Nghỉ công ty", by=cast.minh, at=NOW)
        assert not settled.business_calendar().is_working(day)
        company.set_holiday_aside(made, by=cast.minh, at=NOW)
        assert settled.business_calendar().is_working(day)
        company.take_holiday(made, by=cast.minh, at=NOW)
        assert not settled.business_calendar().is_working(day)
        with pytest.raises(Refused):
            company.add_holiday(day, "Noch einmal", by=cast.minh, at=NOW)


def test_the_calendar_follows_the_working_hours_and_is_read_once(
    cast: Cast, django_assert_num_queries: object
) -> None:
    with acting_as(cast.minh, at=NOW):
        company.change_company({"working_hours": {"5": [["09:00", "10:00"]]}}, by=cast.minh, at=NOW)
        saturday = datetime(2026, 11, 28, 2, 0, tzinfo=UTC)
        assert settled.business_calendar().due(saturday, 60) == saturday + timedelta(hours=1)
        with django_assert_num_queries(0):  # type: ignore[operator]
            settled.business_calendar()


@pytest.mark.parametrize(
    "hours",
    [
        {},
        {"0": []},
        {"0": [["10:00", "09:00"]]},
        {"0": [["08:00", "12:00"], ["11:00", "13:00"]]},
        {"0": [["x", "y"]]},
    ],
)
def test_hours_that_nobody_could_work_by_are_refused(cast: Cast, hours: dict[str, list[list[str]]]) -> None:
    with acting_as(cast.minh, at=NOW):
        before = settled.settings().working_hours
        with pytest.raises(company.NotACalendar):
            company.change_company({"working_hours": hours}, by=cast.minh, at=NOW)
        assert settled.settings().working_hours == before


def test_the_later_save_is_told(cast: Cast) -> None:
    with acting_as(cast.minh, at=NOW):
        seen = settled.settings().version
        company.change_company({"name": "Vai Media"}, by=cast.minh, at=NOW, version=seen)
        with pytest.raises(Stale):
            company.change_company({"name": "Vai Soft"}, by=cast.minh, at=NOW, version=seen)


def test_a_rate_holds_from_its_day_on(cast: Cast) -> None:
    with acting_as(cast.minh, at=NOW):
        for day, rate in ((1, "25400"), (20, "25500")):
            company.set_rate("usd", Decimal(rate), on=date(2026, 11, day), by=cast.minh, at=NOW)
        assert settled.rate("USD", date(2026, 10, 31)) is None
        assert settled.rate("USD", date(2026, 11, 19)) == Rate(
            "USD", "VND", Decimal(25400), date(2026, 11, 1)
        )
        company.set_rate("USD", Decimal("25450.5"), on=date(2026, 11, 1), by=cast.minh, at=NOW)
        found = settled.rate("USD", date(2026, 11, 19))
        assert found
        assert found.value == Decimal("25450.5")


@pytest.mark.parametrize(("currency", "rate"), [("VND", "1"), ("dollar", "1"), ("USD", "0"), ("USD", "NaN")])
def test_what_is_no_rate_is_refused(cast: Cast, currency: str, rate: str) -> None:
    with acting_as(cast.minh, at=NOW), pytest.raises(Refused):
        company.set_rate(currency, Decimal(rate), on=NOW.date(), by=cast.minh, at=NOW)


@pytest.mark.parametrize("who", ["an", "khoa", "lan"])
def test_only_administrators_settle(cast: Cast, who: str) -> None:
    person = getattr(cast, who)
    with acting_as(person, at=NOW):
        with pytest.raises(NotAllowed):
            company.change_company({"name": "X"}, by=person, at=NOW)
        assert settled.settings().name != "X"
