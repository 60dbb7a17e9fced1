"""`vai doctor` at the settings of the web side."""

from __future__ import annotations

from typing import Any

import pytest

from vai.config.doctor import web
from vai.config.doctor.findings import Outcome
from vai.config.tests.faults import named

KEY = "Zk3vQ9xT1mLw8RbN5cYh2JdF7sGa0PeUoIiVtKrXyWqEnMzC"


@pytest.fixture
def installed(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Give the settings of an installation behind a proxy with TLS."""
    monkeypatch.setenv("VAI_BASE_URL", "https://vai.example.vn")
    settings.BASE_URL, settings.IS_HTTPS, settings.DEBUG = "https://vai.example.vn", True, False
    settings.ALLOWED_HOSTS, settings.ALLAUTH_TRUSTED_PROXY_COUNT = ["vai.example.vn"], 1
    settings.SECRET_KEY, settings.VAI_METRICS_TOKEN = KEY, ""
    return settings


def test_a_healthy_installation_has_nothing_to_mend(installed: Any) -> None:
    assert {finding.outcome for finding in web.examine()} == {Outcome.OK}


@pytest.mark.parametrize(
    ("name", "value", "check", "remedy"),
    [
        ("BASE_URL", "http://vai.example.vn", "address", "TLS"),
        ("BASE_URL", "https://vai.example.vn/crm/", "address", "host name of its own"),
        ("BASE_URL", "vai.example.vn", "address", "VAI_BASE_URL"),
        ("ALLOWED_HOSTS", ["*"], "host names", "VAI_ALLOWED_HOSTS=vai.example.vn"),
        ("ALLOWED_HOSTS", ["vai.internal"], "host names", "VAI_ALLOWED_HOSTS=vai.example.vn"),
        ("DEBUG", True, "debug", "VAI_DEBUG"),
        ("SECRET_KEY", "change me", "secret key", "VAI_SECRET_KEY"),
        ("SECRET_KEY", "a" * 60, "secret key", "VAI_SECRET_KEY"),
        ("VAI_METRICS_TOKEN", "prometheus", "metrics", "VAI_METRICS_TOKEN"),
    ],
)
def test_settings_that_are_not_safe(
    installed: Any, name: str, value: object, check: str, remedy: str
) -> None:
    setattr(installed, name, value)
    assert remedy in named(web.examine())[check].remedy


def test_settings_that_have_to_be_known(installed: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VAI_BASE_URL")
    installed.ALLAUTH_TRUSTED_PROXY_COUNT = 0
    assert named(web.examine(), Outcome.WARNING).keys() == {"address", "proxies"}


def test_what_is_fine_on_ones_own_machine(installed: Any) -> None:
    installed.BASE_URL, installed.IS_HTTPS, installed.DEBUG = "http://localhost:8000", False, True
    installed.ALLOWED_HOSTS, installed.ALLAUTH_TRUSTED_PROXY_COUNT = ["*"], 0
    assert named(web.examine()) == {}
    assert named(web.examine(), Outcome.WARNING).keys() == {"debug"}
