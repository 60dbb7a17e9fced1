"""Imports: the list of them, files coming in, trying out, running, the result, taking back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vai.core import formats, jobs
from vai.core.errors import Refused
from vai.core.money import Money
from vai.core.text import whole_number
from vai.doors import exporting, rules
from vai.doors.actions import batches, run, undoing
from vai.doors.enums import PREPARING, BatchState, RowOutcome
from vai.doors.forms.uploads import UploadForm
from vai.doors.importing.phrases import sentence
from vai.doors.importing.targets import ENTITIES
from vai.doors.loading import files
from vai.doors.models import ImportBatch, ImportRow
from vai.doors.queries import bad_rows, reports
from vai.doors.queries import batches as found
from vai.staff.views.answers import asked
from vai.ui import lists, pages
from vai.ui.jinja import url

# So many rows are tried out, or taken back, while one waits; more are a job.
AT_ONCE = 1_500
_SILENT_FOR = timedelta(seconds=60)


@require_GET
def show_imports(request: HttpRequest) -> HttpResponse:
    """List the imports."""
    listing = lists.listing(
        request.GET, found.batches(), orders=[lists.Order("latest", _("Latest"), ("-pk",))], size=30
    )
    return pages.page(request, "doors/imports.html", {"listing": listing})


@require_http_methods(["GET", "POST"])
def new_import(request: HttpRequest) -> HttpResponse:
    """Take files in and look at them."""
    here = asked(request)
    rules.check_may_import(here.user)
    if request.method == "GET":
        form = UploadForm(initial={"profile": request.GET.get("profile", "")})
        return pages.page(request, "doors/import_new.html", {"form": form})
    form = UploadForm(request.POST, request.FILES)
    if form.is_valid():
        kept = [files.keep(str(one.name), one.file) for one in form.cleaned_data["uploads"]]
        try:
            batch = _opened(request, kept, form.cleaned_data["profile"], form)
        except Refused as refused:
            form.accept_refusal(refused)
        else:
            if batch is not None:
                return _looked_at(request, batch)
    return pages.page(request, "doors/import_new.html", {"form": form}, status=422)


@require_GET
def show_import(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an import as it stands."""
    batch = _batch(pk)
    if batch.state == BatchState.DRAFT:
        return pages.redirect(request, url("doors:import_mapping", batch.pk))
    is_dry = batch.state in (BatchState.DRY, BatchState.TRYING)
    context = {"batch": batch, "is_dry": is_dry, **_numbers(batch)}
    context |= {
        "listing": _rows(request, batch, is_dry=is_dry),
        "is_silent": batch.is_running and asked(request).now - batch.updated_at > _SILENT_FOR,
        "fault": _fault(batch),
        "why": reports.why,
        "labels": {code: entity.label for code, entity in ENTITIES.items()},
        "outcomes": RowOutcome,
        "states": BatchState,
    }
    return pages.page(request, "doors/import_batch.html", context, fragment="rows")


