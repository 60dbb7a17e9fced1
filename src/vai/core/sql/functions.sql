-- Who acts, as the transaction says it (core/rowsecurity.py). An unset value is NULL or empty: then nothing matches.
CREATE OR REPLACE FUNCTION vai.person_id() RETURNS bigint LANGUAGE sql STABLE AS
$$ SELECT nullif(current_setting('vai.person_id', true), '')::bigint $$;
CREATE OR REPLACE FUNCTION vai.behalf_id() RETURNS bigint LANGUAGE sql STABLE AS
$$ SELECT nullif(current_setting('vai.behalf_id', true), '')::bigint $$;
-- Whose own book is seen: the person's and those who delegated to them.
CREATE OR REPLACE FUNCTION vai.sight_ids() RETURNS bigint[] LANGUAGE sql STABLE AS
$$ SELECT coalesce(nullif(current_setting('vai.sight_ids', true), '')::bigint[], '{}') $$;
-- Whose own book is written: the person's, and the one whom they act for now.
CREATE OR REPLACE FUNCTION vai.writer_ids() RETURNS bigint[] LANGUAGE sql STABLE AS
$$ SELECT coalesce(nullif(current_setting('vai.writer_ids', true), '')::bigint[], '{}') $$;
-- The teams that a lead answers for, with everything below them.
CREATE OR REPLACE FUNCTION vai.team_ids() RETURNS bigint[] LANGUAGE sql STABLE AS
$$ SELECT coalesce(nullif(current_setting('vai.team_ids', true), '')::bigint[], '{}') $$;
CREATE OR REPLACE FUNCTION vai.home_team_id() RETURNS bigint LANGUAGE sql STABLE AS
$$ SELECT nullif(current_setting('vai.home_team_id', true), '')::bigint $$;
CREATE OR REPLACE FUNCTION vai.may_write() RETURNS boolean LANGUAGE sql STABLE AS
$$ SELECT coalesce(nullif(current_setting('vai.may_write', true), '')::boolean, false) $$;
CREATE OR REPLACE FUNCTION vai.may_administer() RETURNS boolean LANGUAGE sql STABLE AS
$$ SELECT coalesce(nullif(current_setting('vai.may_administer', true), '')::boolean, false) $$;
CREATE OR REPLACE FUNCTION vai.change_id() RETURNS uuid LANGUAGE sql STABLE AS
$$ SELECT nullif(current_setting('vai.change_id', true), '')::uuid $$;
-- The company's currency, as it was when the transaction began.
CREATE OR REPLACE FUNCTION vai.home_currency() RETURNS text LANGUAGE sql STABLE AS
$$ SELECT coalesce(nullif(current_setting('vai.home_currency', true), ''), 'VND') $$;

-- Which tables row security guards, and which it need not, with the reason: a test reads both.
CREATE TABLE IF NOT EXISTS vai.guarded_table (name text PRIMARY KEY, deletable boolean NOT NULL);
CREATE TABLE IF NOT EXISTS vai.exempt_table (name text PRIMARY KEY, reason text NOT NULL);
TRUNCATE vai.guarded_table, vai.exempt_table;

-- What is only derived (vai.derived_columns) is no change: the version stays, so nobody's edit becomes stale by it.
CREATE OR REPLACE FUNCTION vai.touch() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  derived text[] := vai.derived_columns(TG_TABLE_NAME);
BEGIN
  IF derived <> '{}' AND to_jsonb(NEW) - (derived || vai.generated_columns(TG_TABLE_NAME))
                       = to_jsonb(OLD) - (derived || vai.generated_columns(TG_TABLE_NAME)) THEN
    RETURN NEW;
  END IF;
  NEW.version := OLD.version + 1;
  NEW.updated_at := vai.moment();
  RETURN NEW;
END $$;

