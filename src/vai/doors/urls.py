"""Addresses of imports and exports."""

from django.urls import path

from vai.doors.views import exports, imports, mapping

app_name = "doors"

urlpatterns = [
    path("imports/", imports.show_imports, name="imports"),
    path("imports/new/", imports.new_import, name="import_new"),
    path("imports/<int:pk>/", imports.show_import, name="import_batch"),
    path("imports/<int:pk>/mapping/", mapping.show_mapping, name="import_mapping"),
    path("imports/<int:pk>/try/", imports.try_import, name="import_try"),
    path("imports/<int:pk>/run/", imports.run_import, name="import_run"),
    path("imports/<int:pk>/stop/", imports.stop_import, name="import_stop"),
    path("imports/<int:pk>/undo/", imports.undo_import, name="import_undo"),
    path("imports/<int:pk>/decide/", imports.decide_row, name="import_decide"),
    path("imports/<int:pk>/progress/", imports.show_progress, name="import_progress"),
    path("imports/<int:pk>/bad-rows.<str:kind>", imports.bad_rows_file, name="import_bad_rows"),
    path("export/<str:kind>.<str:ending>", exports.export_list, name="export"),
]
