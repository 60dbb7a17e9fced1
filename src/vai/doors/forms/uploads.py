"""The form by which files come in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from vai.doors import rules
from vai.doors.importing import archives, profiles
from vai.doors.queries import batches
from vai.ui.forms import Form


class SeveralFiles(forms.ClearableFileInput):
    """A file field that takes several files, chosen or dropped onto it."""

    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class FilesField(forms.FileField):
    """Several files, each of a kind that can be read and of a size that can be taken."""

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        """Check each file.

        :raises ValidationError: there is none, there are too many, or one is too large or of a wrong kind.
        """
        given = [one for one in (data if isinstance(data, list | tuple) else [data]) if one]
        if not given:
            raise ValidationError(_("Choose at least one file."), code="required")
        if len(given) > rules.MAX_FILES:
            raise ValidationError(
                _("At most %(count)s files at a time; pack more into a ZIP."),
                params={"count": rules.MAX_FILES},
            )
        for one in given:
            if not archives.is_readable_name(str(one.name)):
                raise ValidationError(
                    _(
                        "%(file)s cannot be imported: CSV, TSV, XLSX, XLS, ODS and JSON can, also packed as GZ or ZIP."
                    ),
                    params={"file": one.name},
                )
        if sum(one.size or 0 for one in given) > rules.MAX_UPLOAD_BYTES:
            raise ValidationError(
                _(
                    "The files are larger than %(megabytes)s MB together. Use the command vai import for those."
                ),
                params={"megabytes": rules.MAX_UPLOAD_BYTES // 1_000_000},
            )
        return given


class UploadForm(Form):
    """Files, and what is known about them."""

    uploads = FilesField(
        label=_("Files"),
        widget=SeveralFiles(
            attrs={"multiple": True, "accept": ",".join((*archives.READABLE, ".gz", ".zip"))}
        ),
        help_text=_("CSV, XLSX, JSON and their relatives. Files that refer to each other go in together."),
    )
    profile = forms.ChoiceField(
        label=_("Where they come from"),
        required=False,
        help_text=_("Choose a profile where one fits; without it Vai looks at headings and values."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shipped = [(code, profiles.load(code).label) for code in profiles.shipped()]
        kept = [(one.code, one.name) for one in batches.profiles()]
        field = self.fields["profile"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Look for yourself")), *kept, *shipped]