-- Let a function of its room follow a table's changes once a statement: triggers with the rows of the statement as
-- new_rows and old_rows. (They can name neither columns nor conditions: the function compares.)
CREATE OR REPLACE FUNCTION vai.follow(tbl text, trigger_name text, fn text, events text[] DEFAULT '{INSERT,UPDATE,DELETE}')
RETURNS void LANGUAGE plpgsql AS $$
DECLARE event text;
BEGIN
  EXECUTE format('DROP TRIGGER IF EXISTS %I ON public.%I', trigger_name, tbl);
  FOREACH event IN ARRAY '{INSERT,UPDATE,DELETE}'::text[] LOOP
    EXECUTE format('DROP TRIGGER IF EXISTS %I ON public.%I', trigger_name || '_' || lower(event), tbl);
    CONTINUE WHEN event <> ALL (events);
    EXECUTE format('CREATE TRIGGER %I AFTER %s ON public.%I REFERENCING %s FOR EACH STATEMENT EXECUTE FUNCTION vai.%I()',
      trigger_name || '_' || lower(event), event, tbl,
      CASE event WHEN 'INSERT' THEN 'NEW TABLE AS new_rows' WHEN 'DELETE' THEN 'OLD TABLE AS old_rows'
                 ELSE 'OLD TABLE AS old_rows NEW TABLE AS new_rows' END, fn);
  END LOOP;
END $$;

