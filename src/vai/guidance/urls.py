"""Addresses of next actions."""

from django.urls import path

from vai.guidance import views

app_name = "guidance"

_ACTION = "next-actions/<slug:rule>/<slug:kind>/<int:pk>"
urlpatterns = [
    path("next-actions/muted/", views.mutes, name="mutes"),
    path("next-actions/muted/<int:pk>/lift/", views.unmute, name="unmute"),
    path(f"{_ACTION}/done/", views.done, name="done"),
    path(f"{_ACTION}/snooze/", views.snooze, name="snooze"),
    path(f"{_ACTION}/irrelevant/", views.irrelevant, name="irrelevant"),
    path(f"{_ACTION}/wrong/", views.wrong, name="wrong"),
    path(f"{_ACTION}/not-mine/", views.not_mine, name="not_mine"),
    path("next-actions/<slug:desk>/", views.now, name="now"),
]
