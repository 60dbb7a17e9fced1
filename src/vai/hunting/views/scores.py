"""Why a lead has its score, and how the company's leads are scored."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from vai.hunting.models import Lead, LeadScore, ScoreModel
from vai.hunting.queries import score_words
from vai.ui import pages


@require_GET
def lead_score(request: HttpRequest, pk: int) -> HttpResponse:
    """Show why a lead has its score, as a panel of its page."""
    if not Lead.objects.filter(pk=pk).exists():
        raise Http404
    newest = ScoreModel.objects.order_by("-pk").first()
    found = LeadScore.objects.select_related("model").filter(lead_id=pk).first()
    context = {
        "score": found,
        "chance_pct": round(found.chance * 100) if found else None,
        "reasons": [score_words.told(found.model, one) for one in found.reasons] if found else [],
        "newest": newest,
    }
    return pages.page(request, "hunting/lead_score.html", context, fragment="panel")


@require_GET
def model(request: HttpRequest) -> HttpResponse:
    """Show how leads are scored: how well it tells won from lost, what weighs most, and what is left out."""
    newest = ScoreModel.objects.order_by("-pk").first()
    told: Mapping[str, Any] = newest.told if newest else {}
    context = {
        "model": newest,
        "check": told.get("checks", {}).get(newest.kind) if newest else None,
        "checks": [(kind, one) for kind, one in sorted(told.get("checks", {}).items())],
        "left_out": score_words.left_out(newest) if newest else [],
        "weights": score_words.weights(newest) if newest else [],
    }
    return pages.page(request, "hunting/score_model.html", context)
