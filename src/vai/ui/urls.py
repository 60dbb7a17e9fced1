"""Addresses of the look and feel: the choice of a look, and the pattern page with what answers its examples."""

from django.urls import path

from vai.ui import views

app_name = "ui"

urlpatterns = [
    path("ui/theme/", views.choose_theme, name="theme"),
    path("ui/", views.show_patterns, name="patterns"),
    path("ui/options/", views.pattern_options, name="pattern_options"),
    path("ui/dialog/", views.pattern_dialog, name="pattern_dialog"),
    path("ui/edit/", views.pattern_edit, name="pattern_edit"),
    path("ui/move/", views.pattern_move, name="pattern_move"),
    path("ui/done/", views.pattern_done, name="pattern_done"),
]
