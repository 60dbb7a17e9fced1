"""Where the pages of the room stand."""

from django.urls import path

from vai.contracts.views import agreed, contracts, settings

app_name = "contracts"

urlpatterns = [
    path("contracts/", contracts.index, name="contracts"),
    path("contracts/<int:pk>/", contracts.show, name="contract"),
    path("contracts/<int:pk>/print/", contracts.printed, name="print"),
    path("contracts/<int:pk>/edit/", contracts.edit, name="edit"),
    path("contracts/<int:pk>/send/", contracts.send, name="send"),
    path("contracts/<int:pk>/sign/", contracts.sign, name="sign"),
    path("contracts/<int:pk>/cancel/", contracts.cancel, name="cancel"),
    path("contracts/<int:pk>/refill/", contracts.refill, name="refill"),
    path("contracts/<int:pk>/files/", contracts.add_file, name="file_new"),
    path("accounts/<int:pk>/contracts/", agreed.of_account, name="account_panel"),
    path("deals/<int:pk>/agreed/", agreed.of_deal, name="deal_panel"),
    path("deals/<int:pk>/contract-made/", agreed.won, name="won_panel"),
    path("deals/<int:pk>/terms/", agreed.edit_terms, name="terms"),
    path("deals/<int:pk>/promises/new/", agreed.add_promise, name="promise_new"),
    path("promises/<int:pk>/keep/", agreed.keep_promise, name="promise_keep"),
    path("promises/<int:pk>/forget/", agreed.forget_promise, name="promise_forget"),
    path("settings/contracts/", settings.edit, name="settings"),
]
