"""Addresses of imports and exports."""

from django.urls import path

from vai.doors.views import arrivals, cards, exports, imports, intakes, mapping, public

app_name = "doors"

urlpatterns = [
    path("f/<str:key>/", public.show_form, name="form"),
    path("f/<str:key>/thanks/", public.show_thanks, name="form_thanks"),
    path("settings/doors/", intakes.show_doors, name="doors"),
    path("settings/doors/forms/new/", intakes.new_form, name="form_new"),
    path("settings/doors/forms/<int:pk>/", intakes.form_settings, name="form_settings"),
    path("settings/doors/forms/<int:pk>/close/", intakes.close_form, name="form_close"),
    path("settings/doors/mailboxes/new/", intakes.new_mailbox, name="mailbox_new"),
    path("settings/doors/mailboxes/<int:pk>/", intakes.mailbox, name="mailbox"),
    path("settings/doors/mailboxes/<int:pk>/close/", intakes.close_mailbox, name="mailbox_close"),
    path("settings/doors/keys/new/", intakes.new_key, name="key_new"),
    path("settings/doors/keys/<int:pk>/revoke/", intakes.revoke_key, name="key_revoke"),
    path("arrivals/", arrivals.show_arrivals, name="arrivals"),
    path("arrivals/decide/", arrivals.decide, name="arrivals_decide"),
    path("arrivals/<int:pk>/", arrivals.show_arrival, name="arrival"),
    path("cards/", cards.show_cards, name="cards"),
    path("cards/take/", cards.take_cards, name="cards_take"),
    path("cards/picture/", cards.take_picture, name="card_picture"),
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
