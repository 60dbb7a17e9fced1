"""What quotes say by themselves and who may give which discount: an administrator's page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vai.core.errors import Refused
from vai.hunting.actions import quote_settings
from vai.hunting.queries import quote_texts, quotes
from vai.hunting.quote_forms import QuoteSettingsForm
from vai.hunting.views.common import asker, done, moment
from vai.staff import rules as staff
from vai.ui import pages


@require_http_methods(["GET", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    """Show and change them."""
    staff.need_administrator(asker(request))
    kept = quotes.settings()
    form = QuoteSettingsForm(request.POST or None, initial=QuoteSettingsForm.initial_of(kept))
    if request.method == "POST" and form.is_valid():
        try:
            version = form.cleaned_data["version"]
            quote_settings.change(form.told(), by=asker(request), at=moment(request), version=version)
            return done(request, request.path, _("Saved."))
        except Refused as refused:
            form.accept_refusal(refused)
    context = {
        "form": form,
        "fields": [f"{{{{ {name} }}}}" for name in quote_texts.FIELDS],
        "subjects": quote_texts.SUBJECTS,
        "mails": quote_texts.MAILS,
    }
    return pages.page(request, "hunting/quote_settings.html", context, status=422 if form.errors else 200)
