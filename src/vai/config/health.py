"""Whether Vai is alive and ready: for whoever watches over it."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse


def health(request: HttpRequest) -> HttpResponse:
    """Say that the process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


def ready(request: HttpRequest) -> HttpResponse:
    """Say whether the database answers and holds our tables; 503 when not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM vai.applied_sql")
            if not cursor.fetchone():
                return HttpResponse("no tables\n", status=503, content_type="text/plain")
    except DatabaseError:
        return HttpResponse("no database\n", status=503, content_type="text/plain")
    return HttpResponse("ready\n", content_type="text/plain")
