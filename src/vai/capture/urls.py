"""Addresses of quick capture."""

from django.urls import path

from vai.capture.views import lines

app_name = "capture"

urlpatterns = [
    path("capture/", lines.understand, name="understand"),
    path("capture/file/", lines.file, name="file"),
    path("capture/confirm/", lines.confirm, name="confirm"),
    path("capture/people/", lines.look_up, name="people"),
]
