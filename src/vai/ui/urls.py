"""Addresses of the look and feel, mounted under ui/: the choice of a look, and the pattern page with what answers its examples."""

from django.urls import path

from vai.ui import views

app_name = "ui"

urlpatterns = [
    path("theme/", views.choose_theme, name="theme"),
    path("", views.show_patterns, name="patterns"),
    path("options/", views.pattern_options, name="pattern_options"),
    path("dialog/", views.pattern_dialog, name="pattern_dialog"),
    path("edit/", views.pattern_edit, name="pattern_edit"),
    path("move/", views.pattern_move, name="pattern_move"),
    path("done/", views.pattern_done, name="pattern_done"),
]
