"""Addresses of quick capture."""

from django.urls import path

from vai.capture.views import device, lines, outbox

app_name = "capture"

urlpatterns = [
    path("capture/", lines.understand, name="understand"),
    path("capture/file/", lines.file, name="file"),
    path("capture/confirm/", lines.confirm, name="confirm"),
    path("capture/people/", lines.look_up, name="people"),
    path("capture/ready/", outbox.ready, name="ready"),
    path("capture/send/", outbox.send, name="send"),
    path("outbox/", outbox.outbox, name="outbox"),
    # The same for everybody, and asked by the browser itself; the worker stands at the root, for it serves every page.
    path("worker.js", device.worker, name="worker"),
    path("app/<str:language>.webmanifest", device.manifest, name="manifest"),
    path("offline/<str:language>/", device.offline, name="offline"),
]