@require_GET
def show_progress(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how far it is; the page is loaded anew once it is done."""
    batch = _batch(pk)
    if not batch.is_running or not pages.is_partial(request):
        return pages.redirect(request, url("doors:import_batch", batch.pk))
    return pages.page(request, "doors/import_batch.html", {"batch": batch}, fragment="progress")


@require_POST
def try_import(request: HttpRequest, pk: int) -> HttpResponse:
    """Try it out: at once where it is small, else as a job."""
    batch = _batch(pk)
    try:
        return _tried(request, batch)
    except Refused as refused:
        return _refused(request, batch, refused)


def _looked_at(request: HttpRequest, batch: ImportBatch) -> HttpResponse:
    """Go on to what the columns mean; where a profile knows them all, that is tried out at once."""
    if batch.profile and not batches.plan_of(batch).open_questions():
        return _tried(request, batch)
    return pages.redirect(request, url("doors:import_mapping", batch.pk))


def _tried(request: HttpRequest, batch: ImportBatch) -> HttpResponse:
    here = asked(request)
    batches.mark(batch, BatchState.TRYING, by=here.user, at=here.now)
    if sum(table.n_rows for table in batches.plan_of(batch).tables if table.feeds) <= AT_ONCE:
        outcome = run.try_out(
            batch, batches.tables_of(batch).tables, batches.plan_of(batch), by=here.user, at=here.now
        )
        run.keep_trial(batch, outcome, by=here.user, at=here.now)
    else:
        jobs.enqueue("doors.try_import", by=here.user, at=here.now, batch_id=batch.pk)
    return pages.redirect(request, url("doors:import_batch", batch.pk))


@require_POST
def run_import(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin, or go on."""
    here, batch = asked(request), _batch(pk)
    try:
        batches.begin(batch, by=here.user, at=here.now)
    except Refused as refused:
        return _refused(request, batch, refused)
    jobs.enqueue("doors.run_import", by=here.user, at=here.now, batch_id=batch.pk)
    return pages.redirect(request, url("doors:import_batch", batch.pk))


@require_POST
def stop_import(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop after the chunk that it is at."""
    here, batch = asked(request), _batch(pk)
    try:
        batches.ask_to_stop(batch, by=here.user, at=here.now)
    except Refused as refused:
        return _refused(request, batch, refused)
    return pages.redirect(request, url("doors:import_batch", batch.pk))


@require_POST
def undo_import(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it back: at once where it is small, else as a job."""
    here, batch = asked(request), _batch(pk)
    keep_changed = request.POST.get("keep_changed") == "1"
    try:
        if batch.position > AT_ONCE:
            batches.mark(batch, BatchState.UNDOING, by=here.user, at=here.now)
            jobs.enqueue(
                "doors.undo_import", by=here.user, at=here.now, batch_id=batch.pk, keep_changed=keep_changed
            )
        else:
            undoing.undo_or_tell(batch, by=here.user, at=here.now, keep_changed=keep_changed)
    except Refused as refused:
        return _refused(request, batch, refused)
    return pages.redirect(request, url("doors:import_batch", batch.pk))


@require_POST
def decide_row(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a row is a record that is there, or a new one; counts when it is tried out or run next."""
    here, batch = asked(request), _batch(pk)
    row = found.rows(batch, is_dry=True).filter(pk=_number(request.POST.get("row"))).first()
    if row is None:
        raise Http404
    name = f"{row.table}|{row.feed}|{row.row}"
    batches.decide(batch, name, _number(request.POST.get("record")), by=here.user, at=here.now)
    answer = pages.redirect(request, url("doors:import_batch", batch.pk))
    return pages.toast(answer, _("Noted. Try it out again to see what follows."), level="info")


@require_GET
def bad_rows_file(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Give the rows that were left out of one table, in its columns, with the reason."""
    batch = _batch(pk)
    if kind not in exporting.FORMATS:
        raise Http404
    is_dry = batch.state in PREPARING and batch.state != BatchState.UNDONE
    by_table = bad_rows.tables_of(found.left_out(batch, is_dry=is_dry))
    tables = [table for table in batches.tables_of(batch).tables if table.name in by_table]
    wanted = request.GET.get("table") or (tables[0].name if tables else "")
    table = next((table for table in tables if table.name == wanted), None)
    if table is None:
        raise Http404
    lines = bad_rows.lines(table, by_table[table.name])
    return exporting.response(f"{table.name}-{_('left out')}", kind, bad_rows.header(table), lines)


def _opened(
    request: HttpRequest, kept: list[dict[str, Any]], profile: str, form: UploadForm
) -> ImportBatch | None:
    """Begin an import of what was uploaded; what cannot be read is told at the field."""
    here = asked(request)
    batch = batches.open_batch(kept, by=here.user, at=here.now, profile=profile)
    survey = batches.tables_of(batch)
    if not survey.tables:
        for problem in survey.unreadable:
            form.add_error("uploads", f"{problem.message} {problem.hint}")
        if not survey.unreadable:
            form.add_error("uploads", _("There is nothing to import in these files."))
        return None
    plan = batches.make_plan(survey.tables, profile=profile, language=translation.get_language() or "vi")
    return batches.set_plan(batch, plan, by=here.user, at=here.now)


def _batch(pk: int) -> ImportBatch:
    batch = found.batch(pk)
    if batch is None:
        raise Http404
    return batch


def _refused(request: HttpRequest, batch: ImportBatch, refused: Refused) -> HttpResponse:
    answer = pages.redirect(request, url("doors:import_batch", batch.pk))
    return pages.toast(answer, str(refused.message), level="error")


def _numbers(batch: ImportBatch) -> dict[str, Any]:
    entities = [
        (entity.label, [(outcome.label, batch.counts[code].get(outcome, 0)) for outcome in RowOutcome])
        for code, entity in ENTITIES.items()
        if code in batch.counts
    ]
    amounts = [
        (ENTITIES[entity].label, stage, formats.money(Money.rounded(amount, currency)))
        for entity, by_stage in batch.amounts.items()
        for stage, sums in by_stage.items()
        for currency, amount in sums.items()
    ]
    remarks = [(sentence(code, {}), count) for code, count in sorted(batch.remarks.items())]
    return {"entities": entities, "amounts": amounts, "remarks": remarks}


def _rows(request: HttpRequest, batch: ImportBatch, *, is_dry: bool) -> lists.Listing[ImportRow]:
    return lists.listing(
        request.GET,
        found.rows(batch, is_dry=is_dry),
        orders=[lists.Order("file", _("As in the files"), ("position", "pk"))],
        filters=[
            lists.Filter(
                "outcome",
                _("What became of it"),
                tuple(RowOutcome.choices),
                lambda rows, value: rows.filter(outcome=value),
            ),
            lists.Filter(
                "entity",
                _("Kind"),
                tuple((code, entity.label) for code, entity in ENTITIES.items() if code in batch.counts),
                lambda rows, value: rows.filter(entity=value),
            ),
            lists.Filter(
                "told",
                _("Remarks"),
                (("1", _("With a remark")),),
                lambda rows, _value: rows.exclude(reasons=[]),
            ),
        ],
        search=lambda rows, text: rows.filter(label__icontains=text),
        size=50,
    )


def _fault(batch: ImportBatch) -> dict[str, Any] | None:
    fault = batch.fault
    if not fault:
        return None
    code = str(fault["code"])
    return {
        "code": code,
        "message": sentence(code, fault.get("params", {})),
        "count": fault.get("count", 0),
        "rows": fault.get("rows", [])[:20],
        "may_keep": code in ("changed_since", "needed_since") and batch.state != BatchState.UNDONE,
    }


def _number(text: str | None) -> int:
    return whole_number(text) or 0
