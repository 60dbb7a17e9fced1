"""A burst of leads through two workers at once: none lost, none twice, by turns, in the order in which they came."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, connections
from django.utils import timezone
from tests import cast as named_cast
from tests import databases

from vai.core.rowsecurity import acting_as
from vai.hunting import turns
from vai.hunting.actions import arrivals, routing, taking
from vai.hunting.enums import Door
from vai.hunting.models import LeadArrival, LeadAssignment, LeadToRoute
from vai.hunting.tests.test_routing import a_rule
from vai.staff.queries.people import robot

N = 200
ORDER = "SELECT a.person_id, v.id FROM lead_assignment a JOIN lead_arrival v ON v.lead_id = a.lead_id ORDER BY a.id"


def worker(faults: list[Exception]) -> None:
    """Take in and route as the job does, each portion in its own transactions, until nothing waits."""
    try:
        while True:
            for act in (taking.take_portion, routing.route_waiting):
                now = timezone.now()
                with acting_as(robot(), at=now, door="job"):
                    act(by=robot(), at=now)
                    left = LeadArrival.objects.filter(lead=None).exists() or LeadToRoute.objects.exists()
            if not left:
                return
    except Exception as fault:  # noqa: BLE001 - told by the test that waits for this thread
        faults.append(fault)
    finally:
        connections.close_all()


def test_two_workers_share_a_burst(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> None:
    with django_db_blocker.unblock(), databases.cloned(databases.clone_name("burst")):
        cast, now = named_cast.make(), timezone.now()
        with acting_as(robot(), at=now, door="job"):
            a_rule(((cast.an, 5), (cast.binh, 1), (cast.son, 1)))
            for i in range(N):
                told = {"name": f"Khách {i}", "phone": f"09{i:08d}"}
                arrivals.note(Door.FORM, str(i), told=told, around={}, by=robot(), at=now)
        faults: list[Exception] = []
        threads = [threading.Thread(target=worker, args=[faults]) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert faults == []
        with acting_as(robot(), at=now), connection.cursor() as cursor:
            assert LeadAssignment.objects.values("lead_id").distinct().count() == N
            cursor.execute(ORDER)
            rows = cursor.fetchall()
        assert [arrival for _person, arrival in rows] == sorted(arrival for _person, arrival in rows)
        people = [person for person, _arrival in rows]
        assert len(people) == N
        shares = [
            (weight, people.count(one.pk)) for one, weight in ((cast.an, 5), (cast.binh, 1), (cast.son, 1))
        ]
        assert turns.largest_deviation(shares) <= 1
