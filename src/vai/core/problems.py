"""What went wrong, told to another program: a problem document (RFC 9457), with what is wrong at each field."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus

from django.http import JsonResponse

CONTENT_TYPE = "application/problem+json"


def problem(
    status: int, code: str, detail: str, errors: Sequence[tuple[str, str]] = (), **headers: str
) -> JsonResponse:
    """Write a problem document; `errors` are fields, each with what is wrong there."""
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "code": code,
        "detail": detail,
        "errors": [{"field": field, "message": message} for field, message in errors],
    }
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return JsonResponse(body, status=status, content_type=CONTENT_TYPE, headers=names)
