"""Logs hold numbers, never names, addresses or what people wrote."""

from __future__ import annotations

import io
import json
import logging

import pytest
from django.test import Client
from tests.cast import PASSWORD, Cast

from vai.config.logs import JsonFormatter

NAME, MAIL, PHONE = "Nguyễn Văn An", "an@example.vn", "0912 345 678"


def written(logger: str, message: str, *args: object, fault: Exception | None = None, **extra: object) -> str:
    caught = None
    if fault:
        try:
            raise fault
        except Exception as raised:  # noqa: BLE001 - any fault is logged alike
            caught = (type(raised), raised, raised.__traceback__)
    record = logging.getLogger(logger).makeRecord(
        logger,
        logging.ERROR,
        __file__,
        1,
        message,
        args,
        caught,
        "f",
        extra or None,  # type: ignore[arg-type]
    )
    return JsonFormatter().format(record)


@pytest.mark.parametrize("logger", ["vai.requests", "django.request", "allauth"])
def test_what_fills_a_message_stays_out(logger: str) -> None:
    line = written(logger, "could not tell %s at %s", NAME, MAIL, person_id=7, client=NAME)
    assert NAME not in line
    assert MAIL not in line
    assert json.loads(line)["person_id"] == 7


def test_addresses_and_numbers_inside_a_message_are_blotted_out() -> None:
    line = written("allauth", f"mail to {MAIL}, phone {PHONE} and +84912345678 failed")
    assert json.loads(line)["message"] == "mail to ***, phone *** and *** failed"


def test_the_text_of_an_exception_stays_out_but_its_kind_and_place_are_told() -> None:
    entry = json.loads(
        written("django.request", "%s: %s", "Internal", "/x", fault=ValueError(f"{NAME} {MAIL}"))
    )
    assert entry["exception"] == "ValueError"
    assert any("test_logs.py" in place for place in entry["traceback"])
    assert NAME not in json.dumps(entry, ensure_ascii=False)


def test_a_chain_of_exceptions_tells_nothing_more() -> None:
    try:
        try:
            raise KeyError(NAME)
        except KeyError as first:
            raise ValueError(MAIL) from first
    except ValueError as fault:
        line = written("vai.jobs", "job", fault=fault)
    assert NAME not in line
    assert MAIL not in line


def test_a_day_of_requests_leaves_no_name(cast: Cast, client: Client) -> None:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonFormatter())
    root = logging.getLogger()
    root.addHandler(handler)
    try:
        cast.an.set_password(PASSWORD)
        cast.an.save()
        client.post("/sign-in/login/", {"login": MAIL, "password": "wrong"})
        client.post("/sign-in/login/", {"login": MAIL, "password": PASSWORD})
        client.get("/people/", {"q": "Nguyễn"})
        client.get("/nowhere/an@example.vn/")
    finally:
        root.removeHandler(handler)
    lines = [json.loads(line) for line in stream.getvalue().splitlines()]
    asked = [line for line in lines if line["message"] == "request"]
    assert {"sign-in/login/", "people/", ""} <= {line["route"] for line in asked}
    assert asked[-1]["person_id"] == cast.an.pk
    for secret in (NAME, MAIL, PASSWORD, "Nguyễn"):
        assert secret not in stream.getvalue()
