"""Whole sentences of the import, by code: reasons, questions, remarks, errors, what became of rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    # Files
    "missing_file": _("%(file)s cannot be found or opened."),
    "empty_file": _("%(file)s is empty."),
    "header_only": _("%(file)s has headings but no rows."),
    "not_a_table": _("%(file)s is not a table."),
    "markup": _("%(file)s is a web page or XML, not a table."),
    "unknown_encoding": _("The letters in %(file)s cannot be read."),
    "truncated_file": _("%(file)s is damaged or incomplete."),
    "broken_workbook": _("%(file)s cannot be read as a workbook."),
    "broken_quotes": _("%(file)s has a quotation mark that is never closed."),
    "broken_json": _("%(file)s is not valid JSON (line %(line)s)."),
    "no_records": _("%(file)s holds no list of records."),
    "password": _("%(file)s is protected by a password."),
    "zip_bomb": _("%(file)s would unpack to far more than is safe."),
    "too_large": _("%(file)s is larger than %(megabytes)s MB."),
    "endless_line": _("%(file)s has a line of several million letters: it is no table."),
    "too_many_columns": _("%(file)s has more than %(most)s columns."),
    "too_far": _("%(file)s has cells so far to the right or so far down that it cannot be opened."),
    "nothing_inside": _("There is nothing to import in %(file)s."),
    # Rows
    "too_many_cells": _("The row has %(found)s cells, but there are %(expected)s columns."),
    "too_few_cells": _("The row has only %(found)s cells of %(expected)s."),
    "footer": _("This is a line below the table, not a record."),
    "total_row": _("This is a line of totals, not a record."),
    # Values
    "not_a_number": _("“%(value)s” is not a number."),
    "other_number_style": _("“%(value)s” is written differently from the other numbers in its column."),
    "not_whole": _("“%(value)s” is not a whole number."),
    "not_a_percent": _("“%(value)s” is not between 0 and 100 percent."),
    "not_a_currency": _("“%(value)s” is not a currency."),
    "not_a_date": _("“%(value)s” is not a date."),
    "not_yes_or_no": _("“%(value)s” is neither yes nor no."),
    "not_a_tax_code": _("“%(value)s” is not a tax code."),
    "not_a_choice": _("“%(value)s” is none of these: %(choices)s."),
    "phone_unreadable": _("“%(value)s” is not a phone number; it was put into the notes."),
    "phone_scientific": _(
        "“%(value)s” was a phone number before a spreadsheet rounded it; its digits are lost."
    ),
    "phone_zero_restored": _("The leading 0 of “%(value)s” was missing and was put back."),
    "phone_converted": _("“%(value)s” is an old number and was changed to its new prefix."),
    "phone_unsure": _("“%(value)s” may not be a working phone number."),
    "email_unreadable": _("“%(value)s” is not an email address; it was put into the notes."),
    "tax_code_foreign": _("“%(value)s” is not a Vietnamese tax code and was not checked."),
    "tax_code_zero_restored": _("The leading 0 of tax code “%(value)s” was missing and was put back."),
    "tax_code_check": _("The check digit of tax code “%(value)s” does not fit."),
    "country_unknown": _("The country “%(value)s” is not known; it was put into the notes."),
    "required": _("%(field)s is missing."),
    "needs_one_of": _("At least one of these is needed: %(fields)s."),
    "bad_factor": _("The factor “%(value)s” is not a number."),
    "bad_target": _("Column “%(column)s” goes to “%(target)s”, which does not exist."),
    # What becomes of a row
    "reference_unknown": _("“%(value)s” is not known here; the text is kept in the notes."),
    "reference_unlinked": _("“%(value)s” is not known here and was not linked."),
    "about_unknown": _("“%(value)s”, whom it is about, is not known here."),
    "reference_ambiguous": _("“%(value)s” could be several records, so none was linked."),
    "owner_unknown": _("“%(value)s” is no colleague here; the record stays with whoever imports."),
    "owner_number_unknown": _("The owner is only told as the number “%(value)s”, which is not known here."),
    "owner_not_yours": _("You may not give records to “%(value)s”; this one stays with you."),
    "owner_made": _("This colleague was made because records belong to them."),
    "only_administrators": _(
        "Only administrators make colleagues, teams and products; this one is not there yet."
    ),
    "tier_unknown": _("There is no tier “%(value)s”; it is kept in the notes."),
    "list_unknown": _("“%(value)s” is not in the company's list; it is kept in the notes."),
    "choice_unknown": _("“%(value)s” is not known and was left out."),
    "status_unknown": _("The status “%(value)s” is not known; it is kept in the notes."),
    "stage_unknown": _("There is no stage “%(value)s”; the first open one was taken."),
    "no_pipeline": _("There is no pipeline with a stage for this deal."),
    "amount_negative": _("The amount “%(value)s” is below zero."),
    "code_taken": _("The code “%(value)s” belongs to another product; it is kept in the description."),
    "price_negative": _("The price “%(value)s” is below zero and was left out."),
    "closed_before_opened": _("It was closed before it was opened, as the file tells it."),
    "about_nobody": _("It says nothing of whom it is about."),
    "text_cut": _("A text was longer than %(length)s letters; all of it is in the notes."),
    "possible_duplicate": _("It may be the same as “%(name)s”, which is there."),
    "same_as_row": _("It is the same as row %(row)s."),
    "same_row_left_out": _("It is the same as row %(row)s, which was left out."),
    "changed": _("Changed from “%(before)s” to “%(after)s”."),
    "kept_ours": _("“%(ours)s” stays; the file says “%(theirs)s”."),
    "not_yours_to_make": _("You may not make this record."),
    "not_yours_to_change": _("It is there, but you may not change it."),
    "database_refused": _("The database refused it: %(detail)s"),
    # What became of the whole
    "fault": _(
        "Something went wrong that nobody foresaw. What was written stays; the import can be gone on with."
    ),
    "kept": _("Taken back, except for what was worked on since."),
    "changed_since": _("Something was changed since, so the import stands as it is."),
    "needed_since": _("Something else stands on it by now, so the import stands as it is."),
    "undone_already": _("It was taken back already."),
    "not_yours": _("There is nothing of yours to take back here."),
    # Why a table is what it is
    "table_profile": _("The profile %(profile)s knows this table."),
    "table_kind": _("The file itself says what its records are."),
    "table_name": _("The name of the file and its headings say so."),
    "table_headings": _("Most of its headings are usual for this."),
    "describes_files": _("It describes other files and holds no records."),
    "not_recognised": _("Its headings say nothing about customers, people or sales."),
    "other_kind": _(
        "It holds records of a kind that Vai does not take in: tickets, orders, payments and the like."
    ),
    "no_headings": _("It has no headings, so its columns cannot be told."),
    "told": _("You said so."),
    "custom_object": _("It holds records of a kind that only the other system has."),
    "one_column": _("It has a single column without a known heading."),
    # Why a column goes where it goes
    "profile": _("The profile %(profile)s says so."),
    "header_known": _("“%(known_as)s” is a standard heading of %(system)s."),
    "header_common": _("“%(known_as)s” is a usual heading for this."),
    "header_vietnamese": _("“%(known_as)s” is a usual Vietnamese heading for this."),
    "header_similar": _("The heading is nearly “%(known_as)s”."),
    "values_look": _("%(share)s%% of its values look like this."),
    "row_kind": _("It says of each row whether it is a company or a person."),
    "unknown_header": _("The heading is not known; it is kept as a field of your own."),
    "no_home": _("What it belongs to is not in this table; it is kept as a field of your own."),
    "other_words": _("Its words mean something else here; it is kept as a field of your own."),
    "empty_column": _("The column is empty."),
    "technical": _("It only counts rows or is for the other system's own use."),
    "not_in_profile_column": _("The profile does not use it."),
    "written_after_contact": _("It was written after the contact and would give the answer away."),
    "no_information": _("It says nothing about the customer."),
    # What to ask
    "which_entity": _("What does this table hold?"),
    "not_in_profile": _("The profile does not know this table. Should it be imported?"),
    "target_unsure": _("Is this the right field for column “%(column)s”?"),
    "numbers_unsure": _("In column “%(column)s”, is the mark in numbers for thousands or for decimals?"),
    "dates_unsure": _("In column “%(column)s”, does the day or the month come first?"),
    "currency_unsure": _("Which currency is column “%(column)s” in?"),
    "stages_unsure": _("In column “%(column)s”, which stages mean won and which lost?"),
    "near_names": _(
        "Some names in column “%(column)s” are nearly those of another table. Are they the same?"
    ),
    "also_account": _("Column “%(column)s” names companies. Should they be made as accounts?"),
    "also_contact": _("Column “%(column)s” names people. Should they be made as contacts?"),
}

HINTS: dict[str, str | Promise] = {
    "missing_file": _("Check the name, and that you may open it."),
    "empty_file": _("Export it again from where it came."),
    "header_only": _("Export it again with its records."),
    "not_a_table": _("Save it as CSV or XLSX and try again."),
    "markup": _("Open it in a spreadsheet, save it as XLSX, and try again."),
    "unknown_encoding": _("Save it as “CSV UTF-8” and try again."),
    "truncated_file": _("Copy or download it again."),
    "broken_workbook": _("Open it in a spreadsheet, save it as XLSX, and try again."),
    "broken_quotes": _("Open it in a spreadsheet, save it as XLSX, and try again."),
    "broken_json": _("Export it again; it may have been cut off."),
    "no_records": _("A list of objects is needed, such as [{…}, {…}]."),
    "password": _("Open it, take the password off, save it, and try again."),
    "zip_bomb": _("Unpack it yourself and choose the files you need."),
    "too_large": _("Save it as CSV, which may be of any length."),
    "endless_line": _("Choose the file that holds the table itself, saved as CSV."),
    "too_many_columns": _("Delete the columns that you do not need."),
    "too_far": _("Delete the columns and rows beyond your data, or save it as CSV."),
    "nothing_inside": _("CSV, TSV, XLSX, XLS, ODS, JSON, and these packed as GZ or ZIP can be read."),
}


class _Known(dict[str, Any]):
    def __missing__(self, name: str) -> str:
        return "…"


def sentence(code: str, params: Mapping[str, Any]) -> str:
    """Make the sentence of a code in the current language; a code of another module stands for itself."""
    template = SENTENCES.get(code)
    return str(template) % _Known(params) if template is not None else code


def hint(code: str, params: Mapping[str, Any]) -> str:
    """Make the advice that goes with a code; empty when there is none."""
    template = HINTS.get(code)
    return str(template) % _Known(params) if template is not None else ""
