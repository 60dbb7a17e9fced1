"""Addresses of products, prices and answers."""

from django.urls import path

from vai.catalog.views import answers, products, scripts

app_name = "catalog"

urlpatterns = [
    path("products/", products.index, name="products"),
    path("products/new/", products.new, name="product_new"),
    path("products/suggest/", products.suggest, name="product_suggest"),
    path("products/<int:pk>/", products.product, name="product"),
    path("products/<int:pk>/archive/", products.archive, name="product_archive"),
    path("products/<int:pk>/restore/", products.restore, name="product_restore"),
    path("settings/price-lists/", products.price_lists, name="price_lists"),
    path("settings/price-lists/<int:pk>/", products.price_list, name="price_list"),
    path("answers/", answers.index, name="answers"),
    path("answers/new/", answers.new, name="answer_new"),
    path("answers/at-hand/", answers.at_hand, name="answers_at_hand"),
    path("answers/<int:pk>/", answers.answer, name="answer"),
    path("answers/<int:pk>/use/", answers.use, name="answer_use"),
    path("answers/<int:pk>/archive/", answers.archive, name="answer_archive"),
    path("answers/<int:pk>/restore/", answers.restore, name="answer_restore"),
    path("scripts/", scripts.index, name="scripts"),
    path("scripts/new/", scripts.new, name="script_new"),
    path("scripts/<int:pk>/", scripts.script, name="script"),
    path("scripts/<int:pk>/archive/", scripts.archive, name="script_archive"),
]
