"""Where the pages of the room stand."""

from django.urls import path

from vai.handovers.views import handovers, proposing, templates, winning

app_name = "handovers"

urlpatterns = [
    path("handovers/", handovers.index, name="handovers"),
    path("handovers/<int:pk>/", handovers.show, name="handover"),
    path("handovers/<int:pk>/accept/", handovers.accept, name="accept"),
    path("handovers/<int:pk>/send-back/", handovers.send_back, name="send_back"),
    path("handovers/<int:pk>/withdraw/", handovers.withdraw, name="withdraw"),
    path("handovers/<int:pk>/again/", handovers.propose_again, name="propose_again"),
    path("handovers/items/<int:pk>/tick/", handovers.tick, name="tick"),
    path("accounts/<int:pk>/handover/", proposing.propose, name="propose"),
    path("accounts/<int:pk>/handovers/", handovers.of_account, name="account_panel"),
    path("deals/<int:pk>/handover/", winning.of_deal, name="of_deal"),
    path("deals/<int:pk>/win/", winning.win, name="win"),
    path("deals/<int:pk>/handover-opened/", winning.won, name="won_panel"),
    path("settings/handovers/", templates.index, name="templates"),
    path("settings/handovers/new/", templates.edit, name="template_new"),
    path("settings/handovers/<int:pk>/", templates.edit, name="template"),
    path("settings/handovers/<int:pk>/archive/", templates.archive, name="template_archive"),
]
