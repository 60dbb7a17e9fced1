"""Addresses of the look and feel, mounted under /ui/."""

from django.urls import path

from vai.ui import views

app_name = "ui"

urlpatterns = [
    path("", views.show_patterns, name="patterns"),
    path("options/", views.pattern_options, name="pattern_options"),
    path("theme/", views.choose_theme, name="theme"),
]
