"""Structured logs: one JSON object a line, with numbers of people and rows, never their names or words."""

import json
import logging
import re
import traceback
from datetime import UTC, datetime

_PERSONAL = re.compile(r"[^\s,;<>()\"']+@[^\s,;<>()\"']+|\+?\d(?:[ .-]?\d){8,}")
# What a record may carry beside its message; anything else stays out, whoever put it there.
FIELDS = (
    "event",
    "person_id",
    "door",
    "method",
    "route",
    "status",
    "ms",
    "n_queries",
    "job",
    "row_id",
    "reference",
    "code",
)


class JsonFormatter(logging.Formatter):
    """Writes time, level, logger, message and the permitted fields; a traceback without the values of its exception."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line of JSON."""
        entry: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            # What fills a message could be anybody's name: it stays out.
            "message": _PERSONAL.sub("***", str(record.msg)),
        }
        entry |= {name: record.__dict__[name] for name in FIELDS if name in record.__dict__}
        if record.exc_info and record.exc_info[0]:
            entry["exception"] = record.exc_info[0].__name__
            entry["traceback"] = [
                f"{frame.filename}:{frame.lineno} {frame.name}"
                for frame in traceback.extract_tb(record.exc_info[2])
            ]
        return json.dumps(entry, ensure_ascii=False, default=str)
