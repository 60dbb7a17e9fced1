"""Where the pages of the room stand."""

app_name = "contracts"

urlpatterns: list[object] = []