-- Tell the planner of tables that have just grown much (autovacuum does so a minute later). Only their owner may, and
-- this function, for whoever writes: it takes tables under row security, and waits for nobody.
CREATE OR REPLACE FUNCTION vai.take_stock(tables text[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE tbl text;
BEGIN
  IF NOT vai.may_write() THEN RETURN; END IF;
  FOR tbl IN SELECT name FROM vai.guarded_table WHERE name = ANY (tables) ORDER BY name LOOP
    EXECUTE format('ANALYZE (SKIP_LOCKED) public.%I', tbl);
  END LOOP;
END $$;

-- Put a table under row security. The conditions say, for the own book and for a lead's teams, which rows are seen and
-- which are written; those who see all see all, and write if their title lets them. No condition: nobody.
CREATE OR REPLACE FUNCTION vai.guard(
  tbl text, own_see text, own_write text, team_see text, team_write text,
  all_write text DEFAULT '(SELECT vai.may_write())', deletable boolean DEFAULT false, history boolean DEFAULT true
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  p record; class text; see text; change text;
BEGIN
  EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', tbl);
  EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', tbl);
  FOR p IN SELECT polname FROM pg_policy WHERE polrelid = format('public.%I', tbl)::regclass LOOP
    EXECUTE format('DROP POLICY %I ON public.%I', p.polname, tbl);
  END LOOP;
  EXECUTE format('CREATE POLICY owner_all ON public.%I TO %I USING (true)', tbl, current_user);
  FOREACH class IN ARRAY ARRAY['own', 'team', 'all'] LOOP
    see := CASE class WHEN 'own' THEN own_see WHEN 'team' THEN team_see ELSE '(SELECT vai.person_id()) IS NOT NULL' END;
    change := CASE class WHEN 'own' THEN own_write WHEN 'team' THEN team_write ELSE all_write END;
    EXECUTE format('CREATE POLICY see_%s ON public.%I FOR SELECT TO vai_%s USING (%s)', class, tbl, class, see);
    EXECUTE format('CREATE POLICY add_%s ON public.%I FOR INSERT TO vai_%s WITH CHECK (%s)', class, tbl, class, change);
    EXECUTE format('CREATE POLICY change_%s ON public.%I FOR UPDATE TO vai_%s USING (%s)', class, tbl, class, change);
    IF deletable THEN
      EXECUTE format('CREATE POLICY remove_%s ON public.%I FOR DELETE TO vai_%s USING (%s)', class, tbl, class, change);
    END IF;
  END LOOP;
  INSERT INTO vai.guarded_table VALUES (tbl, deletable);
  EXECUTE format('DROP TRIGGER IF EXISTS a_touch ON public.%I', tbl);
  IF EXISTS (SELECT FROM information_schema.columns WHERE table_schema = 'public' AND table_name = tbl AND column_name = 'version') THEN
    EXECUTE format('CREATE TRIGGER a_touch BEFORE UPDATE ON public.%I FOR EACH ROW EXECUTE FUNCTION vai.touch()', tbl);
  END IF;
  PERFORM vai.follow(tbl, 'z_history', 'record_history', CASE WHEN history THEN '{INSERT,UPDATE,DELETE}'::text[] ELSE '{}' END);
END $$;

-- The usual case: a row belongs to an account (`account_id`) and is seen and written with it. `own_also` and `team_also`
-- are further conditions under which it is seen and written, for rows that belong to no account; they are cheap, so they
-- are asked first. The book is a hashed set: looking a row up in it costs the same for ten accounts and for three thousand.
-- No index serves it, so whoever lists all that a person sees says that once more (core/rowsecurity.py: seen_accounts).
CREATE OR REPLACE FUNCTION vai.guard_by_account(
  tbl text, own_also text DEFAULT 'false', team_also text DEFAULT 'false',
  own_see_also text DEFAULT 'false', team_see_also text DEFAULT 'false', deletable boolean DEFAULT false
) RETURNS void LANGUAGE sql AS $$
  SELECT vai.guard(tbl,
    format('(%s) OR (%s) OR account_id IN (SELECT unnest(vai.book()))', own_also, own_see_also),
    format('(%s) OR account_id = ANY ((SELECT vai.writable_book())::bigint[])', own_also),
    format('(%s) OR (%s) OR (SELECT true FROM account a WHERE a.id = account_id)', team_also, team_see_also),
    format('(%s) OR EXISTS (SELECT 1 FROM account a WHERE a.id = account_id AND (a.team_id = ANY ((SELECT vai.team_ids())::bigint[])'
           ' OR a.id = ANY ((SELECT vai.writable_book())::bigint[])))', team_also),
    deletable => deletable)
$$;

-- Lists that the whole company shares (stages, sources, products): everybody who is signed in reads, administrators write.
CREATE OR REPLACE FUNCTION vai.guard_shared(tbl text, deletable boolean DEFAULT false, write text DEFAULT '(SELECT vai.may_administer())')
RETURNS void LANGUAGE sql AS $$
  SELECT vai.guard(tbl, '(SELECT vai.person_id()) IS NOT NULL', write, '(SELECT vai.person_id()) IS NOT NULL', write, write, deletable)
$$;

-- What belongs to one person alone (saved views, notices): they and whoever acts for them.
CREATE OR REPLACE FUNCTION vai.guard_private(tbl text, history boolean DEFAULT true)
RETURNS void LANGUAGE sql AS $$
  SELECT vai.guard(tbl, 'person_id = (SELECT vai.person_id())', 'person_id = (SELECT vai.person_id())',
    'person_id = (SELECT vai.person_id())', 'person_id = (SELECT vai.person_id())', 'person_id = (SELECT vai.person_id())',
    deletable => true, history => history);
  SELECT vai.see_own_only(tbl)
$$;
CREATE OR REPLACE FUNCTION vai.see_own_only(tbl text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER POLICY see_all ON public.%I USING (person_id = (SELECT vai.person_id()))', tbl);
END $$;

-- A table without row security, and why.
CREATE OR REPLACE FUNCTION vai.exempt(tbl text, reason text) RETURNS void LANGUAGE sql AS
$$ INSERT INTO vai.exempt_table VALUES (tbl, reason) $$;

-- Rights by what each table is: guarded ones for the roles of sight only, others for the app's login role as well.
CREATE OR REPLACE FUNCTION vai.settle_grants() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  app text := current_setting('vai.app_role'); t record;
BEGIN
  EXECUTE format('GRANT USAGE ON SCHEMA vai, public TO vai_own, vai_team, vai_all, %I', app);
  EXECUTE format('GRANT SELECT ON vai.guarded_table, vai.exempt_table, vai.applied_sql TO vai_own, vai_team, vai_all, %I', app);
  EXECUTE format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO vai_own, vai_team, vai_all, %I', app);
  EXECUTE format('GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public, vai TO vai_own, vai_team, vai_all, %I', app);
  FOR t IN SELECT c.relname AS name, g.deletable, g.name IS NOT NULL AS guarded
    FROM pg_class c LEFT JOIN vai.guarded_table g ON g.name = c.relname
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') LOOP
    EXECUTE format('REVOKE ALL ON public.%I FROM vai_own, vai_team, vai_all, %I', t.name, app);
    IF t.guarded THEN
      EXECUTE format('GRANT SELECT, INSERT, UPDATE ON public.%I TO vai_own, vai_team, vai_all', t.name);
      IF t.deletable THEN
        EXECUTE format('GRANT DELETE ON public.%I TO vai_own, vai_team, vai_all', t.name);
      END IF;
    ELSE
      EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON public.%I TO vai_own, vai_team, vai_all, %I', t.name, app);
    END IF;
  END LOOP;
  EXECUTE 'REVOKE INSERT, UPDATE ON public.history_entry, public.undone_change FROM vai_own, vai_team, vai_all';
  FOR t IN SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'v' LOOP
    EXECUTE format('GRANT SELECT ON public.%I TO vai_own, vai_team, vai_all', t.name);
  END LOOP;
END $$;

-- What guards the tables, as the catalogues of PostgreSQL tell it: row security, policies, triggers, rights, and our functions.
-- core/sqlfiles.py keeps what it made in vai.made; whatever differs from that was changed by another hand.
CREATE OR REPLACE FUNCTION vai.shape() RETURNS TABLE (kind text, place text, name text, definition text)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  WITH tables AS (
    SELECT c.oid, c.relname::text AS place, c.relacl, c.relowner, c.relrowsecurity, c.relforcerowsecurity
    FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
      AND (c.relrowsecurity OR EXISTS (SELECT FROM vai.guarded_table g WHERE g.name = c.relname) OR EXISTS (SELECT FROM vai.exempt_table e WHERE e.name = c.relname))
  )
  SELECT 'row security', t.place, '', concat_ws(' ', CASE WHEN t.relrowsecurity THEN 'enabled' ELSE 'disabled' END, CASE WHEN t.relforcerowsecurity THEN 'forced' END)
  FROM tables t
  UNION ALL
  SELECT 'policy', t.place, p.polname, concat_ws(' ', p.polcmd::text, p.polpermissive::text,
    (SELECT string_agg(coalesce(r.rolname, 'public'), ',' ORDER BY r.rolname) FROM unnest(p.polroles) u LEFT JOIN pg_roles r ON r.oid = u),
    pg_get_expr(p.polqual, p.polrelid), 'check', pg_get_expr(p.polwithcheck, p.polrelid))
  FROM pg_policy p JOIN tables t ON t.oid = p.polrelid
  UNION ALL
  SELECT 'trigger', t.place, g.tgname, concat_ws(' ', CASE g.tgenabled WHEN 'O' THEN 'enabled' WHEN 'D' THEN 'disabled' ELSE g.tgenabled::text END, pg_get_triggerdef(g.oid))
  FROM pg_trigger g JOIN tables t ON t.oid = g.tgrelid WHERE NOT g.tgisinternal
  UNION ALL
  SELECT 'rights', t.place, coalesce(r.rolname, 'public'), string_agg(a.privilege_type, ',' ORDER BY a.privilege_type)
  FROM tables t CROSS JOIN LATERAL aclexplode(t.relacl) a LEFT JOIN pg_roles r ON r.oid = a.grantee
  WHERE a.grantee <> t.relowner GROUP BY t.place, r.rolname
  UNION ALL
  SELECT 'function', 'vai', f.oid::regprocedure::text, md5(pg_get_functiondef(f.oid))
  FROM pg_proc f WHERE f.pronamespace = 'vai'::regnamespace AND f.prokind = 'f'
$$;
