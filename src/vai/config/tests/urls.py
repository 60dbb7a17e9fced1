"""Addresses for tests: views that refuse, break and write."""

import secrets

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from vai.config.urls import handler400, handler403, handler404, handler500  # noqa: F401 - Django reads them here
from vai.core.errors import NotAllowed, Refused
from vai.staff.models import SavedView


def _write(request: HttpRequest) -> None:
    SavedView.objects.create(person=request.user, list_code="tests", name=secrets.token_hex(4))  # type: ignore[misc]


def refuse(request: HttpRequest) -> HttpResponse:
    _write(request)
    raise Refused("Không được đâu.")


def forbid(request: HttpRequest) -> HttpResponse:
    _write(request)
    raise NotAllowed("Không phải việc của bạn.")


def break_down(request: HttpRequest) -> HttpResponse:
    _write(request)
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM no_such_table")
    return HttpResponse()


def save(request: HttpRequest) -> HttpResponse:
    _write(request)
    return HttpResponse("saved")


urlpatterns = [
    path("tests/refuse/", refuse),
    path("tests/forbid/", forbid),
    path("tests/break/", break_down),
    path("tests/save/", save),
    path("", include("vai.config.urls")),
]
