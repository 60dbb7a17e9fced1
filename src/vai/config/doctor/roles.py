"""Database roles: the app sees through one of the three roles of sight and never by itself; the owner owns all tables."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg

from vai.config.doctor.findings import Finding, fault, ok, some, warning
from vai.config.runtime import INHERIT_PER_GRANT_SINCE, SIGHT_ROLES

_FOREIGN = """
SELECT format('%%s (%%s)', c.relname, pg_get_userbyid(c.relowner)) FROM pg_class c
WHERE c.relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname IN ('public', 'vai'))
  AND c.relkind IN ('r', 'p', 'S', 'v') AND pg_get_userbyid(c.relowner) <> %s
UNION ALL
SELECT format('%%s (%%s)', p.oid::regprocedure, pg_get_userbyid(p.proowner)) FROM pg_proc p
WHERE p.pronamespace = to_regnamespace('vai') AND pg_get_userbyid(p.proowner) <> %s ORDER BY 1
"""


def examine(app: psycopg.Connection, owner: psycopg.Connection) -> Iterator[Finding]:
    """Look at the app's role, at the roles of sight, and at the owner."""
    user, owns = who_is(app), who_is(owner)
    yield from _strength(app, user, owns)
    yield from _sight(app)
    yield from _membership(app, user)
    yield from _owner(owner, owns)
    yield from _bystanders(owner)


def who_is(connection: psycopg.Connection) -> str:
    """Return the role by which a connection acts."""
    row = connection.execute("SELECT current_user").fetchone()
    return str(row[0]) if row else ""


def _strength(app: psycopg.Connection, user: str, owns: str) -> Iterator[Finding]:
    if user == owns:
        yield fault(
            "app role", f"the app signs in as {user!r}, the owner of the tables",
            "Give the app a login of its own: unset VAI_APP_DATABASE_URL and run `vai init`, or see docs/installation.md.",
        )  # fmt: skip
        return
    row = app.execute(
        "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = current_user"
    ).fetchone()
    words = ("SUPERUSER", "BYPASSRLS", "CREATEROLE", "CREATEDB")
    too_much = [word for word, has in zip(words, row or (), strict=True) if has]
    if too_much:
        outside = {"SUPERUSER", "BYPASSRLS"} & set(too_much)
        why = "everybody sees everything" if outside else "the app may do more than it needs"
        yield fault(
            "app role",
            f"{user!r} is {', '.join(too_much)}: {why}",
            f'ALTER ROLE "{user}" {" ".join("NO" + word for word in too_much)};',
        )
        return
    yield ok("app role", f"{user!r} can't go past row security")


def _sight(app: psycopg.Connection) -> Iterator[Finding]:
    found: dict[str, list[str]] = dict(
        app.execute(
            "SELECT rolname, array_remove(ARRAY[CASE WHEN rolsuper THEN 'SUPERUSER' END, CASE WHEN rolbypassrls THEN 'BYPASSRLS' END,"
            " CASE WHEN rolcanlogin THEN 'LOGIN' END], NULL) FROM pg_roles WHERE rolname = ANY (%s)",
            [list(SIGHT_ROLES)],
        ).fetchall()
    )
    missing = [role for role in SIGHT_ROLES if role not in found]
    if missing:
        yield fault(
            "roles of sight",
            f"{', '.join(missing)} missing: nobody can be shown anything",
            "Run `vai init`: it makes them, or prints the SQL.",
        )
    for role, traits in sorted(found.items()):
        if traits:
            undo = " ".join("NO" + trait for trait in traits)
            yield fault("roles of sight", f"{role} is {', '.join(traits)}", f'ALTER ROLE "{role}" {undo};')
    if not missing and not any(found.values()):
        yield ok("roles of sight", "are there, and weak")


def _membership(app: psycopg.Connection, user: str) -> Iterator[Finding]:
    per_grant = app.info.server_version >= INHERIT_PER_GRANT_SINCE
    traits = "m.inherit_option, m.set_option" if per_grant else "r.rolinherit, true"
    rows = app.execute(
        f"SELECT g.rolname, bool_or(i), bool_or(s) FROM (SELECT m.roleid, {traits} FROM pg_auth_members m"
        " JOIN pg_roles r ON r.oid = m.member WHERE r.rolname = current_user) x (roleid, i, s)"
        " JOIN pg_roles g ON g.oid = x.roleid GROUP BY 1"
    ).fetchall()
    found = {role: (inherits, may_enter) for role, inherits, may_enter in rows}
    missing = [role for role in SIGHT_ROLES if not found.get(role, (False, False))[1]]
    inherited = [role for role in SIGHT_ROLES if found.get(role, (False, False))[0]]
    beside = sorted(set(found) - set(SIGHT_ROLES))
    options = " WITH INHERIT FALSE, SET TRUE" if per_grant else ""
    if missing:
        yield fault(
            "membership",
            f"{user!r} may not enter {', '.join(missing)}: pages fail",
            f'GRANT {", ".join(missing)} TO "{user}"{options};',
        )
    if inherited:
        mend = (
            f'GRANT {", ".join(inherited)} TO "{user}"{options};'
            if per_grant
            else f'ALTER ROLE "{user}" NOINHERIT;'
        )
        yield fault(
            "membership",
            f"{user!r} has the rights of {', '.join(inherited)} without entering them (INHERIT)",
            mend,
        )
    if beside:
        yield fault(
            "membership",
            f"{user!r} is a member of {', '.join(beside)} as well",
            f'REVOKE {", ".join(beside)} FROM "{user}";',
        )
    if not (missing or inherited or beside):
        yield ok("membership", f"{user!r} enters the three roles of sight, inherits none, and is in no other")


def _owner(owner: psycopg.Connection, owns: str) -> Iterator[Finding]:
    row = owner.execute(
        "SELECT has_database_privilege(current_database(), 'CREATE'), has_schema_privilege('public', 'CREATE')"
    ).fetchone()
    lacks = [
        what
        for what, has in zip((f'DATABASE "{owner.info.dbname}"', "SCHEMA public"), row or (), strict=True)
        if not has
    ]
    if lacks:
        grants = "\n".join(f'GRANT CREATE ON {what} TO "{owns}";' for what in lacks)
        yield fault(
            "owner", f"{owns!r} may not make anything in {' and '.join(lacks)}: upgrades fail", grants
        )
    else:
        yield ok("owner", f"{owns!r} may make tables")
    foreign = [row[0] for row in owner.execute(_FOREIGN, [owns, owns]).fetchall()]
    if foreign:
        yield fault(
            "ownership", f"not owned by {owns!r}: {some(foreign)}",
            f'As whoever owns them: REASSIGN OWNED BY … TO "{owns}"; or ALTER TABLE … OWNER TO "{owns}"; then `vai migrate`.',
        )  # fmt: skip
    else:
        yield ok("ownership", f"{owns!r} owns tables and functions")


def _bystanders(owner: psycopg.Connection) -> Iterator[Finding]:
    bystanders = [
        row[0] for row in owner.execute(
            "SELECT rolname FROM pg_roles WHERE rolbypassrls AND NOT rolsuper AND rolcanlogin AND rolname <> current_user"
            " AND rolname NOT LIKE 'pg\\_%' ORDER BY 1"
        )
    ]  # fmt: skip
    if bystanders:
        yield warning(
            "other roles", f"{some(bystanders)} may sign in and go past row security",
            "Fine for whoever runs backups of the server; else ALTER ROLE … NOBYPASSRLS.",
        )  # fmt: skip
