"""The interface for other programs: each room's api.py under /api/v1/, its errors as problem documents."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.security import HttpBearer

from vai.core.errors import Refused
from vai.core.problems import problem
from vai.hunting.api import router as leads


class Key(HttpBearer):
    """The key of a program; config.api_access looked at it before anything else did."""

    def authenticate(self, request: HttpRequest, token: str) -> object | None:
        """Return what the key opens."""
        return getattr(request, "opened", None)


api = NinjaAPI(
    title="Vai",
    version="1",
    description="Leads in and out. Send a key as bearer token; an administrator makes one in Vai.",
    docs_url=None,
    urls_namespace="api",
    auth=Key(),
)
api.add_router("/leads", leads, tags=["leads"])


@api.exception_handler(Refused)
def refused(request: HttpRequest, fault: Refused) -> HttpResponse:
    """Tell what an action refused, at its field."""
    errors = [(fault.field, str(fault.message))] if fault.field else []
    return problem(fault.status, fault.code, str(fault.message), errors)


@api.exception_handler(ValidationError)
def invalid(request: HttpRequest, fault: ValidationError) -> HttpResponse:
    """Tell which fields do not fit."""
    errors = [(_field(error["loc"]), str(error["msg"])) for error in fault.errors]
    return problem(422, "invalid", _("Something in this request does not fit."), errors)


@api.exception_handler(HttpError)
def unreadable(request: HttpRequest, fault: HttpError) -> HttpResponse:
    """Tell what could not be read."""
    return problem(fault.status_code, "unreadable", str(fault))


@api.exception_handler(Http404)
def missing(request: HttpRequest, fault: Http404) -> HttpResponse:
    """Tell that there is no such thing, or none for this key's person: both alike."""
    return problem(404, "not_there", _("There is no such thing, or you do not see it."))


def _field(place: tuple[object, ...]) -> str:
    """Name a field as the sender knows it: without the part of the request and the name of our parameter."""
    return ".".join(str(one) for one in place[2:] or place[1:])
