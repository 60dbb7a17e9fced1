"""Files at a client: added and put away."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from vai.core.errors import Refused
from vai.core.rowsecurity import checked
from vai.journal import content, rules
from vai.journal.actions._about import lock
from vai.journal.models import Attachment, Interaction
from vai.journal.queries import about
from vai.journal.queries.about import About
from vai.staff.models import Person


class CannotAttach(Refused):
    """The file cannot be added."""

    code = "cannot_attach"


def attach(
    chunks: Iterable[bytes],
    name: str,
    *,
    by: Person,
    at: datetime,
    account_id: int | None = None,
    contact_id: int | None = None,
    lead_id: int | None = None,
    opportunity_id: int | None = None,
    interaction: Interaction | None = None,
) -> Attachment:
    """Add a file to a client, or to an interaction and whatever that is about.

    Its type is read from its content; what the sender says of it is not believed.
    :raises CannotAttach: it is empty, larger than 25 MB, or has no name.
    :raises NotThere: the client is not there for this person.
    :raises NotAllowed: the person sees the client but may not write.
    """
    rules.require_scope(by, at=at)
    safe = content.safe_name(name)
    if not safe:
        raise CannotAttach(_("Give the file a name."), field="files")
    contacts = () if contact_id is None else (contact_id,)
    told = about.checked(About(account_id, contacts, lead_id, opportunity_id))
    made = Attachment(
        name=safe,
        uploaded_by=by,
        interaction=interaction,
        account_id=told.account_id or (interaction.account_id if interaction else None),
        contact_id=contact_id or (interaction.contact_id if interaction else None),
        lead_id=told.lead_id or (interaction.lead_id if interaction else None),
        opportunity_id=told.opportunity_id or (interaction.opportunity_id if interaction else None),
    )
    _keep(made, chunks)
    with checked():
        made.save(force_insert=True)
    return made


def archive(attachment: Attachment, *, by: Person, at: datetime) -> Attachment:
    """Put a file away; its content stays, and undo brings it back."""
    rules.require_scope(by, at=at)
    rules.require_own(attachment, by)
    held = lock(attachment)
    if held.archived_at is None:
        held.archived_at = at
        held.save(update_fields=["archived_at"])
    return held


def _keep(made: Attachment, chunks: Iterable[bytes]) -> None:
    try:
        kept = content.keep(chunks)
    except content.TooLarge as error:
        raise CannotAttach(
            _("%(name)s is larger than 25 MB.") % {"name": made.name}, field="files", code="too_large"
        ) from error
    if not kept.size:
        raise CannotAttach(_("%(name)s is empty.") % {"name": made.name}, field="files", code="empty")
    made.sha256, made.size = kept.sha256, kept.size
    made.content_type = content.type_of(kept.head, made.name)
