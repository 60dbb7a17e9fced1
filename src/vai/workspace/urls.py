"""Addresses of the workspace."""

from django.urls import path

from vai.workspace.views import accounts, contacts, desks, search, undo

app_name = "workspace"

urlpatterns = [
    path("", desks.home, name="home"),
    path("desks/hunt/standing/", desks.standing, name="standing"),
    path("desks/<slug:desk>/", desks.desk, name="desk"),
    path("accounts/<int:pk>/", accounts.account, name="account"),
    path("contacts/<int:pk>/", contacts.contact, name="contact"),
    path("search/", search.search, name="search"),
    path("search/suggest/", search.suggest, name="suggest"),
    path("undo/<uuid:change>/", undo.undo, name="undo"),
]
