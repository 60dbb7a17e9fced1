"""What Vai promises of security, and by what each promise is tested: docs/security.md is made of this list.

`tests` are files of tests (with the name of one test behind ::, where it is one), `parts` are parts of `bin/bench --security`.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Promise:
    """One promise in the words of whoever relies on it, and what would fail if it were broken."""

    text: str
    tests: tuple[str, ...]
    parts: tuple[str, ...] = ()


_SECURITY = "tests/security/"
_SIGN_IN = "src/vai/staff/tests/test_sign_in.py"

PROMISES = {
    "Who sees and changes what": (
        Promise(
            "PostgreSQL shows and takes a row only where the rules let the acting person see and change it: every guarded"
            " table, every act, every title, on every day, also for a colleague.",
            (_SECURITY + "test_row_security.py", _SECURITY + "test_probes.py", _SECURITY + "test_sight.py"),
            ("probes",),
        ),
        Promise(
            "Every table is guarded, or named with the reason why it need not be.",
            ("tests/architecture/test_floors.py",),
        ),
        Promise(
            "Outside of a transaction in which a person acts, the application has no right to a customer's row, and cannot turn"
            " row security off.",
            (_SECURITY + "test_row_security.py::test_the_app_cannot_turn_row_security_off",),
        ),
        Promise(
            "Titles, teams and who works here are changed, and removed, by administrators only, whatever statement is run.",
            (_SECURITY + "test_probes.py",),
            ("probes",),
        ),
        Promise(
            "A record that is not yours answers, letter by letter, like one that does not exist: at every address, by GET and"
            " POST, as page and as fragment.",
            (_SECURITY + "test_strangers.py",),
            ("walks",),
        ),
        Promise(
            "Lists, counts, search, look-ups, duplicates, exports and histories hold nothing that you do not see.",
            (_SECURITY + "test_pages.py", _SECURITY + "test_strangers.py"),
            ("walks",),
        ),
        Promise(
            "Executives see all and write nothing.",
            (_SECURITY + "test_row_security.py",),
            ("probes", "walks"),
        ),
        Promise(
            "Acting for a colleague ends with the delegation, in the middle of a session as well; nothing is written in their"
            " name after that.",
            ("src/vai/staff/tests/test_delegations.py",),
            ("probes", "sessions"),
        ),
        Promise(
            "Nobody takes back what somebody else did, or learns whether there is anything to take back.",
            (_SECURITY + "test_undo.py",),
            ("walks",),
        ),
        Promise(
            "What an action writes is written in the name of whoever is signed in; no form says who acts.",
            (_SECURITY + "test_actors.py",),
        ),
    ),
    "Signing in": (
        Promise(
            "Five wrong passwords for one account in five minutes, or ten a minute from one place, stop the guessing, by"
            " whatever name or port one asks.",
            (_SIGN_IN,),
            ("sessions",),
        ),
        Promise(
            "Guessing from elsewhere does not lock a colleague out: a browser in which they signed in before is counted apart.",
            (_SIGN_IN + "::test_guessing_from_elsewhere_does_not_lock_out_the_browser_of_the_person",),
            ("sessions",),
        ),
        Promise(
            "Sign-in and reset answer alike, in words and status, for an address that is known, unknown or of somebody who left.",
            (_SIGN_IN,),
            ("sessions",),
        ),
        Promise(
            "A code of an authenticator app, and a recovery code, works once.", (_SIGN_IN,), ("sessions",)
        ),
        Promise(
            "A session gets a new key at sign-in; it ends at sign-out, when the person leaves, and in every other browser when"
            " the password changes.",
            (_SIGN_IN, _SECURITY + "test_sessions.py"),
            ("sessions",),
        ),
        Promise(
            "Cookies of the session are out of reach of scripts and of other sites, and go by https only where the address is"
            " https.",
            (_SECURITY + "test_sessions.py",),
            ("sessions",),
        ),
    ),
    "Forms and addresses": (
        Promise(
            "A form without its token is refused at every address, and changes nothing.",
            (_SECURITY + "test_sessions.py",),
            ("sessions",),
        ),
        Promise(
            "No address that says what comes next leads out of the house.",
            (_SECURITY + "test_sessions.py",),
            ("sessions",),
        ),
        Promise(
            "Only names of this installation are answered; links in mails are made from VAI_BASE_URL, never from the request.",
            ("src/vai/config/tests/test_uploads.py",),
            ("sessions",),
        ),
        Promise(
            "Whatever is sent, to any address, by any method and in any field, is answered; nothing breaks on our side.",
            (_SECURITY + "test_junk.py",),
            ("endpoints", "twice", "hostile"),
        ),
        Promise(
            "The same form sent twice at the same moment is carried out once; two who take one lead, one offer, one handover or"
            " one undo do not both succeed.",
            ("src/vai/core/tests/test_idempotency.py",),
            ("twice",),
        ),
        Promise(
            "What people write is shown as text: no element, attribute or address of a page is born from it, on any page; a"
            " strict policy of content (no inline script or style) stands behind.",
            (_SECURITY + "test_hostile.py", "src/vai/config/tests/test_middleware.py"),
            ("hostile",),
        ),
    ),
    "Files": (
        Promise(
            "What a request brings is limited by what it announces, before any of it is read; strangers may send no more than a"
            " sign-in takes.",
            ("src/vai/config/tests/test_uploads.py",),
            ("uploads",),
        ),
        Promise(
            "Files lie under the hash of what they hold, never under a name that somebody chose; they are given out to be kept,"
            " never shown, with a type that runs nothing.",
            ("src/vai/journal/tests/test_attachments.py",),
            ("uploads",),
        ),
        Promise(
            "Archives, workbooks, JSON and text that unpack to too much, lie about their size, refer to themselves or reach too"
            " far are refused with flat memory and a message.",
            ("src/vai/doors/tests/test_reading_files.py",),
            ("uploads",),
        ),
        Promise(
            "Nothing in a list taken out as CSV or XLSX, or in the rows that an import left out, begins as a formula; phone"
            " numbers and negative amounts stay as they are.",
            ("src/vai/doors/tests/test_exporting.py",),
            ("uploads",),
        ),
    ),
    "Traces": (
        Promise(
            "Every change of a customer's data is recorded with who, whom for, when and by which door; nobody can alter the"
            " record.",
            (_SECURITY + "test_undo.py", _SECURITY + "test_row_security.py"),
            ("probes",),
        ),
        Promise(
            "Logs and metrics hold no names, addresses or texts of people.",
            ("src/vai/config/tests/test_logs.py",),
        ),
    ),
}
