"""What a browser asks so that Vai is an app of the device: its manifest, its service worker, its page without network.

The same for everybody: nobody is asked for, and no row is read.
"""

from __future__ import annotations

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from vai.capture import shell_assets
from vai.ui import assets
from vai.ui.jinja import url

_CANVAS = "#f1f5f3"
_ASK_EACH_TIME = "no-cache"
_WORKER = "ui/js/outbox/worker.js"


@require_GET
def manifest(request: HttpRequest, language: str) -> JsonResponse:
    """Describe the app that a phone can put on its home screen."""
    with translation.override(_known(language)):
        return JsonResponse(
            _described(language),
            content_type="application/manifest+json",
            headers={"Cache-Control": _ASK_EACH_TIME},
            json_dumps_params={"ensure_ascii": False},
        )


@require_GET
def worker(request: HttpRequest) -> HttpResponse:
    """Start the service worker with the list of what it keeps; another version is another script."""
    kept = shell_assets.shell_assets()
    told = {
        "version": kept.version,
        "assets": kept.files,
        "pages": {language: url("capture:offline", language) for language in shell_assets.LANGUAGES},
        "file": url("capture:file"),
    }
    script = f"{assets.worker(_WORKER)}\nserve({json.dumps(told, indent=1)});\n"
    headers = {"Cache-Control": _ASK_EACH_TIME, "Service-Worker-Allowed": "/"}
    return HttpResponse(script, content_type="text/javascript; charset=utf-8", headers=headers)


@require_GET
def offline(request: HttpRequest, language: str) -> HttpResponse:
    """Show the page that a device keeps for when there is no network."""
    return HttpResponse(
        shell_assets.offline_page(_known(language)), headers={"Cache-Control": _ASK_EACH_TIME}
    )


def _described(language: str) -> dict[str, Any]:
    return {
        "id": "/",
        "name": _("Vai, your book of clients"),
        "short_name": "Vai",
        "lang": language,
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "theme_color": _CANVAS,
        "background_color": _CANVAS,
        "icons": [
            {"src": static("ui/img/mark.svg"), "sizes": "any", "type": "image/svg+xml"},
            {"src": static("ui/img/app-192.png"), "sizes": "192x192", "type": "image/png"},
            {"src": static("ui/img/app-512.png"), "sizes": "512x512", "type": "image/png"},
            _maskable(),
        ],
        "shortcuts": [
            {"name": _("Capture what happened"), "url": url("capture:understand")},
            {"name": _("Waiting on this device"), "url": url("capture:outbox")},
        ],
    }


def _maskable() -> dict[str, str]:
    return {
        "src": static("ui/img/app-maskable.png"),
        "sizes": "512x512",
        "type": "image/png",
        "purpose": "maskable",
    }


def _known(language: str) -> str:
    if language not in shell_assets.LANGUAGES:
        raise Http404
    return language
