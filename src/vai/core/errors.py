"""What a person may be told: an expected refusal, with a stable code and a translated message."""

from __future__ import annotations

from django.utils.functional import Promise


class Refused(Exception):  # noqa: N818 - read as a sentence: the action was refused
    """An action that may not or cannot be done; the edge turns it into a form error, a page or a problem document.

    `field` names the field of the form it belongs to. `status` is 422 unless a subclass says otherwise.
    """

    code = "refused"
    status = 422

    def __init__(self, message: str | Promise, *, code: str = "", field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.code = code or self.code
        self.field = field


class NotAllowed(Refused):
    """The person may see the thing but not do this to it."""

    code = "not_allowed"
    status = 403


class NotThere(Refused):
    """The thing does not exist, or the person may not see it: both are told alike."""

    code = "not_there"
    status = 404


class Stale(Refused):
    """Someone else saved first. `changes` holds what differs: field, theirs, yours."""

    code = "stale"
    status = 409

    def __init__(self, message: str | Promise, changes: list[tuple[str, object, object]]) -> None:
        super().__init__(message)
        self.changes = changes
