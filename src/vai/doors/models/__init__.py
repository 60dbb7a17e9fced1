"""The tables of the room."""

from vai.doors.models.imports import ExternalKey, ImportBatch, ImportProfile, ImportRow
from vai.doors.models.intake import ApiKey, DoorTally, Mailbox, WebForm

__all__ = [
    "ApiKey",
    "DoorTally",
    "ExternalKey",
    "ImportBatch",
    "ImportProfile",
    "ImportRow",
    "Mailbox",
    "WebForm",
]
