"""Where the pages of the room stand."""

from django.urls import path

from vai.journal.views import attachments, history, interactions, notices, steps, streams

app_name = "journal"

urlpatterns = [
    path("accounts/<int:pk>/stream/", streams.of_account, name="stream"),
    path("contacts/<int:pk>/stream/", streams.of_contact, name="contact_stream"),
    path("leads/<int:pk>/stream/", streams.of_lead, name="lead_stream"),
    path("deals/<int:pk>/stream/", streams.of_opportunity, name="opportunity_stream"),
    path("interactions/new/", interactions.add, name="interaction_new"),
    path("interactions/<int:pk>/", interactions.edit, name="interaction"),
    path("interactions/<int:pk>/archive/", interactions.archive, name="interaction_archive"),
    path("steps/", steps.index, name="steps"),
    path("steps/new/", steps.add, name="step_new"),
    path("steps/<int:pk>/", steps.edit, name="step_edit"),
    path("steps/<int:pk>/done/", steps.finish, name="step_done"),
    path("steps/<int:pk>/note/", steps.note, name="step_note"),
    path("steps/<int:pk>/reopen/", steps.reopen, name="step_reopen"),
    path("steps/<int:pk>/snooze/", steps.snooze, name="step_snooze"),
    path("steps/<int:pk>/archive/", steps.archive, name="step_archive"),
    path("notices/", notices.index, name="notices"),
    path("notices/<int:pk>/", notices.follow, name="notice"),
    path("notices/read/", notices.read_all, name="notices_read"),
    path("files/new/", attachments.add, name="attachment_new"),
    path("files/<int:pk>/", attachments.download, name="attachment"),
    path("files/<int:pk>/archive/", attachments.archive, name="attachment_archive"),
    path("history/<slug:table>/<int:pk>/", history.of_row, name="history"),
    path("accounts/<int:pk>/history/", history.of_account, name="account_history"),
]
